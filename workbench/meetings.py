"""Meetings: kind, number, day and chair, and how far each has come."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, Session, col, func, select

from workbench.errors import InvalidInput
from workbench.journal import describe
from workbench.members import Member, list_members
from workbench.records import Draft, Record, amend, choice, load, put
from workbench.rules.words import chinese_date


class MeetingKind(StrEnum):
    """What sort of meeting it was."""

    FULL = "领导小组全体会议"
    OFFICE = "办公室会议"
    TOPIC = "专题会议"
    COORDINATION = "协调会"


class MeetingState(StrEnum):
    """How far a meeting has come; what it decides is written down only while it is under way."""

    PREPARING = "筹备"
    UNDER_WAY = "进行中"
    CLOSED = "已结束"


class MeetingDraft(Draft):
    """会议 as typed; the `hour` in people's words (上午9时), the `opinion` for the minutes."""

    kind: MeetingKind = Field(title="会议类型", sa_type=choice(MeetingKind))
    number: int = Field(title="次数", ge=1, le=999)
    held_on: date = Field(title="召开日期")
    hour: str = Field(default="", title="时间", max_length=40)
    place: str = Field(default="", title="地点", max_length=200)
    chair: str = Field(default="", title="主持人", max_length=60)
    recorder: str = Field(default="", title="记录人", max_length=60)
    next_on: date | None = Field(default=None, title="下次会议日期")
    opinion: str = Field(default="", title="会议认为", max_length=5000)


class Meeting(Record, MeetingDraft, table=True):
    """第n次会议; it has its minutes' number from the first time it is closed."""

    __table_args__ = (
        sa.UniqueConstraint("kind", "number", name="one_meeting_a_number"),
        sa.UniqueConstraint("minutes_year", "minutes_number", name="one_minutes_a_number"),
    )
    state: MeetingState = Field(default=MeetingState.PREPARING, sa_type=choice(MeetingState))
    minutes_year: int | None = None
    minutes_number: int | None = None
    minutes_on: date | None = None


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
    recorder: str = ""
    next_on: date | None = None
    hour: str = ""
    opinion: str = ""
    state: MeetingState = MeetingState.PREPARING
    minutes_year: int | None = None
    minutes_number: int | None = None
    minutes_on: date | None = None
    decisions: int = 0
    open: int = 0

    @property
    def title(self) -> str:
        """For instance 领导小组第1次全体会议."""
        return meeting_title(self.kind, self.number)

    @property
    def minutes(self) -> str:
        """For instance 会议纪要〔2019〕1号; "" before the meeting was first closed."""
        return minutes_title(self.minutes_year, self.minutes_number)


def meeting_title(kind: MeetingKind, number: int) -> str:
    """How the office names a meeting: 领导小组第1次全体会议, 办公室第2次会议, 第3次专题会议."""
    match kind:
        case MeetingKind.FULL:
            return f"领导小组第{number}次全体会议"
        case MeetingKind.OFFICE:
            return f"办公室第{number}次会议"
        case _:
            return f"第{number}次{kind}"


def title_of(meeting: Meeting) -> str:
    """How the office names it."""
    return meeting_title(meeting.kind, meeting.number)


def minutes_title(year: int | None, number: int | None) -> str:
    """For instance 会议纪要〔2019〕1号; "" before the meeting was first closed."""
    return f"会议纪要〔{year}〕{number}号" if number else ""


def record_meeting(session: Session, draft: MeetingDraft, meeting_id: UUID | None = None) -> UUID:
    """Prepare a meeting, or correct one.

    Raises:
        InvalidInput: another meeting of this kind has the number, the next one would not come
            after it, or it is closed.
    """
    meeting = open_meeting(session, meeting_id) if meeting_id else None
    _must_fit(session, draft, meeting_id)
    describe(session, f"记录{meeting_title(draft.kind, draft.number)}")
    if meeting:
        amend(meeting, draft)
        return meeting.id
    meeting = Meeting.model_validate(draft.model_dump())
    put(session, meeting)
    return meeting.id


def _must_fit(session: Session, draft: MeetingDraft, meeting_id: UUID | None) -> None:
    taken = session.exec(
        select(Meeting.id).where(Meeting.kind == draft.kind, Meeting.number == draft.number)
    ).first()
    if taken not in (None, meeting_id):
        title = meeting_title(draft.kind, draft.number)
        raise InvalidInput(f"已有{title}，请核对次数。", "number")
    if draft.next_on and draft.next_on <= draft.held_on:
        raise InvalidInput("下次会议日期应在本次会议之后。", "next_on")


def open_meeting(session: Session, meeting_id: UUID) -> Meeting:
    """A meeting to be changed.

    Raises:
        Missing: it is gone.
        InvalidInput: it is closed; the sentence says how it is opened again.
    """
    meeting = load(session, Meeting, meeting_id, "会议")
    if meeting.state is MeetingState.CLOSED:
        raise InvalidInput(f"{title_of(meeting)}已结束，不能再改；确要更正的，请先“重新打开会议”。")
    return meeting


def running_meeting(session: Session, meeting_id: UUID) -> Meeting:
    """A meeting whose outcomes may be written down.

    Raises:
        Missing: it is gone.
        InvalidInput: it has not begun, or is closed; the sentence says what to do.
    """
    meeting = open_meeting(session, meeting_id)
    if meeting.state is MeetingState.PREPARING:
        raise InvalidInput(f"{title_of(meeting)}还没有开始，请先“开始会议”，再记录议定事项。")
    return meeting


def next_number(session: Session, kind: MeetingKind) -> int:
    """The number that the next meeting of a kind gets: one more than the highest so far."""
    highest = func.coalesce(func.max(Meeting.number), 0)
    return session.exec(select(highest).where(Meeting.kind == kind)).one() + 1


def flag_chair(session: Session, chair: str, day: date) -> str:
    """A sentence if who presides was not appointed on that day; "" if nothing is odd.

    It warns and refuses nothing: somebody may preside who was asked to.
    """
    if not chair or chair in {member.name for member in list_members(session, day)}:
        return ""
    known = session.exec(select(Member.id).where(col(Member.name) == chair)).first()
    if known is None:
        return f"成员名册中没有“{chair}”，请核对主持人。"
    return f"“{chair}”{chinese_date(day)}不在领导小组任职，请核对主持人。"
