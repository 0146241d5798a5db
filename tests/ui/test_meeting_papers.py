from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from tests.ui.pdfs import count_pages, read_text
from tests.workbench.meeting_room import close, closed_meeting_with_work, decide, decisions, hold
from tests.workbench.office import TODAY, meeting, refusal
from tests.workbench.scripted_year import SECOND, hold_the_year
from ui.meeting_papers import MeetingWish, make_meeting_paper, number_meeting_slips
from ui.papers import Check, OtherPaper, Paper
from ui.slips import issue_slips
from workbench.meetings import MeetingKind, record_meeting
from workbench.notices import NoticeDraft, NoticeKind, list_notices, reply_day
from workbench.reporting.meeting_papers.papers import MeetingPaper
from workbench.store import Store


def made(store: Store, kind: MeetingPaper, held: UUID, folder: Path) -> Paper:
    return make_meeting_paper(store, MeetingWish(kind, held), TODAY, folder)


def slips(day: date = TODAY) -> NoticeDraft:
    kind = NoticeKind.SUPERVISION
    return NoticeDraft(kind=kind, issued_on=day, reply_by=reply_day(day))


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (MeetingPaper.INVITATION, "关于召开领导小组第1次全体会议的通知.pdf"),
        (MeetingPaper.AGENDA, "领导小组第1次全体会议议程.pdf"),
        (MeetingPaper.SIGN_IN, "领导小组第1次全体会议签到表.pdf"),
        (MeetingPaper.MINUTES, "领导小组第1次全体会议纪要.pdf"),
        (MeetingPaper.DECISIONS, "领导小组第1次全体会议议定事项清单.pdf"),
        (
            MeetingPaper.PROGRESS,
            "领导小组第1次全体会议议定事项落实情况报告（截至2019-11-30）.pdf",
        ),
    ],
)
def test_every_paper_lies_under_its_name_in_a_folder_of_its_own(
    store: Store, tmp_path: Path, kind: MeetingPaper, name: str
) -> None:
    held = hold(store)
    paper, again = made(store, kind, held, tmp_path), made(store, kind, held, tmp_path)
    assert (paper.what, paper.as_of, paper.path.name) == (OtherPaper.MEETING, TODAY, name)
    assert paper.pages == count_pages(paper.path)
    assert paper.path.parent != again.path.parent
    assert paper.path.read_bytes() == again.path.read_bytes()


def test_the_checks_say_what_the_paper_could_not_tell(store: Store, tmp_path: Path) -> None:
    held = store.write(record_meeting, meeting(kind=MeetingKind.TOPIC))
    checks = made(store, MeetingPaper.INVITATION, held, tmp_path).checks
    assert [check.sentence for check in checks] == [
        "字体齐全，没有缺字",
        "没有填会议时间",
        "没有填地点",
        "没有排定议程",
        "没有参会人员名单",
    ]
    minutes = made(store, MeetingPaper.MINUTES, held, tmp_path).checks
    assert [check.sentence for check in minutes[1:]] == [
        "没有填地点",
        "没有填主持人",
        "没有填记录人",
        "没有记录出席情况",
        "没有写“会议认为”",
        "会议还没有结束，这是草稿",
    ]


def test_complete_minutes_are_fine(store: Store, tmp_path: Path) -> None:
    year = hold_the_year(store)
    checks = made(store, MeetingPaper.MINUTES, year.first, tmp_path).checks
    assert checks[1:] == (Check("纸上要写的都已记录", is_fine=True),)


def test_changes_are_told_since_the_day_asked_for(store: Store, tmp_path: Path) -> None:
    year = hold_the_year(store)
    wish = MeetingWish(MeetingPaper.PROGRESS, year.first, SECOND)
    paper = make_meeting_paper(store, wish, TODAY, tmp_path)
    assert "2019年9月12日以来，有新情况的1项" in read_text(paper.path)


def test_what_is_not_public_is_printed_if_asked_for_and_warned_of(
    store: Store, tmp_path: Path
) -> None:
    held = hold(store)
    decide(store, held, text="专项奖励", is_public=False)
    wish = MeetingWish(MeetingPaper.DECISIONS, held, with_private=True)
    paper = make_meeting_paper(store, wish, TODAY, tmp_path)
    assert "专项奖励（不公开）" in read_text(paper.path)
    assert paper.checks[-1] == Check("含不公开的议定事项，只供内部使用", is_fine=False)
    assert "专项奖励" not in read_text(made(store, wish.kind, held, tmp_path).path)


def test_a_meetings_slips_are_numbered_and_issued_like_all_slips(
    store: Store, tmp_path: Path
) -> None:
    closed_meeting_with_work(store)
    (held,) = {row.meeting_id for row in decisions(store, TODAY)}
    rows = number_meeting_slips(store, held, slips())
    issued = issue_slips(store, rows, "云铎", tmp_path / "发文")
    assert [row.document_number for row in store.read(list_notices)] == ["督办〔2019〕1号"]
    assert "根据领导小组第1次全体会议（会议纪要〔2019〕1号）" in read_text(
        issued.folder / "督办〔2019〕1号 财政局.pdf"
    )


def test_a_meeting_without_open_work_has_no_slips(store: Store) -> None:
    held = hold(store)
    decide(store, held, is_public=False)
    close(store, held)
    assert refusal(number_meeting_slips, store, held, slips()) == "没有需要发督办通知单的单位。"
    assert len(number_meeting_slips(store, held, slips(), with_private=True)) == 1
