"""六、存在问题 and 七、下一步: who is late or silent, and what has to follow."""

from collections.abc import Callable, Iterator, Sequence

from workbench.duties import Report
from workbench.ledger import TaskRow
from workbench.reporting.document import Text
from workbench.reporting.facts import PhaseFacts
from workbench.reporting.wording import closed, names, reason, task_title
from workbench.rules.schedule import ScheduleClass
from workbench.rules.targets import VerdictState
from workbench.rules.words import chinese_date


def problems(facts: PhaseFacts) -> Iterator[Text]:
    """Overdue, behind and silent, by name; then what the units themselves report as problems."""
    found = list(_problems(facts))
    yield from found or [Text("截至统计日，没有逾期、欠进度和未报事项。")]


def _problems(facts: PhaseFacts) -> Iterator[Text]:
    yield from _listed("逾期", facts.tasks_in(ScheduleClass.OVERDUE))
    yield from _listed("欠进度", facts.tasks_in(ScheduleClass.BEHIND))
    silent = facts.tasks_in(ScheduleClass.UNREPORTED)
    if silent:
        yield Text(_silent(facts, silent), lead="未报任务。")
    if facts.missing_units:
        yield Text(
            f"本期尚有{len(facts.missing_units)}个单位未报齐：{names(facts.missing_units)}。",
            lead="未报单位。",
        )
    told = _reported(facts, lambda report: report.problems)
    if told:
        yield Text(told, lead="各单位反映的问题。")


def _reported(facts: PhaseFacts, part: Callable[[Report], str]) -> str:
    """What the units wrote into one part of their latest reports on what is still open."""
    return "".join(
        f"{unit}（第{task.number}项）：{closed(part(report))}"
        for task in facts.tasks
        for unit, report in task.reports
        if task.owes_reports and part(report)
    )


def _silent(facts: PhaseFacts, silent: Sequence[TaskRow]) -> str:
    if len(silent) == len(facts.tasks):
        return f"全部{len(silent)}项任务均应已启动，尚无一项填报。"
    numbers = "、".join(str(task.number) for task in silent)
    return f"应已启动而从未填报的任务{len(silent)}项：第{numbers}项。"


def _listed(word: str, tasks: Sequence[TaskRow]) -> Iterator[Text]:
    if tasks:
        lines = "".join(
            f"{task_title(task)}（{task.lead_names}）：{reason(task.assessment)}" for task in tasks
        )
        yield Text(lines, lead=f"{word}{len(tasks)}项。")


def next_steps(facts: PhaseFacts) -> Iterator[Text]:
    """What the next phase asks for, what the units plan, and what the office has to get."""
    yield Text(_coming(facts))
    planned = _reported(facts, lambda report: report.next_step)
    if planned:
        yield Text(planned, lead="各单位安排。")
    late = facts.tasks_in(ScheduleClass.OVERDUE, ScheduleClass.BEHIND)
    if late:
        yield Text(
            f"对{len(late)}项逾期和欠进度任务逐项督办，请牵头单位说明原因、明确完成时限。",
            lead="加强督办。",
        )
    unknown = facts.targets_in(VerdictState.NO_BASELINE, VerdictState.NO_DATA)
    if unknown:
        yield Text(
            f"请有关单位补报{len(unknown)}项指标的基期和当年数据，以便如实评价。",
            lead="补齐数据。",
        )


def _coming(facts: PhaseFacts) -> str:
    if facts.next_phase:
        phase = facts.next_phase
        items = "、".join(item.text for item in phase.items)
        return f"下一阶段为{phase.title}（{phase.deadline_text}），将重点做好{items}等工作。"
    remaining = [t for t in facts.tasks if t.assessment.schedule_class is not ScheduleClass.DONE]
    if not remaining:
        return "方案各项任务已全部完成，将做好总结考核和成果巩固。"
    return (
        f"方案期限为{chinese_date(facts.plan.ends_on)}，尚有{len(remaining)}项任务未销号，"
        "将逐项核实完成情况，做好总结考核。"
    )
