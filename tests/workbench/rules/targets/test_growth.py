from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.rules.targets import Goal, TargetKind, Verdict, VerdictState, assess_target

PLEDGES = Goal(TargetKind.AVERAGE_GROWTH, 2021, rate=Decimal("0.20"), unit="亿元", base_year=2018)
AID = Goal(TargetKind.YEARLY_GROWTH, 2021, rate=Decimal("0.30"), unit="家", base_year=2018)
WORKS = Goal(TargetKind.RISING, 2021, unit="件", base_year=2018)


def judged(goal: Goal, figures: dict[int, str], as_of: date = date(2020, 12, 31)) -> Verdict:
    return assess_target(goal, {year: Decimal(x) for year, x in figures.items()}, as_of)


def test_pledge_financing_says_its_growth_and_what_the_years_ahead_need() -> None:
    verdict = judged(PLEDGES, {2018: "1.2", 2019: "1.5"}, date(2019, 12, 31))
    assert verdict.state is VerdictState.ATTAINED
    assert verdict.value == Decimal("1.5")
    assert verdict.progress == Fraction(5, 4)
    assert verdict.sentence == (
        "2019年 1.5 亿元，基期2018年 1.2 亿元，年均增长=(1.5/1.2)^(1/1)−1=25.0%，达到20%以上，"
        "后两年还需年均增长 17.6%。"
    )


@pytest.mark.parametrize(
    ("figure", "state", "rate"),
    [
        ("1.727", VerdictState.BEHIND, "19.97%，未达到20%以上"),
        ("1.728", VerdictState.ATTAINED, "20.0%，达到20%以上"),
        ("1.729", VerdictState.ATTAINED, "20.03%，达到20%以上"),
    ],
)
def test_average_growth_over_two_years_is_judged_exactly(
    figure: str, state: VerdictState, rate: str
) -> None:
    verdict = judged(PLEDGES, {2018: "1.2", 2020: figure})
    assert verdict.state is state
    assert f"年均增长=({figure}/1.2)^(1/2)−1={rate}" in verdict.sentence


def test_the_pace_needed_leads_to_the_goal() -> None:
    verdict = judged(PLEDGES, {2018: "1.2", 2019: "1.2"}, date(2019, 12, 31))
    assert verdict.state is VerdictState.BEHIND
    assert verdict.progress == 0
    # 1.2·1.2³ = 2.0736, and (2.0736/1.2)^(1/2) = 1.3145
    assert verdict.sentence.endswith("未达到20%以上，后两年还需年均增长 31.5%。")


def test_growth_far_ahead_leaves_nothing_to_add() -> None:
    verdict = judged(PLEDGES, {2018: "1.2", 2019: "3"}, date(2019, 12, 31))
    assert verdict.sentence.endswith("达到20%以上，后两年不减少即可。")


def test_growth_that_has_already_reached_the_final_level_has_only_to_last() -> None:
    verdict = judged(PLEDGES, {2018: "1.2", 2019: "2.0736"}, date(2019, 12, 31))
    assert verdict.sentence.endswith("后两年不减少即可。")


@pytest.mark.parametrize("goal", [PLEDGES, AID], ids=lambda goal: str(goal.kind))
def test_the_smallest_base_is_a_base(goal: Goal) -> None:
    verdict = judged(goal, {2018: "1", 2019: "2"}, date(2019, 12, 31))
    assert verdict.state is VerdictState.ATTAINED


def test_years_after_the_target_fell_due_are_not_missed() -> None:
    figures = {2018: "100", 2019: "130", 2020: "169", 2021: "220"}
    assert judged(AID, figures, date(2023, 1, 1)).state is VerdictState.ATTAINED


def test_what_the_next_year_has_to_reach_is_printed_to_a_tenth() -> None:
    verdict = judged(AID, {2018: "1", 2019: "1.15"}, date(2019, 12, 31))
    assert verdict.sentence.endswith("2020年须达 1.5 家以上。")


