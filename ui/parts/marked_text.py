"""A large text in which stretches are marked and numbered at the left edge."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from ui.theme import Tone, tokens

EDGE = 34


@dataclass(frozen=True, slots=True)
class TextMark:
    """A stretch of the text (begin and end as in `str`), its number, and how it stands."""

    begin: int
    end: int
    number: int
    tone: Tone


class MarkedText(QPlainTextEdit):
    """Text to paste into and to read along; Tab goes on, Ctrl+V pastes.

    Signals:
        pasted: something has just been pasted.
    """

    pasted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._marks: Sequence[TextMark] = ()
        self._begins: dict[int, list[TextMark]] = {}
        self._current: TextMark | None = None
        self._edge = TextEdge(self)
        self.updateRequest.connect(lambda *_: self._edge.update())

    def set_marks(self, marks: Sequence[TextMark], current: TextMark | None) -> None:
        """Mark these stretches, one of them as the current one."""
        self._marks, self._current = marks, current
        self._begins = {}
        for mark in marks:
            self._begins.setdefault(self._at(mark.begin).blockNumber(), []).append(mark)
        self._edge.setVisible(bool(marks))
        self.setViewportMargins(EDGE if marks else 0, 0, 0, 0)
        self._paint_marks()

    def show_mark(self, mark: TextMark) -> None:
        """Bring a stretch into view."""
        cursor = self._cursor(mark)
        self.setTextCursor(self._at(mark.end))
        cursor.setPosition(cursor.selectionStart())
        self.setTextCursor(cursor)

    def marked_at(self, block: int) -> list[TextMark]:
        """The marks that begin on a line, counted from 0."""
        return self._begins.get(block, [])

    @property
    def current(self) -> TextMark | None:
        """The mark that is emphasised."""
        return self._current

    def _paint_marks(self) -> None:
        colours = tokens()
        found = []
        for mark in self._marks:
            made = QTextEdit.ExtraSelection()
            made.cursor = self._cursor(mark)
            is_current = mark == self._current
            ground = colours.ground("yellow" if is_current else mark.tone)
            made.format.setBackground(ground)
            if is_current:
                made.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
                made.format.setUnderlineColor(QColor(colours.accent))
            found.append(made)
        self.setExtraSelections(found)
        self._edge.update()

    def _at(self, place: int) -> QTextCursor:
        """Qt counts in UTF-16: a rare character is two."""
        text = self.toPlainText()[:place]
        cursor = QTextCursor(self.document())
        cursor.setPosition(len(text.encode("utf-16-le")) // 2)
        return cursor

    def _cursor(self, mark: TextMark) -> QTextCursor:
        cursor = self._at(mark.begin)
        cursor.setPosition(self._at(mark.end).position(), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste, and tell."""
        super().insertFromMimeData(source)
        self.pasted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The edge is as high as the text."""
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._edge.setGeometry(QRect(inside.topLeft(), QSize(EDGE, inside.height())))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Another dress has other grounds."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_marks()


class TextEdge(QWidget):
    """The numbers of the marks, each before the line on which it begins."""

    def __init__(self, text: MarkedText) -> None:
        super().__init__(text)
        self._text = text
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Number the lines that are in view."""
        painter = QPainter(self)
        block = self._text.firstVisibleBlock()
        top = self._text.contentOffset().y() + self._text.viewport().y() - self.y()
        while block.isValid() and top <= event.rect().bottom():
            marks = self._text.marked_at(block.blockNumber()) if block.isVisible() else []
            height = self._text.blockBoundingRect(block).height()
            if marks:
                self._paint(painter, marks, round(top))
            top += height
            block = block.next()

    def _paint(self, painter: QPainter, marks: Sequence[TextMark], top: int) -> None:
        first, *others = marks
        is_current = self._text.current in marks
        line = self._text.fontMetrics().lineSpacing()
        painter.setPen(QColor(tokens().accent) if is_current else tokens().ink(first.tone))
        words = f"{first.number}…" if others else str(first.number)
        if is_current and self._text.current:
            words = f"▸{self._text.current.number}"
        room = QRect(0, top, EDGE - 6, line)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
