"""二维码: codes side by side that a telephone scans from the sheet, each with words below."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel
from reportlab.lib.colors import black, white
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from reports.typeset.fonts import measure
from reports.typeset.linebreak import Line, break_lines
from reports.typeset.page import TEXT_WIDTH
from reports.typeset.setting import Pen

ACROSS = 3
_CELL = TEXT_WIDTH / ACROSS
_CODE = 38 * mm
_QUIET = 4
"""Free modules around a code (ISO/IEC 18004, section 9.1)."""
_NAME, _NOTE = 12.0, 8.0
_NOTE_LINES = 2
_LEADING = 1.3
_WORDS = _CELL - 3 * mm
_AFTER = 2 * mm
_HEIGHT = _CODE + _LEADING * (_NAME + _NOTE_LINES * _NOTE)


@dataclass(frozen=True, slots=True)
class Card:
    """What the code says to a telephone, and the words below it to people."""

    code: str
    name: str
    note: str


def qr_rows(cards: Sequence[Card]) -> list[Flowable]:
    """All cards, three to a row; a row is never torn."""
    return [_Row(cards[at : at + ACROSS]) for at in range(0, len(cards), ACROSS)]


class _Row(Flowable):
    """Up to three cards from the left."""

    def __init__(self, cards: Sequence[Card]) -> None:
        super().__init__()
        self._cards = cards

    def wrap(self, aW: float, _aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        return aW, _HEIGHT

    def getSpaceAfter(self) -> float:  # noqa: N802 - overrides ReportLab
        return _AFTER

    def draw(self) -> None:
        for place, card in enumerate(self._cards):
            left = place * _CELL
            _draw_code(self.canv, card.code, left + (_CELL - _CODE) / 2, _HEIGHT - _CODE)
            _draw_words(self.canv, card, left + (_CELL - _WORDS) / 2)


def _draw_code(canvas: Canvas, text: str, left: float, bottom: float) -> None:
    """Bytes of UTF-8, error correction M; white below it, whatever lies behind the page."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(QR8bitByte(text))
    code.make()
    size = _CODE / (len(code.modules) + 2 * _QUIET)
    canvas.setFillColor(white)
    canvas.rect(left, bottom, _CODE, _CODE, stroke=0, fill=1)
    path = canvas.beginPath()
    for row, modules in enumerate(code.modules):
        x, y = left + _QUIET * size, bottom + _CODE - (_QUIET + row + 1) * size
        for is_dark, same in groupby(modules):
            width = len(list(same)) * size
            if is_dark:
                path.rect(x, y, width, size)
            x += width
    canvas.setFillColor(black)
    canvas.drawPath(path, stroke=0, fill=1)


def _draw_words(canvas: Canvas, card: Card, left: float) -> None:
    """The name on one line, smaller when it is long; the post on two, the rest of it left out."""
    name = measure(card.name, "heading")
    size = min(_NAME, _WORDS / sum(unit.width for unit in name))
    pen = Pen(canvas)
    top = _HEIGHT - _CODE
    pen.write(Line(name, _WORDS / size), "center", left, top - _LEADING * _NAME / 2, size)
    top -= _LEADING * _NAME
    lines = break_lines(measure(card.note, "body"), _WORDS / _NOTE)[:_NOTE_LINES]
    for at, line in enumerate(lines):
        pen.write(line, "center", left, top - _LEADING * _NOTE * (at + 0.5), _NOTE)
    pen.finish()
