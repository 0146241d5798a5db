"""From a broken line to ink: where each piece of it stands, and the pen that writes it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, cast

from reportlab.lib.colors import toColor
from reportlab.pdfgen.canvas import Canvas

from reports.typeset.canvas import PaperCanvas
from reports.typeset.fonts import BLACK, CENTRE, RAISED_SIZE
from reports.typeset.linebreak import SQUEEZABLE_AFTER, SQUEEZABLE_BEFORE, Line, Unit

Align = Literal["justify", "left", "center", "right"]

_RISE = 0.34
"""Of a raised digit: its top is that of the digits beside it, or a little higher."""
LOOSEST = 0.5
"""Em that may be put between two characters; a line that needs more is left ragged."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one font and colour at `x`, with `spacing` after each character; all in em."""

    x: float
    width: float
    text: str
    font: str
    ink: str
    spacing: float
    raised: bool
    mark: str

    @property
    def size(self) -> float:
        """Of the font, in em."""
        return RAISED_SIZE if self.raised else 1.0

    @property
    def baseline(self) -> float:
        """How high it stands above the middle of the line."""
        return (_RISE if self.raised else 0.0) - CENTRE[self.font]


def place(line: Line, align: Align) -> list[Piece]:
    """The pieces of a line in its room: squeezed when too long, spread or moved when too short."""
    units = line.units
    rest = line.room - line.width
    gaps, start = [0.0] * len(units), line.indent
    if rest < 0:
        gaps, start = _squeeze(line, -rest)
    elif align == "justify":
        gaps = _spread(line, rest)
    elif align != "left":
        start += rest / 2 if align == "center" else rest
    return list(_pieces(line, start, gaps))


def _squeeze(line: Line, over: float) -> tuple[list[float], float]:
    """Negative gaps after each unit, and the start, so that the marks give up `over` evenly."""
    share = over / sum(unit.squeeze for unit in line.units)
    before = [_give(unit, SQUEEZABLE_BEFORE, share) for unit in line.units] + [0.0]
    gaps = [
        -_give(unit, SQUEEZABLE_AFTER, share) - following
        for unit, following in zip(line.units, before[1:], strict=True)
    ]
    return gaps, line.indent - before[0]


def _give(unit: Unit, marks: frozenset[str], share: float) -> float:
    return unit.squeeze * share if unit.text in marks else 0.0


def _spread(line: Line, rest: float) -> list[float]:
    """Equal gaps between all units that are not glued, so that the line ends at the right edge."""
    open_after = [not unit.glued for unit in line.units[1:]] + [False]
    gap = rest / max(sum(open_after), 1)
    if line.final or gap > LOOSEST:
        gap = 0.0
    return [gap if is_open else 0.0 for is_open in open_after]


def _pieces(line: Line, x: float, gaps: list[float]) -> Iterator[Piece]:
    """Join neighbours that look alike, with the same spacing and mark."""
    begin, here = 0, x
    for at, unit in enumerate(line.units):
        if at and not (_alike(unit, line.units[begin]) and gaps[at - 1] == gaps[begin]):
            yield _piece(line.units[begin:at], x, gaps[begin])
            begin, x = at, here
        here += unit.width + gaps[at]
    if line.units:
        yield _piece(line.units[begin:], x, gaps[begin])


def _alike(one: Unit, other: Unit) -> bool:
    return (
        one.font == other.font
        and one.ink == other.ink
        and one.raised == other.raised
        and one.mark == other.mark
    )


def _piece(units: Sequence[Unit], x: float, gap: float) -> Piece:
    first = units[0]
    spacing = gap if len(units) > 1 else 0.0
    width = sum(unit.width for unit in units) + spacing * (len(units) - 1)
    text = "".join(unit.text for unit in units)
    return Piece(x, width, text, first.font, first.ink, spacing, first.raised, first.mark)


class Pen:
    """Writes pieces in one PDF text object; `finish` puts it on the canvas.

    Letter spacing outlives a text object: use the pen between saveState and restoreState, as
    every flowable is.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._text = canvas.beginText()
        self._font: tuple[str, float] = ("", 0.0)
        self._ink = BLACK
        self._spacing = 0.0

    def write(self, line: Line, align: Align, x: float, middle: float, size: float) -> None:
        """Write a line at `size` points from `x`; `middle` is the height of its middle."""
        pieces = place(line, align)
        for piece in pieces:
            self._take(piece, size)
            self._text.setTextOrigin(x + piece.x * size, middle + piece.baseline * size)
            self._text.textOut(piece.text)
        if any(piece.mark for piece in pieces):
            self._mark(pieces, x, middle, size)

    def _mark(self, pieces: Sequence[Piece], x: float, middle: float, size: float) -> None:
        """Tell the canvas where marked text stands: it is that of a document (`PaperCanvas`)."""
        canvas = cast("PaperCanvas", self._canvas)
        for mark, same in groupby(pieces, key=lambda piece: piece.mark):
            if mark:
                first, *rest = same
                last = (first, *rest)[-1]
                left, right = x + first.x * size, x + (last.x + last.width) * size
                canvas.mark(mark, (left, middle - size / 2), (right, middle + size / 2))

    def _take(self, piece: Piece, size: float) -> None:
        if self._font != (piece.font, size * piece.size):
            self._font = (piece.font, size * piece.size)
            self._text.setFont(*self._font)
        if self._ink != piece.ink:
            self._ink = piece.ink
            self._text.setFillColor(toColor(piece.ink))
        if self._spacing != piece.spacing * size:
            self._spacing = piece.spacing * size
            self._text.setCharSpace(self._spacing)

    def finish(self) -> None:
        """Put what was written on the page."""
        self._canvas.drawText(self._text)
