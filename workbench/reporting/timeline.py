"""推进时间轴: every task as a bar over the plan's years, programme by programme."""

from collections.abc import Iterator
from datetime import date

from sqlmodel import Session

from workbench.ledger import TaskRow, list_tasks
from workbench.plan import get_plan, list_phases
from workbench.reporting.charts import Gantt, GanttRow, GanttStep
from workbench.reporting.document import Annex, Block, Document, Text
from workbench.reporting.facts import ProgrammeFacts, group_programmes
from workbench.reporting.wording import light, numeral, short
from workbench.rules.words import chinese_date


def timeline_document(session: Session, as_of: date) -> Document:
    """Read the bars as of a day: one landscape sheet for each programme."""
    plan = get_plan(session)
    tasks = list_tasks(session, as_of)
    lines = tuple((phase.deadline, phase.short_title) for phase in list_phases(session))
    first = min(plan.starts_on, *(task.starts_on for task in tasks))
    last = max(plan.ends_on, *(task.due_on for task in tasks))
    blocks: list[Block] = []
    for programme in group_programmes(tasks):
        rows = tuple(_row(task, as_of) for task in programme.tasks)
        blocks.extend(_sheet(programme, as_of))
        blocks.append(Gantt(first, last, as_of, lines, rows))
    return Document(
        title=(),
        subtitle="",
        author=f"{plan.leading_group}办公室",
        subject=f"重点任务推进时间轴（截至{chinese_date(as_of)}）",
        blocks=tuple(blocks),
    )


def _sheet(programme: ProgrammeFacts, as_of: date) -> Iterator[Block]:
    yield Annex("", f"{numeral(programme.number)}、{programme.title}", landscape=True)
    yield Text(
        f"共{len(programme.tasks)}项任务，截至{chinese_date(as_of)}。"
        "横条为起止时间，实心部分为实际进度，菱形为节点（实心已完成），竖实线为统计日，"
        "竖虚线为各阶段期限。"
    )


def _row(task: TaskRow, as_of: date) -> GanttRow:
    actual = task.assessment.actual
    return GanttRow(
        name=f"{task.number}　{short(task.content)}",
        note=light(task.assessment),
        starts_on=task.starts_on,
        due_on=task.due_on,
        done=None if actual is None else float(actual),
        steps=tuple(GanttStep(step.due_on, step.plan.is_done(as_of)) for step in task.milestones),
    )
