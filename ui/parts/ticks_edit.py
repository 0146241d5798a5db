"""Some of a few, each with a box to tick."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ui.parts.flow import Flow


class TicksEdit(QWidget):
    """Its value is the list of what is ticked, in the order of the options.

    Args:
        options: values and words.

    Signals:
        edited: a box was ticked or cleared.
    """

    edited = Signal()

    def __init__(self, options: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._boxes = [(value, QCheckBox(words)) for value, words in options]
        flow = Flow(14)
        for _, box in self._boxes:
            box.toggled.connect(lambda _: self.edited.emit())
            flow.add(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.addWidget(flow)

    def value(self) -> object:
        """The values of the ticked boxes."""
        return [value for value, box in self._boxes if box.isChecked()]

    def put(self, value: object) -> None:
        """Tick the boxes of these values; None ticks none."""
        chosen = value if isinstance(value, Sequence) else ()
        for each, box in self._boxes:
            box.setChecked(each in chosen)

    def raw(self) -> str:
        """The words of what is ticked."""
        return "、".join(box.text() for _, box in self._boxes if box.isChecked())

    def retype(self, text: str) -> None:
        """Tick what was ticked before."""
        words = text.split("、")
        for _, box in self._boxes:
            box.setChecked(box.text() in words)

    def placeholderText(self) -> str:  # noqa: N802 - as Qt's own editors have it
        """There is no empty field to write a hint into: it is shown on hover."""
        return self.toolTip()

    def setPlaceholderText(self, text: str) -> None:  # noqa: N802 - as Qt's own editors have it
        """Say on hover what ticking means."""
        self.setToolTip(text)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The keyboard goes to the first box."""
        self._boxes[0][1].setFocus(event.reason())
