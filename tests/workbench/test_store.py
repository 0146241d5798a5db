import threading
from collections.abc import Callable
from contextlib import closing
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlmodel import Session, select

from tests.workbench.office import (
    TODAY,
    every_row,
    execute,
    problems,
    progress,
    refusal,
    task_id,
    unit_id,
)
from workbench.errors import InvalidInput, Missing, StoreError
from workbench.journal import describe
from workbench.plan import Plan, get_plan
from workbench.progress import (
    ProgressEntry,
    delete_progress,
    find_entry,
    list_entries,
    record_progress,
)
from workbench.records import load
from workbench.scoreboard import list_targets
from workbench.store import Store
from workbench.tasks import Task
from workbench.units import Unit, list_units


@pytest.fixture
def told(store: Store) -> list[frozenset[str]]:
    """What the store tells its listeners."""
    heard: list[frozenset[str]] = []
    store.listen(heard.append)
    return heard


def rename_plan(session: Session, title: str) -> None:
    describe(session, "改标题")
    session.exec(select(Plan)).one().title = title


def test_a_write_tells_exactly_the_kinds_it_changed_once(
    store: Store, told: list[frozenset[str]]
) -> None:
    store.write(record_progress, progress(store))
    assert told == [{"ProgressEntry", "Task"}]
    store.write(record_progress, progress(store, percent=40), 1)
    assert told[1:] == [{"ProgressEntry"}]


def test_listeners_hear_of_a_write_after_it_is_kept(store: Store) -> None:
    titles: list[str] = []
    store.listen(lambda _: titles.append(store.read(get_plan).title))
    store.write(rename_plan, "新方案")
    assert titles == ["新方案"]


def test_a_write_that_changes_nothing_tells_nobody(
    store: Store, told: list[frozenset[str]]
) -> None:
    store.write(rename_plan, store.read(get_plan).title)
    assert told == []


def test_a_failed_write_leaves_nothing_and_tells_nobody(
    store: Store, told: list[frozenset[str]]
) -> None:
    before = every_row(store)

    def fail_half_way(session: Session) -> None:
        record_progress(session, progress_draft)
        rename_plan(session, "半途")
        session.flush()
        raise InvalidInput("不行")

    progress_draft = progress(store)
    assert refusal(store.write, fail_half_way) == "不行"
    assert every_row(store) == before
    assert told == []
    assert store.undo_label() is None


def test_a_write_that_does_not_say_what_it_does_is_a_mistake_and_leaves_nothing(
    store: Store,
) -> None:
    def rename(session: Session) -> None:
        session.exec(select(Plan)).one().title = "无名"

    with pytest.raises(KeyError):
        store.write(rename)
    assert store.read(get_plan).title != "无名"


@pytest.mark.parametrize(
    "statement",
    [
        sa.update(Task).values(content="全改"),
        sa.delete(Unit),
        sa.insert(Task).values(number=51),
        sa.text("UPDATE task SET content='全改'"),
    ],
    ids=["update", "delete", "insert", "text"],
)
@pytest.mark.parametrize("access", ["read", "write"])
def test_bulk_statements_are_refused(store: Store, statement: sa.Executable, access: str) -> None:
    before = every_row(store)
    call: Callable[..., object] = getattr(store, access)
    with pytest.raises(RuntimeError, match="one by one"):
        call(lambda session: session.execute(statement))
    assert every_row(store) == before


def test_a_read_cannot_write(store: Store, told: list[frozenset[str]]) -> None:
    def change(session: Session) -> None:
        rename_plan(session, "读时改")
        session.commit()

    def change_past_the_session(session: Session) -> None:
        execute(session, "UPDATE plan SET title='读时改'")
        session.commit()

    before = every_row(store)
    for read in (change, change_past_the_session):
        with pytest.raises(StoreError):
            store.read(read)
    assert every_row(store) == before
    assert told == []
    store.write(rename_plan, "写时改")
    assert store.read(get_plan).title == "写时改"


def test_what_a_read_returns_outlives_its_session(store: Store) -> None:
    units = store.read(list_units)
    assert units[0].short_name == "和林格尔新区管委会"


