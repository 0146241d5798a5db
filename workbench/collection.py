"""进展收集: who owed a report in which period, who gave it, and on time or not."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from workbench.decisions import Decision, DecisionKind
from workbench.meetings import Meeting, title_of
from workbench.plan import get_plan
from workbench.progress import ProgressEntry
from workbench.records import pick
from workbench.rules.periods import (
    Frequency,
    ReportingPeriod,
    ReportState,
    first_owed,
    period_of,
    report_state,
)
from workbench.rules.schedule import Status
from workbench.tasks import Task, parts_by_task
from workbench.units import UnitRole, expand, group_members, unit_names

COLUMNS = 6
"""How many periods stand side by side."""
_Owing = tuple[UUID, UUID, str]
"""A task or decision, a unit, and the code of a period."""


@dataclass(frozen=True, slots=True)
class Owed:
    """One report that one unit owed on one task or decision for one period.

    `number` is the task's, or the decision's in its `meeting`, which is "" for a task.
    """

    subject_id: UUID
    number: int
    content: str
    meeting: str
    unit_id: UUID
    period: ReportingPeriod
    state: ReportState
    reported_on: date | None

    @property
    def task_id(self) -> UUID | None:
        """The task, if it is about one."""
        return None if self.meeting else self.subject_id


@dataclass(frozen=True, slots=True)
class Tally:
    """How many reports were owed, and what became of them."""

    owed: int = 0
    on_time: int = 0
    late: int = 0
    missing: int = 0

    @property
    def waiting(self) -> int:
        """Not given yet, and not overdue."""
        return self.owed - self.on_time - self.late - self.missing

    @property
    def given(self) -> int:
        """Given, on time or late."""
        return self.on_time + self.late

    @property
    def completeness(self) -> Fraction | None:
        """Share of the owed reports that were given; None when nothing was owed."""
        return Fraction(self.given, self.owed) if self.owed else None

    @property
    def timeliness(self) -> Fraction | None:
        """Share of the owed reports that were given on time."""
        return Fraction(self.on_time, self.owed) if self.owed else None

    @property
    def state(self) -> ReportState | None:
        """One word for a cell: the worst that is in it."""
        if not self.owed:
            return None
        if self.missing:
            return ReportState.MISSING
        if self.waiting:
            return ReportState.DUE
        return ReportState.LATE if self.late else ReportState.REPORTED


@dataclass(frozen=True, slots=True)
class CollectionRow:
    """One unit over the periods shown; `current` are the single reports of the last one."""

    id: UUID
    unit: str
    tallies: tuple[Tally, ...]
    current: tuple[Owed, ...]

    @property
    def total(self) -> Tally:
        """All periods together."""
        return add_up(self.tallies)


@dataclass(frozen=True, slots=True)
class Collection:
    """Units by periods, oldest period first; the last one holds the day."""

    periods: tuple[ReportingPeriod, ...]
    due_on: date
    rows: tuple[CollectionRow, ...]

    @property
    def totals(self) -> tuple[Tally, ...]:
        """All units together, period by period."""
        return tuple(
            add_up([row.tallies[place] for row in self.rows]) for place in range(len(self.periods))
        )


def add_up(tallies: Sequence[Tally]) -> Tally:
    """Sum of tallies."""
    return Tally(
        sum(t.owed for t in tallies),
        sum(t.on_time for t in tallies),
        sum(t.late for t in tallies),
        sum(t.missing for t in tallies),
    )


def read_collection(session: Session, as_of: date, columns: int = COLUMNS) -> Collection:
    """The last periods up to a day, for every unit that owed a report in one of them."""
    plan = get_plan(session)
    periods = _columns(period_of(as_of, plan.frequency), columns)
    names = unit_names(session)
    works = list(_works(session, plan.frequency))
    reported = _reported(session, periods)
    found: dict[UUID, list[list[Owed]]] = defaultdict(lambda: [[] for _ in periods])
    for place, column in enumerate(periods):
        for owed in _owed_in(session, works, reported, column, as_of, plan.due_day):
            found[owed.unit_id][place].append(owed)
    rows = [
        CollectionRow(unit, names[unit], tuple(map(_tally, cells)), tuple(cells[-1]))
        for unit, cells in found.items()
    ]
    order = list(names)
    rows.sort(key=lambda row: order.index(row.id))
    return Collection(tuple(periods), periods[-1].due_on(plan.due_day), tuple(rows))


def _columns(last: ReportingPeriod, count: int) -> list[ReportingPeriod]:
    periods = [last]
    while len(periods) < count:
        periods.insert(0, periods[0].previous())
    return periods


def _tally(reports: Sequence[Owed]) -> Tally:
    states = [report.state for report in reports]
    return Tally(
        len(states),
        states.count(ReportState.REPORTED),
        states.count(ReportState.LATE),
        states.count(ReportState.MISSING),
    )


@dataclass(frozen=True, slots=True)
class _Work:
    """A task or decision that units report on, and while when."""

    subject_id: UUID
    number: int
    content: str
    meeting: str
    leads: tuple[UUID, ...]
    frequency: Frequency
    starts_on: date
    status: Status
    finished_on: date | None
    suspended_on: date | None

    def is_open(self, period: ReportingPeriod, due_day: int) -> bool:
        """Whether it had begun when a period's report was due and was not over before it began."""
        if period < first_owed(self.starts_on, self.frequency, due_day):
            return False
        if self.status is Status.CLOSED and self.finished_on:
            return self.finished_on >= period.starts_on
        if self.status is Status.SUSPENDED and self.suspended_on:
            return self.suspended_on > period.ends_on
        return True


