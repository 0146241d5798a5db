import os
import platform
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import psutil
import pytest
from sqlmodel import Session

from resources import resource
from tests.workbench.office import (
    decision,
    every_row,
    exported,
    meeting,
    names_in,
    pragma,
    progress,
    refusal,
)
from workbench import plan_import
from workbench.decisions import record_decision
from workbench.errors import Missing
from workbench.holding import hold_meeting
from workbench.journal import describe
from workbench.plan import get_plan
from workbench.plan_file import PlanFile
from workbench.progress import record_progress
from workbench.store import Store, create_store, open_or_create, open_store

PLAN = resource("plans", "hohhot-2019.toml")
ROOT = Path(__file__).parents[2]
PAGE = 4096

HOLD = """
import sys
from datetime import datetime
from pathlib import Path
from workbench.store import open_store
with open_store(Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2])):
    print("open", flush=True)
    sys.stdin.read()
"""
CRASH_WHILE_CREATING = """
import os, sys
from datetime import datetime
from pathlib import Path
from workbench import plan_import
from workbench.store import open_or_create
plan_import._members = lambda *_: os._exit(9)
open_or_create(Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2]))
"""


def start(program: str, path: Path, now: datetime) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", program, str(path), now.isoformat()]
    pipes = subprocess.PIPE
    return subprocess.Popen(arguments, cwd=ROOT, stdin=pipes, stdout=pipes, text=True)


@contextmanager
def another_process_holding(path: Path, now: datetime) -> Iterator[subprocess.Popen[str]]:
    with start(HOLD, path, now) as process:
        try:
            assert process.stdout
            assert process.stdout.readline() == "open\n"
            yield process
        finally:
            process.kill()


# A new file


def test_a_new_file_holds_the_plan_and_nothing_else_lies_beside_it(
    tmp_path: Path, now: datetime
) -> None:
    path = tmp_path / "新" / "工作台.db"
    with open_or_create(path, now) as store:
        assert store.read(get_plan).document_number == "呼政字〔2019〕84号"
    assert names_in(path.parent) == {"工作台.db"}
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_log_beside_the_file_is_private_too(store: Store) -> None:
    store.write(record_progress, progress(store))
    log = store.path.with_name(f"{store.path.name}-wal")
    assert log.stat().st_mode & 0o777 == 0o600


def test_a_file_that_exists_is_never_made_anew(path: Path, now: datetime) -> None:
    before = path.read_bytes()
    assert refusal(create_store, path, PLAN, now) == f"“{path}”已经存在，没有新建；请换一个文件名。"
    assert path.read_bytes() == before
    assert names_in(path.parent) == {path.name}


def test_a_crash_half_way_through_creation_leaves_no_file_at_the_path(
    tmp_path: Path, now: datetime
) -> None:
    path = tmp_path / "工作台.db"
    with start(CRASH_WHILE_CREATING, path, now) as process:
        assert process.wait() == 9
    assert not path.exists()
    with open_or_create(path, now) as store:
        assert store.read(get_plan)
    assert names_in(tmp_path) == {path.name}, "what the crash left is gone"


def test_a_failed_creation_leaves_nothing(
    tmp_path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(session: Session, data: PlanFile) -> None:
        del session, data
        raise ZeroDivisionError

    path = tmp_path / "工作台.db"
    with monkeypatch.context() as patch:
        patch.setattr(plan_import, "import_plan", fail)
        with pytest.raises(ZeroDivisionError):
            open_or_create(path, now)
    assert names_in(tmp_path) == set()
    open_or_create(path, now).close()


def test_the_log_of_a_file_that_was_taken_away_does_not_enter_the_new_one(
    path: Path, now: datetime
) -> None:
    log = path.with_name(f"{path.name}-wal")
    with open_store(path, now) as store:
        store.write(record_progress, progress(store))
        left = log.read_bytes()
    path.unlink()
    log.write_bytes(left)
    with open_or_create(path, now) as store:
        store.check()
        assert store.undo_label() is None
    kept = f"{path.stem}-20191130-091200-新建前.db-wal"
    assert names_in(path.parent) == {path.name, kept}
    assert path.with_name(kept).read_bytes() == left


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, now: datetime) -> None:
    (tmp_path / "文件").touch()
    folder = tmp_path / "文件" / "夹"
    sentence = f"文件夹“{folder}”不能写入，请换一个文件夹或检查权限。"
    assert refusal(create_store, folder / "工作台.db", PLAN, now) == sentence


