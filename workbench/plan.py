"""The issued document: its programmes, clauses, phases with their items, and safeguards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Field, Session, col, select

from workbench.journal import describe
from workbench.records import Draft, Record, amend, choice, load
from workbench.rules.periods import Frequency


class SettingsDraft(Draft):
    """How the office counts: how often units report, until which day, and how much may lack."""

    frequency: Frequency = Field(
        default=Frequency.MONTH, title="填报频次", sa_type=choice(Frequency)
    )
    due_day: int = Field(default=25, title="每期截止日", ge=1, le=31)
    tolerance: int = Field(default=10, title="容许差", ge=0, le=50)


class Plan(Record, SettingsDraft, table=True):
    """方案: the document, and how its office counts time."""

    title: str
    document_number: str
    issuer: str
    leading_group: str
    starts_on: date
    ends_on: date
    full_text: str
    source_note: str = ""


class Programme(Record, table=True):
    """重点任务: one of the headings of the 分工表, also as the clauses' own heading words it."""

    plan_id: UUID = Field(foreign_key="plan.id")
    number: int
    title: str
    clauses_heading: str
    source_note: str = ""


class Clause(Record, table=True):
    """条款: a numbered paragraph of the plan's text."""

    programme_id: UUID = Field(foreign_key="programme.id")
    number: int
    text: str
    source_note: str = ""


class Phase(Record, table=True):
    """实施阶段, with its deadline as printed and as a date."""

    plan_id: UUID = Field(foreign_key="plan.id")
    number: int
    title: str
    short_title: str
    deadline: date
    deadline_text: str
    source_note: str = ""


class PhaseItemDraft(Draft):
    """How one 阶段工作 was carried out, as the office states it in the phase report."""

    account: str = Field(default="", title="落实情况", max_length=2000)
    done_on: date | None = Field(default=None, title="完成日期")


class PhaseItem(Record, PhaseItemDraft, table=True):
    """阶段工作: one of the four things a phase asks for."""

    __tablename__ = "phase_item"
    phase_id: UUID = Field(foreign_key="phase.id")
    number: int
    text: str


class Safeguard(Record, table=True):
    """保障措施: one part of the plan's last section."""

    plan_id: UUID = Field(foreign_key="plan.id")
    number: int
    title: str
    text: str
    source_note: str = ""


@dataclass(frozen=True, slots=True)
class PhaseItemRow:
    """One 阶段工作 with its state."""

    id: UUID
    version: int
    number: int
    text: str
    account: str
    done_on: date | None

    def is_done(self, as_of: date) -> bool:
        """Whether it was done by that day."""
        return self.done_on is not None and self.done_on <= as_of


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """One phase with its items, in the document's order."""

    id: UUID
    number: int
    title: str
    short_title: str
    deadline: date
    deadline_text: str
    items: tuple[PhaseItemRow, ...]

    def done_by(self, as_of: date) -> int:
        """How many items were done by that day."""
        return sum(item.is_done(as_of) for item in self.items)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """What every page and paper says of the plan, and how its periods run."""

    title: str
    document_number: str
    issuer: str
    leading_group: str
    starts_on: date
    ends_on: date
    frequency: Frequency
    due_day: int
    tolerance: int


def get_plan(session: Session) -> PlanRow:
    """The plan this file is about."""
    plan = session.exec(select(Plan)).one()
    names = PlanRow.__slots__
    return PlanRow(*(getattr(plan, name) for name in names))


def record_settings(session: Session, draft: SettingsDraft) -> None:
    """Change how often units report, until which day of the period, and the tolerance."""
    plan = session.exec(select(Plan)).one()
    describe(session, "修改填报频次和容许差")
    amend(plan, draft)


def list_phases(session: Session) -> list[PhaseRow]:
    """The phases in order, each with its items."""
    items: dict[UUID, list[PhaseItemRow]] = {}
    for item in session.exec(select(PhaseItem).order_by(col(PhaseItem.number))):
        row = PhaseItemRow(
            item.id, item.version, item.number, item.text, item.account, item.done_on
        )
        items.setdefault(item.phase_id, []).append(row)
    return [
        PhaseRow(
            phase.id,
            phase.number,
            phase.title,
            phase.short_title,
            phase.deadline,
            phase.deadline_text,
            tuple(items.get(phase.id, ())),
        )
        for phase in session.exec(select(Phase).order_by(col(Phase.number)))
    ]


def running_phase(phases: Sequence[PhaseRow], as_of: date) -> PhaseRow:
    """The phase that runs on a day: the first whose deadline has not passed, or the last one."""
    return next((phase for phase in phases if phase.deadline >= as_of), phases[-1])


def list_programmes(session: Session) -> list[str]:
    """Titles of the programmes in order."""
    return list(session.exec(select(Programme.title).order_by(col(Programme.number))))


def record_phase_item(session: Session, item_id: UUID, draft: PhaseItemDraft) -> None:
    """State how one 阶段工作 was carried out."""
    item = load(session, PhaseItem, item_id, "阶段工作")
    describe(session, f"填写阶段工作“{item.text}”的落实情况")
    amend(item, draft)
