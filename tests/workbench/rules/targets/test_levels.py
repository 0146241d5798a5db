from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.rules.targets import Goal, TargetKind, Verdict, VerdictState, assess_target

PATENTS = Goal(TargetKind.AT_LEAST, 2021, Decimal(6000), unit="件", base_year=2018)
PATENT_FIGURES = {2018: 3412, 2019: 4205, 2020: 5127}


def judged(goal: Goal, figures: dict[int, int], as_of: date = date(2020, 12, 31)) -> Verdict:
    return assess_target(goal, {year: Decimal(x) for year, x in figures.items()}, as_of)


def test_patents_say_what_is_missing_and_what_pace_is_needed() -> None:
    verdict = judged(PATENTS, PATENT_FIGURES)
    assert verdict.value == 5127
    assert verdict.progress == Fraction(1715, 2588)
    assert verdict.sentence == (
        "2020年 5127 件，目标 6000 件，还差 873 件，完成 (5127−3412)/(6000−3412)=66.3%，"
        "按时间进度应达 5137.3 件，少 10.3 件，2021年还需增加 873 件（增长 17.0%）。"
    )


def test_below_the_straight_line_is_behind_and_on_it_is_not() -> None:
    goal = Goal(TargetKind.AT_LEAST, 2021, Decimal(300), base_year=2018)
    assert judged(goal, {2018: 0, 2020: 199}).state is VerdictState.BEHIND
    assert judged(goal, {2018: 0, 2020: 200}).state is VerdictState.ON_THE_WAY


def test_the_printed_line_stands_on_the_right_side_of_the_figure() -> None:
    goal = Goal(TargetKind.AT_LEAST, 2021, Decimal("100.1"), base_year=2018)
    verdict = judged(goal, {2018: 0, 2019: 33})
    assert "按时间进度应达 33.4，少 0.4" in verdict.sentence
    close = Goal(TargetKind.AT_LEAST, 2021, Decimal("99.1"), base_year=2018)
    assert "按时间进度应达 33.03，少 0.03" in judged(close, {2018: 0, 2019: 33}).sentence


def test_without_a_baseline_patents_are_measured_against_the_goal_and_say_so() -> None:
    verdict = judged(PATENTS, {2020: 5127})
    assert verdict.state is VerdictState.ON_THE_WAY
    assert verdict.progress == Fraction(5127, 6000)
    assert verdict.sentence == (
        "2020年 5127 件，目标 6000 件，还差 873 件，完成 5127/6000=85.5%"
        "（缺基期数据，2018年的数值补填后按增量计算），"
        "按时间进度应达 4000 件，2021年还需增加 873 件（增长 17.0%）。"
    )


def test_a_target_without_base_year_has_no_line_to_be_behind() -> None:
    goal = Goal(TargetKind.AT_LEAST, 2021, Decimal(100), unit="家")
    verdict = judged(goal, {2020: 4})
    assert verdict.state is VerdictState.ON_THE_WAY
    assert verdict.sentence == (
        "2020年 4 家，目标 100 家，还差 96 家，完成 4/100=4.0%，"
        "2021年还需增加 96 家（增长 2400.0%）。"
    )


def test_growth_from_nothing_is_not_computed() -> None:
    goal = Goal(TargetKind.AT_LEAST, 2021, Decimal(100), unit="家")
    assert judged(goal, {2019: 0}).sentence.endswith("后两年还需年均增加 50 家。")


@pytest.mark.parametrize(
    ("figure", "state", "words"),
    [
        (5999, VerdictState.BEHIND, "还差 1 件，完成 (5999−3412)/(6000−3412)=99.96%。"),
        (6000, VerdictState.ATTAINED, "已达到，完成 (6000−3412)/(6000−3412)=100.0%。"),
        (6100, VerdictState.ATTAINED, "已达到，完成 (6100−3412)/(6000−3412)=103.9%。"),
    ],
)
def test_at_least_asks_for_the_figure_itself(figure: int, state: VerdictState, words: str) -> None:
    verdict = judged(PATENTS, {2018: 3412, 2021: figure}, date(2021, 12, 31))
    assert verdict.state is state
    assert verdict.sentence.endswith(words)


def test_a_figure_below_the_base_is_no_negative_progress() -> None:
    verdict = judged(PATENTS, {2018: 3412, 2019: 3300})
    assert verdict.progress == 0
    assert "低于基期的 3412 件，完成 0%" in verdict.sentence


def test_a_figure_at_the_base_has_come_no_way() -> None:
    verdict = judged(PATENTS, {2018: 3412, 2019: 3412})
    assert verdict.progress == 0
    assert "，完成 (3412−3412)/(6000−3412)=0.0%，" in verdict.sentence


