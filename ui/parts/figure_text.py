"""A text with figures in it: each figure is one chip that moves and goes as a whole."""

import json
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from ui.theme import tokens
from workbench.reporting.figures import Figure, Phrase, figures_in, parts_of, phrase

CHIP = QTextFormat.ObjectTypes.UserObject + 1
KEY, WORDS = QTextFormat.Property.UserProperty + 1, QTextFormat.Property.UserProperty + 2
PIECES = "application/x-workbench-pieces"
"""The kind under which a copied stretch keeps its figures."""
STANDS_FOR = "\ufffc"
"""What Qt has in the text for a chip."""
PADDING = 5

Piece = str | tuple[str, str]
"""Words, or key and words of a figure."""


class FigureTextEdit(QTextEdit):
    """Paragraphs of words and figures; Tab goes on to the next field.

    Signals:
        edited: something was typed, deleted or pasted.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: dict[str, Figure] = {}
        self._chips = Chips(self)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self.document().documentLayout().registerHandler(CHIP, self._chips)
        self.document().setDocumentMargin(8)
        self.textChanged.connect(self.edited)

    # What a form does with it

    def offer(self, figures: Mapping[str, Figure]) -> None:
        """Know further figures, which can be put in or pasted."""
        self._figures |= figures

    def value(self) -> object:
        """The paragraphs as phrases, without empty ones and without blanks at their ends."""
        return self.paragraphs()

    def paragraphs(self) -> tuple[Phrase, ...]:
        """The same for who knows that they are phrases."""
        rows = [_stripped(pieces) for pieces in self._rows()]
        return tuple(phrase(*map(self._part, row)) for row in rows if row)

    def put(self, value: object) -> None:
        """Show paragraphs (strings or phrases); None shows nothing."""
        paragraphs: Sequence[str] = value if isinstance(value, Sequence) else ()
        self._figures |= figures_in(paragraphs)
        self._fill([[_piece(part) for part in parts_of(text)] for text in paragraphs])

    def raw(self) -> str:
        """Words and figures exactly as they stand."""
        return _packed(self._rows())

    def retype(self, text: str) -> None:
        """Show what `raw` gave before."""
        self._fill(_unpacked(text))

    def reads(self, paragraphs: Iterable[str]) -> bool:
        """Whether these paragraphs stand in it, with the same figures."""
        return list(map(_seen, self.paragraphs())) == list(map(_seen, paragraphs))

    def figures(self) -> dict[str, str]:
        """Key and words of every figure that stands in the text."""
        return dict(piece for row in self._rows() for piece in row if isinstance(piece, tuple))

    def insert_figure(self, figure: Figure) -> None:
        """Put a figure in at the cursor."""
        self._figures.setdefault(figure.key, figure)
        self._insert(self.textCursor(), [[(figure.key, figure.words)]])

    # The text

    def _part(self, piece: Piece) -> str | Figure:
        return piece if isinstance(piece, str) else self._figures[piece[0]]

    def _rows(self) -> list[list[Piece]]:
        rows, block = [], self.document().begin()
        while block.isValid():
            rows.append(list(_pieces(block, 0, block.length() - 1)))
            block = block.next()
        return rows

    def _fill(self, rows: Iterable[Sequence[Piece]]) -> None:
        """Show other paragraphs; what was typed before cannot be brought back by Ctrl+Z."""
        self.document().setUndoRedoEnabled(False)
        self.clear()
        self._insert(QTextCursor(self.document()), rows)
        self.document().setUndoRedoEnabled(True)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _insert(self, cursor: QTextCursor, rows: Iterable[Sequence[Piece]]) -> None:
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        for number, row in enumerate(rows):
            if number:
                cursor.insertBlock()
            for piece in row:
                if isinstance(piece, str):
                    cursor.insertText(piece, QTextCharFormat())
                else:
                    cursor.insertText(STANDS_FOR, _chip(*piece))
        cursor.setCharFormat(QTextCharFormat())
        cursor.endEditBlock()

    # Cutting, copying, pasting

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """The words for other programs, and the figures for this one."""
        cursor = self.textCursor()
        rows = list(self._selected(cursor.selectionStart(), cursor.selectionEnd()))
        made = QMimeData()
        made.setText("\n".join("".join(map(_words, row)) for row in rows))
        made.setData(PIECES, _packed(rows).encode())
        return made

    def _selected(self, begin: int, end: int) -> Iterable[list[Piece]]:
        block = self.document().findBlock(begin)
        while block.isValid() and block.position() <= end:
            first = max(0, begin - block.position())
            yield list(_pieces(block, first, min(block.length() - 1, end - block.position())))
            block = block.next()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Words, nothing else."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste; figures of another paper become plain words."""
        if source.hasFormat(PIECES):
            rows = _unpacked(bytes(source.data(PIECES).data()).decode())
        else:
            text = source.text().replace("\r\n", "\n").replace(STANDS_FOR, "")
            rows = [[line] for line in text.split("\n")]
        self._insert(self.textCursor(), [[self._known(piece) for piece in row] for row in rows])

    def _known(self, piece: Piece) -> Piece:
        is_known = isinstance(piece, tuple) and piece[0] in self._figures
        return piece if is_known else _words(piece)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Another font makes other chips."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.document().markContentsDirty(0, self.document().characterCount())


