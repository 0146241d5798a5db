"""六、存在问题 and 七、下一步: who is late or silent, and what has to follow."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from workbench.duties import Report
from workbench.ledger import TaskRow
from workbench.papers import AnnexKind
from workbench.reporting.document import Text
from workbench.reporting.facts import PhaseFacts
from workbench.reporting.figures import Phrase, Source, joined, phrase, ruled
from workbench.reporting.traced.target_figures import count_targets
from workbench.reporting.traced.task_figures import (
    count_class,
    count_tasks,
    task_actual,
    task_expected,
    task_reason,
)
from workbench.reporting.traced.unit_figures import missing_figure
from workbench.reporting.wording import closed, names, task_title
from workbench.rules.schedule import ScheduleClass
from workbench.rules.targets import VerdictState
from workbench.rules.words import chinese_date
from workbench.templates import TemplateRow

FEW = 5
"""So many tasks that are behind are told at length; more are listed under their units."""


def problems(facts: PhaseFacts, template: TemplateRow) -> Iterator[Text]:
    """Overdue, behind and silent, by name; then what the units themselves report as problems."""
    found = list(_problems(facts, template))
    yield from found or [Text("截至统计日，没有逾期、欠进度和未报事项。")]


def _problems(facts: PhaseFacts, template: TemplateRow) -> Iterator[Text]:
    yield from _overdue(facts.tasks)
    yield from _behind(facts.tasks, template)
    silent = facts.tasks_in(ScheduleClass.UNREPORTED)
    if silent:
        yield Text(_silent(facts, silent), lead="未报任务。")
    if facts.missing_units:
        missing = missing_figure("units", facts.tasks)
        named = names(facts.missing_units)
        yield Text(phrase("本期尚有", missing, f"个单位未报齐：{named}。"), lead="未报单位。")
    told = _reported(facts, lambda report: report.problems)
    if told:
        yield Text(told, lead="各单位反映的问题。")


def _reported(facts: PhaseFacts, part: Callable[[Report], str]) -> str:
    """What the units wrote into one part of their latest reports on what is still open.

    What several wrote alike stands there once: 财政局（第21、22项）、金融办（第23项）：编制未批复.
    """
    told: dict[str, dict[str, list[str]]] = {}
    for task in facts.tasks:
        for unit, report in task.reports:
            if task.owes_reports and part(report):
                units = told.setdefault(closed(part(report)), {})
                units.setdefault(unit, []).append(str(task.number))
    return "".join(
        f"{names(list(map(_by, units.items())))}：{text}" for text, units in told.items()
    )


def _by(found: tuple[str, Sequence[str]]) -> str:
    unit, numbers = found
    return f"{unit}（第{names(numbers)}项）"


def _silent(facts: PhaseFacts, silent: Sequence[TaskRow]) -> Phrase:
    count = count_class("tasks", facts.tasks, ScheduleClass.UNREPORTED)
    if len(silent) == len(facts.tasks):
        return phrase("全部", count, "项任务均应已启动，尚无一项填报。")
    named = "；".join(
        f"{leads}第{names([str(task.number) for task in tasks])}项"
        for leads, tasks in _by_leads(silent).items()
    )
    return phrase("应已启动而从未填报的任务", count, f"项：{named}。")


def _by_leads(tasks: Sequence[TaskRow]) -> dict[str, list[TaskRow]]:
    found: dict[str, list[TaskRow]] = {}
    for task in tasks:
        found.setdefault(task.lead_names, []).append(task)
    return found


def _overdue(tasks: Sequence[TaskRow]) -> Iterator[Text]:
    """Every one is named: a date that has passed is not a matter of points."""
    found = [task for task in tasks if task.assessment.schedule_class is ScheduleClass.OVERDUE]
    if found:
        yield Text(_named(found), lead=_lead(tasks, ScheduleClass.OVERDUE))


def _lead(tasks: Sequence[TaskRow], name: ScheduleClass) -> Phrase:
    return phrase(name, count_class("tasks", tasks, name), "项。")


def _named(tasks: Sequence[TaskRow]) -> Phrase:
    return phrase(*(phrase(task_title(t), f"（{t.lead_names}）：", task_reason(t)) for t in tasks))


def _behind(tasks: Sequence[TaskRow], template: TemplateRow) -> Iterator[Text]:
    """Those that are behind by as much as the template says are named, the rest is counted."""
    found = [task for task in tasks if task.assessment.schedule_class is ScheduleClass.BEHIND]
    if not found:
        return
    limit = template.named_from
    named = [task for task in found if _is_named(task, limit)]
    rest = [task for task in found if not _is_named(task, limit)]
    said = _named(named) if len(named) <= FEW else _listed(named)
    told = phrase(said, _rest(rest, template, some_named=bool(named)))
    yield Text(told, lead=_lead(tasks, ScheduleClass.BEHIND))


def _listed(tasks: Sequence[TaskRow]) -> Phrase:
    """Many tasks under the units that lead them, each with its figures."""
    told = (
        phrase(leads, joined("、", map(_figures, found)))
        for leads, found in _by_leads(tasks).items()
    )
    return phrase(joined("；", told), "。")


def _figures(task: TaskRow) -> Phrase:
    figures = ("（序时", task_expected(task), "、实际", task_actual(task), "）")
    return phrase(f"第{task.number}项", *figures)


def _is_named(task: TaskRow, limit: int) -> bool:
    """Whether it is behind by so many points, or was said by somebody to be behind."""
    judged = task.assessment
    gap = Fraction((judged.expected or 0) - (judged.actual or 0)) * 100
    return judged.by_hand or gap >= limit


def _rest(rest: Sequence[TaskRow], template: TemplateRow, *, some_named: bool) -> Phrase:
    if not rest:
        return phrase("")
    source = Source("阶段报告版式的点名起点", said=f"{template.named_from}个百分点")
    limit = ruled("named-from", str(template.named_from), (source,), "版式中设定的点名起点")
    count = count_tasks("tasks.unnamed", rest, "欠进度而差距小于点名起点的任务数")
    who = phrase("其余", count, "项") if some_named else "均"
    see = template.label(AnnexKind.LATE)
    return phrase(who, "差距不足", limit, "个百分点", f"，见{see}。" if see else "。")


def next_steps(facts: PhaseFacts) -> Iterator[Text]:
    """What the next phase asks for, what the units plan, and what the office has to get."""
    yield Text(_coming(facts))
    planned = _reported(facts, lambda report: report.next_step)
    if planned:
        yield Text(planned, lead="各单位安排。")
    late = facts.tasks_in(ScheduleClass.OVERDUE, ScheduleClass.BEHIND)
    if late:
        count = count_tasks("tasks.supervised", late, "类别为“逾期”或“欠进度”的任务数")
        yield Text(
            phrase("对", count, "项逾期和欠进度任务逐项督办，请牵头单位说明原因、明确完成时限。"),
            lead="加强督办。",
        )
    unknown = facts.targets_in(VerdictState.NO_BASELINE, VerdictState.NO_DATA)
    if unknown:
        count = count_targets("targets.unknown", unknown, "评价为“缺基期数据”或“缺数据”的项数")
        yield Text(
            phrase("请有关单位补报", count, "项指标的基期和当年数据，以便如实评价。"),
            lead="补齐数据。",
        )


def _coming(facts: PhaseFacts) -> Phrase:
    if facts.next_phase:
        phase = facts.next_phase
        items = "、".join(item.text for item in phase.items)
        return phrase(
            f"下一阶段为{phase.title}（{phase.deadline_text}），将重点做好{items}等工作。"
        )
    remaining = [t for t in facts.tasks if t.assessment.schedule_class is not ScheduleClass.DONE]
    if not remaining:
        return phrase("方案各项任务已全部完成，将做好总结考核和成果巩固。")
    count = count_tasks("tasks.remaining", remaining, "类别不是“已完成”的任务数")
    return phrase(
        f"方案期限为{chinese_date(facts.plan.ends_on)}，尚有", count,
        "项任务未销号，将逐项核实完成情况，做好总结考核。",
    )  # fmt: skip
