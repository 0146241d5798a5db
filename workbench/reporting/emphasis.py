"""What each phase leads with: readiness, decisions and systems, key projects, every target."""

from collections.abc import Callable, Iterator

from workbench.ledger import TaskRow
from workbench.members import Role
from workbench.reporting.document import Block, Heading, Text
from workbench.reporting.facts import PhaseFacts, count_classes
from workbench.reporting.tables import attention_table, decision_table, target_table
from workbench.reporting.wording import classes_clause, names, task_title
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
        f"{facts.plan.leading_group}共{len(facts.members)}人，其中{clause}，名单见附件。"
        f"{facts.office.text}"
    )
    reachable = sum(bool(m.phone or m.mobile) for m in facts.members)
    liaisons = {m.liaison.unit_id for m in facts.members if m.liaison}
    units = {m.unit_id for m in facts.members if m.unit_id}
    yield Text(
        f"已登记联系方式的成员{reachable}人，成员单位{len(units)}个，已确定联络员{len(liaisons)}个。"
    )
    assigned = sum(bool(task.leads) for task in facts.tasks)
    started = sum(bool(task.reports) for task in facts.tasks)
    waiting = len(facts.targets_in(VerdictState.NO_BASELINE))
    yield Text(
        f"{len(facts.tasks)}项任务中，已明确牵头单位{assigned}项，已有进展填报{started}项；"
        f"{len(facts.targets)}项目标指标中，尚缺基期数据{waiting}项。"
    )


def _decisions_and_systems(facts: PhaseFacts) -> Iterator[Block]:
    done = len(facts.decisions) - len(facts.open_decisions)
    if facts.meetings:
        held = "、".join(f"{m.title}（{chinese_date(m.held_on)}）" for m in facts.meetings[::-1])
        yield Text(
            f"本阶段以来召开{held}，议定事项{len(facts.decisions)}项，已办结{done}项。",
            lead="领导小组决策。",
        )
        yield decision_table(facts.decisions)
    else:
        yield Text("截至统计日，尚未记录领导小组会议和议定事项。", lead="领导小组决策。")
    systems = [t for t in facts.tasks if any(word in t.content for word in SYSTEM_WORDS)]
    reported = [task for task in systems if task.reports]
    yield Text(
        f"涉及机制、制度、体系建设的任务{len(systems)}项，{classes_clause(count_classes(systems))}；"
        f"已有进展填报{len(reported)}项。{_listed(reported)}",
        lead="制度机制建设。",
    )


def _projects_and_supervision(facts: PhaseFacts) -> Iterator[Block]:
    projects = tuple(task for task in facts.tasks if task.milestones)
    reached = sum(step.plan.is_done(facts.as_of) for t in projects for step in t.milestones)
    steps = sum(len(task.milestones) for task in projects)
    yield Text(
        f"有明确建设节点的重点项目{len(projects)}项、节点{steps}个，已完成节点{reached}个，"
        f"{classes_clause(count_classes(projects))}。逐项情况如下。",
        lead="重点项目。",
    )
    yield attention_table(projects)
    late = facts.tasks_in(ScheduleClass.OVERDUE, ScheduleClass.BEHIND)
    missing = facts.missing_units
    named = f"未报齐的单位：{names(missing)}。" if missing else "各单位均已报齐。"
    yield Text(
        f"逾期和欠进度任务{len(late)}项。本期应报单位{len(facts.owing_units)}个，"
        f"报齐{len(facts.owing_units) - len(missing)}个。{named}",
        lead="强化督导。",
    )


def _every_target(facts: PhaseFacts) -> Iterator[Block]:
    attained = len(facts.targets_in(VerdictState.ATTAINED))
    done = facts.tasks_in(ScheduleClass.DONE)
    yield Text(
        f"对标实施方案逐项核对：目标指标{len(facts.targets)}项，已实现{attained}项，"
        f"未实现或尚不能评价{len(facts.targets) - attained}项；"
        f"分工任务{len(facts.tasks)}项，已完成{len(done)}项。逐项对照如下。"
    )
    yield target_table(facts.targets)


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
