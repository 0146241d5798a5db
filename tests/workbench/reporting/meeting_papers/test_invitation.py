from datetime import date

from tests.workbench.meeting_room import hold
from tests.workbench.office import meeting
from tests.workbench.reporting.meeting_papers.pages import paper, rows, said
from tests.workbench.scripted_year import AUTUMN, FIRST, Year
from workbench.agenda import AgendaDraft, record_agenda
from workbench.attendance import AttendanceDraft, Presence, record_attendance
from workbench.meetings import MeetingKind, record_meeting
from workbench.reporting.document import Annex, Letterhead, Signature, Text
from workbench.reporting.meeting_papers.papers import MeetingPaper
from workbench.store import Store

INVITATION = MeetingPaper.INVITATION


def test_it_says_when_where_what_and_who(store: Store, year: Year) -> None:
    letter = paper(store, INVITATION, year.first, date(2019, 6, 14))
    told = said(store, INVITATION, year.first, date(2019, 6, 14))
    assert letter.blocks[0] == Letterhead(
        "呼和浩特创建知识产权强市领导小组办公室", "", "关于召开领导小组第1次全体会议的通知"
    )
    assert letter.blocks[1] == Text("领导小组各成员，各成员单位：", flush=True)
    assert "经研究，决定召开领导小组第1次全体会议。" in told
    assert "一、会议时间\n2019年6月20日（星期四）上午9时。" in told
    assert "二、会议地点\n市政府第一会议室。" in told
    assert "1.研究《呼和浩特市创建知识产权强市实施方案》任务分工。\n2.听取" in told
    assert "出席：冯玉臻、张国平、" in told
    assert "李晓东，共55人。\n列席：专家甲。" in told


def test_it_is_signed_by_the_office_on_the_day_it_is_printed(store: Store, year: Year) -> None:
    letter = paper(store, INVITATION, year.first, date(2019, 6, 14))
    (signature,) = [block for block in letter.blocks if isinstance(block, Signature)]
    assert (signature.office, signature.day) == (letter.author, "2019年6月14日")


def test_printed_after_the_meeting_it_is_dated_like_the_meeting(store: Store, year: Year) -> None:
    letter = paper(store, INVITATION, year.first, AUTUMN)
    (signature,) = [block for block in letter.blocks if isinstance(block, Signature)]
    assert signature.day == "2019年6月20日"


def test_the_slip_that_comes_back_names_the_meeting_and_has_room(store: Store, year: Year) -> None:
    letter = paper(store, INVITATION, year.first)
    (annex,) = [block for block in letter.blocks if isinstance(block, Annex)]
    assert (annex.label, annex.title) == ("附件", "领导小组第1次全体会议参会回执")
    assert rows(letter.blocks) == [("", "", "", "")] * 6
    assert "附件：参会回执" in said(store, INVITATION, year.first)


def test_what_is_not_known_yet_is_announced_for_later(store: Store) -> None:
    typed = {"kind": MeetingKind.TOPIC, "held_on": date(2019, 12, 5)}
    held = store.write(record_meeting, meeting(**typed))
    told = said(store, INVITATION, held)
    assert "各有关单位：" in told
    assert "2019年12月5日（星期四），具体时间另行通知。" in told
    for heading in ("二、会议地点", "三、会议议题", "四、参会人员"):
        assert f"{heading}\n另行通知。" in told


def test_the_whole_group_is_invited_before_the_roll_is_called(store: Store) -> None:
    held = store.write(record_meeting, meeting(held_on=FIRST))
    assert "冯玉臻、张国平、" in said(store, INVITATION, held, FIRST)
    assert "共55人。" in said(store, INVITATION, held, FIRST)


def test_a_single_topic_and_a_single_guest_are_not_counted(store: Store) -> None:
    held = hold(store, kind=MeetingKind.TOPIC)
    store.write(record_agenda, held, [AgendaDraft(text="研究专项资金")])
    guest = AttendanceDraft(name="专家甲", post="教授", presence=Presence.GUEST)
    store.write(record_attendance, held, [guest])
    told = said(store, INVITATION, held)
    assert "三、会议议题\n研究专项资金。\n四、参会人员\n列席：专家甲。" in told