@pytest.mark.parametrize(
    ("base", "formula"),
    [(0, "完成 40/100=40.0%，"), (1, "完成 (40−1)/(100−1)=39.4%，"), (100, "完成 40/100=40.0%，")],
)
def test_the_way_is_measured_from_a_base_between_nothing_and_the_goal(
    base: int, formula: str
) -> None:
    goal = Goal(TargetKind.AT_LEAST, 2021, Decimal(100), base_year=2018)
    assert formula in judged(goal, {2018: base, 2019: 40}).sentence


def test_what_is_not_whole_does_not_print_as_whole() -> None:
    verdict = judged(PATENTS, {2021: 5999}, date(2021, 12, 31))
    assert "完成 5999/6000=99.98%" in verdict.sentence


def test_the_yearly_need_is_printed_to_a_tenth() -> None:
    goal = Goal(TargetKind.AT_LEAST, 2021, Decimal(100), unit="家")
    verdict = judged(goal, {2018: 0}, date(2018, 12, 31))
    assert verdict.sentence.endswith("后3年还需年均增加 33.3 家。")


def test_a_base_above_the_goal_leaves_the_share_of_the_goal() -> None:
    verdict = judged(PATENTS, {2018: 6500, 2019: 5900}, date(2019, 12, 31))
    assert verdict.progress == Fraction(5900, 6000)
    assert verdict.state is VerdictState.BEHIND
    assert "完成 5900/6000=98.3%，按时间进度应达 6000 件，少 100 件" in verdict.sentence


def test_the_baseline_may_come_with_the_goal() -> None:
    goal = Goal(TargetKind.AT_LEAST, 2021, Decimal(6000), base_year=2018, baseline=Decimal(3412))
    assert judged(goal, {2020: 5127}).progress == Fraction(1715, 2588)


@pytest.mark.parametrize(
    ("figure", "state", "words"),
    [
        ("9.9", VerdictState.BEHIND, "目标超过 10 件，还差 0.1 件，完成 9.9/10=99.0%。"),
        ("10", VerdictState.BEHIND, "目标超过 10 件，尚未超过，完成 10/10=100.0%。"),
        ("10.1", VerdictState.ATTAINED, "目标超过 10 件，已超过，完成 10.1/10=101.0%。"),
    ],
)
def test_more_than_asks_for_more_than_the_figure(
    figure: str, state: VerdictState, words: str
) -> None:
    goal = Goal(TargetKind.MORE_THAN, 2021, Decimal(10), unit="件")
    verdict = assess_target(goal, {2021: Decimal(figure)}, date(2021, 12, 31))
    assert verdict.state is state
    assert verdict.sentence == f"2021年 {figure} 件，{words}"


def test_a_year_before_the_end_a_figure_that_is_just_reached_has_to_be_passed() -> None:
    goal = Goal(TargetKind.MORE_THAN, 2021, Decimal(10), unit="件")
    verdict = judged(goal, {2020: 10})
    assert verdict.state is VerdictState.ON_THE_WAY
    assert verdict.sentence.endswith("尚未超过，完成 10/10=100.0%，2021年还需继续增加。")


@pytest.mark.parametrize(
    ("figure", "state", "progress"),
    [
        (8, VerdictState.BEHIND, Fraction(8, 9)),
        (9, VerdictState.ATTAINED, Fraction(1)),
        (10, VerdictState.ATTAINED, Fraction(10, 9)),
        (15, VerdictState.ATTAINED, Fraction(15, 9)),
    ],
)
def test_about_allows_a_tenth_less_and_any_more(
    figure: int, state: VerdictState, progress: Fraction
) -> None:
    goal = Goal(TargetKind.ABOUT, 2021, Decimal(10), unit="个")
    verdict = judged(goal, {2021: figure}, date(2021, 12, 31))
    assert (verdict.state, verdict.progress) == (state, progress)
    assert f"2021年 {figure} 个，目标 10 个左右，9 个以上即可，" in verdict.sentence


def test_what_about_allows_can_be_set() -> None:
    goal = Goal(TargetKind.ABOUT, 2021, Decimal(10), tolerance=Decimal("0.2"))
    assert judged(goal, {2021: 8}, date(2021, 12, 31)).state is VerdictState.ATTAINED


@pytest.mark.parametrize(
    ("figure", "state", "words"),
    [
        (99, VerdictState.BEHIND, "还差 1 家，完成 99/100=99.0%。"),
        (100, VerdictState.ATTAINED, "已达到，完成 100/100=100.0%。"),
        (150, VerdictState.ATTAINED, "已达到，完成 150/100=150.0%。"),
        (155, VerdictState.ATTAINED, "完成 155/100=155.0%，超出上限 5 家，请核实。"),
    ],
)
def test_a_range_is_attained_from_its_lower_end_and_flagged_above_its_upper(
    figure: int,
    state: VerdictState,
    words: str,
) -> None:
    goal = Goal(TargetKind.BETWEEN, 2021, Decimal(100), high=Decimal(150), unit="家")
    verdict = judged(goal, {2021: figure}, date(2021, 12, 31))
    assert verdict.state is state
    assert verdict.above_range == (figure > 150)
    assert verdict.sentence.startswith(f"2021年 {figure} 家，目标 100—150 家，")
    assert verdict.sentence.endswith(words)


