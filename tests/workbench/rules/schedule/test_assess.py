from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.rules.schedule import (
    Assessment,
    Light,
    MilestonePlan,
    ScheduleClass,
    Status,
    WorkState,
    assess,
)

START, DUE = date(2019, 1, 1), date(2019, 12, 31)
HANGING = MilestonePlan("市级知识产权保护中心挂牌", date(2019, 11, 18), 40)
TASK = WorkState(Status.UNDER_WAY, START, DUE, actual=Fraction(70, 100))
LONG = replace(TASK, due_on=date(2021, 12, 31))
# 100 days, so that each day is one point of expected progress
HUNDRED = WorkState(Status.UNDER_WAY, date(2019, 9, 23), DUE)


def seen(result: Assessment) -> tuple[ScheduleClass, str, str, Light]:
    return result.schedule_class, result.shape, result.light_word, result.light


def test_due_today_is_not_late() -> None:
    result = assess(replace(TASK, actual=Fraction(95, 100)), DUE)
    assert seen(result) == (ScheduleClass.ON_SCHEDULE, "◎", "临期", Light.BLUE)
    assert result.days == 0
    assert result.sentence == (
        "2019年12月31日到期，就在当天；序时进度 100%，实际 95%，差 5 个百分点，"
        "在容许的 10 个百分点以内。"
    )


def test_due_yesterday_is_late_by_one_day() -> None:
    result = assess(TASK, date(2020, 1, 1))
    assert seen(result) == (ScheduleClass.OVERDUE, "■", "逾期", Light.RED)
    assert result.days == 1
    assert result.sentence == "应于2019年12月31日完成，已超期 1 天，最近填报 70%。"


def test_late_wins_over_never_reported() -> None:
    result = assess(replace(TASK, actual=None), date(2020, 1, 12))
    assert result.schedule_class is ScheduleClass.OVERDUE
    assert result.sentence == "应于2019年12月31日完成，已超期 12 天，尚无填报。"


def test_a_late_task_that_is_nearly_whole_does_not_print_as_whole() -> None:
    result = assess(replace(TASK, actual=Fraction(999, 1000)), date(2020, 1, 1))
    assert result.sentence.endswith("最近填报 99.9%。")


def test_a_late_milestone_makes_the_task_late_and_is_named() -> None:
    result = assess(replace(LONG, milestones=(HANGING,)), date(2019, 11, 30))
    assert result.schedule_class is ScheduleClass.OVERDUE
    assert result.days == 12
    assert result.sentence == (
        "节点“市级知识产权保护中心挂牌”应于2019年11月18日完成，已超期 12 天，最近填报 70%。"
    )


def test_the_longest_late_milestone_is_named_and_the_others_counted() -> None:
    earlier = MilestonePlan("选址", date(2019, 6, 30), 10)
    result = assess(replace(LONG, milestones=(HANGING, earlier)), date(2019, 11, 30))
    assert result.sentence.startswith("节点“选址”应于2019年6月30日完成，已超期 153 天，另有 1 个")


@pytest.mark.parametrize(
    ("done_on", "schedule_class"),
    [
        (date(2019, 11, 25), ScheduleClass.AHEAD),
        (date(2019, 11, 30), ScheduleClass.AHEAD),
        (date(2019, 12, 1), ScheduleClass.OVERDUE),
    ],
)
def test_a_milestone_counts_as_done_from_its_day_on(
    done_on: date, schedule_class: ScheduleClass
) -> None:
    step = MilestonePlan("挂牌", date(2019, 11, 18), 0, done_on)
    result = assess(replace(LONG, milestones=(step,)), date(2019, 11, 30))
    assert result.schedule_class is schedule_class


def test_a_milestone_due_today_is_not_late_but_near() -> None:
    step = MilestonePlan("挂牌", date(2019, 11, 30), 0)
    result = assess(replace(LONG, milestones=(step,)), date(2019, 11, 30))
    assert seen(result) == (ScheduleClass.AHEAD, "◎", "临期", Light.BLUE)
    assert result.sentence.startswith("节点“挂牌”2019年11月30日到期，就在当天；序时进度 30%")


