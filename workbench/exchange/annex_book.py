"""The annexes of a paper as one workbook, a sheet each, to be sorted and reckoned with."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from math import ceil
from pathlib import Path
from typing import Any, Final, NamedTuple

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from workbench.errors import InvalidInput
from workbench.exchange.files import save_file
from workbench.reporting.document import Align, Annex, Band, Column, Document, Table

_NUMBER: Final = re.compile(r"([-−]?)(0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,9})(?:\.(\d{1,6}))?(%?)")
"""As the office writes figures (GB/T 15835-2011); 0471 and 13800001234 are no figures."""
_NO_NAME: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME: Final = 31
_NOT_IN_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WIDTH: Final = 120.0
"""Of a sheet in characters, shared by the weights of its columns."""
_LINE, _PAD, _HIGHEST = 14.0, 4.0, 409.0
"""Heights of rows in points; Excel takes no higher one."""
_PAPER_A4: Final = 9
_MADE: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""Equal bytes for equal data: no clock of this machine stands in the file."""


class Figure(NamedTuple):
    """What a cell counts, and the format that shows it as it was printed."""

    value: float
    format: str


@dataclass(frozen=True, slots=True)
class _Sheet:
    """An annex with its tables."""

    annex: Annex
    tables: list[Table] = field(default_factory=list)


def write_annexes(document: Document, path: Path) -> None:
    """Write every annex that has a table as a sheet of a workbook.

    Raises:
        InvalidInput: no annex has a table, or `path` is a folder or a database.
        StoreError: the file cannot be written; what was there before is as it was.
    """
    sheets = _sheets(document)
    if not sheets:
        raise InvalidInput("这份文书没有带表格的附件，不能导出为 Excel 工作簿。", "format")
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties(
            {
                "title": _clean("".join(document.title)),
                "author": _clean(document.author),
                "subject": _clean(document.subject),
                "created": _MADE,
            }
        )
        writer = _Writer(book)
        names: set[str] = set()
        for sheet in sheets:
            writer.write(sheet, _name(sheet.annex, names))
    save_file(path, out.getvalue())


def figure(text: str) -> Figure | None:
    """The number that a cell says and nothing else: 5127, 12,000, 33%, −1.5."""
    found = _NUMBER.fullmatch(text)
    if not found:
        return None
    sign, whole, places, is_share = found.groups()
    value = float(f"{'-' if sign else ''}{whole.replace(',', '')}.{places or 0}")
    shown = "#,##0" if "," in whole else "0"
    if places:
        shown += "." + "0" * len(places)
    return Figure(value / 100, f"{shown}%") if is_share else Figure(value, shown)


def _sheets(document: Document) -> list[_Sheet]:
    """The annexes that have tables, in order."""
    sheets: list[_Sheet] = []
    for block in document.blocks:
        if isinstance(block, Annex):
            sheets.append(_Sheet(block))
        elif isinstance(block, Table) and sheets:
            sheets[-1].tables.append(block)
    return [sheet for sheet in sheets if sheet.tables]


def _name(annex: Annex, names: set[str]) -> str:
    """附件1 and its title, as far as Excel takes it; names differ in more than their case."""
    whole = _NO_NAME.sub("", f"{annex.label} {annex.title}").strip(" '") or "附件"
    name, number = whole[:_LONGEST_NAME], 1
    while name.casefold() in names:
        number += 1
        tail = f"（{number}）"
        name = whole[: _LONGEST_NAME - len(tail)] + tail
    names.add(name.casefold())
    return name


class _Writer:
    """Writes the sheets of one workbook; each look of a cell is made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def write(self, sheet: _Sheet, name: str) -> None:
        """Title, tables below each other, the first header frozen and printed on each page."""
        page: Worksheet = self._book.add_worksheet(name)
        widths = _widths(max(sheet.tables, key=lambda table: len(table.rows)))
        for at, width in enumerate(widths):
            page.set_column(at, at, width)
        title = f"{sheet.annex.label}　{sheet.annex.title}".strip("　")
        page.set_row(0, 2 * _LINE)
        self._across(page, 0, len(widths), title, bold=True, font_size=16)
        line = 1
        for table in sheet.tables:
            line = self._table(page, line, table, widths)
        _set_up(page, header=2 if sheet.tables[0].caption else 1)

    def _table(self, page: Worksheet, line: int, table: Table, widths: Sequence[float]) -> int:
        """Write a table from a line on; return the line where the next one begins."""
        count = len(table.columns)
        if table.caption:
            self._across(page, line, count, table.caption, bold=True)
            line += 1
        head = self._format(bold=True, border=1, align="center", bg_color="#E6E6E6")
        for at, column in enumerate(table.columns):
            page.write_string(line, at, _clean(column.title), head)
        for row in table.rows:
            line += 1
            if isinstance(row, Band):
                self._across(page, line, count, row.text, bold=True, border=1, bg_color="#F5F5F5")
                continue
            page.set_row(line, _height(row, widths))
            for at, (text, column) in enumerate(zip(row, table.columns, strict=True)):
                self._cell(page, (line, at), text, column)
        return line + 2

    def _cell(self, page: Worksheet, place: tuple[int, int], text: str, column: Column) -> None:
        """A figure as a number, all else as words: nothing here is ever a formula."""
        align = "center" if column.align is Align.CENTRE else "left"
        if number := figure(text):
            look = self._format(border=1, align=align, num_format=number.format)
            page.write_number(*place, number.value, look)
        else:
            page.write_string(*place, _clean(text), self._format(border=1, align=align))

    def _across(self, page: Worksheet, line: int, width: int, text: str, **look: Any) -> None:
        """Words over all columns; merged first, for merging would take them for a formula."""
        form = self._format(**look)
        if width > 1:
            page.merge_range(line, 0, line, width - 1, "", form)
        page.write_string(line, 0, _clean(text), form)

    def _format(self, **look: Any) -> Any:
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            plain = {"text_wrap": True, "valign": "vcenter", "font_size": 10.5}
            self._formats[key] = self._book.add_format(plain | look)
        return self._formats[key]


def _widths(table: Table) -> list[float]:
    weights = sum(column.weight for column in table.columns)
    return [_WIDTH * column.weight / weights for column in table.columns]


def _height(row: Sequence[str], widths: Sequence[float]) -> float:
    """High enough for the longest cell: not every program looks itself how high a row must be."""
    rooms = [max(2.0, width - 1) for width in widths]
    lines = (
        sum(max(1, ceil(_wide(line) / room)) for line in text.split("\n"))
        for text, room in zip(row, rooms, strict=False)
    )
    return min(_HIGHEST, _LINE * max(lines) + _PAD)


def _wide(text: str) -> int:
    """Width in the unit of columns: Chinese characters are two digits wide."""
    return sum(1 if char.isascii() else 2 for char in text)


def _set_up(page: Worksheet, header: int) -> None:
    """A4 across, all columns on it, the header above each page."""
    page.freeze_panes(header + 1, 0)
    page.repeat_rows(header)
    page.set_landscape()
    page.set_paper(_PAPER_A4)
    page.fit_to_pages(1, 0)
    page.set_footer("&C— &P —")


def _clean(text: str) -> str:
    """Text that XML and Excel take: no controls, not more than a cell holds."""
    return _NOT_IN_XML.sub("", text)[:32_767]
