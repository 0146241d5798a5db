"""What the next meeting should deal with: what is open, late, asked for or falling behind."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, func, select

from workbench.agenda import (
    NOTE,
    SINCE_MADE,
    TEXT,
    AgendaDraft,
    AgendaItem,
    AgendaKind,
    list_agenda,
    set_agenda,
    times_before,
)
from workbench.decision_ledger import DecisionRow, list_decisions
from workbench.ledger import TaskRow, list_tasks
from workbench.meetings import Meeting, MeetingState
from workbench.plan import get_plan
from workbench.records import load, pick
from workbench.rules.schedule import ScheduleClass
from workbench.rules.targets import VerdictState
from workbench.rules.words import chinese_date
from workbench.scoreboard import TargetRow, list_targets
from workbench.supervision import ActKind, ActRow, list_acts


@dataclass(frozen=True, slots=True)
class AgendaProposal:
    """What could be on the agenda; `times` says that it comes up 第n次, `overdue` in days."""

    kind: AgendaKind
    subject_id: UUID
    text: str
    note: str
    times: int | None = None
    overdue: int | None = None

    @property
    def draft(self) -> AgendaDraft:
        """The line that it becomes when it is ticked."""
        return AgendaDraft(
            kind=self.kind,
            subject_id=self.subject_id,
            text=self.text[:TEXT],
            note=self.note[:NOTE],
        )


def propose_agenda(session: Session, meeting_id: UUID, as_of: date) -> list[AgendaProposal]:
    """What a meeting should deal with, as known on a day.

    Unfinished decisions of all meetings before it; and what came up since the last meeting of its
    kind: tasks that fell overdue, targets that fell behind; and extensions that are asked for.
    """
    meeting = load(session, Meeting, meeting_id, "会议")
    since = _last_meeting_day(session, meeting)
    return [
        *_open_decisions(session, meeting, as_of),
        *_newly_overdue(session, since, as_of),
        *asked_extensions(session, as_of),
        *_fallen_behind(session, since, as_of),
    ]


def _last_meeting_day(session: Session, meeting: Meeting) -> date | None:
    query = select(func.max(Meeting.held_on)).where(
        Meeting.kind == meeting.kind,
        Meeting.held_on < meeting.held_on,
        Meeting.state != MeetingState.PREPARING,
    )
    return session.exec(query).one()


def _open_decisions(session: Session, meeting: Meeting, as_of: date) -> Iterator[AgendaProposal]:
    """The oldest first: what was decided longest ago has waited longest."""
    earlier = times_before(session, meeting)
    for row in _decided_before(session, meeting, as_of):
        times = earlier.get(row.id, 0) + SINCE_MADE
        is_late = row.assessment.schedule_class is ScheduleClass.OVERDUE
        overdue = row.assessment.days if is_late else None
        said = (
            f"{row.meeting}议定",
            row.unit and f"{row.unit}牵头",
            f"第{times}次上会",
            f"已超期{overdue}天" if overdue else "",
        )
        note = "，".join(word for word in said if word)
        yield AgendaProposal(AgendaKind.DECISION, row.id, row.text, note, times, overdue)


def _decided_before(session: Session, meeting: Meeting, as_of: date) -> list[DecisionRow]:
    """Open decisions of the meetings before this one."""
    rows = (
        row
        for row in list_decisions(session, as_of, get_plan(session).tolerance)
        if row.is_open and row.meeting_id != meeting.id and row.held_on <= meeting.held_on
    )
    return sorted(rows, key=lambda row: (row.held_on, row.meeting, row.position))


def _newly_overdue(session: Session, since: date | None, as_of: date) -> Iterator[AgendaProposal]:
    before = {row.id for row in _overdue(session, since)} if since else set()
    for row in _overdue(session, as_of):
        if row.id not in before:
            text = f"第{row.number}项任务：{row.content}"
            note = f"{row.lead_names}牵头，{row.assessment.sentence}"
            yield AgendaProposal(AgendaKind.TASK, row.id, text, note, overdue=row.assessment.days)


def _overdue(session: Session, as_of: date) -> list[TaskRow]:
    rows = list_tasks(session, as_of)
    return [row for row in rows if row.assessment.schedule_class is ScheduleClass.OVERDUE]


def asked_extensions(session: Session, as_of: date) -> Iterator[AgendaProposal]:
    """Requests that no extension has answered, and no closed meeting has dealt with."""
    settled = _settled_requests(session)
    answered: set[UUID] = set()
    waiting: list[ActRow] = []
    for act in list_acts(session, as_of):
        if act.kind in (ActKind.EXTENSION, ActKind.CLOSING):
            answered.add(act.subject_id)
        elif act.kind is ActKind.EXTENSION_REQUEST and act.subject_id not in answered:
            answered.add(act.subject_id)
            waiting.append(act)
    names = _subject_names(session, as_of) if waiting else {}
    for act in reversed(waiting):
        if act.id not in settled and act.new_due_on:
            text = f"{names[act.subject_id]}申请改期至{chinese_date(act.new_due_on)}"
            note = f"{act.unit}{chinese_date(act.happened_on)}申请：{act.reason}"
            yield AgendaProposal(AgendaKind.EXTENSION, act.id, text, note)


def _settled_requests(session: Session) -> set[UUID | None]:
    query = (
        pick(AgendaItem.subject_id)
        .join(Meeting, col(Meeting.id) == col(AgendaItem.meeting_id))
        .where(
            col(AgendaItem.kind) == AgendaKind.EXTENSION,
            col(Meeting.state) == MeetingState.CLOSED,
        )
    )
    return set(session.execute(query).scalars())


def _subject_names(session: Session, as_of: date) -> dict[UUID, str]:
    names = {row.id: f"第{row.number}项任务" for row in list_tasks(session, as_of)}
    for row in list_decisions(session, as_of, get_plan(session).tolerance):
        names[row.id] = f"{row.meeting}议定事项第{row.position}项"
    return names


def _fallen_behind(session: Session, since: date | None, as_of: date) -> Iterator[AgendaProposal]:
    before = {row.id for row in _behind(session, since)} if since else set()
    for row in _behind(session, as_of):
        if row.id not in before:
            text = f"目标指标第{row.number}项：{row.name}"
            yield AgendaProposal(AgendaKind.TARGET, row.id, text, row.verdict.sentence)


def _behind(session: Session, as_of: date) -> list[TargetRow]:
    rows = list_targets(session, as_of)
    return [row for row in rows if row.verdict.state is VerdictState.BEHIND]


def carry_over(session: Session, meeting: Meeting) -> None:
    """Put the open decisions on the agenda of a meeting that nobody made one for."""
    if not list_agenda(session, meeting.id):
        proposals = _open_decisions(session, meeting, meeting.held_on)
        set_agenda(session, meeting, [proposal.draft for proposal in proposals])
