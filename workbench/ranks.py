"""名次: the order of the posts; it can be corrected, the founding document's stays on record."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, func, select

from workbench.errors import InvalidInput
from workbench.journal import describe
from workbench.members import Appointment, Member, Role
from workbench.records import load


def move_post(session: Session, appointment_id: UUID, target_id: UUID) -> None:
    """Put a post in the place of another one of the same role; those between move over.

    It is a correction: the order is the same on every day. What the founding document says stays
    in `founding_rank`.

    Raises:
        InvalidInput: the two are of different roles.
    """
    post = load(session, Appointment, appointment_id, "任职")
    target = load(session, Appointment, target_id, "任职")
    if post.role is not target.role:
        raise InvalidInput(f"{post.role}和{target.role}不能互换先后，只能在同一职务内调整。")
    member = session.get(Member, post.member_id) if post.member_id else None
    describe(session, f"调整{member.name if member else post.post}的名次")
    old, new = post.rank, target.rank
    step = 1 if new < old else -1
    low, high = min(old, new), max(old, new)
    between = select(Appointment).where(col(Appointment.rank) >= low, col(Appointment.rank) <= high)
    for other in session.exec(between):
        other.rank = new if other.rank == old else other.rank + step


def open_rank(session: Session, role: Role, day: date) -> int:
    """Make room for a post behind the others of its role; the posts behind it move over."""
    roles = list(Role)
    ahead = roles[: roles.index(role) + 1]
    last = session.exec(
        select(func.coalesce(func.max(Appointment.rank), 0)).where(
            col(Appointment.role).in_(ahead), Appointment.since <= day
        )
    ).one()
    _shift(session.exec(select(Appointment).where(Appointment.rank > last)).all())
    return last + 1


def _shift(posts: Sequence[Appointment]) -> None:
    for post in posts:
        post.rank += 1
