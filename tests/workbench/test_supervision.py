from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.workbench.office import (
    TODAY,
    carried_out,
    decision,
    every_row,
    exported,
    meeting,
    task_id,
    unit_id,
)
from tests.workbench.supervisor import DAY, act, decide, decided, finish, task
from workbench.decision_ledger import list_meetings
from workbench.decisions import record_decision
from workbench.errors import InvalidInput
from workbench.holding import hold_meeting
from workbench.rules.schedule import ScheduleClass, Status
from workbench.settling import close_decision, delete_decision
from workbench.store import Store
from workbench.supervision import FITTING, NEEDED, OPTIONAL, ActDraft, ActKind, list_acts
from workbench.today import read_today


def test_what_an_act_needs_and_may_say_are_fields_of_its_form() -> None:
    assert set(NEEDED) == set(FITTING) == set(ActKind)
    for kind in ActKind:
        names = (*NEEDED[kind], *OPTIONAL.get(kind, ()))
        assert len(set(names)) == len(names)
        assert set(names) <= ActDraft.model_fields.keys()


def test_acts_are_listed_newest_first_up_to_a_day_and_by_what_they_are_about(store: Store) -> None:
    first, second, key = task_id(store, 1), task_id(store, 2), decide(store)
    act(store, ActKind.SUSPENSION, task_id=first)
    act(store, ActKind.RESUMPTION, task_id=first)
    act(store, ActKind.INSTRUCTION, task_id=second, happened_on=date(2019, 11, 10))
    act(store, ActKind.EXTENSION, decision_id=key, happened_on=TODAY)

    def kinds(as_of: date, **of: Any) -> list[ActKind]:
        return [row.kind for row in store.read(list_acts, as_of, **of)]

    everything = [
        ActKind.EXTENSION,
        ActKind.RESUMPTION,
        ActKind.SUSPENSION,
        ActKind.INSTRUCTION,
    ]
    assert kinds(TODAY) == everything
    assert kinds(DAY) == everything[1:]
    assert kinds(TODAY, task_id=first) == everything[1:3]
    assert kinds(TODAY, decision_id=key) == everything[:1]
    assert [row.subject_id for row in store.read(list_acts, TODAY)] == [key, first, first, second]


# Hindsight


def test_a_class_set_by_hand_gives_way_to_what_is_decided_later(store: Store) -> None:
    act(store, ActKind.RULING, ruled_class=ScheduleClass.OVERDUE)
    act(store, ActKind.SUSPENSION)
    assert task(store).assessment.schedule_class is ScheduleClass.SUSPENDED
    assert not task(store).assessment.by_hand
    act(store, ActKind.RESUMPTION)
    assert task(store).assessment.by_hand
    finish(store)
    act(store, ActKind.CLOSING_REQUEST)
    act(store, ActKind.CLOSING)
    assert task(store).assessment.schedule_class is ScheduleClass.DONE


def test_only_the_days_of_the_same_class_are_kept(store: Store) -> None:
    late = date(2022, 1, 31)
    act(store, ActKind.RULING, ruled_class=ScheduleClass.OVERDUE)
    assert task(store, 1, late).assessment.days == 31
    assert task(store, 1, TODAY).assessment.days is None
    act(store, ActKind.RULING)
    assert task(store, 1, late).assessment.days is None


def test_a_decision_closed_in_one_step_has_its_act(store: Store) -> None:
    key = decide(store)
    store.write(close_decision, key, carried_out(store, finished_on=DAY, result="办法已印发。"))
    (row,) = store.read(list_acts, TODAY, decision_id=key)
    assert (row.kind, row.happened_on, row.reason) == (ActKind.CLOSING, DAY, "办法已印发。")
    assert decided(store).status is Status.CLOSED
    assert decided(store, date(2019, 11, 19)).status is Status.UNDER_WAY


def test_correcting_how_a_decision_was_closed_corrects_its_act(store: Store) -> None:
    key = decide(store)
    early = date(2019, 11, 1)
    store.write(close_decision, key, carried_out(store, finished_on=DAY, result="办法已印发。"))
    store.write(close_decision, key, carried_out(store, finished_on=early, result="已印发。"))
    (row,) = store.read(list_acts, TODAY, decision_id=key)
    assert (row.happened_on, row.reason) == (early, "已印发。")
    assert not decided(store, early).is_open


def test_a_suspended_decision_is_resumed_before_it_is_closed(store: Store) -> None:
    key = decide(store)
    act(store, ActKind.SUSPENSION, decision_id=key)
    with pytest.raises(InvalidInput, match="已中止，请先恢复"):
        store.write(close_decision, key, carried_out(store, finished_on=TODAY, result="已印发"))


