"""Bar charts for a report: drawn with our fonts, told apart by grey and hatching, not by colour.

A chart is a ReportLab drawing: a flowable in a story, and SVG or PDF for the screen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from reportlab.graphics.shapes import Drawing, Group, Line, Rect
from reportlab.lib.colors import Color, black, white

from reports.typeset.drawn import SIZE, broken, label, label_width
from reports.typeset.linebreak import Line as TextLine
from reports.typeset.page import TEXT_WIDTH

Fill = Literal["black", "dark", "light", "white", "rising", "falling", "crossed"]
"""How a bar is filled; the last three are hatched."""

_GREYS: dict[Fill, float] = {"black": 0.0, "dark": 0.35, "light": 0.82}
_LEADING = 11.0
_NAMES = 0.3 * TEXT_WIDTH
_ENDS = 0.08 * TEXT_WIDTH
_BARS = TEXT_WIDTH - _NAMES - _ENDS
_ONE, _PAIR = 22.0, 28.0
"""The highest a category with one bar or with two gets, in points."""
_MOST = 500.0
"""Many categories share the room of a page."""
_LEGEND = 16.0
_FOOT = 8.0
_THICK, _THIN = 0.6, 0.36
"""Of a category's height: a single bar, and one of two."""
_HATCH = 3.5
_RULE = 0.5
_GAP = 4.0


@dataclass(frozen=True, slots=True)
class Series:
    """One bar, or part of a bar, of every category; its name and fill stand in the legend."""

    name: str
    fill: Fill
    values: Sequence[float]


class Box(NamedTuple):
    """A bar's place in points."""

    x: float
    y: float
    width: float
    height: float


def stacked_bars(categories: Sequence[str], parts: Sequence[Series]) -> Drawing:
    """One bar per category, made of the counts of every part; the total stands at its end."""
    totals = [sum(part.values[row] for part in parts) for row in range(len(categories))]
    rows = _Rows(categories, _ONE)
    drawing = _frame(rows, parts)
    scale, thick = _BARS / max([*totals, 1]), _THICK * rows.height
    for row, (total, y) in enumerate(zip(totals, rows.middles, strict=True)):
        x = _NAMES
        for part in parts:
            box = Box(x, y - thick / 2, part.values[row] * scale, thick)
            if box.width:
                _bar(drawing, box, part.fill)
                _count(drawing, box, f"{part.values[row]:g}", part.fill)
            x += box.width
        label(drawing, x + _GAP, y, f"{total:g}")
    return drawing


def paired_bars(categories: Sequence[str], upper: Series, lower: Series) -> Drawing:
    """Two bars per category for fractions, expected above actual; percents stand at their ends."""
    rows = _Rows(categories, _PAIR)
    drawing, thin = _frame(rows, (upper, lower)), _THIN * rows.height
    for one, drop in ((upper, 0.0), (lower, thin)):
        for value, middle in zip(one.values, rows.middles, strict=True):
            box = Box(_NAMES, middle - drop, min(value, 1) * _BARS, thin)
            _bar(drawing, box, one.fill)
            label(drawing, _NAMES + box.width + _GAP, box.y + thin / 2, f"{value:.0%}")
    return drawing


@dataclass(frozen=True, slots=True)
class _Rows:
    """The categories below each other, each as high as it may be."""

    names: Sequence[str]
    most: float

    @property
    def height(self) -> float:
        """Of each row."""
        return min(self.most, _MOST / max(len(self.names), 1))

    @property
    def top(self) -> float:
        """Of the first one, above the foot of the drawing."""
        return _FOOT + self.height * len(self.names)

    @property
    def middles(self) -> list[float]:
        """Of each row, from the top down."""
        return [self.top - (row + 0.5) * self.height for row in range(len(self.names))]


def _frame(rows: _Rows, legend: Sequence[Series]) -> Drawing:
    """A chart without bars yet: the legend above, the categories' names left, the bars' axis."""
    places = _legend_places(legend)
    height = rows.top + _LEGEND * (max((line for _, line in places), default=-1) + 1) + _GAP
    drawing = Drawing(TEXT_WIDTH, height)
    drawing.hAlign = "CENTER"
    for one, (x, line) in zip(legend, places, strict=True):
        y = height - _LEGEND * (line + 0.5)
        _bar(drawing, Box(x, y - _GAP, 3 * _GAP, 2 * _GAP), one.fill)
        label(drawing, x + 4 * _GAP, y, one.name)
    lines = max(1, int(rows.height / _LEADING))
    for name, middle in zip(rows.names, rows.middles, strict=True):
        _name(drawing, broken(name, _NAMES - 2 * _GAP)[:lines], middle)
    drawing.add(Line(_NAMES, _FOOT, _NAMES, rows.top, strokeWidth=_RULE))
    return drawing


def _legend_places(legend: Sequence[Series]) -> list[tuple[float, int]]:
    """Where each entry begins: distance from the left, and line."""
    places: list[tuple[float, int]] = []
    x, line = 0.0, 0
    for one in legend:
        width = 4 * _GAP + label_width(one.name)
        if x + width > TEXT_WIDTH:
            x, line = 0.0, line + 1
        places.append((x, line))
        x += width + 3 * _GAP
    return places


def _name(drawing: Drawing, lines: Sequence[TextLine], middle: float) -> None:
    top = middle + (len(lines) - 1) * _LEADING / 2
    for at, line in enumerate(lines):
        label(drawing, 0, top - at * _LEADING, line.text)


def _bar(drawing: Drawing, box: Box, fill: Fill) -> None:
    grey = _GREYS.get(fill, 1.0)
    rect = Rect(*box)
    rect.fillColor, rect.strokeColor = Color(grey, grey, grey), black
    rect.strokeWidth = _RULE
    drawing.add(rect)
    if fill in {"rising", "crossed"}:
        drawing.add(_hatching(box, rising=True))
    if fill in {"falling", "crossed"}:
        drawing.add(_hatching(box, rising=False))


def _hatching(box: Box, *, rising: bool) -> Group:
    """Slanted lines cut at the edges of a box: a clipping path would turn black on the screen."""
    group = Group()
    for start in _steps(-box.height, box.width, _HATCH):
        near, far = max(start, 0), min(start + box.height, box.width)
        low, high = box.y + near - start, box.y + far - start
        if not rising:
            low, high = 2 * box.y + box.height - low, 2 * box.y + box.height - high
        group.add(Line(box.x + near, low, box.x + far, high, strokeWidth=_RULE))
    return group


def _steps(start: float, stop: float, step: float) -> Iterator[float]:
    while (start := start + step) < stop:
        yield start


def _count(drawing: Drawing, box: Box, text: str, fill: Fill) -> None:
    """A number in the middle of a bar that has room for it; hatching stays clear of it."""
    width = label_width(text)
    if width > box.width:
        return
    x, y = box.x + (box.width - width) / 2, box.y + box.height / 2
    if fill in {"rising", "falling", "crossed"}:
        paper = Rect(x, y - SIZE / 2, width, SIZE)
        paper.fillColor, paper.strokeColor = white, None
        drawing.add(paper)
    label(drawing, x, y, text, white if fill in {"black", "dark"} else black)
