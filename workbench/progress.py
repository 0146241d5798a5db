"""What a unit reported on a task or decision for one period, and who still owes a report."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, Session, col, select, tuple_

from workbench.errors import InvalidInput
from workbench.journal import describe
from workbench.records import Draft, Record, amend, load, pick, put
from workbench.rules.periods import parse_period
from workbench.rules.schedule import Status
from workbench.tasks import Task, list_assignees
from workbench.units import Unit

PAGE = 200


class ProgressDraft(Draft):
    """进展 as typed into the form."""

    task_id: UUID = Field(title="任务", foreign_key="task.id")
    unit_id: UUID = Field(title="填报单位", foreign_key="unit.id")
    period: str = Field(title="填报期", min_length=4)
    percent: int = Field(title="进度", ge=0, le=100)
    text: str = Field(title="进展情况", min_length=1, max_length=5000)
    problems: str = Field(default="", title="存在问题", max_length=5000)
    next_step: str = Field(default="", title="下一步安排", max_length=5000)
    reported_on: date = Field(title="填报日期")


class ProgressEntry(Record, ProgressDraft, table=True):
    """One unit's report on one task for one period; a second report corrects the first."""

    __tablename__ = "progress_entry"
    __table_args__ = (
        sa.CheckConstraint("percent BETWEEN 0 AND 100", name="percent_range"),
        sa.UniqueConstraint("task_id", "unit_id", "period", name="one_report_a_period"),
        sa.Index("progress_entry_latest", "task_id", "unit_id", "starts_on"),
        sa.Index("progress_entry_history", "task_id", "starts_on", "id"),
        sa.Index("progress_entry_period", "ends_on"),
    )
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry as the history of a task shows it."""

    id: UUID
    version: int
    task_id: UUID
    unit_id: UUID
    unit: str
    period: str
    starts_on: date
    percent: int
    text: str
    problems: str
    next_step: str
    reported_on: date


def record_progress(session: Session, draft: ProgressDraft, seen: int = 0) -> UUID:
    """Take one report; the first one sets a task going.

    Args:
        session: of the write.
        draft: the checked form.
        seen: version of the entry that the form showed for this unit and period, 0 for none.

    Raises:
        InvalidInput: the unit has no part in the task, the period is none, or somebody else
            recorded the same period meanwhile.
    """
    task = load(session, Task, draft.task_id, "任务")
    unit = load(session, Unit, draft.unit_id, "单位")
    period = parse_period(draft.period)
    if unit.id not in {row.id for row in list_assignees(session, task.id, period.ends_on)}:
        sentence = f"第{task.number}项任务没有交给“{unit.short_name}”，请核对单位。"
        raise InvalidInput(sentence, "unit_id")
    if task.status in (Status.CLOSED, Status.SUSPENDED):
        sentence = f"第{task.number}项任务已{task.status.removeprefix('已')}，不再填报。"
        raise InvalidInput(sentence, "task_id")
    describe(session, f"填报第{task.number}项任务进展（{unit.short_name}，{period.title}）")
    entry = session.exec(
        select(ProgressEntry).where(
            ProgressEntry.task_id == task.id,
            ProgressEntry.unit_id == unit.id,
            ProgressEntry.period == draft.period,
        )
    ).first()
    if (entry.version if entry else 0) != seen:
        raise InvalidInput("这个单位本期的填报刚在别处改过，请重新打开后再改。", "unit_id")
    if entry:
        amend(entry, draft)
    else:
        dates = {"starts_on": period.starts_on, "ends_on": period.ends_on}
        entry = ProgressEntry.model_validate(draft.model_dump() | dates)
        put(session, entry)
    if task.status is Status.NOT_STARTED:
        task.status = Status.UNDER_WAY
    return entry.id


def delete_progress(session: Session, entry_id: UUID) -> None:
    """Take an entry out; undo brings it back."""
    entry = load(session, ProgressEntry, entry_id, "进展")
    describe(session, f"删除{entry.period}的进展记录")
    session.delete(entry)


_COLUMNS = (
    ProgressEntry.id,
    ProgressEntry.version,
    ProgressEntry.task_id,
    ProgressEntry.unit_id,
    Unit.short_name,
    ProgressEntry.period,
    ProgressEntry.starts_on,
    ProgressEntry.percent,
    ProgressEntry.text,
    ProgressEntry.problems,
    ProgressEntry.next_step,
    ProgressEntry.reported_on,
)


def list_entries(
    session: Session, task_id: UUID, as_of: date, after: EntryRow | None = None
) -> list[EntryRow]:
    """One page of a task's entries, newest period first; `after` is the last row one has."""
    query = (
        pick(*_COLUMNS)
        .join(Unit, col(Unit.id) == ProgressEntry.unit_id)
        .where(col(ProgressEntry.task_id) == task_id, col(ProgressEntry.starts_on) <= as_of)
        .order_by(col(ProgressEntry.starts_on).desc(), col(ProgressEntry.id).desc())
        .limit(PAGE)
    )
    if after:
        key = tuple_(col(ProgressEntry.starts_on), col(ProgressEntry.id))
        query = query.where(key < tuple_(after.starts_on, after.id))
    return [EntryRow(*row) for row in session.execute(query)]


def find_entry(session: Session, task_id: UUID, unit_id: UUID, period: str) -> EntryRow | None:
    """What this unit reported on this task for this period, if anything."""
    query = (
        pick(*_COLUMNS)
        .join(Unit, col(Unit.id) == ProgressEntry.unit_id)
        .where(
            col(ProgressEntry.task_id) == task_id,
            col(ProgressEntry.unit_id) == unit_id,
            col(ProgressEntry.period) == period,
        )
    )
    row = session.execute(query).first()
    return EntryRow(*row) if row else None
