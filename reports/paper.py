"""Lays a document value out on paper: every PDF of the office comes from here."""

from collections.abc import Iterator
from pathlib import Path

from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Flowable

from reports.trajectory import trajectory_rows
from reports.typeset.chart import Fill, Series, paired_bars, stacked_bars
from reports.typeset.document import Written, write_document
from reports.typeset.fonts import Run
from reports.typeset.gantt import Bar, Span, gantt
from reports.typeset.grid import Column, Group, TableStyle
from reports.typeset.hanging import NameList
from reports.typeset.letterhead import Letterhead
from reports.typeset.minutes import MinutesHead
from reports.typeset.page import next_letter, next_sheet
from reports.typeset.paragraph import (
    ANNEX,
    BODY,
    CAPTION,
    FLUSH,
    HEADING1,
    HEADING2,
    NOTE,
    TITLE,
    SignedText,
    Style,
    Text,
)
from reports.typeset.qr import Card, qr_rows
from reports.typeset.table import Table
from workbench.reporting import document as value
from workbench.rules.schedule import Light

SUBTITLE = Style("kai", align="center")
DENSE = TableStyle(size=9, leading=12.5, pad=3.5)
LARGE = TableStyle()
ROOMY = TableStyle(size=12, leading=16, pad=9)
"""Rows of 10.6 mm: somebody has to sign in them."""
INKS = {Light.RED: "#B4261E", Light.YELLOW: "#855600", Light.BLUE: "#1D5FBF"}
"""On paper as on the screen; shape and word say the same in black and white."""
FILLS: tuple[Fill, ...] = (
    "white",
    "dark",
    "rising",
    "light",
    "crossed",
    "black",
    "falling",
    "light",
)


def build(paper: value.Document, path: Path) -> Written:
    """Write the document as a PDF.

    Raises:
        InvalidInput: `path` is a folder or a database.
        StoreError: the file cannot be written; nothing is left behind.
    """
    title = "".join(paper.title) or paper.subject
    return write_document(
        path,
        list(_story(paper)),
        title=title,
        author=paper.author,
        subject=paper.subject,
        behind=paper.watermark,
    )


def _story(paper: value.Document) -> Iterator[Flowable]:
    for line in paper.title:
        yield Text(line, TITLE)
    if paper.subtitle:
        yield Text(paper.subtitle, SUBTITLE)
        yield Text("", BODY)
    for block in paper.blocks:
        yield from _block(block)


def _block(block: value.Block) -> Iterator[Flowable]:
    match block:
        case value.Heading():
            yield Text(block.text, HEADING1 if block.level == 1 else HEADING2)
        case value.Text():
            yield Text(_runs(block), FLUSH if block.flush else BODY)
        case value.NameList():
            yield NameList(block.lead, block.names)
        case value.Table():
            if block.caption:
                yield Text(block.caption, CAPTION)
            yield _table(block)
        case value.Annex() | value.Letterhead() | value.MinutesHead():
            yield from _opening(block)
        case value.Signature():
            yield SignedText(_runs(block.below), block.office, block.day)
        case value.QrCards():
            yield from qr_rows([Card(card.code, card.name, card.note) for card in block.cards])
        case _:
            yield from _chart(block)


def _opening(block: value.Annex | value.Letterhead | value.MinutesHead) -> Iterator[Flowable]:
    match block:
        case value.Annex():
            yield from _annex(block)
        case value.Letterhead():
            yield from _letterhead(block)
        case _:
            yield from _minutes_head(block)


def _chart(block: value.Chart) -> Iterator[Flowable]:
    match block:
        case value.StackedBars():
            parts = [
                Series(name, fill, counts)
                for (name, counts), fill in zip(block.series, FILLS, strict=False)
            ]
            yield Text(block.title, CAPTION)
            yield stacked_bars(block.categories, parts)
            yield Text(block.caption, NOTE)
        case value.PairedBars():
            upper, lower = Series(block.first[0], "white", block.first[1]), block.second
            yield Text(block.title, CAPTION)
            yield paired_bars(block.categories, upper, Series(lower[0], "black", lower[1]))
            yield Text(block.caption, NOTE)
        case value.Gantt():
            yield _gantt(block)
        case _:
            yield Text(block.title, CAPTION)
            yield from trajectory_rows(block.charts)


def _runs(block: value.Text) -> list[Run]:
    return [Run(block.lead, "heading"), Run(block.text)]


def _gantt(block: value.Gantt) -> Drawing:
    bars = [
        Bar(
            row.name,
            row.note,
            row.starts_on,
            row.due_on,
            row.done,
            [(step.day, step.is_done) for step in row.steps],
        )
        for row in block.rows
    ]
    return gantt(Span(block.starts_on, block.ends_on), block.today, block.lines, bars)


def _annex(block: value.Annex) -> Iterator[Flowable]:
    yield from next_sheet("landscape" if block.landscape else "portrait")
    if block.label:
        yield Text(block.label, ANNEX)
    yield Text(block.title, TITLE)


def _letterhead(block: value.Letterhead) -> Iterator[Flowable]:
    yield from next_letter()
    urgency = Run(block.urgency, "heading", INKS[block.light])
    yield Letterhead(block.office, block.number, urgency)
    yield from _headline(block.title)


def _minutes_head(block: value.MinutesHead) -> Iterator[Flowable]:
    yield MinutesHead(block.mark, block.number, block.office, block.day)
    yield from _headline(block.title)


def _headline(title: str) -> Iterator[Flowable]:
    """A title with a blank line on each side."""
    yield Text("", BODY)
    yield Text(title, TITLE)
    yield Text("", BODY)


def _table(block: value.Table) -> Table:
    columns = [
        Column(
            column.title,
            weight=column.weight,
            align="center" if column.align is value.Align.CENTRE else "left",
        )
        for column in block.columns
    ]
    rows = [Group(row.text) if isinstance(row, value.Band) else row for row in block.rows]
    return Table(columns, rows, ROOMY if block.roomy else LARGE if block.large else DENSE)
