"""待核实: what is doubtful about the figures of targets, and what was said to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from workbench.progress import ProgressEntry
from workbench.readings import ReadingRow
from workbench.records import pick
from workbench.rules.periods import Frequency, parse_period
from workbench.rules.targets.figures import known_on, period_title
from workbench.rules.targets.findings import (
    Finding,
    FindingKind,
    Severity,
    find_problems,
)
from workbench.rules.targets.said import Said, figures_said, name_core
from workbench.scoreboard import TargetRow, list_targets
from workbench.tasks import Task, TaskUnit
from workbench.units import Unit


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding with the figure it is about; its note explains it."""

    target_id: UUID
    number: int
    name: str
    kind: FindingKind
    severity: Severity
    period: str
    unit: str
    sentence: str
    reading: ReadingRow

    @property
    def is_open(self) -> bool:
        """Whether nobody has said yet why the figure is right as it stands."""
        return not self.reading.is_explained


def list_findings(session: Session, as_of: date) -> list[FindingRow]:
    """Everything doubtful in the figures known on a day, by target, the explained ones too."""
    return findings_of(session, list_targets(session, as_of), as_of)


def findings_of(session: Session, targets: Sequence[TargetRow], as_of: date) -> list[FindingRow]:
    """The same for targets that were read already, as they stand on the day."""
    known = [row for row in targets if row.readings]
    said = _said(session, known, as_of)
    return [row for target in known for row in _findings(target, said[target.id], as_of)]


def _findings(target: TargetRow, said: Sequence[Said], as_of: date) -> Iterator[FindingRow]:
    readings = {(r.year, r.quarter, r.unit): r for r in target.readings}
    figures = [reading.figure(target.measure) for reading in target.readings]
    known = known_on(figures, as_of, by_quarter=target.frequency is not Frequency.YEAR)
    for finding in find_problems(target.measure or "", target.goal.unit, known, said):
        reading = readings[finding.year, finding.quarter, finding.unit]
        yield _row(target, finding, reading)


def _row(target: TargetRow, finding: Finding, reading: ReadingRow) -> FindingRow:
    return FindingRow(
        target_id=target.id,
        number=target.number,
        name=target.name,
        kind=finding.kind,
        severity=finding.severity,
        period=period_title(finding.year, finding.quarter),
        unit=finding.unit,
        sentence=finding.sentence,
        reading=reading,
    )


def _said(
    session: Session, targets: Sequence[TargetRow], as_of: date
) -> dict[UUID, tuple[Said, ...]]:
    """For each target, the figures that reports on its tasks give in their text."""
    return {
        target.id: tuple(
            said
            for entry in session.execute(_mentions(target, as_of))
            for said in _figures_in(target, *entry)
        )
        for target in targets
    }


def _mentions(target: TargetRow, as_of: date) -> sa.Select[Any]:
    """The reports on a target's tasks that mention it, by the units that the plan names for them.

    A district reports as one of a group, and speaks of itself.
    """
    return (
        pick(Task.number, Unit.short_name, ProgressEntry.period, ProgressEntry.text)
        .join(Task, col(Task.id) == col(ProgressEntry.task_id))
        .join(Unit, col(Unit.id) == col(ProgressEntry.unit_id))
        .join(
            TaskUnit,
            sa.and_(
                col(TaskUnit.task_id) == col(ProgressEntry.task_id),
                col(TaskUnit.unit_id) == col(ProgressEntry.unit_id),
            ),
        )
        .where(
            col(Task.number).in_(target.tasks),
            col(ProgressEntry.ends_on) <= as_of,
            col(ProgressEntry.text).contains(name_core(target.name), autoescape=True),
        )
        .order_by(col(ProgressEntry.ends_on), col(Task.number))
    )


def _figures_in(target: TargetRow, task: int, unit: str, code: str, text: str) -> Iterator[Said]:
    period = parse_period(code)
    end = period.ends_on
    quarter = (end.month + 2) // 3
    for value in figures_said(text, target.name, target.goal.unit, end.year):
        yield Said(
            f"第{task}项任务{period.title}进展（{unit}）",
            end.year,
            quarter,
            value,
            is_running=end.month % 3 != 0,
        )