@pytest.mark.parametrize(
    ("points", "schedule_class", "shape", "words"),
    [
        (29, ScheduleClass.BEHIND, "▲", "差 11 个百分点，超过容许的 10 个百分点。"),
        (30, ScheduleClass.ON_SCHEDULE, "●", "差 10 个百分点，在容许的 10 个百分点以内。"),
        (40, ScheduleClass.ON_SCHEDULE, "●", "与序时进度持平。"),
        (50, ScheduleClass.ON_SCHEDULE, "●", "快 10 个百分点。"),
        (51, ScheduleClass.AHEAD, "◆", "快 11 个百分点，超出 10 个百分点。"),
    ],
)
def test_exactly_the_tolerance_apart_is_still_on_schedule(
    points: int, schedule_class: ScheduleClass, shape: str, words: str
) -> None:
    result = assess(replace(HUNDRED, actual=Fraction(points, 100)), date(2019, 11, 1))
    assert (result.schedule_class, result.shape) == (schedule_class, shape)
    assert result.sentence == f"序时进度 40%，实际 {points}%，{words}"
    assert result.expected == Fraction(2, 5)
    assert result.actual == Fraction(points, 100)
    assert result.days == -60


def test_the_office_can_set_another_tolerance() -> None:
    task = replace(HUNDRED, actual=Fraction(30, 100))
    result = assess(task, date(2019, 11, 1), tolerance=5)
    assert result.schedule_class is ScheduleClass.BEHIND
    assert result.sentence.endswith("超过容许的 5 个百分点。")


def test_decimals_are_printed_where_whole_percent_would_contradict_the_class() -> None:
    task = replace(LONG, actual=Fraction(23, 100))
    result = assess(task, date(2019, 12, 31))
    assert result.schedule_class is ScheduleClass.BEHIND
    assert result.sentence == (
        "序时进度 33.3%，实际 23%，差 10.3 个百分点，超过容许的 10 个百分点。"
    )


@pytest.mark.parametrize(
    ("as_of", "mark"),
    [(date(2019, 11, 30), "达进度"), (date(2019, 12, 1), "临期"), (date(2019, 12, 31), "临期")],
)
def test_a_task_is_near_its_end_from_thirty_days_before(as_of: date, mark: str) -> None:
    result = assess(replace(TASK, actual=Fraction(95, 100)), as_of)
    assert result.light_word == mark


def test_behind_keeps_its_yellow_light_when_the_end_is_near() -> None:
    result = assess(TASK, date(2019, 12, 16))
    assert seen(result) == (ScheduleClass.BEHIND, "▲", "欠进度", Light.YELLOW)
    assert result.sentence.startswith("2019年12月31日到期，还有 15 天；序时进度 96%，实际 70%")


@pytest.mark.parametrize("status", [Status.NOT_STARTED, Status.UNDER_WAY])
@pytest.mark.parametrize("actual", [None, Fraction(0)])
def test_before_its_start_a_task_is_not_started(status: Status, actual: Fraction | None) -> None:
    result = assess(replace(TASK, status=status, actual=actual), date(2018, 12, 31))
    assert seen(result) == (ScheduleClass.NOT_STARTED, "○", "未启动", Light.GREY)
    assert result.sentence == "计划于2019年1月1日启动，还有 1 天。"
    assert result.days == -365


def test_work_done_before_the_start_shows() -> None:
    assert assess(TASK, date(2018, 12, 31)).schedule_class is ScheduleClass.AHEAD


@pytest.mark.parametrize("status", [Status.NOT_STARTED, Status.UNDER_WAY])
def test_a_task_that_nobody_reported_on_since_its_start_says_so(status: Status) -> None:
    result = assess(replace(TASK, status=status, actual=None), START)
    assert seen(result) == (ScheduleClass.UNREPORTED, "■", "未报", Light.RED)
    assert result.sentence == "2019年1月1日已启动，尚无填报，序时进度 0%。"


def test_a_task_without_dates_is_not_started_until_somebody_starts_it() -> None:
    result = assess(WorkState(Status.NOT_STARTED), START)
    assert result.schedule_class is ScheduleClass.NOT_STARTED
    assert result.sentence == "尚未启动，未定启动日期。"
    assert result.days is None


def test_a_task_without_dates_under_way_owes_a_report() -> None:
    result = assess(WorkState(Status.UNDER_WAY), START)
    assert result.schedule_class is ScheduleClass.UNREPORTED
    assert result.sentence == "尚无填报。"