class Chips(QPyTextObject):
    """Measures and paints the figures."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def intrinsicSize(  # noqa: N802 - Qt's name
        self, document: QTextDocument, place: int, look: QTextFormat
    ) -> QSizeF:
        """As wide as its words, as high as a line."""
        del place
        metrics = QFontMetricsF(document.defaultFont())
        width = metrics.horizontalAdvance(str(look.property(WORDS)))
        return QSizeF(width + 2 * PADDING, metrics.height())

    def drawObject(  # noqa: N802 - Qt's name
        self,
        painter: QPainter,
        room: QRectF | QRect,
        document: QTextDocument,
        place: int,
        look: QTextFormat,
    ) -> None:
        """Words on a ground; the selected ones as all selected words are."""
        del place
        colours = tokens()
        is_selected = look.hasProperty(QTextFormat.Property.BackgroundBrush)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(document.defaultFont())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent) if is_selected else colours.ground("blue"))
        painter.drawRoundedRect(QRectF(room).adjusted(1, 0, -1, 0), 4, 4)
        painter.setPen(QColor(colours.on_accent) if is_selected else colours.ink("blue"))
        painter.drawText(QRectF(room), Qt.AlignmentFlag.AlignCenter, str(look.property(WORDS)))
        painter.restore()


def _chip(key: str, words: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setObjectType(CHIP)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    made.setProperty(KEY, key)
    made.setProperty(WORDS, words)
    made.setToolTip("来自数据的数字：可以移动，不能改写；删掉就断开。")
    return made


def _pieces(block: QTextBlock, begin: int, end: int) -> Iterable[Piece]:
    """What stands in a paragraph between two places, counted as Qt does."""
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        first = fragment.position() - block.position()
        text = _cut(fragment.text(), begin - first, end - first)
        look = fragment.charFormat()
        if look.objectType() == CHIP:
            yield from [(str(look.property(KEY)), str(look.property(WORDS)))] * len(text)
        elif text:
            yield text.replace(STANDS_FOR, "").replace("\u2028", "")
        fragments += 1


def _cut(text: str, begin: int, end: int) -> str:
    """Qt counts in UTF-16: a rare character is two."""
    data = text.encode("utf-16-le")[max(0, 2 * begin) : max(0, 2 * end)]
    return data.decode("utf-16-le", "ignore")


def _seen(paragraph: str) -> tuple[str, list[str]]:
    """What a reader sees of a paragraph, and which figures it has."""
    return str(paragraph), list(figures_in([paragraph]))


def _piece(part: str | Figure) -> Piece:
    return part if isinstance(part, str) else (part.key, part.words)


def _words(piece: Piece) -> str:
    return piece if isinstance(piece, str) else piece[1]


def _stripped(pieces: Sequence[Piece]) -> list[Piece]:
    """Without blanks at both ends, and without empty words."""
    made = list(pieces)
    if made and isinstance(made[0], str):
        made[0] = made[0].lstrip()
    if made and isinstance(made[-1], str):
        made[-1] = made[-1].rstrip()
    return [piece for piece in made if piece]


def _packed(rows: Sequence[Sequence[Piece]]) -> str:
    return json.dumps(rows, ensure_ascii=False)


def _unpacked(text: str) -> list[list[Piece]]:
    rows = json.loads(text) if text else []
    return [[piece if isinstance(piece, str) else tuple(piece) for piece in row] for row in rows]


def lost_figures(before: Iterable[str], now: Mapping[str, str]) -> list[Figure]:
    """Figures of the paragraphs `before` that no longer stand in a text with the figures `now`."""
    return [figure for key, figure in figures_in(before).items() if key not in now]
