"""Members of the leading group by dated appointment, how to reach them, and the units' liaisons."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

import sqlalchemy as sa
from pydantic import AfterValidator
from sqlmodel import Field, Session, col, or_, select

from workbench.journal import describe
from workbench.records import Draft, Record, amend, choice, load, pick, put
from workbench.units import Unit

PHONE = re.compile(r"[+(0-9][0-9 \-()转,、/]{2,39}")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class Role(StrEnum):
    """What a member is in the leading group."""

    HEAD = "组长"
    EXECUTIVE_DEPUTY = "常务副组长"
    DEPUTY = "副组长"
    MEMBER = "成员"


def _phone(value: str) -> str:
    """Digits as people type them, full width made half width."""
    value = unicodedata.normalize("NFKC", value).strip()
    if value and not PHONE.fullmatch(value):
        raise ValueError("电话号码只能有数字、空格和“-”，例如 0471-3301234 或 138-0000-1234。")
    return value


def _email(value: str) -> str:
    value = unicodedata.normalize("NFKC", value).strip()
    if value and not EMAIL.fullmatch(value):
        raise ValueError("电子邮箱格式不对，应像 name@example.cn。")
    return value


Phone = Annotated[str, AfterValidator(_phone)]
Email = Annotated[str, AfterValidator(_email)]


class ContactDraft(Draft):
    """How to reach a member."""

    phone: Phone = Field(default="", title="办公电话")
    mobile: Phone = Field(default="", title="手机")
    email: Email = Field(default="", title="电子邮箱")
    room: str = Field(default="", title="办公室", max_length=60)
    verified_on: date | None = Field(default=None, title="核对日期")


class Member(Record, ContactDraft, table=True):
    """A person; the name is kept whole (it may have a “·” and sixteen characters)."""

    name: str


class Appointment(Record, table=True):
    """任职: a member's role and rank in the group by virtue of a post, from a day to a day."""

    member_id: UUID = Field(foreign_key="member.id", index=True)
    role: Role = Field(sa_type=choice(Role))
    rank: int
    post: str
    unit_id: UUID | None = Field(default=None, foreign_key="unit.id")
    since: date
    until: date | None = None
    source_note: str = ""


class LiaisonDraft(Draft):
    """联络员 of a unit as typed into the form."""

    unit_id: UUID = Field(title="单位", foreign_key="unit.id")
    name: str = Field(title="联络员姓名", min_length=1, max_length=60)
    phone: Phone = Field(default="", title="办公电话")
    mobile: Phone = Field(default="", title="手机")
    email: Email = Field(default="", title="电子邮箱")


class Liaison(Record, LiaisonDraft, table=True):
    """The person in a unit whom the office calls."""

    __table_args__ = (sa.UniqueConstraint("unit_id", name="one_liaison_a_unit"),)


class Office(Record, table=True):
    """领导小组办公室: which unit it sits in and who directs it."""

    unit_id: UUID = Field(foreign_key="unit.id")
    director_id: UUID = Field(foreign_key="member.id")
    text: str
    source_note: str = ""


@dataclass(frozen=True, slots=True)
class LiaisonRow:
    """A unit's liaison."""

    id: UUID
    version: int
    unit_id: UUID
    unit: str
    name: str
    phone: str
    mobile: str
    email: str


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member as of a day: rank, role, post, how to reach, and the liaison of the unit."""

    id: UUID
    version: int
    rank: int
    role: Role
    name: str
    post: str
    unit_id: UUID | None
    unit: str
    phone: str
    mobile: str
    email: str
    room: str
    verified_on: date | None
    liaison: LiaisonRow | None
    source_note: str


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """Where the office sits and who directs it."""

    unit: str
    director: str
    text: str


def list_members(session: Session, as_of: date) -> list[MemberRow]:
    """Everybody who holds a role in the group on a day, by rank."""
    liaisons = {row.unit_id: row for row in list_liaisons(session)}
    query = (
        pick(Member, Appointment, col(Unit.short_name))
        .join(Appointment, col(Appointment.member_id) == col(Member.id))
        .outerjoin(Unit, col(Unit.id) == col(Appointment.unit_id))
        .where(
            col(Appointment.since) <= as_of,
            or_(col(Appointment.until).is_(None), col(Appointment.until) >= as_of),
        )
        .order_by(col(Appointment.rank))
    )
    return [
        MemberRow(
            id=member.id,
            version=member.version,
            rank=post.rank,
            role=post.role,
            name=member.name,
            post=post.post,
            unit_id=post.unit_id,
            unit=unit or "",
            phone=member.phone,
            mobile=member.mobile,
            email=member.email,
            room=member.room,
            verified_on=member.verified_on,
            liaison=liaisons.get(post.unit_id),
            source_note=post.source_note,
        )
        for member, post, unit in session.execute(query)
    ]


def list_liaisons(session: Session) -> list[LiaisonRow]:
    """The liaisons there are, in the order of the units."""
    query = (
        pick(
            Liaison.id,
            Liaison.version,
            Liaison.unit_id,
            Unit.short_name,
            Liaison.name,
            Liaison.phone,
            Liaison.mobile,
            Liaison.email,
        )
        .join(Unit, col(Unit.id) == col(Liaison.unit_id))
        .order_by(col(Unit.position))
    )
    return [LiaisonRow(*row) for row in session.execute(query)]


def get_office(session: Session) -> OfficeRow:
    """The office of the group."""
    query = (
        pick(Unit.short_name, Member.name, Office.text)
        .select_from(Office)
        .join(Unit, col(Unit.id) == col(Office.unit_id))
        .join(Member, col(Member.id) == col(Office.director_id))
    )
    return OfficeRow(*session.execute(query).one())


def record_contact(session: Session, member_id: UUID, draft: ContactDraft) -> None:
    """Enter how to reach a member."""
    member = load(session, Member, member_id, "成员")
    describe(session, f"修改{member.name}的联系方式")
    amend(member, draft)


def record_liaison(session: Session, draft: LiaisonDraft) -> None:
    """Enter a unit's liaison, or replace the one it had."""
    unit = load(session, Unit, draft.unit_id, "单位")
    describe(session, f"登记{unit.short_name}联络员")
    liaison = session.exec(select(Liaison).where(Liaison.unit_id == unit.id)).first()
    if liaison:
        amend(liaison, draft)
    else:
        put(session, Liaison.model_validate(draft.model_dump()))
