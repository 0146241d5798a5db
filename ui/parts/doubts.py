"""What is doubtful about printing a paper, and the question whether to print it all the same."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.marks import Shape, ShapeLabel
from ui.parts.words import words
from ui.precheck import Doubt, Urgency
from ui.theme import Tone

WIDTH = 460
LOOKS: dict[Urgency, tuple[Shape, Tone]] = {
    Urgency.SPOILS: ("square", "red"),
    Urgency.NOTICE: ("triangle", "yellow"),
}


class Printing(Enum):
    """What to do about a paper of which something is doubtful."""

    GO = auto()
    CHOOSE = auto()
    STOP = auto()


class DoubtsDialog(QDialog):
    """打印预检: a line for every doubt, each with its shape and word; Return and Esc print nothing.

    Args:
        title: of the paper.
        doubts: at least one.
        parent: the window it belongs to.
    """

    def __init__(self, title: str, doubts: Sequence[Doubt], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answer = Printing.STOP
        self.setWindowTitle(f"打印预检：{title}")
        self.setMinimumWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(words("打印前请先看这几点", "card-title"))
        for doubt in doubts:
            column.addLayout(_line(doubt))
        column.addSpacing(8)
        column.addLayout(self._acts())

    def _acts(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addStretch(1)
        line.addWidget(self._act("换打印机(&C)", Printing.CHOOSE))
        line.addWidget(self._act("仍要打印(&P)", Printing.GO))
        stay = self._act("先不打印(&N)", Printing.STOP)
        stay.setDefault(True)
        line.addWidget(stay)
        return line

    def _act(self, verb: str, answer: Printing) -> QPushButton:
        def give() -> None:
            self.answer = answer
            self.accept()

        return button(verb, give)


def _line(doubt: Doubt) -> QHBoxLayout:
    shape, tone = LOOKS[doubt.urgency]
    line = QHBoxLayout()
    line.setSpacing(6)
    top = Qt.AlignmentFlag.AlignTop
    line.addWidget(ShapeLabel(shape, tone), alignment=top)
    line.addWidget(words(doubt.urgency.value, tone=tone), alignment=top)
    line.addWidget(words(doubt.sentence, wrap=True), 1)
    return line