def test_a_task_without_dates_cannot_be_behind() -> None:
    result = assess(WorkState(Status.UNDER_WAY, actual=Fraction(2, 5)), START)
    assert seen(result) == (ScheduleClass.ON_SCHEDULE, "●", "达进度", Light.GREEN)
    assert result.expected is None
    assert result.sentence == "未定起止日期，不计算序时进度，最近填报 40%。"


@pytest.mark.parametrize(
    ("finished_on", "days", "sentence"),
    [
        (date(2019, 12, 20), -11, "2019年12月20日完成，比要求的2019年12月31日提前 11 天。"),
        (date(2019, 12, 31), 0, "2019年12月31日完成，按期。"),
        (date(2020, 1, 1), 1, "2020年1月1日完成，应于2019年12月31日完成，超期 1 天。"),
    ],
)
def test_closed_work_says_whether_it_was_in_time(
    finished_on: date, days: int, sentence: str
) -> None:
    closed = replace(TASK, status=Status.CLOSED, finished_on=finished_on)
    result = assess(closed, date(2020, 6, 30))
    assert seen(result) == (ScheduleClass.DONE, "✓", "已完成", Light.GREEN)
    assert (result.days, result.sentence) == (days, sentence)
    assert result.expected == result.actual == 1


def test_closed_work_without_a_due_date_is_neither_early_nor_late() -> None:
    closed = WorkState(Status.CLOSED, START, finished_on=date(2019, 5, 1))
    result = assess(closed, DUE)
    assert (result.days, result.sentence) == (None, "2019年5月1日完成，未定完成期限。")


def test_closed_work_without_a_finishing_day_says_so() -> None:
    result = assess(replace(TASK, status=Status.CLOSED), DUE)
    assert (result.days, result.sentence) == (None, "已销号，未记完成日期。")


def test_work_closed_later_is_still_open_on_an_earlier_day() -> None:
    closed = replace(TASK, status=Status.CLOSED, finished_on=date(2020, 1, 2))
    assert assess(closed, date(2020, 1, 1)).schedule_class is ScheduleClass.OVERDUE
    assert assess(closed, date(2020, 1, 2)).schedule_class is ScheduleClass.DONE


def test_suspended_work_leaves_the_denominator() -> None:
    halted = replace(TASK, status=Status.SUSPENDED, suspended_on=date(2019, 7, 1))
    result = assess(halted, date(2020, 6, 30))
    assert seen(result) == (ScheduleClass.SUSPENDED, "○", "中止", Light.GREY)
    assert result.sentence == "2019年7月1日起中止，不计入考核基数。"
    assert not result.counts


def test_work_suspended_half_way_counts_until_then() -> None:
    halted = replace(TASK, status=Status.SUSPENDED, suspended_on=date(2019, 7, 1))
    result = assess(halted, date(2019, 6, 30))
    assert result.schedule_class is ScheduleClass.AHEAD
    assert result.counts


def test_work_suspended_on_an_unknown_day_is_suspended() -> None:
    result = assess(replace(TASK, status=Status.SUSPENDED), START)
    assert result.sentence == "已中止，不计入考核基数。"


@pytest.mark.parametrize(
    ("finished_on", "schedule_class", "days", "sentence"),
    [
        (
            date(2019, 12, 28),
            ScheduleClass.ON_SCHEDULE,
            -3,
            "2019年12月28日完成并申请办结，比要求的2019年12月31日提前 3 天，待审核销号。",
        ),
        (
            date(2019, 12, 31),
            ScheduleClass.ON_SCHEDULE,
            0,
            "2019年12月31日完成并申请办结，按期，待审核销号。",
        ),
        (
            date(2020, 1, 1),
            ScheduleClass.OVERDUE,
            1,
            "2020年1月1日完成并申请办结，应于2019年12月31日完成，超期 1 天，待审核销号。",
        ),
    ],
)
def test_waiting_for_the_office_makes_nobody_late(
    finished_on: date, schedule_class: ScheduleClass, days: int, sentence: str
) -> None:
    handed_in = replace(TASK, status=Status.CLOSING_REQUESTED, finished_on=finished_on)
    result = assess(handed_in, date(2020, 1, 20))
    assert (result.schedule_class, result.days) == (schedule_class, days)
    assert result.sentence == sentence


