"""A few views of one page side by side: one of them is shown."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ui.parts.words import restyle


class Segments(QWidget):
    """Buttons of which exactly one is pressed; ← and → go from one to the next.

    Signals:
        chosen: the words of the button now pressed.
    """

    chosen = Signal(str)

    def __init__(self, choices: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = {words: QPushButton(words) for words in choices}
        group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for made in self._buttons.values():
            made.setCheckable(True)
            made.toggled.connect(self._show)
            group.addButton(made)
            line.addWidget(made)
        self._buttons[choices[0]].setChecked(True)
        group.buttonToggled.connect(self._tell)

    def value(self) -> str:
        """What is shown."""
        return next(words for words, made in self._buttons.items() if made.isChecked())

    def pick(self, words: str) -> None:
        """Show another view."""
        self._buttons[words].setChecked(True)

    def _tell(self, made: QPushButton, checked: bool) -> None:  # noqa: FBT001 - as Qt tells it
        if checked:
            self.chosen.emit(made.text())

    def _show(self) -> None:
        for made in self._buttons.values():
            restyle(made, active=made.isChecked())
