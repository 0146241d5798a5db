"""What a target asks for, in the few words that fit a table cell."""

from collections.abc import Callable
from datetime import date

from workbench.rules.targets.goal import Goal, TargetKind
from workbench.rules.words import chinese_date, number, quantity


def goal_words(goal: Goal) -> str:
    """For instance 达到 6000 件, 100—150 家, 年均增长 20% 以上, 2021年底前建成."""
    return WORDINGS[goal.kind](goal)


def _level(goal: Goal) -> str:
    return quantity(goal.level, goal.unit)


def _growth(goal: Goal) -> str:
    return f"增长 {number(goal.growth * 100)}% 以上"


def _deadline(goal: Goal) -> str:
    last_day = goal.closes_on(goal.due_year)
    if last_day == date(goal.due_year, 12, 31):
        return f"{goal.due_year}年底前"
    return f"{chinese_date(last_day)}前"


WORDINGS: dict[TargetKind, Callable[[Goal], str]] = {
    TargetKind.AT_LEAST: lambda goal: f"达到 {_level(goal)}",
    TargetKind.MORE_THAN: lambda goal: f"超过 {_level(goal)}",
    TargetKind.ABOUT: lambda goal: f"{_level(goal)}左右",
    TargetKind.BETWEEN: lambda goal: f"{number(goal.level)}—{quantity(goal.ceiling, goal.unit)}",
    TargetKind.YEARLY_GROWTH: lambda goal: f"每年{_growth(goal)}",
    TargetKind.AVERAGE_GROWTH: lambda goal: f"年均{_growth(goal)}",
    TargetKind.RISING: lambda _: "稳步增长",
    TargetKind.MILESTONE: lambda goal: f"{_deadline(goal)}建成",
    TargetKind.QUALITATIVE: lambda goal: f"{_deadline(goal)}评定",
}
