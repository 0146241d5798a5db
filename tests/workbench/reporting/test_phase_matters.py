"""Decisions, targets and charts in a phase report."""

import re
from datetime import date
from decimal import Decimal

import pytest

from tests.workbench.office import (
    carried_out,
    meeting,
    progress,
    reading,
    target_id,
)
from tests.workbench.reporting.wordings import (
    AS_OF,
    meet,
    overview,
    report,
    say,
    told,
)
from workbench.holding import hold_meeting
from workbench.meetings import MeetingKind
from workbench.progress import record_progress
from workbench.readings import record_reading
from workbench.rules.targets import VerdictState
from workbench.scoreboard import list_targets
from workbench.settling import close_decision
from workbench.store import Store
from workbench.targets import AchievementDraft, record_achievement


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ((), "共召开会议1次，未记录议定事项。"),
        (("甲。",), "共召开会议1次，议定事项1项，尚未办结。"),
        (("甲。", "乙。"), "共召开会议1次，议定事项2项，均未办结。"),
    ],
)
def test_decisions_are_counted_naturally(store: Store, texts: tuple[str, ...], words: str) -> None:
    meet(store, texts)

    assert words in told(report(store), "议定事项")


def test_open_decisions_are_listed_with_unit_date_and_delay(store: Store) -> None:
    first, *_ = meet(store, ("出台办法", "落实编制"), due_on=date(2019, 11, 15))
    closing = carried_out(store, finished_on=date(2019, 11, 1), result="已印发。")
    store.write(close_decision, first, closing)

    said = told(report(store), "议定事项")

    assert "议定事项2项，已办结1项，未办结1项，其中逾期1项。" in said
    assert (
        "1.领导小组第1次全体会议议定：落实编制。由财政局牵头。应于2019年11月15日完成，"
        "已超期15天，尚未办结。" in said
    )
    assert "出台办法" not in said
    rows = told(report(store), "议定事项落实情况")
    assert "出台办法|财政局|2019-11-15|✓ 已完成|已印发。" in rows


def test_a_decision_is_open_in_a_report_of_a_day_before_it_was_closed(store: Store) -> None:
    (only,) = meet(store, ("出台办法",))
    closing = carried_out(store, finished_on=date(2019, 11, 1), result="已印发。")
    store.write(close_decision, only, closing)

    before = report(store, as_of=date(2019, 10, 31))

    assert "议定事项1项，尚未办结。" in told(before, "议定事项")
    assert "已印发" not in say(before.blocks)
    assert "议定事项1项，已办结。" in told(report(store), "议定事项")


def test_meetings_are_named_in_the_order_they_were_held(store: Store) -> None:
    meet(store)
    topic = meeting(kind=MeetingKind.TOPIC, number=1, held_on=date(2019, 9, 2))
    store.write(hold_meeting, topic)

    assert (
        "方案实施以来召开领导小组第1次全体会议（2019年7月12日）、第1次专题会议（2019年9月2日），"
        "未记录议定事项。" in overview(store)
    )


def test_targets_attained_and_behind_are_named_with_their_reason(store: Store) -> None:
    end = date(2022, 1, 31)
    for year, value in ((2018, "3412"), (2019, "3500"), (2020, "3600"), (2021, "3700")):
        draft = reading(store, 2, year=year, value=Decimal(value))
        store.write(record_reading, draft)
    done = AchievementDraft(achieved_on=date(2021, 5, 1), achieved_note="验收意见")
    store.write(record_achievement, target_id(store, 18), done)

    said = told(report(store, 4, end), "目标指标")

    assert "已实现1项：知识产权保护中心。" in said
    behind = [t for t in store.read(list_targets, end) if t.verdict.state is VerdictState.BEHIND]
    assert f"滞后{len(behind)}项：年专利申请总量，2021年3700件，目标6000件，" in said
    assert "尚缺数据、不能评价的有" in said


def test_a_report_without_gaps_asks_for_no_figures(store: Store) -> None:
    for target in store.read(list_targets, AS_OF):
        if target.goal.base_year is not None:
            for year in (2018, 2019):
                draft = reading(store, target.number, year=year, value="99999")
                store.write(record_reading, draft)

    paper = report(store)

    assert "不能评价" not in told(paper, "目标指标")
    assert not re.search(r"滞后\d", told(paper, "目标指标"))
    assert "补齐数据" not in told(paper, "下一步")


def test_the_charts_caption_names_the_widest_gap(autumn_store: Store) -> None:
    said = told(report(autumn_store), "重点任务进展")

    assert re.search(r"图2　“实施知识产权强企工程”与序时进度差距最大，相差9个百分点。", said)


def test_a_gap_below_one_point_is_not_called_none(store: Store) -> None:
    # On 7 January 2019 a task of three years should stand at 7 of 1096 days: 0.6 %.
    draft = progress(store, period="2019-01", percent=0, reported_on="2019-01-07")
    store.write(record_progress, draft)

    said = told(report(store, 1, date(2019, 1, 5)), "重点任务进展")

    assert "与序时进度差距最大，相差0.5个百分点。" in said
