"""Lays a document value out on paper: every PDF of the office comes from here."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from reportlab.platypus import Flowable

from reports.charting import chart
from reports.typeset.colophon import colophon
from reports.typeset.document import Written, write_document
from reports.typeset.fonts import Run, as_runs
from reports.typeset.grid import Column, Group, TableStyle
from reports.typeset.hanging import NameList
from reports.typeset.letterhead import Letterhead
from reports.typeset.masthead import Masthead
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
    NextLine,
    Style,
    Text,
)
from reports.typeset.qr import Card, qr_rows
from reports.typeset.signature import Signed, SignedText
from reports.typeset.table import Table
from reports.wording import Wording
from workbench.reporting import charts
from workbench.reporting import document as value
from workbench.rules.schedule import Light

SUBTITLE = Style("kai", align="center")
DENSE = TableStyle(size=9, leading=12.5, pad=3.5)
LARGE = TableStyle()
ROOMY = TableStyle(size=12, leading=16, pad=9)
"""Rows of 10.6 mm: somebody has to sign in them."""
ASIDE = value.Table | value.Note | value.QrCards | charts.Chart
INKS = {Light.RED: "#B4261E", Light.YELLOW: "#855600", Light.BLUE: "#1D5FBF"}
"""On paper as on the screen; shape and word say the same in black and white."""


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
    wording = Wording.of(paper)
    if paper.masthead:
        yield from _masthead(paper.masthead)
    for line in paper.title:
        yield Text(line, TITLE)
    if paper.subtitle:
        yield Text(paper.subtitle, SUBTITLE)
    if paper.subtitle or paper.masthead:
        yield Text("", BODY)
    for is_aside, blocks in groupby(paper.blocks, lambda block: isinstance(block, ASIDE)):
        for block in blocks:
            yield from _block(block, wording)
        if is_aside:
            yield NextLine()
    if paper.colophon:
        foot = paper.colophon
        yield from colophon(foot.copies, foot.printer, foot.day)


def _masthead(head: value.Masthead) -> Iterator[Flowable]:
    """With two blank lines above the title, one where all has to fit a sheet."""
    yield Masthead(head.mark, head.number, head.day, low=head.low)
    yield from (Text("", BODY) for _ in range(1 if head.low else 2))


def _block(block: value.Block, wording: Wording) -> Iterator[Flowable]:
    match block:
        case value.Heading():
            yield Text(wording.runs(block.text), HEADING1 if block.level == 1 else HEADING2)
        case value.Text():
            yield Text(_runs(block, wording), FLUSH if block.flush else BODY)
        case value.NameList():
            yield NameList(block.lead, block.names)
        case value.Signature():
            signed = Signed(block.office, block.day, block.sealed)
            yield SignedText(_runs(block.below, wording), signed, block.annexes)
        case value.Annex() | value.Letterhead() | value.MinutesHead():
            yield from _opening(block)
        case _:
            yield from _aside(block, wording)


def _opening(block: value.Annex | value.Letterhead | value.MinutesHead) -> Iterator[Flowable]:
    match block:
        case value.Annex():
            yield from _annex(block)
        case value.Letterhead():
            yield from _letterhead(block)
        case _:
            yield from _minutes_head(block)


def _aside(
    block: value.Table | value.Note | value.QrCards | charts.Chart, wording: Wording
) -> Iterator[Flowable]:
    """What has lines of its own; the text after it goes on on a line of the grid."""
    match block:
        case value.Table():
            if block.caption:
                yield Text(block.caption, CAPTION)
            yield _table(block, wording)
        case value.Note():
            yield Text(wording.runs(block.text), NOTE)
        case value.QrCards():
            yield from qr_rows([Card(card.code, card.name, card.note) for card in block.cards])
        case _:
            yield from chart(block, wording)


def _runs(block: value.Text, wording: Wording) -> list[Run]:
    lead, text = wording.runs(block.lead, "heading"), wording.runs(block.text)
    return [*as_runs(lead), *as_runs(text)]


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


def _table(block: value.Table, wording: Wording) -> Table:
    columns = [
        Column(
            column.title,
            weight=column.weight,
            align="center" if column.align is value.Align.CENTRE else "left",
        )
        for column in block.columns
    ]
    rows = [
        Group(wording.runs(row.text))
        if isinstance(row, value.Band)
        else [wording.runs(cell) for cell in row]
        for row in block.rows
    ]
    return Table(columns, rows, ROOMY if block.roomy else LARGE if block.large else DENSE)
