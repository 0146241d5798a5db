"""承诺: what units promised when they were chased, and what became of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
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


class PromiseState(StrEnum):
    """What became of a promise."""

    KEPT = "已兑现"
    LATE = "迟于承诺"
    SETTLED = "不再等待"
    WAITING = "未到期"
    BROKEN = "未兑现"


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A report or result that was promised for a day."""

    task_id: UUID | None
    decision_id: UUID | None
    number: int | None
    text: str
    unit_id: UUID
    unit: str
    reminded_on: date
    promised_on: date


@dataclass(frozen=True, slots=True)
class PromiseOutcome:
    """A promise and what became of it; `reported_on` is when a report came since, if one did."""

    promise: PromiseRow
    reported_on: date | None
    state: PromiseState


def list_promises(session: Session, as_of: date) -> list[PromiseRow]:
    """Promises whose day has passed without a report since, the oldest first."""
    outcomes = follow_promises(session, as_of)
    return [found.promise for found in outcomes if found.state is PromiseState.BROKEN]


def follow_promises(session: Session, as_of: date) -> list[PromiseOutcome]:
    """What became of every promise, the one whose day came first in front.

    Of several promises of one unit about one task the latest stands. What is handed in, closed or
    suspended is no longer waited for; a decision that takes no reports is waited for until it is
    closed.
    """
    earlier = as_they_were(session, as_of).standings
    latest: dict[tuple[UUID, UUID], PromiseOutcome] = {}
    for status, reported_on, *row in session.execute(_reminders(as_of)):
        promise = PromiseRow(*row)
        subject = promise.task_id or promise.decision_id or promise.unit_id
        standing = earlier.get(subject)
        is_open = (standing.status if standing else status) in OPEN
        state = _state(promise, reported_on, as_of, is_open=is_open)
        latest[subject, promise.unit_id] = PromiseOutcome(promise, reported_on, state)
    return sorted(latest.values(), key=lambda found: found.promise.promised_on)


def _state(
    promise: PromiseRow, reported_on: date | None, as_of: date, *, is_open: bool
) -> PromiseState:
    if reported_on:
        is_kept = reported_on <= promise.promised_on
        return PromiseState.KEPT if is_kept else PromiseState.LATE
    if not is_open:
        return PromiseState.SETTLED
    return PromiseState.BROKEN if promise.promised_on < as_of else PromiseState.WAITING


def _reminders(as_of: date) -> sa.Select[Any]:
    """Every promise up to a day in the order of time, with what it is about and what came of it."""
    reported_on = (
        pick(sa.func.min(ProgressEntry.reported_on))
        .where(
            sa.or_(
                col(ProgressEntry.task_id) == col(Act.task_id),
                col(ProgressEntry.decision_id) == col(Act.decision_id),
            ),
            col(ProgressEntry.unit_id) == col(Act.unit_id),
            col(ProgressEntry.reported_on) >= col(Act.happened_on),
            col(ProgressEntry.reported_on) <= as_of,
        )
        .correlate(Act)
        .scalar_subquery()
    )
    return (
        pick(
            sa.func.coalesce(Task.status, Decision.status), reported_on, Act.task_id,
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
