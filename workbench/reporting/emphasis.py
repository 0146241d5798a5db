"""What each phase leads with: readiness, decisions and systems, key projects, every target."""

from collections.abc import Callable, Iterator

from workbench.ledger import TaskRow
from workbench.members import Role
from workbench.reporting.document import Block, Heading, Text
from workbench.reporting.facts import PhaseFacts, count_classes
from workbench.reporting.tables import attention_table, decision_table
from workbench.reporting.target_tables import group_table
from workbench.reporting.wording import (
    classes_clause,
    done_of,
    meetings_clause,
    names,
    reporting_clause,
    task_title,
)
from workbench.rules.schedule import ScheduleClass
from workbench.rules.targets import VerdictState
from workbench.rules.words import chinese_date

SYSTEM_WORDS = ("机制", "制度", "体系")


def emphasise(facts: PhaseFacts) -> Iterator[Block]:
    """The part of 总体情况 that is this phase's own."""
    title, write = EMPHASES[facts.phase.number]
    yield Heading(f"（一）{title}", level=2)
    yield from write(facts)


def _readiness(facts: PhaseFacts) -> Iterator[Block]:
    counts = {role: sum(m.role is role for m in facts.members) for role in Role}
    clause = "、".join(f"{role}{n}人" for role, n in counts.items() if n)
    yield Text(
        f"{facts.plan.leading_group}共{len(facts.members)}人，其中{clause}，名单附后。"
        f"{facts.office.text}"
    )
    reachable = sum(bool(m.phone or m.mobile) for m in facts.members)
    contacts = f"已登记{reachable}名成员的联系方式" if reachable else "成员联系方式尚未登记"
    units = {m.unit_id for m in facts.members if m.unit_id}
    liaisons = {m.unit_id for m in facts.members if m.liaison}
    chosen = done_of(len(liaisons), len(units), "确定联络员", "个")
    yield Text(f"{contacts}；成员单位{len(units)}个，{chosen}。")
    total = len(facts.tasks)
    assigned = done_of(sum(bool(task.leads) for task in facts.tasks), total, "明确牵头单位")
    started = done_of(sum(bool(task.reports) for task in facts.tasks), total, "填报进展")
    waiting = len(facts.targets_in(VerdictState.NO_BASELINE))
    baselines = f"尚缺基期数据{waiting}项" if waiting else "所需基期数据已齐"
    yield Text(
        f"{total}项任务{assigned}，{started}；{len(facts.targets)}项目标指标中，{baselines}。"
    )


def _decisions_and_systems(facts: PhaseFacts) -> Iterator[Block]:
    if facts.meetings:
        held = "、".join(f"{m.title}（{chinese_date(m.held_on)}）" for m in facts.meetings[::-1])
        yield Text(f"方案实施以来召开{held}，{meetings_clause(facts)}", lead="领导小组决策。")
        yield decision_table(facts.decisions)
    else:
        yield Text("截至统计日，尚未记录领导小组会议和议定事项。", lead="领导小组决策。")
    systems = [t for t in facts.tasks if any(word in t.content for word in SYSTEM_WORDS)]
    reported = [task for task in systems if task.reports]
    yield Text(
        f"涉及机制、制度、体系建设的任务{len(systems)}项，{classes_clause(count_classes(systems))}；"
        f"{done_of(len(reported), len(systems), '填报进展')}。{_listed(reported)}",
        lead="制度机制建设。",
    )


def _projects_and_supervision(facts: PhaseFacts) -> Iterator[Block]:
    projects = tuple(task for task in facts.tasks if task.milestones)
    reached = sum(step.plan.is_done(facts.as_of) for t in projects for step in t.milestones)
    steps = sum(len(task.milestones) for task in projects)
    yield Text(
        f"有明确建设节点的重点项目{len(projects)}项，{classes_clause(count_classes(projects))}；"
        f"节点{steps}个，{done_of(reached, steps, '完成', '个')}。逐项情况如下。",
        lead="重点项目。",
    )
    yield attention_table(projects)
    late = len(facts.tasks_in(ScheduleClass.OVERDUE, ScheduleClass.BEHIND))
    lateness = f"逾期和欠进度任务{late}项" if late else "没有逾期和欠进度任务"
    named = f"未报齐的单位：{names(facts.missing_units)}。" if facts.missing_units else ""
    yield Text(f"{lateness}。{reporting_clause(facts)}{named}", lead="强化督导。")


def _every_target(facts: PhaseFacts) -> Iterator[Block]:
    total, attained = len(facts.targets), len(facts.targets_in(VerdictState.ATTAINED))
    rest = f"，未实现或尚不能评价{total - attained}项" if 0 < attained < total else ""
    done = done_of(len(facts.tasks_in(ScheduleClass.DONE)), len(facts.tasks), "完成")
    yield Text(
        f"对标实施方案逐项核对：目标指标{total}项，{done_of(attained, total, '实现')}{rest}；"
        f"分工任务{len(facts.tasks)}项，{done}。各类情况如下，逐项对照见附件2。"
    )
    yield group_table(facts.target_groups, large=True)


def _listed(tasks: list[TaskRow]) -> str:
    if not tasks:
        return ""
    return f"其中：{'；'.join(task_title(task) for task in tasks)}。"


EMPHASES: dict[int, tuple[str, Callable[[PhaseFacts], Iterator[Block]]]] = {
    1: ("组织准备", _readiness),
    2: ("决策部署与制度机制", _decisions_and_systems),
    3: ("重点项目与督导", _projects_and_supervision),
    4: ("目标实现情况", _every_target),
}
