from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from workbench.errors import InvalidInput
from workbench.rules.targets import Goal, TargetKind

HUNDRED = Decimal(100)


@pytest.mark.parametrize(
    ("kind", "given", "field", "sentence"),
    [
        (TargetKind.AT_LEAST, {}, "value", "请填写目标值。"),
        (TargetKind.MORE_THAN, {"value": Decimal(0)}, "value", "目标值应大于 0，请核对。"),
        (TargetKind.BETWEEN, {"value": HUNDRED}, "high", "请填写区间的上限。"),
        (
            TargetKind.BETWEEN,
            {"value": HUNDRED, "high": Decimal(99)},
            "high",
            "区间的上限小于下限，请核对。",
        ),
        (TargetKind.YEARLY_GROWTH, {}, "rate", "请填写增长率，例如 20%。"),
        (
            TargetKind.AVERAGE_GROWTH,
            {"rate": Decimal(0)},
            "rate",
            "增长率应大于 0，例如 20%。",
        ),
        (
            TargetKind.ABOUT,
            {"value": HUNDRED, "tolerance": Decimal(1)},
            "tolerance",
            "“左右”的容许幅度应在 0 到 100% 之间。",
        ),
        (
            TargetKind.RISING,
            {"baseline": HUNDRED},
            "base_year",
            "填了基期值，请一并填写基期年份。",
        ),
        (
            TargetKind.RISING,
            {"base_year": 2021},
            "base_year",
            "基期年份应早于目标年份，请核对。",
        ),
    ],
)
def test_a_goal_that_no_rule_could_judge_is_refused(
    kind: TargetKind, given: dict[str, Any], field: str, sentence: str
) -> None:
    with pytest.raises(InvalidInput) as refusal:
        Goal(kind, 2021, **given)
    assert refusal.value.problems == {field: sentence}


def test_a_range_may_be_a_single_figure() -> None:
    assert Goal(TargetKind.BETWEEN, 2021, HUNDRED, high=HUNDRED).ceiling == HUNDRED


def test_a_year_closes_with_december_or_with_the_last_day_of_the_target() -> None:
    goal = Goal(TargetKind.AT_LEAST, 2021, HUNDRED, due_on=date(2021, 6, 30))
    assert goal.closes_on(2020) == date(2020, 12, 31)
    assert goal.closes_on(2021) == date(2021, 6, 30)


def test_every_kind_has_the_word_of_the_plan() -> None:
    assert [kind.word for kind in TargetKind] == [
        "达到/以上",
        "超过",
        "左右",
        "区间",
        "每年增长",
        "年均增长",
        "稳步增长",
        "建成事项",
        "定性目标",
    ]
