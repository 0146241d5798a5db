"""A document as a value: everything it prints, in order, and nothing about paper.

One read makes it, then it is frozen: the PDF (and later the Word twin) are laid out from the same
value, so that both say the same and the same data always give the same document.
"""

from dataclasses import dataclass
from enum import Enum


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
    """A paragraph; `lead` is its opening words in 黑体."""

    text: str
    lead: str = ""


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
    """Rows under columns, with bands between them."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...] | Band, ...]
    caption: str = ""


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


Block = Heading | Text | Table | StackedBars | PairedBars | Annex | Signature


@dataclass(frozen=True, slots=True)
class Document:
    """A paper of the office; `title` lines are broken where the sense breaks."""

    title: tuple[str, ...]
    subtitle: str
    author: str
    subject: str
    blocks: tuple[Block, ...]
