"""承诺: what units promised when they were chased, and did not keep."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from workbench.decisions import Decision
from workbench.hindsight import as_they_were
from workbench.progress import ProgressEntry
from workbench.records import pick
from workbench.supervision import OPEN, Act, ActKind
from workbench.tasks import Task
from workbench.units import Unit


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A report or result that was promised for a day that has passed."""

    task_id: UUID | None
    decision_id: UUID | None
    number: int | None
    text: str
    unit_id: UUID
    unit: str
    reminded_on: date
    promised_on: date


def list_promises(session: Session, as_of: date) -> list[PromiseRow]:
    """Promises whose day has passed without a report since, the oldest first.

    Of several promises of one unit about one task the latest stands. What is handed in, closed or
    suspended is no longer waited for; a decision that takes no reports is waited for until it is
    closed.
    """
    earlier = as_they_were(session, as_of).standings
    latest: dict[tuple[UUID, UUID], PromiseRow] = {}
    for status, has_reported, *row in session.execute(_reminders(as_of)):
        promise = PromiseRow(*row)
        subject = promise.task_id or promise.decision_id or promise.unit_id
        standing = earlier.get(subject)
        latest.pop((subject, promise.unit_id), None)
        if not has_reported and (standing.status if standing else status) in OPEN:
            latest[subject, promise.unit_id] = promise
    broken = (promise for promise in latest.values() if promise.promised_on < as_of)
    return sorted(broken, key=lambda promise: promise.promised_on)


def _reminders(as_of: date) -> sa.Select[Any]:
    """Every promise up to a day in the order of time, with what it is about and what came of it."""
    has_reported = sa.exists().where(
        sa.or_(
            col(ProgressEntry.task_id) == col(Act.task_id),
            col(ProgressEntry.decision_id) == col(Act.decision_id),
        ),
        col(ProgressEntry.unit_id) == col(Act.unit_id),
        col(ProgressEntry.reported_on) >= col(Act.happened_on),
        col(ProgressEntry.reported_on) <= as_of,
    )
    return (
        pick(
            sa.func.coalesce(Task.status, Decision.status), has_reported, Act.task_id,
            Act.decision_id, Task.number, sa.func.coalesce(Task.content, Decision.text),
            Act.unit_id, Unit.short_name, Act.happened_on, Act.promised_on,
        )
        .join(Unit, col(Unit.id) == col(Act.unit_id))
        .outerjoin(Task, col(Task.id) == col(Act.task_id))
        .outerjoin(Decision, col(Decision.id) == col(Act.decision_id))
        .where(
            col(Act.kind) == ActKind.REMINDER,
            col(Act.promised_on).is_not(None),
            col(Act.happened_on) <= as_of,
        )
        .order_by(col(Act.happened_on), col(Act.sequence))
    )  # fmt: skip
