"""PAPER.md section 4, as far as a machine can judge, over papers of every kind that is issued."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pypdfium2
import pytest

from reports.paper import build
from reports.typeset.linebreak import (
    NO_END,
    NO_START,
    RAISED,
    SQUEEZABLE_AFTER,
    SQUEEZABLE_BEFORE,
)
from tests.reports.paper import Paper
from tests.reports.sheets import BOTTOM, LEFT, MM, RIGHT, TOP, Issued, Sheet
from tests.workbench.reporting.wordings import words_of
from workbench.decision_ledger import list_meetings
from workbench.ledger import list_tasks
from workbench.notices import NoticeDraft, NoticeKind, number_notices, reply_day
from workbench.orders import draw_orders
from workbench.papers import AnnexKind, PaperKey, PaperKind
from workbench.reporting.charts import Trajectories
from workbench.reporting.document import Annex, Block, Document, Letterhead, Masthead
from workbench.reporting.figures import figures_in
from workbench.reporting.framing import Issue
from workbench.reporting.issuable import list_papers, word_paper
from workbench.reporting.meeting_papers.facts import read_meeting_facts
from workbench.reporting.meeting_papers.papers import MeetingPaper, word_meeting_paper
from workbench.reporting.notices import notice_letters
from workbench.reporting.qr_cards import qr_document
from workbench.reporting.roster import read_roster, roster_document
from workbench.rules.masking import Mask
from workbench.store import Store, open_store
from workbench.templates import get_template

SQUEEZABLE = SQUEEZABLE_AFTER | SQUEEZABLE_BEFORE
AS_OF = date(2019, 11, 30)
KINDS = (
    *(f"{PaperKind.PHASE}{number}" for number in range(1, 5)),
    *map(str, list(PaperKind)[1:]),
    "有数据来源",
    "会议纪要",
    "议程",
    "督办通知单",
    "通讯录",
    "二维码",
)
EVERY = pytest.mark.parametrize("kind", KINDS)
Accepted = dict[str, tuple[Issued, Paper]]


@pytest.fixture(scope="module")
def accepted(
    autumn_file: Path,
    autumn_reports: dict[int, Document],
    autumn_papers: dict[int, Paper],
    tmp_path_factory: pytest.TempPathFactory,
    now: datetime,
) -> Accepted:
    folder = tmp_path_factory.mktemp("验收")
    with open_store(Path(shutil.copy(autumn_file, folder / "秋.db")), now) as store:
        documents = dict(word_all(store))
    papers: Accepted = {
        f"{PaperKind.PHASE}{number}": (Issued(autumn_reports[number], paper.path), paper)
        for number, paper in autumn_papers.items()
    }
    for kind, document in documents.items():
        path = folder / f"{kind}.pdf"
        written = build(document, path)
        papers[kind] = Issued(document, path), Paper(path, written)
    return papers


def word_all(store: Store) -> Iterator[tuple[str, Document]]:
    for kind in list(PaperKind)[1:]:
        newest = store.read(list_papers, kind, AS_OF)[0]
        yield kind, store.read(word_paper, newest.key, AS_OF)
    template = replace(store.read(get_template, PaperKind.PHASE), annexes=tuple(AnnexKind))
    key, issue = PaperKey(PaperKind.PHASE, "4"), Issue("报告〔2019〕3号", AS_OF)
    yield "有数据来源", store.read(word_paper, key, AS_OF, AS_OF, issue, template)
    facts = store.read(read_meeting_facts, store.read(list_meetings, AS_OF)[0].id, AS_OF, AS_OF)
    yield "会议纪要", word_meeting_paper(MeetingPaper.MINUTES, facts)
    yield "议程", word_meeting_paper(MeetingPaper.AGENDA, facts)
    slip = NoticeKind.SUPERVISION
    draft = NoticeDraft(kind=slip, issued_on=AS_OF, reply_by=reply_day(AS_OF))
    rows = store.read(number_notices, draft, draw_orders(slip, store.read(list_tasks, AS_OF)))
    yield "督办通知单", store.read(notice_letters, rows)
    roster = store.read(read_roster, AS_OF, Mask.FULL, "市政府办公室")
    yield "通讯录", roster_document(roster)
    yield "二维码", qr_document(roster)


def packed(text: str) -> str:
    return re.sub(rf"[\s|{RAISED}]", "", text)


def keeps_text_area(document: Document) -> bool:
    """Whether all stands in it: the head of a letter does not, nor what lies behind a page."""
    is_letter = any(isinstance(block, Letterhead) for block in document.blocks)
    return not (is_letter or document.watermark)


def test_every_kind_of_paper_is_judged(accepted: Accepted) -> None:
    assert sorted(accepted) == sorted(KINDS)


@EVERY
def test_every_font_is_embedded_and_nothing_missing(accepted: Accepted, kind: str) -> None:
    _, paper = accepted[kind]

    assert paper.written.missing == ()
    assert paper.bytes.count(b"/FontFile2") == len(re.findall(rb"/Type /Font\b", paper.bytes)) > 1
    assert re.findall(rb"Helvetica|Times|Courier|STSong", paper.bytes) == []


@EVERY
def test_it_is_a_file_for_the_archive(accepted: Accepted, kind: str) -> None:
    _, paper = accepted[kind]

    assert b"<pdfaid:part>1</pdfaid:part>" in paper.bytes
    assert re.findall(rb"/SMask|/Encrypt|/JavaScript|/ca 0|/CA 0|/DeviceCMYK", paper.bytes) == []


@pytest.mark.parametrize("kind", ["有数据来源", "督办通知单", "通讯录"])
def test_the_same_data_give_the_same_bytes(accepted: Accepted, kind: str, tmp_path: Path) -> None:
    issued, paper = accepted[kind]

    build(issued.document, tmp_path / "再.pdf")

    assert (tmp_path / "再.pdf").read_bytes() == paper.bytes


@EVERY
def test_the_text_comes_back(accepted: Accepted, kind: str) -> None:
    issued, paper = accepted[kind]
    said = packed(paper.words)

    for block in issued.document.blocks:
        lines = [packed(line) for line in _lines(block)]
        assert [line for line in lines if line[:12] not in said] == []


def _lines(block: Block) -> list[str]:
    if isinstance(block, Trajectories):
        words = [word for c in block.charts for word in (c.title, c.unit, c.caption)]
        return [block.title, *words]
    return words_of(block).splitlines()


@EVERY
def test_every_figure_is_found_where_its_mark_says(accepted: Accepted, kind: str) -> None:
    issued, paper = accepted[kind]
    figures = figures_in(issued.document.texts)
    printed: dict[str, str] = {}

    with pypdfium2.PdfDocument(paper.path) as pdf:
        pages = [(page.get_textpage(), page.get_rotation() != 0) for page in pdf]
        for mark in paper.written.marks:
            words, is_turned = pages[mark.page - 1]
            box = mark[2:]
            if is_turned:
                box = (210 * MM - mark.top, mark.left, 210 * MM - mark.bottom, mark.right)
            printed[mark.key] = printed.get(mark.key, "") + packed(words.get_text_bounded(*box))

    assert printed.keys() >= figures.keys()
    lost = [f for f in figures.values() if packed(f.words) not in printed[f.key]]
    assert lost == []


@EVERY
def test_the_text_stands_on_the_grid_of_28_by_22(accepted: Accepted, kind: str) -> None:
    for sheet in accepted[kind][0].sheets:
        for number, line in sheet.body().items():
            where = f"第{sheet.number}页第{number + 1}行"
            assert 0 <= number < 22, where
            assert max(abs(ink.line - number) for ink in line) < 0.06, where
            # A mark that was squeezed makes room for one character more.
            assert sum(ink.text > "⺀" and ink.text not in SQUEEZABLE for ink in line) <= 28, where


@EVERY
def test_no_line_of_the_text_begins_or_ends_with_the_wrong_mark(
    accepted: Accepted, kind: str
) -> None:
    for sheet in accepted[kind][0].sheets:
        for line in sheet.body().values():
            text = "".join(ink.text for ink in line)
            assert text[0] not in NO_START, text
            assert text[-1] not in NO_END, text


@EVERY
def test_no_line_of_a_cell_note_or_chart_does_either(accepted: Accepted, kind: str) -> None:
    lines = [line for sheet in accepted[kind][0].sheets for line in sheet.lines]

    # "—" alone stands in a cell for what is not known, and beside the number of a page.
    wrong = [line for line in lines if line[0] in NO_START - {"—"} or line[-1] in NO_END]
    assert wrong == []


@EVERY
def test_nothing_but_the_page_number_stands_outside_the_text_area(
    accepted: Accepted, kind: str
) -> None:
    issued, _ = accepted[kind]
    if not keeps_text_area(issued.document):
        return

    for sheet in issued.sheets:
        astray = [
            ink
            for ink in sheet.text_area
            if ink.left < LEFT - 1 or ink.right > RIGHT + 1
            or ink.bottom < BOTTOM - 1 or ink.top > TOP + 1
        ]  # fmt: skip
        assert astray == [], f"第{sheet.number}页"


@EVERY
def test_pages_are_numbered_outside(accepted: Accepted, kind: str) -> None:
    issued, _ = accepted[kind]
    if not keeps_text_area(issued.document):
        return

    for sheet in issued.sheets:
        assert "".join(ink.text for ink in sheet.page_number) == f"—{sheet.number}—"
        is_right = sheet.page_number[0].left > (LEFT + RIGHT) / 2
        assert is_right == (sheet.number % 2 == 1)


@EVERY
def test_the_first_page_shows_text_below_mark_and_title(accepted: Accepted, kind: str) -> None:
    issued, _ = accepted[kind]
    if not isinstance(issued.document.masthead, Masthead):
        return

    title = max(_titles(issued.sheets[0]))
    assert len([line for line in issued.sheets[0].body() if line > title]) >= 3


def _titles(sheet: Sheet) -> list[int]:
    return [round(ink.line) for ink in sheet.inks if abs(ink.size - 22) < 0.1]


@EVERY
def test_every_annex_begins_a_page_with_its_mark_and_its_title_on_the_third_line(
    accepted: Accepted, kind: str
) -> None:
    issued, _ = accepted[kind]
    annexes = [b for b in issued.document.blocks if isinstance(b, Annex) and b.label]
    begun = [s for s in issued.sheets if "".join(i.text for i in s.inks[:3]).startswith("附件")]

    assert len(begun) == len(annexes)
    for sheet, annex in zip(begun, annexes, strict=True):
        assert sheet.is_turned == annex.landscape
        if not sheet.is_turned:
            assert min(_titles(sheet)) == 2
