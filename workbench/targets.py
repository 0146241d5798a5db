"""Targets of the plan, their readings by year, and the verdict on each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, Session, col, select

from workbench.errors import InvalidInput
from workbench.journal import describe
from workbench.records import DecimalText, Draft, Record, amend, choice, load, put
from workbench.rules.targets import (
    DEFAULT_TOLERANCE,
    WITHOUT_FIGURES,
    Goal,
    Judgement,
    TargetKind,
    Verdict,
    assess_target,
)


class Target(Record, table=True):
    """目标指标: a typed goal with the sentence of the plan it comes from."""

    plan_id: UUID = Field(foreign_key="plan.id")
    number: int = Field(unique=True)
    group: str
    name: str
    kind: TargetKind = Field(sa_type=choice(TargetKind))
    value: Decimal | None = Field(default=None, sa_type=DecimalText)
    high: Decimal | None = Field(default=None, sa_type=DecimalText)
    rate: Decimal | None = Field(default=None, sa_type=DecimalText)
    tolerance: Decimal | None = Field(default=None, sa_type=DecimalText)
    unit: str = ""
    measure: str = ""
    base_year: int | None = None
    unit_id: UUID | None = Field(default=None, foreign_key="unit.id")
    due_on: date
    sentence: str
    tasks: list[int] = Field(default_factory=list, sa_type=sa.JSON)
    source_note: str = ""
    achieved_on: date | None = None
    achieved_note: str = ""


class AchievementDraft(Draft):
    """The judgement on a target without figures: when it was reached and what shows it."""

    achieved_on: date | None = Field(default=None, title="实现日期")
    achieved_note: str = Field(default="", title="依据", max_length=2000)


class ReadingDraft(Draft):
    """指标数据 as typed into the form; the base year's reading is the baseline."""

    target_id: UUID = Field(title="指标", foreign_key="target.id")
    year: int = Field(title="年份", ge=2000, le=2100)
    value: Decimal = Field(title="数值", ge=0, max_digits=18, decimal_places=6, sa_type=DecimalText)
    source: str = Field(default="", title="数据来源", max_length=500)
    note: str = Field(default="", title="说明", max_length=2000)


class Reading(Record, ReadingDraft, table=True):
    """One figure of one target for one year."""

    __table_args__ = (sa.UniqueConstraint("target_id", "year", name="one_reading_a_year"),)


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One figure as the target's detail shows it."""

    id: UUID
    version: int
    year: int
    value: Decimal
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target with its readings and its verdict."""

    id: UUID
    number: int
    group: str
    name: str
    goal: Goal
    measure: str
    due_on: date
    sentence: str
    tasks: tuple[int, ...]
    source_note: str
    achieved_on: date | None
    achieved_note: str
    readings: tuple[ReadingRow, ...]
    verdict: Verdict


def list_targets(session: Session, as_of: date) -> list[TargetRow]:
    """All targets in the plan's order, each with its verdict on a day."""
    readings: dict[UUID, list[ReadingRow]] = {}
    for entry in session.exec(select(Reading).order_by(col(Reading.year))):
        row = ReadingRow(entry.id, entry.version, entry.year, entry.value, entry.source, entry.note)
        readings.setdefault(entry.target_id, []).append(row)
    targets = session.exec(select(Target).order_by(col(Target.number)))
    return [_target_row(target, tuple(readings.get(target.id, ())), as_of) for target in targets]


def _target_row(target: Target, readings: tuple[ReadingRow, ...], as_of: date) -> TargetRow:
    figures = {row.year: row.value for row in readings}
    goal = _goal(target, figures)
    return TargetRow(
        id=target.id,
        number=target.number,
        group=target.group,
        name=target.name,
        goal=goal,
        measure=target.measure,
        due_on=target.due_on,
        sentence=target.sentence,
        tasks=tuple(target.tasks),
        source_note=target.source_note,
        achieved_on=target.achieved_on,
        achieved_note=target.achieved_note,
        readings=readings,
        verdict=assess_target(goal, figures, as_of, _judgement(target)),
    )


def _goal(target: Target, figures: Mapping[int, Decimal]) -> Goal:
    base_year = target.base_year
    return Goal(
        kind=target.kind,
        due_year=target.due_on.year,
        value=target.value,
        high=target.high,
        rate=target.rate,
        tolerance=DEFAULT_TOLERANCE if target.tolerance is None else target.tolerance,
        unit=target.unit,
        base_year=base_year,
        baseline=None if base_year is None else figures.get(base_year),
        due_on=target.due_on,
    )


def _judgement(target: Target) -> Judgement | None:
    if target.achieved_on is None:
        return None
    return Judgement(target.achieved_on, has_evidence=bool(target.achieved_note))


def record_reading(session: Session, draft: ReadingDraft, seen: int = 0) -> UUID:
    """Take one figure; the base year's is the baseline.

    Args:
        session: of the write.
        draft: the checked form.
        seen: version of the reading that the form showed for this year, 0 for none.

    Raises:
        InvalidInput: the target takes no figures, the year lies outside base year and deadline,
            or somebody else entered the same year meanwhile.
    """
    target = load(session, Target, draft.target_id, "指标")
    if target.kind in WITHOUT_FIGURES:
        raise InvalidInput("这一项按是否实现评价，没有数值，请填写实现日期和依据。", "value")
    first = target.base_year or draft.year
    if not first <= draft.year <= target.due_on.year:
        raise InvalidInput(f"年份应在 {first} 到 {target.due_on.year} 之间。", "year")
    describe(session, f"录入指标“{target.name}”{draft.year}年数据")
    reading = session.exec(
        select(Reading).where(Reading.target_id == target.id, Reading.year == draft.year)
    ).first()
    if (reading.version if reading else 0) != seen:
        raise InvalidInput("这一年的数据刚在别处改过，请重新打开后再改。", "year")
    if reading:
        amend(reading, draft)
    else:
        reading = Reading.model_validate(draft.model_dump())
        put(session, reading)
    return reading.id


def record_readings(session: Session, readings: Sequence[tuple[ReadingDraft, int]]) -> None:
    """Take several figures of one target as one action: the first one together with its baseline.

    Args:
        session: of the write.
        readings: each checked form with the version it showed, as in `record_reading`.

    Raises:
        InvalidInput: one of them cannot be taken; then none is.
    """
    for draft, seen in readings:
        record_reading(session, draft, seen)
    target = load(session, Target, readings[0][0].target_id, "指标")
    years = "、".join(f"{draft.year}年" for draft, _ in readings)
    describe(session, f"录入指标“{target.name}”{years}数据")


def delete_reading(session: Session, reading_id: UUID) -> None:
    """Take a figure out; undo brings it back."""
    reading = load(session, Reading, reading_id, "指标数据")
    target = load(session, Target, reading.target_id, "指标")
    describe(session, f"删除指标“{target.name}”{reading.year}年数据")
    session.delete(reading)


def record_achievement(session: Session, target_id: UUID, draft: AchievementDraft) -> None:
    """Judge a target without figures.

    Raises:
        InvalidInput: it has figures, or a date is given without what shows it.
    """
    target = load(session, Target, target_id, "指标")
    if target.kind not in WITHOUT_FIGURES:
        raise InvalidInput("这一项按数值评价，请录入指标数据。", "achieved_on")
    if draft.achieved_on and not draft.achieved_note:
        raise InvalidInput("请写明依据，例如批文、验收文件的名称和文号。", "achieved_note")
    describe(session, f"评价指标“{target.name}”")
    amend(target, draft)
