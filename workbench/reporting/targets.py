"""四、目标指标 and its annex, the scoreboard: where targets stand and where they are heading."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from workbench.papers import AnnexKind
from workbench.reporting.charts import Trajectories
from workbench.reporting.document import Block, Text
from workbench.reporting.facts import PhaseFacts
from workbench.reporting.figures import Phrase, Source, count_of, joined, phrase
from workbench.reporting.target_tables import Groups, group_table, reading_table, target_table
from workbench.reporting.traced.origins import target_source
from workbench.reporting.traced.target_figures import (
    NO_TARGETS,
    count_targets,
    count_verdict,
    target_verdict,
    total_targets,
    verdicts_phrase,
)
from workbench.reporting.trajectories import is_at_risk, trajectory_charts
from workbench.reporting.wording import names, refer
from workbench.rules.targets import VerdictState
from workbench.scoreboard import TargetRow
from workbench.target_checks import FindingRow
from workbench.templates import TemplateRow

NAMED = 2
"""So many doubts of one target are named, more are counted."""


def targets_clause(targets: Sequence[TargetRow]) -> Phrase:
    """How many targets there are, and how many have which verdict."""
    if not targets:
        return phrase(NO_TARGETS)
    verdicts = verdicts_phrase("targets", targets)
    return phrase("目标指标", total_targets(targets), "项，其中", verdicts, "。")


def target_section(facts: PhaseFacts, template: TemplateRow) -> Iterator[Text]:
    """What is attained, late, at risk, not known and doubtful, by name."""
    see = refer(template, {AnnexKind.TARGETS: "逐项情况"}) if facts.targets else ""
    yield Text(phrase(targets_clause(facts.targets), see))
    attained = facts.targets_in(VerdictState.ATTAINED)
    if attained:
        count = count_verdict("targets", facts.targets, VerdictState.ATTAINED)
        yield Text(phrase("已实现", count, f"项：{_names(attained)}。"))
    behind = facts.targets_in(VerdictState.BEHIND)
    if behind:
        count = count_verdict("targets", facts.targets, VerdictState.BEHIND)
        told = (phrase(f"{target.name}，", target_verdict(target)) for target in behind)
        yield Text(phrase("滞后", count, "项：", *told))
    risky = [t for t in facts.targets_in(VerdictState.ON_THE_WAY) if is_at_risk(t)]
    if risky:
        formula = "评价为“推进中”而现有走势到期低于目标值的项数"
        count = count_targets("targets.at-risk", risky, formula)
        yield Text(phrase("推进中而按目前走势到期达不到目标的", count, f"项：{_names(risky)}。"))
    yield from _unknown(facts)
    if facts.findings:
        yield Text(_doubts(facts))


def _unknown(facts: PhaseFacts) -> Iterator[Text]:
    unknown = facts.targets_in(VerdictState.NO_BASELINE, VerdictState.NO_DATA)
    if not unknown:
        return
    count = count_targets("targets.unknown", unknown, "评价为“缺基期数据”或“缺数据”的项数")
    waiting = count_verdict("targets", facts.targets, VerdictState.NO_BASELINE)
    baselines = phrase("，其中缺基期数据", waiting, "项") if waiting.value else ""
    yield Text(phrase("尚缺数据、不能评价的有", count, "项", baselines, "。"))


def _names(targets: Sequence[TargetRow]) -> str:
    return names([target.name for target in targets])


def _doubts(facts: PhaseFacts) -> Phrase:
    """How many targets have open findings, and which: 年专利申请总量（2020年变动过半）."""
    doubted: dict[UUID, list[FindingRow]] = {}
    for finding in facts.findings:
        doubted.setdefault(finding.target_id, []).append(finding)
    targets = [target for target in facts.targets if target.id in doubted]
    count = count_of(
        "targets.doubted", map(target_source, targets), "数据有疑点而尚未说明的目标指标数"
    )
    named = joined(
        "、", (phrase(f"{rows[0].name}（", _places(rows), "）") for rows in doubted.values())
    )
    return phrase("另有", count, "项指标数据待核实：", named, "。")


def _places(rows: Sequence[FindingRow]) -> Phrase:
    named = names([f"{row.unit}{row.period}{row.kind}" for row in rows[:NAMED]])
    if len(rows) <= NAMED:
        return phrase(named)
    sources = (Source(f"指标{row.number}{row.period}", said=row.sentence) for row in rows)
    count = count_of(f"target-{rows[0].number}.doubts", sources, "该指标数据的疑点数")
    return phrase(f"{named}等", count, "处")


def target_blocks(groups: Groups, as_of: date, *, is_last: bool) -> Iterator[Block]:
    """The scoreboard of the annex; in the last report with every figure and every chart.

    Before that the charts of what is late or at risk. The last report counts by groups in its
    text already.
    """
    targets = [target for members in groups.values() for target in members]
    if not targets:
        yield Text(NO_TARGETS)
        return
    if not is_last:
        yield group_table(groups)
    yield target_table(groups)
    charts = trajectory_charts(targets if is_last else filter(is_at_risk, targets), as_of)
    if charts:
        what = "" if is_last else "滞后和按目前走势达不到目标的"
        yield Trajectories(f"{what}{len(charts)}项指标的走势", charts)
    readings = reading_table(targets, as_of) if is_last else None
    if readings:
        yield readings