def test_two_threads_read_and_write_in_turn(store: Store) -> None:
    units = [unit.id for unit in store.read(list_units)]
    found: list[int] = []

    def report(month: int) -> None:
        for day in range(1, 16):
            draft = progress(store, period=f"2019-{month:02d}", percent=day)
            store.write(record_progress, draft, day - 1)
            found.append(len(store.read(list_units)))

    threads = [threading.Thread(target=report, args=(month,)) for month in (10, 11)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    entries = store.read(list_entries, task_id(store), TODAY)
    assert [(entry.period, entry.percent) for entry in entries] == [
        ("2019-11", 15),
        ("2019-10", 15),
    ]
    assert found == [len(units)] * 30


def test_a_record_changed_by_another_program_meanwhile_is_not_overwritten(store: Store) -> None:
    def meet_another(session: Session) -> None:
        describe(session, "改标题")
        plan = session.exec(select(Plan)).one()
        execute(session, "UPDATE plan SET version=version+1, title='别处'")
        plan.title = "这里"

    before = every_row(store)
    assert refusal(store.write, meet_another) == "这条记录刚在别处改过，请重新打开后再改。"
    assert every_row(store) == before


def test_a_form_that_shows_an_older_version_is_not_taken(store: Store) -> None:
    store.write(record_progress, progress(store))
    store.write(record_progress, progress(store, percent=40), 1)
    sentence = "这个单位本期的填报刚在别处改过，请重新打开后再改。"
    for seen in (0, 1, 3):
        assert problems(store.write, record_progress, progress(store, percent=50), seen) == {
            "unit_id": sentence
        }
    store.write(record_progress, progress(store, percent=50), 2)


def test_every_change_of_a_record_makes_a_new_version(store: Store) -> None:
    def version(_: object = None) -> int:
        entry = store.read(find_entry, task_id(store), unit_id(store), "2019-11")
        return entry.version if entry else 0

    store.write(record_progress, progress(store))
    versions = [version()]
    store.write(record_progress, progress(store, percent=40), 1)
    versions.append(version())
    store.write(record_progress, progress(store, percent=40), 2)
    versions.append(version())
    store.undo()
    versions.append(version())
    assert versions == [1, 2, 2, 3]


def test_a_second_report_in_a_period_corrects_the_first(store: Store) -> None:
    first = store.write(record_progress, progress(store))
    second = store.write(record_progress, progress(store, percent=60, text="更正"), 1)
    entries = store.read(list_entries, task_id(store), TODAY)
    assert first == second
    assert [(entry.percent, entry.text) for entry in entries] == [(60, "更正")]


def test_a_record_that_is_gone_is_missing(store: Store) -> None:
    entry = store.write(record_progress, progress(store))
    store.write(delete_progress, entry)
    with pytest.raises(Missing, match="这条进展已被删除，可在“撤销”中找回。"):
        store.write(delete_progress, entry)
    with pytest.raises(Missing):
        store.write(load, Task, uuid4(), "任务")


def test_the_database_itself_refuses_what_the_rules_let_through(store: Store) -> None:
    def add(session: Session, percent: int, task: UUID) -> None:
        describe(session, "硬塞")
        days = {"starts_on": date(2019, 11, 1), "ends_on": date(2019, 11, 30)}
        draft = progress_draft.model_dump() | days | {"percent": percent, "task_id": task}
        session.add(ProgressEntry(**draft))

    progress_draft = progress(store)
    for percent, task in ((101, task_id(store)), (-1, task_id(store)), (50, uuid4())):
        with pytest.raises(sa.exc.IntegrityError) as caught:
            store.write(add, percent, task)
        assert progress_draft.text not in str(caught.value), "values stay out of error texts"
    assert store.read(list_entries, task_id(store), TODAY) == []


def test_an_exact_decimal_stays_exact(store: Store) -> None:
    rates = {row.goal.rate for row in store.read(list_targets, TODAY)}
    assert rates == {None, Decimal("0.2"), Decimal("0.3")}


def test_a_mistake_in_the_program_is_not_blamed_on_the_disk(store: Store) -> None:
    with pytest.raises(sa.exc.OperationalError, match="no such table"):
        store.read(lambda session: execute(session, "SELECT 1 FROM nowhere"))


def test_checking_an_open_file_that_is_sound_says_nothing(store: Store) -> None:
    store.write(record_progress, progress(store))
    store.check()


def test_checking_an_open_file_finds_references_to_nothing(store: Store) -> None:
    with closing(store._engine.raw_connection()) as connection:
        for statement in (
            "PRAGMA query_only=OFF",
            "PRAGMA foreign_keys=OFF",
            "DELETE FROM programme",
        ):
            connection.cursor().execute(statement)
    assert (
        refusal(store.check) == f"“{store.path.name}”已经损坏；文件没有改动，请用最近的备份恢复。"
    )
