"""One worked example of each kind, and what holds for all kinds together."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.rules.targets import (
    WITHOUT_FIGURES,
    Goal,
    Judgement,
    TargetKind,
    Verdict,
    VerdictState,
    assess_target,
)

DUE, LEVEL = 2021, Decimal(1000)
GOALS = {
    TargetKind.AT_LEAST: Goal(TargetKind.AT_LEAST, DUE, LEVEL, base_year=2018),
    TargetKind.MORE_THAN: Goal(TargetKind.MORE_THAN, DUE, LEVEL, base_year=2018),
    TargetKind.ABOUT: Goal(TargetKind.ABOUT, DUE, LEVEL, base_year=2018),
    TargetKind.BETWEEN: Goal(TargetKind.BETWEEN, DUE, LEVEL, high=Decimal(1500), base_year=2018),
    TargetKind.YEARLY_GROWTH: Goal(
        TargetKind.YEARLY_GROWTH, DUE, rate=Decimal("0.3"), base_year=2018
    ),
    TargetKind.AVERAGE_GROWTH: Goal(
        TargetKind.AVERAGE_GROWTH, DUE, rate=Decimal("0.2"), base_year=2018
    ),
    TargetKind.RISING: Goal(TargetKind.RISING, DUE, base_year=2018),
    TargetKind.MILESTONE: Goal(TargetKind.MILESTONE, DUE),
    TargetKind.QUALITATIVE: Goal(TargetKind.QUALITATIVE, DUE),
}
BUILT = Judgement(date(2021, 6, 30), has_evidence=True)
ATTAINED, ON_THE_WAY, BEHIND = VerdictState.ATTAINED, VerdictState.ON_THE_WAY, VerdictState.BEHIND


@pytest.mark.parametrize(
    ("kind", "figures", "state", "progress"),
    [
        # (700−400)/(1000−400); on the line at two thirds stands 800
        (TargetKind.AT_LEAST, {2018: 400, 2020: 700}, BEHIND, Fraction(1, 2)),
        (TargetKind.AT_LEAST, {2018: 400, 2020: 800}, ON_THE_WAY, Fraction(2, 3)),
        (TargetKind.AT_LEAST, {2018: 400, 2021: 1000}, ATTAINED, Fraction(1)),
        (TargetKind.MORE_THAN, {2018: 400, 2021: 1000}, BEHIND, Fraction(1)),
        # (1003−400)/(1000−400)
        (TargetKind.MORE_THAN, {2018: 400, 2021: 1003}, ATTAINED, Fraction(201, 200)),
        # (650−400)/(900−400): 左右 begins at 900
        (TargetKind.ABOUT, {2018: 400, 2020: 650}, BEHIND, Fraction(1, 2)),
        (TargetKind.ABOUT, {2018: 400, 2021: 900}, ATTAINED, Fraction(1)),
        # (850−400)/(1000−400)
        (TargetKind.BETWEEN, {2018: 400, 2020: 850}, ON_THE_WAY, Fraction(3, 4)),
        (TargetKind.BETWEEN, {2018: 400, 2021: 1600}, ATTAINED, Fraction(2)),
        # 400·1.3 = 520, 520·1.3 = 676
        (TargetKind.YEARLY_GROWTH, {2018: 400, 2019: 520, 2020: 676}, ATTAINED, Fraction(1)),
        (TargetKind.YEARLY_GROWTH, {2018: 400, 2019: 520, 2020: 675}, BEHIND, Fraction(1, 2)),
        # 400·1.2² = 576; (488−400)/(576−400)
        (TargetKind.AVERAGE_GROWTH, {2018: 400, 2020: 576}, ATTAINED, Fraction(1)),
        (TargetKind.AVERAGE_GROWTH, {2018: 400, 2020: 488}, BEHIND, Fraction(1, 2)),
        (TargetKind.RISING, {2018: 400, 2019: 400, 2020: 401}, ATTAINED, Fraction(1)),
        (TargetKind.RISING, {2018: 400, 2019: 399, 2020: 401}, BEHIND, Fraction(1, 2)),
        (TargetKind.MILESTONE, {}, ATTAINED, Fraction(1)),
        (TargetKind.QUALITATIVE, {}, ATTAINED, None),
    ],
)
def test_each_kind_has_its_formula(
    kind: TargetKind, figures: dict[int, int], state: VerdictState, progress: Fraction | None
) -> None:
    day = date(max(figures, default=DUE), 12, 31)
    verdict = judged(GOALS[kind], figures, day, BUILT if kind in WITHOUT_FIGURES else None)
    assert (verdict.state, verdict.progress) == (state, progress)


def judged(
    goal: Goal, figures: dict[int, int], as_of: date, judgement: Judgement | None = None
) -> Verdict:
    values = {year: Decimal(figure) for year, figure in figures.items()}
    return assess_target(goal, values, as_of, judgement)


KINDS = st.sampled_from(list(TargetKind))
FIGURES = st.dictionaries(st.integers(2017, 2022), st.integers(0, 5000), max_size=6)
DAYS = st.dates(date(2018, 1, 1), date(2022, 12, 31))
JUDGEMENTS = st.none() | st.builds(Judgement, DAYS, has_evidence=st.booleans(), met=st.booleans())
PARTS = st.none() | st.integers(2018, 2021)


@given(KINDS, FIGURES, DAYS, JUDGEMENTS, PARTS)
def test_attained_means_the_whole_way(
    kind: TargetKind,
    figures: dict[int, int],
    as_of: date,
    judgement: Judgement | None,
    part_year: int | None,
) -> None:
    values = {year: Decimal(figure) for year, figure in figures.items()}
    verdict = assess_target(GOALS[kind], values, as_of, judgement, part_year)
    if verdict.state is ATTAINED and kind is not TargetKind.QUALITATIVE:
        assert verdict.progress is not None
        assert verdict.progress >= 1


@given(KINDS, FIGURES, DAYS, st.integers(1, 5000))
def test_a_higher_newest_figure_never_makes_less_progress(
    kind: TargetKind, figures: dict[int, int], as_of: date, more: int
) -> None:
    known = [year for year in figures if 2018 < year <= min(DUE, as_of.year)]
    if not known:
        return
    newest = max(known)
    before = judged(GOALS[kind], figures, as_of)
    after = judged(GOALS[kind], figures | {newest: figures[newest] + more}, as_of)
    assert (after.progress or 0) >= (before.progress or 0)


@given(st.sampled_from(sorted(set(TargetKind) - WITHOUT_FIGURES)), FIGURES, DAYS)
def test_the_same_figures_in_a_larger_unit_are_judged_the_same(
    kind: TargetKind, figures: dict[int, int], as_of: date
) -> None:
    size = Decimal(10_000)
    small = GOALS[kind]
    large = Goal(
        kind,
        DUE,
        value=small.value and small.value / size,
        high=small.high and small.high / size,
        rate=small.rate,
        unit="亿元",
        base_year=2018,
    )
    in_large = {year: Decimal(figure) / size for year, figure in figures.items()}
    one = judged(small, figures, as_of)
    other = assess_target(large, in_large, as_of)
    assert (one.state, one.progress) == (other.state, other.progress)


@given(st.sampled_from(sorted(set(TargetKind) - WITHOUT_FIGURES)), FIGURES, DAYS)
def test_only_the_unit_of_the_target_stands_in_its_sentence(
    kind: TargetKind, figures: dict[int, int], as_of: date
) -> None:
    given_in = {unit: _sentence(kind, unit, figures, as_of) for unit in ("万元", "家")}
    assert given_in["万元"].replace(" 万元", " 家") == given_in["家"]


def _sentence(kind: TargetKind, unit: str, figures: dict[int, int], as_of: date) -> str:
    plain = GOALS[kind]
    goal = Goal(kind, DUE, plain.value, high=plain.high, rate=plain.rate, unit=unit, base_year=2018)
    return judged(goal, figures, as_of).sentence


def test_the_examples_leave_no_kind_out() -> None:
    assert set(GOALS) == set(TargetKind)
