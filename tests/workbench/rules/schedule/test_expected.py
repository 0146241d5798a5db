from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.rules.schedule import (
    MilestonePlan,
    Status,
    WorkState,
    expected_progress,
    mean_progress,
)

START, DUE = date(2019, 1, 1), date(2021, 12, 31)
HANGING = MilestonePlan("市级知识产权保护中心挂牌并申报", date(2019, 12, 31), 40)
BUILDING = MilestonePlan("保护中心建设完成", date(2020, 12, 31), 60)


def work(
    *milestones: MilestonePlan, starts_on: date | None = START, due_on: date | None = DUE
) -> WorkState:
    return WorkState(Status.UNDER_WAY, starts_on, due_on, milestones)


@pytest.mark.parametrize(
    ("as_of", "share"),
    [
        (date(2018, 12, 31), Fraction(0)),
        (date(2019, 1, 1), Fraction(1, 1096)),
        (date(2019, 12, 31), Fraction(365, 1096)),
        (date(2020, 2, 29), Fraction(425, 1096)),
        (date(2020, 12, 31), Fraction(731, 1096)),
        (date(2021, 12, 30), Fraction(1095, 1096)),
        (date(2021, 12, 31), Fraction(1)),
        (date(2022, 6, 1), Fraction(1)),
    ],
)
def test_without_milestones_every_day_counts_alike(as_of: date, share: Fraction) -> None:
    assert expected_progress(work(), as_of) == share


def test_a_task_of_one_day_is_due_on_that_day() -> None:
    day = date(2020, 2, 29)
    task = work(starts_on=day, due_on=day)
    assert expected_progress(task, day - timedelta(days=1)) == 0
    assert expected_progress(task, day) == 1


@pytest.mark.parametrize(("starts_on", "due_on"), [(None, None), (START, None), (None, DUE)])
def test_without_dates_nothing_can_be_expected(starts_on: date | None, due_on: date | None) -> None:
    assert expected_progress(work(starts_on=starts_on, due_on=due_on), START) is None


@pytest.mark.parametrize(
    ("as_of", "share"),
    [
        (date(2018, 12, 31), Fraction(0)),
        (date(2019, 3, 14), Fraction(2, 5) * Fraction(73, 365)),
        (date(2019, 12, 31), Fraction(2, 5)),
        (date(2020, 7, 1), Fraction(2, 5) + Fraction(3, 5) * Fraction(183, 366)),
        (date(2020, 12, 31), Fraction(1)),
        (date(2021, 5, 1), Fraction(1)),
    ],
)
def test_weighted_milestones_set_the_course(as_of: date, share: Fraction) -> None:
    assert expected_progress(work(BUILDING, HANGING), as_of) == share


def test_weights_that_do_not_add_up_are_taken_relative_to_their_sum() -> None:
    half = MilestonePlan("选址", date(2019, 12, 31), 20)
    other_half = MilestonePlan("验收", date(2020, 12, 31), 20)
    assert expected_progress(work(half, other_half), date(2019, 12, 31)) == Fraction(1, 2)


def test_milestones_without_weight_leave_the_course_straight() -> None:
    unweighted = MilestonePlan("选址", date(2019, 3, 1), 0)
    assert expected_progress(work(unweighted), date(2019, 12, 31)) == Fraction(365, 1096)


def test_milestones_on_one_day_fall_due_together() -> None:
    both = (MilestonePlan("甲", DUE, 1), MilestonePlan("乙", DUE, 1))
    assert expected_progress(work(*both), DUE - timedelta(days=1)) == Fraction(1095, 1096)
    assert expected_progress(work(*both), DUE) == 1


def test_without_a_start_nothing_is_expected_before_the_first_milestone() -> None:
    task = work(HANGING, BUILDING, starts_on=None, due_on=None)
    assert expected_progress(task, date(2019, 12, 30)) == 0
    assert expected_progress(task, date(2019, 12, 31)) == Fraction(2, 5)


def test_a_milestone_before_the_start_falls_due_on_its_day() -> None:
    early = MilestonePlan("立项", date(2018, 6, 1), 1)
    last = MilestonePlan("验收", date(2020, 6, 1), 1)
    assert expected_progress(work(early, last), date(2018, 5, 31)) == 0
    assert expected_progress(work(early, last), date(2018, 6, 1)) == Fraction(1, 2)


DATES = st.dates(date(2018, 1, 1), date(2023, 1, 1))
MILESTONES = st.lists(
    st.builds(MilestonePlan, st.just("节点"), DATES, st.integers(0, 100)), max_size=5
)


@given(MILESTONES, DATES, DATES, DATES, DATES)
def test_expected_progress_never_falls_and_stays_within_0_and_1(
    milestones: list[MilestonePlan], starts_on: date, due_on: date, one: date, other: date
) -> None:
    first_day, last_day = sorted((starts_on, due_on))
    task = work(*milestones, starts_on=first_day, due_on=last_day)
    earlier, later = (expected_progress(task, day) for day in sorted((one, other)))
    assert earlier is not None
    assert later is not None
    assert 0 <= earlier <= later <= 1


def test_a_group_stands_at_the_mean_of_its_units() -> None:
    assert mean_progress([100, 50, 0, 30]) == Fraction(45, 100)


def test_a_group_of_which_nobody_reported_has_no_progress() -> None:
    assert mean_progress([]) is None
