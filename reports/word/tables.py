"""Tables that can be edited: the header repeated, bands across, short rows kept whole."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import ceil
from typing import Final

from reports.word.markup import TWIPS, Element, em, paragraph, run, runs, tag, twips, value
from reports.word.page import MM
from reports.word.styles import CAPTION, DENSE, GAP, LARGE, LEAD, ROOMY
from workbench.reporting.document import Align, Band, Column, Table

_RULE: Final = 3
"""Eighths of a point: 0.4 pt."""
_HEADER_GROUND, _BAND_GROUND = "E6E6E6", "F5F5F5"
_TALL: Final = 75 * MM
"""A row up to this height is kept whole."""
_SPACE: Final = 7.0
"""Above and below a table, in points."""


@dataclass(frozen=True, slots=True)
class _Look:
    """Of a table's cells: their style, its sizes in points, and what is free on each side."""

    style: str
    size: float
    leading: float
    pad: float


_DENSE = _Look(DENSE, 9, 12.5, 3.5)
_LARGE = _Look(LARGE, 10.5, 14.5, 4)
_ROOMY = _Look(ROOMY, 12, 16, 9)


def table(block: Table, width: float, numbers: Mapping[str, int]) -> Iterator[Element]:
    """The table under its caption, `width` points wide, and the space below it."""
    look = _ROOMY if block.roomy else _LARGE if block.large else _DENSE
    if block.caption:
        yield paragraph(CAPTION, run(block.caption))
    else:
        yield gap(_SPACE, is_kept=True)
    widths = share(block.columns, width)
    grid = tag("tblGrid", *(tag("gridCol", w=wide) for wide in widths))
    made = tag("tbl", _properties(sum(widths), look), grid, _header(block, widths, look))
    for row in block.rows:
        if isinstance(row, Band):
            made.append(_band(row, widths, look, numbers))
        else:
            made.append(_row(row, block.columns, widths, look, numbers))
    yield made
    yield gap(_SPACE)


def gap(after: float = 0, *, is_kept: bool = False) -> Element:
    """What has to stand behind a table: a paragraph that nobody sees."""
    kept = [tag("keepNext")] if is_kept else []
    return paragraph(GAP, properties=[*kept, tag("spacing", after=twips(after))])


def share(columns: Sequence[Column], width: float) -> list[int]:
    """Widths in twips by the columns' weights; together as wide as asked for."""
    whole = sum(column.weight for column in columns)
    ends = accumulate((column.weight for column in columns), initial=0.0)
    return [end - start for start, end in pairwise(twips(width * at / whole) for at in ends)]


def cell(width: int, *content: Element, span: int = 1, ground: str = "") -> Element:
    """A cell, its text in the middle."""
    shade = tag("shd", val="clear", color="auto", fill=ground) if ground else None
    across = value("gridSpan", span) if span > 1 else None
    place = tag("tcPr", tag("tcW", w=width, type="dxa"), across, shade, value("vAlign", "center"))
    return tag("tc", place, *content)


def _properties(width: int, look: _Look) -> Element:
    sides = ("top", "left", "bottom", "right")
    rules = [
        tag(side, val="single", sz=_RULE, space=0, color="auto")
        for side in (*sides, "insideH", "insideV")
    ]
    beside, above = twips(look.pad), twips(look.pad - (look.leading - look.size) / 2)
    pads = [tag(s, w=beside if s in {"left", "right"} else above, type="dxa") for s in sides]
    return tag(
        "tblPr",
        tag("tblW", w=width, type="dxa"),
        value("jc", "center"),
        tag("tblBorders", *rules),
        tag("tblLayout", type="fixed"),
        tag("tblCellMar", *pads),
    )


def _header(block: Table, widths: Sequence[int], look: _Look) -> Element:
    heads = [
        cell(
            wide,
            paragraph(look.style, run(column.title, LEAD), properties=_kept("center")),
            ground=_HEADER_GROUND,
        )
        for column, wide in zip(block.columns, widths, strict=True)
    ]
    return tag("tr", tag("trPr", tag("cantSplit"), tag("tblHeader")), *heads)


def _band(row: Band, widths: Sequence[int], look: _Look, numbers: Mapping[str, int]) -> Element:
    text = paragraph(
        look.style,
        *runs(row.text, numbers, LEAD),
        properties=_kept("left"),
    )
    across = cell(sum(widths), text, span=len(widths), ground=_BAND_GROUND)
    return tag("tr", tag("trPr", tag("cantSplit")), across)


def _row(
    row: Sequence[str],
    columns: Sequence[Column],
    widths: Sequence[int],
    look: _Look,
    numbers: Mapping[str, int],
) -> Element:
    cells = [
        cell(
            wide,
            paragraph(
                look.style,
                *runs(text, numbers),
                properties=[value("jc", "center")] if column.align is Align.CENTRE else (),
            ),
        )
        for text, column, wide in zip(row, columns, widths, strict=True)
    ]
    return tag(
        "tr", tag("trPr", tag("cantSplit")) if _is_short(row, widths, look) else None, *cells
    )


def _kept(align: str) -> tuple[Element, Element]:
    """The row stays on the page of the one below it."""
    return tag("keepNext"), value("jc", align)


def _is_short(row: Sequence[str], widths: Sequence[int], look: _Look) -> bool:
    rooms = [max(1.0, (wide / TWIPS - 2 * look.pad) / look.size) for wide in widths]
    lines = (
        sum(max(1, ceil(em(line) / room)) for line in text.split("\n"))
        for text, room in zip(row, rooms, strict=True)
    )
    return max(lines) * look.leading + 2 * look.pad <= _TALL
