"""The words around a figure: how a reader is told which figure is meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from workbench.reporting.document import (
    Annex,
    Band,
    Block,
    Column,
    Document,
    Heading,
    Note,
    Signature,
    Table,
    Text,
)
from workbench.reporting.figures import Figure, parts_of, phrase

OPENING = "开头"
"""What the part of a paper above its first heading is called."""
SERIAL = "序号"
ENDS = re.compile(r"([，。；：！？\n])")
NUMBERING = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|附件\d*)")
ITEM = re.compile(r"^\d+\.")
ROOM = 20
"""How many characters of a table's row stand for it."""


@dataclass(frozen=True)
class Clause:
    """Words between two punctuation marks, or the cell of a table, with the figures in them.

    `where` it stands: a heading, or an annex with row and column.
    """

    where: str
    parts: tuple[str | Figure, ...]
    in_table: bool = False

    @cached_property
    def words(self) -> str:
        """As they are printed."""
        return words_of(self.parts)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures in it."""
        return tuple(part for part in self.parts if isinstance(part, Figure))


def words_of(parts: tuple[str | Figure, ...]) -> str:
    """Parts of a text as they are printed."""
    return "".join(part.words if isinstance(part, Figure) else part for part in parts)


def split_clauses(text: str, where: str = "") -> Iterator[Clause]:
    """The clauses of a text in which a figure stands."""
    clause: list[str | Figure] = []
    for part in (*parts_of(text), "。"):
        if isinstance(part, Figure):
            clause.append(part)
            continue
        first, *others = ENDS.split(part)
        clause.append(first)
        for piece in others:
            if ENDS.fullmatch(piece):
                yield from _with_figures(where, clause)
                clause = []
            else:
                clause.append(piece)


def _with_figures(where: str, parts: list[str | Figure]) -> Iterator[Clause]:
    if any(isinstance(part, Figure) for part in parts):
        yield Clause(where, tuple(part for part in parts if part))


def clauses_of(document: Document) -> Iterator[Clause]:
    """Every clause and cell with a figure, in the order of reading."""
    for where, block in located(document):
        match block:
            case Text():
                yield from split_clauses(phrase(block.lead, block.text), where)
            case Note():
                yield from split_clauses(block.text, where)
            case Table():
                yield from _cells(where, block)
            case _:
                pass


def located(document: Document) -> Iterator[tuple[str, Block]]:
    """Every block but headings with the heading, annex or bold opening that it stands under."""
    where = OPENING
    for block in document.blocks:
        match block:
            case Heading():
                where = str(block.text)
            case Annex():
                where = f"{block.label}“{block.title}”"
            case Signature():
                yield _place(where, block.below), block.below
            case Text():
                yield _place(where, block), block
            case _:
                yield where, block


def _place(where: str, text: Text) -> str:
    """The bold opening of a paragraph, if it is more than a number, is as good as a heading."""
    return ITEM.sub("", text.lead).rstrip("。，：") or where


def _cells(where: str, table: Table) -> Iterator[Clause]:
    for row in plain_rows(table):
        place = f"{where}“{shortened(row_name(table.columns, row))}”"
        for column, cell in zip(table.columns, row, strict=True):
            parts = parts_of(cell)
            if any(isinstance(part, Figure) for part in parts):
                yield Clause(f"{place}{column.title}", parts, in_table=True)


def plain_rows(table: Table) -> Iterator[tuple[str, ...]]:
    """The rows of a table without the bands between them."""
    return (row for row in table.rows if not isinstance(row, Band))


def row_name(columns: tuple[Column, ...], row: tuple[str, ...]) -> str:
    """What a row is about: its first cell that is no serial number."""
    cells = (cell for column, cell in zip(columns, row, strict=True) if column.title != SERIAL)
    return next(cells, "")


def bare(title: str) -> str:
    """A heading, or an annex as `located` gives it, without the number that may shift."""
    return NUMBERING.sub("", title)


def shortened(text: str) -> str:
    """The opening words of a text on one line."""
    line = text.replace("\n", "")
    return line if len(line) <= ROOM else f"{line[:ROOM]}…"
