"""Three meetings of one year: nothing that was decided gets lost between them."""

from datetime import date

from tests.workbench.meeting_room import adjust, close, decide, decisions, hold, report
from tests.workbench.office import carried_out, meeting, refusal, task_id
from workbench.agenda import AgendaKind, list_agenda
from workbench.decisions import DecisionKind, TaskField
from workbench.ledger import list_tasks
from workbench.meetings import record_meeting
from workbench.proposals import propose_agenda
from workbench.settling import close_decision
from workbench.store import Store
from workbench.supervision import list_acts

FIRST, SECOND, THIRD = date(2019, 6, 20), date(2019, 9, 12), date(2019, 12, 5)


def agenda(store: Store, number: int, held_on: date) -> list[tuple[str, int | None]]:
    """Hold a meeting for which nobody made an agenda."""
    held = hold(store, number=number, held_on=held_on)
    return [(row.text, row.times) for row in store.read(list_agenda, held)]


def test_what_is_left_open_stands_on_every_agenda_until_it_is_closed(store: Store) -> None:
    first = hold(store, number=1, held_on=FIRST)
    lasting = decide(store, first, text="出台质押融资风险补偿办法", due_on=date(2019, 8, 31))
    passing = decide(store, first, text="落实保护中心编制")
    decide(store, first, text="通报上半年情况", kind=DecisionKind.INFORMATION)
    close(store, first)
    report(store, passing, percent=100, period="2019-08", reported_on=date(2019, 8, 20))
    store.write(close_decision, passing, carried_out(store, finished_on=date(2019, 8, 30)))

    assert agenda(store, 2, SECOND) == [("出台质押融资风险补偿办法", 2)]
    assert agenda(store, 3, THIRD) == [("出台质押融资风险补偿办法", 3)]

    late = carried_out(store, finished_on=date(2019, 12, 20))
    store.write(close_decision, lasting, late)
    assert agenda(store, 4, date(2020, 1, 10)) == []


def test_the_next_meeting_sees_how_long_a_decision_has_waited(store: Store) -> None:
    first = hold(store, number=1, held_on=FIRST)
    key = decide(store, first, due_on=date(2019, 8, 31))
    close(store, first)
    second = store.write(record_meeting, meeting(number=2, held_on=SECOND))
    proposed = store.read(propose_agenda, second, SECOND)
    (line,) = (p for p in proposed if p.kind is AgendaKind.DECISION)
    assert (line.subject_id, line.times, line.overdue) == (key, 2, 12)
    assert line.note == "领导小组第1次全体会议议定，财政局牵头，第2次上会，已超期12天"


def test_a_decision_moves_a_tasks_date_and_the_task_tells_which_meeting_did(store: Store) -> None:
    held = hold(store, number=2, held_on=SECOND)
    task, later = task_id(store, 1), date(2022, 6, 30)
    adjust(store, held, task, TaskField.DUE_ON, new_due_on=later)
    assert store.read(list_tasks, THIRD)[0].due_on == date(2021, 12, 31)

    assert close(store, held, date(2019, 9, 16)) == "会议纪要〔2019〕1号"

    assert store.read(list_tasks, THIRD)[0].due_on == later
    (act,) = store.read(list_acts, THIRD, task_id=task)
    assert (act.happened_on, act.old_due_on, act.new_due_on) == (
        date(2019, 9, 16),
        date(2021, 12, 31),
        later,
    )
    assert act.basis == "领导小组第2次全体会议（会议纪要〔2019〕1号）"
    (row,) = decisions(store, THIRD)
    assert (row.settled, row.is_open, row.task_number) == ("已调整", False, 1)


def test_a_meeting_with_an_untyped_decision_refuses_to_close_and_says_which(store: Store) -> None:
    held = hold(store)
    decide(store, held)
    decide(store, held, text="研究专项资金管理办法", kind=None)
    decide(store, held, text="落实编制", unit_id=None, due_on=None)
    assert refusal(close, store, held) == (
        "第2项“研究专项资金管理办法”缺类别；第3项“落实编制”缺牵头单位、完成时限。"
        "请补齐后再结束会议。"
    )
