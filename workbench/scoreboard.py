"""Every target as it stands on a day: its figures, its verdict, and where it is heading."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from workbench.plan import list_programmes
from workbench.readings import ReadingRow, list_readings
from workbench.rules.periods import Frequency
from workbench.rules.targets import (
    LAST_QUARTER,
    WITHOUT_FIGURES,
    Figure,
    Goal,
    Measure,
    Verdict,
    assess_target,
)
from workbench.rules.targets.figures import city_figures, known_on, yearly
from workbench.rules.targets.trajectory import Trajectory, trace
from workbench.targets import Target
from workbench.units import UnitRow, group_members, list_units

FROM_TASKS = "重点任务中的指标"
"""The heading of the targets that stand only under the programmes' tasks."""


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target with its readings and its verdict; `parts` are the units that report on it."""

    id: UUID
    version: int
    number: int
    group: str
    name: str
    goal: Goal
    measure: Measure | None
    frequency: Frequency
    data_source: str
    unit_id: UUID | None
    unit_in_charge: str
    parts_id: UUID | None
    parts: tuple[UnitRow, ...]
    due_on: date
    sentence: str
    tasks: tuple[int, ...]
    source_note: str
    achieved_on: date | None
    achieved_note: str
    readings: tuple[ReadingRow, ...]
    figures: tuple[Figure, ...]
    verdict: Verdict
    trajectory: Trajectory | None

    @property
    def is_judged(self) -> bool:
        """Whether people judge it, because it has no figures."""
        return self.goal.kind in WITHOUT_FIGURES


@dataclass(frozen=True, slots=True)
class _Units:
    """The units as they are on a day."""

    by_id: dict[UUID, UnitRow]
    members: dict[UUID, tuple[UUID, ...]]

    def name(self, unit: UUID | None) -> str:
        return self.by_id[unit].short_name if unit else ""

    def parts(self, group: UUID | None) -> tuple[UnitRow, ...]:
        return tuple(self.by_id[unit] for unit in self.members.get(group, ())) if group else ()


def list_targets(session: Session, as_of: date) -> list[TargetRow]:
    """All targets in the plan's order, each with its verdict on a day."""
    readings: dict[UUID, list[ReadingRow]] = {}
    for row in list_readings(session):
        readings.setdefault(row.target_id, []).append(row)
    units = _Units(
        {unit.id: unit for unit in list_units(session, groups=True)},
        group_members(session, as_of),
    )
    targets = session.exec(select(Target).order_by(col(Target.number)))
    return [_target_row(target, readings.get(target.id, ()), units, as_of) for target in targets]


def _target_row(
    target: Target, readings: Sequence[ReadingRow], units: _Units, as_of: date
) -> TargetRow:
    parts = units.parts(target.parts_id)
    figures = city_figures(
        [reading.figure(target.measure) for reading in readings],
        target.measure or "",
        target.unit,
        [unit.short_name for unit in parts],
    )
    by_quarter = target.frequency is not Frequency.YEAR
    by_year = yearly(known_on(figures, as_of, by_quarter=by_quarter))
    values = {year: figure.value for year, figure in by_year.items()}
    goal = target.goal({figure.year: figure.value for figure in yearly(figures).values()})
    newest = max(by_year, default=None)
    part_year = newest if newest and by_year[newest].quarter < LAST_QUARTER else None
    return TargetRow(
        id=target.id,
        version=target.version,
        number=target.number,
        group=target.group,
        name=target.name,
        goal=goal,
        measure=target.measure,
        frequency=target.frequency,
        data_source=target.data_source,
        unit_id=target.unit_id,
        unit_in_charge=units.name(target.unit_id),
        parts_id=target.parts_id,
        parts=parts,
        due_on=target.due_on,
        sentence=target.sentence,
        tasks=tuple(target.tasks),
        source_note=target.source_note,
        achieved_on=target.achieved_on,
        achieved_note=target.achieved_note,
        readings=tuple(readings),
        figures=figures,
        verdict=assess_target(goal, values, as_of, target.judgement, part_year),
        trajectory=trace(goal, values, as_of, part_year),
    )


def group_targets(session: Session, targets: Sequence[TargetRow]) -> dict[str, list[TargetRow]]:
    """The targets under the plan's headings; those that stand only in tasks come together, last."""
    programmes = set(list_programmes(session))
    groups: dict[str, list[TargetRow]] = {}
    for target in targets:
        heading = FROM_TASKS if target.group in programmes else target.group
        groups.setdefault(heading, []).append(target)
    return groups