def _works(session: Session, frequency: Frequency) -> Iterator[_Work]:
    """Every task with its lead units and groups, then every new work that a meeting decided."""
    parts = parts_by_task(session)
    for task in session.execute(pick(Task).order_by(col(Task.number))).scalars():
        leads = tuple(p.unit_id for p in parts.get(task.id, ()) if p.role is UnitRole.LEAD)
        yield _Work(
            task.id, task.number, task.content, "", leads, task.frequency or frequency,
            task.starts_on, task.status, task.finished_on, task.suspended_on,
        )  # fmt: skip
    for decision, meeting in session.execute(_decided()):
        yield _Work(
            decision.id, decision.position, decision.text, title_of(meeting), (decision.unit_id,),
            frequency, meeting.minutes_on, decision.status, decision.finished_on,
            decision.suspended_on,
        )  # fmt: skip


def _decided() -> sa.Select[Any]:
    return (
        pick(Decision, Meeting)
        .join(Meeting, col(Meeting.id) == col(Decision.meeting_id))
        .where(
            col(Decision.kind) == DecisionKind.NEW_WORK,
            col(Decision.unit_id).is_not(None),
            col(Meeting.minutes_on).is_not(None),
        )
        .order_by(col(Meeting.held_on), col(Meeting.number), col(Decision.position))
    )


def _owed_in(
    session: Session,
    works: Sequence[_Work],
    reported: Mapping[_Owing, date],
    column: ReportingPeriod,
    as_of: date,
    due_day: int,
) -> Iterator[Owed]:
    """Reports whose period ends within a column; membership of groups is that of the column."""
    groups = group_members(session, min(column.ends_on, as_of))
    for work in works:
        period = period_of(column.ends_on, work.frequency)
        if not column.starts_on <= period.ends_on <= column.ends_on or not work.is_open(
            period, due_day
        ):
            continue
        for unit in expand(work.leads, groups):
            reported_on = reported.get((work.subject_id, unit, period.code))
            state = report_state(period, reported_on, as_of, due_day)
            yield Owed(
                work.subject_id, work.number, work.content, work.meeting, unit, period, state,
                reported_on,
            )  # fmt: skip


def _reported(session: Session, columns: Sequence[ReportingPeriod]) -> dict[_Owing, date]:
    """When each report was given whose period ends within the columns."""
    query = pick(
        sa.func.coalesce(ProgressEntry.task_id, ProgressEntry.decision_id),
        ProgressEntry.unit_id,
        ProgressEntry.period,
        ProgressEntry.reported_on,
    ).where(col(ProgressEntry.ends_on).between(columns[0].starts_on, columns[-1].ends_on))
    return {(subject, unit, period): day for subject, unit, period, day in session.execute(query)}
