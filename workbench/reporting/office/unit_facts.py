"""What 单位专报 speaks of: everything that one unit has to do, has promised and has done."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlmodel import Session

from workbench.attendance import last_attended
from workbench.collection import CollectionRow, Owed, read_collection
from workbench.decision_ledger import DecisionRow, list_decisions, list_meetings
from workbench.errors import InvalidInput, Missing
from workbench.ledger import TaskRow, list_tasks
from workbench.meetings import MeetingRow
from workbench.plan import PlanRow, get_plan
from workbench.promises import PromiseOutcome
from workbench.reporting.figures import Source
from workbench.reporting.office.movement import Move, moves_between
from workbench.reporting.office.spans import Span, must_have_begun
from workbench.reporting.office.supervision_facts import Supervision, read_supervision
from workbench.reporting.traced.origins import report_sources
from workbench.rules.periods import ReportingPeriod
from workbench.rules.schedule import ScheduleClass
from workbench.units import UnitRow, group_members, list_units


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """One unit on a day.

    Args:
        plan: of the file.
        unit: whom it is about.
        as_of: 统计截止日.
        led: tasks that it leads, alone, with others or in a group.
        cooperating: tasks in which it only cooperates.
        decisions: public decisions that it has to carry out and has not.
        periods: the last ones, the newest last.
        collected: what it owed in them; None if it owed nothing.
        promises: what it promised, and what became of it.
        meeting: the latest that it came to.
        given: what that meeting asked of it.
        moves: tasks of its own whose class has changed since that meeting.
        supervision: what the office did about it since that meeting.
    """

    plan: PlanRow
    unit: UnitRow
    as_of: date
    led: tuple[TaskRow, ...]
    cooperating: tuple[TaskRow, ...]
    decisions: tuple[DecisionRow, ...]
    periods: tuple[ReportingPeriod, ...]
    collected: CollectionRow | None
    promises: tuple[PromiseOutcome, ...]
    meeting: MeetingRow | None
    given: tuple[DecisionRow, ...]
    moves: tuple[Move, ...]
    supervision: Supervision

    @property
    def late(self) -> tuple[TaskRow, ...]:
        """Tasks that it leads and that are late, silent or behind, the gravest first."""
        order = (ScheduleClass.OVERDUE, ScheduleClass.UNREPORTED, ScheduleClass.BEHIND)
        found = (task for task in self.led if task.assessment.schedule_class in order)
        return tuple(sorted(found, key=lambda t: order.index(t.assessment.schedule_class)))

    @property
    def owed(self) -> tuple[Owed, ...]:
        """Its single reports of the current period, on tasks and public decisions."""
        current = self.collected.current if self.collected else ()
        return tuple(owed for owed in current if owed.subject_id in self.supervision.names)

    @property
    def reported_since(self) -> tuple[tuple[TaskRow, Source], ...]:
        """Tasks of its own on which it has reported since the meeting, with the latest report."""
        held_on = self.meeting.held_on if self.meeting else self.as_of
        latest = ((task, self.own_report(task)) for task in self.led)
        return tuple(
            (task, report)
            for task, report in latest
            if report and report.on and held_on < report.on <= self.as_of
        )

    def own_report(self, task: TaskRow) -> Source | None:
        """The unit's own latest report on a task, its value the share reported."""
        name = self.unit.short_name
        return next((source for source in report_sources(task) if source.by == name), None)


def read_unit(session: Session, unit_id: UUID, today: date, as_of: date | None = None) -> UnitFacts:
    """Read everything about a unit.

    Args:
        session: of the read.
        unit_id: whose.
        today: from the clock.
        as_of: 统计截止日; today unless given.

    Raises:
        Missing: there is no such unit.
        InvalidInput: it is a group, or the plan had not begun.
    """
    plan, day = get_plan(session), as_of or today
    must_have_begun(plan, day)
    unit = _unit(session, unit_id)
    tasks = list_tasks(session, day)
    led = tuple(task for task in tasks if any(duty.unit_id == unit_id for duty in task.duties))
    names = {unit_id, *_groups(session, unit_id, day)}
    decisions = _addressed(list_decisions(session, day, plan.tolerance), names)
    collection = read_collection(session, day)
    attended = last_attended(session, unit_id, day)
    meeting = next((row for row in list_meetings(session, day) if row.id == attended), None)
    since = meeting.held_on if meeting else day
    supervision = read_supervision(session, Span("", since, day))
    return UnitFacts(
        plan=plan,
        unit=unit,
        as_of=day,
        led=led,
        cooperating=tuple(
            task
            for task in tasks
            if task not in led and any(part.unit_id in names for part in task.cooperating)
        ),
        decisions=tuple(row for row in decisions if row.is_open),
        periods=collection.periods,
        collected=next((row for row in collection.rows if row.id == unit_id), None),
        promises=tuple(p for p in supervision.promises if p.promise.unit_id == unit_id),
        meeting=meeting,
        given=tuple(row for row in decisions if row.meeting_id == attended),
        moves=moves_between(list_tasks(session, since), led),
        supervision=_about(supervision, unit),
    )


def _unit(session: Session, unit_id: UUID) -> UnitRow:
    units = {row.id: row for row in list_units(session, groups=True)}
    if unit_id not in units:
        raise Missing("这个单位已不在单位名单中，请从列表中选择。")
    if units[unit_id].is_group:
        name = units[unit_id].short_name
        raise InvalidInput(f"“{name}”是单位组，请选择其中的单位。", "subject")
    return units[unit_id]


def _groups(session: Session, unit_id: UUID, day: date) -> Iterable[UUID]:
    """The groups that a unit belongs to on a day."""
    members = group_members(session, day)
    return (group for group, units in members.items() if unit_id in units)


def _addressed(decisions: Iterable[DecisionRow], names: set[UUID]) -> tuple[DecisionRow, ...]:
    """Public decisions that one of these has to carry out, the oldest first."""
    rows = (row for row in decisions if row.is_public and row.unit_id in names)
    return tuple(sorted(rows, key=lambda row: (row.held_on, row.position)))


def _about(done: Supervision, unit: UnitRow) -> Supervision:
    """What was sent to one unit and agreed with it."""
    return replace(
        done,
        notices=tuple(row for row in done.notices if row.unit_id == unit.id),
        acts=tuple(act for act in done.acts if act.unit == unit.short_name),
    )
