"""What 领导参阅 speaks of: the whole in short, and what waits for a leader's word."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlmodel import Session, col

from workbench.collection import CollectionRow, read_collection
from workbench.decision_ledger import DecisionRow, list_decisions
from workbench.errors import InvalidInput, Missing
from workbench.ledger import TaskRow, list_tasks
from workbench.members import MemberRow, Role, list_members
from workbench.plan import PhaseRow, PlanRow, get_plan, list_phases
from workbench.proposals import asked_extensions
from workbench.records import pick
from workbench.reporting.office.spans import must_have_begun
from workbench.reporting.office.supervision_facts import read_names
from workbench.reporting.wording import short, task_title
from workbench.rules.periods import ReportingPeriod
from workbench.rules.schedule import ScheduleClass, Status
from workbench.scoreboard import TargetRow, list_targets
from workbench.supervision import Act, ActKind, ActRow, list_acts

LEADERS = (Role.HEAD, Role.EXECUTIVE_DEPUTY, Role.DEPUTY)
LONG = 30
"""Days after which what is overdue needs a leader's word."""
AHEAD = timedelta(days=90)
TWICE = 2
"""Periods in a row."""
Work = TaskRow | DecisionRow


@dataclass(frozen=True, slots=True)
class Step:
    """Something that falls due: a milestone, a whole task, a decision, or a phase."""

    due_on: date
    what: str
    unit: str


@dataclass(frozen=True, slots=True)
class LeaderFacts:
    """What one leader should know on a day.

    Args:
        plan: of the file.
        member: whom the paper is for, with the post of that day.
        as_of: 统计截止日.
        tasks: all of them.
        targets: all of them.
        decisions: the public ones.
        period: the one that runs.
        collected: units that owe reports in it, and what they gave in the ones before.
        silent: units that gave no report in the last two periods that were due, though they owed.
        requests: extensions that units ask for and nobody has decided on.
        instructions: what this leader wrote about what is still open, newest first.
        phases: of the plan.
        names: what tasks and decisions are called in a sentence.
    """

    plan: PlanRow
    member: MemberRow
    as_of: date
    tasks: tuple[TaskRow, ...]
    targets: tuple[TargetRow, ...]
    decisions: tuple[DecisionRow, ...]
    period: ReportingPeriod
    collected: tuple[CollectionRow, ...]
    silent: tuple[CollectionRow, ...]
    requests: tuple[ActRow, ...]
    instructions: tuple[ActRow, ...]
    phases: tuple[PhaseRow, ...]
    names: dict[UUID, str]

    @property
    def overdue(self) -> tuple[Work, ...]:
        """Decisions that are overdue, and tasks by more than `LONG` days; the longest first."""
        rows: list[Work] = [row for row in self.tasks if _days_late(row) > LONG]
        rows += [row for row in self.decisions if _days_late(row)]
        waiting = (row for row in rows if row.status is not Status.CLOSING_REQUESTED)
        return tuple(sorted(waiting, key=_days_late, reverse=True))

    @property
    def handed_in(self) -> tuple[DecisionRow, ...]:
        """Decisions said to be carried out: a leader's word closes them."""
        return tuple(row for row in self.decisions if row.status is Status.CLOSING_REQUESTED)

    @property
    def open_decisions(self) -> tuple[DecisionRow, ...]:
        """Decisions not yet carried out."""
        return tuple(row for row in self.decisions if row.is_open)

    @property
    def own(self) -> tuple[TaskRow, ...]:
        """Tasks that the leader's own unit leads."""
        unit = self.member.unit_id
        return tuple(t for t in self.tasks if unit and any(d.unit_id == unit for d in t.duties))

    @property
    def coming(self) -> tuple[Step, ...]:
        """What falls due within the next 90 days, the nearest first."""
        last = self.as_of + AHEAD
        steps = (step for step in self._steps() if self.as_of <= step.due_on <= last)
        return tuple(sorted(steps, key=lambda step: step.due_on))

    def _steps(self) -> Iterator[Step]:
        for phase in self.phases:
            yield Step(phase.deadline, f"{phase.title}结束", "")
        for task in self.tasks:
            if task.owes_reports:
                yield from steps_of(task, self.as_of)
        for row in self.open_decisions:
            if row.due_on:
                yield Step(row.due_on, f"“{short(row.text)}”", row.unit)


