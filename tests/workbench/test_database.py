import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace

import psutil
import pytest
import sqlalchemy as sa

from tests.workbench.office import (
    TODAY,
    execute,
    names_in,
    pragma,
    progress,
    refusal,
    task_id,
)
from workbench import database
from workbench.database import create_engine, said_plainly, verify
from workbench.errors import StoreError
from workbench.progress import list_entries, record_progress
from workbench.store import Store, open_store

ALWAYS = {"foreign_keys": 1, "trusted_schema": 0, "mmap_size": 0, "temp_store": 2}
ON_A_LOCAL_DISK = ALWAYS | {"journal_mode": "wal", "synchronous": 2, "locking_mode": "exclusive"}
ELSEWHERE = ALWAYS | {"journal_mode": "delete", "synchronous": 3, "locking_mode": "exclusive"}


@pytest.fixture
def on_a_share(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pretends that nothing is known of the disk."""
    monkeypatch.setattr(psutil, "disk_partitions", lambda **_: [])


def settings(store: Store) -> dict[str, object]:
    found = {name: pragma(store, name) for name in ON_A_LOCAL_DISK}
    return found | {"mmap_size": found["mmap_size"] or 0}


def test_the_safe_settings_are_in_force(store: Store) -> None:
    assert settings(store) == ON_A_LOCAL_DISK
    store.write(record_progress, progress(store))
    assert settings(store) == ON_A_LOCAL_DISK
    assert names_in(store.path.parent) == {
        store.path.name,
        f"{store.path.name}-wal",
        f".{store.path.name}.owner",
    }


@pytest.mark.usefixtures("on_a_share")
def test_the_safest_settings_are_in_force_where_a_log_is_not_safe(
    path: Path, now: datetime
) -> None:
    with open_store(path, now) as store:
        assert settings(store) == ELSEWHERE
        store.write(record_progress, progress(store))
        assert settings(store) == ELSEWHERE
        assert not path.with_name(f"{path.name}-wal").exists()
    assert names_in(path.parent) == {path.name}


def test_a_file_goes_from_a_local_disk_to_a_share_and_back(
    path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(path, now) as store:
        store.write(record_progress, progress(store))
    with monkeypatch.context() as patch:
        patch.setattr(psutil, "disk_partitions", lambda **_: [])
        with open_store(path, now) as store:
            assert settings(store) == ELSEWHERE
            store.write(record_progress, progress(store, percent=50), 1)
    with open_store(path, now) as store:
        assert settings(store) == ON_A_LOCAL_DISK
        assert [e.percent for e in store.read(list_entries, task_id(store), TODAY)] == [50]


def test_the_schema_cannot_be_used_against_the_reader(store: Store) -> None:
    assert pragma(store, "application_id") == int.from_bytes(b"LGWB")


# A full disk


@pytest.mark.parametrize("where", ["a local disk", "a share"])
def test_a_full_disk_is_said_and_costs_nothing_but_the_moment(
    path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    if where == "a share":
        monkeypatch.setattr(psutil, "disk_partitions", lambda **_: [])
    with open_store(path, now) as store:
        store.write(record_progress, progress(store))
        pages = pragma(store, "page_count")
        assert pragma(store, f"max_page_count={pages}") == pages
        sentence = refusal(store.write, record_progress, progress(store, text="长" * 5000), 1)
        assert sentence.startswith("磁盘空间不足（剩余 ")
        assert sentence.endswith(" MB），没有保存；请腾出空间后再保存一次，填写的内容还在。")
        assert [e.text for e in store.read(list_entries, task_id(store), TODAY)] == [
            "已完成第三方评估，方案报市政府审定。"
        ]
        store.check()
        pragma(store, "max_page_count=1000000")
        store.write(record_progress, progress(store, text="长" * 5000), 1)
    with open_store(path, now) as store:
        assert [len(e.text) for e in store.read(list_entries, task_id(store), TODAY)] == [5000]


# What the disk does, said plainly


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (sqlite3.SQLITE_READONLY, "“工作台.db”是只读的，没有保存；请检查文件和文件夹的权限。"),
        (
            sqlite3.SQLITE_READONLY_DBMOVED,
            "“工作台.db”是只读的，没有保存；请检查文件和文件夹的权限。",
        ),
        (sqlite3.SQLITE_BUSY, "“工作台.db”正由另一个程序打开，请先在那里关闭。"),
        (sqlite3.SQLITE_CORRUPT, "“工作台.db”已经损坏；文件没有改动，请用最近的备份恢复。"),
        (sqlite3.SQLITE_NOTADB, "“工作台.db”已经损坏；文件没有改动，请用最近的备份恢复。"),
        (sqlite3.SQLITE_IOERR_FSYNC, "读写“工作台.db”时磁盘出错，没有保存；请检查磁盘后再试。"),
        (sqlite3.SQLITE_CANTOPEN, "读写“工作台.db”时磁盘出错，没有保存；请检查磁盘后再试。"),
    ],
)
@pytest.mark.parametrize("wrapped", [True, False])
def test_every_fault_of_the_disk_has_a_sentence(
    tmp_path: Path,
    code: int,
    sentence: str,
    wrapped: bool,  # noqa: FBT001 - a column of the table
) -> None:
    def fail() -> None:
        error = sqlite3.OperationalError("138-0000-1234")
        error.sqlite_errorcode = code
        with said_plainly(tmp_path / "工作台.db"):
            raise sa.exc.OperationalError("SELECT", {}, error) if wrapped else error

    assert refusal(fail) == sentence


@pytest.mark.parametrize("code", [sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_CANTOPEN])
def test_trouble_on_a_disk_without_space_is_want_of_space(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def fail() -> None:
        error = sqlite3.OperationalError("unable to open database file")
        error.sqlite_errorcode = code
        with said_plainly(tmp_path / "工作台.db"):
            raise error

    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=4096))
    assert refusal(fail).startswith("磁盘空间不足（剩余 0 MB），没有保存；")


def test_a_disk_that_was_pulled_out_is_said(tmp_path: Path) -> None:
    def fail() -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR_WRITE
        with said_plainly(tmp_path / "没有" / "工作台.db"):
            raise error

    assert refusal(fail) == "读写“工作台.db”时磁盘出错，没有保存；请检查磁盘后再试。"


@pytest.mark.parametrize("statement", ["SELECT 1 FROM nowhere", "SELEC 1"])
def test_a_mistake_in_the_program_stays_a_mistake(store: Store, statement: str) -> None:
    with pytest.raises(sa.exc.OperationalError):
        store.read(lambda session: execute(session, statement))


def test_a_closed_connection_is_a_mistake_in_the_program(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "工作台.db")
    connection.close()
    with pytest.raises(sqlite3.ProgrammingError), said_plainly(tmp_path):
        connection.execute("SELECT 1")


def test_no_error_text_shows_what_was_typed(store: Store) -> None:
    statement = sa.text("INSERT INTO member (id, version, name) VALUES ('1', 1, :name)")
    with pytest.raises(sa.exc.IntegrityError) as caught, store._engine.connect() as connection:
        connection.execute(statement, {"name": "138-0000-1234"})
    assert "138-0000-1234" not in str(caught.value)


# Checking pages


def test_a_sound_file_passes_both_checks_untouched(path: Path) -> None:
    before = path.read_bytes()
    verify(path)
    verify(path, thorough=True)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_only_the_thorough_check_looks_at_references(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM programme")
        connection.commit()
    verify(path)
    with pytest.raises(StoreError, match="已经损坏"):
        verify(path, thorough=True)


def test_a_log_that_a_crash_left_is_no_damage(path: Path, tmp_path: Path, now: datetime) -> None:
    crashed = tmp_path / path.name
    with open_store(path, now) as store:
        store.write(record_progress, progress(store))
        for tail in ("", "-wal"):
            copied = crashed.with_name(crashed.name + tail)
            copied.write_bytes(path.with_name(path.name + tail).read_bytes())
    whole = crashed.read_bytes()
    verify(crashed, thorough=True)
    assert crashed.read_bytes() == whole


def test_a_half_done_change_that_a_crash_left_is_rolled_back(path: Path, tmp_path: Path) -> None:
    crashed = tmp_path / path.name
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode=DELETE")
        writer.execute("PRAGMA cache_size=1")  # so that pages go to the disk before the commit
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE task SET content='半途'")
        for tail in ("", "-journal"):
            copied = crashed.with_name(crashed.name + tail)
            copied.write_bytes(path.with_name(path.name + tail).read_bytes())
        writer.execute("ROLLBACK")
    assert crashed.read_bytes() != path.read_bytes()
    verify(crashed, thorough=True)
    assert crashed.read_bytes() == path.read_bytes()


# How SQLite is told where the file lies


@pytest.mark.parametrize(
    ("place", "uri"),
    [
        (
            "C:/办公室/工作 台.db",
            "file:///C:/%E5%8A%9E%E5%85%AC%E5%AE%A4/%E5%B7%A5%E4%BD%9C%20%E5%8F%B0.db?mode=rw",
        ),
        ("//server/share/a#b.db", "file:////server/share/a%23b.db?mode=rw"),
    ],
)
def test_a_windows_file_is_named_so_that_sqlite_finds_it(place: str, uri: str) -> None:
    class Elsewhere(PureWindowsPath):
        def absolute(self) -> "Elsewhere":
            return self

    assert database._uri(Elsewhere(place), "mode=rw") == uri  # type: ignore[arg-type]


def test_a_connection_that_cannot_be_set_up_is_not_left_open(tmp_path: Path) -> None:
    path = tmp_path / "工作台.db"
    path.write_bytes(b"no database" * 100)
    with pytest.raises(sa.exc.DatabaseError) as caught, create_engine(path, wal=True).connect():
        pass
    assert caught.value
    assert str(path) not in {file.path for file in psutil.Process().open_files()}
