"""A meeting is held: begun, closed with its minutes' number, and opened again if it must be."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, func, select

from workbench.acts import record_act
from workbench.decisions import Decision, DecisionKind, TaskField, gaps, name_decision
from workbench.errors import InvalidInput
from workbench.journal import describe
from workbench.meetings import (
    Meeting,
    MeetingDraft,
    MeetingState,
    minutes_title,
    open_meeting,
    record_meeting,
    running_meeting,
    title_of,
)
from workbench.proposals import carry_over
from workbench.records import load
from workbench.supervision import ActDraft, ActKind
from workbench.tasks import Task, change_lead, lead_ids
from workbench.units import unit_names

LONGEST = 500
"""How much of a text stands in the reason of an act."""


def begin_meeting(session: Session, meeting_id: UUID) -> None:
    """Let a meeting begin: from now on its decisions are typed.

    What is still open goes on its agenda, unless somebody made one.

    Raises:
        InvalidInput: it has begun already, or is closed.
    """
    meeting = open_meeting(session, meeting_id)
    if meeting.state is MeetingState.UNDER_WAY:
        raise InvalidInput(f"{title_of(meeting)}已经开始，可以直接记录议定事项。")
    describe(session, f"开始{title_of(meeting)}")
    meeting.state = MeetingState.UNDER_WAY
    carry_over(session, meeting)


def hold_meeting(session: Session, draft: MeetingDraft) -> UUID:
    """Enter a meeting that has been held already, ready for its decisions to be typed.

    Raises:
        InvalidInput: as `record_meeting`.
    """
    key = record_meeting(session, draft)
    meeting = load(session, Meeting, key, "会议")
    begin_meeting(session, key)
    describe(session, f"记录{title_of(meeting)}")
    return key


def close_meeting(session: Session, meeting_id: UUID, day: date, handled_by: str = "") -> str:
    """Close a meeting: number its minutes, lock it, and change the tasks it decided to change.

    The number is the next of the year of `day`; a meeting that was opened again keeps its own.

    Returns:
        The minutes' number, 会议纪要〔2019〕1号.

    Raises:
        InvalidInput: it is not under way, a decision lacks something, or a task cannot be changed
            as decided; the sentence names each of them.
    """
    meeting = running_meeting(session, meeting_id)
    decisions = session.exec(
        select(Decision).where(Decision.meeting_id == meeting_id).order_by(col(Decision.position))
    ).all()
    if day < meeting.held_on:
        raise InvalidInput("结束日期不能早于会议召开日期。", "day")
    _refuse_gaps(decisions)
    if meeting.minutes_on is None:
        meeting.minutes_year, meeting.minutes_on = day.year, day
        meeting.minutes_number = _last_number(session, day.year) + 1
    minutes = minutes_title(meeting.minutes_year, meeting.minutes_number)
    basis = f"{title_of(meeting)}（{minutes}）"
    for decision in decisions:
        if decision.kind is DecisionKind.ADJUSTMENT and decision.applied_on is None:
            _apply(session, decision, ActDraft(happened_on=day, basis=basis, handled_by=handled_by))
    meeting.state = MeetingState.CLOSED
    describe(session, f"结束{title_of(meeting)}（{minutes}）")
    return minutes


def reopen_meeting(session: Session, meeting_id: UUID) -> None:
    """Let a closed meeting be corrected; it keeps its minutes' number.

    Raises:
        InvalidInput: it is not closed.
    """
    meeting = load(session, Meeting, meeting_id, "会议")
    if meeting.state is not MeetingState.CLOSED:
        raise InvalidInput(f"{title_of(meeting)}没有结束，不用重新打开。")
    describe(session, f"重新打开{title_of(meeting)}")
    meeting.state = MeetingState.UNDER_WAY


def _refuse_gaps(decisions: Sequence[Decision]) -> None:
    lacking = [
        f"{name_decision(decision)}缺{'、'.join(missing)}"
        for decision in decisions
        if (missing := gaps(decision))
    ]
    if lacking:
        raise InvalidInput(f"{'；'.join(lacking)}。请补齐后再结束会议。")


def _last_number(session: Session, year: int) -> int:
    query = select(func.max(Meeting.minutes_number))
    return session.exec(query.where(Meeting.minutes_year == year)).one() or 0


def _apply(session: Session, decision: Decision, act: ActDraft) -> None:
    """Change a task as decided, by an act that names the meeting."""
    task = load(session, Task, decision.task_id or UUID(int=0), "任务")
    act.task_id = task.id
    try:
        if decision.field is TaskField.DUE_ON:
            kind, act.new_due_on = ActKind.EXTENSION, decision.new_due_on
            act.reason = _opening(decision.text)
        else:
            kind, act.reason = ActKind.ADJUSTMENT, _change(session, task, decision)
        record_act(session, kind, act)
    except InvalidInput as error:
        raise InvalidInput(f"{name_decision(decision)}：{error.sentence}") from None
    decision.applied_on = act.happened_on


def _change(session: Session, task: Task, decision: Decision) -> str:
    """Change a unit or a text of a task, and tell what it was and is.

    Raises:
        InvalidInput: it is that already.
    """
    if decision.field is TaskField.LEAD:
        names = unit_names(session)
        unit = decision.new_unit_id or UUID(int=0)
        old, new = "、".join(names[key] for key in lead_ids(session, task.id)), names[unit]
        change_lead(session, task.id, unit)
    elif decision.field is TaskField.SCHEDULE:
        old, new = task.schedule, decision.new_text
        task.schedule = new
    else:
        old, new = task.content, decision.new_text
        task.content = new
    if old == new:
        raise InvalidInput(f"新的{decision.field}和现在的一样，请核对。")
    return f"{decision.field}由“{_opening(old)}”改为“{_opening(new)}”"


def _opening(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
