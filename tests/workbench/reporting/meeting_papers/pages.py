"""How the tests of a meeting's papers read them."""

from datetime import date
from typing import Any
from uuid import UUID

from tests.workbench.reporting.wordings import say
from tests.workbench.scripted_year import AUTUMN
from workbench.reporting.document import Band, Block, Document, Table
from workbench.reporting.meeting_papers.facts import read_meeting_facts
from workbench.reporting.meeting_papers.papers import MeetingPaper, word_meeting_paper
from workbench.store import Store


def paper(
    store: Store, kind: MeetingPaper, held: UUID, as_of: date = AUTUMN, **asked: Any
) -> Document:
    return word_meeting_paper(kind, store.read(read_meeting_facts, held, as_of, **asked))


def said(store: Store, kind: MeetingPaper, held: UUID, as_of: date = AUTUMN, **asked: Any) -> str:
    return say(paper(store, kind, held, as_of, **asked).blocks)


def rows(blocks: tuple[Block, ...]) -> list[tuple[str, ...]]:
    """The rows of the only table, without bands."""
    (table,) = [block for block in blocks if isinstance(block, Table)]
    return [row for row in table.rows if not isinstance(row, Band)]
