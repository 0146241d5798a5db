"""The verdict on one target: which rule judges it, and on which figures."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from workbench.rules.targets.goal import Goal, Judgement, TargetKind, Verdict, VerdictState
from workbench.rules.targets.growth import average_growth, rising, yearly_growth
from workbench.rules.targets.history import History
from workbench.rules.targets.judged import milestone, qualitative
from workbench.rules.targets.levels import about, at_least, between, more_than

JUDGED_BY_FIGURES = {
    TargetKind.AT_LEAST: at_least,
    TargetKind.MORE_THAN: more_than,
    TargetKind.ABOUT: about,
    TargetKind.BETWEEN: between,
    TargetKind.YEARLY_GROWTH: yearly_growth,
    TargetKind.AVERAGE_GROWTH: average_growth,
    TargetKind.RISING: rising,
}
JUDGED_BY_PEOPLE = {TargetKind.MILESTONE: milestone, TargetKind.QUALITATIVE: qualitative}


def assess_target(
    goal: Goal,
    readings: Mapping[int, Decimal],
    as_of: date,
    judgement: Judgement | None = None,
    part_year: int | None = None,
) -> Verdict:
    """Hold a target against what is known on `as_of`.

    Args:
        goal: what the plan asks for.
        readings: figures by year, none below 0, in the goal's unit; the base year's is the
            baseline.
        as_of: figures of later years and later judgements do not count.
        judgement: for 建成事项 and 定性目标, which have no figures.
        part_year: year of which only the first quarters are known.

    A year that is not over, or known in part, can attain a target but never makes it fall behind:
    its figure may still grow. When the target has fallen due without a figure for its last year,
    and what is known does not settle it, the verdict is 缺数据.
    """
    if goal.kind in JUDGED_BY_PEOPLE:
        known = judgement if judgement and judgement.on <= as_of else None
        return JUDGED_BY_PEOPLE[goal.kind](goal, known, as_of)
    rule = JUDGED_BY_FIGURES[goal.kind]
    history = History.of(goal, readings, as_of, part_year)
    verdict = rule(history)
    if verdict.state is not VerdictState.BEHIND or not history.is_running:
        return verdict
    if rule(history.without_latest()).state is VerdictState.BEHIND:
        return verdict
    year = history.figures[-1][0]
    why = "数据不全年" if year == part_year else "尚未结束"
    sentence = f"{verdict.sentence}{year}年{why}，暂不判为滞后。"
    state = VerdictState.NO_DATA if history.lacks_final else VerdictState.ON_THE_WAY
    return replace(verdict, state=state, sentence=sentence)
