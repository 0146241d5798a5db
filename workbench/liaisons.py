"""联络员: whom the office calls in a unit, from a day to a day."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, Session, col, or_, select

from workbench.contacts import ContactDraft, Name
from workbench.journal import describe
from workbench.records import Record, amend, load, pick, put
from workbench.units import Unit

YESTERDAY = timedelta(days=1)


class LiaisonDraft(ContactDraft):
    """联络员 of a unit as typed into the form; `since` is not known of those who always were."""

    unit_id: UUID = Field(title="单位", foreign_key="unit.id")
    name: Name = Field(title="联络员姓名")
    since: date | None = Field(default=None, title="担任联络员日期")


class Liaison(Record, LiaisonDraft, table=True):
    """The person in a unit whom the office calls."""

    __table_args__ = (sa.UniqueConstraint("unit_id", "since", name="one_liaison_from_a_day"),)
    until: date | None = None


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
    fax: str
    email: str
    room: str
    verified_on: date | None
    since: date | None


def list_liaisons(session: Session, as_of: date) -> list[LiaisonRow]:
    """The liaisons on a day, in the order of the units; numbers are the latest known."""
    query = (
        pick(
            Liaison.id, Liaison.version, Liaison.unit_id, Unit.short_name, Liaison.name,
            Liaison.phone, Liaison.mobile, Liaison.fax, Liaison.email, Liaison.room,
            col(Liaison.verified_on), col(Liaison.since),
        )
        .join(Unit, col(Unit.id) == col(Liaison.unit_id))
        .where(
            or_(col(Liaison.since).is_(None), col(Liaison.since) <= as_of),
            or_(col(Liaison.until).is_(None), col(Liaison.until) >= as_of),
        )
        .order_by(col(Unit.position))
    )  # fmt: skip
    return [LiaisonRow(*row) for row in session.execute(query)]


def record_liaison(session: Session, draft: LiaisonDraft) -> None:
    """Enter a unit's liaison; see `enter_liaison`."""
    unit = load(session, Unit, draft.unit_id, "单位")
    describe(session, f"登记{unit.short_name}联络员")
    enter_liaison(session, draft)


def enter_liaison(session: Session, draft: LiaisonDraft) -> None:
    """Let somebody else follow from a day on, or correct what is known of the present one."""
    present = session.exec(
        select(Liaison).where(Liaison.unit_id == draft.unit_id, col(Liaison.until).is_(None))
    ).first()
    if present and not (draft.since and _follows(present, draft.name, draft.since)):
        amend(present, draft)
        return
    if present and draft.since:
        present.until = draft.since - YESTERDAY
    put(session, Liaison.model_validate(draft.model_dump()))


def _follows(present: Liaison, name: str, since: date) -> bool:
    return name != present.name and (present.since is None or present.since < since)
