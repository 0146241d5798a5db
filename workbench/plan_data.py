"""A plan document as data: the parts of a plan file, each checked for itself."""

from datetime import date
from decimal import Decimal
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from workbench.rules.targets import TargetKind


class _Part(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, str_min_length=1
    )

    source_note: str = ""


class DocumentData(_Part):
    """The issued document; `text` is the name of the file with its full text."""

    title: str
    document_number: str
    issuer: str
    leading_group: str
    starts_on: date
    ends_on: date
    text: str


class ProgrammeData(_Part):
    """One 重点任务, titled as in the 分工表 and as in the text."""

    number: int
    title: str
    clauses_heading: str


class ClauseData(_Part):
    """One numbered paragraph of the text."""

    number: int
    programme: int
    text: str


class PhaseData(_Part):
    """One 实施阶段 with its 阶段工作."""

    number: int
    title: str
    short_title: str
    deadline: date
    deadline_text: str
    items: tuple[str, ...] = Field(min_length=1)


class UnitData(_Part):
    """A unit as the table writes it, as the roster writes it, and as others do."""

    official_name: str
    short_name: str
    aliases: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it goes by, each once, the short name first."""
        return tuple(dict.fromkeys((self.short_name, self.official_name, *self.aliases)))


class GroupData(_Part):
    """Units that the table names together."""

    name: str
    aliases: tuple[str, ...]
    members: tuple[str, ...] = Field(min_length=1)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it goes by, the one to print first."""
        return (self.name, *self.aliases)


class MilestoneData(_Part):
    """A step of a schedule; weight in points of the task's hundred."""

    title: str
    due_on: date
    weight: int = Field(gt=0)


class TaskData(_Part):
    """One row of the 分工表; units as printed."""

    number: int
    programme: int
    clause: int
    content: str
    lead: tuple[str, ...] = Field(min_length=1)
    cooperating: tuple[str, ...]
    schedule: str
    starts_on: date
    due_on: date
    milestones: tuple[MilestoneData, ...] = ()

    @model_validator(mode="after")
    def _steps_lead_to_the_end(self) -> Self:
        days = [self.starts_on, *(step.due_on for step in self.milestones), self.due_on]
        if days != sorted(days):
            raise ValueError("开始日期、各节点日期和期限应当先后有序")
        points = sum(step.weight for step in self.milestones)
        if self.milestones and points != 100:  # noqa: PLR2004 - percent
            raise ValueError(f"各节点权重合计应为 100，不是 {points}")
        return self


class TargetData(_Part):
    """One 目标指标 (DESIGN section 4); rate and tolerance are fractions, not percent."""

    number: int
    group: str
    name: str
    kind: TargetKind
    value: Decimal | None = None
    high: Decimal | None = None
    rate: Decimal | None = None
    tolerance: Decimal | None = None
    unit: str = ""
    measure: Literal["", "累计值", "当年值", "时点值"] = ""
    base_year: int | None = None
    due_on: date
    unit_in_charge: str | None = None
    tasks: tuple[int, ...]
    sentence: str


class MemberData(_Part):
    """One person of the roster; without `unit` where the post names no single unit."""

    order: int
    role: Literal["组长", "常务副组长", "副组长", "成员"]
    name: str
    post: str
    unit: str | None = None


class OfficeData(_Part):
    """The leading group's office."""

    unit: str
    director: str
    text: str


class SafeguardData(_Part):
    """One part of 保障措施."""

    number: int
    title: str
    text: str


class PlanFile(_Part):
    """A whole plan document whose numbers, names and days agree with one another."""

    plan: DocumentData
    programmes: tuple[ProgrammeData, ...]
    clauses: tuple[ClauseData, ...]
    phases: tuple[PhaseData, ...]
    units: tuple[UnitData, ...]
    groups: tuple[GroupData, ...]
    tasks: tuple[TaskData, ...]
    targets: tuple[TargetData, ...]
    members: tuple[MemberData, ...]
    office: OfficeData
    safeguards: tuple[SafeguardData, ...]
    full_text: str = ""

    @property
    def unit_names(self) -> dict[str, str]:
        """Short name of the unit, or name of the group, by every name it goes by."""
        parts: tuple[UnitData | GroupData, ...] = (*self.units, *self.groups)
        return {name: part.names[0] for part in parts for name in part.names}
