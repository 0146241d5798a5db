from datetime import date

import pytest

from tests.workbench.office import TODAY, progress
from tests.workbench.reporting.wordings import suspend_tasks
from tests.workbench.supervisor import act
from workbench.ledger import list_tasks
from workbench.progress import record_progress
from workbench.reporting.office.movement import Move, moves_between, told
from workbench.rules.schedule import ScheduleClass
from workbench.store import Store
from workbench.supervision import ActKind


def test_a_task_that_is_reported_on_stands_better(store: Store) -> None:
    store.write(record_progress, progress(store, percent=35))

    before, now = (store.read(list_tasks, day) for day in (date(2019, 10, 31), TODAY))
    (move,) = moves_between(before, now)
    assert told(move) == "第1项由未报转为达进度"
    assert (move.is_better, move.is_worse) == (True, False)


def test_a_task_whose_time_has_passed_stands_worse(store: Store) -> None:
    before, now = (store.read(list_tasks, day) for day in (TODAY, date(2020, 1, 5)))

    moved = {told(move): move.is_worse for move in moves_between(before, now)}
    assert moved["第11项由未报转为逾期"]


@pytest.mark.parametrize(
    ("before", "now", "step"),
    [
        ("逾期", "欠进度", 1),
        ("达进度", "超进度", 0),
        ("达进度", "欠进度", -1),
        ("未启动", "逾期", -1),
    ],
)
def test_classes_have_grades(store: Store, before: str, now: str, step: int) -> None:
    act(store, ActKind.RULING, ruled_class=ScheduleClass(now))
    move = Move(store.read(list_tasks, TODAY)[0], ScheduleClass(before))

    assert (move.is_better, move.is_worse) == (step > 0, step < 0)


def test_what_is_suspended_stands_neither_better_nor_worse(store: Store) -> None:
    suspend_tasks(store, [1], TODAY)

    before, now = (store.read(list_tasks, day) for day in (date(2019, 10, 31), TODAY))
    (move,) = moves_between(before, now)
    assert told(move) == "第1项由未报转为中止"
    assert (move.is_better, move.is_worse) == (False, False)


def test_nothing_moves_between_a_day_and_itself(store: Store) -> None:
    rows = store.read(list_tasks, TODAY)

    assert moves_between(rows, rows) == ()
