"""Makes the papers of 报告文书: reads, typesets, and says what to look at before printing.

Runs in the worker and imports no Qt.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from ui.paper_checks import paper_checks, roster_checks
from ui.papers import Check, OtherPaper, Paper, What, dated, font_check, new_file
from workbench.errors import InvalidInput
from workbench.papers import PaperKey, PaperKind
from workbench.plan import list_phases
from workbench.reporting.document import Document
from workbench.reporting.issuable import paper_title, word_paper
from workbench.reporting.office.spans import month_span, year_span
from workbench.reporting.roster import read_roster, roster_document
from workbench.reporting.timeline import timeline_document
from workbench.rules.masking import Mask
from workbench.store import Store


def make_paper(store: Store, what: What, today: date, day: date | None, folder: Path) -> Paper:
    """Make any paper.

    Args:
        store: the open file.
        what: paper it is.
        today: from the clock.
        day: 统计截止日, if the user set another one than today.
        folder: in which the paper gets a folder of its own.

    Raises:
        InvalidInput: there is nothing to be said in it.
        Missing: what it is about is gone.
        StoreError: the folder cannot be written.
    """
    if isinstance(what, PaperKey):
        return _make_draft(store, what, today, day, folder)
    as_of = paper_day(store, what, today, day)
    if what is OtherPaper.TIMELINE:
        document = store.read(timeline_document, as_of)
        return lay_out(what, str(what), as_of, document, (), folder)
    roster = store.read(read_roster, as_of, Mask.INTERNAL)
    if not roster.members:
        raise InvalidInput("这一天还没有领导小组成员，请核对统计截止日。")
    title = f"成员通讯录（{roster.mask.word}）"
    return lay_out(what, title, as_of, roster_document(roster), roster_checks(roster), folder)


def lay_out(
    what: What, title: str, as_of: date, document: Document, checks: Iterable[Check], folder: Path
) -> Paper:
    """Typeset a document into a folder of its own."""
    # ReportLab and its fonts are heavy: not before the first paper.
    from reports.paper import build

    path = new_file(folder, dated(title, as_of))
    written = build(document, path)
    lines = (font_check(written.missing), *checks)
    return Paper(what, title, as_of, path, written.pages, lines, document, written.marks)


def paper_day(store: Store, what: What, today: date, day: date | None) -> date:
    """统计截止日 of a paper: the one that is set or today, and no day after what it is about.

    A phase can still be looked at from a later day that the user set.
    """
    match what:
        case PaperKey(PaperKind.PHASE, number):
            phases = store.read(list_phases)
            ends = next(phase.deadline for phase in phases if phase.number == int(number))
            return day or min(today, ends)
        case PaperKey(PaperKind.BULLETIN, month):
            return min(day or today, month_span(month).last)
        case PaperKey(PaperKind.YEAR, year):
            return min(day or today, year_span(year).last)
        case _:
            return day or today


def _make_draft(store: Store, key: PaperKey, today: date, day: date | None, folder: Path) -> Paper:
    as_of = paper_day(store, key, today, day)
    title = store.read(paper_title, key)
    document = store.read(word_paper, key, today, as_of)
    return lay_out(key, title, as_of, document, paper_checks(store, key, as_of, document), folder)
