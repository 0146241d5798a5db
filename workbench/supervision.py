"""Acts of supervision: dated records of who, to whom, how, basis and reason (DESIGN section 3).

An act that changes a task or decision keeps what stood there before, so that a report as of an
earlier day still tells what was true then.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, Session, col, func, select

from workbench.members import Member
from workbench.records import Draft, Record, choice, pick
from workbench.rules.schedule import ScheduleClass, Status
from workbench.tasks import Milestone
from workbench.units import Unit


class ActKind(StrEnum):
    """What the office did."""

    REMINDER = "催办"
    EXTENSION_REQUEST = "申请改期"
    EXTENSION = "改期"
    ADJUSTMENT = "任务调整"
    SUSPENSION = "中止"
    RESUMPTION = "恢复"
    CLOSING_REQUEST = "申请办结"
    CLOSING = "销号"
    REJECTION = "驳回"
    INSTRUCTION = "领导批示"
    RULING = "人工认定"
    RULING_END = "取消认定"


class Channel(StrEnum):
    """How a unit was reached."""

    PHONE = "电话"
    LETTER = "函"
    VISIT = "现场"
    MEETING = "会议"


class ActDraft(Draft):
    """An act as typed into its form; which fields an act needs, `NEEDED` says."""

    task_id: UUID | None = Field(default=None, title="任务", foreign_key="task.id")
    decision_id: UUID | None = Field(default=None, title="议定事项", foreign_key="decision.id")
    unit_id: UUID | None = Field(default=None, title="单位", foreign_key="unit.id")
    happened_on: date = Field(title="日期")
    handled_by: str = Field(default="", title="经办人", max_length=60)
    channel: Channel | None = Field(default=None, title="方式", sa_type=choice(Channel))
    basis: str = Field(default="", title="依据", max_length=500)
    reason: str = Field(default="", title="事由", max_length=2000)
    answer: str = Field(default="", title="答复", max_length=2000)
    promised_on: date | None = Field(default=None, title="承诺日期")
    new_due_on: date | None = Field(default=None, title="新的时限")
    milestone_id: UUID | None = Field(default=None, title="节点", foreign_key="milestone.id")
    member_id: UUID | None = Field(default=None, title="批示领导", foreign_key="member.id")
    finished_on: date | None = Field(default=None, title="完成日期")
    ruled_class: ScheduleClass | None = Field(
        default=None, title="认定类别", sa_type=choice(ScheduleClass)
    )


class Act(Record, ActDraft, table=True):
    """One act; `old_…` is what the task or decision said before it."""

    __tablename__ = "supervision_act"
    __table_args__ = (
        sa.CheckConstraint("(task_id IS NULL) <> (decision_id IS NULL)", name="one_subject"),
        sa.Index("supervision_act_task", "task_id", "happened_on"),
        sa.Index("supervision_act_decision", "decision_id", "happened_on"),
    )
    kind: ActKind = Field(sa_type=choice(ActKind))
    sequence: int
    old_due_on: date | None = None
    old_status: Status | None = Field(default=None, sa_type=choice(Status))
    old_finished_on: date | None = None


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act as the history of a task or decision shows it."""

    id: UUID
    task_id: UUID | None
    decision_id: UUID | None
    kind: ActKind
    happened_on: date
    unit: str
    member: str
    milestone: str
    handled_by: str
    channel: Channel | None
    basis: str
    reason: str
    answer: str
    promised_on: date | None
    old_due_on: date | None
    new_due_on: date | None
    finished_on: date | None
    ruled_class: ScheduleClass | None

    @property
    def subject_id(self) -> UUID:
        """The task or decision it is about."""
        return self.task_id or self.decision_id or self.id


NEEDED: dict[ActKind, tuple[str, ...]] = {
    ActKind.REMINDER: ("unit_id", "channel"),
    ActKind.EXTENSION_REQUEST: ("unit_id", "new_due_on", "reason"),
    ActKind.EXTENSION: ("new_due_on", "basis", "reason"),
    ActKind.ADJUSTMENT: ("basis", "reason"),
    ActKind.SUSPENSION: ("basis", "reason"),
    ActKind.RESUMPTION: ("reason",),
    ActKind.CLOSING_REQUEST: ("finished_on",),
    ActKind.CLOSING: (),
    ActKind.REJECTION: ("reason",),
    ActKind.INSTRUCTION: ("member_id", "reason"),
    ActKind.RULING: ("ruled_class", "reason"),
    ActKind.RULING_END: ("reason",),
}
"""What each act must say beside its day."""

