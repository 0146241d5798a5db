"""Figures about targets: how many have which verdict, their figures by year, their verdicts."""

from collections.abc import Iterable, Sequence

from workbench.readings import ReadingRow
from workbench.reporting.figures import (
    Figure,
    Phrase,
    Source,
    count_of,
    joined,
    phrase,
    ruled,
    sum_of,
)
from workbench.reporting.traced.origins import reading_source, target_source, target_title
from workbench.reporting.wording import reason
from workbench.rules.targets import Figure as Reading
from workbench.rules.targets import VerdictState
from workbench.scoreboard import TargetRow

VERDICT_KEYS = {
    VerdictState.ATTAINED: "attained",
    VerdictState.ON_THE_WAY: "under-way",
    VerdictState.BEHIND: "behind",
    VerdictState.NO_BASELINE: "no-baseline",
    VerdictState.NO_DATA: "no-data",
}
ALL_TARGETS = "目标指标"
NO_TARGETS = "方案没有提出目标指标。"
RULE = "按指标类型的规则，将各年数据同基期、目标值和期限比较"
"""In words what `rules.targets.assess_target` does."""


def count_targets(key: str, targets: Iterable[TargetRow], formula: str) -> Figure:
    """How many targets there are."""
    return count_of(key, map(target_source, targets), formula)


def total_targets(targets: Iterable[TargetRow]) -> Figure:
    """How many targets the plan has."""
    return count_targets("targets.total", targets, "方案提出的目标指标数")


def count_verdict(
    prefix: str, targets: Iterable[TargetRow], state: VerdictState, scope: str = ALL_TARGETS
) -> Figure:
    """How many of some targets have a verdict; its key ends as `VERDICT_KEYS` says."""
    found = [target for target in targets if target.verdict.state is state]
    formula = f"{scope}中评价为“{state}”的项数"
    return count_targets(f"{prefix}.{VERDICT_KEYS[state]}", found, formula)


def verdicts_phrase(prefix: str, targets: Sequence[TargetRow], scope: str = ALL_TARGETS) -> Phrase:
    """For instance 已实现5项、推进中20项; verdicts without targets are left out."""
    counts = [(state, count_verdict(prefix, targets, state, scope)) for state in VerdictState]
    return joined("、", (phrase(state, count, "项") for state, count in counts if count.value))


def target_verdict(target: TargetRow) -> Phrase:
    """The rule's sentence on a target."""
    key, words = f"target-{target.number}.reason", reason(target.verdict)
    return phrase(ruled(key, words, _rows(target), f"{target_title(target)}的评价，{RULE}"))


def target_latest(target: TargetRow) -> Phrase:
    """The latest figure of a target with its unit of measure; — while there is none."""
    way = target.trajectory
    if way is None or not way.figures:
        return phrase("—")
    newest = [f for f in target.figures if (f.year, f.value) == way.figures[-1]]
    figure = city_figure(f"target-{target.number}.latest", target, newest[-1])
    return phrase(figure, target.goal.unit)


def city_figure(key: str, target: TargetRow, figure: Reading) -> Figure:
    """One figure of the whole city: what was reported, or what its parts add up to."""
    parts = {part.short_name for part in target.parts}
    counted = [
        reading
        for reading in target.readings
        if (reading.year, reading.quarter) == figure.period
        and reading.figure(target.measure).measure == figure.measure
    ]
    own = [reading for reading in counted if not reading.unit]
    return reading_figure(key, target, own or [r for r in counted if r.unit in parts])


def reading_figure(key: str, target: TargetRow, readings: Sequence[ReadingRow]) -> Figure:
    """What some readings add up to; a single one is what was reported."""
    how = "各单位上报数之和" if len(readings) > 1 else "上报数"
    formula = f"{target_title(target)}{readings[0].title}数据，{how}"
    return sum_of(key, (reading_source(target, row) for row in readings), formula)


def _rows(target: TargetRow) -> tuple[Source, ...]:
    readings = (reading_source(target, reading) for reading in target.readings)
    return (target_source(target), *readings)
