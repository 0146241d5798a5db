"""The way of a target over its years: told apart by line and mark, legible without colour."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil

from reportlab.graphics.shapes import Drawing, Group, Rect
from reportlab.lib.colors import Color

from reports.typeset.drawn import SIZE, broken, label, label_width, write
from reports.typeset.labels import Box, Room, Segment, move_apart
from reports.typeset.page import TEXT_HEIGHT
from reports.typeset.scale import Scale, round_figures
from reports.typeset.strokes import (
    LEVEL,
    MARK,
    PAPER,
    RULE,
    Inks,
    Point,
    Stroke,
    mark,
    rule,
    stroke,
)
from workbench.reporting.charts import ChartMark, TrajectoryChart
from workbench.rules.words import number

KNOWN = Stroke("实际", "dot")
COURSE = Stroke("应达", "ring", (4, 2.5))
PACE = Stroke("按目前走势", "diamond", (1, 2))

_TITLE_SIZE = 10.0
_LEADING, _HEAD, _YEARS, _PLOT = 12.5, 14.0, 13.0, 92.0
_HEADROOM = 13.0
"""Above the highest ruled line, for the label of a figure that stands on it."""
_INSET, _GAP, _SAMPLE, _BETWEEN = 18.0, 6.0, 24.0, 24.0


def trajectory(chart: TrajectoryChart, width: float, inks: Inks = PAPER) -> Drawing:
    """Draw a chart `width` points wide, as high as title and caption need: about 60 mm."""
    title, caption = broken(chart.title, width, _TITLE_SIZE), broken(chart.caption, width)
    legend = _legend(chart, width)
    axis = len(caption) * _LEADING + _YEARS * (2 if chart.running else 1) + _GAP
    top = axis + _PLOT + _HEADROOM
    head = top + (1 + legend[-1][2]) * _HEAD
    drawing = Drawing(width, ceil(head + len(title) * _LEADING))
    write(drawing, title, drawing.height, _LEADING, inks.ink, _TITLE_SIZE)
    write(drawing, caption, len(caption) * _LEADING, _LEADING, inks.ink)
    label(drawing, 0, head - _HEAD / 2, chart.unit, inks.ink)
    for kind, x, row in legend:
        y = head - (row + 0.5) * _HEAD
        stroke(drawing, [(x, y), (x + _SAMPLE, y)], kind, inks)
        mark(drawing, (x + _SAMPLE / 2, y), kind, inks)
        label(drawing, x + _SAMPLE + _GAP / 2, y, kind.name, inks.ink)
    _Plot(drawing, chart, axis, inks).draw(Box(0, axis, width, top))
    return drawing


def trajectory_rows(charts: Sequence[TrajectoryChart]) -> Iterator[Drawing]:
    """The charts for a landscape sheet, two a row."""
    width = (TEXT_HEIGHT - _BETWEEN) / 2
    for left in range(0, len(charts), 2):
        pair = [trajectory(chart, width) for chart in charts[left : left + 2]]
        row = Drawing(TEXT_HEIGHT, max(drawing.height for drawing in pair) + _GAP)
        for at, drawing in enumerate(pair):
            shift = (1, 0, 0, 1, at * (width + _BETWEEN), row.height - drawing.height)
            row.add(Group(*drawing.contents, transform=shift))
        yield row


def _legend(chart: TrajectoryChart, width: float) -> list[tuple[Stroke, float, int]]:
    """The lines of the chart, where each begins, and whether beside the unit (0) or below it."""
    is_there = ((KNOWN, True), (COURSE, _course(chart)), (PACE, chart.ends_at))
    kinds = [kind for kind, there in is_there if there]
    widths = [_SAMPLE + _GAP / 2 + label_width(kind.name) + 2 * _GAP for kind in kinds]
    free = width - sum(widths) + 2 * _GAP
    shift, row = (free, 0) if free >= label_width(chart.unit) + 2 * _GAP else (0, 1)
    return [(kind, shift + sum(widths[:at]), row) for at, kind in enumerate(kinds)]


def _course(chart: TrajectoryChart) -> Sequence[tuple[int, float]]:
    """What each year needs; a course of one year is but the level."""
    return chart.course if len(chart.course) > 1 else ()


class _Plot:
    """The lines of one chart over its grid: what lies below is drawn first, words last."""

    def __init__(self, drawing: Drawing, chart: TrajectoryChart, axis: float, inks: Inks) -> None:
        self._drawing, self._chart, self._inks = drawing, chart, inks
        self._outcomes = [end for end in (chart.level, chart.ends_at) if end]
        self._scale = self._fitted(axis)
        self._lines: list[Segment] = []
        self._taken: list[Box] = []

    def _fitted(self, axis: float) -> Scale:
        """Years and figures between the words at both sides."""
        chart, marks = self._chart, (*self._chart.figures, *self._outcomes)
        values = [*(point.value for point in marks), *(need for _, need in _course(chart))]
        ticks = round_figures(values)
        left = max(label_width(number(tick)) for tick in ticks) + _GAP + _INSET
        right = max((label_width(end.words) + 2 * _GAP for end in self._outcomes), default=_INSET)
        frame = Box(left, axis, self._drawing.width - right, axis + _PLOT)
        return Scale(frame, chart.years, ticks)

    def draw(self, frame: Box) -> None:
        """Everything between legend and caption; labels stay in the frame."""
        self._draw_grid()
        self._draw_years()
        self._draw_lines()
        self._draw_marks()
        self._draw_outcomes()
        newest, *others = reversed(self._chart.figures)
        for figure in (newest, *others[-1:], *others[:-1]):
            self._draw_value(figure, frame)

    def _at(self, figure: ChartMark) -> Point:
        return self._scale.x(figure.year), self._scale.y(figure.value)

    def _draw_grid(self) -> None:
        for tick in self._scale.ticks:
            words, y = number(tick), self._scale.y(float(tick))
            is_axis = tick == self._scale.ticks[0]
            self._draw_rule(y, self._inks.ink if is_axis else self._inks.pale)
            right = self._scale.frame.left - _INSET - _GAP / 2
            self._draw_label(
                Box(right - label_width(words), y - SIZE / 2, right, y + SIZE / 2), words
            )

    def _draw_rule(self, y: float, ink: Color, width: float = RULE) -> None:
        frame = self._scale.frame
        rule(self._drawing, [(frame.left - _INSET, y), (frame.right + _GAP, y)], ink, width)

    def _draw_years(self) -> None:
        """As many years as have room, and how far the running one goes."""
        (first, last), scale = self._chart.years, self._scale
        y = scale.frame.bottom - _GAP / 2 - SIZE / 2
        room = (scale.x(last) - scale.x(first)) / max(last - first, 1)
        step = ceil((label_width(f"{last}年") + _GAP / 2) / room) if room else 1
        for year in range(last, first - 1, -step):
            self._draw_centred(scale.x(year), y, f"{year}年")
        if self._chart.running:
            year, words = self._chart.running
            self._draw_centred(scale.x(year), y - _YEARS + 2, f"（{words}）")

    def _draw_centred(self, x: float, y: float, words: str) -> None:
        width = label_width(words)
        start = min(max(x - width / 2, 0), self._drawing.width - width)
        label(self._drawing, start, y, words, self._inks.ink)

    def _draw_lines(self) -> None:
        chart, scale = self._chart, self._scale
        if chart.level:
            y = scale.y(chart.level.value)
            self._draw_rule(y, self._inks.ink, LEVEL)
            self._lines.append(Segment(scale.frame.left, y, scale.frame.right, y))
        last = chart.paced_from if chart.ends_at else chart.years[1]
        known = [self._at(figure) for figure in chart.figures if figure.year <= last]
        self._draw_line([(scale.x(year), scale.y(need)) for year, need in _course(chart)], COURSE)
        if chart.ends_at:
            self._draw_line([known[-1], self._at(chart.ends_at)], PACE)
        self._draw_line(known, KNOWN)

    def _draw_line(self, points: Sequence[Point], kind: Stroke) -> None:
        if len(points) > 1:
            stroke(self._drawing, points, kind, self._inks)
            self._lines += [Segment(*start, *end) for start, end in pairwise(points)]

    def _draw_marks(self) -> None:
        chart, scale = self._chart, self._scale
        for year, need in _course(chart):
            self._draw_mark((scale.x(year), scale.y(need)), COURSE)
        for figure in chart.figures:
            is_running = chart.running is not None and figure.year == chart.running[0]
            self._draw_mark(self._at(figure), KNOWN, self._inks.pale if is_running else None)
        if chart.ends_at:
            self._draw_mark(self._at(chart.ends_at), PACE)

    def _draw_mark(self, point: Point, kind: Stroke, fill: Color | None = None) -> None:
        mark(self._drawing, point, kind, self._inks, fill)
        self._taken.append(Box.around(*point, MARK, MARK))

    def _draw_outcomes(self) -> None:
        """What has to be reached and where the pace ends, in words at the right of the plot."""
        frame = self._scale.frame
        placed = sorted(self._outcomes, key=lambda figure: figure.value, reverse=True)
        if not placed:
            return
        wanted = [self._scale.y(figure.value) for figure in placed]
        heights = move_apart(wanted, SIZE + 2, frame.bottom + SIZE / 2 - 1, frame.top)
        for figure, y in zip(placed, heights, strict=True):
            x, width = frame.right + 1.5 * _GAP, label_width(figure.words)
            self._draw_label(Box(x, y - SIZE / 2, x + width, y + SIZE / 2), figure.words)

    def _draw_value(self, figure: ChartMark, frame: Box) -> None:
        """A figure beside its mark; where no room is left for it, the mark must do."""
        room = Room(frame, self._taken, self._lines)
        box = room.place(*self._at(figure), label_width(figure.words), SIZE)
        if box is None:
            return
        if room.is_crossed(box):
            ground = Rect(box.left, box.bottom, box.right - box.left, box.top - box.bottom)
            ground.fillColor, ground.strokeColor = self._inks.ground, None
            self._drawing.add(ground)
        self._draw_label(box, figure.words)

    def _draw_label(self, box: Box, words: str) -> None:
        label(self._drawing, box.left, box.middle, words, self._inks.ink)
        self._taken.append(box)
