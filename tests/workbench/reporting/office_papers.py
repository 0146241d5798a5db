"""The papers that are worded by their keys, and what the tests read of them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from tests.workbench.office import TODAY
from tests.workbench.reporting.wordings import words_of
from workbench.journal import describe
from workbench.members import list_members
from workbench.papers import AnnexKind, PaperKey, PaperKind
from workbench.reporting.document import Annex, Block, Document, Note, Signature, Table, Text
from workbench.reporting.figures import Figure, figures_in, parts_of
from workbench.reporting.issuable import word_paper
from workbench.store import Store
from workbench.targets import Target
from workbench.tasks import Milestone, Task, TaskUnit
from workbench.templates import get_template
from workbench.units import find_unit


def paper(
    store: Store, kind: PaperKind, subject: str, day: date = TODAY, *annexes: AnnexKind
) -> Document:
    """A paper as of a day; with annexes, those and no others follow."""
    template = store.read(get_template, kind)
    if annexes:
        template = replace(template, annexes=annexes)
    return store.read(word_paper, PaperKey(kind, subject), day, day, None, template)


def bulletin(store: Store, month: str = "2019-11", day: date = TODAY) -> Document:
    return paper(store, PaperKind.BULLETIN, month, day)


def of_unit(store: Store, name: str, day: date = TODAY) -> Document:
    return paper(store, PaperKind.UNIT, str(store.read(find_unit, name)), day)


def of_leader(store: Store, place: int = 0, day: date = TODAY) -> Document:
    return paper(store, PaperKind.LEADER, str(leader_id(store, place)), day)


def of_year(store: Store, year: str = "2019", day: date = TODAY) -> Document:
    return paper(store, PaperKind.YEAR, year, day)


def leader_id(store: Store, place: int = 0) -> UUID:
    return store.read(list_members, TODAY)[place].id


def body(document: Document) -> Iterator[Block]:
    """The paper up to its annexes, the last paragraph as one of the others."""
    for block in document.blocks:
        if isinstance(block, Annex):
            return
        yield block.below if isinstance(block, Signature) else block


def told(document: Document) -> str:
    """The words of the paper up to its annexes."""
    blocks = body(document)
    return "\n".join(b.text if isinstance(b, Note) else words_of(b) for b in blocks)


def paragraph(document: Document, lead: str) -> str:
    """What follows a bold opening."""
    texts = (block for block in body(document) if isinstance(block, Text))
    return next(block.text for block in texts if block.lead == lead)


def notes(document: Document) -> list[str]:
    return [block.text for block in body(document) if isinstance(block, Note)]


def tables(document: Document) -> list[Table]:
    return [block for block in body(document) if isinstance(block, Table)]


def cells(document: Document) -> list[tuple[str, ...]]:
    """The rows of all tables in the text, without bands."""
    rows = (row for table in tables(document) for row in table.rows)
    return [row for row in rows if isinstance(row, tuple)]


def every_figure(document: Document) -> list[Figure]:
    """All figures as they stand in the text, also one that stands there twice."""
    return [part for text in document.texts for part in parts_of(text) if isinstance(part, Figure)]


def doubtful(document: Document) -> list[str]:
    """Keys whose rows do not give the figure, or that mean two things in one paper."""
    first = figures_in(document.texts)
    return [f.key for f in every_figure(document) if not f.holds or f != first[f.key]]


def empty_plan(session: Session) -> None:
    """A plan that was taken in without tasks and targets."""
    describe(session, "清空")
    for table in (Milestone, TaskUnit, Task, Target):
        for record in session.exec(select(table)).all():
            session.delete(record)
        session.flush()
