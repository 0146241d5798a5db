"""今日: what there is to do first, and the counts that open lists."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from workbench.decision_ledger import DecisionRow, list_decisions
from workbench.ledger import TaskRow, list_tasks
from workbench.plan import PhaseRow, get_plan, list_phases, running_phase
from workbench.promises import PromiseRow, list_promises
from workbench.reporting.facts import ProgrammeFacts, group_programmes
from workbench.rules.schedule import Light, ScheduleClass
from workbench.rules.targets import VerdictState
from workbench.scoreboard import TargetRow, list_targets
from workbench.target_checks import FindingRow, findings_of

URGENCY = {Light.RED: 0, Light.YELLOW: 1, Light.BLUE: 2}
"""The order of 先办这些: late, then behind, then soon due."""


@dataclass(frozen=True, slots=True)
class Today:
    """The desk in the morning of a day."""

    as_of: date
    tolerance: int
    tasks: tuple[TaskRow, ...]
    decisions: tuple[DecisionRow, ...]
    targets: tuple[TargetRow, ...]
    phases: tuple[PhaseRow, ...]
    promises: tuple[PromiseRow, ...]
    findings: tuple[FindingRow, ...]

    @property
    def overdue(self) -> tuple[TaskRow, ...]:
        """Tasks past a deadline."""
        return self._in(ScheduleClass.OVERDUE)

    @property
    def behind(self) -> tuple[TaskRow, ...]:
        """Tasks behind their schedule."""
        return self._in(ScheduleClass.BEHIND)

    def _in(self, wanted: ScheduleClass) -> tuple[TaskRow, ...]:
        return tuple(t for t in self.tasks if t.assessment.schedule_class is wanted)

    @property
    def unreported(self) -> tuple[TaskRow, ...]:
        """Tasks on which a report of this period is still owed."""
        return tuple(task for task in self.tasks if task.missing)

    @property
    def due_soon(self) -> tuple[TaskRow, ...]:
        """Tasks due within thirty days and neither late nor behind."""
        return tuple(t for t in self.tasks if t.assessment.light is Light.BLUE)

    @property
    def open_decisions(self) -> tuple[DecisionRow, ...]:
        """Decisions not yet carried out."""
        return tuple(d for d in self.decisions if d.is_open)

    @property
    def without_baseline(self) -> tuple[TargetRow, ...]:
        """Targets that cannot be judged before their base year's figure is known."""
        return tuple(t for t in self.targets if t.verdict.state is VerdictState.NO_BASELINE)

    @property
    def doubtful(self) -> tuple[FindingRow, ...]:
        """Figures of targets that nobody has explained yet."""
        return tuple(finding for finding in self.findings if finding.is_open)

    @property
    def programmes(self) -> tuple[ProgrammeFacts, ...]:
        """The seven programmes with their tasks."""
        return group_programmes(self.tasks)

    @property
    def phase(self) -> PhaseRow:
        """The phase that runs: the first whose deadline has not passed, or the last one."""
        return running_phase(self.phases, self.as_of)

    @property
    def first(self) -> tuple[TaskRow | DecisionRow, ...]:
        """What to do first: late, behind, soon due; within each the longest first."""
        rows: list[TaskRow | DecisionRow] = [*self.tasks, *self.open_decisions]
        urgent = [row for row in rows if row.assessment.light in URGENCY]
        return tuple(sorted(urgent, key=_urgency))


def _urgency(row: TaskRow | DecisionRow) -> tuple[int, bool, int]:
    """Unreported tasks come after those that are late, although both are red."""
    assessment = row.assessment
    is_silent = assessment.schedule_class is ScheduleClass.UNREPORTED
    return URGENCY[assessment.light], is_silent, -(assessment.days or 0)


def read_today(session: Session, as_of: date) -> Today:
    """Read the desk as of a day."""
    tolerance = get_plan(session).tolerance
    targets = tuple(list_targets(session, as_of))
    return Today(
        as_of=as_of,
        tolerance=tolerance,
        tasks=tuple(list_tasks(session, as_of)),
        decisions=tuple(list_decisions(session, as_of, tolerance)),
        targets=targets,
        phases=tuple(list_phases(session)),
        promises=tuple(list_promises(session, as_of)),
        findings=tuple(findings_of(session, targets, as_of)),
    )
