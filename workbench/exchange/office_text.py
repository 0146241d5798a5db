"""What stands in a workbook or a Word file, as lines with cells apart by tabs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from itertools import islice

from workbench.exchange.packages import Element, Package

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
WORKBOOK, DOCUMENT = "xl/workbook.xml", "word/document.xml"
MOST_COLUMNS = 100
MOST_ROWS = 20_000
MOST_SHEETS = 50
LONGEST_CELL = 500
LONGEST_TEXT = 2_000_000
PLACE = re.compile("([A-Z]{1,3})[0-9]+")


def sheet_lines(package: Package) -> Iterator[str]:
    """All visible sheets, one line a row; of a formula its last value, never the formula.

    Raises:
        InvalidInput: the workbook is damaged or larger than any list of people.
    """
    shared = _shared_strings(package)
    length = 0
    for sheet in islice(_sheets(package), MOST_SHEETS):
        for number, row in enumerate(package.parse(sheet).iter(f"{MAIN}row")):
            line = "\t".join(_row(row, shared, package))
            length += len(line)
            if number >= MOST_ROWS or length > LONGEST_TEXT:
                raise package.refusal()
            yield line
        yield ""


def _sheets(package: Package) -> Iterator[str]:
    links = {
        link.get("Id"): link.get("Target", "")
        for link in package.parse("xl/_rels/workbook.xml.rels")
    }
    for sheet in package.parse(WORKBOOK).iter(f"{MAIN}sheet"):
        target = links.get(sheet.get(RELATION), "")
        if sheet.get("state", "visible") == "visible" and "worksheets/" in target:
            yield target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _shared_strings(package: Package) -> Sequence[str]:
    if not package.has("xl/sharedStrings.xml"):
        return ()
    return [_words(item) for item in package.parse("xl/sharedStrings.xml").iter(f"{MAIN}si")]


def _words(item: Element) -> str:
    """The runs of a text, without the reading aids that stand above it."""
    runs = [item, *item.findall(f"{MAIN}r")]
    return "".join(part.text or "" for run in runs for part in run.findall(f"{MAIN}t"))


def _row(row: Element, shared: Sequence[str], package: Package) -> list[str]:
    cells: list[str] = []
    for cell in row.iter(f"{MAIN}c"):
        place = PLACE.fullmatch(cell.get("r", ""))
        column = _column(place[1]) if place else len(cells)
        if not len(cells) <= column < MOST_COLUMNS:
            raise package.refusal()
        cells += [""] * (column - len(cells))
        cells.append(_one_line(_value(cell, shared)[:LONGEST_CELL]))
    return cells


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: Element, shared: Sequence[str]) -> str:
    text = cell.findtext(f"{MAIN}v") or ""
    match cell.get("t", "n"):
        case "s":
            return shared[int(text)] if text.isdecimal() and int(text) < len(shared) else ""
        case "inlineStr":
            return "".join(map(_words, cell.findall(f"{MAIN}is")))
        case "n":
            return _number(text)
        case "e":
            return ""
        case _:
            return text


def _number(text: str) -> str:
    """A telephone number that Excel took for a number: 1.38E10 in full."""
    try:
        return f"{Decimal(text).normalize():f}" if "E" in text.upper() else text.removesuffix(".0")
    except InvalidOperation:
        return text


def document_lines(package: Package) -> Iterator[str]:
    """The paragraphs of a Word file and the rows of its tables, in their order.

    Raises:
        InvalidInput: the file is damaged.
    """
    try:
        yield from _blocks(package.parse(DOCUMENT).iter(f"{WORD}body"))
    except RecursionError:
        raise package.refusal() from None


def _blocks(elements: Iterable[Element]) -> Iterator[str]:
    for element in elements:
        if element.tag == f"{WORD}p":
            yield _paragraph(element)
        elif element.tag == f"{WORD}tr":
            cells = element.findall(f"{WORD}tc")
            yield "\t".join(_one_line(" ".join(_blocks(cell))) for cell in cells)
        else:
            yield from _blocks(element)


def _paragraph(paragraph: Element) -> str:
    signs = {f"{WORD}tab": "\t", f"{WORD}br": "\n", f"{WORD}cr": "\n"}
    parts = (
        (part.text or "") if part.tag == f"{WORD}t" else signs.get(part.tag, "")
        for part in paragraph.iter()
    )
    return "".join(parts)


def _one_line(text: str) -> str:
    """Several lines of a cell stay apart by two blanks."""
    return "  ".join(text.split("\n")).replace("\t", " ").replace("\r", "").strip()
