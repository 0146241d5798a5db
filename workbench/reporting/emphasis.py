"""What each phase leads with: readiness, decisions and systems, key projects, every target."""

from collections.abc import Callable, Iterator, Sequence

from workbench.ledger import TaskRow
from workbench.members import Role
from workbench.papers import AnnexKind
from workbench.reporting.document import Block, Heading, Text
from workbench.reporting.facts import PhaseFacts
from workbench.reporting.figures import Source, count_of, joined, phrase
from workbench.reporting.tables import attention_table, decision_table
from workbench.reporting.target_tables import group_table
from workbench.reporting.traced.decision_figures import decisions_phrase
from workbench.reporting.traced.origins import member_source, step_source
from workbench.reporting.traced.target_figures import (
    NO_TARGETS,
    count_targets,
    count_verdict,
    total_targets,
)
from workbench.reporting.traced.task_figures import (
    classes_phrase,
    count_class,
    count_tasks,
    total_tasks,
)
from workbench.reporting.traced.unit_figures import reporting_phrase
from workbench.reporting.wording import done_of, names, refer, task_title
from workbench.rules.schedule import ScheduleClass
from workbench.rules.targets import VerdictState
from workbench.rules.words import chinese_date
from workbench.scoreboard import TargetRow
from workbench.templates import TemplateRow

SYSTEM_WORDS = ("机制", "制度", "体系")
ROLE_KEYS = {
    Role.HEAD: "head",
    Role.EXECUTIVE_DEPUTY: "executive-deputy",
    Role.DEPUTY: "deputy",
    Role.MEMBER: "member",
}


def emphasise(facts: PhaseFacts, template: TemplateRow) -> Iterator[Block]:
    """The part of 总体情况 that is this phase's own."""
    title, write = EMPHASES[facts.phase.number]
    yield Heading(f"（一）{title}", level=2)
    yield from write(facts, template)


def _readiness(facts: PhaseFacts, template: TemplateRow) -> Iterator[Block]:
    yield Text(_members(facts, template))
    if facts.members:
        yield Text(_reach(facts))
    if facts.tasks:
        yield Text(_assigned(facts))


def _members(facts: PhaseFacts, template: TemplateRow) -> str:
    if not facts.members:
        return f"{facts.plan.leading_group}成员尚未录入。{facts.office.text}"
    members = facts.members
    total = count_of("members.total", map(member_source, members), "统计截止日在任的成员人数")
    roles = joined("、", (part for role in Role for part in _role(facts, role)))
    list_at = template.label(AnnexKind.MEMBERS)
    return phrase(
        f"{facts.plan.leading_group}共", total, "人，其中", roles,
        f"，名单见{list_at}。" if list_at else "。", facts.office.text,
    )  # fmt: skip


def _role(facts: PhaseFacts, role: Role) -> Iterator[str]:
    holders = [member for member in facts.members if member.role is role]
    key, formula = f"members.{ROLE_KEYS[role]}", f"统计截止日在任的{role}人数"
    if holders:
        yield phrase(role, count_of(key, map(member_source, holders), formula), "人")


def _reach(facts: PhaseFacts) -> str:
    """How many members and units the office can reach."""
    reachable = [member for member in facts.members if member.phone or member.mobile]
    known = count_of(
        "members.reachable", map(member_source, reachable), "登记了办公电话或手机的成员人数"
    )
    contacts = phrase("已登记", known, "名成员的联系方式") if reachable else "成员联系方式尚未登记"
    units = dict.fromkeys(member.unit for member in facts.members if member.unit_id)
    liaisons = {m.unit: m.liaison.name for m in facts.members if m.unit_id and m.liaison}
    total = count_of("members.units", map(Source, units), "成员所在单位数，同一单位只计一次")
    chosen = count_of(
        "members.liaisons",
        (Source(unit, said=f"联络员{name}") for unit, name in liaisons.items()),
        "确定了联络员的成员单位数",
    )
    done = done_of(chosen, len(units), "确定联络员", "个")
    return phrase(contacts, "；成员单位", total, "个，", done, "。")


def _assigned(facts: PhaseFacts) -> str:
    """How many tasks have leads and reports, and how many targets a base."""
    tasks, total = facts.tasks, len(facts.tasks)
    led = count_tasks("tasks.led", (t for t in tasks if t.leads), "明确了牵头单位的任务数")
    started = count_tasks("tasks.reported", (t for t in tasks if t.reports), "填报过进展的任务数")
    return phrase(
        total_tasks(tasks), "项任务", done_of(led, total, "明确牵头单位"), "，",
        done_of(started, total, "填报进展"), _baselines(facts.targets), "。",
    )  # fmt: skip


def _baselines(targets: Sequence[TargetRow]) -> str:
    if not targets:
        return ""
    waiting = count_verdict("targets", targets, VerdictState.NO_BASELINE)
    said = phrase("尚缺基期数据", waiting, "项") if waiting.value else "所需基期数据已齐"
    return phrase("；", total_targets(targets), "项目标指标中，", said)


