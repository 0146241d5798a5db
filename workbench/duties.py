"""What one unit owes on a task or decision: its latest report, and that of the current period."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session

from workbench.evidence import names_of
from workbench.plan import PlanRow
from workbench.progress import ProgressEntry
from workbench.records import pick
from workbench.rules.periods import Frequency, ReportingPeriod, ReportState, period_of, report_state


@dataclass(frozen=True, slots=True)
class Report:
    """A unit's latest report on a task or decision; `files` are those attached to it."""

    period: str
    starts_on: date
    percent: int
    text: str
    problems: str
    next_step: str
    reported_on: date
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """What one unit owes: its latest report and the state of the current period."""

    unit_id: UUID
    unit: str
    period: ReportingPeriod
    state: ReportState
    latest: Report | None

    @property
    def is_missing(self) -> bool:
        """Whether this period's report has not come."""
        return self.state in (ReportState.DUE, ReportState.MISSING)


Reports = Mapping[tuple[UUID, UUID], Report]
"""Latest reports by task or decision, and unit."""


def latest_reports(session: Session, as_of: date, pairs: sa.Subquery, subject: str) -> Reports:
    """The newest report of every pair of subject and unit whose period has begun by a day.

    Looked up pair by pair along the index, so that its cost follows the number of tasks or
    decisions and not that of entries.

    Args:
        session: of the read.
        as_of: the day.
        pairs: has the columns `subject` and unit_id.
        subject: task_id or decision_id.
    """
    entry, newest = sa.alias(ProgressEntry.__table__), sa.alias(ProgressEntry.__table__)  # type: ignore[attr-defined]
    key = (
        pick(newest.c.id)
        .where(
            newest.c[subject] == pairs.c[subject],
            newest.c.unit_id == pairs.c.unit_id,
            newest.c.starts_on <= as_of,
        )
        .order_by(newest.c.starts_on.desc(), newest.c.reported_on.desc())
        .limit(1)
        .correlate(pairs)
        .scalar_subquery()
    )
    *own, _ = Report.__slots__
    columns: list[sa.ColumnElement[Any]] = [entry.c[name] for name in (subject, "unit_id", *own)]
    query = pick(*columns, names_of(entry.c.id)).select_from(pairs.join(entry, entry.c.id == key))
    return {(about, unit): Report(*report) for about, unit, *report in session.execute(query)}


def duty_of(
    unit: tuple[UUID, str], report: Report | None, frequency: Frequency, as_of: date, plan: PlanRow
) -> Duty:
    """What a unit owes on a day, given its latest report."""
    period = period_of(as_of, frequency)
    reported_on = report.reported_on if report and report.starts_on >= period.starts_on else None
    state = report_state(period, reported_on, as_of, plan.due_day)
    return Duty(*unit, period, state, report)
