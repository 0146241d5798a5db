"""Taking somebody of a list into the roster: one action, one undo."""

from datetime import date

from sqlmodel import Session, col, select

from workbench.errors import InvalidInput
from workbench.journal import describe
from workbench.liaisons import Liaison, LiaisonDraft, enter_liaison
from workbench.members import Appointment, Member, Role
from workbench.post_drafts import AdjustmentDraft, ChangeDraft, Succession
from workbench.posts import adjust_members
from workbench.records import checked
from workbench.roster_intake import NUMBERS, IntakeDraft, IntakeRole, Sameness, is_same_post


def take_person(session: Session, draft: IntakeDraft) -> None:
    """Enter somebody of a list: as new, in a new post, or only with new numbers.

    An empty number leaves what is known as it is.

    Raises:
        InvalidInput: a member has no post, a liaison no unit, somebody of the same name is in the
            roster and nobody said whether it is the same person, or as `adjust_members`.
    """
    if draft.role is IntakeRole.LIAISON:
        _take_liaison(session, draft)
    else:
        _enter_numbers(_take_member(session, draft), draft)
    describe(session, f"从名单录入{draft.name}（{draft.role}）")


def _take_member(session: Session, draft: IntakeDraft) -> Member:
    held = _posts_of(session, draft.name)
    present = next((p for p in held if is_same_post(draft, p.post, p.unit_id)), None)
    if present and draft.sameness is not Sameness.OTHER:
        return _holder(session, present)
    if held and draft.sameness is None:
        posts = "、".join(f"“{post.post}”" for post in held)
        raise InvalidInput(f"名单里已有{draft.name}，任{posts}，请选是不是同一人。", "sameness")
    before = held[0] if held and draft.sameness is Sameness.SAME else None
    change = ChangeDraft(
        appointment_id=before.id if before else None,
        succession=Succession.KNOWN if before else Succession.NEW,
        member_id=before.member_id if before else None,
        name=None if before else draft.name,
        is_namesake=draft.sameness is Sameness.OTHER,
        role=Role(draft.role),
        post=draft.post,
        unit_id=draft.unit_id,
    )
    _adjust(session, draft.since, change)
    known = {post.id for post in held}
    come = (post for post in _posts_of(session, draft.name) if post.id not in known)
    return _holder(session, next(come))


def _adjust(session: Session, day: date, change: ChangeDraft) -> None:
    try:
        adjust_members(session, AdjustmentDraft(day=day, changes=[change]))
    except InvalidInput as error:
        places = {"day": "since", "appointment_id": "post", "member_id": "sameness"}
        raise InvalidInput.of(
            {places.get(field, field): said for field, said in error.problems.items()}
        ) from None


def _holder(session: Session, post: Appointment) -> Member:
    return session.exec(select(Member).where(Member.id == post.member_id)).one()


def _posts_of(session: Session, name: str) -> list[Appointment]:
    query = (
        select(Appointment)
        .join(Member, col(Member.id) == col(Appointment.member_id))
        .where(Member.name == name, col(Appointment.until).is_(None))
        .order_by(col(Appointment.rank))
    )
    return list(session.exec(query))


def _take_liaison(session: Session, draft: IntakeDraft) -> None:
    if draft.unit_id is None:
        raise InvalidInput("请选择联络员所在的单位。", "unit_id")
    present = session.exec(
        select(Liaison).where(Liaison.unit_id == draft.unit_id, col(Liaison.until).is_(None))
    ).first()
    if present and present.name == draft.name:
        _enter_numbers(present, draft)
        return
    values = {name: getattr(draft, name) for name in ("unit_id", "name", "since", *NUMBERS)}
    enter_liaison(session, checked(LiaisonDraft, values))


def _enter_numbers(known: Member | Liaison, draft: IntakeDraft) -> None:
    for name in NUMBERS:
        given = getattr(draft, name)
        if given and given != getattr(known, name):
            setattr(known, name, given)
