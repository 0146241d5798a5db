"""The use cases of supervision: what each act demands, and what it does to a task or decision."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, func, or_, select

from workbench.decisions import Decision, list_reporters
from workbench.errors import InvalidInput
from workbench.evidence import has_evidence
from workbench.hindsight import rulings
from workbench.journal import describe
from workbench.ledger import list_tasks
from workbench.meetings import Meeting
from workbench.members import Member
from workbench.progress import ProgressEntry
from workbench.records import load, put
from workbench.rules.schedule import ScheduleClass, Status
from workbench.rules.words import chinese_date
from workbench.supervision import (
    FITTING,
    NEEDED,
    RULABLE,
    Act,
    ActDraft,
    ActKind,
    field_word,
    is_assent,
    next_sequence,
)
from workbench.tasks import Milestone, Task, list_assignees
from workbench.units import Unit, UnitRow, list_units

COMPLETE = 100
NOT_FITTING = {
    ActKind.RESUMPTION: "{name}没有中止，不用恢复。",
    ActKind.CLOSING: "{name}还没有申请办结，请先申请办结，再销号。",
    ActKind.REJECTION: "{name}没有申请办结，不用驳回。",
}
"""What to say where the state does not fit; other acts say what the state is."""


@dataclass(frozen=True, slots=True)
class Work:
    """What an act is about: a task or a decision, and since when it runs."""

    record: Task | Decision
    name: str
    starts_on: date


def record_act(session: Session, kind: ActKind, draft: ActDraft) -> UUID:
    """Record one act and do what it says to its task or decision.

    Raises:
        InvalidInput: a field the act needs is empty, a date is out of order, or the act does not
            fit the status; with one sentence per field.
    """
    _demand(kind, draft)
    work = _work(session, draft)
    _must_fit(kind, work)
    describe(session, f"{kind}：{work.name}")
    act = Act.model_validate(
        draft.model_dump() | {"kind": kind, "sequence": next_sequence(session)}
    )
    before = work.record.status, work.record.finished_on
    EFFECTS[kind](session, work, act)
    if (work.record.status, work.record.finished_on) != before:
        act.old_status, act.old_finished_on = before
    _must_follow(session, work, act)
    put(session, act)
    return act.id


def _demand(kind: ActKind, draft: ActDraft) -> None:
    missing = {
        name: f"请填写{field_word(kind, name)}。"
        for name in NEEDED[kind]
        if not getattr(draft, name)
    }
    if missing:
        raise InvalidInput.of(missing)


def _work(session: Session, draft: ActDraft) -> Work:
    if draft.task_id and draft.decision_id is None:
        task = load(session, Task, draft.task_id, "任务")
        return Work(task, f"第{task.number}项任务", task.starts_on)
    if draft.decision_id is None or draft.task_id:
        raise InvalidInput("请先选一项任务或一项议定事项。")
    decision = load(session, Decision, draft.decision_id, "议定事项")
    meeting = load(session, Meeting, decision.meeting_id, "会议")
    return Work(decision, f"议定事项“{decision.text[:12]}”", meeting.held_on)


def _must_fit(kind: ActKind, work: Work) -> None:
    status = work.record.status
    if status not in FITTING[kind]:
        usual = "{name}已{status}，不能再办{kind}。"
        sentence = NOT_FITTING.get(kind, usual)
        raise InvalidInput(
            sentence.format(name=work.name, status=status.removeprefix("已"), kind=kind)
        )


def _must_follow(session: Session, work: Work, act: Act) -> None:
    """What changes a task comes after what changed it before, or no earlier day could be read."""
    if act.old_status is None and act.old_due_on is None:
        return
    last = session.exec(
        select(func.max(Act.happened_on)).where(
            or_(col(Act.task_id) == work.record.id, col(Act.decision_id) == work.record.id),
            or_(col(Act.old_status).is_not(None), col(Act.old_due_on).is_not(None)),
        )
    ).one()
    if last and act.happened_on < last:
        raise InvalidInput(
            f"{work.name}在{chinese_date(last)}已有变动，这里的日期不能更早。", "happened_on"
        )


def _remind(session: Session, work: Work, act: Act) -> None:
    _must_be_addressed(session, work, act)
    if act.promised_on and act.promised_on < act.happened_on:
        raise InvalidInput("承诺日期不能早于催办日期。", "promised_on")


def _must_be_addressed(session: Session, work: Work, act: Act) -> None:
    addressees = list_addressees(session, work.record.id, act.happened_on)
    if act.unit_id not in {unit.id for unit in addressees}:
        unit = load(session, Unit, act.unit_id or UUID(int=0), "单位").short_name
        raise InvalidInput(f"{work.name}没有交给“{unit}”，请核对单位。", "unit_id")


def list_addressees(session: Session, subject_id: UUID, day: date) -> list[UnitRow]:
    """Whoever may be asked about a task or decision on a day: a lead first, groups as members."""
    decision = session.get(Decision, subject_id)
    if decision is None:
        return list_assignees(session, subject_id, day)
    units = {row.id: row for row in list_units(session, groups=True)}
    lead = [units[decision.unit_id]] if decision.unit_id else []
    return list(dict.fromkeys((*lead, *list_reporters(session, decision, day))))


def _ask_for_extension(session: Session, work: Work, act: Act) -> None:
    """Only kept: whether it is granted, a later 改期 says."""
    _must_be_addressed(session, work, act)
    if act.new_due_on == work.record.due_on:
        raise InvalidInput("申请的时限和现在的一样，请填改后的日期。", "new_due_on")


def _adjust(session: Session, work: Work, act: Act) -> None:
    """Only told: what changed a task has changed it already."""
    del session, work, act


def _extend(session: Session, work: Work, act: Act) -> None:
    new = act.new_due_on or work.starts_on
    if new < work.starts_on:
        raise InvalidInput(
            f"新的时限不能早于开始日期{chinese_date(work.starts_on)}。", "new_due_on"
        )
    if act.milestone_id:
        _extend_milestone(session, work, act, new)
        return
    if new == work.record.due_on:
        raise InvalidInput("新的时限和现在的一样，请填改后的日期。", "new_due_on")
    _milestones_must_fit(session, work, new)
    act.old_due_on, work.record.due_on = work.record.due_on, new


def _extend_milestone(session: Session, work: Work, act: Act, new: date) -> None:
    step = load(session, Milestone, act.milestone_id or UUID(int=0), "节点")
    if step.task_id != work.record.id:
        raise InvalidInput(f"节点“{step.title}”不属于{work.name}，请重新选择。", "milestone_id")
    if step.done_on:
        raise InvalidInput(f"节点“{step.title}”已经完成，不用改期。", "milestone_id")
    if new == step.due_on:
        raise InvalidInput("新的时限和现在的一样，请填改后的日期。", "new_due_on")
    if work.record.due_on and new > work.record.due_on:
        raise InvalidInput(
            f"节点不能晚于任务时限{chinese_date(work.record.due_on)}，请先给任务改期。",
            "new_due_on",
        )
    act.old_due_on, step.due_on = step.due_on, new


def _milestones_must_fit(session: Session, work: Work, new: date) -> None:
    late = session.exec(
        select(Milestone.title).where(
            Milestone.task_id == work.record.id,
            col(Milestone.done_on).is_(None),
            col(Milestone.due_on) > new,
        )
    ).first()
    if late:
        raise InvalidInput(f"节点“{late}”在新的时限之后，请先给节点改期。", "new_due_on")


def _suspend(session: Session, work: Work, act: Act) -> None:
    del session
    work.record.status, work.record.suspended_on = Status.SUSPENDED, act.happened_on


def _go_on(session: Session, work: Work, act: Act) -> None:
    """Taken up again, or sent back: it runs as before."""
    del session, act
    record = work.record
    record.status, record.finished_on, record.suspended_on = Status.UNDER_WAY, None, None


def _request_closing(session: Session, work: Work, act: Act) -> None:
    if not act.reason and not _has_evidence(session, work):
        raise InvalidInput("申请办结要有佐证材料，没有材料的请写明理由。", "reason")
    if act.finished_on and not work.starts_on <= act.finished_on <= act.happened_on:
        raise InvalidInput(
            f"完成日期应在{chinese_date(work.starts_on)}（开始）和申请日期之间。", "finished_on"
        )
    work.record.status, work.record.finished_on = Status.CLOSING_REQUESTED, act.finished_on
    if isinstance(work.record, Decision):
        work.record.result = act.reason


def _has_evidence(session: Session, work: Work) -> bool:
    """Whether a file is attached to it, to one of its milestones or to one of its entries."""
    key = work.record.id
    steps = session.exec(select(Milestone.id).where(Milestone.task_id == key))
    about = or_(col(ProgressEntry.task_id) == key, col(ProgressEntry.decision_id) == key)
    entries = session.exec(select(ProgressEntry.id).where(about))
    return any(has_evidence(session, subject) for subject in (key, *steps, *entries))


def _close_by_office(session: Session, work: Work, act: Act) -> None:
    if isinstance(work.record, Decision):
        raise InvalidInput("议定事项凭领导批示销号，请用“领导批示”记下“同意”或“圈阅”。")
    _close(session, work, act)


def _close(session: Session, work: Work, act: Act) -> None:
    open_units = _open_units(session, work, act.happened_on)
    if open_units:
        raise InvalidInput(f"还有单位没有报到 100%：{'、'.join(open_units)}，不能销号。")
    work.record.status = Status.CLOSED


def _open_units(session: Session, work: Work, as_of: date) -> list[str]:
    """Lead units of a task whose latest report is not yet 100 %; a decision is for the leader."""
    row = next((t for t in list_tasks(session, as_of) if t.id == work.record.id), None)
    return [
        duty.unit
        for duty in (row.duties if row else ())
        if duty.latest is None or duty.latest.percent < COMPLETE
    ]


def _instruct(session: Session, work: Work, act: Act) -> None:
    """同意 or 圈阅 closes what is handed in; any other remark is kept and keeps it open."""
    load(session, Member, act.member_id or UUID(int=0), "成员")
    if is_assent(act.reason) and work.record.status is Status.CLOSING_REQUESTED:
        _close(session, work, act)


def _rule(session: Session, work: Work, act: Act) -> None:
    """The class is read from the act itself: nothing else changes."""
    del session, work
    if act.ruled_class not in RULABLE:
        how = "销号" if act.ruled_class is ScheduleClass.DONE else "中止"
        raise InvalidInput(f"“{act.ruled_class}”不能认定，请用“{how}”。", "ruled_class")


def _end_ruling(session: Session, work: Work, act: Act) -> None:
    if work.record.id not in rulings(session, act.happened_on):
        raise InvalidInput(f"{work.name}没有人工认定，不用取消。")


EFFECTS: dict[ActKind, Callable[[Session, Work, Act], None]] = {
    ActKind.REMINDER: _remind,
    ActKind.EXTENSION_REQUEST: _ask_for_extension,
    ActKind.EXTENSION: _extend,
    ActKind.ADJUSTMENT: _adjust,
    ActKind.SUSPENSION: _suspend,
    ActKind.RESUMPTION: _go_on,
    ActKind.CLOSING_REQUEST: _request_closing,
    ActKind.CLOSING: _close_by_office,
    ActKind.REJECTION: _go_on,
    ActKind.INSTRUCTION: _instruct,
    ActKind.RULING: _rule,
    ActKind.RULING_END: _end_ruling,
}
