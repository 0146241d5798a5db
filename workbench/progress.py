"""What a unit reported on a task or decision for one period, and who still owes a report."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, Session, col, select, tuple_

from workbench.decisions import OPENING, Decision, DecisionKind, list_reporters
from workbench.errors import InvalidInput
from workbench.journal import describe
from workbench.meetings import Meeting
from workbench.records import Draft, Record, amend, load, pick, put
from workbench.rules.periods import parse_period
from workbench.rules.schedule import Status
from workbench.tasks import Task, list_assignees
from workbench.units import Unit, UnitRow

PAGE = 200


class ProgressDraft(Draft):
    """进展 as typed into the form."""

    task_id: UUID | None = Field(default=None, title="任务", foreign_key="task.id")
    decision_id: UUID | None = Field(default=None, title="议定事项", foreign_key="decision.id")
    unit_id: UUID = Field(title="填报单位", foreign_key="unit.id")
    period: str = Field(title="填报期", min_length=4)
    percent: int = Field(title="进度", ge=0, le=100)
    text: str = Field(title="进展情况", min_length=1, max_length=5000)
    problems: str = Field(default="", title="存在问题", max_length=5000)
    next_step: str = Field(default="", title="下一步安排", max_length=5000)
    reported_on: date = Field(title="填报日期")


class ProgressEntry(Record, ProgressDraft, table=True):
    """One unit's report on a task or decision for a period; a second report corrects the first."""

    __tablename__ = "progress_entry"
    __table_args__ = (
        sa.CheckConstraint("percent BETWEEN 0 AND 100", name="percent_range"),
        sa.CheckConstraint("(task_id IS NULL) <> (decision_id IS NULL)", name="one_subject"),
        sa.UniqueConstraint("task_id", "unit_id", "period", name="one_report_a_period"),
        sa.UniqueConstraint("decision_id", "unit_id", "period", name="one_report_on_a_decision"),
        sa.Index("progress_entry_latest", "task_id", "unit_id", "starts_on"),
        sa.Index("progress_entry_decision", "decision_id", "unit_id", "starts_on"),
        sa.Index("progress_entry_history", "task_id", "starts_on", "id"),
        sa.Index("progress_entry_period", "ends_on"),
    )
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry as the history of a task or decision shows it."""

    id: UUID
    version: int
    task_id: UUID | None
    decision_id: UUID | None
    unit_id: UUID
    unit: str
    period: str
    starts_on: date
    percent: int
    text: str
    problems: str
    next_step: str
    reported_on: date


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a report is about: a task or a decision, and where its sentences are shown."""

    record: Task | Decision
    name: str
    field: str
    units: Callable[[date], list[UnitRow]]


def record_progress(session: Session, draft: ProgressDraft, seen: int = 0) -> UUID:
    """Take one report; the first one sets a task going.

    Args:
        session: of the write.
        draft: the checked form.
        seen: version of the entry that the form showed for this unit and period, 0 for none.

    Raises:
        InvalidInput: the unit has no part in the task or decision, nobody reports on it (any
            more), the period is none, or somebody else recorded the same period meanwhile.
    """
    subject = _subject(session, draft)
    unit = load(session, Unit, draft.unit_id, "单位")
    period = parse_period(draft.period)
    if unit.id not in {row.id for row in subject.units(period.ends_on)}:
        sentence = f"{subject.name}没有交给“{unit.short_name}”，请核对单位。"
        raise InvalidInput(sentence, "unit_id")
    if subject.record.status in (Status.CLOSED, Status.SUSPENDED):
        sentence = f"{subject.name}已{subject.record.status.removeprefix('已')}，不再填报。"
        raise InvalidInput(sentence, subject.field)
    describe(session, f"填报{subject.name}进展（{unit.short_name}，{period.title}）")
    entry = session.exec(
        select(ProgressEntry).where(
            _about(session, subject.record.id),
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
    if subject.record.status is Status.NOT_STARTED:
        subject.record.status = Status.UNDER_WAY
    return entry.id


def _subject(session: Session, draft: ProgressDraft) -> _Subject:
    if draft.decision_id is None:
        if draft.task_id is None:
            raise InvalidInput("请填写任务。", "task_id")
        task = load(session, Task, draft.task_id, "任务")
        units = partial(list_assignees, session, task.id)
        return _Subject(task, f"第{task.number}项任务", "task_id", units)
    if draft.task_id:
        raise InvalidInput("一次填报只能针对一项任务或一项议定事项。", "decision_id")
    decision = load(session, Decision, draft.decision_id, "议定事项")
    name = f"议定事项“{decision.text[:OPENING]}”"
    meeting = load(session, Meeting, decision.meeting_id, "会议")
    if decision.kind is not DecisionKind.NEW_WORK or meeting.minutes_on is None:
        sentence = f"{name}不用填报：会议结束、编了纪要号的新增工作才填报。"
        raise InvalidInput(sentence, "decision_id")
    return _Subject(decision, name, "decision_id", partial(list_reporters, session, decision))


def delete_progress(session: Session, entry_id: UUID) -> None:
    """Take an entry out; undo brings it back."""
    entry = load(session, ProgressEntry, entry_id, "进展")
    describe(session, f"删除{entry.period}的进展记录")
    session.delete(entry)


_COLUMNS = (
    ProgressEntry.id,
    ProgressEntry.version,
    ProgressEntry.task_id,
    ProgressEntry.decision_id,
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


def _about(session: Session, subject_id: UUID) -> sa.ColumnElement[bool]:
    """Entries on one task or decision; never asked for as either, which no index could answer."""
    is_decision = session.get(Decision, subject_id) is not None
    column = ProgressEntry.decision_id if is_decision else ProgressEntry.task_id
    return col(column) == subject_id


def list_entries(
    session: Session, subject_id: UUID, as_of: date, after: EntryRow | None = None
) -> list[EntryRow]:
    """One page of the entries on a task or decision, newest period first.

    `after` is the last row one has.
    """
    query = (
        pick(*_COLUMNS)
        .join(Unit, col(Unit.id) == ProgressEntry.unit_id)
        .where(_about(session, subject_id), col(ProgressEntry.starts_on) <= as_of)
        .order_by(col(ProgressEntry.starts_on).desc(), col(ProgressEntry.id).desc())
        .limit(PAGE)
    )
    if after:
        key = tuple_(col(ProgressEntry.starts_on), col(ProgressEntry.id))
        query = query.where(key < tuple_(after.starts_on, after.id))
    return [EntryRow(*row) for row in session.execute(query)]


def find_entry(session: Session, subject_id: UUID, unit_id: UUID, period: str) -> EntryRow | None:
    """What this unit reported on this task or decision for this period, if anything."""
    query = (
        pick(*_COLUMNS)
        .join(Unit, col(Unit.id) == ProgressEntry.unit_id)
        .where(
            _about(session, subject_id),
            col(ProgressEntry.unit_id) == unit_id,
            col(ProgressEntry.period) == period,
        )
    )
    row = session.execute(query).first()
    return EntryRow(*row) if row else None