def _days_late(row: Work) -> int:
    judged = row.assessment
    return (judged.days or 0) if judged.schedule_class is ScheduleClass.OVERDUE else 0


def steps_of(task: TaskRow, as_of: date) -> Iterator[Step]:
    """The milestones of a task that are not reached, and its own last day."""
    for step in task.milestones:
        if not step.plan.is_done(as_of):
            yield Step(step.due_on, f"第{task.number}项{step.title}", task.lead_names)
    if all(step.due_on != task.due_on for step in task.milestones):
        yield Step(task.due_on, task_title(task), task.lead_names)


def read_leader(
    session: Session, member_id: UUID, today: date, as_of: date | None = None
) -> LeaderFacts:
    """Read everything that one leader should know.

    Args:
        session: of the read.
        member_id: 组长, 常务副组长 or 副组长 of the day.
        today: from the clock.
        as_of: 统计截止日; today unless given.

    Raises:
        Missing: nobody of that id is in the group on that day.
        InvalidInput: the member leads nothing, or the plan had not begun.
    """
    plan, day = get_plan(session), as_of or today
    must_have_begun(plan, day)
    member = _leader(session, member_id, day)
    names = read_names(session, day)
    collection = read_collection(session, day)
    acts = list_acts(session, day)
    tasks = tuple(list_tasks(session, day))
    decided = list_decisions(session, day, plan.tolerance)
    decisions = tuple(row for row in decided if row.is_public)
    open_ids = {task.id for task in tasks if task.owes_reports}
    open_ids |= {row.id for row in decisions if row.is_open}
    asked = {proposal.subject_id for proposal in asked_extensions(session, day)}
    return LeaderFacts(
        plan=plan,
        member=member,
        as_of=day,
        tasks=tasks,
        targets=tuple(list_targets(session, day)),
        decisions=decisions,
        period=collection.periods[-1],
        collected=tuple(row for row in collection.rows if row.tallies[-1].owed),
        silent=tuple(_silent(collection.rows, collection.periods, plan, day)),
        requests=tuple(act for act in acts if act.id in asked and act.subject_id in open_ids),
        instructions=tuple(_instructions(session, member_id, acts, open_ids)),
        phases=tuple(list_phases(session)),
        names=names,
    )


def list_leaders(session: Session, as_of: date) -> list[MemberRow]:
    """组长, 常务副组长 and 副组长 of a day, by rank."""
    return [row for row in list_members(session, as_of) if row.role in LEADERS]


def _leader(session: Session, member_id: UUID, day: date) -> MemberRow:
    member = next((row for row in list_members(session, day) if row.id == member_id), None)
    if member is None:
        raise Missing("截至统计截止日，这位同志不在领导小组任职，请从列表中选择。")
    if member.role not in LEADERS:
        raise InvalidInput(f"{member.name}不是组长或副组长，领导参阅只呈组长、副组长。", "subject")
    return member


def _silent(
    rows: Sequence[CollectionRow], periods: Sequence[ReportingPeriod], plan: PlanRow, day: date
) -> Iterator[CollectionRow]:
    """Units that owed reports in both of the last periods that were due and gave none."""
    due = [at for at, period in enumerate(periods) if period.due_on(plan.due_day) < day][-TWICE:]
    for row in rows:
        tallies = [row.tallies[at] for at in due]
        if len(tallies) == TWICE and all(t.missing and not t.given for t in tallies):
            yield row


def _instructions(
    session: Session, member_id: UUID, acts: Sequence[ActRow], open_ids: Collection[UUID]
) -> Iterator[ActRow]:
    query = pick(Act.id).where(
        col(Act.kind) == ActKind.INSTRUCTION, col(Act.member_id) == member_id
    )
    own = set(session.execute(query).scalars())
    yield from (act for act in acts if act.id in own and act.subject_id in open_ids)
