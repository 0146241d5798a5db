"""人员调整: who leaves a post, who comes, from when and by which document, as one action."""

from datetime import date, timedelta
from uuid import UUID

from sqlmodel import Session, col, or_, select

from workbench.errors import InvalidInput
from workbench.journal import describe
from workbench.liaisons import LiaisonDraft, enter_liaison
from workbench.members import Appointment, Member
from workbench.plan import get_plan
from workbench.post_drafts import AdjustmentDraft, ChangeDraft, Succession, check_change
from workbench.ranks import open_rank
from workbench.records import load, put
from workbench.rules.words import chinese_date

DAY = timedelta(days=1)


def adjust_members(session: Session, draft: AdjustmentDraft) -> None:
    """Let posts change hands: those who leave held theirs until the day before.

    Everybody leaves before anybody comes, so that people can change places.

    Raises:
        InvalidInput: nothing changes; the day is not after the founding of the group, or not after
            the day on which who leaves came; the post has changed hands already; nobody or
            somebody unclear follows; or who comes still holds another post.
    """
    if not draft.changes:
        raise InvalidInput("请至少填写一项调整。", "appointment_id")
    for change in draft.changes:
        check_change(change)
    founded = get_plan(session).starts_on
    if draft.day <= founded:
        raise InvalidInput(
            f"领导小组自{chinese_date(founded)}成立，调整日期应在这一天之后。", "day"
        )
    describe(session, f"人员调整（{draft.document_number or draft.day}）")
    left = [_leave(session, change, draft) for change in draft.changes]
    session.flush()
    for change, before in zip(draft.changes, left, strict=True):
        _come(session, change, before, draft)
        _change_liaison(session, change, draft.day)


def _leave(session: Session, change: ChangeDraft, draft: AdjustmentDraft) -> Appointment | None:
    if change.appointment_id is None:
        return None
    before = load(session, Appointment, change.appointment_id, "任职")
    if before.until:
        until = chinese_date(before.until)
        raise InvalidInput(
            f"“{before.post}”的任职已于{until}结束，请刷新后重选。", "appointment_id"
        )
    if draft.day <= before.since:
        since = chinese_date(before.since)
        raise InvalidInput(f"“{before.post}”自{since}起任职，调整日期应在这一天之后。", "day")
    before.until, before.end_basis = draft.day - DAY, draft.document_number
    return before


def _come(
    session: Session, change: ChangeDraft, before: Appointment | None, draft: AdjustmentDraft
) -> None:
    if change.succession is Succession.ABOLISHED:
        return
    after = Appointment(
        role=change.role,
        post=change.post,
        unit_id=change.unit_id,
        since=draft.day,
        basis=draft.document_number,
        rank=0,
    )
    after.member_id = _successor(session, change, draft.day)
    if before:
        _refuse_the_same(before, after)
    if before and before.role is after.role:
        after.rank, after.founding_rank = before.rank, before.founding_rank
    else:
        after.rank = open_rank(session, change.role, draft.day)
    put(session, after)


def _successor(session: Session, change: ChangeDraft, day: date) -> UUID | None:
    """Who comes, None where that is still open."""
    if change.succession is Succession.NEW and change.name:
        return _new_member(session, change.name, is_namesake=change.is_namesake)
    if change.succession is Succession.KNOWN and change.member_id:
        return _known_member(session, change.member_id, day)
    return None


def _new_member(session: Session, name: str, *, is_namesake: bool) -> UUID:
    """Somebody with the name of another is another only if the office says so."""
    same = session.exec(select(Member).where(Member.name == name)).first()
    if same and not is_namesake:
        raise InvalidInput(
            f"名册中已有{name}，请说明是同一人还是同名的另一人。",
            "name",
        )
    member = Member(name=name)
    put(session, member)
    return member.id


def _known_member(session: Session, member_id: UUID, day: date) -> UUID:
    member = load(session, Member, member_id, "成员")
    held = session.exec(
        select(Appointment).where(
            Appointment.member_id == member.id,
            or_(col(Appointment.until).is_(None), col(Appointment.until) >= day),
        )
    ).first()
    if held:
        raise InvalidInput(
            f"{member.name}在这一天仍任“{held.post}”（{held.role}），请把这一职务一并调整。",
            "member_id",
        )
    return member.id


def _refuse_the_same(before: Appointment, after: Appointment) -> None:
    fields = ("member_id", "role", "post", "unit_id")
    if all(getattr(before, name) == getattr(after, name) for name in fields):
        raise InvalidInput(f"“{after.post}”没有变化：人和职务都与调整前相同。", "member_id")


def _change_liaison(session: Session, change: ChangeDraft, day: date) -> None:
    if change.liaison and change.unit_id:
        draft = LiaisonDraft(
            unit_id=change.unit_id, name=change.liaison, phone=change.liaison_phone, since=day
        )
        enter_liaison(session, draft)
