"""How a decision ends: closed on a leader's remark, or taken out of its meeting."""

from datetime import date
from uuid import UUID

from sqlmodel import Field, Session, col, select

from workbench.decisions import OPENING, Decision, DecisionKind
from workbench.errors import InvalidInput
from workbench.journal import describe
from workbench.meetings import Meeting, running_meeting
from workbench.members import Member
from workbench.progress import ProgressEntry
from workbench.records import Draft, load, put
from workbench.rules.schedule import Status
from workbench.supervision import Act, ActKind, is_assent, next_sequence


class ClosingDraft(Draft):
    """How a decision was carried out, and what the leader remarked on it."""

    finished_on: date = Field(title="办结日期")
    result: str = Field(title="落实情况", min_length=1, max_length=2000)
    member_id: UUID = Field(title="批示领导")
    remark: str = Field(title="领导批示", min_length=1, max_length=200)


def close_decision(session: Session, decision_id: UUID, draft: ClosingDraft) -> str:
    """Take a decision off the list of open ones, if the leader's remark is 同意 or 圈阅.

    Any other remark is kept as an act, with what was reported, and the decision stays open. Who
    closes it again corrects how it was closed.

    Returns:
        What came of it, as a sentence.

    Raises:
        InvalidInput: it would be done before it was decided, is suspended, needs no closing, or
            is closed and the remark is another one.
    """
    decision = load(session, Decision, decision_id, "议定事项")
    member = load(session, Member, draft.member_id, "成员")
    _must_fit(session, decision, draft)
    name = f"议定事项“{decision.text[:OPENING]}”"
    if not is_assent(draft.remark):
        describe(session, f"领导批示：{name}")
        put(session, _instruction(session, decision, draft))
        return f"{member.name}批示不是“同意”或“圈阅”，批示已记下，这项议定事项继续办理。"
    describe(session, f"{name}销号")
    act = _closing(session, decision)
    act.happened_on = act.finished_on = draft.finished_on
    act.reason, act.basis, act.member_id = draft.result, f"批示“{draft.remark}”", member.id
    put(session, act)
    decision.status = Status.CLOSED
    decision.finished_on, decision.result = draft.finished_on, draft.result
    return "已销号"


def _must_fit(session: Session, decision: Decision, draft: ClosingDraft) -> None:
    meeting = load(session, Meeting, decision.meeting_id, "会议")
    if draft.finished_on < meeting.held_on:
        raise InvalidInput("办结日期不能早于会议召开日期。", "finished_on")
    if decision.status is Status.SUSPENDED:
        raise InvalidInput("这项议定事项已中止，请先恢复，再办结销号。")
    if decision.status is Status.CLOSED and not is_assent(draft.remark):
        raise InvalidInput("这项议定事项已销号，其他批示请用“领导批示”记下。", "remark")
    if decision.kind is DecisionKind.INFORMATION:
        raise InvalidInput("这项议定事项仅告知，不用办结销号。")


def _instruction(session: Session, decision: Decision, draft: ClosingDraft) -> Act:
    return Act(
        kind=ActKind.INSTRUCTION,
        sequence=next_sequence(session),
        decision_id=decision.id,
        happened_on=draft.finished_on,
        member_id=draft.member_id,
        reason=draft.remark,
        answer=draft.result,
    )


def _closing(session: Session, decision: Decision) -> Act:
    """The act that closed it, to be corrected, or the one that does it now."""
    query = select(Act).where(
        Act.decision_id == decision.id,
        Act.kind == ActKind.CLOSING,
        col(Act.finished_on).is_not(None),
    )
    known = session.exec(query.order_by(col(Act.sequence).desc())).first()
    if known and decision.status is Status.CLOSED:
        return known
    return Act(
        kind=ActKind.CLOSING,
        sequence=next_sequence(session),
        decision_id=decision.id,
        happened_on=date.min,
        old_status=decision.status,
        old_finished_on=decision.finished_on,
    )


def delete_decision(session: Session, decision_id: UUID) -> None:
    """Take a decision out with all reports and acts on it; undo brings them back.

    Raises:
        InvalidInput: its meeting is not under way.
    """
    decision = load(session, Decision, decision_id, "议定事项")
    running_meeting(session, decision.meeting_id)
    describe(session, f"删除议定事项“{decision.text[:OPENING]}”")
    for table in (ProgressEntry, Act):
        for record in session.exec(select(table).where(table.decision_id == decision_id)):
            session.delete(record)
    session.flush()
    session.delete(decision)
