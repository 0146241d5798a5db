"""Everything the file holds as plain records, so that another program can read it back.

Keys are the code names of the vocabulary, dates ISO, wording the document's own.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sqlmodel import Session, col

from workbench.decisions import Decision
from workbench.ledger import TaskRow, list_tasks
from workbench.meetings import Meeting, meeting_title
from workbench.members import MemberRow, list_members
from workbench.progress import ProgressEntry
from workbench.records import pick
from workbench.reporting.meeting_exports import export_decisions, export_meetings
from workbench.reporting.plain import Plain, acts_by_subject, plain_act
from workbench.reporting.roster import masked
from workbench.rules.masking import Mask
from workbench.scoreboard import TargetRow, list_targets
from workbench.supervision import ActRow
from workbench.tasks import Task
from workbench.units import Unit


def export_tasks(session: Session, as_of: date) -> list[Plain]:
    """The table's rows with units, milestones, how they stand, and what the office did."""
    acts = acts_by_subject(session, as_of)
    return [_task(row, acts[row.id]) for row in list_tasks(session, as_of)]


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
        "acts": [plain_act(act) for act in acts],
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
        "frequency": row.frequency,
        "data_source": row.data_source,
        "unit_in_charge": row.unit_in_charge,
        "parts": [unit.short_name for unit in row.parts],
        "readings": [
            {
                "year": r.year,
                "quarter": r.quarter,
                "unit": r.unit,
                "value": r.value,
                "measure": r.measure or row.measure,
                "source": r.source,
                "note": r.note,
            }
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


def export_members(session: Session, as_of: date, mask: Mask = Mask.INTERNAL) -> list[Plain]:
    """Members by rank and how to reach them, with as much of the numbers as asked."""
    return [_member(masked(row, mask)) for row in list_members(session, as_of, vacant=True)]


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
        "fax": row.fax,
        "email": row.email,
        "room": row.room,
        "verified_on": row.verified_on,
        "liaison": {
            "name": liaison.name,
            "phone": liaison.phone,
            "mobile": liaison.mobile,
            "fax": liaison.fax,
            "email": liaison.email,
            "room": liaison.room,
        }
        if liaison
        else None,
        "since": row.since,
        "basis": row.basis,
        "source_note": row.source_note,
    }


def export_progress(session: Session, as_of: date) -> list[Plain]:
    """Every entry, by task, period and unit, then those on decisions."""
    query = (
        pick(
            Task.number, Meeting.kind, Meeting.number, Decision.position, Unit.short_name,
            ProgressEntry.period, ProgressEntry.percent, ProgressEntry.text,
            ProgressEntry.problems, ProgressEntry.next_step, ProgressEntry.reported_on,
        )
        .select_from(ProgressEntry)
        .outerjoin(Task, col(Task.id) == col(ProgressEntry.task_id))
        .outerjoin(Decision, col(Decision.id) == col(ProgressEntry.decision_id))
        .outerjoin(Meeting, col(Meeting.id) == col(Decision.meeting_id))
        .join(Unit, col(Unit.id) == col(ProgressEntry.unit_id))
        .where(col(ProgressEntry.starts_on) <= as_of)
        .order_by(
            col(Task.number).nulls_last(), col(Meeting.held_on), col(Decision.position),
            col(ProgressEntry.starts_on), col(Unit.position),
        )
    )  # fmt: skip
    names = ("unit", "period", "percent", "text", "problems", "next_step", "reported_on")
    return [
        {
            "task": task,
            "meeting": meeting_title(kind, number) if kind else "",
            "decision": position,
            **dict(zip(names, said, strict=True)),
        }
        for task, kind, number, position, *said in session.execute(query)
    ]


EXPORTS: dict[str, Callable[[Session, date], list[Plain]]] = {
    "tasks": export_tasks,
    "targets": export_targets,
    "members": export_members,
    "meetings": export_meetings,
    "decisions": export_decisions,
    "progress": export_progress,
}
