"""Papers of one sheet: they name less rather than run over.

Reckoned by the page of GB/T 9704-2012, 22 lines of 28 characters; whether it came out right, the
tests read in the PDF.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, takewhile
from math import ceil
from unicodedata import east_asian_width

from workbench.reporting.document import Annex, Band, Block, Document, Note, Signature, Table, Text
from workbench.reporting.figures import Figure, parts_of
from workbench.reporting.framing import Content, Issue, frame
from workbench.templates import TemplateRow

LINES, CHARACTERS, TITLE_CHARACTERS = 22, 27.3, 20
"""Of 28 characters a line loses some where a mark may not begin the next one."""
MASTHEAD = 3
"""Lines that a low 发文机关标志 takes with its number and rule."""
MOST = 12
"""So many items of one list a paper of one sheet names at most."""
CELL_CHARACTERS = 48
CELL_LINE, CELL_REST, TABLE_REST = 0.425, 0.12, 0.4
"""Characters across a table; the height of a line of a row, of what is around the line, and of
what is around the table."""
NOTE_CHARACTERS, NOTE_LINE, NOTE_REST = 41, 0.51, 0.2
"""The same of the small print below a paragraph."""
KEY_WIDTH = 0.5
"""What the small number of a figure takes."""
Room = Mapping[str, int]
"""How many items of each list are named."""


def all_of(lists: Iterable[str]) -> Room:
    """As many of each list as a paper names at all."""
    return dict.fromkeys(lists, MOST)


def one_sheet(
    word: Callable[[Room], Content], lists: Sequence[str], template: TemplateRow
) -> Content:
    """The content that names the most and still fits one sheet.

    The lists grow in turns, those that come first in `lists` before the others. What does not fit
    even when it only counts runs over: nothing is left out for the sheet's sake.

    Args:
        word: makes the content, naming at most so many of each list.
        lists: what they are called, the most important first.
        template: of the paper; its fixed paragraphs and 附件说明 take room too.
    """
    best = word(all_of(lists))
    if _fits(best, template):
        return best
    room, growing = dict.fromkeys(lists, 0), list(lists)
    best = word(room)
    while growing:
        name = growing.pop(0)
        tried = room | {name: room[name] + 1}
        content = word(tried)
        if content != best and _fits(content, template):
            room, best = tried, content
            growing.append(name)
    return best


def _fits(content: Content, template: TemplateRow) -> bool:
    return lines_of(framed(content, template)) <= LINES


def framed(content: Content, template: TemplateRow, issue: Issue | None = None) -> Document:
    """The paper with those annexes that the template wants and the content has."""
    return frame(content, template.only({part.kind for part in content.annexes}), issue)


def lines_of(document: Document) -> float:
    """How many lines the first part of a document takes, up to its annexes."""
    text = list(takewhile(lambda block: not isinstance(block, Annex), document.blocks))
    is_whole = len(text) == len(document.blocks)
    return (
        (MASTHEAD if document.masthead else 0)
        + sum(ceil(width(line) / TITLE_CHARACTERS) for line in document.title)
        + (2 if document.subtitle else 1)
        + sum(_runs(text, is_keyed=document.keyed))
        + (3 if document.colophon and is_whole else 0)
    )


def _runs(blocks: Iterable[Block], *, is_keyed: bool) -> Iterator[float]:
    """Lines of each stretch of paragraphs, and of what stands between: text goes on in the grid."""
    for _, run in groupby(blocks, lambda block: isinstance(block, Table | Note)):
        yield ceil(sum(_lines(block, is_keyed=is_keyed) for block in run))


def _lines(block: Block, *, is_keyed: bool) -> float:
    match block:
        case Text():
            indent = 0 if block.flush else 2
            marks = KEY_WIDTH * _figures((block.lead, block.text)) if is_keyed else 0
            return ceil((indent + width(block.lead + block.text) + marks) / CHARACTERS)
        case Signature():
            signed = 3 + (1 + len(block.annexes) if block.annexes else 0)
            return _lines(block.below, is_keyed=is_keyed) + signed
        case Table():
            return _table_lines(block)
        case Note():
            return NOTE_LINE * ceil(width(block.text) / NOTE_CHARACTERS) + NOTE_REST
        case _:
            return 1


def _table_lines(table: Table) -> float:
    total = sum(column.weight for column in table.columns)
    rooms = [CELL_CHARACTERS * column.weight / total - 1 for column in table.columns]
    head = tuple(column.title for column in table.columns)
    rows = (head, *(row.text if isinstance(row, Band) else row for row in table.rows))
    caption = 1 if table.caption else 0
    return (
        caption + TABLE_REST + sum(CELL_LINE * _row_lines(row, rooms) + CELL_REST for row in rows)
    )


def _row_lines(row: tuple[str, ...] | str, rooms: list[float]) -> int:
    if isinstance(row, str):
        return 1
    return max(
        sum(max(1, ceil(width(line) / room)) for line in cell.split("\n"))
        for cell, room in zip(row, rooms, strict=True)
    )


def _figures(texts: Iterable[str]) -> int:
    return sum(isinstance(part, Figure) for text in texts for part in parts_of(text))


def width(text: str) -> float:
    """In characters; Latin letters and digits count half."""
    return sum(1 if east_asian_width(sign) in "WFA" else 0.5 for sign in text)
