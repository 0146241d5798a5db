"""Chart values drawn for the paper: a name above, the drawing, and what it shows below."""

from collections.abc import Iterator, Sequence

from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Flowable

from reports.trajectory import trajectory_rows
from reports.typeset.chart import Fill, Series, paired_bars, stacked_bars
from reports.typeset.gantt import Bar, Span, gantt
from reports.typeset.paragraph import CAPTION, CHART_NOTE, Text
from reports.typeset.rates import Rate, rate_bars
from reports.typeset.stack import Stack
from reports.wording import Wording
from workbench.reporting import charts

FILLS: tuple[Fill, ...] = (
    "white",
    "dark",
    "rising",
    "light",
    "crossed",
    "black",
    "falling",
    "light",
)


def chart(block: charts.Chart, wording: Wording) -> Iterator[Flowable]:
    """Everything that a chart prints; its sentence stays with the last of its drawings."""
    *others, last = drawings(block)
    if not isinstance(block, charts.Gantt):
        yield Text(block.title, CAPTION)
    yield from others
    if isinstance(block, charts.Gantt | charts.Trajectories):
        yield last
    else:
        yield Stack([last, Text(wording.runs(block.caption), CHART_NOTE)])


def drawings(block: charts.Chart) -> Sequence[Drawing]:
    """What is drawn of a chart, from the top down; at least one."""
    match block:
        case charts.StackedBars():
            parts = [
                Series(name, fill, counts)
                for (name, counts), fill in zip(block.series, FILLS, strict=False)
            ]
            return [stacked_bars(block.categories, parts)]
        case charts.PairedBars():
            upper, lower = Series(block.first[0], "white", block.first[1]), block.second
            return [paired_bars(block.categories, upper, Series(lower[0], "black", lower[1]))]
        case charts.RateBars():
            return rate_bars([Rate(*row) for row in block.rows])
        case charts.Trajectories():
            return list(trajectory_rows(block.charts))
        case _:
            return [_gantt(block)]


def _gantt(block: charts.Gantt) -> Drawing:
    bars = [
        Bar(
            row.name,
            row.note,
            row.starts_on,
            row.due_on,
            row.done,
            [(step.day, step.is_done) for step in row.steps],
        )
        for row in block.rows
    ]
    return gantt(Span(block.starts_on, block.ends_on), block.today, block.lines, bars)
