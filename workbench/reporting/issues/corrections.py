"""更正: what an issued paper would say today about its own day, told in the next paper."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from sqlmodel import Session

from workbench.archive import Form, open_archived
from workbench.database import path_of
from workbench.errors import WorkbenchError
from workbench.issued import IssuedRow, issued_before
from workbench.papers import PaperKey
from workbench.reporting.document import Align, Block, Column, Document, Heading, Note, Table, Text
from workbench.reporting.figures import Figure
from workbench.reporting.issues.clauses import OPENING, Clause, clauses_of
from workbench.reporting.issues.frozen import from_json

HEADING = "更正"
MANY = 6
"""So many corrections are sentences; more are a table."""

CORRECTED = "现更正"
"""Stands before the number of corrections, in the paragraph that begins them."""
UNREAD = "未能核对更正"
"""Stands in the note where the paper issued before could not be read."""


@dataclass(frozen=True, slots=True)
class Correction:
    """Words of an issued paper with other figures in them than they should have."""

    where: str
    old: str
    new: str


def corrections(before: Document, again: Document) -> tuple[Correction, ...]:
    """Where an issued paper has other figures than the same paper worded again.

    Args:
        before: as it was issued.
        again: from the data of today, counted to the same day.
    """
    today = tuple(clauses_of(again))
    figures: dict[str, list[Figure]] = {}
    for figure in chain.from_iterable(clause.figures for clause in today):
        figures.setdefault(figure.key, []).append(figure)
    found = (_correction(clause, figures, today) for clause in clauses_of(before))
    return tuple(dict.fromkeys(each for each in found if each.old != each.new))


def _correction(
    clause: Clause, figures: Mapping[str, Sequence[Figure]], today: Sequence[Clause]
) -> Correction:
    parts = tuple(p if isinstance(p, str) else _figure_today(p, figures) for p in clause.parts)
    new = clause if parts == clause.parts else _fuller(Clause(clause.where, parts), today)
    return Correction(clause.where, clause.words.rstrip("。"), new.words.rstrip("。"))


def _figure_today(figure: Figure, figures: Mapping[str, Sequence[Figure]]) -> Figure:
    """What stands for a figure today; itself if it is written so anywhere, or nowhere at all."""
    same = figures.get(figure.key, (figure,))
    return figure if any(each.words == figure.words for each in same) else same[0]


def _fuller(clause: Clause, today: Sequence[Clause]) -> Clause:
    """The clause of today that says these figures and more: one class of tasks that was empty."""
    keys = {figure.key for figure in clause.figures}
    fuller = (each for each in today if {figure.key for figure in each.figures} > keys)
    return next(fuller, clause)


def correct(
    session: Session, key: PaperKey, as_of: date, word: Callable[[IssuedRow], Document]
) -> tuple[Block, ...]:
    """What the next paper has to say about the one that was issued before it; nothing if it holds.

    Args:
        session: of the read.
        key: of the next paper.
        as_of: its 统计截止日.
        word: makes the issued paper again from the data of today, at its own 统计截止日.
    """
    row = issued_before(session, key, as_of)
    if row is None:
        return ()
    try:
        before = from_json(
            open_archived(path_of(session.connection()), row, Form.DATA).read_bytes()
        )
    except WorkbenchError:
        return (Note(f"注：{row.document_number}的归档文件缺失或被改动，{UNREAD}。"),)
    return correction_blocks(row, corrections(before, word(row)))


def correction_blocks(issued: IssuedRow, found: Sequence[Correction]) -> tuple[Block, ...]:
    """The section 更正; its heading has no number, for where it stands is for the paper to say."""
    if not found:
        return ()
    opening = Text(
        f"《{issued.title}》（{issued.document_number}）印发后，有关单位补报、更正了数据。"
        f"按原统计截止日重新统计，{CORRECTED}{len(found)}处。"
    )
    if len(found) > MANY:
        return Heading(HEADING), opening, _table(found)
    return Heading(HEADING), opening, *_sentences(found)


def _sentences(found: Sequence[Correction]) -> Iterator[Text]:
    for number, each in enumerate(found, 1):
        place = "" if each.where == OPENING else f"{each.where}："
        yield Text(f"{place}“{each.old}”更正为“{each.new}”。", lead=f"{number}.")


def _table(found: Sequence[Correction]) -> Table:
    columns = (
        Column("序号", 1.4, Align.CENTRE),
        Column("位置", 5),
        Column("原文", 5),
        Column("更正为", 5),
    )
    rows = ((str(n), each.where, each.old, each.new) for n, each in enumerate(found, 1))
    return Table(columns, tuple(rows))
