"""Charts as values: what they show, and nothing about how they are drawn."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class StackedBars:
    """One bar a category, one segment a series: counts of classes by programme."""

    title: str
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[int, ...]], ...]
    caption: str


@dataclass(frozen=True, slots=True)
class PairedBars:
    """Two bars a category, shares of 1: expected against actual."""

    title: str
    categories: tuple[str, ...]
    first: tuple[str, tuple[float, ...]]
    second: tuple[str, tuple[float, ...]]
    caption: str


@dataclass(frozen=True, slots=True)
class GanttStep:
    """A milestone on a bar: its day, and whether it is done."""

    day: date
    is_done: bool


@dataclass(frozen=True, slots=True)
class GanttRow:
    """One task's bar: from when to when, how much of it is done (a share of 1), its steps."""

    name: str
    note: str
    starts_on: date
    due_on: date
    done: float | None
    steps: tuple[GanttStep, ...]


@dataclass(frozen=True, slots=True)
class Gantt:
    """Bars over time between two days, with dated lines (phases) and the line of today."""

    starts_on: date
    ends_on: date
    today: date
    lines: tuple[tuple[date, str], ...]
    rows: tuple[GanttRow, ...]


@dataclass(frozen=True, slots=True)
class ChartMark:
    """A figure on a chart: its year, its height, and how it is written there."""

    year: int
    value: float
    words: str


@dataclass(frozen=True, slots=True)
class TrajectoryChart:
    """The way of one target over its years.

    `figures` are known, the base first; `course` is what each year needs; `level` has to be reached
    at the end; `ends_at` is where the pace leads from the figure of `paced_from`. The figure of the
    `running` year may still grow: the words say how far it goes. Title and caption may be empty
    where something else says them.
    """

    title: str
    unit: str
    years: tuple[int, int]
    figures: tuple[ChartMark, ...]
    course: tuple[tuple[int, float], ...]
    level: ChartMark | None
    ends_at: ChartMark | None
    paced_from: int
    running: tuple[int, str] | None
    caption: str


@dataclass(frozen=True, slots=True)
class Trajectories:
    """Charts of targets under one title, side by side on a landscape sheet."""

    title: str
    charts: tuple[TrajectoryChart, ...]


@dataclass(frozen=True, slots=True)
class RateBars:
    """One bar a name, a share of 1, with how it is written at its end (3/5, 60%)."""

    title: str
    rows: tuple[tuple[str, float, str], ...]
    caption: str


Chart = StackedBars | PairedBars | RateBars | Gantt | Trajectories
