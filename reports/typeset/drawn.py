"""Words in a drawing, in the sans of the house: labels, and sentences broken by paper's rules."""

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing, String
from reportlab.lib.colors import Color, black

from reports.typeset.fonts import CENTRE, load_font, measure, split_by_font
from reports.typeset.linebreak import Line, break_lines
from reports.typeset.setting import Piece, place

SIZE = 9.0
"""Of labels, in points."""


def label(
    drawing: Drawing, x: float, y: float, text: str, ink: Color = black, size: float = SIZE
) -> None:
    """Text that begins at `x`, its middle at `y`."""
    for font, part in split_by_font(text, "heading"):
        drawing.add(_string(x, y, part, font, size, ink))
        x += load_font(font).stringWidth(part, size)


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
        for piece in place(line, "left"):
            for x, text in _letters(piece):
                y = top - (at + 0.5) * leading
                drawing.add(_string(x * size, y, text, piece.font, size, ink))


def _letters(piece: Piece) -> Sequence[tuple[float, str]]:
    """A drawing knows no letter spacing: where marks were squeezed each character stands alone."""
    if not piece.spacing:
        return ((piece.x, piece.text),)
    width = load_font(piece.font).stringWidth
    starts = (width(piece.text[:at], 1) + at * piece.spacing for at in range(len(piece.text)))
    return [(piece.x + x, char) for x, char in zip(starts, piece.text, strict=True)]


def _string(x: float, middle: float, text: str, font: str, size: float, ink: Color) -> String:
    # The SVG writer cuts twice this height to whole points.
    low = round(2 * (middle - CENTRE[font] * size)) / 2
    return String(x, low, text, fontName=font, fontSize=size, fillColor=ink)
