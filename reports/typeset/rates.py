"""A bar for each of many names, in two columns: how much of its whole is there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from reportlab.graphics.shapes import Drawing, Rect
from reportlab.lib.colors import Color, black, white

from reports.typeset.drawn import broken, label, label_width
from reports.typeset.page import TEXT_WIDTH

_ROW, _LEADING = 15.0, 10.5
_BAR = 8.0
_GAP = 5.0
_BETWEEN = 18.0
_NAMES = 0.48
"""Of a column's width, at most."""
_ALONE = 12
"""So many rows stand in one column."""
_HIGH = 360.0
"""Of a drawing before the next one begins: what is left of a page can hold it."""
_RULE = 0.5
_FOOT = 4.0
_DARK = Color(0.35, 0.35, 0.35)


@dataclass(frozen=True, slots=True)
class Rate:
    """A name, its share of 1, and how that is written (3/5，60%)."""

    name: str
    share: float
    words: str


def rate_bars(rates: Sequence[Rate]) -> list[Drawing]:
    """Bars from the top down, in the order given; as many drawings as pages need."""
    columns = 1 if len(rates) <= _ALONE else 2
    form = _form(rates, columns)
    most = columns * max(1, int(_HIGH / form.row))
    return [_drawing(rates[at : at + most], columns, form) for at in range(0, len(rates), most)]


@dataclass(frozen=True, slots=True)
class _Form:
    """Widths of a column's parts and the height of a row, the same in all drawings."""

    column: float
    names: float
    words: float
    row: float


def _form(rates: Sequence[Rate], columns: int) -> _Form:
    column = (TEXT_WIDTH - (columns - 1) * _BETWEEN) / columns
    names = min(_NAMES * column, max((label_width(rate.name) for rate in rates), default=0) + _GAP)
    lines = max((len(broken(rate.name, names)) for rate in rates), default=1)
    words = max((label_width(rate.words) for rate in rates), default=0)
    return _Form(column, names, words, max(_ROW, lines * _LEADING + 2))


def _drawing(rates: Sequence[Rate], columns: int, form: _Form) -> Drawing:
    high = ceil(len(rates) / columns)
    drawing = Drawing(TEXT_WIDTH, high * form.row + _FOOT)
    for (x, y), rate in zip(_places(high, columns, form), rates, strict=False):
        _write(drawing, rate, x, y, form)
    return drawing


def _places(high: int, columns: int, form: _Form) -> Iterator[tuple[float, float]]:
    """Left edge and middle of each row, down one column and then down the next."""
    for column in range(columns):
        for row in range(high):
            yield column * (form.column + _BETWEEN), _FOOT + (high - row - 0.5) * form.row


def _write(drawing: Drawing, rate: Rate, x: float, middle: float, form: _Form) -> None:
    lines = broken(rate.name, form.names)
    top = middle + (len(lines) - 1) * _LEADING / 2
    for at, line in enumerate(lines):
        label(drawing, x, top - at * _LEADING, line.text)
    start = x + form.names + _GAP
    whole = form.column - form.names - form.words - 2 * _GAP
    for width, fill in ((whole, white), (whole * min(rate.share, 1), _DARK)):
        bar = Rect(start, middle - _BAR / 2, width, _BAR)
        bar.fillColor, bar.strokeColor, bar.strokeWidth = fill, black, _RULE
        drawing.add(bar)
    label(drawing, x + form.column - form.words, middle, rate.words)