def test_work_handed_in_today_is_no_longer_late() -> None:
    handed_in = replace(TASK, status=Status.CLOSING_REQUESTED, finished_on=DUE)
    assert assess(handed_in, DUE).sentence.startswith("2019年12月31日完成并申请办结")


def test_work_handed_in_without_a_due_date_waits_for_the_office() -> None:
    handed_in = WorkState(Status.CLOSING_REQUESTED, START, finished_on=date(2019, 5, 1))
    result = assess(handed_in, DUE)
    assert result.schedule_class is ScheduleClass.ON_SCHEDULE
    assert result.sentence == "2019年5月1日完成并申请办结，未定完成期限，待审核销号。"


@pytest.mark.parametrize("finished_on", [None, date(2020, 1, 21)])
def test_work_handed_in_without_a_day_so_far_is_measured_as_open(finished_on: date | None) -> None:
    handed_in = replace(TASK, status=Status.CLOSING_REQUESTED, finished_on=finished_on)
    assert assess(handed_in, date(2020, 1, 20)).schedule_class is ScheduleClass.OVERDUE


DECISION = WorkState(Status.UNDER_WAY, START, DUE, takes_reports=False)


@pytest.mark.parametrize(
    ("as_of", "light", "sentence"),
    [
        (date(2019, 11, 30), Light.GREEN, "2019年12月31日到期，还有 31 天，尚未办结。"),
        (date(2019, 12, 1), Light.BLUE, "2019年12月31日到期，还有 30 天，尚未办结。"),
        (date(2020, 1, 2), Light.RED, "应于2019年12月31日完成，已超期 2 天，尚未办结。"),
    ],
)
def test_a_decision_has_a_date_but_no_progress(as_of: date, light: Light, sentence: str) -> None:
    result = assess(DECISION, as_of)
    assert (result.light, result.sentence) == (light, sentence)
    assert result.actual is None


def test_a_decision_without_a_date_says_so() -> None:
    result = assess(replace(DECISION, due_on=None), DUE)
    assert result.schedule_class is ScheduleClass.ON_SCHEDULE
    assert result.sentence == "未定完成期限，尚未办结。"


def test_each_light_has_its_colour_word() -> None:
    assert [light.word for light in Light] == ["蓝", "黄", "红", "绿", "灰"]


PERCENT = st.integers(0, 100).map(lambda points: Fraction(points, 100))
DAYS = st.dates(date(2018, 1, 1), date(2023, 1, 1))
STEPS = st.builds(MilestonePlan, st.just("节点"), DAYS, st.integers(0, 100), st.none() | DAYS)
WORKS = st.builds(
    WorkState,
    st.sampled_from(Status),
    st.none() | DAYS,
    st.none() | DAYS,
    st.lists(STEPS, max_size=3).map(tuple),
    st.none() | PERCENT,
    st.none() | DAYS,
    st.none() | DAYS,
    st.booleans(),
)


@given(WORKS, DAYS)
def test_every_task_gets_one_class_and_one_whole_sentence(work: WorkState, as_of: date) -> None:
    result = assess(work, as_of)
    assert result.sentence.endswith("。")
    assert result.sentence.count("。") == 1
    assert (result.light is Light.RED) == (result.schedule_class.value in {"逾期", "未报"})
    assert (result.light is Light.YELLOW) == (result.schedule_class is ScheduleClass.BEHIND)


@given(WORKS, DAYS, PERCENT, PERCENT)
def test_more_progress_never_looks_worse(
    work: WorkState, as_of: date, one: Fraction, other: Fraction
) -> None:
    order = [ScheduleClass.BEHIND, ScheduleClass.ON_SCHEDULE, ScheduleClass.AHEAD]
    started = replace(work, starts_on=None, status=Status.UNDER_WAY, takes_reports=True)
    less, more = (
        assess(replace(started, actual=share), as_of).schedule_class
        for share in sorted((one, other))
    )
    if ScheduleClass.OVERDUE in {less, more}:
        assert less is more
    else:
        assert order.index(less) <= order.index(more)


@given(WORKS, DAYS)
def test_a_day_later_a_late_open_task_is_late_by_one_day_more(work: WorkState, as_of: date) -> None:
    late = replace(work, status=Status.UNDER_WAY, due_on=as_of - timedelta(days=1))
    assert assess(late, as_of).days == 1
    assert assess(late, as_of + timedelta(days=1)).days == 2
