"""督办通知单, 提醒单, 催办单: one for each unit, numbered by kind and year, never twice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from pydantic import TypeAdapter
from sqlmodel import Field, Session, col, func, select

from workbench.errors import InvalidInput
from workbench.journal import Turn, describe
from workbench.records import Draft, Record, choice, load, pick, put
from workbench.rules.schedule import Light, ScheduleClass
from workbench.supervision import Act, ActKind, Channel, next_sequence
from workbench.units import Unit, UnitRow, list_units

DAYS_TO_REPLY = 7


class NoticeKind(StrEnum):
    """The three slips, by the word that stands in their number."""

    SUPERVISION = "督办"
    REMINDER = "提醒"
    URGING = "催办"

    @property
    def heading(self) -> str:
        """What stands at the head of the slip."""
        return {"督办": "督办通知单", "提醒": "提醒单", "催办": "催办单"}[self]


class NoticeDraft(Draft):
    """What a batch of slips has in common, as typed."""

    kind: NoticeKind = Field(title="种类")
    issued_on: date = Field(title="发单日期")
    reply_by: date = Field(title="回复时限")
    handled_by: str = Field(default="", title="经办人", max_length=60)


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
class NoticeItem:
    """One task or decision on a slip as it stood that day.

    `number` is that of the task in the 分工表, or of the decision in its meeting; `minutes` is what
    the meeting's are called; `missing` names the period not reported on.
    """

    task_id: UUID | None
    number: int
    content: str
    due_on: date | None
    schedule_class: ScheduleClass
    light: Light
    shape: str
    light_word: str
    by_hand: bool
    sentence: str
    missing: str
    decision_id: UUID | None = None
    meeting: str = ""
    minutes: str = ""

    @property
    def subject_id(self) -> UUID | None:
        """The task or decision."""
        return self.task_id or self.decision_id


ITEMS = TypeAdapter(tuple[NoticeItem, ...])
"""Items to JSON and back."""


@dataclass(frozen=True, slots=True)
class NoticeOrder:
    """What a slip is to say to one unit, and how grave it is."""

    unit_id: UUID
    light: Light
    items: tuple[NoticeItem, ...]


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One slip as the register shows it and the paper prints it."""

    id: UUID
    kind: NoticeKind
    year: int
    number: int
    unit_id: UUID
    unit: str
    addressee: str
    issued_on: date
    reply_by: date
    light: Light
    items: tuple[NoticeItem, ...]
    revoked_on: date | None = None

    @property
    def document_number(self) -> str:
        """For instance 督办〔2019〕5号."""
        return f"{self.kind}〔{self.year}〕{self.number}号"

    @property
    def colour(self) -> str:
        """红色督办, 黄色督办, 蓝色提醒: blue only reminds."""
        return f"{self.light.word}色{'提醒' if self.light is Light.BLUE else self.kind}"


def reply_day(issued_on: date) -> date:
    """When an answer is usually asked for."""
    return issued_on + timedelta(days=DAYS_TO_REPLY)


def number_notices(
    session: Session, draft: NoticeDraft, orders: Sequence[NoticeOrder]
) -> list[NoticeRow]:
    """Give each order the number it will have, so that its paper can be made before it is issued.

    Raises:
        InvalidInput: nothing to send, or the reply would be due before the day of issue.
    """
    if not orders:
        raise InvalidInput(f"没有需要发{draft.kind.heading}的单位。")
    if draft.reply_by < draft.issued_on:
        raise InvalidInput("回复时限不能早于发单日期。", "reply_by")
    year = draft.issued_on.year
    first = _last_number(session, draft.kind, year) + 1
    units = {unit.id: unit for unit in list_units(session)}
    return [
        _numbered(draft, number, order, units[order.unit_id])
        for number, order in enumerate(orders, first)
    ]


def _numbered(draft: NoticeDraft, number: int, order: NoticeOrder, unit: UnitRow) -> NoticeRow:
    return NoticeRow(
        id=uuid4(),
        kind=draft.kind,
        year=draft.issued_on.year,
        number=number,
        unit_id=unit.id,
        unit=unit.short_name,
        addressee=unit.official_name,
        issued_on=draft.issued_on,
        reply_by=draft.reply_by,
        light=order.light,
        items=order.items,
    )


def _last_number(session: Session, kind: NoticeKind, year: int) -> int:
    query = select(func.coalesce(func.max(Notice.number), 0))
    return session.exec(query.where(Notice.kind == kind, Notice.year == year)).one()


def issue_notices(session: Session, rows: Sequence[NoticeRow], handled_by: str = "") -> None:
    """Register numbered slips of one kind and year, and a reminder for each task on them.

    All in one transaction: a crash leaves the whole batch or none of it, so no number is lost; and
    issuing cannot be undone (only revoked), so none is used twice.

    Raises:
        InvalidInput: other slips have taken these numbers since `number_notices`.
    """
    kind, year = rows[0].kind, rows[0].year
    if rows[0].number != _last_number(session, kind, year) + 1:
        raise InvalidInput("刚才又发过单，文号已被占用，请重新发一次。")
    describe(session, f"印发{kind.heading}{len(rows)}份", Turn.ISSUE)
    for row in rows:
        put(session, _notice(row), *_reminders(row, next_sequence(session), handled_by))


def _notice(row: NoticeRow) -> Notice:
    return Notice(
        id=row.id,
        kind=row.kind,
        year=row.year,
        number=row.number,
        unit_id=row.unit_id,
        issued_on=row.issued_on,
        reply_by=row.reply_by,
        light=row.light,
        items=ITEMS.dump_python(row.items, mode="json"),
    )


def _reminders(row: NoticeRow, first: int, handled_by: str) -> Iterator[Act]:
    for sequence, item in enumerate(row.items, first):
        yield Act(
            kind=ActKind.REMINDER,
            sequence=sequence,
            task_id=item.task_id,
            decision_id=item.decision_id,
            unit_id=row.unit_id,
            happened_on=row.issued_on,
            handled_by=handled_by,
            channel=Channel.LETTER,
            reason=row.document_number,
        )


def revoke_notice(session: Session, notice_id: UUID, day: date) -> None:
    """Mark a slip as 作废; its number stays used.

    Raises:
        InvalidInput: it is revoked already.
    """
    notice = load(session, Notice, notice_id, "文书")
    name = f"{notice.kind}〔{notice.year}〕{notice.number}号"
    if notice.revoked_on:
        raise InvalidInput(f"{name}已经作废。")
    describe(session, f"作废{name}")
    notice.revoked_on = day


def list_notices(session: Session) -> list[NoticeRow]:
    """The register: every slip, the latest day first, by kind, the last number first."""
    query = (
        pick(
            Notice.id, Notice.kind, Notice.year, Notice.number, Notice.unit_id,
            col(Unit.short_name).label("unit"), col(Unit.official_name).label("addressee"),
            Notice.issued_on, Notice.reply_by, Notice.light, Notice.items, Notice.revoked_on,
        )
        .join(Unit, col(Unit.id) == col(Notice.unit_id))
        .order_by(col(Notice.issued_on).desc(), col(Notice.kind), col(Notice.number).desc())
    )  # fmt: skip
    rows = session.execute(query).mappings()
    return [NoticeRow(**{**row, "items": ITEMS.validate_python(row["items"])}) for row in rows]
