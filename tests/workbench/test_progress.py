from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session

from tests.workbench.office import (
    TODAY,
    problems,
    progress,
    refusal,
    task_id,
    unit_id,
)
from workbench import progress as progress_module
from workbench.journal import describe
from workbench.ledger import list_tasks
from workbench.progress import delete_progress, find_entry, list_entries, record_progress
from workbench.records import load
from workbench.rules.schedule import Status
from workbench.store import Store
from workbench.tasks import Task


def decide(session: Session, status: Status, task: UUID) -> None:
    describe(session, "改状态")
    load(session, Task, task, "任务").status = status


def test_the_first_report_sets_a_task_going(store: Store) -> None:
    store.write(record_progress, progress(store))
    store.write(record_progress, progress(store, period="2019-12"))
    assert [task.status for task in store.read(list_tasks, TODAY)][:2] == [
        Status.UNDER_WAY,
        Status.NOT_STARTED,
    ]
    store.undo()
    assert store.read(list_tasks, TODAY)[0].status is Status.UNDER_WAY


def test_a_task_that_waits_for_its_closing_goes_on_waiting(store: Store) -> None:
    store.write(decide, Status.CLOSING_REQUESTED, task_id(store))
    store.write(record_progress, progress(store, percent=100))
    assert store.read(list_tasks, TODAY)[0].status is Status.CLOSING_REQUESTED


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (Status.CLOSED, "第1项任务已销号，不再填报。"),
        (Status.SUSPENDED, "第1项任务已中止，不再填报。"),
    ],
)
def test_nobody_reports_on_what_is_closed_or_suspended(
    store: Store, status: Status, sentence: str
) -> None:
    store.write(decide, status, task_id(store))
    assert problems(store.write, record_progress, progress(store)) == {"task_id": sentence}


def test_a_unit_without_a_part_does_not_report(store: Store) -> None:
    draft = progress(store, unit_id=unit_id(store, "司法局"))
    assert problems(store.write, record_progress, draft) == {
        "unit_id": "第1项任务没有交给“司法局”，请核对单位。"
    }


def test_a_group_does_not_report_itself_but_each_member_does(store: Store) -> None:
    third = task_id(store, 4)
    draft = progress(store, task_id=third, unit_id=unit_id(store, "各旗县区政府"))
    assert "没有交给" in refusal(store.write, record_progress, draft)
    draft = progress(store, task_id=third, unit_id=unit_id(store, "新城区政府"))
    store.write(record_progress, draft)


def test_what_is_no_period_is_said_under_its_field(store: Store) -> None:
    draft = progress(store, period="十一月份")
    assert problems(store.write, record_progress, draft)["period"].startswith(
        "“十一月份”不是填报期"
    )


def test_a_task_or_unit_that_is_gone_is_missing(store: Store) -> None:
    for gone, word in (("task_id", "任务"), ("unit_id", "单位")):
        draft = progress(store, **{gone: uuid4()})
        assert refusal(store.write, record_progress, draft) == (
            f"这条{word}已被删除，可在“撤销”中找回。"
        )


def test_entries_come_newest_period_first_up_to_a_day(store: Store) -> None:
    for period in ("2019-09", "2019-11", "2019-10", "2019-12"):
        store.write(record_progress, progress(store, period=period))
    entries = store.read(list_entries, task_id(store), TODAY)
    assert [entry.period for entry in entries] == ["2019-11", "2019-10", "2019-09"]
    assert (entries[0].unit, entries[0].starts_on) == (
        "市场监管局（知识产权局）",
        date(2019, 11, 1),
    )
    assert store.read(list_entries, task_id(store, 2), TODAY) == []


def test_entries_come_page_by_page_none_twice_and_none_left_out(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = task_id(store, 12)
    for unit in ("市中院", "市场监管局（知识产权局）", "文旅局", "公安局", "司法局"):
        for period in ("2019-10", "2019-11"):
            draft = progress(store, task_id=task, unit_id=unit_id(store, unit), period=period)
            store.write(record_progress, draft)
    whole = store.read(list_entries, task, TODAY)
    monkeypatch.setattr(progress_module, "PAGE", 3)
    pages = [store.read(list_entries, task, TODAY)]
    while pages[-1]:
        pages.append(store.read(list_entries, task, TODAY, pages[-1][-1]))
    assert [len(page) for page in pages] == [3, 3, 3, 1, 0]
    assert [entry for page in pages for entry in page] == whole


def test_the_entry_of_a_unit_and_period_is_found(store: Store) -> None:
    key = store.write(record_progress, progress(store, problems="编制未批", next_step="报审"))
    entry = store.read(find_entry, task_id(store), unit_id(store), "2019-11")
    assert entry
    assert (entry.id, entry.version, entry.problems, entry.next_step) == (
        key,
        1,
        "编制未批",
        "报审",
    )
    assert store.read(find_entry, task_id(store), unit_id(store), "2019-10") is None


def test_a_deleted_entry_comes_back_by_undo(store: Store) -> None:
    key = store.write(record_progress, progress(store))
    before = store.read(list_entries, task_id(store), TODAY)
    store.write(delete_progress, key)
    assert store.read(list_entries, task_id(store), TODAY) == []
    assert store.undo() == "删除2019-11的进展记录"
    assert store.read(list_entries, task_id(store), TODAY) == before
