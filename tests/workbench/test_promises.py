from datetime import date

from tests.workbench.office import TODAY, progress, task_id, unit_id
from tests.workbench.supervisor import act
from workbench.progress import record_progress
from workbench.promises import PromiseState, follow_promises, list_promises
from workbench.store import Store
from workbench.supervision import ActKind

CALLED, PROMISED = date(2019, 11, 1), date(2019, 11, 10)


def promise(store: Store, number: int = 1, on: date = PROMISED, called: date = CALLED) -> None:
    typed = {"task_id": task_id(store, number), "unit_id": unit_id(store), "promised_on": on}
    act(store, ActKind.REMINDER, **typed, happened_on=called)


def report(store: Store, day: date) -> None:
    store.write(record_progress, progress(store, reported_on=day))


def states(store: Store, as_of: date = TODAY) -> list[PromiseState]:
    return [found.state for found in store.read(follow_promises, as_of)]


def test_a_report_by_the_day_keeps_the_promise(store: Store) -> None:
    promise(store)
    report(store, PROMISED)

    (found,) = store.read(follow_promises, TODAY)
    assert (found.state, found.reported_on) == (PromiseState.KEPT, PROMISED)
    assert store.read(list_promises, TODAY) == []


def test_a_report_after_the_day_is_late(store: Store) -> None:
    promise(store)
    report(store, date(2019, 11, 12))

    assert states(store) == [PromiseState.LATE]
    assert states(store, date(2019, 11, 11)) == [PromiseState.BROKEN]


def test_what_was_reported_before_the_call_keeps_nothing(store: Store) -> None:
    report(store, date(2019, 10, 31))
    promise(store)

    assert states(store) == [PromiseState.BROKEN]
    assert [row.number for row in store.read(list_promises, TODAY)] == [1]


def test_on_the_promised_day_itself_it_is_waited_for(store: Store) -> None:
    promise(store)

    assert states(store, PROMISED) == [PromiseState.WAITING]


def test_what_is_suspended_is_waited_for_no_longer(store: Store) -> None:
    promise(store)
    act(store, ActKind.SUSPENSION)

    assert states(store) == [PromiseState.SETTLED]


def test_of_several_promises_the_latest_stands(store: Store) -> None:
    promise(store)
    promise(store, on=date(2019, 12, 20), called=date(2019, 11, 12))

    assert states(store) == [PromiseState.WAITING]


def test_promises_come_by_the_day_that_was_promised(store: Store) -> None:
    promise(store, 1, date(2019, 12, 1))
    promise(store, 2, date(2019, 11, 5))

    assert [found.promise.number for found in store.read(follow_promises, TODAY)] == [2, 1]
