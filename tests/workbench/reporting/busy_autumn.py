"""An autumn in which the office met, called, sent slips and was asked for things.

It goes on from the file of the fixture `autumn_store`: every unit has reported for three months.
"""

from datetime import date
from uuid import UUID

from tests.workbench.meeting_room import decide
from tests.workbench.office import SUPERVISION, meeting, progress, task_id, unit_id
from tests.workbench.supervisor import act
from workbench.attendance import call_roll
from workbench.decision_ledger import list_decisions
from workbench.holding import begin_meeting, close_meeting
from workbench.ledger import list_tasks
from workbench.meetings import record_meeting
from workbench.notices import NoticeDraft, NoticeKind, issue_notices, number_notices, revoke_notice
from workbench.orders import draw_orders
from workbench.progress import record_progress
from workbench.store import Store
from workbench.supervision import ActKind, Channel

MET, CLOSED, SENT = date(2019, 10, 15), date(2019, 10, 18), date(2019, 11, 12)
UNPRINTED = "研究对两家企业的专项奖励。"


def spend_autumn(store: Store) -> None:
    """A meeting with its work, calls, slips, requests, a task that is finished."""
    _meet(store)
    _chase(store)
    _send(store)
    _settle(store)


def _meet(store: Store) -> UUID:
    """The second plenary meeting: every member came."""
    held = store.write(record_meeting, meeting(number=2, held_on=MET))
    store.write(call_roll, held)
    store.write(begin_meeting, held)
    decide(store, held, text="出台质押融资风险补偿办法。", due_on=date(2019, 11, 10))
    work = {"unit_id": unit_id(store), "due_on": date(2020, 1, 31)}
    decide(store, held, text="提出保护中心建设进度表。", **work)
    decide(store, held, text=UNPRINTED, unit_id=unit_id(store), is_public=False)
    store.write(close_meeting, held, CLOSED)
    return held


def _chase(store: Store) -> None:
    """Calls and what was promised: kept, late, broken, still to come."""
    for number, day, promised in (
        (1, date(2019, 10, 8), date(2019, 10, 28)),
        (2, date(2019, 10, 8), date(2019, 10, 12)),
        (3, date(2019, 11, 26), date(2019, 11, 28)),
        (5, date(2019, 11, 26), date(2019, 12, 10)),
    ):
        lead = store.read(list_tasks, day)[number - 1].duties[0].unit_id
        typed = {"task_id": task_id(store, number), "unit_id": lead, "happened_on": day}
        answer = {"answer": "正在汇总", "promised_on": promised}
        act(store, ActKind.REMINDER, **typed, **answer)
    visit = {"unit_id": unit_id(store), "channel": Channel.VISIT, "happened_on": SENT}
    act(store, ActKind.REMINDER, task_id=task_id(store, 11), **visit)


def _send(store: Store) -> None:
    """Slips to every unit that is late, the last of them revoked."""
    draft = NoticeDraft(
        kind=NoticeKind.SUPERVISION, issued_on=SENT, reply_by=date(2019, 11, 19), handled_by="海鹰"
    )
    orders = draw_orders(NoticeKind.SUPERVISION, store.read(list_tasks, SENT))
    rows = store.read(number_notices, draft, orders)
    store.write(issue_notices, rows)
    store.write(revoke_notice, rows[-1].id, date(2019, 11, 13))


def _settle(store: Store) -> None:
    """One task is finished, one is to be put off, one decision is handed in, a leader wrote."""
    tasks = store.read(list_tasks, SENT)
    for duty in tasks[8].duties:
        done = {"task_id": tasks[8].id, "unit_id": duty.unit_id, "percent": 100}
        store.write(record_progress, progress(store, **done), 1)
    about = {"task_id": task_id(store, 9), "unit_id": None}
    act(store, ActKind.CLOSING_REQUEST, **about, finished_on=date(2019, 11, 18))
    act(store, ActKind.CLOSING, task_id=task_id(store, 9), happened_on=date(2019, 11, 22))
    asked = {"task_id": tasks[10].id, "unit_id": tasks[10].duties[0].unit_id}
    act(store, ActKind.EXTENSION_REQUEST, **asked, new_due_on=date(2021, 6, 30))
    act(store, ActKind.INSTRUCTION, task_id=tasks[10].id)
    decision = next(row for row in store.read(list_decisions, SENT, 10) if row.unit == SUPERVISION)
    typed = {"decision_id": decision.id, "finished_on": date(2019, 11, 19)}
    act(store, ActKind.CLOSING_REQUEST, **typed)
