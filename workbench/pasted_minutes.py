"""Decisions proposed from minutes that were pasted, by the names and the days of this file."""

from uuid import UUID

from sqlmodel import Session, select

from workbench.meetings import Meeting
from workbench.records import load
from workbench.rules.minutes import Proposed, UnitName, read_minutes, read_passage
from workbench.units import Unit


def propose_decisions(session: Session, meeting_id: UUID, paste: str) -> tuple[Proposed[UUID], ...]:
    """What a paste seems to decide; nothing is kept."""
    meeting = load(session, Meeting, meeting_id, "会议")
    return read_minutes(paste, _names(session), meeting.held_on, meeting.next_on)


def propose_passage(session: Session, meeting_id: UUID, passage: str) -> Proposed[UUID]:
    """A stretch of the paste that somebody marked, taken for one decision; nothing is kept."""
    meeting = load(session, Meeting, meeting_id, "会议")
    return read_passage(passage, _names(session), meeting.held_on, meeting.next_on)


def _names(session: Session) -> list[UnitName[UUID]]:
    return [
        UnitName(unit.id, (unit.short_name, unit.official_name, *unit.aliases))
        for unit in session.exec(select(Unit))
    ]
