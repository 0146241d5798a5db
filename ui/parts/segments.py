"""A few views of one page side by side: one of them is shown."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ui.parts.words import restyle


class Segments(QWidget):
    """Buttons of which exactly one is pressed; ← and → go from one to the next.

    Signals:
        chosen: the choice now pressed.
    """

    chosen = Signal(str)

    def __init__(self, choices: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = {words: QPushButton(words) for words in choices}
        group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for words, made in self._buttons.items():
            made.setCheckable(True)
            made.toggled.connect(partial(self._turn, words))
            group.addButton(made)
            line.addWidget(made)
        with QSignalBlocker(self):
            self.pick(choices[0])

    def value(self) -> str:
        """What is shown."""
        return next(words for words, made in self._buttons.items() if made.isChecked())

    def pick(self, words: str) -> None:
        """Show another view."""
        self._buttons[words].setChecked(True)

    def set_count(self, words: str, count: str) -> None:
        """Say behind a choice how much waits there, "" for nothing."""
        self._buttons[words].setText(f"{words}　{count}" if count else words)

    def set_tip(self, words: str, tip: str) -> None:
        """Say on hover what else there is to say about a choice, e.g. its key."""
        self._buttons[words].setToolTip(tip)

    def _turn(self, words: str, checked: bool) -> None:  # noqa: FBT001 - as Qt tells it
        restyle(self._buttons[words], active=checked)
        if checked:
            self.chosen.emit(words)
