"""议定事项台账: every decision and every meeting, as they stand on a day."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from workbench.decisions import Decision, DecisionKind, TaskField
from workbench.duties import Duty, duty_of, latest_reports
from workbench.hindsight import Standing, as_they_were
from workbench.meetings import Meeting, MeetingRow, minutes_title, title_of
from workbench.plan import get_plan
from workbench.records import pick
from workbench.rules.periods import ReportingPeriod, first_owed, period_of
from workbench.rules.schedule import (
    TOLERANCE,
    Assessment,
    Light,
    Mark,
    ScheduleClass,
    Status,
    WorkState,
    mean_progress,
)
from workbench.tasks import Task
from workbench.units import GroupMember, expand, group_members, unit_names

INFORMED, ADJUSTED = "仅告知", "已调整"
SETTLED = {
    INFORMED: "仅告知，不需办理。",
    ADJUSTED: "会议结束时已调整任务，不需另行办理。",
}
"""What needs no following up, and why."""


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision with its state on a day.

    `settled` is the word for what needs no following up: 仅告知, or 已调整 once the meeting was
    closed and the task changed. `duties` are those of its lead units, once it owes reports.
    """

    id: UUID
    version: int
    meeting_id: UUID
    meeting: str
    held_on: date
    minutes: str
    position: int
    text: str
    kind: DecisionKind | None
    unit_id: UUID | None
    unit: str
    cooperating: tuple[UUID, ...]
    cooperating_names: str
    due_on: date | None
    task_id: UUID | None
    task_number: int | None
    field: TaskField | None
    new_due_on: date | None
    new_unit_id: UUID | None
    new_text: str
    is_public: bool
    status: Status
    finished_on: date | None
    result: str
    settled: str
    duties: tuple[Duty, ...]
    assessment: Assessment

    @property
    def is_open(self) -> bool:
        """Whether it still has to be carried out on that day."""
        return self.assessment.schedule_class is not ScheduleClass.DONE

    @property
    def owes_reports(self) -> bool:
        """Whether its units still have to report."""
        over = (ScheduleClass.DONE, ScheduleClass.SUSPENDED)
        return bool(self.duties) and self.assessment.schedule_class not in over

    @property
    def missing(self) -> tuple[str, ...]:
        """Units whose report for the current period has not come."""
        return tuple(duty.unit for duty in self.duties if self.owes_reports and duty.is_missing)


def list_meetings(session: Session, as_of: date) -> list[MeetingRow]:
    """Meetings held up to a day, newest first, with how many of their decisions are open."""
    decisions = list_decisions(session, as_of, TOLERANCE)
    made = Counter(row.meeting_id for row in decisions)
    still_open = Counter(row.meeting_id for row in decisions if row.is_open)
    query = (
        pick(
            Meeting.id, Meeting.version, Meeting.kind, Meeting.number, Meeting.held_on,
            Meeting.place, Meeting.chair, Meeting.recorder, Meeting.next_on, Meeting.hour,
            Meeting.opinion, Meeting.state,
            Meeting.minutes_year, Meeting.minutes_number, Meeting.minutes_on,
        )
        .where(col(Meeting.held_on) <= as_of)
        .order_by(col(Meeting.held_on).desc(), col(Meeting.number).desc())
    )  # fmt: skip
    return [
        MeetingRow(**row, decisions=made[row["id"]], open=still_open[row["id"]])
        for row in session.execute(query).mappings()
    ]


def list_decisions(
    session: Session, as_of: date, tolerance: int, *, task_id: UUID | None = None
) -> list[DecisionRow]:
    """Decisions of meetings held up to a day, newest meeting first, each with its state.

    With `task_id` only those that concern this task.
    """
    query = (
        pick(Decision, Meeting, col(Task.number))
        .join(Meeting, col(Meeting.id) == col(Decision.meeting_id))
        .outerjoin(Task, col(Task.id) == col(Decision.task_id))
        .where(col(Meeting.held_on) <= as_of)
        .order_by(
            col(Meeting.held_on).desc(),
            col(Meeting.number).desc(),
            col(Meeting.id),
            col(Decision.position),
        )
    )
    if task_id:
        query = query.where(col(Decision.task_id) == task_id)
    context = _Context(session, as_of, tolerance)
    return [
        _row(decision, meeting, task, context) for decision, meeting, task in session.execute(query)
    ]


class _Context:
    """Everything the rows share, read once."""

    def __init__(self, session: Session, as_of: date, tolerance: int) -> None:
        self.as_of = as_of
        self.tolerance = tolerance
        self.plan = get_plan(session)
        self.names = unit_names(session)
        self.groups = group_members(session, as_of)
        self.latest = latest_reports(session, as_of, _reporting_pairs(), "decision_id")
        self.hindsight = as_they_were(session, as_of)


