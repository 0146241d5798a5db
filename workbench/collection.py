"""进展收集: who owed a report in which period, who gave it, and on time or not."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from sqlmodel import Session, col

from workbench.plan import PlanRow, get_plan
from workbench.progress import ProgressEntry
from workbench.records import pick
from workbench.rules.periods import (
    ReportingPeriod,
    ReportState,
    period_of,
    report_state,
)
from workbench.rules.schedule import Status
from workbench.tasks import Part, Task, parts_by_task
from workbench.units import UnitRole, expand, group_members, unit_names

COLUMNS = 6
"""How many periods stand side by side."""


@dataclass(frozen=True, slots=True)
class Owed:
    """One report that one unit owed on one task for one period."""

    task_id: UUID
    number: int
    content: str
    unit_id: UUID
    period: ReportingPeriod
    state: ReportState
    reported_on: date | None


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
    tasks = _assigned(session)
    found: dict[UUID, list[list[Owed]]] = defaultdict(lambda: [[] for _ in periods])
    for place, column in enumerate(periods):
        for owed in _owed_in(session, tasks, column, as_of, plan):
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


def _assigned(session: Session) -> list[tuple[Task, list[UUID]]]:
    """Every task with its lead units and groups."""
    parts = parts_by_task(session)
    tasks = session.execute(pick(Task).order_by(col(Task.number))).scalars()
    return [(task, _leads(parts.get(task.id, ()))) for task in tasks]


def _owed_in(
    session: Session,
    tasks: Sequence[tuple[Task, list[UUID]]],
    column: ReportingPeriod,
    as_of: date,
    plan: PlanRow,
) -> Iterator[Owed]:
    """Reports whose period ends within a column; membership of groups is that of the column."""
    groups = group_members(session, min(column.ends_on, as_of))
    reported = _reported(session, column)
    for task, leads in tasks:
        period = period_of(column.ends_on, task.frequency or plan.frequency)
        if not column.starts_on <= period.ends_on <= column.ends_on or not _is_open(task, period):
            continue
        for unit in expand(leads, groups):
            reported_on = reported.get((task.id, unit, period.code))
            state = report_state(period, reported_on, as_of, plan.due_day)
            yield Owed(task.id, task.number, task.content, unit, period, state, reported_on)


def _leads(parts: Sequence[Part]) -> list[UUID]:
    return [part.unit_id for part in parts if part.role is UnitRole.LEAD]


def _is_open(task: Task, period: ReportingPeriod) -> bool:
    """Whether a task had begun by the end of a period and was not over before it began."""
    if task.starts_on > period.ends_on:
        return False
    if task.status is Status.CLOSED and task.finished_on:
        return task.finished_on >= period.starts_on
    if task.status is Status.SUSPENDED and task.suspended_on:
        return task.suspended_on > period.ends_on
    return True


def _reported(session: Session, column: ReportingPeriod) -> dict[tuple[UUID, UUID, str], date]:
    """When each report was given whose period ends within a column."""
    query = pick(
        ProgressEntry.task_id,
        ProgressEntry.unit_id,
        ProgressEntry.period,
        ProgressEntry.reported_on,
    ).where(col(ProgressEntry.ends_on).between(column.starts_on, column.ends_on))
    return {(task, unit, period): day for task, unit, period, day in session.execute(query)}