def test_a_deleted_decision_takes_its_acts_with_it_and_brings_them_back(store: Store) -> None:
    key = decide(store)
    act(store, ActKind.EXTENSION, decision_id=key)
    act(store, ActKind.SUSPENSION, decision_id=key)
    before = every_row(store)
    store.write(delete_decision, key)
    assert store.read(list_acts, TODAY) == []
    store.undo()
    assert every_row(store) == before


def test_a_meeting_counts_its_decisions_as_they_were(store: Store) -> None:
    held = store.write(hold_meeting, meeting())
    first, second = (
        store.write(record_decision, decision(store, held, text=text)) for text in "甲乙"
    )
    act(store, ActKind.CLOSING_REQUEST, decision_id=first, happened_on=date(2019, 11, 18))
    act(store, ActKind.INSTRUCTION, decision_id=first, reason="圈阅")
    act(store, ActKind.SUSPENSION, decision_id=second)
    for as_of, still_open in ((date(2019, 11, 19), 2), (DAY, 1)):
        (row,) = store.read(list_meetings, as_of)
        assert (row.decisions, row.open) == (2, still_open)


# 承诺


def promised(store: Store, as_of: date = TODAY) -> list[tuple[int | None, str, date]]:
    rows = store.read(read_today, as_of).promises
    return [(row.number, row.unit, row.promised_on) for row in rows]


def test_a_promise_is_shown_from_the_day_after_until_the_unit_reports(store: Store) -> None:
    day = date(2019, 11, 25)
    act(store, ActKind.REMINDER, promised_on=day)
    unit = "市场监管局（知识产权局）"
    assert promised(store, day) == []
    assert promised(store) == [(1, unit, day)]
    finish(store, on=date(2019, 11, 28))
    assert promised(store, date(2019, 11, 27)) == [(1, unit, day)]
    assert promised(store) == []


def test_a_report_from_before_the_reminder_keeps_no_promise(store: Store) -> None:
    finish(store, on=date(2019, 11, 19))
    act(store, ActKind.REMINDER, promised_on=date(2019, 11, 25))
    assert len(promised(store)) == 1


def test_of_several_promises_the_latest_stands_and_the_oldest_come_first(store: Store) -> None:
    second = task_id(store, 2)
    act(store, ActKind.REMINDER, promised_on=date(2019, 11, 22))
    act(store, ActKind.REMINDER, happened_on=date(2019, 11, 23), promised_on=date(2019, 11, 29))
    act(store, ActKind.REMINDER, task_id=second, promised_on=date(2019, 11, 21))
    act(store, ActKind.REMINDER, task_id=second)
    assert [(number, day.day) for number, _, day in promised(store)] == [(2, 21), (1, 29)]
    assert [(number, day.day) for number, _, day in promised(store, date(2019, 11, 24))] == [
        (2, 21)
    ]


def test_what_is_suspended_is_not_waited_for_but_was_on_an_earlier_day(store: Store) -> None:
    act(store, ActKind.REMINDER, promised_on=date(2019, 11, 22))
    act(store, ActKind.SUSPENSION, happened_on=date(2019, 11, 28))
    assert promised(store) == []
    assert len(promised(store, date(2019, 11, 27))) == 1


def test_a_decision_is_waited_for_too(store: Store) -> None:
    key = decide(store)
    unit = unit_id(store, "财政局")
    act(store, ActKind.REMINDER, decision_id=key, unit_id=unit, promised_on=date(2019, 11, 25))
    assert promised(store) == [(None, "财政局", date(2019, 11, 25))]


# Any day of supervision

STEPS = st.lists(
    st.tuples(st.sampled_from(ActKind), st.integers(0, 2), st.integers(0, 5)), max_size=14
)


@settings(
    max_examples=12,
    deadline=None,
    # Every example leaves the file as it found it, and asserts that it does.
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_whatever_was_done_undone_is_as_before_and_redone_as_after(
    shared: tuple[Store, list[dict[str, Any]]], steps: list[tuple[ActKind, int, int]]
) -> None:
    store, subjects = shared
    start = exported(store)
    done = 0
    for kind, which, day in steps:
        typed = {**subjects[which], "happened_on": date(2019, 11, 20 + day)}
        if kind is ActKind.EXTENSION:
            typed["new_due_on"] = date(2022, 1 + day, 28)
        try:
            act(store, kind, **typed)
        except InvalidInput:
            continue
        done += 1
    end = exported(store)
    for _ in range(done):
        store.undo()
    assert exported(store) == start
    for _ in range(done):
        store.redo()
    assert exported(store) == end
    for _ in range(done):
        store.undo()


@pytest.fixture
def shared(store: Store) -> tuple[Store, list[dict[str, Any]]]:
    """One file for all examples: each leaves it as it found it."""
    finish(store, 1)
    key = decide(store, unit_id=unit_id(store))
    return store, [
        {"task_id": task_id(store, 1)},
        {"task_id": task_id(store, 2)},
        {"decision_id": key},
    ]