def test_without_any_figure_there_is_no_verdict() -> None:
    goal = Goal(TargetKind.BETWEEN, 2021, Decimal(100), high=Decimal(150), unit="家")
    verdict = judged(goal, {})
    assert verdict == Verdict(
        VerdictState.NO_DATA, None, None, "目标 100—150 家，尚无数据，请填报。"
    )


def test_a_baseline_alone_is_no_figure_to_judge() -> None:
    verdict = judged(PATENTS, {2018: 3412})
    assert verdict.state is VerdictState.NO_DATA
    assert verdict.sentence == ("目标 6000 件，基期2018年 3412 件，尚无以后年度的数据，请填报。")


def test_a_target_that_fell_due_without_its_last_figure_lacks_data() -> None:
    assert judged(PATENTS, PATENT_FIGURES, date(2021, 12, 30)).state is VerdictState.BEHIND
    verdict = judged(PATENTS, PATENT_FIGURES, date(2021, 12, 31))
    assert verdict.state is VerdictState.NO_DATA
    assert verdict.sentence.endswith("=66.3%，缺2021年数据。")


def test_a_level_reached_early_stays_reached() -> None:
    verdict = judged(PATENTS, {2018: 3412, 2020: 6000}, date(2022, 3, 1))
    assert verdict.state is VerdictState.ATTAINED


def test_a_year_that_is_not_over_makes_nobody_behind() -> None:
    figures = {2018: 3412, 2019: 4300, 2020: 2500}
    assert judged(PATENTS, figures, date(2020, 12, 31)).state is VerdictState.BEHIND
    verdict = judged(PATENTS, figures, date(2020, 12, 30))
    assert verdict.state is VerdictState.ON_THE_WAY
    assert verdict.value == 2500
    assert verdict.sentence.endswith("。2020年尚未结束，暂不判为滞后。")


def test_a_year_that_is_not_over_does_not_hide_the_year_before() -> None:
    figures = {2018: 3412, 2019: 4205, 2020: 2500}
    verdict = judged(PATENTS, figures, date(2020, 6, 30))
    assert verdict.state is VerdictState.BEHIND
    assert "尚未结束" not in verdict.sentence


def test_a_year_that_is_not_over_can_attain() -> None:
    figures = {2018: 3412, 2020: 6001}
    assert judged(PATENTS, figures, date(2020, 6, 30)).state is VerdictState.ATTAINED


def test_later_years_and_years_before_the_base_do_not_count() -> None:
    figures = {2017: 9000, 2018: 3412, 2019: 4205, 2020: 9000, 2022: 9000}
    assert judged(PATENTS, figures, date(2019, 12, 31)).value == 4205
    assert judged(PATENTS, {2018: 3412, 2022: 9000}, date(2023, 1, 1)).value is None


FIGURES = st.dictionaries(st.integers(2017, 2022), st.integers(0, 10_000), max_size=6)
DAYS = st.dates(date(2018, 1, 1), date(2022, 12, 31))
LEVEL_GOALS = st.builds(
    Goal,
    st.sampled_from(
        [TargetKind.AT_LEAST, TargetKind.MORE_THAN, TargetKind.ABOUT, TargetKind.BETWEEN]
    ),
    st.just(2021),
    st.integers(1, 6000).map(Decimal),
    high=st.just(Decimal(6000)),
    base_year=st.sampled_from([None, 2018]),
)
RANK = [VerdictState.BEHIND, VerdictState.ON_THE_WAY, VerdictState.ATTAINED]


@given(LEVEL_GOALS, FIGURES, DAYS)
def test_attained_means_the_whole_way(goal: Goal, figures: dict[int, int], as_of: date) -> None:
    verdict = judged(goal, figures, as_of)
    if verdict.state is VerdictState.ATTAINED:
        assert verdict.progress is not None
        assert verdict.progress >= 1


@given(LEVEL_GOALS, FIGURES, DAYS, st.integers(2019, 2021), st.integers(0, 5000))
def test_a_higher_figure_never_worsens_the_verdict(
    goal: Goal, figures: dict[int, int], as_of: date, year: int, more: int
) -> None:
    before = judged(goal, figures | {year: figures.get(year, 0)}, as_of)
    after = judged(goal, figures | {year: figures.get(year, 0) + more}, as_of)
    assert (after.progress or 0) >= (before.progress or 0)
    if before.state in RANK and after.state in RANK:
        assert RANK.index(after.state) >= RANK.index(before.state)
    else:
        assert after.state in {before.state, VerdictState.ATTAINED}


@given(LEVEL_GOALS, FIGURES, DAYS)
def test_the_order_of_the_figures_does_not_matter(
    goal: Goal, figures: dict[int, int], as_of: date
) -> None:
    backwards = dict(reversed(figures.items()))
    assert judged(goal, figures, as_of) == judged(goal, backwards, as_of)
