"""A document as a value: everything it prints, in order, and nothing about paper.

One read makes it, then it is frozen: the PDF (and later the Word twin) are laid out from the same
value, so that both say the same and the same data always give the same document.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from workbench.reporting.charts import Chart
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
class Annex:
    """Begins a new page: 附件n and its title; wide tables lie landscape."""

    label: str
    title: str
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs `below` the last paragraph, and the date in full: the three stand together.

    A `sealed` one leaves room for the seal: the date four characters in, the office centred above.
    `annexes` are the titles of 附件说明, which stands between the paragraph and the signature.
    """

    below: Text
    office: str
    day: str
    sealed: bool = False
    annexes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Small print below a paragraph: what the reader has to know about it."""

    text: str


@dataclass(frozen=True, slots=True)
class Masthead:
    """Above the title of an issued paper: 发文机关标志, 文号, red rule.

    A `low` one takes two lines only and has the `day` at its right.
    """

    mark: str
    number: str
    day: str = ""
    low: bool = False


@dataclass(frozen=True, slots=True)
class Colophon:
    """版记: whom copies go to (may be empty), who printed it and when; foot of the last page."""

    copies: str
    printer: str
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
    | Note
    | QrCards
)


@dataclass(frozen=True, slots=True)
class Document:
    """A paper of the office; `title` lines are broken where the sense breaks.

    A `watermark` says behind every page for whom it is. In a `keyed` one every figure of the texts
    and tables carries the small number under which the annex 数据来源 explains it. The words of
    texts and cells may be phrases (`workbench.reporting.figures`).
    """

    title: tuple[str, ...]
    subtitle: str
    author: str
    subject: str
    blocks: tuple[Block, ...]
    watermark: str = ""
    keyed: bool = False
    masthead: Masthead | None = None
    colophon: Colophon | None = None

    @property
    def texts(self) -> Iterator[str]:
        """All words in which figures can stand, in the order of reading."""
        for block in self.blocks:
            yield from texts_of(block)


def texts_of(block: Block) -> Iterator[str]:
    """The words of a block in which figures can stand, in the order of reading."""
    match block:
        case Text():
            yield from (block.lead, block.text)
        case Signature():
            yield from texts_of(block.below)
        case Table():
            for row in block.rows:
                yield from (row.text,) if isinstance(row, Band) else row
        case Note() | Heading():
            yield block.text
        case _:
            pass
