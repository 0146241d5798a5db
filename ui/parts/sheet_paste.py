"""Where each cell of a block copied from Excel or WPS belongs on a sheet."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from ui.parts.sheet import Cell, Line, Sheet

NO_LINE = "表里没有这一行。"
NO_COLUMN = "表里没有这一列。"

Block = list[list[str]]


@dataclass(frozen=True, slots=True)
class Pasted:
    """One pasted text: the cell it belongs to, or why it belongs nowhere.

    `title` names the place: the line, and the column's title.
    """

    title: str
    text: str
    cell: Cell | None = None
    refusal: str = ""


def read_block(text: str) -> Block:
    """Lines of cells as spreadsheets put them on the clipboard; a cell may hold a line break."""
    rows = csv.reader(StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), delimiter="\t")
    block = [[cell.strip() for cell in row] for row in rows]
    while block and not any(block[-1]):
        block.pop()
    return block


def place_block(block: Block, sheet: Sheet, row: int, place: int) -> list[Pasted]:
    """Find the place of each text that is not empty.

    Lines go by the names that stand before their figures; without names they follow each other
    from `row` on. Columns go by their titles, where the block has them; without titles they follow
    each other from `place` on, the number of the first figure. A line of titles and columns of
    heads are not taken for figures; a name that the sheet does not know has no place.
    """
    lines = {line.name: line for line in sheet.lines if line.cells}
    begin = _first_figure(block, lines)
    titles = _titles(block, sheet, begin)
    below = [line for line in sheet.lines[row:] if line.cells]
    pasted: list[Pasted] = []
    for number, texts in enumerate(block[bool(titles) :]):
        names = [text for text in texts[:begin] if text in lines]
        if begin:
            line = lines[names[0]] if names else None
            name = "　".join(text for text in texts[:begin] if text)
        else:
            line = below[number] if number < len(below) else None
            name = f"第 {number + 1} 行"
        pasted += _place_line(texts[begin:], line, name, _columns(titles, sheet, place))
    return pasted


def _first_figure(block: Block, lines: dict[str, Line]) -> int:
    """How many columns of heads stand before the figures: names of lines, or words only."""
    named = [row for row in block if any(text in lines for text in row)]
    if not named:
        return int(all(len(row) > 1 and not _has_number(row[0]) for row in block))
    begins = 0
    for row in named:
        place = next(n for n, text in enumerate(row) if text in lines)
        heads = lines[row[place]].heads
        while place + 1 < len(row) and row[place + 1] and row[place + 1] in heads:
            place += 1
        begins = max(begins, place + 1)
    return begins


def _has_number(text: str) -> bool:
    """Whether there is a digit or a numeral (六) in it, or nothing at all."""
    return not text or any(letter.isnumeric() for letter in text)


def _titles(block: Block, sheet: Sheet, begin: int) -> list[str]:
    """The line of titles over the figures, where there is one."""
    first = block[0][begin:] if block else []
    known = {*sheet.titles, *(head.title for head in sheet.heads)}
    if begin:
        known |= {title.removesuffix("年") for title in sheet.titles}
    is_title = any(first) and all(text in known for text in first if text)
    return first if is_title else []


def _columns(titles: Sequence[str], sheet: Sheet, place: int) -> list[int | None]:
    """The number of the figure for each column of the block, None for a column to leave out."""
    if not titles:
        return list(range(place, len(sheet.titles)))
    numbers: dict[str, int] = {}
    for number, title in enumerate(sheet.titles):
        numbers |= {title: number, title.removesuffix("年"): number}
    return [numbers.get(title) for title in titles]


def _place_line(
    texts: Sequence[str], line: Line | None, name: str, columns: Sequence[int | None]
) -> list[Pasted]:
    pasted = []
    for number, text in enumerate(texts):
        if not text:
            continue
        if line is None:
            pasted.append(Pasted(name, text, refusal=NO_LINE))
        elif number >= len(columns):
            pasted.append(Pasted(line.name, text, refusal=NO_COLUMN))
        elif (place := columns[number]) is not None:
            pasted.append(Pasted(line.name, text, line.cells[place]))
    return pasted
