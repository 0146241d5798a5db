from datetime import date

import pytest

from tests.workbench.office import carried_out, progress, task_id
from tests.workbench.reporting.wordings import AS_OF, END, close_tasks, meet
from workbench.decision_ledger import DecisionRow
from workbench.ledger import TaskRow, list_tasks
from workbench.progress import record_progress
from workbench.rules.schedule import Light, ScheduleClass
from workbench.rules.targets import VerdictState
from workbench.settling import close_decision
from workbench.store import Store
from workbench.today import Today, read_today


def today(store: Store, as_of: date = AS_OF) -> Today:
    return store.read(read_today, as_of)


def numbers(rows: tuple[TaskRow | DecisionRow, ...]) -> list[int]:
    return [row.number for row in rows if isinstance(row, TaskRow)]


def test_every_count_opens_exactly_the_rows_it_counts(autumn_store: Store) -> None:
    as_of = date(2021, 3, 1)
    tasks = autumn_store.read(list_tasks, as_of)

    def of(*classes: ScheduleClass) -> list[int]:
        return [t.number for t in tasks if t.assessment.schedule_class in classes]

    desk = today(autumn_store, as_of)

    assert numbers(desk.overdue) == of(ScheduleClass.OVERDUE) != []
    assert numbers(desk.behind) == of(ScheduleClass.BEHIND) != []
    assert numbers(desk.unreported) == [t.number for t in tasks if t.missing] != []
    assert (desk.tolerance, desk.as_of) == (10, as_of)


def test_what_is_due_within_thirty_days_is_shown_unless_it_is_behind(store: Store) -> None:
    draft = progress(store, task_id=task_id(store, 11), percent=50)
    store.write(record_progress, draft)

    assert numbers(today(store, date(2019, 12, 10)).due_soon) == [11]
    assert numbers(today(store).due_soon) == []


def test_what_is_closed_is_not_missed_any_more(store: Store) -> None:
    close_tasks(store, range(3, 51), date(2019, 10, 1))

    assert numbers(today(store).unreported) == [1, 2]


def test_a_decision_is_open_until_the_day_it_was_carried_out(store: Store) -> None:
    first, _ = meet(store, ("甲。", "乙。"))
    closing = carried_out(store, finished_on=date(2019, 11, 1), result="已办。")
    store.write(close_decision, first, closing)

    def texts(as_of: date) -> list[str]:
        return [row.text for row in today(store, as_of).open_decisions]

    assert texts(date(2019, 10, 31)) == ["甲。", "乙。"]
    assert texts(date(2019, 11, 1)) == ["乙。"]


def test_targets_without_baseline_are_counted(store: Store) -> None:
    desk = today(store)

    assert len(desk.targets) == 45
    assert {t.verdict.state for t in desk.without_baseline} == {VerdictState.NO_BASELINE}
    assert [t.number for t in desk.without_baseline] == [11, 15, 16, 26, 43, 44]


def test_the_seven_programmes_hold_all_tasks(store: Store) -> None:
    programmes = today(store).programmes

    assert [len(p.tasks) for p in programmes] == [4, 6, 8, 6, 6, 4, 16]
    assert programmes[0].short_title == "质量提升工程"


@pytest.mark.parametrize(
    ("as_of", "number"),
    [
        (date(2019, 1, 1), 1),
        (date(2019, 6, 30), 1),
        (date(2019, 7, 1), 2),
        (date(2020, 12, 31), 3),
        (date(2021, 12, 31), 4),
        (date(2023, 1, 1), 4),
    ],
)
def test_the_running_phase_is_the_first_whose_deadline_has_not_passed(
    store: Store, as_of: date, number: int
) -> None:
    assert today(store, as_of).phase.number == number


def test_first_comes_what_is_late_then_what_is_behind_then_what_is_due(
    autumn_store: Store,
) -> None:
    rows = today(autumn_store, date(2019, 12, 10)).first

    lights = [row.assessment.light for row in rows]
    assert lights == sorted(lights, key=[Light.RED, Light.YELLOW, Light.BLUE].index)
    assert set(lights) == {Light.RED, Light.YELLOW, Light.BLUE}
    assert {type(row) for row in rows} == {TaskRow, DecisionRow}


def test_of_what_is_late_the_longest_comes_first_and_the_silent_after_it(store: Store) -> None:
    meet(store, ("甲。", "乙。"), due_on=date(2019, 8, 1))
    draft = progress(store, task_id=task_id(store, 11), percent=90)
    store.write(record_progress, draft)

    rows = today(store, date(2020, 2, 1)).first

    late = [row for row in rows if row.assessment.schedule_class is ScheduleClass.OVERDUE]
    assert list(rows[: len(late)]) == late
    days = [row.assessment.days or 0 for row in late]
    assert days == sorted(days, reverse=True)
    assert days[0] == (date(2020, 2, 1) - date(2019, 8, 1)).days
    silent = rows[len(late) :]
    assert {row.assessment.schedule_class for row in silent} == {ScheduleClass.UNREPORTED}


def test_when_everything_is_done_nothing_comes_first(store: Store) -> None:
    close_tasks(store, range(1, 51), date(2021, 6, 30))

    desk = today(store, END)

    assert desk.first == ()
    assert desk.unreported == ()
