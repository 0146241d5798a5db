"""四、目标指标 and its annex, the scoreboard: where targets stand and where they are heading."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from workbench.reporting.document import Annex, Block, Text, Trajectories
from workbench.reporting.facts import PhaseFacts
from workbench.reporting.target_tables import group_table, reading_table, target_table
from workbench.reporting.trajectories import is_at_risk, trajectory_charts
from workbench.reporting.wording import names, reason
from workbench.rules.targets import VerdictState
from workbench.scoreboard import TargetRow
from workbench.target_checks import FindingRow

NAMED = 2
"""So many doubts of one target are named, more are counted."""


def targets_clause(facts: PhaseFacts) -> str:
    """How many targets there are, and how many have which verdict."""
    counts = {s: len(facts.targets_in(s)) for s in VerdictState}
    clause = "、".join(f"{state}{n}项" for state, n in counts.items() if n)
    return f"目标指标{len(facts.targets)}项，其中{clause}。"


def target_section(facts: PhaseFacts) -> Iterator[Text]:
    """What is attained, late, at risk, not known and doubtful, by name."""
    yield Text(f"{targets_clause(facts)}逐项情况见附件2。")
    attained = facts.targets_in(VerdictState.ATTAINED)
    if attained:
        yield Text(f"已实现{len(attained)}项：{_names(attained)}。")
    behind = facts.targets_in(VerdictState.BEHIND)
    if behind:
        yield Text(
            f"滞后{len(behind)}项：" + "".join(f"{t.name}，{reason(t.verdict)}" for t in behind)
        )
    risky = [t for t in facts.targets_in(VerdictState.ON_THE_WAY) if is_at_risk(t)]
    if risky:
        yield Text(f"推进中而按目前走势到期达不到目标的{len(risky)}项：{_names(risky)}。")
    unknown = facts.targets_in(VerdictState.NO_BASELINE, VerdictState.NO_DATA)
    if unknown:
        waiting = len(facts.targets_in(VerdictState.NO_BASELINE))
        baselines = f"，其中缺基期数据{waiting}项" if waiting else ""
        yield Text(f"尚缺数据、不能评价的有{len(unknown)}项{baselines}。")
    if facts.findings:
        yield Text(_doubts(facts.findings))


def _names(targets: Sequence[TargetRow]) -> str:
    return names([target.name for target in targets])


def _doubts(findings: Sequence[FindingRow]) -> str:
    """How many targets have open findings, and which: 年专利申请总量（2020年变动过半）."""
    doubted: dict[UUID, list[FindingRow]] = {}
    for finding in findings:
        doubted.setdefault(finding.target_id, []).append(finding)
    named = names([f"{rows[0].name}（{_places(rows)}）" for rows in doubted.values()])
    return f"另有{len(doubted)}项指标数据待核实：{named}。"


def _places(rows: Sequence[FindingRow]) -> str:
    named = names([f"{row.unit}{row.period}{row.kind}" for row in rows[:NAMED]])
    return f"{named}等{len(rows)}处" if len(rows) > NAMED else named


def target_annex(facts: PhaseFacts) -> Iterator[Block]:
    """The scoreboard; in the last report with every figure and every chart.

    Before that the charts of what is late or at risk. The last report counts by groups in its
    text already.
    """
    yield Annex("附件2", "目标指标实现情况", landscape=True)
    if not facts.is_last:
        yield group_table(facts.target_groups)
    yield target_table(facts.target_groups)
    drawn = facts.targets if facts.is_last else tuple(filter(is_at_risk, facts.targets))
    charts = trajectory_charts(drawn, facts.as_of)
    if charts:
        what = "" if facts.is_last else "滞后和按目前走势达不到目标的"
        yield Trajectories(f"{what}{len(charts)}项指标的走势", charts)
    readings = reading_table(facts.targets, facts.as_of) if facts.is_last else None
    if readings:
        yield readings
