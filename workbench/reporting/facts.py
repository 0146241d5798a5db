"""What the phase reports speak of, read once and frozen."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from sqlmodel import Session

from workbench.collection import CollectionRow, read_collection
from workbench.decision_ledger import DecisionRow, list_decisions, list_meetings
from workbench.errors import InvalidInput, Missing
from workbench.ledger import TaskRow, list_tasks
from workbench.meetings import MeetingRow, MeetingState
from workbench.members import MemberRow, OfficeRow, get_office, list_members
from workbench.plan import PhaseRow, PlanRow, get_plan, list_phases
from workbench.reporting.traced.unit_figures import missing_units
from workbench.rules.periods import period_of, periods_between
from workbench.rules.schedule import ScheduleClass
from workbench.rules.targets import VerdictState
from workbench.rules.words import chinese_date
from workbench.scoreboard import TargetRow, group_targets, list_targets
from workbench.target_checks import FindingRow, findings_of


@dataclass(frozen=True, slots=True)
class PhaseFacts:
    """The plan, one phase of it, and every list as it stands on a day.

    `findings` are open; `collection` holds what each unit owed in this phase up to that day.
    """

    plan: PlanRow
    office: OfficeRow
    phase: PhaseRow
    next_phase: PhaseRow | None
    as_of: date
    tasks: tuple[TaskRow, ...]
    targets: tuple[TargetRow, ...]
    target_groups: dict[str, list[TargetRow]]
    findings: tuple[FindingRow, ...]
    meetings: tuple[MeetingRow, ...]
    decisions: tuple[DecisionRow, ...]
    members: tuple[MemberRow, ...]
    collection: tuple[CollectionRow, ...]

    def tasks_in(self, *classes: ScheduleClass) -> tuple[TaskRow, ...]:
        """Tasks of these schedule classes, in the table's order."""
        return tuple(t for t in self.tasks if t.assessment.schedule_class in classes)

    def targets_in(self, *states: VerdictState) -> tuple[TargetRow, ...]:
        """Targets with these verdicts, in the plan's order."""
        return tuple(t for t in self.targets if t.verdict.state in states)

    @property
    def is_last(self) -> bool:
        """Whether no phase follows."""
        return self.next_phase is None

    @property
    def open_decisions(self) -> tuple[DecisionRow, ...]:
        """Decisions not yet carried out."""
        return tuple(d for d in self.decisions if d.is_open)

    @property
    def missing_units(self) -> tuple[str, ...]:
        """Units that owe at least one report of the current period, in the table's order."""
        return missing_units(self.tasks)

    @property
    def programmes(self) -> tuple["ProgrammeFacts", ...]:
        """The tasks under their programmes, in order."""
        return group_programmes(self.tasks)


@dataclass(frozen=True, slots=True)
class ProgrammeFacts:
    """One programme with its tasks."""

    number: int
    title: str
    tasks: tuple[TaskRow, ...]

    @property
    def short_title(self) -> str:
        """The title without its opening verb, for charts: 质量提升工程."""
        title = self.title.removeprefix("实施").removeprefix("构建")
        return title.removeprefix("知识产权")

    @property
    def counts(self) -> dict[ScheduleClass, int]:
        """How many of its tasks are in each schedule class."""
        return count_classes(self.tasks)

    @property
    def actual(self) -> Fraction | None:
        """Mean progress of the tasks that have been reported on and are not suspended."""
        return mean(task.assessment.actual for task in self.tasks if task.assessment.counts)

    @property
    def expected(self) -> Fraction | None:
        """Mean expected progress of the tasks that are not suspended."""
        return mean(task.assessment.expected for task in self.tasks if task.assessment.counts)


def group_programmes(tasks: Iterable[TaskRow]) -> tuple[ProgrammeFacts, ...]:
    """Put tasks under their programmes, in order."""
    groups: dict[tuple[int, str], tuple[TaskRow, ...]] = {}
    for task in tasks:
        key = (task.programme_number, task.programme)
        groups[key] = (*groups.get(key, ()), task)
    return tuple(ProgrammeFacts(*key, members) for key, members in groups.items())


def count_classes(tasks: Iterable[TaskRow]) -> dict[ScheduleClass, int]:
    """How many tasks are in each schedule class, in the vocabulary's order, empty ones left out."""
    counted = Counter(task.assessment.schedule_class for task in tasks)
    return {name: counted[name] for name in ScheduleClass if counted[name]}


def mean(shares: Iterable[Fraction | None]) -> Fraction | None:
    """Mean of those that are known."""
    known = [share for share in shares if share is not None]
    return sum(known, Fraction(0)) / len(known) if known else None


def read_phase_facts(
    session: Session, number: int, today: date, as_of: date | None = None
) -> PhaseFacts:
    """Read everything for the report of phase `number`.

    Args:
        session: of the read.
        number: 1 to 4.
        today: from the clock.
        as_of: 统计截止日; the earlier of today and the phase's deadline unless given.

    Raises:
        Missing: the plan has no such phase.
        InvalidInput: on that day the plan had not begun.
    """
    phases = list_phases(session)
    phase = next((phase for phase in phases if phase.number == number), None)
    if phase is None:
        raise Missing(f"方案没有第 {number} 个实施阶段，只有 1 到 {len(phases)}。")
    day = as_of or min(today, phase.deadline)
    plan = get_plan(session)
    if day < plan.starts_on:
        raise InvalidInput(f"统计截止日不能早于方案开始的{chinese_date(plan.starts_on)}。", "as_of")
    targets = tuple(list_targets(session, day))
    return PhaseFacts(
        plan=plan,
        office=get_office(session),
        phase=phase,
        next_phase=next((p for p in phases if p.number == number + 1), None),
        as_of=day,
        tasks=tuple(list_tasks(session, day)),
        targets=targets,
        target_groups=group_targets(session, targets),
        findings=tuple(row for row in findings_of(session, targets, day) if row.is_open),
        meetings=tuple(
            row for row in list_meetings(session, day) if row.state is not MeetingState.PREPARING
        ),
        decisions=tuple(
            row for row in list_decisions(session, day, plan.tolerance) if row.is_public
        ),
        members=tuple(list_members(session, day)),
        collection=_collected(session, plan, phases, number, day),
    )


def _collected(
    session: Session, plan: PlanRow, phases: Sequence[PhaseRow], number: int, day: date
) -> tuple[CollectionRow, ...]:
    """What units owed and gave from the day after the phase before (or the plan's first) on."""
    begins = max((p.deadline for p in phases if p.number < number), default=plan.starts_on)
    last = period_of(day, plan.frequency)
    first = min(period_of(begins + timedelta(days=1), plan.frequency), last)
    columns = sum(1 for _ in periods_between(first, last))
    return read_collection(session, day, columns).rows
