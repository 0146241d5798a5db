"""What the papers of a meeting speak of, read once and frozen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from workbench.attendance import AttendanceRow, Presence, list_attendance
from workbench.decision_ledger import DecisionRow, list_decisions, list_meetings
from workbench.followup import DecisionNews, decisions_since
from workbench.meetings import Meeting, MeetingKind, MeetingRow
from workbench.members import MemberRow, list_members
from workbench.plan import PlanRow, get_plan
from workbench.records import load
from workbench.reporting.meeting_papers.topics import Topic, read_topics
from workbench.units import unit_names


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is to come to a meeting or came; `unit` is "" for leaders and guests."""

    name: str
    unit: str
    post: str
    presence: Presence
    stand_in: str


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """One meeting with its agenda, who was listed for it, and its decisions.

    `decisions` are as they were decided, when the meeting was closed; `news` as they stand on
    `as_of`, and what came since `since`. What is 不公开 is in neither, nor in the topics, unless it
    was asked for. Papers number what they print: nobody sees that something was left out, and
    because the private ones come last, a number means the same in both copies.
    """

    plan: PlanRow
    meeting: MeetingRow
    as_of: date
    since: date
    topics: tuple[Topic, ...]
    members: tuple[MemberRow, ...]
    roll: tuple[Person, ...]
    decisions: tuple[DecisionRow, ...]
    news: tuple[DecisionNews, ...]
    units: Mapping[UUID, str]

    @property
    def office(self) -> str:
        """Who issues the papers."""
        return f"{self.plan.leading_group}办公室"

    @property
    def invited(self) -> tuple[Person, ...]:
        """Who is listed; before the roll is called, the whole group to its plenary meeting."""
        if self.roll or self.meeting.kind is not MeetingKind.FULL:
            return self.roll
        return tuple(
            Person(member.name, member.unit, member.post, Presence.PRESENT, "")
            for member in self.members
        )


def read_meeting_facts(
    session: Session,
    meeting_id: UUID,
    as_of: date,
    since: date | None = None,
    *,
    with_private: bool = False,
) -> MeetingFacts:
    """Read everything for the papers of a meeting.

    Args:
        session: of the read.
        meeting_id: which meeting.
        as_of: the day of the paper.
        since: from when on to tell what changed; from the meeting's own day unless given.
        with_private: whether to print what is 不公开 too.

    Raises:
        Missing: the meeting is gone.
    """
    plan = get_plan(session)
    held_on = load(session, Meeting, meeting_id, "会议").held_on
    listed = list_meetings(session, max(as_of, held_on))
    meeting = next(row for row in listed if row.id == meeting_id)
    members = tuple(list_members(session, held_on))
    since = since or held_on
    decided = list_decisions(session, meeting.minutes_on or max(as_of, held_on), plan.tolerance)
    made = (row for row in decided if row.meeting_id == meeting_id)
    printed = _printed(made, with_private=with_private)
    news = {row.now.id: row for row in decisions_since(session, meeting_id, since, as_of)}
    return MeetingFacts(
        plan=plan,
        meeting=meeting,
        as_of=as_of,
        since=since,
        topics=read_topics(session, meeting, min(as_of, held_on), with_private=with_private),
        members=members,
        roll=tuple(_people(list_attendance(session, meeting_id), members)),
        decisions=printed,
        news=tuple(news[row.id] for row in printed if row.id in news),
        units=unit_names(session),
    )


def _printed(rows: Iterable[DecisionRow], *, with_private: bool) -> tuple[DecisionRow, ...]:
    in_order = sorted(rows, key=lambda row: not row.is_public)
    return tuple(row for row in in_order if row.is_public or with_private)


def _people(lines: Iterable[AttendanceRow], members: Iterable[MemberRow]) -> Iterable[Person]:
    units = {member.id: member.unit for member in members}
    for line in lines:
        unit = units.get(line.member_id, "") if line.member_id else ""
        yield Person(line.name, unit, line.post, line.presence, line.stand_in)
