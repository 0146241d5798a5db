"""All seven papers of a year of three meetings, read back with another program."""

import re
import shutil
from datetime import datetime
from pathlib import Path
from uuid import UUID

import pytest

from reports.paper import build
from tests.reports.paper import Paper
from tests.workbench.reporting.wordings import words_of
from tests.workbench.scripted_year import AUTUMN, SECOND, UNPRINTED, hold_the_year
from workbench.notices import NoticeDraft, NoticeKind, number_notices, reply_day
from workbench.orders import draw_meeting_orders
from workbench.reporting.document import Document, Letterhead, MinutesHead
from workbench.reporting.meeting_papers.facts import read_meeting_facts
from workbench.reporting.meeting_papers.papers import MeetingPaper, word_meeting_paper
from workbench.reporting.notices import notice_letters
from workbench.store import Store, open_store

SLIPS = "督办通知单"
KINDS = (*map(str, MeetingPaper), SLIPS)
EVERY = pytest.mark.parametrize("meeting", [1, 2, 3])
EVERY_KIND = pytest.mark.parametrize("kind", KINDS)
MM = 72 / 25.4
Printed = dict[tuple[int, str], tuple[Document, Paper]]


@pytest.fixture(scope="module")
def printed(seeded: Path, tmp_path_factory: pytest.TempPathFactory, now: datetime) -> Printed:
    """Every paper of every meeting on an autumn day; of the third there are no slips yet."""
    folder = tmp_path_factory.mktemp("会议文书")
    with open_store(Path(shutil.copy(seeded, folder / "会议.db")), now) as store:
        year = hold_the_year(store)
        documents = {
            (number, kind): document
            for number, held in enumerate((year.first, year.second, year.third), 1)
            for kind, document in word_all(store, held).items()
        }
    papers: Printed = {}
    for (number, kind), document in documents.items():
        path = folder / f"{number}{kind}.pdf"
        papers[number, kind] = document, Paper(path, build(document, path))
    return papers


def word_all(store: Store, held: UUID) -> dict[str, Document]:
    facts = store.read(read_meeting_facts, held, AUTUMN, SECOND)
    worded = {str(kind): word_meeting_paper(kind, facts) for kind in MeetingPaper}
    orders = store.read(draw_meeting_orders, held, AUTUMN)
    if orders:
        kind, reply_by = NoticeKind.SUPERVISION, reply_day(AUTUMN)
        draft = NoticeDraft(kind=kind, issued_on=AUTUMN, reply_by=reply_by)
        worded[SLIPS] = store.read(notice_letters, store.read(number_notices, draft, orders))
    return worded


def packed(text: str) -> str:
    return re.sub(r"[\s|]", "", text)


def test_all_seven_papers_are_printed_of_every_meeting_that_was_held(printed: Printed) -> None:
    assert [kind for number, kind in printed if number == 1] == list(KINDS)
    assert [kind for number, kind in printed if number == 2] == list(KINDS)
    assert [kind for number, kind in printed if number == 3] == list(KINDS[:-1])


@EVERY_KIND
def test_the_paper_says_what_the_value_says(printed: Printed, kind: str) -> None:
    for number in (1, 2):
        document, paper = printed[number, kind]
        for block in document.blocks:
            lines = map(packed, words_of(block).splitlines())
            lost = [line for line in lines if line[:12] not in packed(paper.words)]
            assert lost == []


@EVERY_KIND
def test_no_character_is_missing_and_no_word_of_the_program_is_printed(
    printed: Printed, kind: str
) -> None:
    for number in (1, 2):
        _, paper = printed[number, kind]
        assert paper.written.missing == ()
        assert "None" not in paper.words
        assert packed(UNPRINTED)[:8] not in paper.words


@EVERY_KIND
def test_the_same_meeting_gives_the_same_bytes(printed: Printed, kind: str, tmp_path: Path) -> None:
    document, paper = printed[1, kind]
    build(document, tmp_path / "再.pdf")
    assert (tmp_path / "再.pdf").read_bytes() == paper.bytes


@EVERY_KIND
def test_every_font_is_embedded(printed: Printed, kind: str) -> None:
    data = printed[1, kind][1].bytes
    assert not re.findall(rb"Helvetica|Times|Courier|STSong", data)
    assert len(re.findall(rb"/Type /Font\b", data)) == len(re.findall(rb"/FontFile2", data)) > 1


@EVERY_KIND
def test_title_author_and_subject_are_recorded(printed: Printed, kind: str) -> None:
    document, paper = printed[1, kind]
    assert document.author == "呼和浩特创建知识产权强市领导小组办公室"
    assert b"/Title" in paper.bytes
    assert document.subject


@EVERY
def test_the_first_page_of_the_minutes_shows_body_text(printed: Printed, meeting: int) -> None:
    _, paper = printed[meeting, MeetingPaper.MINUTES]
    assert f"领导小组第{meeting}次全体会议" in packed(paper.texts[0])
    assert "会议研究了" in packed(paper.texts[0])


def test_the_minutes_begin_with_their_number(printed: Printed) -> None:
    heads = [printed[number, MeetingPaper.MINUTES][0].blocks[0] for number in (1, 2, 3)]
    numbers = [head.number for head in heads if isinstance(head, MinutesHead)]
    assert numbers == ["会议纪要〔2019〕1号", "会议纪要〔2019〕2号", "（草稿）"]


def test_the_agenda_of_the_second_meeting_tells_the_second_time(printed: Printed) -> None:
    assert "第2次上会，已超期12天" in printed[2, MeetingPaper.AGENDA][1].words
    assert "第3次上会，已超期91天" in printed[3, MeetingPaper.AGENDA][1].words


def test_there_is_room_to_sign_beside_every_name(printed: Printed) -> None:
    _, paper = printed[1, MeetingPaper.SIGN_IN]
    above, below = (next(g.middle for g in paper.glyphs(1) if g.text == char) for char in "阁沧")
    assert above - below > 10 * MM  # 李文阁 and 李抚沧 stand in neighbouring rows of one line
    assert paper.texts[0].count("签名") == paper.texts[1].count("签名") == 1


def test_every_unit_of_a_group_gets_its_own_slip(printed: Printed) -> None:
    document, paper = printed[2, SLIPS]
    heads = [block for block in document.blocks if isinstance(block, Letterhead)]
    assert len(heads) == paper.words.count("督办〔2019〕") == 9
    assert "根据领导小组第2次全体会议（会议纪要〔2019〕2号）" in paper.words
