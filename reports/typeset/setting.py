"""From a broken line to ink: where each piece of it stands, and the pen that writes it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportlab.lib.colors import toColor
from reportlab.pdfgen.canvas import Canvas

from reports.typeset.fonts import BLACK, CENTRE
from reports.typeset.linebreak import SQUEEZABLE_AFTER, SQUEEZABLE_BEFORE, Line, Unit

Align = Literal["justify", "left", "center", "right"]

LOOSEST = 0.5
"""Em that may be put between two characters; a line that needs more is left ragged."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one font and colour at `x`, with `spacing` after each character; both in em."""

    x: float
    text: str
    font: str
    ink: str
    spacing: float


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
    """Join neighbours of one font, colour and spacing."""
    begin, here = 0, x
    for at, unit in enumerate(line.units):
        first = line.units[begin]
        same = unit.font == first.font and unit.ink == first.ink
        if at and not (same and gaps[at - 1] == gaps[begin]):
            yield _piece(line, begin, at, x, gaps)
            begin, x = at, here
        here += unit.width + gaps[at]
    if line.units:
        yield _piece(line, begin, len(line.units), x, gaps)


def _piece(line: Line, begin: int, end: int, x: float, gaps: list[float]) -> Piece:
    units = line.units[begin:end]
    text = "".join(unit.text for unit in units)
    spacing = gaps[begin] if len(units) > 1 else 0.0
    return Piece(x, text, units[0].font, units[0].ink, spacing)


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
        for piece in place(line, align):
            self._take(piece, size)
            self._text.setTextOrigin(x + piece.x * size, middle - CENTRE[piece.font] * size)
            self._text.textOut(piece.text)

    def _take(self, piece: Piece, size: float) -> None:
        if self._font != (piece.font, size):
            self._font = (piece.font, size)
            self._text.setFont(piece.font, size)
        if self._ink != piece.ink:
            self._ink = piece.ink
            self._text.setFillColor(toColor(piece.ink))
        if self._spacing != piece.spacing * size:
            self._spacing = piece.spacing * size
            self._text.setCharSpace(self._spacing)

    def finish(self) -> None:
        """Put what was written on the page."""
        self._canvas.drawText(self._text)
