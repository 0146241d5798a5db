"""任务台账: every task with its units, its latest reports and how it stands on a day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from workbench.duties import Duty, Report, duty_of, latest_reports
from workbench.hindsight import Standing, as_they_were
from workbench.plan import PlanRow, get_plan
from workbench.records import pick
from workbench.rules.schedule import (
    Assessment,
    ScheduleClass,
    Status,
    WorkState,
    mean_progress,
)
from workbench.tasks import (
    MilestoneRow,
    Part,
    Task,
    TaskUnit,
    milestones_by_task,
    parts_by_task,
    programme_titles,
)
from workbench.units import GroupMember, UnitRole, expand, group_members, unit_names


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One row of the ledger."""

    id: UUID
    number: int
    programme_number: int
    programme: str
    content: str
    schedule: str
    starts_on: date
    due_on: date
    status: Status
    source_note: str
    leads: tuple[Part, ...]
    cooperating: tuple[Part, ...]
    duties: tuple[Duty, ...]
    milestones: tuple[MilestoneRow, ...]
    assessment: Assessment

    @property
    def lead_names(self) -> str:
        """Lead units as the table prints them."""
        return "、".join(part.unit for part in self.leads)

    @property
    def cooperating_names(self) -> str:
        """Cooperating units as the table prints them."""
        return "、".join(part.unit for part in self.cooperating)

    @property
    def owes_reports(self) -> bool:
        """Whether its units still have to report: on what is closed or suspended nobody does."""
        return self.assessment.schedule_class not in (ScheduleClass.DONE, ScheduleClass.SUSPENDED)

    @property
    def missing(self) -> tuple[str, ...]:
        """Units whose report for the current period has not come."""
        return tuple(duty.unit for duty in self.duties if self.owes_reports and duty.is_missing)

    @property
    def reported(self) -> int:
        """How many of the units that owe a report this period have given it."""
        return len(self.duties) - len(self.missing)

    @property
    def last_reported_on(self) -> date | None:
        """When a lead unit last reported."""
        return max((report.reported_on for _, report in self.reports), default=None)

    @property
    def reports(self) -> tuple[tuple[str, Report], ...]:
        """Latest report of each lead unit that ever gave one, with the unit's name."""
        return tuple((duty.unit, duty.latest) for duty in self.duties if duty.latest)


def list_tasks(session: Session, as_of: date) -> list[TaskRow]:
    """All tasks in the table's order, as they stand on a day."""
    plan = get_plan(session)
    context = _Context(session, as_of, plan)
    tasks = session.execute(pick(Task).order_by(col(Task.number))).scalars()
    return [_task_row(task, context) for task in tasks]


class _Context:
    """Everything the rows share, read once."""

    def __init__(self, session: Session, as_of: date, plan: PlanRow) -> None:
        self.as_of = as_of
        self.plan = plan
        self.programmes = programme_titles(session)
        self.parts = parts_by_task(session)
        self.milestones = milestones_by_task(session)
        self.groups = group_members(session, as_of)
        self.names = unit_names(session)
        pairs = _reporting_pairs().subquery()
        self.latest = latest_reports(session, as_of, pairs, "task_id")
        self.hindsight = as_they_were(session, as_of)


def _reporting_pairs() -> sa.CompoundSelect[Any]:
    """Every lead unit of every task, groups replaced by whoever ever belonged to them."""
    direct = pick(col(TaskUnit.task_id), col(TaskUnit.unit_id)).where(
        col(TaskUnit.role) == UnitRole.LEAD
    )
    through_group = (
        pick(col(TaskUnit.task_id), col(GroupMember.unit_id))
        .join(GroupMember, col(GroupMember.group_id) == col(TaskUnit.unit_id))
        .where(col(TaskUnit.role) == UnitRole.LEAD)
    )
    return direct.union(through_group)


def _task_row(task: Task, context: _Context) -> TaskRow:
    parts = context.parts.get(task.id, ())
    leads = tuple(part for part in parts if part.role is UnitRole.LEAD)
    duties = tuple(_duties(task, leads, context))
    then = context.hindsight
    due_on = then.due_on(task.id, task.due_on)
    now = Standing(task.status, task.finished_on, task.suspended_on)
    standing = then.standing(task.id, now)
    milestones = tuple(
        replace(step, due_on=then.due_on(step.id, step.due_on))
        for step in context.milestones.get(task.id, ())
    )
    work = WorkState(
        status=standing.status,
        starts_on=task.starts_on,
        due_on=due_on,
        milestones=tuple(row.plan for row in milestones),
        actual=mean_progress(d.latest.percent for d in duties if d.latest),
        finished_on=standing.finished_on,
        suspended_on=standing.suspended_on,
    )
    number, title = context.programmes[task.programme_id]
    return TaskRow(
        id=task.id,
        number=task.number,
        programme_number=number,
        programme=title,
        content=task.content,
        schedule=task.schedule,
        starts_on=task.starts_on,
        due_on=due_on,
        status=standing.status,
        source_note=task.source_note,
        leads=leads,
        cooperating=tuple(part for part in parts if part.role is UnitRole.COOPERATING),
        duties=duties,
        milestones=milestones,
        assessment=then.judge(task.id, work, context.plan.tolerance),
    )


def _duties(task: Task, leads: Sequence[Part], context: _Context) -> list[Duty]:
    """What each lead unit owes in the current period, and its latest report."""
    frequency = task.frequency or context.plan.frequency
    return [
        duty_of(
            (unit, context.names[unit]),
            context.latest.get((task.id, unit)),
            frequency,
            context.as_of,
            context.plan,
        )
        for unit in expand([part.unit_id for part in leads], context.groups)
    ]
