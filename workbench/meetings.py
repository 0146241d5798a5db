"""Meetings and what they decided: each decision with a unit, a date and a state."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, Session, col, func, select

from workbench.errors import InvalidInput
from workbench.hindsight import Hindsight, Standing, as_they_were
from workbench.journal import describe
from workbench.records import Draft, Record, amend, choice, load, pick, put
from workbench.rules.schedule import (
    TOLERANCE,
    Assessment,
    ScheduleClass,
    Status,
    WorkState,
)
from workbench.supervision import Act, ActKind, next_sequence
from workbench.tasks import Task
from workbench.units import Unit


class MeetingKind(StrEnum):
    """What sort of meeting it was."""

    FULL = "领导小组全体会议"
    OFFICE = "办公室会议"
    TOPIC = "专题会议"
    COORDINATION = "协调会"


class MeetingDraft(Draft):
    """会议 as typed into the form."""

    kind: MeetingKind = Field(title="会议类型", sa_type=choice(MeetingKind))
    number: int = Field(title="次数", ge=1, le=999)
    held_on: date = Field(title="召开日期")
    place: str = Field(default="", title="地点", max_length=200)
    chair: str = Field(default="", title="主持人", max_length=60)


class Meeting(Record, MeetingDraft, table=True):
    """第n次会议."""

    __table_args__ = (sa.UniqueConstraint("kind", "number", name="one_meeting_a_number"),)


class DecisionDraft(Draft):
    """议定事项 as typed into the form."""

    meeting_id: UUID = Field(title="会议", foreign_key="meeting.id")
    text: str = Field(title="议定事项", min_length=1, max_length=5000)
    unit_id: UUID = Field(title="牵头单位", foreign_key="unit.id")
    due_on: date = Field(title="完成时限")
    task_id: UUID | None = Field(default=None, title="相关任务", foreign_key="task.id")


class Decision(Record, DecisionDraft, table=True):
    """One thing decided, followed up until it is closed."""

    position: int
    status: Status = Field(default=Status.UNDER_WAY, sa_type=choice(Status))
    finished_on: date | None = None
    suspended_on: date | None = None
    result: str = ""


class ClosingDraft(Draft):
    """How a decision was carried out."""

    finished_on: date = Field(title="办结日期")
    result: str = Field(title="落实情况", min_length=1, max_length=2000)


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting with the count of its decisions."""

    id: UUID
    version: int
    kind: MeetingKind
    number: int
    held_on: date
    place: str
    chair: str
    decisions: int = 0
    open: int = 0

    @property
    def title(self) -> str:
        """For instance 领导小组第1次全体会议."""
        return meeting_title(self.kind, self.number)


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision with its state on a day."""

    id: UUID
    version: int
    meeting_id: UUID
    meeting: str
    held_on: date
    position: int
    text: str
    unit_id: UUID
    unit: str
    due_on: date
    task_id: UUID | None
    task_number: int | None
    status: Status
    finished_on: date | None
    result: str
    assessment: Assessment

    @property
    def is_open(self) -> bool:
        """Whether it still has to be carried out on that day."""
        return self.assessment.schedule_class is not ScheduleClass.DONE


def meeting_title(kind: MeetingKind, number: int) -> str:
    """How the office names a meeting: 领导小组第1次全体会议, 办公室第2次会议, 第3次专题会议."""
    match kind:
        case MeetingKind.FULL:
            return f"领导小组第{number}次全体会议"
        case MeetingKind.OFFICE:
            return f"办公室第{number}次会议"
        case _:
            return f"第{number}次{kind}"


def record_meeting(session: Session, draft: MeetingDraft, meeting_id: UUID | None = None) -> UUID:
    """Enter a meeting, or correct one.

    Raises:
        InvalidInput: another meeting of this kind has the number.
    """
    title = meeting_title(draft.kind, draft.number)
    taken = session.exec(
        select(Meeting.id).where(Meeting.kind == draft.kind, Meeting.number == draft.number)
    ).first()
    if taken not in (None, meeting_id):
        raise InvalidInput(f"已有{title}，请核对次数。", "number")
    describe(session, f"记录{title}")
    if meeting_id:
        amend(load(session, Meeting, meeting_id, "会议"), draft)
        return meeting_id
    meeting = Meeting.model_validate(draft.model_dump())
    put(session, meeting)
    return meeting.id


def next_number(session: Session, kind: MeetingKind) -> int:
    """The number that the next meeting of a kind gets: one more than the highest so far."""
    highest = func.coalesce(func.max(Meeting.number), 0)
    return session.exec(select(highest).where(Meeting.kind == kind)).one() + 1


def record_decision(
    session: Session, draft: DecisionDraft, decision_id: UUID | None = None
) -> UUID:
    """Enter a decision, or correct one.

    Raises:
        InvalidInput: it would be due before the meeting was held.
    """
    meeting = load(session, Meeting, draft.meeting_id, "会议")
    unit = load(session, Unit, draft.unit_id, "单位")
    if draft.due_on < meeting.held_on:
        raise InvalidInput("完成时限不能早于会议召开日期。", "due_on")
    describe(
        session, f"记录议定事项（{meeting_title(meeting.kind, meeting.number)}，{unit.short_name}）"
    )
    if decision_id:
        decision = load(session, Decision, decision_id, "议定事项")
        if decision.meeting_id != meeting.id:
            decision.position = _next_position(session, meeting.id)
        amend(decision, draft)
        return decision_id
    position = _next_position(session, meeting.id)
    decision = Decision.model_validate(draft.model_dump() | {"position": position})
    put(session, decision)
    return decision.id


def _next_position(session: Session, meeting_id: UUID) -> int:
    last = func.coalesce(func.max(Decision.position), 0)
    return session.exec(select(last).where(Decision.meeting_id == meeting_id)).one() + 1


def close_decision(session: Session, decision_id: UUID, draft: ClosingDraft) -> None:
    """Take a decision off the list of open ones in one step, with how it was carried out.

    Who closes it again corrects how it was closed.

    Raises:
        InvalidInput: it would be done before it was decided.
    """
    decision = load(session, Decision, decision_id, "议定事项")
    if draft.finished_on < load(session, Meeting, decision.meeting_id, "会议").held_on:
        raise InvalidInput("办结日期不能早于会议召开日期。", "finished_on")
    describe(session, f"议定事项“{decision.text[:12]}”销号")
    if decision.status is Status.SUSPENDED:
        raise InvalidInput("这项议定事项已中止，请先恢复，再办结销号。")
    act = _closing(session, decision)
    act.happened_on = act.finished_on = draft.finished_on
    act.reason = draft.result
    put(session, act)
    decision.status = Status.CLOSED
    amend(decision, draft)


def _closing(session: Session, decision: Decision) -> Act:
    """The act that closed it, to be corrected, or the one that does it now."""
    query = select(Act).where(
        Act.decision_id == decision.id,
        Act.kind == ActKind.CLOSING,
        col(Act.finished_on).is_not(None),
    )
    known = session.exec(query.order_by(col(Act.sequence).desc())).first()
    if known and decision.status is Status.CLOSED:
        return known
    return Act(
        kind=ActKind.CLOSING,
        sequence=next_sequence(session),
        decision_id=decision.id,
        happened_on=date.min,
        old_status=decision.status,
        old_finished_on=decision.finished_on,
    )


def delete_decision(session: Session, decision_id: UUID) -> None:
    """Take a decision out with all acts on it; undo brings them back."""
    decision = load(session, Decision, decision_id, "议定事项")
    describe(session, f"删除议定事项“{decision.text[:12]}”")
    for act in session.exec(select(Act).where(Act.decision_id == decision_id)):
        session.delete(act)
    session.flush()
    session.delete(decision)


def list_meetings(session: Session, as_of: date) -> list[MeetingRow]:
    """Meetings held up to a day, newest first, with how many of their decisions are open."""
    decisions = list_decisions(session, as_of, TOLERANCE)
    made = Counter(row.meeting_id for row in decisions)
    still_open = Counter(row.meeting_id for row in decisions if row.is_open)
    query = (
        pick(
            Meeting.id, Meeting.version, Meeting.kind, Meeting.number, Meeting.held_on,
            Meeting.place, Meeting.chair,
        )
        .where(col(Meeting.held_on) <= as_of)
        .order_by(col(Meeting.held_on).desc(), col(Meeting.number).desc())
    )  # fmt: skip
    return [
        MeetingRow(**row, decisions=made[row["id"]], open=still_open[row["id"]])
        for row in session.execute(query).mappings()
    ]


def list_decisions(session: Session, as_of: date, tolerance: int) -> list[DecisionRow]:
    """All decisions of meetings held up to a day, newest meeting first, each with its state."""
    query = (
        pick(Decision, Meeting, col(Unit.short_name), col(Task.number))
        .join(Meeting, col(Meeting.id) == col(Decision.meeting_id))
        .join(Unit, col(Unit.id) == col(Decision.unit_id))
        .outerjoin(Task, col(Task.id) == col(Decision.task_id))
        .where(col(Meeting.held_on) <= as_of)
        .order_by(
            col(Meeting.held_on).desc(),
            col(Meeting.number).desc(),
            col(Meeting.id),
            col(Decision.position),
        )
    )
    then = as_they_were(session, as_of)
    return [
        _decision_row(decision, meeting, unit, task, then, tolerance)
        for decision, meeting, unit, task in session.execute(query)
    ]


def _decision_row(
    decision: Decision,
    meeting: Meeting,
    unit: str,
    task: int | None,
    then: Hindsight,
    tolerance: int,
) -> DecisionRow:
    due_on = then.due_on(decision.id, decision.due_on)
    now = Standing(decision.status, decision.finished_on, decision.suspended_on)
    standing = then.standing(decision.id, now)
    work = WorkState(
        standing.status,
        meeting.held_on,
        due_on,
        finished_on=standing.finished_on,
        suspended_on=standing.suspended_on,
        takes_reports=False,
    )
    return DecisionRow(
        id=decision.id,
        version=decision.version,
        meeting_id=meeting.id,
        meeting=meeting_title(meeting.kind, meeting.number),
        held_on=meeting.held_on,
        position=decision.position,
        text=decision.text,
        unit_id=decision.unit_id,
        unit=unit,
        due_on=due_on,
        task_id=decision.task_id,
        task_number=task,
        status=work.status,
        finished_on=work.finished_on,
        result=decision.result,
        assessment=then.judge(decision.id, work, tolerance),
    )
