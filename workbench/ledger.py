"""任务台账: every task with its units, its latest reports and how it stands on a day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from workbench.hindsight import Standing, as_they_were
from workbench.plan import get_plan
from workbench.progress import ProgressEntry
from workbench.records import pick
from workbench.rules.periods import Frequency, ReportingPeriod, ReportState, period_of, report_state
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
class Report:
    """A unit's latest report on a task."""

    period: str
    starts_on: date
    percent: int
    text: str
    problems: str
    next_step: str
    reported_on: date


@dataclass(frozen=True, slots=True)
class Duty:
    """What one unit owes on one task: its latest report and the state of the current period."""

    unit_id: UUID
    unit: str
    period: ReportingPeriod
    state: ReportState
    latest: Report | None

    @property
    def is_missing(self) -> bool:
        """Whether this period's report has not come."""
        return self.state in (ReportState.DUE, ReportState.MISSING)


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
    context = _Context(session, as_of, plan.frequency, plan.due_day)
    tasks = session.execute(pick(Task).order_by(col(Task.number))).scalars()
    return [_task_row(task, context, plan.tolerance) for task in tasks]


class _Context:
    """Everything the rows share, read once."""

    def __init__(self, session: Session, as_of: date, frequency: Frequency, due_day: int) -> None:
        self.as_of = as_of
        self.frequency = frequency
        self.due_day = due_day
        self.programmes = programme_titles(session)
        self.parts = parts_by_task(session)
        self.milestones = milestones_by_task(session)
        self.groups = group_members(session, as_of)
        self.names = unit_names(session)
        self.latest = _latest_reports(session, as_of)
        self.hindsight = as_they_were(session, as_of)


def _latest_reports(session: Session, as_of: date) -> dict[tuple[UUID, UUID], Report]:
    """The newest report of every unit on every task whose period has begun by a day.

    Looked up pair by pair along the index, so that its cost follows the table of tasks and not
    the number of entries.
    """
    pairs = _reporting_pairs().subquery()
    entry, newest = sa.alias(ProgressEntry.__table__), sa.alias(ProgressEntry.__table__)  # type: ignore[attr-defined]
    key = (
        pick(newest.c.id)
        .where(
            newest.c.task_id == pairs.c.task_id,
            newest.c.unit_id == pairs.c.unit_id,
            newest.c.starts_on <= as_of,
        )
        .order_by(newest.c.starts_on.desc(), newest.c.reported_on.desc())
        .limit(1)
        .correlate(pairs)
        .scalar_subquery()
    )
    query = pick(
        entry.c.task_id,
        entry.c.unit_id,
        entry.c.period,
        entry.c.starts_on,
        entry.c.percent,
        entry.c.text,
        entry.c.problems,
        entry.c.next_step,
        entry.c.reported_on,
    ).select_from(pairs.join(entry, entry.c.id == key))
    return {(task, unit): Report(*report) for task, unit, *report in session.execute(query)}


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


def _task_row(task: Task, context: _Context, tolerance: int) -> TaskRow:
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
        assessment=then.judge(task.id, work, tolerance),
    )


def _duties(task: Task, leads: Sequence[Part], context: _Context) -> list[Duty]:
    """What each lead unit owes in the current period, and its latest report."""
    period = period_of(context.as_of, task.frequency or context.frequency)
    owing = expand([part.unit_id for part in leads], context.groups)
    return [
        _duty(context.names[unit], unit, context.latest.get((task.id, unit)), period, context)
        for unit in owing
    ]


def _duty(
    name: str, unit: UUID, report: Report | None, period: ReportingPeriod, context: _Context
) -> Duty:
    reported_on = report.reported_on if report and report.starts_on >= period.starts_on else None
    state = report_state(period, reported_on, context.as_of, context.due_day)
    return Duty(unit, name, period, state, report)