def _reporting_pairs() -> sa.Subquery:
    """The lead unit of every new work, a group replaced by whoever ever belonged to it."""
    is_work = col(Decision.kind) == DecisionKind.NEW_WORK
    key: sa.Label[UUID] = col(Decision.id).label("decision_id")
    direct = pick(key, col(Decision.unit_id)).where(is_work)
    through_group = (
        pick(key, col(GroupMember.unit_id))
        .join(GroupMember, col(GroupMember.group_id) == col(Decision.unit_id))
        .where(is_work)
    )
    return direct.union(through_group).subquery()


def _row(decision: Decision, meeting: Meeting, task: int | None, context: _Context) -> DecisionRow:
    names = context.names
    due_on = decision.due_on and context.hindsight.due_on(decision.id, decision.due_on)
    first = _first_report(meeting, context)
    duties = tuple(_duties(decision, context)) if first else ()
    is_owed = first is not None and context.as_of > first.due_on(context.plan.due_day)
    work = _work(decision, meeting.held_on, due_on, duties, context, is_owed=is_owed)
    settled = _settled(decision, context.as_of)
    return DecisionRow(
        id=decision.id,
        version=decision.version,
        meeting_id=meeting.id,
        meeting=title_of(meeting),
        held_on=meeting.held_on,
        minutes=minutes_title(meeting.minutes_year, meeting.minutes_number),
        position=decision.position,
        text=decision.text,
        kind=decision.kind,
        unit_id=decision.unit_id,
        unit=names[decision.unit_id] if decision.unit_id else "",
        cooperating=tuple(decision.cooperating),
        cooperating_names="、".join(names[unit] for unit in decision.cooperating),
        due_on=due_on,
        task_id=decision.task_id,
        task_number=task,
        field=decision.field,
        new_due_on=decision.new_due_on,
        new_unit_id=decision.new_unit_id,
        new_text=decision.new_text,
        is_public=decision.is_public,
        status=work.status,
        finished_on=work.finished_on,
        result=decision.result,
        settled=settled,
        duties=duties,
        assessment=_assess(decision, settled, work, context),
    )


def _work(
    decision: Decision,
    held_on: date,
    due_on: date | None,
    duties: tuple[Duty, ...],
    context: _Context,
    *,
    is_owed: bool,
) -> WorkState:
    """The state of a decision; until its first report was due, nobody is unreported."""
    now = Standing(decision.status, decision.finished_on, decision.suspended_on)
    standing = context.hindsight.standing(decision.id, now)
    return WorkState(
        standing.status,
        held_on,
        due_on,
        actual=mean_progress(duty.latest.percent for duty in duties if duty.latest),
        finished_on=standing.finished_on,
        suspended_on=standing.suspended_on,
        takes_reports=bool(duties) and (is_owed or any(duty.latest for duty in duties)),
    )


def _first_report(meeting: Meeting, context: _Context) -> ReportingPeriod | None:
    """The first period that is reported to a meeting's new work, once it has begun."""
    begins, plan = meeting.minutes_on, context.plan
    if begins is None or begins > context.as_of:
        return None
    first = first_owed(begins, plan.frequency, plan.due_day)
    return first if first <= period_of(context.as_of, plan.frequency) else None


def _duties(decision: Decision, context: _Context) -> list[Duty]:
    """What each unit that leads a new work owes in the current period."""
    if decision.kind is not DecisionKind.NEW_WORK or decision.unit_id is None:
        return []
    plan = context.plan
    return [
        duty_of(
            (unit, context.names[unit]),
            context.latest.get((decision.id, unit)),
            plan.frequency,
            context.as_of,
            plan,
        )
        for unit in expand((decision.unit_id,), context.groups)
    ]


def _settled(decision: Decision, as_of: date) -> str:
    if decision.kind is DecisionKind.INFORMATION:
        return INFORMED
    is_applied = decision.applied_on is not None and decision.applied_on <= as_of
    return ADJUSTED if is_applied else ""


def _assess(decision: Decision, settled: str, work: WorkState, context: _Context) -> Assessment:
    if not settled:
        return context.hindsight.judge(decision.id, work, context.tolerance)
    mark = Mark(Light.GREY, "○", settled)
    sentence = (
        "仅告知，不需办理。"
        if settled == INFORMED
        else "会议结束时已按决定调整任务，不需另行办理。"
    )
    return Assessment(ScheduleClass.DONE, mark, None, None, None, sentence)
