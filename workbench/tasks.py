"""The 分工表: fifty rows with official wording, units in order, schedule and dated milestones."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, Session, col, select

from workbench.errors import InvalidInput
from workbench.journal import describe
from workbench.plan import Programme
from workbench.records import Draft, Record, amend, choice, load, pick
from workbench.rules.periods import Frequency
from workbench.rules.schedule import MilestonePlan, Status
from workbench.units import Unit, UnitRole, UnitRow, expand, group_members


class Task(Record, table=True):
    """分工任务: one row of the table, verbatim; its own frequency overrides the plan's."""

    programme_id: UUID = Field(foreign_key="programme.id")
    clause_id: UUID | None = Field(default=None, foreign_key="clause.id")
    number: int = Field(unique=True)
    content: str
    schedule: str
    starts_on: date
    due_on: date
    status: Status = Field(default=Status.NOT_STARTED, sa_type=choice(Status))
    finished_on: date | None = None
    suspended_on: date | None = None
    frequency: Frequency | None = Field(default=None, sa_type=choice(Frequency))
    source_note: str = ""


class TaskUnit(Record, table=True):
    """A unit's or group's part in a task, in the order the table names them."""

    __tablename__ = "task_unit"
    task_id: UUID = Field(foreign_key="task.id", index=True)
    unit_id: UUID = Field(foreign_key="unit.id")
    role: UnitRole = Field(sa_type=choice(UnitRole))
    position: int


class MilestoneDraft(Draft):
    """When a milestone was reached, and what shows it."""

    done_on: date | None = Field(default=None, title="完成日期")
    account: str = Field(default="", title="完成情况", max_length=2000)


class Milestone(Record, MilestoneDraft, table=True):
    """A dated step read from the schedule's wording; weights count in proportion."""

    __table_args__ = (sa.CheckConstraint("weight > 0", name="weight_positive"),)
    task_id: UUID = Field(foreign_key="task.id", index=True)
    position: int
    title: str
    due_on: date
    weight: int
    source_note: str = ""


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """One milestone as the task's detail shows it."""

    id: UUID
    version: int
    title: str
    due_on: date
    weight: int
    done_on: date | None
    account: str

    @property
    def plan(self) -> MilestonePlan:
        """What the schedule rules need of it."""
        return MilestonePlan(self.title, self.due_on, self.weight, self.done_on)


@dataclass(frozen=True, slots=True)
class Part:
    """A unit's part in a task, as printed in the table."""

    unit_id: UUID
    unit: str
    role: UnitRole


_LEADS_FIRST = sa.case((col(TaskUnit.role) == UnitRole.LEAD, 0), else_=1)


def parts_by_task(session: Session) -> dict[UUID, tuple[Part, ...]]:
    """Lead and cooperating units of every task, in order."""
    query = (
        pick(TaskUnit.task_id, TaskUnit.unit_id, Unit.short_name, TaskUnit.role)
        .join(Unit, col(Unit.id) == TaskUnit.unit_id)
        .order_by(_LEADS_FIRST, col(TaskUnit.position))
    )
    found: dict[UUID, tuple[Part, ...]] = {}
    for task, *part in session.execute(query):
        found[task] = (*found.get(task, ()), Part(*part))
    return found


def milestones_by_task(session: Session) -> dict[UUID, tuple[MilestoneRow, ...]]:
    """Milestones of every task that has some, by due date."""
    query = select(Milestone).order_by(col(Milestone.due_on), col(Milestone.position))
    found: dict[UUID, tuple[MilestoneRow, ...]] = {}
    for step in session.exec(query):
        row = MilestoneRow(
            step.id, step.version, step.title, step.due_on, step.weight, step.done_on, step.account
        )
        found[step.task_id] = (*found.get(step.task_id, ()), row)
    return found


def lead_ids(session: Session, task_id: UUID) -> list[UUID]:
    """The units and groups that lead a task, in order."""
    query = (
        select(TaskUnit.unit_id)
        .where(TaskUnit.task_id == task_id, TaskUnit.role == UnitRole.LEAD)
        .order_by(col(TaskUnit.position))
    )
    return list(session.exec(query))


def change_lead(session: Session, task_id: UUID, unit_id: UUID) -> None:
    """Let one unit lead a task instead of all who did; it no longer only cooperates."""
    parts = session.exec(
        select(TaskUnit).where(TaskUnit.task_id == task_id).order_by(col(TaskUnit.position))
    ).all()
    first, *others = (part for part in parts if part.role is UnitRole.LEAD)
    first.unit_id = unit_id
    for part in (*others, *(part for part in parts if part.role is UnitRole.COOPERATING)):
        if part.role is UnitRole.LEAD or part.unit_id == unit_id:
            session.delete(part)


def list_assignees(session: Session, task_id: UUID, as_of: date) -> list[UnitRow]:
    """The units that may report on a task on a day: leads first, each group as its members."""
    query = (
        select(TaskUnit.unit_id)
        .where(TaskUnit.task_id == task_id)
        .order_by(_LEADS_FIRST, col(TaskUnit.position))
    )
    ids = expand(session.exec(query).all(), group_members(session, as_of))
    columns = select(Unit.id, Unit.short_name, Unit.official_name, Unit.is_group)
    units = {row[0]: UnitRow(*row) for row in session.exec(columns)}
    return [units[key] for key in ids]


def task_titles(session: Session) -> list[tuple[UUID, int, str]]:
    """Id, number and content of every task in the table's order, for choices."""
    return list(session.exec(select(Task.id, Task.number, Task.content).order_by(col(Task.number))))


def programme_titles(session: Session) -> dict[UUID, tuple[int, str]]:
    """Number and title of each programme by id."""
    return {
        row[0]: (row[1], row[2])
        for row in session.exec(select(Programme.id, Programme.number, Programme.title))
    }


def set_frequency(session: Session, task_id: UUID, frequency: Frequency | None) -> None:
    """Let a task be reported on at its own frequency, or with None at the plan's."""
    task = load(session, Task, task_id, "任务")
    word = frequency.word if frequency else "随方案"
    describe(session, f"第{task.number}项任务改为{word}填报")
    task.frequency = frequency


def record_milestone(
    session: Session, milestone_id: UUID, draft: MilestoneDraft, as_of: date
) -> None:
    """State that a milestone was reached, and when.

    Raises:
        InvalidInput: the day lies in the future.
    """
    milestone = load(session, Milestone, milestone_id, "节点")
    if draft.done_on and draft.done_on > as_of:
        raise InvalidInput("完成日期不能晚于今天。", "done_on")
    describe(session, f"记录节点“{milestone.title}”完成情况")
    amend(milestone, draft)
