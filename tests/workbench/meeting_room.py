"""How the tests hold meetings: one line for a meeting, a decision, or the end of a meeting."""

from datetime import date
from typing import Any
from uuid import UUID

from tests.workbench.office import decision, meeting, progress, unit_id
from workbench.decision_ledger import DecisionRow, list_decisions, list_meetings
from workbench.decisions import DecisionKind, TaskField, record_decision
from workbench.holding import close_meeting, hold_meeting
from workbench.meetings import MeetingRow
from workbench.progress import record_progress
from workbench.store import Store

HELD = date(2019, 6, 20)
CLOSED = date(2019, 6, 21)
FINANCE = "财政局"


def hold(store: Store, **typed: Any) -> UUID:
    """A meeting under way: the first plenary of June 2019, unless something else is typed."""
    return store.write(hold_meeting, meeting(**typed))


def decide(store: Store, held: UUID, **typed: Any) -> UUID:
    """A new work for the finance bureau by the end of 2019, unless something else is typed."""
    values = {"kind": DecisionKind.NEW_WORK, **typed}
    return store.write(record_decision, decision(store, held, **values))


def adjust(store: Store, held: UUID, task: UUID, field: TaskField, **value: Any) -> UUID:
    """A change of a task; unit and date are left to the task."""
    typed = {"kind": DecisionKind.ADJUSTMENT, "task_id": task, "field": field, **value}
    return decide(store, held, text=f"调整{field}", unit_id=None, due_on=None, **typed)


def close(store: Store, held: UUID, day: date = CLOSED) -> str:
    return store.write(close_meeting, held, day)


def closed_meeting_with_work(store: Store, **typed: Any) -> UUID:
    """The one new work of a closed meeting."""
    held = hold(store)
    key = decide(store, held, **typed)
    close(store, held)
    return key


def report(store: Store, key: UUID, unit: str = FINANCE, **typed: Any) -> UUID:
    """A unit reports on a decision."""
    about = {"task_id": None, "decision_id": key, "unit_id": unit_id(store, unit)}
    return store.write(record_progress, progress(store, **about, **typed))


def decisions(store: Store, as_of: date) -> list[DecisionRow]:
    return store.read(list_decisions, as_of, 10)


def the_decision(store: Store, key: UUID, as_of: date) -> DecisionRow:
    return next(row for row in decisions(store, as_of) if row.id == key)


def the_meeting(store: Store, key: UUID) -> MeetingRow:
    return next(row for row in store.read(list_meetings, date.max) if row.id == key)
