"""Everything the file holds as plain records, so that another program can read it back.

Keys are the code names of the vocabulary, dates ISO, wording the document's own.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, col

from workbench.ledger import TaskRow, list_tasks
from workbench.meetings import DecisionRow, MeetingRow, list_decisions, list_meetings
from workbench.members import MemberRow, list_members
from workbench.plan import get_plan
from workbench.progress import ProgressEntry
from workbench.records import pick
from workbench.supervision import ActRow, list_acts
from workbench.targets import TargetRow, list_targets
from workbench.tasks import Task
from workbench.units import Unit

Plain = dict[str, Any]


def export_tasks(session: Session, as_of: date) -> list[Plain]:
    """The table's rows with units, milestones, how they stand, and what the office did."""
    acts = _acts(session, as_of)
    return [_task(row, acts[row.id]) for row in list_tasks(session, as_of)]


def _acts(session: Session, as_of: date) -> dict[UUID, list[ActRow]]:
    """Acts of supervision by task or decision, oldest first."""
    found = defaultdict(list)
    for act in reversed(list_acts(session, as_of)):
        found[act.subject_id].append(act)
    return found


def _act(act: ActRow) -> Plain:
    return {
        "kind": act.kind,
        "happened_on": act.happened_on,
        "unit": act.unit,
        "member": act.member,
        "milestone": act.milestone,
        "handled_by": act.handled_by,
        "channel": act.channel,
        "basis": act.basis,
        "reason": act.reason,
        "answer": act.answer,
        "promised_on": act.promised_on,
        "old_due_on": act.old_due_on,
        "new_due_on": act.new_due_on,
        "finished_on": act.finished_on,
        "ruled_class": act.ruled_class,
    }


def _task(row: TaskRow, acts: Sequence[ActRow]) -> Plain:
    return {
        "number": row.number,
        "programme": row.programme,
        "content": row.content,
        "lead": [part.unit for part in row.leads],
        "cooperating": [part.unit for part in row.cooperating],
        "schedule": row.schedule,
        "starts_on": row.starts_on,
        "due_on": row.due_on,
        "milestones": [
            {
                "title": step.title,
                "due_on": step.due_on,
                "weight": step.weight,
                "done_on": step.done_on,
                "account": step.account,
            }
            for step in row.milestones
        ],
        "status": row.status,
        "schedule_class": row.assessment.schedule_class,
        "expected": _fraction(row.assessment.expected),
        "actual": _fraction(row.assessment.actual),
        "explanation": row.assessment.sentence,
        "missing_units": list(row.missing),
        "acts": [_act(act) for act in acts],
        "source_note": row.source_note,
    }


def _fraction(share: Any) -> float | None:
    return None if share is None else round(float(share), 4)


def export_targets(session: Session, as_of: date) -> list[Plain]:
    """Targets with their goals, readings and verdicts."""
    return [_target(row) for row in list_targets(session, as_of)]


def _target(row: TargetRow) -> Plain:
    goal = row.goal
    return {
        "number": row.number,
        "group": row.group,
        "name": row.name,
        "kind": goal.kind,
        "value": goal.value,
        "high": goal.high,
        "rate": goal.rate,
        "unit": goal.unit,
        "measure": row.measure,
        "base_year": goal.base_year,
        "baseline": goal.baseline,
        "due_on": row.due_on,
        "readings": [
            {"year": r.year, "value": r.value, "source": r.source, "note": r.note}
            for r in row.readings
        ],
        "achieved_on": row.achieved_on,
        "achieved_note": row.achieved_note,
        "verdict": row.verdict.state,
        "explanation": row.verdict.sentence,
        "tasks": list(row.tasks),
        "sentence": row.sentence,
        "source_note": row.source_note,
    }


def export_members(session: Session, as_of: date) -> list[Plain]:
    """Members by rank with everything that is known of how to reach them."""
    return [_member(row) for row in list_members(session, as_of)]


def _member(row: MemberRow) -> Plain:
    liaison = row.liaison
    return {
        "rank": row.rank,
        "role": row.role,
        "name": row.name,
        "post": row.post,
        "unit": row.unit,
        "phone": row.phone,
        "mobile": row.mobile,
        "email": row.email,
        "room": row.room,
        "verified_on": row.verified_on,
        "liaison": {
            "name": liaison.name,
            "phone": liaison.phone,
            "mobile": liaison.mobile,
            "email": liaison.email,
        }
        if liaison
        else None,
        "source_note": row.source_note,
    }


def export_meetings(session: Session, as_of: date) -> list[Plain]:
    """Meetings, newest first."""
    return [_meeting(row) for row in list_meetings(session, as_of)]


def _meeting(row: MeetingRow) -> Plain:
    return {
        "kind": row.kind,
        "number": row.number,
        "title": row.title,
        "held_on": row.held_on,
        "place": row.place,
        "chair": row.chair,
        "decisions": row.decisions,
        "open": row.open,
    }


def export_decisions(session: Session, as_of: date) -> list[Plain]:
    """Decisions with unit, date and state, and what the office did about them."""
    tolerance = get_plan(session).tolerance
    acts = _acts(session, as_of)
    return [_decision(row, acts[row.id]) for row in list_decisions(session, as_of, tolerance)]


def _decision(row: DecisionRow, acts: Sequence[ActRow]) -> Plain:
    return {
        "meeting": row.meeting,
        "held_on": row.held_on,
        "position": row.position,
        "text": row.text,
        "lead": row.unit,
        "due_on": row.due_on,
        "task": row.task_number,
        "status": row.status,
        "finished_on": row.finished_on,
        "result": row.result,
        "schedule_class": row.assessment.schedule_class,
        "explanation": row.assessment.sentence,
        "acts": [_act(act) for act in acts],
    }


def export_progress(session: Session, as_of: date) -> list[Plain]:
    """Every entry, by task, period and unit."""
    query = (
        pick(
            Task.number,
            Unit.short_name,
            ProgressEntry.period,
            ProgressEntry.percent,
            ProgressEntry.text,
            ProgressEntry.problems,
            ProgressEntry.next_step,
            ProgressEntry.reported_on,
        )
        .join(Task, col(Task.id) == col(ProgressEntry.task_id))
        .join(Unit, col(Unit.id) == col(ProgressEntry.unit_id))
        .where(col(ProgressEntry.starts_on) <= as_of)
        .order_by(col(Task.number), col(ProgressEntry.starts_on), col(Unit.position))
    )
    names = ("task", "unit", "period", "percent", "text", "problems", "next_step", "reported_on")
    return [dict(zip(names, row, strict=True)) for row in session.execute(query)]


EXPORTS: dict[str, Callable[[Session, date], list[Plain]]] = {
    "tasks": export_tasks,
    "targets": export_targets,
    "members": export_members,
    "meetings": export_meetings,
    "decisions": export_decisions,
    "progress": export_progress,
}
