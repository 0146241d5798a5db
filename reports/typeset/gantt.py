"""Bars over time for a landscape sheet: told apart by fill and shape, legible without colour."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.graphics.shapes import Drawing, Line, Polygon, Rect
from reportlab.lib.colors import Color, black, white

from reports.typeset.drawn import SIZE, broken, label, label_width
from reports.typeset.page import TEXT_HEIGHT

_NAMES = 0.3 * TEXT_HEIGHT
_NOTES = 0.1 * TEXT_HEIGHT
_BARS = TEXT_HEIGHT - _NAMES - _NOTES
_HEAD = 34.0
_MOST = 24.0
"""The highest a row gets, in points; many rows share the room of the sheet."""
_ROOM = 300.0
_THICK = 9.0
_STEP = 4.5
_GAP = 4.0
_RULE = 0.5
_PALE = Color(0.82, 0.82, 0.82)


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: its name, a word at the end, begin and end, the share done, and its steps."""

    name: str
    note: str
    starts_on: date
    due_on: date
    done: float | None
    steps: Sequence[tuple[date, bool]]


@dataclass(frozen=True, slots=True)
class Span:
    """The days that the sheet is wide."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Where a day stands, in points from the left edge of the drawing."""
        whole = (self.last - self.first).days or 1
        inside = min(max((day - self.first).days, 0), whole)
        return _NAMES + _BARS * inside / whole


def gantt(
    span: Span, today: date, lines: Sequence[tuple[date, str]], bars: Sequence[Bar]
) -> Drawing:
    """Draw the rows from the top down under the years, the phases' lines and today's."""
    row = min(_MOST, _ROOM / max(len(bars), 1))
    height = _HEAD + row * len(bars)
    drawing = Drawing(TEXT_HEIGHT, height)
    foot = 0.0
    for year in _years(span):
        x = span.x(year)
        drawing.add(Line(x, foot, x, height - _HEAD, strokeColor=_PALE, strokeWidth=_RULE))
        label(drawing, x + _GAP, height - SIZE, str(year.year))
    for day, word in lines:
        x = span.x(day)
        drawing.add(Line(x, foot, x, height - _HEAD + 2, strokeWidth=_RULE, strokeDashArray=(2, 2)))
        label(drawing, x - label_width(word) - 1, height - _HEAD + SIZE - 1, word)
    for place, bar in enumerate(bars):
        _row(drawing, span, bar, height - _HEAD - (place + 0.5) * row)
    x = span.x(today)
    drawing.add(Line(x, foot, x, height - _HEAD + 6, strokeWidth=3 * _RULE))
    return drawing


def _years(span: Span) -> Iterator[date]:
    for year in range(span.first.year, span.last.year + 1):
        yield max(date(year, 1, 1), span.first)


def _row(drawing: Drawing, span: Span, bar: Bar, middle: float) -> None:
    name = broken(bar.name, _NAMES - 2 * _GAP)[0]
    label(drawing, 0, middle, name.text)
    left, right = span.x(bar.starts_on), span.x(bar.due_on)
    _box(drawing, left, middle, right - left, white)
    if bar.done:
        _box(drawing, left, middle, (right - left) * min(bar.done, 1), Color(0.35, 0.35, 0.35))
    for day, is_done in bar.steps:
        _diamond(drawing, span.x(day), middle, is_done=is_done)
    label(drawing, _NAMES + _BARS + 2 * _GAP, middle, bar.note)


def _box(drawing: Drawing, x: float, middle: float, width: float, fill: Color) -> None:
    rect = Rect(x, middle - _THICK / 2, width, _THICK)
    rect.fillColor, rect.strokeColor, rect.strokeWidth = fill, black, _RULE
    drawing.add(rect)


def _diamond(drawing: Drawing, x: float, middle: float, *, is_done: bool) -> None:
    corners = [x - _STEP, middle, x, middle + _STEP, x + _STEP, middle, x, middle - _STEP]
    shape = Polygon(corners)
    shape.fillColor, shape.strokeColor = black if is_done else white, black
    shape.strokeWidth = _RULE
    drawing.add(shape)
