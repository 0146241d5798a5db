from datetime import date
from decimal import Decimal

import pytest

from workbench.rules.targets import Goal, TargetKind, goal_words

SIX_THOUSAND, TEN = Decimal(6000), Decimal(10)


@pytest.mark.parametrize(
    ("goal", "words"),
    [
        (Goal(TargetKind.AT_LEAST, 2021, value=SIX_THOUSAND, unit="件"), "达到 6000 件"),
        (Goal(TargetKind.AT_LEAST, 2021, value=Decimal(80), unit="%"), "达到 80%"),
        (Goal(TargetKind.MORE_THAN, 2021, value=TEN, unit="件"), "超过 10 件"),
        (Goal(TargetKind.ABOUT, 2021, value=TEN, unit="个"), "10 个左右"),
        (
            Goal(TargetKind.BETWEEN, 2021, value=Decimal(100), high=Decimal(150), unit="家"),
            "100—150 家",
        ),
        (Goal(TargetKind.YEARLY_GROWTH, 2021, rate=Decimal("0.3")), "每年增长 30% 以上"),
        (Goal(TargetKind.AVERAGE_GROWTH, 2021, rate=Decimal("0.125")), "年均增长 12.5% 以上"),
        (Goal(TargetKind.RISING, 2021), "稳步增长"),
        (Goal(TargetKind.MILESTONE, 2021), "2021年底前建成"),
        (Goal(TargetKind.MILESTONE, 2020, due_on=date(2020, 6, 30)), "2020年6月30日前建成"),
        (Goal(TargetKind.QUALITATIVE, 2021, due_on=date(2021, 12, 31)), "2021年底前评定"),
    ],
)
def test_a_goal_is_worded_as_the_plan_words_its_kind(goal: Goal, words: str) -> None:
    assert goal_words(goal) == words
