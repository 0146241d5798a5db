"""What 督查通报 speaks of: how things stand, what was reported and done in one month."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from workbench.collection import CollectionRow, read_collection
from workbench.ledger import TaskRow, list_tasks
from workbench.plan import PlanRow, get_plan
from workbench.reporting.office.movement import Move, moves_between
from workbench.reporting.office.spans import Span, counted_until, month_span
from workbench.reporting.office.supervision_facts import Supervision, read_supervision
from workbench.rules.periods import ReportingPeriod


@dataclass(frozen=True, slots=True)
class BulletinFacts:
    """One month of the plan, counted up to the last day of `span`.

    `moves` are against the end of the month before; `collected` are the units that owed a report
    of `period`, each with what it owed.
    """

    plan: PlanRow
    span: Span
    tasks: tuple[TaskRow, ...]
    moves: tuple[Move, ...]
    period: ReportingPeriod
    due_on: date
    collected: tuple[CollectionRow, ...]
    supervision: Supervision

    @property
    def as_of(self) -> date:
        """统计截止日."""
        return self.span.last

    @property
    def silent(self) -> tuple[CollectionRow, ...]:
        """Units that have not given all reports they owe for the period."""
        return tuple(row for row in self.collected if row.total.given < row.total.owed)


def read_bulletin(
    session: Session, month: str, today: date, as_of: date | None = None
) -> BulletinFacts:
    """Read everything for the 通报 of a month.

    Args:
        session: of the read.
        month: as 2020-06.
        today: from the clock.
        as_of: 统计截止日; today unless given, and never later than the month's last day.

    Raises:
        InvalidInput: it is no month, lies before the plan, or has not begun.
    """
    plan = get_plan(session)
    span = counted_until(month_span(month), plan, as_of or today)
    tasks = tuple(list_tasks(session, span.last))
    collection = read_collection(session, span.last, columns=1)
    return BulletinFacts(
        plan=plan,
        span=span,
        tasks=tasks,
        moves=moves_between(list_tasks(session, span.eve), tasks),
        period=collection.periods[-1],
        due_on=collection.due_on,
        collected=tuple(row for row in collection.rows if row.total.owed),
        supervision=read_supervision(session, span),
    )
