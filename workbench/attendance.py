"""出席情况: who came to a meeting, who was excused, and who stood in for whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, Session, col, select

from workbench.errors import InvalidInput
from workbench.journal import describe
from workbench.meetings import Meeting, MeetingState, open_meeting, title_of
from workbench.members import Appointment, list_members
from workbench.records import Draft, Record, amend, choice, load, pick, put


class Presence(StrEnum):
    """How somebody took part in a meeting."""

    PRESENT = "出席"
    EXCUSED = "请假"
    STAND_IN = "代会"
    GUEST = "列席"


class AttendanceDraft(Draft):
    """One line of the list as typed; a guest is no member."""

    member_id: UUID | None = Field(default=None, title="成员", foreign_key="member.id")
    name: str = Field(title="姓名", min_length=1, max_length=60)
    post: str = Field(default="", title="单位及职务", max_length=200)
    presence: Presence = Field(default=Presence.PRESENT, title="出席情况", sa_type=choice(Presence))
    stand_in: str = Field(default="", title="代会人", max_length=60)


class Attendance(Record, AttendanceDraft, table=True):
    """A person at a meeting, with the post of that day."""

    __table_args__ = (
        sa.UniqueConstraint("meeting_id", "member_id", name="one_line_a_member"),
        sa.CheckConstraint("(presence = '代会') = (stand_in <> '')", name="stand_in_named"),
    )
    meeting_id: UUID = Field(foreign_key="meeting.id", index=True)
    position: int


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One line as the list shows it and the papers print it."""

    id: UUID
    version: int
    member_id: UUID | None
    name: str
    post: str
    presence: Presence
    stand_in: str


def call_roll(session: Session, meeting_id: UUID) -> None:
    """List every member of the meeting's day who is not listed yet, as present, by rank.

    Raises:
        InvalidInput: the meeting is closed.
    """
    meeting = open_meeting(session, meeting_id)
    describe(session, f"按名册列出{title_of(meeting)}人员")
    lines = _lines(session, meeting_id)
    listed = {line.member_id for line in lines}
    for member in list_members(session, meeting.held_on):
        if member.id not in listed:
            draft = AttendanceDraft(member_id=member.id, name=member.name, post=member.post)
            lines.append(_new_line(meeting_id, draft, lines))
    put(session, *lines)


def record_attendance(
    session: Session, meeting_id: UUID, drafts: Sequence[AttendanceDraft]
) -> None:
    """Enter how one or many took part: a member or guest who is listed already is corrected.

    Raises:
        InvalidInput: nobody is named as standing in, or somebody is who does not; or the meeting
            is closed.
    """
    meeting = open_meeting(session, meeting_id)
    describe(session, f"记录{title_of(meeting)}出席情况")
    lines = _lines(session, meeting_id)
    for draft in drafts:
        _must_name_the_stand_in(draft)
        line = next((line for line in lines if _is_same(line, draft)), None)
        if line:
            amend(line, draft)
        else:
            lines.append(_new_line(meeting_id, draft, lines))
    put(session, *lines)


def remove_attendance(session: Session, attendance_id: UUID) -> None:
    """Take somebody off the list; undo brings the line back."""
    line = load(session, Attendance, attendance_id, "出席情况")
    meeting = open_meeting(session, line.meeting_id)
    describe(session, f"从{title_of(meeting)}名单中去掉{line.name}")
    session.delete(line)


def list_attendance(session: Session, meeting_id: UUID) -> list[AttendanceRow]:
    """Everybody listed for a meeting: members by rank, then who was added."""
    query = (
        pick(
            Attendance.id, Attendance.version, Attendance.member_id, Attendance.name,
            Attendance.post, Attendance.presence, Attendance.stand_in,
        )
        .where(col(Attendance.meeting_id) == meeting_id)
        .order_by(col(Attendance.position))
    )  # fmt: skip
    return [AttendanceRow(*row) for row in session.execute(query)]


def last_attended(session: Session, unit_id: UUID, as_of: date) -> UUID | None:
    """The latest meeting to which a unit's member came or sent somebody; None before the first."""
    query = (
        pick(Meeting.id)
        .join(Attendance, col(Attendance.meeting_id) == col(Meeting.id))
        .join(Appointment, col(Appointment.member_id) == col(Attendance.member_id))
        .where(
            col(Appointment.unit_id) == unit_id,
            col(Appointment.since) <= col(Meeting.held_on),
            sa.func.coalesce(Appointment.until, Meeting.held_on) >= col(Meeting.held_on),
            col(Attendance.presence).in_((Presence.PRESENT, Presence.STAND_IN)),
            col(Meeting.state) != MeetingState.PREPARING,
            col(Meeting.held_on) <= as_of,
        )
        .order_by(col(Meeting.held_on).desc(), col(Meeting.number).desc())
    )
    return session.execute(query).scalars().first()


def _lines(session: Session, meeting_id: UUID) -> list[Attendance]:
    return list(session.exec(select(Attendance).where(Attendance.meeting_id == meeting_id)))


def _is_same(line: Attendance, draft: AttendanceDraft) -> bool:
    if draft.member_id:
        return line.member_id == draft.member_id
    return line.member_id is None and line.name == draft.name


def _new_line(meeting_id: UUID, draft: AttendanceDraft, others: Sequence[Attendance]) -> Attendance:
    last = max((line.position for line in others), default=0)
    values = {"meeting_id": meeting_id, "position": last + 1}
    return Attendance.model_validate(draft.model_dump() | values)


def _must_name_the_stand_in(draft: AttendanceDraft) -> None:
    stands_in = draft.presence is Presence.STAND_IN
    if stands_in and not draft.stand_in:
        raise InvalidInput(f"{draft.name}由人代会，请填写代会人。", "stand_in")
    if draft.stand_in and not stands_in:
        raise InvalidInput("只有代会的才填代会人，请核对出席情况。", "stand_in")