def test_a_plan_that_cannot_be_read_makes_no_file(tmp_path: Path, now: datetime) -> None:
    with pytest.raises(Missing):
        create_store(tmp_path / "工作台.db", tmp_path / "没有.toml", now)
    assert names_in(tmp_path) == set()


# An existing file


def test_what_was_written_is_there_when_the_file_is_opened_again(path: Path, now: datetime) -> None:
    with open_or_create(path, now) as store:
        store.write(record_progress, progress(store))
        key = store.write(hold_meeting, meeting())
        store.write(record_decision, decision(store, key))
        before = exported(store)
    assert names_in(path.parent) == {path.name}, "the log is folded in"
    with open_or_create(path, now) as store:
        assert exported(store) == before
        assert store.undo_label() == "记录议定事项（领导小组第1次全体会议，财政局）"


def test_a_file_is_found_through_a_link_and_locked_where_it_lies(
    path: Path, tmp_path: Path, now: datetime
) -> None:
    link = tmp_path / "桌面.db"
    link.symlink_to(path)
    with open_store(link, now):
        assert refusal(open_store, path, now) == in_use(path, now)


def test_a_file_that_is_not_there_is_missing(tmp_path: Path, now: datetime) -> None:
    path = tmp_path / "没有.db"
    with pytest.raises(Missing, match="请核对文件名"):
        open_store(path, now)
    assert list(tmp_path.iterdir()) == []


