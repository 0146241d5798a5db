"""Members of the leading group: who holds which post on a day, and how to reach them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, Session, col, or_

from workbench.contacts import ContactDraft
from workbench.journal import describe
from workbench.liaisons import LiaisonRow, list_liaisons
from workbench.records import Record, amend, choice, load, pick
from workbench.units import Unit

VACANT = "待定"
"""What stands for the name where nobody holds a post."""


class Role(StrEnum):
    """What a member is in the leading group."""

    HEAD = "组长"
    EXECUTIVE_DEPUTY = "常务副组长"
    DEPUTY = "副组长"
    MEMBER = "成员"


class Member(Record, ContactDraft, table=True):
    """A person; the name is kept whole (it may have a “·” and sixteen characters)."""

    name: str


class Appointment(Record, table=True):
    """任职: who holds a role and rank in the group by virtue of a post, from a day to a day.

    Those who held the same post one after the other share its `rank`. Without a member the post is
    待定. `founding_rank` is the place in the founding document, `basis` and `end_basis` are the
    documents (文号) by which it began and ended.
    """

    member_id: UUID | None = Field(default=None, foreign_key="member.id", index=True)
    role: Role = Field(sa_type=choice(Role))
    rank: int
    founding_rank: int | None = None
    post: str
    unit_id: UUID | None = Field(default=None, foreign_key="unit.id")
    since: date
    until: date | None = None
    basis: str = ""
    end_basis: str = ""
    source_note: str = ""


class Office(Record, table=True):
    """领导小组办公室: which unit it sits in and who directs it."""

    unit_id: UUID = Field(foreign_key="unit.id")
    director_id: UUID = Field(foreign_key="member.id")
    text: str
    source_note: str = ""


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member as of a day: rank, role, post, how to reach, and the liaison of the unit.

    A vacant post has no person: its `id` is that of the appointment.
    """

    id: UUID
    version: int
    appointment_id: UUID
    rank: int
    founding_rank: int | None
    role: Role
    name: str
    post: str
    unit_id: UUID | None
    unit: str
    phone: str
    mobile: str
    fax: str
    email: str
    room: str
    verified_on: date | None
    liaison: LiaisonRow | None
    since: date
    basis: str
    source_note: str

    @property
    def is_vacant(self) -> bool:
        """Whether nobody holds the post."""
        return self.id == self.appointment_id


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody who is or was in the group; the latest post tells two of one name apart."""

    id: UUID
    name: str
    post: str


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """Where the office sits and who directs it."""

    unit: str
    director: str
    text: str


def list_members(session: Session, as_of: date, *, vacant: bool = False) -> list[MemberRow]:
    """Everybody who holds a role in the group on a day, numbered by rank; 待定 posts if wanted.

    Posts, roles and liaisons are those of the day; names and numbers the latest known.
    """
    liaisons = {row.unit_id: row for row in list_liaisons(session, as_of)}
    held = in_force(session, as_of, vacant=vacant)
    return [
        _row(rank, post, member or Member(id=post.id, name=VACANT), unit or "", liaisons)
        for rank, (post, member, unit) in enumerate(held, 1)
    ]


def in_force(
    session: Session, as_of: date, *, vacant: bool
) -> list[tuple[Appointment, Member | None, str | None]]:
    """The appointments of a day by rank, with the person and the unit's short name."""
    query = (
        pick(Appointment, Member, col(Unit.short_name))
        .select_from(Appointment)
        .outerjoin(Member, col(Member.id) == col(Appointment.member_id))
        .outerjoin(Unit, col(Unit.id) == col(Appointment.unit_id))
        .where(
            col(Appointment.since) <= as_of,
            or_(col(Appointment.until).is_(None), col(Appointment.until) >= as_of),
            sa.true() if vacant else col(Appointment.member_id).is_not(None),
        )
        .order_by(col(Appointment.rank))
    )
    return [(post, member, unit) for post, member, unit in session.execute(query)]


def _row(
    rank: int,
    post: Appointment,
    member: Member,
    unit: str,
    liaisons: dict[UUID, LiaisonRow],
) -> MemberRow:
    return MemberRow(
        id=member.id,
        version=member.version,
        appointment_id=post.id,
        rank=rank,
        founding_rank=post.founding_rank,
        role=post.role,
        name=member.name,
        post=post.post,
        unit_id=post.unit_id,
        unit=unit,
        phone=member.phone,
        mobile=member.mobile,
        fax=member.fax,
        email=member.email,
        room=member.room,
        verified_on=member.verified_on,
        liaison=liaisons.get(post.unit_id) if post.unit_id else None,
        since=post.since,
        basis=post.basis,
        source_note=post.source_note,
    )


def list_people(session: Session) -> list[PersonRow]:
    """Everybody who was ever in the group, those of the highest rank first."""
    query = (
        pick(Member.id, Member.name, Appointment.post)
        .join(Appointment, col(Appointment.member_id) == col(Member.id))
        .order_by(col(Appointment.since), col(Appointment.rank))
    )
    latest = {key: PersonRow(key, name, post) for key, name, post in session.execute(query)}
    return list(latest.values())


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
