"""会议议程: what a meeting deals with, in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, Session, col, func, select

from workbench.journal import describe
from workbench.meetings import Meeting, MeetingState, open_meeting, title_of
from workbench.records import Draft, Record, amend, choice, load, pick, put

TEXT, NOTE = 5000, 2000
"""How many characters a line and what is said about it may have."""
SINCE_MADE = 2
"""The meeting that made a decision, and the one on whose agenda it stands."""


class AgendaKind(StrEnum):
    """What a line of the agenda is about."""

    DECISION = "未办结议定事项"
    TASK = "逾期任务"
    EXTENSION = "改期申请"
    TARGET = "滞后指标"
    OTHER = "其他议题"


class AgendaDraft(Draft):
    """One line as ticked or typed; `subject_id` is of the decision, task, act or target."""

    kind: AgendaKind = Field(default=AgendaKind.OTHER, title="议题类别", sa_type=choice(AgendaKind))
    subject_id: UUID | None = Field(default=None, title="所属记录", index=True)
    text: str = Field(title="议题", min_length=1, max_length=TEXT)
    note: str = Field(default="", title="说明", max_length=NOTE)


class AgendaItem(Record, AgendaDraft, table=True):
    """One line of a meeting's agenda, as it stood when it was put there."""

    __tablename__ = "agenda_item"
    meeting_id: UUID = Field(foreign_key="meeting.id", index=True)
    position: int


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One line as the list shows it and the papers print it; `times` only of decisions."""

    id: UUID
    position: int
    kind: AgendaKind
    subject_id: UUID | None
    text: str
    note: str
    times: int | None


def record_agenda(session: Session, meeting_id: UUID, items: Sequence[AgendaDraft]) -> None:
    """Set the whole agenda of a meeting, in order.

    Raises:
        InvalidInput: the meeting is closed.
    """
    meeting = open_meeting(session, meeting_id)
    describe(session, f"排定{title_of(meeting)}议程")
    set_agenda(session, meeting, items)


def set_agenda(session: Session, meeting: Meeting, items: Sequence[AgendaDraft]) -> None:
    """Put these lines in the place of those there are."""
    lines = session.exec(
        select(AgendaItem)
        .where(AgendaItem.meeting_id == meeting.id)
        .order_by(col(AgendaItem.position))
    ).all()
    for line, draft in zip(lines, items, strict=False):
        amend(line, draft)
    for line in lines[len(items) :]:
        session.delete(line)
    for position, draft in enumerate(items[len(lines) :], len(lines) + 1):
        values = {"meeting_id": meeting.id, "position": position}
        put(session, AgendaItem.model_validate(draft.model_dump() | values))


def list_agenda(session: Session, meeting_id: UUID) -> list[AgendaRow]:
    """The agenda of a meeting, in order."""
    meeting = load(session, Meeting, meeting_id, "会议")
    earlier = times_before(session, meeting)
    query = (
        pick(
            AgendaItem.id, AgendaItem.position, AgendaItem.kind, AgendaItem.subject_id,
            AgendaItem.text, AgendaItem.note,
        )
        .where(col(AgendaItem.meeting_id) == meeting_id)
        .order_by(col(AgendaItem.position))
    )  # fmt: skip
    return [
        AgendaRow(key, position, kind, subject, text, note, _times(kind, earlier.get(subject, 0)))
        for key, position, kind, subject, text, note in session.execute(query)
    ]


def _times(kind: AgendaKind, earlier: int) -> int | None:
    return earlier + SINCE_MADE if kind is AgendaKind.DECISION else None


def times_before(session: Session, meeting: Meeting) -> dict[UUID, int]:
    """On how many agendas between the meeting that made it and this one each decision stood."""
    place = sa.tuple_(col(Meeting.held_on), col(Meeting.number))
    query = (
        pick(AgendaItem.subject_id, func.count())
        .join(Meeting, col(Meeting.id) == col(AgendaItem.meeting_id))
        .where(
            col(AgendaItem.kind) == AgendaKind.DECISION,
            col(AgendaItem.meeting_id) != meeting.id,
            col(Meeting.state) != MeetingState.PREPARING,
            place <= sa.tuple_(meeting.held_on, meeting.number),
        )
        .group_by(col(AgendaItem.subject_id))
    )
    return {row[0]: row[1] for row in session.execute(query)}


def times_discussed(session: Session, as_of: date) -> dict[UUID, int]:
    """How often each decision came up, its own meeting included; what never did again is not in it.

    Only meetings count that have begun, and were held up to that day.
    """
    query = (
        pick(AgendaItem.subject_id, func.count())
        .join(Meeting, col(Meeting.id) == col(AgendaItem.meeting_id))
        .where(
            col(AgendaItem.kind) == AgendaKind.DECISION,
            col(Meeting.state) != MeetingState.PREPARING,
            col(Meeting.held_on) <= as_of,
        )
        .group_by(col(AgendaItem.subject_id))
    )
    return {row[0]: row[1] + 1 for row in session.execute(query)}
