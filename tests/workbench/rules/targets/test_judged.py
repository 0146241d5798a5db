from datetime import date
from fractions import Fraction

import pytest

from workbench.rules.targets import Goal, Judgement, TargetKind, VerdictState, assess_target

CENTRE = Goal(TargetKind.MILESTONE, 2020)
RESULTS = Goal(TargetKind.QUALITATIVE, 2021)


@pytest.mark.parametrize(
    ("judgement", "as_of", "state", "progress", "sentence"),
    [
        (
            None,
            date(2020, 12, 31),
            VerdictState.ON_THE_WAY,
            0,
            "应于2020年12月31日前建成，还有 0 天。",
        ),
        (
            None,
            date(2021, 1, 1),
            VerdictState.BEHIND,
            0,
            "应于2020年12月31日前建成，已超期 1 天。",
        ),
        (
            Judgement(date(2020, 12, 31), has_evidence=True),
            date(2021, 1, 1),
            VerdictState.ATTAINED,
            1,
            "2020年12月31日建成，要求2020年12月31日前建成，有佐证材料。",
        ),
        (
            Judgement(date(2020, 12, 1), has_evidence=False),
            date(2020, 12, 31),
            VerdictState.ON_THE_WAY,
            0,
            "2020年12月1日建成，缺佐证材料，补齐后认定。",
        ),
        (
            Judgement(date(2021, 1, 1), has_evidence=True),
            date(2021, 6, 1),
            VerdictState.BEHIND,
            1,
            "2021年1月1日建成，比要求的2020年12月31日晚 1 天。",
        ),
        (
            Judgement(date(2020, 6, 1), has_evidence=True, met=False),
            date(2020, 7, 1),
            VerdictState.ON_THE_WAY,
            0,
            "应于2020年12月31日前建成，还有 183 天。",
        ),
    ],
)
def test_something_built_counts_by_its_day_and_its_evidence(
    judgement: Judgement | None, as_of: date, state: VerdictState, progress: int, sentence: str
) -> None:
    verdict = assess_target(CENTRE, {}, as_of, judgement)
    assert (verdict.state, verdict.progress) == (state, Fraction(progress))
    assert verdict.sentence == sentence
    assert verdict.value is None


def test_a_building_with_a_named_day_is_due_on_that_day() -> None:
    goal = Goal(TargetKind.MILESTONE, 2020, due_on=date(2020, 6, 30))
    assert assess_target(goal, {}, date(2020, 7, 1)).state is VerdictState.BEHIND


@pytest.mark.parametrize(
    ("judgement", "as_of", "state", "sentence"),
    [
        (
            None,
            date(2021, 12, 31),
            VerdictState.ON_THE_WAY,
            "定性目标，2021年12月31日前由办公室评定，尚未评定。",
        ),
        (
            None,
            date(2022, 1, 1),
            VerdictState.NO_DATA,
            "2021年12月31日已到期，尚未评定，请评定并附佐证材料。",
        ),
        (
            Judgement(date(2021, 11, 1), has_evidence=True),
            date(2021, 12, 1),
            VerdictState.ATTAINED,
            "2021年11月1日评定为已实现，有佐证材料。",
        ),
        (
            Judgement(date(2021, 11, 1), has_evidence=False),
            date(2021, 12, 1),
            VerdictState.ON_THE_WAY,
            "2021年11月1日评定为已实现，缺佐证材料，补齐后认定。",
        ),
        (
            Judgement(date(2021, 11, 1), has_evidence=True, met=False),
            date(2021, 12, 1),
            VerdictState.BEHIND,
            "2021年11月1日评定为未实现。",
        ),
    ],
)
def test_what_cannot_be_counted_is_judged_by_a_person(
    judgement: Judgement | None, as_of: date, state: VerdictState, sentence: str
) -> None:
    verdict = assess_target(RESULTS, {}, as_of, judgement)
    assert (verdict.state, verdict.sentence) == (state, sentence)
    assert verdict.progress is None


def test_a_judgement_is_known_from_its_day_on() -> None:
    judgement = Judgement(date(2020, 6, 1), has_evidence=True)
    verdict = assess_target(CENTRE, {}, date(2020, 5, 31), judgement)
    assert verdict.state is VerdictState.ON_THE_WAY
    known = assess_target(CENTRE, {}, date(2020, 6, 1), judgement)
    assert known.state is VerdictState.ATTAINED
