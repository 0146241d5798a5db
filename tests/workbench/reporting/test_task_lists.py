"""Who is late, why and since when: the two annexes of tasks."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from tests.workbench.office import progress, task_id, unit_id
from tests.workbench.reporting.wordings import AS_OF, close_tasks, say, suspend_tasks
from workbench.ledger import TaskRow, list_tasks
from workbench.progress import record_progress
from workbench.reporting.document import Band, Table
from workbench.reporting.task_lists import late_blocks, late_since, on_time_blocks
from workbench.rules.schedule import ScheduleClass, Status, WorkState, expected_progress
from workbench.store import Store

TOLERANCE = 10


def tasks(store: Store, as_of: date = AS_OF) -> list[TaskRow]:
    return store.read(list_tasks, as_of)


def task(store: Store, number: int, as_of: date = AS_OF) -> TaskRow:
    return tasks(store, as_of)[number - 1]


def late_table(store: Store, as_of: date = AS_OF) -> Table:
    (table,) = late_blocks(tasks(store, as_of), as_of, TOLERANCE)
    assert isinstance(table, Table)
    return table


def test_every_late_task_stands_under_its_class_and_no_other(autumn_store: Store) -> None:
    suspend_tasks(autumn_store, [2], date(2019, 10, 1))
    day = date(2020, 1, 31)
    known = tasks(autumn_store, day)
    found: dict[str, list[int]] = {}
    for row in late_table(autumn_store, day).rows:
        if isinstance(row, Band):
            found[row.text] = []
        else:
            found[[*found][-1]].append(int(row[0]))

    for name in (ScheduleClass.OVERDUE, ScheduleClass.BEHIND):
        numbers = [t.number for t in known if t.assessment.schedule_class is name]
        assert found.pop(f"{name}{len(numbers)}项") == numbers
    assert found == {}
    (on_time,) = on_time_blocks(known, day)
    assert isinstance(on_time, Table)
    every = (*late_table(autumn_store, day).rows, *on_time.rows)
    listed = sum(not isinstance(row, Band) for row in every)
    assert listed == len(known) - 1


def test_a_row_names_the_units_the_reason_and_what_they_say_themselves(store: Store) -> None:
    report = progress(store, percent=5, problems="编制未批复")
    store.write(record_progress, report)
    for unit in ("土左旗政府", "托县政府"):
        about = {"task_id": task_id(store, 4), "unit_id": unit_id(store, unit)}
        store.write(record_progress, progress(store, **about, percent=2, problems=f"{unit}缺人。"))

    rows = {row[0]: row for row in late_table(store).rows if not isinstance(row, Band)}

    assert rows["1"][2:4] == ("市场监管局（知识产权局）", "▲ 欠进度")
    assert rows["1"][5:] == (
        "序时进度30%，实际5%，差25个百分点，超过容许的10个百分点。",
        "编制未批复。",
    )
    assert rows["4"][6] == "土左旗政府：土左旗政府缺人。\n托县政府：托县政府缺人。"
    assert rows["2"][4:] == ("2019年\n1月1日", "2019年1月1日已启动，尚无填报，序时进度30%。", "—")


def test_a_task_is_overdue_from_the_day_after_its_date(store: Store) -> None:
    due = task(store, 31).due_on

    late = task(store, 31, due + timedelta(days=40))

    assert late_since(late, due + timedelta(days=40), TOLERANCE) == due + timedelta(days=1)


def test_a_task_with_a_late_milestone_is_overdue_from_the_day_after_that(store: Store) -> None:
    day = date(2020, 6, 30)
    late = task(store, 11, day)
    assert late.assessment.schedule_class is ScheduleClass.OVERDUE
    first = min(step.due_on for step in late.milestones)

    assert late_since(late, day, TOLERANCE) == first + timedelta(days=1)


def test_a_task_is_behind_from_the_day_its_progress_stopped_being_enough(
    autumn_store: Store,
) -> None:
    behind = [t for t in tasks(autumn_store) if t.assessment.schedule_class is ScheduleClass.BEHIND]
    assert behind
    for row in behind:
        since = late_since(row, AS_OF, TOLERANCE)
        assert since is not None
        assert gap(row, since) > TOLERANCE
        assert gap(row, since - timedelta(days=1)) <= TOLERANCE


def gap(row: TaskRow, day: date) -> Fraction:
    steps = tuple(step.plan for step in row.milestones)
    work = WorkState(Status.UNDER_WAY, row.starts_on, row.due_on, milestones=steps)
    return ((expected_progress(work, day) or 0) - (row.assessment.actual or 0)) * Fraction(100)


@pytest.mark.parametrize("name", [ScheduleClass.OVERDUE, ScheduleClass.BEHIND])
def test_a_class_set_by_hand_has_no_first_day(store: Store, name: ScheduleClass) -> None:
    store.write(record_progress, progress(store, percent=90))
    row = task(store, 1)
    ruled = replace(row, assessment=replace(row.assessment, schedule_class=name, by_hand=True))

    assert late_since(ruled, AS_OF, TOLERANCE) is None
    (table,) = late_blocks([ruled], AS_OF, TOLERANCE)
    assert isinstance(table, Table)
    _, cells = table.rows
    assert isinstance(cells, tuple)
    assert cells[4] == "—"


def test_what_is_done_is_in_time_and_says_when(store: Store) -> None:
    close_tasks(store, [1], date(2019, 11, 1))

    said = say(on_time_blocks(tasks(store), AS_OF))

    assert said.startswith("已完成1项\n1|")
    assert said.endswith("|✓ 已完成|—|2019年11月1日完成，比要求的2021年12月31日提前791天。")