def with_bytes(whole: bytes, at: int, new: bytes) -> bytes:
    return whole[:at] + new + whole[at + len(new) :]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "a newer schema": lambda whole: with_bytes(whole, 60, (999).to_bytes(4)),
    "another program's": lambda whole: with_bytes(whole, 68, b"GPKG"),
    "no database": lambda whole: "会议记录".encode() * len(whole),
    "zero length": lambda _: b"",
    "half a header": lambda whole: whole[:50],
    "a header only": lambda whole: whole[:100],
    "cut in the middle of a page": lambda whole: whole[: len(whole) // 2 + 100],
    "without the last page": lambda whole: whole[:-PAGE],
    "a page of zeros": lambda whole: with_bytes(whole, 10 * PAGE, bytes(PAGE)),
    "a page of noise": lambda whole: with_bytes(whole, 20 * PAGE, bytes(range(256)) * 16),
    "a lost sector": lambda whole: with_bytes(whole, 30 * PAGE, bytes(512)),
    "a garbled schema": lambda whole: with_bytes(whole, 100, b"\xff" * (PAGE - 100)),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_newer_or_foreign_file_is_refused_and_not_touched(
    path: Path, now: datetime, damage: str
) -> None:
    spoilt = DAMAGES[damage](path.read_bytes())
    path.write_bytes(spoilt)
    sentence = refusal(open_or_create, path, now)
    assert f"“{path.name}”" in sentence
    assert "文件没有改动" in sentence
    assert path.read_bytes() == spoilt
    assert names_in(path.parent) == {path.name}


def test_a_newer_file_is_refused_before_anything_is_put_beside_it(
    path: Path, now: datetime
) -> None:
    path.write_bytes(DAMAGES["a newer schema"](path.read_bytes()))
    assert refusal(open_store, path, now) == (
        f"“{path.name}”是较新版本的工作台保存的，这个版本不能打开；文件没有改动，请升级程序。"
    )
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_is_not_a_file(tmp_path: Path, now: datetime) -> None:
    assert refusal(open_or_create, tmp_path, now) == (
        f"打不开“{tmp_path.name}”，请检查它是不是文件、有没有读取权限。"
    )


# One at a time


def in_use(path: Path, now: datetime) -> str:
    who = f"用户 {psutil.Process().username()}（电脑 {platform.node()}"
    since = f"{now.astimezone():%Y-%m-%d %H:%M}"
    return f"“{path.name}”正由{who}，自 {since}）打开，请先在那里关闭。"


def test_a_second_window_is_refused_and_told_who_and_since_when(path: Path, now: datetime) -> None:
    with open_store(path, now):
        assert refusal(open_store, path, now.replace(hour=23)) == in_use(path, now)
    open_store(path, now).close()


def test_a_second_process_is_refused_and_let_in_once_the_first_was_killed(
    path: Path, now: datetime
) -> None:
    with another_process_holding(path, now) as holder:
        assert refusal(open_store, path, now) == in_use(path, now)
        holder.kill()
        holder.wait()
        with open_store(path, now) as store:
            store.check()


def test_a_file_opened_by_the_worker_is_free_once_the_window_closed_it(
    path: Path, now: datetime
) -> None:
    opened: list[Store] = []
    worker = threading.Thread(target=lambda: opened.append(open_store(path, now)))
    worker.start()
    worker.join()
    opened[0].close()
    with another_process_holding(path, now):
        pass


def test_a_store_may_be_closed_twice(path: Path, now: datetime) -> None:
    first = open_store(path, now)
    first.close()
    with open_store(path, now):
        first.close()
        assert refusal(open_store, path, now) == in_use(path, now)


def test_a_file_held_by_another_program_is_refused_at_the_door(path: Path, now: datetime) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as browser:
        browser.execute("BEGIN EXCLUSIVE")
        assert refusal(open_store, path, now) == (
            f"“{path.name}”正由另一个程序打开，请先在那里关闭。"
        )
    open_store(path, now).close()


# After a crash


def test_what_a_crash_left_in_the_log_is_recovered(
    path: Path, tmp_path: Path, now: datetime
) -> None:
    with open_store(path, now) as store:
        store.write(record_progress, progress(store))
        before = every_row(store)
        crashed = Path(shutil.copytree(path.parent, tmp_path / "断电")) / path.name
    assert crashed.with_name(f"{path.name}-wal").stat().st_size > 0
    with open_store(crashed, now) as store:
        assert every_row(store) == before
        store.check()
    assert names_in(crashed.parent) == {path.name}


def test_a_log_that_was_being_folded_in_when_the_power_went_is_recovered(
    path: Path, tmp_path: Path, now: datetime
) -> None:
    with open_store(path, now) as store:
        store.write(record_progress, progress(store))
        before = every_row(store)
        crashed = Path(shutil.copytree(path.parent, tmp_path / "断电")) / path.name
    log = crashed.with_name(f"{path.name}-wal").read_bytes()
    frames = range(32, len(log), 24 + PAGE)
    logged = {int.from_bytes(log[frame : frame + 4]) for frame in frames}
    torn = crashed.read_bytes()
    for page in logged & set(range(2, len(torn) // PAGE + 1)):
        torn = with_bytes(torn, (page - 1) * PAGE, bytes(PAGE))
    crashed.write_bytes(torn)
    with open_store(crashed, now) as store:
        assert every_row(store) == before


# Media that take no changes


@pytest.fixture
def read_only(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """As on a DVD; root may write to whatever its permission bits say."""
    access = os.access
    monkeypatch.setattr(os, "access", lambda place, mode: mode != os.W_OK and access(place, mode))
    return path


def test_a_read_only_file_can_be_looked_at_and_is_not_touched(
    read_only: Path, now: datetime
) -> None:
    before = read_only.read_bytes()
    with open_store(read_only, now) as store:
        assert store.read_only
        assert store.read(get_plan).title
        assert refusal(store.write, describe, "记录") == (
            "文件是只读打开的，不能保存；请把文件复制到可写的文件夹再打开。"
        )
    assert read_only.read_bytes() == before
    assert list(read_only.parent.iterdir()) == [read_only], "not even a lock"


def test_a_read_only_file_with_a_log_is_not_shown_without_its_last_entries(
    read_only: Path, now: datetime
) -> None:
    read_only.with_name(f"{read_only.name}-wal").write_bytes(b"log")
    assert refusal(open_store, read_only, now) == (
        f"“{read_only.name}”是只读的，又正由别处打开或上次没有正常关闭；"
        "请先在那里关闭，或连同它旁边的同名文件一起复制到可写的文件夹。"
    )


def test_a_read_only_file_that_is_damaged_is_refused(read_only: Path, now: datetime) -> None:
    read_only.write_bytes(DAMAGES["a page of zeros"](read_only.read_bytes()))
    assert "已经损坏" in refusal(open_store, read_only, now)


def test_a_read_only_file_of_an_older_schema_is_refused(read_only: Path, now: datetime) -> None:
    read_only.write_bytes(with_bytes(read_only.read_bytes(), 60, bytes(4)))
    assert refusal(open_store, read_only, now) == (
        f"“{read_only.name}”要先升级才能打开，但它是只读的；请复制到可写的文件夹。"
    )


def test_a_writable_file_says_so(store: Store) -> None:
    assert not store.read_only
    assert pragma(store, "query_only") == 0
