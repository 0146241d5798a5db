"""Targets of the plan: what each asks for, by kind, and who judges those without figures."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, Session, func, select

from workbench.errors import InvalidInput
from workbench.journal import describe
from workbench.records import DecimalText, Draft, Record, amend, choice, load
from workbench.rules.periods import Frequency
from workbench.rules.targets import (
    DEFAULT_TOLERANCE,
    WITHOUT_FIGURES,
    Goal,
    Judgement,
    Measure,
    TargetKind,
)


class TargetDraft(Draft):
    """目标指标 as typed into the form; which numbers a kind needs, `Goal` says."""

    group: str = Field(title="类别", min_length=1, max_length=100)
    name: str = Field(title="指标名称", min_length=1, max_length=100)
    sentence: str = Field(title="方案原文", min_length=1, max_length=2000)
    kind: TargetKind = Field(title="指标类型", sa_type=choice(TargetKind))
    value: Decimal | None = Field(
        default=None, title="目标值", max_digits=18, decimal_places=6, sa_type=DecimalText
    )
    high: Decimal | None = Field(
        default=None, title="上限", max_digits=18, decimal_places=6, sa_type=DecimalText
    )
    rate: Decimal | None = Field(
        default=None, title="增长率", max_digits=9, decimal_places=6, sa_type=DecimalText
    )
    tolerance: Decimal | None = Field(
        default=None, title="容许差", max_digits=9, decimal_places=6, sa_type=DecimalText
    )
    unit: str = Field(default="", title="计量单位", max_length=20)
    measure: Measure | None = Field(default=None, title="口径", sa_type=choice(Measure))
    base_year: int | None = Field(default=None, title="基期年份", ge=2000, le=2100)
    due_on: date = Field(title="到期日期")
    frequency: Frequency = Field(
        default=Frequency.YEAR, title="填报频次", sa_type=choice(Frequency)
    )
    data_source: str = Field(default="", title="数据来源", max_length=500)
    unit_id: UUID | None = Field(default=None, title="责任单位", foreign_key="unit.id")
    parts_id: UUID | None = Field(default=None, title="分项填报", foreign_key="unit.id")
    source_note: str = Field(default="", title="原文说明", max_length=2000)


class Target(Record, TargetDraft, table=True):
    """目标指标: a typed goal with the sentence of the plan it comes from.

    `parts_id` is the group of units (各旗县区政府) whose figures add up to the city's.
    """

    plan_id: UUID = Field(foreign_key="plan.id")
    number: int = Field(unique=True)
    tasks: list[int] = Field(default_factory=list, sa_type=sa.JSON)
    achieved_on: date | None = None
    achieved_note: str = ""

    def goal(self, figures: Mapping[int, Decimal]) -> Goal:
        """What it asks for; the base year's figure is the baseline.

        Raises:
            InvalidInput: its numbers do not fit its kind.
        """
        return Goal(
            kind=self.kind,
            due_year=self.due_on.year,
            value=self.value,
            high=self.high,
            rate=self.rate,
            tolerance=DEFAULT_TOLERANCE if self.tolerance is None else self.tolerance,
            unit=self.unit,
            base_year=self.base_year,
            baseline=None if self.base_year is None else figures.get(self.base_year),
            due_on=self.due_on,
        )

    @property
    def judgement(self) -> Judgement | None:
        """What people found, where there are no figures."""
        if self.achieved_on is None:
            return None
        return Judgement(self.achieved_on, has_evidence=bool(self.achieved_note))


class AchievementDraft(Draft):
    """The judgement on a target without figures: when it was reached and what shows it."""

    achieved_on: date | None = Field(default=None, title="实现日期")
    achieved_note: str = Field(default="", title="依据", max_length=2000)


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


def list_target_groups(session: Session) -> list[str]:
    """The headings that targets stand under, in the plan's order."""
    query = select(Target.group).group_by(Target.group).order_by(func.min(Target.number))
    return list(session.exec(query))
