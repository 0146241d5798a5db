"""The use cases of supervision: what each act demands, and what it does to a task or decision."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from workbench.errors import InvalidInput
from workbench.evidence import has_evidence
from workbench.journal import describe
from workbench.ledger import list_tasks
from workbench.meetings import Decision, Meeting
from workbench.records import load, put
from workbench.rules.schedule import Status
from workbench.rules.words import chinese_date
from workbench.supervision import ASSENTS, NEEDED, Act, ActDraft, ActKind, next_sequence
from workbench.tasks import Milestone, Task

COMPLETE = 100


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
    describe(session, f"{kind}：{work.name}")
    act = Act.model_validate(
        draft.model_dump()
        | {
            "kind": kind,
            "sequence": next_sequence(session),
            "old_status": work.record.status,
            "old_finished_on": work.record.finished_on,
        }
    )
    EFFECTS[kind](session, work, act)
    put(session, act)
    return act.id


def _demand(kind: ActKind, draft: ActDraft) -> None:
    missing = {
        name: f"请填写{ActDraft.model_fields[name].title}。"
        for name in NEEDED[kind]
        if not getattr(draft, name)
    }
    if missing:
        raise InvalidInput.of(missing)


def _work(session: Session, draft: ActDraft) -> Work:
    if draft.task_id:
        task = load(session, Task, draft.task_id, "任务")
        return Work(task, f"第{task.number}项任务", task.starts_on)
    if draft.decision_id is None:
        raise InvalidInput("请先选一项任务或议定事项。")
    decision = load(session, Decision, draft.decision_id, "议定事项")
    meeting = load(session, Meeting, decision.meeting_id, "会议")
    return Work(decision, f"议定事项“{decision.text[:12]}”", meeting.held_on)


def _remind(session: Session, work: Work, act: Act) -> None:
    del session
    _must_be_open(work)
    if act.promised_on and act.promised_on < act.happened_on:
        raise InvalidInput("承诺日期不能早于催办日期。", "promised_on")


def _extend(session: Session, work: Work, act: Act) -> None:
    _must_be_open(work)
    new = act.new_due_on or work.record.due_on
    if new < work.starts_on:
        raise InvalidInput(
            f"新的时限不能早于开始日期{chinese_date(work.starts_on)}。", "new_due_on"
        )
    if act.milestone_id:
        step = load(session, Milestone, act.milestone_id, "节点")
        if new > work.record.due_on:
            raise InvalidInput(
                f"节点不能晚于任务时限{chinese_date(work.record.due_on)}，请先给任务改期。",
                "new_due_on",
            )
        act.old_due_on, step.due_on = step.due_on, new
        return
    _milestones_must_fit(session, work, new)
    act.old_due_on, work.record.due_on = work.record.due_on, new


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
    _must_be_open(work)
    work.record.status, work.record.suspended_on = Status.SUSPENDED, act.happened_on


def _resume(session: Session, work: Work, act: Act) -> None:
    del session, act
    if work.record.status is not Status.SUSPENDED:
        raise InvalidInput("没有中止，不用恢复。")
    work.record.status, work.record.suspended_on = Status.UNDER_WAY, None


def _request_closing(session: Session, work: Work, act: Act) -> None:
    _must_be_open(work)
    if not act.reason and not has_evidence(session, work.record.id):
        raise InvalidInput("申请办结要有佐证材料，没有材料的请写明理由。", "reason")
    if act.finished_on and not work.starts_on <= act.finished_on <= act.happened_on:
        raise InvalidInput("完成日期应在开始日期和申请日期之间。", "finished_on")
    work.record.status, work.record.finished_on = Status.CLOSING_REQUESTED, act.finished_on


def _close(session: Session, work: Work, act: Act) -> None:
    if work.record.status is not Status.CLOSING_REQUESTED:
        raise InvalidInput("请先申请办结，再销号。")
    open_units = _open_units(session, work, act.happened_on)
    if open_units:
        raise InvalidInput(f"还有单位没有报到 100%：{'、'.join(open_units)}，不能销号。")
    work.record.status = Status.CLOSED


def _open_units(session: Session, work: Work, as_of: date) -> list[str]:
    """Lead units whose latest report is not yet 100 %; a decision has none."""
    row = next((t for t in list_tasks(session, as_of) if t.id == work.record.id), None)
    return [
        duty.unit
        for duty in (row.duties if row else ())
        if duty.latest is None or duty.latest.percent < COMPLETE
    ]


def _reject(session: Session, work: Work, act: Act) -> None:
    del session, act
    if work.record.status is not Status.CLOSING_REQUESTED:
        raise InvalidInput("没有申请办结，不用驳回。")
    work.record.status, work.record.finished_on = Status.UNDER_WAY, None


def _instruct(session: Session, work: Work, act: Act) -> None:
    """同意 or 圈阅 closes what is handed in; any other remark is kept and keeps it open."""
    is_assent = act.reason.strip("。！ ") in ASSENTS
    if is_assent and work.record.status is Status.CLOSING_REQUESTED:
        _close(session, work, act)


def _rule(session: Session, work: Work, act: Act) -> None:
    """The class is read from the act itself: nothing else changes."""
    del session, work, act


def _must_be_open(work: Work) -> None:
    if work.record.status in (Status.CLOSED, Status.SUSPENDED):
        raise InvalidInput(
            f"{work.name}已{work.record.status.removeprefix('已')}，不能再办这件事。"
        )


EFFECTS: dict[ActKind, Callable[[Session, Work, Act], None]] = {
    ActKind.REMINDER: _remind,
    ActKind.EXTENSION: _extend,
    ActKind.SUSPENSION: _suspend,
    ActKind.RESUMPTION: _resume,
    ActKind.CLOSING_REQUEST: _request_closing,
    ActKind.CLOSING: _close,
    ActKind.REJECTION: _reject,
    ActKind.INSTRUCTION: _instruct,
    ActKind.RULING: _rule,
    ActKind.RULING_END: _rule,
}
