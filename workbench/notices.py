"""督办通知单, 提醒单, 催办单: one for each unit, numbered by kind and year, never twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, Session, col, func, select

from workbench.errors import InvalidInput
from workbench.journal import Turn, describe
from workbench.ledger import Duty, TaskRow
from workbench.records import Record, choice, load, pick, put
from workbench.rules.schedule import Light
from workbench.supervision import Act, ActKind, Channel, next_sequence
from workbench.units import Unit


class NoticeKind(StrEnum):
    """The three slips, by the word that stands in their number."""

    SUPERVISION = "督办"
    REMINDER = "提醒"
    URGING = "催办"

    @property
    def heading(self) -> str:
        """What stands at the head of the slip."""
        return {"督办": "督办通知单", "提醒": "提醒单", "催办": "催办单"}[self]


class Notice(Record, table=True):
    """One issued slip; `items` is what it said, frozen."""

    __table_args__ = (sa.UniqueConstraint("kind", "year", "number", name="one_notice_a_number"),)
    kind: NoticeKind = Field(sa_type=choice(NoticeKind))
    year: int
    number: int
    unit_id: UUID = Field(foreign_key="unit.id", index=True)
    issued_on: date
    reply_by: date
    light: Light = Field(sa_type=choice(Light))
    items: list[dict[str, Any]] = Field(sa_type=sa.JSON)
    revoked_on: date | None = None


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One slip as the register shows it and the paper prints it."""

    id: UUID
    kind: NoticeKind
    year: int
    number: int
    unit_id: UUID
    unit: str
    issued_on: date
    reply_by: date
    light: Light
    items: list[dict[str, Any]]
    revoked_on: date | None

    @property
    def document_number(self) -> str:
        """For instance 督办〔2019〕5号."""
        return f"{self.kind}〔{self.year}〕{self.number}号"


@dataclass(frozen=True, slots=True)
class NoticeOrder:
    """What a slip is to say to one unit: the tasks, with why."""

    unit_id: UUID
    tasks: tuple[TaskRow, ...]


def late_orders(tasks: Sequence[TaskRow]) -> list[NoticeOrder]:
    """One order for each unit that owes a report or leads a task that is late or behind."""
    concerned: dict[UUID, list[TaskRow]] = {}
    for task in tasks:
        for duty in task.duties:
            if _concerns(task, duty):
                concerned.setdefault(duty.unit_id, []).append(task)
    return [NoticeOrder(unit, tuple(found)) for unit, found in concerned.items()]


def _concerns(task: TaskRow, duty: Duty) -> bool:
    is_pressing = task.assessment.light in (Light.RED, Light.YELLOW)
    return task.owes_reports and (duty.is_missing or is_pressing)


def issue_notices(
    session: Session,
    kind: NoticeKind,
    orders: Sequence[NoticeOrder],
    issued_on: date,
    reply_by: date,
    handled_by: str = "",
) -> list[UUID]:
    """Number and register one slip for each order, and a reminder for each of its tasks.

    All in one transaction: a crash leaves the whole batch or none of it, so no number is lost; and
    issuing cannot be undone (only revoked), so none is used twice.

    Raises:
        InvalidInput: nothing to send, or the reply would be due before the day of issue.
    """
    if not orders:
        raise InvalidInput("没有需要发单的单位。")
    if reply_by < issued_on:
        raise InvalidInput("回复时限不能早于发单日期。", "reply_by")
    describe(session, f"印发{kind.heading}{len(orders)}份", Turn.ISSUE)
    last = session.exec(
        select(func.coalesce(func.max(Notice.number), 0)).where(
            Notice.kind == kind, Notice.year == issued_on.year
        )
    ).one()
    issued = []
    for number, order in enumerate(orders, last + 1):
        notice = Notice(
            kind=kind,
            year=issued_on.year,
            number=number,
            unit_id=order.unit_id,
            issued_on=issued_on,
            reply_by=reply_by,
            light=_gravest(order.tasks),
            items=[_item(task) for task in order.tasks],
        )
        put(session, notice)
        _remind(session, notice, order, handled_by)
        issued.append(notice.id)
    return issued


def _gravest(tasks: Sequence[TaskRow]) -> Light:
    lights = {task.assessment.light for task in tasks}
    return next((x for x in (Light.RED, Light.YELLOW, Light.BLUE) if x in lights), Light.BLUE)


def _item(task: TaskRow) -> dict[str, Any]:
    return {
        "number": task.number,
        "content": task.content,
        "due_on": task.due_on.isoformat(),
        "schedule_class": str(task.assessment.schedule_class),
        "light": str(task.assessment.light),
        "shape": task.assessment.shape,
        "explanation": task.assessment.sentence,
    }


def _remind(session: Session, notice: Notice, order: NoticeOrder, handled_by: str) -> None:
    reason = f"{notice.kind}〔{notice.year}〕{notice.number}号"
    for task in order.tasks:
        reminder = Act(
            kind=ActKind.REMINDER,
            sequence=next_sequence(session),
            task_id=task.id,
            unit_id=order.unit_id,
            happened_on=notice.issued_on,
            handled_by=handled_by,
            channel=Channel.LETTER,
            reason=reason,
        )
        put(session, reminder)


def revoke_notice(session: Session, notice_id: UUID, day: date) -> None:
    """Mark a slip as 作废; its number stays used."""
    notice = load(session, Notice, notice_id, "文书")
    describe(session, f"作废{notice.kind}〔{notice.year}〕{notice.number}号")
    notice.revoked_on = day


def list_notices(session: Session) -> list[NoticeRow]:
    """The register: every slip, newest first."""
    query = (
        pick(
            Notice.id, Notice.kind, Notice.year, Notice.number, Notice.unit_id,
            col(Unit.short_name).label("unit"), Notice.issued_on, Notice.reply_by, Notice.light,
            Notice.items, Notice.revoked_on,
        )
        .join(Unit, col(Unit.id) == col(Notice.unit_id))
        .order_by(col(Notice.year).desc(), col(Notice.kind), col(Notice.number).desc())
    )  # fmt: skip
    return [NoticeRow(**row) for row in session.execute(query).mappings()]
