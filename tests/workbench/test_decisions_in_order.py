from datetime import date

import pytest

from tests.workbench.office import TODAY, carried_out, decision, meeting
from workbench.decision_ledger import DecisionRow, list_decisions, list_meetings
from workbench.decisions import record_decision
from workbench.holding import hold_meeting
from workbench.meetings import MeetingKind, next_number
from workbench.rules.schedule import Light, ScheduleClass
from workbench.settling import close_decision
from workbench.store import Store

TOLERANCE = 10


def decisions(store: Store, as_of: date = TODAY) -> list[DecisionRow]:
    return store.read(list_decisions, as_of, TOLERANCE)


def test_each_kind_of_meeting_counts_for_itself(store: Store) -> None:
    assert store.read(next_number, MeetingKind.FULL) == 1
    store.write(hold_meeting, meeting())
    store.write(hold_meeting, meeting(number=4))
    assert store.read(next_number, MeetingKind.FULL) == 5
    assert store.read(next_number, MeetingKind.OFFICE) == 1


def test_an_open_decision_is_neither_behind_nor_unreported(store: Store) -> None:
    held = store.write(hold_meeting, meeting())
    store.write(record_decision, decision(store, held, due_on=date(2020, 3, 31)))
    (row,) = decisions(store)
    assert row.assessment.schedule_class is ScheduleClass.ON_SCHEDULE
    assert row.assessment.sentence == "2020年3月31日到期，还有 122 天，尚未办结。"
    assert decisions(store, date(2020, 3, 10))[0].assessment.light is Light.BLUE
    assert decisions(store, date(2020, 4, 1))[0].assessment.schedule_class is ScheduleClass.OVERDUE


@pytest.mark.parametrize(("as_of", "still_open"), [(date(2019, 8, 1), 1), (TODAY, 0)])
def test_a_decision_is_open_until_the_day_it_was_carried_out(
    store: Store, as_of: date, still_open: int
) -> None:
    held = store.write(hold_meeting, meeting())
    key = store.write(record_decision, decision(store, held))
    done = carried_out(store, finished_on=date(2019, 8, 2), result="办法已印发")
    store.write(close_decision, key, done)
    assert sum(row.is_open for row in decisions(store, as_of)) == still_open
    assert [row.open for row in store.read(list_meetings, as_of)] == [still_open]


def test_decisions_of_two_meetings_on_one_day_stay_together(store: Store) -> None:
    held = [store.write(hold_meeting, meeting(kind=kind)) for kind in MeetingKind]
    for text in ("第一", "第二"):
        for key in held:
            store.write(record_decision, decision(store, key, text=text))
    rows = decisions(store)
    assert len({row.meeting_id for row in rows}) == len(held)
    pairs = list(zip(rows[::2], rows[1::2], strict=True))
    assert all(one.meeting_id == two.meeting_id for one, two in pairs)
    assert {(one.text, two.text) for one, two in pairs} == {("第一", "第二")}


def test_a_decision_moved_to_another_meeting_goes_to_its_end(store: Store) -> None:
    first = store.write(hold_meeting, meeting())
    second = store.write(hold_meeting, meeting(number=2))
    moved = store.write(record_decision, decision(store, first, text="专项资金管理办法"))
    store.write(record_decision, decision(store, second, text="风险补偿办法"))
    store.write(record_decision, decision(store, second, text="专项资金管理办法"), moved)
    assert [(row.meeting, row.position, row.text) for row in decisions(store)] == [
        ("领导小组第2次全体会议", 1, "风险补偿办法"),
        ("领导小组第2次全体会议", 2, "专项资金管理办法"),
    ]


def test_a_decision_corrected_in_its_meeting_keeps_its_place(store: Store) -> None:
    held = store.write(hold_meeting, meeting())
    first = store.write(record_decision, decision(store, held, text="一"))
    store.write(record_decision, decision(store, held, text="二"))
    store.write(record_decision, decision(store, held, text="一（改）"), first)
    assert [(row.position, row.text) for row in decisions(store)] == [(1, "一（改）"), (2, "二")]
