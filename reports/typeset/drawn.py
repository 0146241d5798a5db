"""Words in a drawing, in the sans of the house: labels, and sentences broken by paper's rules."""

from collections.abc import Sequence
from math import inf

from reportlab.graphics.shapes import Drawing, String
from reportlab.lib.colors import Color, black

from reports.typeset.fonts import load_font, measure
from reports.typeset.linebreak import RAISED, Line, break_lines
from reports.typeset.setting import Piece, place

SIZE = 9.0
"""Of labels, in points."""
_DIGITS = str.maketrans(RAISED, "0123456789")


def label(
    drawing: Drawing, x: float, y: float, text: str, ink: Color = black, size: float = SIZE
) -> None:
    """Text that begins at `x`, its middle at `y`."""
    _write(drawing, Line(measure(text, "heading"), inf), (x, y), ink, size)


def label_width(text: str, size: float = SIZE) -> float:
    """How wide a label is, in points."""
    return sum(unit.width for unit in measure(text, "heading")) * size


def broken(text: str, width: float, size: float = SIZE) -> Sequence[Line]:
    """A sentence as lines of this width; none of no text."""
    return break_lines(measure(text, "heading"), width / size) if text else ()


def write(
    drawing: Drawing,
    lines: Sequence[Line],
    top: float,
    leading: float,
    ink: Color,
    size: float = SIZE,
) -> None:
    """Broken lines from the left edge, the first one below `top`."""
    for at, line in enumerate(lines):
        _write(drawing, line, (0, top - (at + 0.5) * leading), ink, size)


def _write(
    drawing: Drawing, line: Line, start: tuple[float, float], ink: Color, size: float
) -> None:
    """A line from its left edge and middle."""
    for piece in place(line, "left"):
        # The SVG writer cuts twice this height to whole points.
        low = round(2 * (start[1] + piece.baseline * size)) / 2
        for x, text in _letters(piece):
            string = String(start[0] + x * size, low, text, fillColor=ink)
            string.fontName, string.fontSize = piece.font, size * piece.size
            drawing.add(string)


def _letters(piece: Piece) -> Sequence[tuple[float, str]]:
    """A drawing knows no letter spacing: where marks were squeezed each character stands alone.

    Nor do the fonts of the screen know that raised digits are drawn as digits.
    """
    if not piece.spacing:
        return ((piece.x, piece.text.translate(_DIGITS)),)
    width = load_font(piece.font).stringWidth
    starts = (width(piece.text[:at], 1) + at * piece.spacing for at in range(len(piece.text)))
    return [(piece.x + x, char) for x, char in zip(starts, piece.text, strict=True)]
