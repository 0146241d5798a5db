"""A document as a value: everything it prints, in order, and nothing about paper.

One read makes it, then it is frozen: the PDF (and later the Word twin) are laid out from the same
value, so that both say the same and the same data always give the same document.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from workbench.rules.schedule import Light


class Align(Enum):
    """Where a column's text stands."""

    LEFT = "left"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Heading:
    """一、 (level 1) or （一） (level 2)."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `lead` is its opening words in 黑体; 主送机关 stands `flush` at the left."""

    text: str
    lead: str = ""
    flush: bool = False


@dataclass(frozen=True, slots=True)
class NameList:
    """出席：and who did, in a paragraph that goes on below the first name.

    Each name comes with what stands before it, a unit or nothing; a name is never broken.
    """

    lead: str
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column; `weight` is its share of the width."""

    title: str
    weight: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Band:
    """A row that names the group of rows below it."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns, with bands between them.

    A `large` one is part of a letter's text; the rows of a `roomy` one are filled in by hand.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...] | Band, ...]
    caption: str = ""
    large: bool = False
    roomy: bool = False


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
class Annex:
    """Begins a new page: 附件n and its title; wide tables lie landscape."""

    label: str
    title: str
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs `below` the last paragraph, and the date in full: the three stand together."""

    below: Text
    office: str
    day: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Begins a letter of its own: 发文机关标志, 文号, title, and by its light how urgent it is."""

    office: str
    number: str
    title: str
    urgency: str = ""
    light: Light = Light.RED


@dataclass(frozen=True, slots=True)
class MinutesHead:
    """Begins 纪要: red mark, number, who issued it and when, title; a draft has no `day`."""

    mark: str
    number: str
    office: str
    day: str
    title: str


@dataclass(frozen=True, slots=True)
class QrCard:
    """A code that a telephone scans without a network, and whose it is."""

    code: str
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class QrCards:
    """Codes side by side, several to a row."""

    cards: tuple[QrCard, ...]


Chart = StackedBars | PairedBars | Gantt | Trajectories
Block = (
    Heading
    | Text
    | NameList
    | Table
    | Chart
    | Annex
    | Signature
    | Letterhead
    | MinutesHead
    | QrCards
)


@dataclass(frozen=True, slots=True)
class Document:
    """A paper of the office; `title` lines are broken where the sense breaks.

    A `watermark` says behind every page for whom it is.
    """

    title: tuple[str, ...]
    subtitle: str
    author: str
    subject: str
    blocks: tuple[Block, ...]
    watermark: str = ""