def test_a_figure_of_zero_needs_a_new_beginning() -> None:
    verdict = judged(PLEDGES, {2018: "1.2", 2019: "0"}, date(2019, 12, 31))
    assert verdict.state is VerdictState.BEHIND
    assert verdict.sentence.endswith(
        "=−100.0%，未达到20%以上，2019年为 0，以后的年均增长率无法计算。"
    )


def test_average_growth_in_the_last_year_says_nothing_of_years_ahead() -> None:
    verdict = judged(PLEDGES, {2018: "1.2", 2021: "2.0736"}, date(2021, 12, 31))
    assert verdict.state is VerdictState.ATTAINED
    assert verdict.sentence.endswith("(2.0736/1.2)^(1/3)−1=20.0%，达到20%以上。")


def test_average_growth_without_the_last_year_is_open() -> None:
    verdict = judged(PLEDGES, {2018: "1.2", 2020: "3"}, date(2021, 12, 31))
    assert verdict.state is VerdictState.NO_DATA
    assert verdict.sentence.endswith("缺2021年数据。")


def test_every_year_shows_its_own_growth() -> None:
    verdict = judged(AID, {2018: "100", 2019: "130", 2020: "150"})
    assert verdict.state is VerdictState.BEHIND
    assert verdict.value == 150
    assert verdict.progress == Fraction(1, 2)
    assert verdict.sentence == (
        "2019年增长=130/100−1=30.0%，达到30%以上；2020年增长=150/130−1=15.4%，未达到30%以上；"
        "2 年中 1 年达到；2021年须达 195 家以上。"
    )


def test_yearly_growth_is_attained_when_every_year_met_it() -> None:
    verdict = judged(AID, {2018: "100", 2019: "130", 2020: "169", 2021: "220"}, date(2021, 12, 31))
    assert verdict.state is VerdictState.ATTAINED
    assert verdict.progress == 1
    assert verdict.sentence.endswith("2021年增长=220/169−1=30.2%，达到30%以上；3 年中 3 年达到。")


def test_a_year_without_figure_leaves_yearly_growth_open() -> None:
    verdict = judged(AID, {2018: "100", 2020: "169"})
    assert (verdict.state, verdict.progress) == (VerdictState.NO_DATA, None)
    assert verdict.sentence == "缺2019年数据；2021年须达 219.7 家以上。"


def test_all_years_without_figure_are_named() -> None:
    verdict = judged(AID, {2018: "100", 2019: "130"}, date(2022, 1, 1))
    assert verdict.state is VerdictState.NO_DATA
    assert "；缺2020年、2021年数据；" in verdict.sentence


def test_a_year_that_failed_decides_whatever_else_is_missing() -> None:
    verdict = judged(AID, {2018: "100", 2019: "0", 2021: "200"}, date(2021, 12, 31))
    assert verdict.state is VerdictState.BEHIND
    assert verdict.sentence == (
        "2019年增长=0/100−1=−100.0%，未达到30%以上；1 年中 0 年达到；缺2020年数据。"
    )


def test_a_year_that_is_not_over_does_not_fail_yet() -> None:
    figures = {2018: "100", 2019: "130", 2020: "80"}
    verdict = judged(AID, figures, date(2020, 6, 30))
    assert verdict.state is VerdictState.ON_THE_WAY
    assert verdict.sentence.endswith("2020年尚未结束，暂不判为滞后。")


def test_rising_shows_the_whole_course() -> None:
    verdict = judged(WORKS, {2018: "100", 2019: "120", 2020: "120"})
    assert (verdict.state, verdict.progress) == (VerdictState.ATTAINED, Fraction(1))
    assert verdict.sentence == (
        "2018年 100 件→2019年 120 件→2020年 120 件，逐年没有下降，2 次比较中 2 次没有下降。"
    )


def test_one_fall_ends_rising() -> None:
    verdict = judged(WORKS, {2018: "100", 2019: "120", 2020: "110"})
    assert (verdict.state, verdict.progress) == (VerdictState.BEHIND, Fraction(1, 2))
    assert "，2020年比2019年减少 10 件，2 次比较中 1 次没有下降。" in verdict.sentence


def test_rising_from_zero_needs_no_division() -> None:
    verdict = judged(WORKS, {2018: "0", 2019: "5"}, date(2019, 12, 31))
    assert verdict.state is VerdictState.ATTAINED