def _decisions_and_systems(facts: PhaseFacts, template: TemplateRow) -> Iterator[Block]:
    lead = "领导小组决策。"
    if facts.meetings:
        held = "、".join(f"{m.title}（{chinese_date(m.held_on)}）" for m in facts.meetings[::-1])
        see = refer(template, {AnnexKind.DECISIONS: "逐项落实情况"}) if facts.decisions else ""
        decided = decisions_phrase("decisions", facts.decisions)
        yield Text(phrase(f"方案实施以来召开{held}，", decided, see), lead=lead)
        if facts.decisions and not see:
            yield decision_table(facts.decisions)
    else:
        yield Text("截至统计日，尚未记录领导小组会议和议定事项。", lead=lead)
    yield Text(_systems(facts.tasks), lead="制度机制建设。")


def _systems(tasks: Sequence[TaskRow]) -> str:
    systems = [t for t in tasks if any(word in t.content for word in SYSTEM_WORDS)]
    if not systems:
        return "方案没有安排机制、制度、体系建设的任务。"
    reported = [task for task in systems if task.reports]
    scope = "任务内容提到机制、制度或体系的任务"
    return phrase(
        "涉及机制、制度、体系建设的任务", count_tasks("systems.total", systems, f"{scope}数"),
        "项，", classes_phrase("systems", systems, scope), "；",
        done_of(
            count_tasks("systems.reported", reported, f"{scope}中填报过进展的项数"),
            len(systems),
            "填报进展",
        ),
        "。",
        f"其中：{'；'.join(map(task_title, reported))}。" if reported else "",
    )  # fmt: skip


def _projects_and_supervision(facts: PhaseFacts, template: TemplateRow) -> Iterator[Block]:
    projects = tuple(task for task in facts.tasks if task.milestones)
    if projects:
        yield Text(_projects(facts, projects), lead="重点项目。")
        yield attention_table(projects)
    else:
        yield Text("方案的任务没有设定建设节点。", lead="重点项目。")
    late = facts.tasks_in(ScheduleClass.OVERDUE, ScheduleClass.BEHIND)
    classes = joined(
        "、",
        (
            phrase(name, count_class("tasks", facts.tasks, name), "项")
            for name in (ScheduleClass.OVERDUE, ScheduleClass.BEHIND)
            if facts.tasks_in(name)
        ),
    )
    units = names(list(dict.fromkeys(part.unit for task in late for part in task.leads)))
    see = refer(template, {AnnexKind.LATE: "逐项情况"}) if late else ""
    lateness = phrase(classes, f"，牵头单位为{units}。", see) if late else "没有逾期和欠进度任务。"
    reporting = reporting_phrase("units", facts.tasks)
    missing = "未报齐的单位见第六部分。" if facts.missing_units else ""
    yield Text(phrase(lateness, reporting, missing), lead="强化督导。")


def _projects(facts: PhaseFacts, projects: Sequence[TaskRow]) -> str:
    steps = [(task, step) for task in projects for step in task.milestones]
    reached = [(task, step) for task, step in steps if step.plan.is_done(facts.as_of)]
    total = count_of("steps.total", (step_source(*s) for s in steps), "任务的建设节点数")
    done = count_of("steps.done", (step_source(*s) for s in reached), "已完成的建设节点数")
    scope = "有建设节点的任务"
    return phrase(
        "有明确建设节点的重点项目", count_tasks("projects.total", projects, f"{scope}数"), "项，",
        classes_phrase("projects", projects, scope), "；节点", total, "个，",
        done_of(done, len(steps), "完成", "个"), "。逐项情况如下。",
    )  # fmt: skip


def _every_target(facts: PhaseFacts, template: TemplateRow) -> Iterator[Block]:
    if not facts.targets:
        yield Text(NO_TARGETS)
        return
    see = template.label(AnnexKind.TARGETS)
    where = f"，逐项对照见{see}。" if see else "。"
    yield Text(
        phrase(
            "对标实施方案逐项核对：", _attained(facts.targets), _finished(facts.tasks),
            "。各类指标情况如下", where,
        )
    )  # fmt: skip
    yield group_table(facts.target_groups, large=True)


def _attained(targets: Sequence[TargetRow]) -> str:
    attained = count_verdict("targets", targets, VerdictState.ATTAINED)
    open_ones = [t for t in targets if t.verdict.state is not VerdictState.ATTAINED]
    others = count_targets("targets.open", open_ones, "评价不是“已实现”的目标指标数")
    rest = phrase("，未实现或尚不能评价", others, "项") if attained.value and open_ones else ""
    done = done_of(attained, len(targets), "实现")
    return phrase("目标指标", total_targets(targets), "项，", done, rest)


def _finished(tasks: Sequence[TaskRow]) -> str:
    if not tasks:
        return ""
    done = count_class("tasks", tasks, ScheduleClass.DONE)
    return phrase("；分工任务", total_tasks(tasks), "项，", done_of(done, len(tasks), "完成"))


EMPHASES: dict[int, tuple[str, Callable[[PhaseFacts, TemplateRow], Iterator[Block]]]] = {
    1: ("组织准备", _readiness),
    2: ("决策部署与制度机制", _decisions_and_systems),
    3: ("重点项目与督导", _projects_and_supervision),
    4: ("目标实现情况", _every_target),
}
