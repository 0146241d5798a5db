"""The lines of a chart, told apart by dashes and marks, and the inks they are drawn in.

Lines are PolyLines throughout: the SVG writer closes a Line, and on its way back fills the gaps.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportlab.graphics.shapes import Circle, Drawing, Polygon, PolyLine, SolidShape
from reportlab.lib.colors import Color, black, white

MARK = 6.0
"""How wide and high the largest mark of a line is."""
RULE, LEVEL, _STROKE = 0.5, 0.9, 1.2
"""How thick ruled lines are, that of what has to be reached, and the others."""
_DIAMOND = 4.0

Point = tuple[float, float]
Mark = Literal["dot", "ring", "diamond"]


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of a chart: words and marks, the figures, the grid, the ground it stands on."""

    ink: Color
    figures: Color
    pale: Color
    ground: Color


PAPER = Inks(black, black, Color(0.82, 0.82, 0.82), white)


@dataclass(frozen=True, slots=True)
class Stroke:
    """One kind of line: its name in the legend, the mark on it, and its dashes."""

    name: str
    mark: Mark
    dashes: tuple[float, float] | None = None


def rule(drawing: Drawing, points: Sequence[Point], ink: Color, width: float) -> None:
    """A thin solid line."""
    drawing.add(_polyline(points, ink, width))


def stroke(drawing: Drawing, points: Sequence[Point], kind: Stroke, inks: Inks) -> None:
    """A line of its kind."""
    line = _polyline(points, inks.ink if kind.dashes else inks.figures, _STROKE)
    if kind.dashes:
        line.strokeDashArray = kind.dashes
    drawing.add(line)


def _polyline(points: Sequence[Point], ink: Color, width: float) -> PolyLine:
    line = PolyLine([part for point in points for part in point])
    line.strokeColor, line.strokeWidth = ink, width
    return line


def mark(
    drawing: Drawing, point: Point, kind: Stroke, inks: Inks, fill: Color | None = None
) -> None:
    """A mark of its kind: dots are filled, the others open, unless `fill` is given."""
    shape = _shape(kind.mark, *point)
    is_dot = kind.mark == "dot"
    shape.strokeColor = inks.figures if is_dot else inks.ink
    shape.fillColor = fill or (inks.figures if is_dot else inks.ground)
    shape.strokeWidth = RULE * 2
    drawing.add(shape)


def _shape(mark: Mark, x: float, y: float) -> SolidShape:
    if mark == "diamond":
        far = _DIAMOND
        return Polygon([x - far, y, x, y + far, x + far, y, x, y - far])
    return Circle(x, y, MARK / 2 if mark == "dot" else 0.4 * MARK)
