"""What each document changed in the group, read from the appointments that it began and ended."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlmodel import Session, col

from workbench.members import Appointment, Member, Role
from workbench.plan import get_plan
from workbench.records import pick

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a post by an appointment; a vacant one has no name."""

    member_id: UUID | None
    name: str
    role: Role
    post: str


@dataclass(frozen=True, slots=True)
class PostChange:
    """One post: who left it and who came; nobody came to one that is no more."""

    left: Holder | None
    came: Holder | None


@dataclass(frozen=True, slots=True)
class Adjustment:
    """The changes of one document from one day on, by rank."""

    day: date
    document_number: str
    changes: tuple[PostChange, ...]


@dataclass(frozen=True, slots=True)
class TermRow:
    """One appointment in the history of a post."""

    name: str
    role: Role
    post: str
    since: date
    until: date | None
    basis: str


def list_adjustments(session: Session) -> list[Adjustment]:
    """Every adjustment since the founding, the latest first."""
    founded = get_plan(session).starts_on
    left: dict[tuple[date, str], dict[int, Holder]] = defaultdict(dict)
    came: dict[tuple[date, str], dict[int, Holder]] = defaultdict(dict)
    for term, holder in _terms(session):
        if term.since > founded:
            came[term.since, term.basis][term.rank] = holder
        if term.until:
            left[term.until + DAY, term.end_basis][term.rank] = holder
    return [
        Adjustment(*key, _paired(left[key], came[key]))
        for key in sorted(left.keys() | came.keys(), reverse=True)
    ]


def _paired(left: dict[int, Holder], came: dict[int, Holder]) -> tuple[PostChange, ...]:
    ranks = sorted(left.keys() | came.keys())
    return tuple(PostChange(left.get(rank), came.get(rank)) for rank in ranks)


def list_terms(session: Session, appointment_id: UUID) -> list[TermRow]:
    """Everybody who held the post of an appointment, the latest first."""
    terms = list(_terms(session))
    rank = next((term.rank for term, _ in terms if term.id == appointment_id), None)
    return [
        TermRow(holder.name, term.role, term.post, term.since, term.until, term.basis)
        for term, holder in reversed(terms)
        if term.rank == rank
    ]


def _terms(session: Session) -> list[tuple[Appointment, Holder]]:
    query = (
        pick(Appointment, Member.name)
        .outerjoin(Member, col(Member.id) == col(Appointment.member_id))
        .order_by(col(Appointment.since))
    )
    return [
        (term, Holder(term.member_id, name or "", term.role, term.post))
        for term, name in session.execute(query)
    ]
