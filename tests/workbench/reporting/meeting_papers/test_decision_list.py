from tests.workbench.meeting_room import close, decide, hold
from tests.workbench.office import meeting
from tests.workbench.reporting.meeting_papers.pages import paper, rows, said
from tests.workbench.scripted_year import THIRD, Year
from workbench.meetings import record_meeting
from workbench.reporting.document import Annex
from workbench.reporting.meeting_papers.papers import MeetingPaper
from workbench.store import Store

DECISIONS = MeetingPaper.DECISIONS


def test_every_decision_has_a_row_with_kind_units_and_date(store: Store, year: Year) -> None:
    document = paper(store, DECISIONS, year.first)
    assert document.blocks[0] == Annex("", "领导小组第1次全体会议议定事项清单", landscape=True)
    assert rows(document.blocks) == [
        (
            "1",
            "出台知识产权质押融资风险补偿办法，明确补偿比例和资金来源。",
            "新增工作",
            "财政局",
            "金融办、科技局",
            "2019年8月31日",
        ),
        ("2", "落实知识产权保护中心机构编制。", "新增工作", "编办", "—", "2019年9月30日"),
        ("3", "通报上半年专利申请情况。", "仅告知", "财政局", "—", "2019年12月31日"),
        (
            "4",
            "调整完成时限。（第12项任务的完成时限调整为2022年6月30日）",
            "调整任务",
            "市中院",
            "—",
            "2022年6月30日",
        ),
    ]


def test_the_note_counts_them_by_kind_and_names_the_minutes(store: Store, year: Year) -> None:
    assert (
        "2019年6月20日召开的领导小组第1次全体会议（会议纪要〔2019〕1号），议定事项4项："
        "新增工作2项、仅告知1项、调整任务1项。"
    ) in said(store, DECISIONS, year.first)


def test_what_lacks_kind_unit_or_date_shows_it(store: Store) -> None:
    held = hold(store)
    decide(store, held, kind=None, unit_id=None, due_on=None, text="落实编制")
    (row,) = rows(paper(store, DECISIONS, held).blocks)
    assert row == ("1", "落实编制。", "类别待定", "—", "—", "—")
    assert "议定事项1项：类别待定1项。" in said(store, DECISIONS, held)


def test_a_meeting_without_decisions_has_no_table(store: Store) -> None:
    held = hold(store)
    close(store, held)
    assert said(store, DECISIONS, held).endswith("（会议纪要〔2019〕1号），没有议定事项。")


def test_a_meeting_to_come_is_not_said_to_have_been_held(store: Store) -> None:
    held = store.write(record_meeting, meeting(held_on=THIRD))
    told = "2019年12月5日拟召开的领导小组第1次全体会议，尚未记录议定事项。"
    assert said(store, DECISIONS, held).endswith(told)
