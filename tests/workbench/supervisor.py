"""How the tests supervise: one act in one line, with what it needs typed in beforehand."""

from datetime import date
from typing import Any
from uuid import UUID

from tests.workbench.office import (
    TODAY,
    decision,
    every_row,
    meeting,
    problems,
    progress,
    task_id,
    unit_id,
)
from workbench.acts import record_act
from workbench.decision_ledger import DecisionRow, list_decisions
from workbench.decisions import record_decision
from workbench.holding import hold_meeting
from workbench.ledger import TaskRow, list_tasks
from workbench.members import list_members
from workbench.progress import record_progress
from workbench.rules.schedule import ScheduleClass, Status
from workbench.store import Store
from workbench.supervision import ActDraft, ActKind, Channel

DAY = date(2019, 11, 20)


def usual(store: Store, kind: ActKind) -> dict[str, Any]:
    """What a secretary would type for an act."""
    chair = store.read(list_members, TODAY)[0].id
    typed: dict[ActKind, dict[str, Any]] = {
        ActKind.REMINDER: {"unit_id": unit_id(store), "channel": Channel.PHONE},
        ActKind.EXTENSION_REQUEST: {
            "unit_id": unit_id(store),
            "new_due_on": date(2022, 6, 30),
            "reason": "选址未定",
        },
        ActKind.ADJUSTMENT: {"basis": "会议纪要〔2019〕1号", "reason": "推进计划已改"},
        ActKind.EXTENSION: {"new_due_on": date(2022, 6, 30), "basis": "会议纪要", "reason": "选址"},
        ActKind.SUSPENSION: {"basis": "市政府第3次常务会议纪要", "reason": "机构改革未完成"},
        ActKind.CLOSING_REQUEST: {"finished_on": date(2019, 11, 18), "reason": "方案已印发"},
        ActKind.INSTRUCTION: {"member_id": chair, "reason": "抓紧推进"},
        ActKind.RULING: {"ruled_class": ScheduleClass.ON_SCHEDULE, "reason": "上级验收在先"},
    }
    return typed.get(kind, {"reason": "条件已具备"})


def draft(store: Store, kind: ActKind, **typed: Any) -> ActDraft:
    values = {"happened_on": DAY, **usual(store, kind), **typed}
    if "decision_id" not in typed:
        values.setdefault("task_id", task_id(store))
    return ActDraft.model_validate(values)


def act(store: Store, kind: ActKind, **typed: Any) -> UUID:
    """Record an act on the first task, unless something else is typed."""
    return store.write(record_act, kind, draft(store, kind, **typed))


def finish(store: Store, number: int = 1, *units: str, on: date = DAY) -> None:
    """Units report that they are done."""
    for unit in units or ("市场监管局（知识产权局）",):
        typed = {"task_id": task_id(store, number), "unit_id": unit_id(store, unit)}
        store.write(record_progress, progress(store, percent=100, reported_on=on, **typed))


def decide(store: Store, **typed: Any) -> UUID:
    """A meeting of June 2019 and one thing it decided."""
    held = store.write(hold_meeting, meeting())
    return store.write(record_decision, decision(store, held, **typed))


def task(store: Store, number: int = 1, as_of: date = TODAY) -> TaskRow:
    return store.read(list_tasks, as_of)[number - 1]


def decided(store: Store, as_of: date = TODAY) -> DecisionRow:
    (row,) = store.read(list_decisions, as_of, 10)
    return row


def refused(store: Store, kind: ActKind, **typed: Any) -> dict[str, str]:
    """The sentences by field, and nothing is kept."""
    before = every_row(store)
    said = problems(act, store, kind, **typed)
    assert every_row(store) == before
    return said


def put_into(store: Store, status: Status) -> None:
    """Bring the first task into a state through acts."""
    if status is Status.UNDER_WAY:
        store.write(record_progress, progress(store))
    if status in (Status.CLOSING_REQUESTED, Status.CLOSED):
        finish(store)
        act(store, ActKind.CLOSING_REQUEST)
    if status is Status.CLOSED:
        act(store, ActKind.CLOSING)
    if status is Status.SUSPENDED:
        act(store, ActKind.SUSPENSION)
