"""The tables that papers share: ledger, decisions, members."""

from collections.abc import Iterable, Sequence

from workbench.decision_ledger import DecisionRow
from workbench.ledger import TaskRow
from workbench.members import MemberRow
from workbench.reporting.document import Align, Band, Column, Table
from workbench.reporting.figures import Phrase, joined
from workbench.reporting.traced.decision_figures import decision_reason
from workbench.reporting.traced.task_figures import (
    reported_phrase,
    task_actual,
    task_expected,
    task_reason,
)
from workbench.reporting.wording import light


def ledger_table(tasks: Iterable[TaskRow]) -> Table:
    """Every task with official wording, units, schedule, state and the latest reports."""
    columns = (
        Column("序号", 9, Align.CENTRE),
        Column("任务内容", 50),
        Column("牵头单位", 26),
        Column("配合单位", 28),
        Column("推进计划", 22),
        Column("类别", 19, Align.CENTRE),
        Column("序时", 11, Align.CENTRE),
        Column("实际", 11, Align.CENTRE),
        Column("进展情况", 49),
    )
    return Table(columns, tuple(_banded(tasks)))


def _banded(tasks: Iterable[TaskRow]) -> Iterable[tuple[str, ...] | Band]:
    programme = ""
    for task in tasks:
        if task.programme != programme:
            programme = task.programme
            yield Band(programme)
        yield (
            str(task.number),
            task.content,
            task.lead_names,
            task.cooperating_names or "—",
            task.schedule,
            light(task.assessment),
            task_expected(task),
            task_actual(task),
            account(task) or "未填报",
        )


def account(task: TaskRow) -> Phrase:
    """What the units last reported, each named where there are several, and who still owes."""
    several = len(task.duties) > 1
    lines: list[str] = [
        f"{unit}：{report.text}" if several else report.text for unit, report in task.reports
    ]
    if several and lines and task.owes_reports:
        lines.append(reported_phrase(task))
    return joined("\n", lines)


def attention_table(tasks: Sequence[TaskRow]) -> Table:
    """Tasks that need a person, with the sentence that says why."""
    columns = (
        Column("序号", 12, Align.CENTRE),
        Column("任务内容", 50),
        Column("牵头单位", 30),
        Column("类别", 24, Align.CENTRE),
        Column("情况说明", 40),
    )
    rows = tuple(
        (str(t.number), t.content, t.lead_names, light(t.assessment), task_reason(t)) for t in tasks
    )
    return Table(columns, rows)


def decision_table(decisions: Iterable[DecisionRow]) -> Table:
    """Decisions with unit, date, state and what was done."""
    columns = (
        Column("会议", 32),
        Column("议定事项", 70),
        Column("牵头单位", 28),
        Column("完成时限", 29, Align.CENTRE),
        Column("状态", 25, Align.CENTRE),
        Column("落实情况", 41),
    )
    rows = tuple(
        (
            d.meeting,
            d.text,
            d.unit or "—",
            d.due_on.isoformat() if d.due_on else "—",
            f"○ {d.settled}" if d.settled else light(d.assessment),
            decision_reason(d) if d.is_open or d.settled else d.result,
        )
        for d in decisions
    )
    return Table(columns, rows)


def member_table(members: Iterable[MemberRow]) -> Table:
    """Role, name and post by rank."""
    columns = (
        Column("序号", 14, Align.CENTRE),
        Column("职务", 28, Align.CENTRE),
        Column("姓名", 30, Align.CENTRE),
        Column("单位及职务", 84),
    )
    return Table(columns, tuple((str(m.rank), str(m.role), m.name, m.post) for m in members))
