"""The sentence that stands directly at a cell: a question, a refusal, or why it is closed."""

from typing import Literal

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.parts.layouts import empty_out
from ui.parts.marks import Shape, ShapeLabel
from ui.parts.words import words
from ui.theme import Tone

NoteKind = Literal["question", "refusal", "closed"]
MARKS: dict[NoteKind, tuple[Shape, Tone]] = {
    "question": ("triangle", "yellow"),
    "refusal": ("square", "red"),
    "closed": ("ring", "grey"),
}
WIDEST = 380
GAP = 3


class CellNote(QFrame):
    """A small surface under a cell, or above it where the sheet ends."""

    def __init__(self, sheet: QWidget) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._sentence = ""
        self._cell = QRect()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(10, 6, 12, 6)
        self._line.setSpacing(6)
        self.hide()

    def sentence(self) -> str:
        """What is shown, "" for nothing."""
        return self._sentence

    def say(self, kind: NoteKind, sentence: str, cell: QRect) -> None:
        """Show a sentence at a cell, whose place is given in the sheet."""
        self._sentence = sentence
        shape, tone = MARKS[kind]
        label = words(sentence, tone=None if tone == "grey" else tone, wrap=True)
        label.ensurePolished()
        wide = label.fontMetrics().horizontalAdvance(sentence) + 2
        label.setFixedWidth(min(wide, WIDEST))
        empty_out(self._line)
        mark = ShapeLabel(shape, tone)
        self._line.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(label)
        self.show()
        self.stand_at(cell)

    def stand_at(self, cell: QRect) -> None:
        """Go with the cell when the sheet is scrolled."""
        self.adjustSize()
        room = self._sheet.rect()
        top = cell.bottom() + GAP
        if top + self.height() > room.bottom():
            top = cell.top() - GAP - self.height()
        left = min(cell.right() + 1 - self.width(), room.right() - self.width() - GAP)
        self.move(max(GAP, left), top)
        self.raise_()

    def withdraw(self) -> None:
        """Say nothing."""
        self._sentence = ""
        self.hide()
