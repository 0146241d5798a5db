"""What 年度总结 speaks of: how things stand at the end of a year, and what was done in it."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from workbench.collection import CollectionRow, read_collection
from workbench.decision_ledger import DecisionRow
from workbench.ledger import TaskRow, list_tasks
from workbench.meetings import MeetingRow
from workbench.plan import PlanRow, get_plan, list_phases, running_phase
from workbench.reporting.facts import PhaseFacts, read_phase_facts
from workbench.reporting.office.spans import Span, counted_until, year_span
from workbench.reporting.office.supervision_facts import Supervision, read_supervision
from workbench.rules.periods import period_of, periods_between
from workbench.rules.schedule import ScheduleClass
from workbench.tasks import MilestoneRow

TaskStep = tuple[TaskRow, MilestoneRow]
"""A milestone with its task."""


@dataclass(frozen=True, slots=True)
class YearFacts:
    """One year of the plan, counted up to the last day of `span`.

    Args:
        span: of the year.
        whole: how everything stands on that day.
        finished: tasks that were closed in the year.
        collected: what each unit owed in the year, and gave.
        supervision: what the office did in it.
    """

    span: Span
    whole: PhaseFacts
    finished: tuple[TaskRow, ...]
    collected: tuple[CollectionRow, ...]
    supervision: Supervision

    @property
    def plan(self) -> PlanRow:
        """The plan."""
        return self.whole.plan

    @property
    def year(self) -> int:
        """The year."""
        return self.span.first.year

    @property
    def is_last(self) -> bool:
        """Whether the plan ends with it."""
        return self.plan.ends_on.year <= self.year

    @property
    def meetings(self) -> tuple[MeetingRow, ...]:
        """Meetings that were held in the year, the earliest first."""
        return tuple(row for row in self.whole.meetings[::-1] if row.held_on in self.span)

    @property
    def decisions(self) -> tuple[DecisionRow, ...]:
        """Public decisions of these meetings."""
        return tuple(row for row in self.whole.decisions if row.held_on in self.span)

    def steps_due_in(self, year: int) -> tuple[TaskStep, ...]:
        """Milestones whose day lies in a year, the earliest first; none of what is suspended."""
        steps = (
            (task, step)
            for task in self.whole.tasks
            if task.assessment.counts
            for step in task.milestones
            if step.due_on.year == year
        )
        return tuple(sorted(steps, key=lambda pair: (pair[1].due_on, pair[0].number)))

    def open_tasks_due_in(self, year: int) -> tuple[TaskRow, ...]:
        """Tasks that have to be finished in a year and are not."""
        return tuple(t for t in self.whole.tasks if t.owes_reports and t.due_on.year == year)


def read_year(session: Session, year: str, today: date, as_of: date | None = None) -> YearFacts:
    """Read everything for the 总结 of a year.

    Args:
        session: of the read.
        year: as 2020.
        today: from the clock.
        as_of: 统计截止日; today unless given, and never later than the year's last day.

    Raises:
        InvalidInput: it is no year, lies before the plan, or has not begun.
    """
    plan = get_plan(session)
    span = counted_until(year_span(year), plan, as_of or today)
    phase = running_phase(list_phases(session), span.last)
    whole = read_phase_facts(session, phase.number, today, span.last)
    before = {row.id for row in list_tasks(session, span.eve) if _is_done(row)}
    last = period_of(span.last, plan.frequency)
    columns = sum(1 for _ in periods_between(period_of(span.first, plan.frequency), last))
    return YearFacts(
        span=span,
        whole=whole,
        finished=tuple(row for row in whole.tasks if _is_done(row) and row.id not in before),
        collected=tuple(read_collection(session, span.last, columns).rows),
        supervision=read_supervision(session, span),
    )


def _is_done(task: TaskRow) -> bool:
    return task.assessment.schedule_class is ScheduleClass.DONE
