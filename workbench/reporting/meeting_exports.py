"""Meetings and decisions as plain records."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlmodel import Session

from workbench.agenda import list_agenda
from workbench.attendance import list_attendance
from workbench.decision_ledger import DecisionRow, list_decisions, list_meetings
from workbench.meetings import MeetingRow
from workbench.plan import get_plan
from workbench.reporting.plain import Plain, acts_by_subject, plain_act
from workbench.supervision import ActRow
from workbench.units import unit_names


def export_meetings(session: Session, as_of: date) -> list[Plain]:
    """Meetings, newest first, with their agenda and who attended."""
    return [_meeting(session, row) for row in list_meetings(session, as_of)]


def _meeting(session: Session, row: MeetingRow) -> Plain:
    return {
        "kind": row.kind,
        "number": row.number,
        "title": row.title,
        "held_on": row.held_on,
        "hour": row.hour,
        "place": row.place,
        "chair": row.chair,
        "recorder": row.recorder,
        "next_on": row.next_on,
        "opinion": row.opinion,
        "state": row.state,
        "minutes": row.minutes,
        "minutes_on": row.minutes_on,
        "agenda": [
            {"kind": item.kind, "text": item.text, "note": item.note}
            for item in list_agenda(session, row.id)
        ],
        "attendance": [
            {
                "name": line.name,
                "post": line.post,
                "presence": line.presence,
                "stand_in": line.stand_in,
            }
            for line in list_attendance(session, row.id)
        ],
        "decisions": row.decisions,
        "open": row.open,
    }


def export_decisions(session: Session, as_of: date) -> list[Plain]:
    """Decisions with units, date and state, and what the office did about them."""
    tolerance = get_plan(session).tolerance
    acts, names = acts_by_subject(session, as_of), unit_names(session)
    rows = list_decisions(session, as_of, tolerance)
    return [_decision(row, acts[row.id], names) for row in rows]


def _decision(row: DecisionRow, acts: Sequence[ActRow], names: Mapping[UUID, str]) -> Plain:
    return {
        "meeting": row.meeting,
        "held_on": row.held_on,
        "minutes": row.minutes,
        "position": row.position,
        "text": row.text,
        "kind": row.kind,
        "lead": row.unit,
        "cooperating": [names[unit] for unit in row.cooperating],
        "due_on": row.due_on,
        "task": row.task_number,
        "field": row.field,
        "new_due_on": row.new_due_on,
        "new_lead": names[row.new_unit_id] if row.new_unit_id else "",
        "new_text": row.new_text,
        "is_public": row.is_public,
        "status": row.status,
        "finished_on": row.finished_on,
        "result": row.result,
        "schedule_class": row.assessment.schedule_class,
        "explanation": row.assessment.sentence,
        "missing_units": list(row.missing),
        "acts": [plain_act(act) for act in acts],
    }