OPTIONAL: dict[ActKind, tuple[str, ...]] = {
    ActKind.REMINDER: ("reason", "answer", "promised_on"),
    ActKind.EXTENSION: ("milestone_id",),
    ActKind.CLOSING_REQUEST: ("reason",),
    ActKind.CLOSING: ("basis", "reason"),
}
"""What an act may say beside what it must; every act may name who handled it."""

REASON_WORDS = {
    ActKind.EXTENSION_REQUEST: "申请理由",
    ActKind.CLOSING_REQUEST: "理由",
    ActKind.REJECTION: "驳回理由",
    ActKind.INSTRUCTION: "批示内容",
    ActKind.RULING: "理由",
}


def field_word(kind: ActKind, name: str) -> str:
    """What a field of an act is called on its form and in its refusals."""
    word = ActDraft.model_fields[name].title or name
    return REASON_WORDS.get(kind, word) if name == "reason" else word


RUNNING = frozenset({Status.NOT_STARTED, Status.UNDER_WAY})
OPEN = RUNNING | {Status.CLOSING_REQUESTED}
FITTING: dict[ActKind, frozenset[Status]] = {
    ActKind.REMINDER: OPEN,
    ActKind.EXTENSION_REQUEST: RUNNING,
    ActKind.EXTENSION: RUNNING,
    ActKind.ADJUSTMENT: RUNNING,
    ActKind.SUSPENSION: RUNNING,
    ActKind.RESUMPTION: frozenset({Status.SUSPENDED}),
    ActKind.CLOSING_REQUEST: RUNNING,
    ActKind.CLOSING: frozenset({Status.CLOSING_REQUESTED}),
    ActKind.REJECTION: frozenset({Status.CLOSING_REQUESTED}),
    ActKind.INSTRUCTION: frozenset(Status),
    ActKind.RULING: OPEN,
    ActKind.RULING_END: OPEN,
}
"""The states in which an act makes sense."""

ASSENTS = ("同意", "圈阅")
"""Remarks that close what is handed in; any other remark keeps it open."""
ENDINGS = "。．.！! \u3000"


def is_assent(remark: str) -> bool:
    """Whether a leader's remark closes what it is about."""
    return remark.strip(ENDINGS) in ASSENTS


RULABLE = tuple(
    word for word in ScheduleClass if word not in (ScheduleClass.DONE, ScheduleClass.SUSPENDED)
)
"""Classes that may be set by hand; the other two are decided by 销号 and 中止."""


def list_acts(
    session: Session,
    as_of: date,
    *,
    task_id: UUID | None = None,
    decision_id: UUID | None = None,
) -> list[ActRow]:
    """Acts up to a day on one task or decision, or all of them, newest first."""
    query = (
        act_rows()
        .where(col(Act.happened_on) <= as_of)
        .order_by(col(Act.happened_on).desc(), col(Act.sequence).desc())
    )
    if task_id:
        query = query.where(col(Act.task_id) == task_id)
    if decision_id:
        query = query.where(col(Act.decision_id) == decision_id)
    return [ActRow(*row) for row in session.execute(query)]


def act_rows() -> sa.Select[Any]:
    """SELECT of what an `ActRow` holds, in its order."""
    return (
        pick(
            Act.id, Act.task_id, Act.decision_id, Act.kind, Act.happened_on,
            sa.func.coalesce(Unit.short_name, ""), sa.func.coalesce(Member.name, ""),
            sa.func.coalesce(Milestone.title, ""), Act.handled_by, Act.channel, Act.basis,
            Act.reason, Act.answer, Act.promised_on, Act.old_due_on, Act.new_due_on,
            Act.finished_on, Act.ruled_class,
        )
        .outerjoin(Unit, col(Unit.id) == col(Act.unit_id))
        .outerjoin(Member, col(Member.id) == col(Act.member_id))
        .outerjoin(Milestone, col(Milestone.id) == col(Act.milestone_id))
    )  # fmt: skip


def next_sequence(session: Session) -> int:
    """The place of a new act among all acts, so that those of one day keep their order."""
    return session.exec(select(func.coalesce(func.max(Act.sequence), 0))).one() + 1