def test_rising_without_a_base_year_compares_the_figures_with_each_other() -> None:
    goal = Goal(TargetKind.RISING, 2021)
    assert judged(goal, {2019: "5", 2020: "6"}).state is VerdictState.ATTAINED
    assert judged(goal, {2019: "5"}).state is VerdictState.NO_BASELINE
    verdict = judged(goal, {})
    assert (verdict.state, verdict.sentence) == (VerdictState.NO_DATA, "尚无数据，请填报。")


def test_rising_without_its_last_year_is_open_unless_it_fell() -> None:
    due = date(2021, 12, 31)
    verdict = judged(WORKS, {2018: "100", 2019: "120"}, due)
    assert verdict.state is VerdictState.NO_DATA
    assert verdict.sentence.endswith("缺2021年数据。")
    assert judged(WORKS, {2018: "100", 2019: "90"}, due).state is VerdictState.BEHIND


@pytest.mark.parametrize("goal", [PLEDGES, AID, WORKS], ids=lambda goal: str(goal.kind))
def test_without_its_base_growth_is_not_computed(goal: Goal) -> None:
    verdict = judged(goal, {2019: "1.5", 2020: "1.2"})
    assert verdict == Verdict(
        VerdictState.NO_BASELINE,
        Decimal("1.2"),
        None,
        "缺基期数据，不能计算增长：请补填2018年的数值。",
    )


@pytest.mark.parametrize("goal", [PLEDGES, AID], ids=lambda goal: str(goal.kind))
def test_a_base_of_zero_is_no_base(goal: Goal) -> None:
    verdict = judged(goal, {2018: "0", 2019: "5"})
    assert (verdict.state, verdict.progress) == (VerdictState.NO_BASELINE, None)
    assert f"基期2018年为 0 {goal.unit}，不能作为比较的基数，请核对。" in verdict.sentence


@pytest.mark.parametrize("kind", [TargetKind.YEARLY_GROWTH, TargetKind.AVERAGE_GROWTH])
def test_without_a_base_year_the_office_is_asked_for_one(kind: TargetKind) -> None:
    verdict = judged(Goal(kind, 2021, rate=Decimal("0.3")), {2019: "5", 2020: "9"})
    assert verdict.state is VerdictState.NO_BASELINE
    assert verdict.sentence.endswith("请先确定基期年份并填写数值。")


@pytest.mark.parametrize("goal", [PLEDGES, AID, WORKS], ids=lambda goal: str(goal.kind))
def test_a_base_alone_is_no_figure_to_judge(goal: Goal) -> None:
    verdict = judged(goal, {2018: "5"})
    assert (verdict.state, verdict.value, verdict.progress) == (VerdictState.NO_DATA, None, None)
    assert verdict.sentence == f"基期2018年 5 {goal.unit}，尚无以后年度的数据，请填报。"


FIGURES = st.dictionaries(
    st.integers(2017, 2022), st.integers(0, 10_000).map(str), min_size=1, max_size=6
)
DAYS = st.dates(date(2018, 1, 1), date(2022, 12, 31))
GOALS = st.sampled_from([PLEDGES, AID, WORKS])


@given(GOALS, FIGURES, DAYS)
def test_attained_means_the_whole_way(goal: Goal, figures: dict[int, str], as_of: date) -> None:
    verdict = judged(goal, figures, as_of)
    if verdict.state is VerdictState.ATTAINED:
        assert verdict.progress is not None
        assert verdict.progress >= 1


@given(GOALS, FIGURES, DAYS)
def test_without_a_baseline_nothing_is_behind(
    goal: Goal, figures: dict[int, str], as_of: date
) -> None:
    figures.pop(2018, None)
    assert judged(goal, figures, as_of).state is VerdictState.NO_BASELINE


@given(GOALS, FIGURES, DAYS)
def test_the_order_of_the_figures_does_not_matter(
    goal: Goal, figures: dict[int, str], as_of: date
) -> None:
    backwards = dict(reversed(figures.items()))
    assert judged(goal, figures, as_of) == judged(goal, backwards, as_of)
