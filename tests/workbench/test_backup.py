import errno
import hashlib
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from tests.workbench.issuer import issue
from tests.workbench.office import (
    TODAY,
    every_row,
    meeting,
    names_in,
    progress,
    refusal,
    task_id,
)
from workbench import backup
from workbench.archive import Form, open_archived, verify_archive
from workbench.backup import check_backup, keep_copy, restore
from workbench.decision_ledger import list_meetings
from workbench.evidence import Subject, attach, keep_file, list_evidence, verify_evidence
from workbench.holding import hold_meeting
from workbench.issued import list_issues
from workbench.plan import get_plan
from workbench.progress import list_entries, record_progress
from workbench.store import Store, open_store

ROOT = Path(__file__).parents[2]


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    """A folder elsewhere, for backups."""
    folder = tmp_path / "U盘 1"
    folder.mkdir()
    return folder


@pytest.fixture
def saved(store: Store, usb: Path) -> Path:
    """A backup with one entry in it, of a file that is closed by now."""
    store.write(record_progress, progress(store))
    target = usb / "工作台-备份.db"
    store.backup(target)
    store.close()
    return target


def manifest(target: Path) -> Path:
    return target.with_name(f"{target.name}.sha256")


def spoil(path: Path, at: int = 50_000) -> None:
    with path.open("rb+") as file:
        file.seek(at)
        byte = file.read(1)
        file.seek(at)
        file.write(bytes([byte[0] ^ 1]))


# Making one


def test_a_backup_holds_what_the_open_file_holds(store: Store, usb: Path, now: datetime) -> None:
    store.write(record_progress, progress(store))
    store.backup(usb / "备份.db")
    expected = every_row(store)
    store.write(record_progress, progress(store, percent=90), 1)
    assert names_in(usb) == {"备份.db", "备份.db.sha256"}
    check_backup(usb / "备份.db")
    with open_store(usb / "备份.db", now) as copy:
        assert every_row(copy) == expected


def test_a_backup_is_private_whole_in_itself_and_named_by_its_digest(
    store: Store, usb: Path
) -> None:
    target = usb / "备份.db"
    store.backup(target)
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    assert manifest(target).read_text(encoding="utf-8") == f"{digest}  备份.db\n"
    assert target.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_backup_is_whole_while_others_write(store: Store, usb: Path) -> None:
    def write() -> None:
        for number in range(1, 31):
            store.write(hold_meeting, meeting(number=number))

    writer = threading.Thread(target=write)
    writer.start()
    targets = [usb / f"{number}.db" for number in range(5)]
    for target in targets:
        store.backup(target)
    writer.join()
    for target in targets:
        check_backup(target)


def test_a_newer_backup_takes_the_place_of_an_older_of_that_name(store: Store, usb: Path) -> None:
    target = usb / "备份.db"
    store.backup(target)
    older = target.read_bytes()
    store.write(record_progress, progress(store))
    store.backup(target)
    assert target.read_bytes() != older
    check_backup(target)


def test_the_open_file_is_not_its_own_backup(store: Store) -> None:
    link = store.path.with_name("链接.db")
    link.symlink_to(store.path)
    for target in (store.path, link):
        assert refusal(store.backup, target) == "备份不能写到正在使用的文件上，请换一个文件名。"
    store.write(record_progress, progress(store))
    store.check()


def test_a_backup_that_cannot_be_written_leaves_nothing(store: Store, usb: Path) -> None:
    (usb / "文件").touch()
    too_long = f"{'长' * 100}.db"
    for target in (usb / "没有" / "备份.db", usb / "文件" / "备份.db", usb / too_long):
        assert refusal(store.backup, target) == (
            f"备份没有写成：“{target}”不能写入或空间不足，请换一个位置。"
        )
    assert names_in(usb) == {"文件"}


def test_a_folder_is_no_backup(store: Store, usb: Path) -> None:
    for folder in (usb, Path("/"), Path()):
        assert refusal(store.backup, folder) == (f"“{folder}”是文件夹，请在后面写上备份的文件名。")
    assert names_in(usb) == set()


def test_a_full_disk_leaves_the_older_backup_as_it_was(
    store: Store, usb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run_out(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    target = usb / "备份.db"
    store.backup(target)
    before = target.read_bytes()
    store.write(record_progress, progress(store))
    for last_step in ("_sync", "digest_of"):
        with monkeypatch.context() as patch:
            patch.setattr(backup, last_step, run_out)
            assert "空间不足" in refusal(store.backup, target)
    assert target.read_bytes() == before
    assert names_in(usb) == {"备份.db", "备份.db.sha256"}
    check_backup(target)


def test_what_is_damaged_is_not_backed_up(store: Store, usb: Path) -> None:
    store.close()
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("DELETE FROM programme")
        connection.commit()
        sentence = refusal(backup.make_backup, connection, usb / "备份.db")
    assert sentence == f"“{store.path.name}”已经损坏；文件没有改动，请用最近的备份恢复。"
    assert names_in(usb) == set()


def test_a_copy_is_kept_beside_the_file_under_a_name_of_its_own(path: Path, now: datetime) -> None:
    first = keep_copy(path, now, "升级前")
    second = keep_copy(path, now, "升级前")
    assert first == path.parent / "备份" / f"{path.stem}-20191130-091200-升级前.db"
    assert second == first.with_name(f"{path.stem}-20191130-091200-升级前-2.db")
    for copy in (first, second):
        check_backup(copy)


def test_a_copy_that_cannot_be_kept_is_said(path: Path, now: datetime) -> None:
    (path.parent / "备份").touch()
    assert refusal(keep_copy, path, now, "升级前") == (
        f"备份没有写成：“{path.parent / '备份'}”不能写入，请检查权限和磁盘空间。"
    )


# What lies beside it


@pytest.fixture
def laden(store: Store, tmp_path: Path) -> Store:
    """A file with one piece of evidence and one issued paper."""
    letter = tmp_path / "批文.pdf"
    letter.write_bytes(b"letter")
    store.write(
        attach, Subject.TASK, task_id(store), letter.name, keep_file(store.path, letter), TODAY
    )
    issue(store)
    return store


def lost(path: Path, now: datetime) -> list[str]:
    """What `check` would name."""
    with open_store(path, now) as store:
        papers, evidence = store.read(list_issues), store.read(list_evidence)
        assert (len(papers), len(evidence)) == (1, 1)
        return verify_archive(path, papers) + verify_evidence(path, evidence)


def test_evidence_and_issued_papers_lie_beside_the_backup(
    laden: Store, usb: Path, now: datetime
) -> None:
    laden.backup(usb / "备份.db")
    assert names_in(usb) == {"备份.db", "备份.db.sha256", "备份-佐证材料", "备份-归档文书"}
    assert lost(usb / "备份.db", now) == []


def test_a_second_backup_only_adds_and_keeps_what_was_whole(laden: Store, usb: Path) -> None:
    laden.backup(usb / "备份.db")
    archive = usb / "备份-归档文书"
    before = {file.name: file.stat().st_ino for file in archive.iterdir()}
    row = issue(laden)
    open_archived(laden.path, row, Form.PDF).unlink()
    spoilt = open_archived(laden.path, row, Form.WORD)
    spoilt.chmod(0o600)
    spoilt.write_bytes(b"spoilt")
    laden.backup(usb / "备份.db")
    after = {file.name: file.stat().st_ino for file in archive.iterdir()}
    assert before.items() <= after.items()
    assert len(after) == len(before) + 1, "what is damaged is not backed up"


def test_a_restored_file_gets_back_what_lay_beside_it(
    laden: Store, usb: Path, path: Path, now: datetime
) -> None:
    laden.backup(usb / "备份.db")
    laden.close()
    spoilt, *gone = path.with_name(f"{path.stem}-归档文书").iterdir()
    spoilt.chmod(0o600)
    spoilt.write_bytes(b"spoilt")
    for file in gone:
        file.unlink()
    shutil.rmtree(path.with_name(f"{path.stem}-佐证材料"))
    restore(usb / "备份.db", path, now)
    assert lost(path, now) == []


def test_files_that_find_no_room_are_said_and_the_data_are_backed_up(
    laden: Store, usb: Path
) -> None:
    (usb / "备份-归档文书").touch()
    assert refusal(laden.backup, usb / "备份.db") == (
        f"数据已备份到“{usb / '备份.db'}”，但佐证材料和归档文书没有备份全：空间不足或不能读写。"
    )
    check_backup(usb / "备份.db")


def test_files_that_find_no_room_stop_a_restore(
    laden: Store, usb: Path, path: Path, now: datetime
) -> None:
    laden.backup(usb / "备份.db")
    laden.close()
    folder = path.with_name(f"{path.stem}-归档文书")
    shutil.rmtree(folder)
    folder.touch()
    before = path.read_bytes()
    assert refusal(restore, usb / "备份.db", path, now).endswith("原文件没有改动。")
    assert path.read_bytes() == before


# Taking one back


def test_a_restored_file_is_the_backup_and_what_it_replaced_is_kept(
    saved: Path, path: Path, now: datetime
) -> None:
    with open_store(path, now) as store:
        store.write(record_progress, progress(store, percent=90), 1)
        later = every_row(store)
    replaced = path.read_bytes()
    kept = restore(saved, path, now)
    assert kept == path.with_name(f"{path.stem}-20191130-091200-恢复前.db")
    assert kept.read_bytes() == replaced
    assert names_in(path.parent) == {path.name, kept.name}
    with open_store(path, now) as store:
        assert [e.percent for e in store.read(list_entries, task_id(store), TODAY)] == [35]
    with open_store(kept, now) as store:
        assert every_row(store) == later


def test_a_stale_log_does_not_enter_the_restored_file_and_is_kept(
    saved: Path, path: Path, now: datetime
) -> None:
    log = path.with_name(f"{path.name}-wal")
    with open_store(path, now) as store:
        for number in range(1, 20):
            store.write(hold_meeting, meeting(number=number))
        left = {tail: path.with_name(path.name + tail).read_bytes() for tail in ("", "-wal")}
    path.write_bytes(left[""])
    log.write_bytes(left["-wal"])
    kept = restore(saved, path, now)
    assert kept
    with open_store(path, now) as store:
        store.check()
        assert store.read(list_meetings, TODAY) == []
    with open_store(kept, now) as store:
        assert len(store.read(list_meetings, TODAY)) == 19


def test_a_file_that_was_lost_is_restored_without_its_log(
    saved: Path, path: Path, now: datetime
) -> None:
    path.unlink()
    path.with_name(f"{path.name}-wal").write_bytes(b"log")
    assert restore(saved, path, now) is None
    with open_store(path, now) as store:
        store.check()


def test_a_damaged_file_is_restored_and_kept_as_it_was(
    saved: Path, path: Path, now: datetime
) -> None:
    path.write_bytes(b"no database")
    kept = restore(saved, path, now)
    assert kept
    assert kept.read_bytes() == b"no database"
    second = restore(saved, path, now)
    assert second == kept.with_name(f"{path.stem}-20191130-091200-恢复前-2.db")
    assert kept.read_bytes() == b"no database", "the same second must not overwrite it"


def test_a_file_that_is_open_is_not_replaced(saved: Path, path: Path, now: datetime) -> None:
    with open_store(path, now) as store:
        assert "请先在那里关闭" in refusal(restore, saved, path, now)
        store.write(record_progress, progress(store, percent=90), 1)
    assert f"{path.stem}-20191130-091200-恢复前.db" not in names_in(path.parent)


def test_a_kept_file_with_its_log_can_be_restored_too(
    saved: Path, path: Path, tmp_path: Path, now: datetime
) -> None:
    crashed = tmp_path / "断电.db"
    with open_store(path, now) as store:
        store.write(hold_meeting, meeting())
        for tail in ("", "-wal"):
            shutil.copy(path.with_name(path.name + tail), crashed.with_name(crashed.name + tail))
    restore(saved, path, now)
    restore(crashed, path, now)
    with open_store(path, now) as store:
        assert len(store.read(list_meetings, TODAY)) == 1


@pytest.mark.parametrize("at", [30, 5_000, 50_000, 300_000])
def test_a_backup_in_which_one_bit_changed_is_refused(
    saved: Path, path: Path, now: datetime, at: int
) -> None:
    before = path.read_bytes()
    spoil(saved, at)
    assert refusal(restore, saved, path, now) == (
        f"备份“{saved.name}”与校验值不符，已经损坏；请换一个备份。"
    )
    assert path.read_bytes() == before
    assert names_in(path.parent) == {path.name}


@pytest.mark.parametrize("text", [b"", b"\xff\xfe", b"abc  x.db\n"])
def test_a_manifest_that_says_something_else_is_believed(saved: Path, text: bytes) -> None:
    manifest(saved).write_bytes(text)
    assert "与校验值不符" in refusal(check_backup, saved)


def test_a_backup_without_manifest_is_judged_by_its_pages(saved: Path) -> None:
    manifest(saved).unlink()
    check_backup(saved)
    with saved.open("rb+") as file:
        file.truncate(saved.stat().st_size - 4096)
    assert refusal(check_backup, saved) == (
        f"“{saved.name}”已经损坏；文件没有改动，请用最近的备份恢复。"
    )


def test_what_is_newer_or_no_backup_is_not_restored(saved: Path, path: Path, now: datetime) -> None:
    before = path.read_bytes()
    with saved.open("rb+") as file:
        file.seek(60)
        file.write((999).to_bytes(4))
    assert "较新版本" in refusal(restore, saved, path, now)
    saved.write_bytes(b"PK")
    assert "不是工作台的数据文件" in refusal(restore, saved, path, now)
    saved.unlink()
    assert "没有" in refusal(restore, saved, path, now)
    assert path.read_bytes() == before


def test_a_file_that_cannot_be_replaced_stays_and_nothing_is_left_beside_it(
    saved: Path, path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run_out(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    log = path.with_name(f"{path.name}-wal")
    log.write_bytes(b"log")
    before = path.read_bytes()
    steps = [(backup, "_sync"), (shutil, "copy2"), (Path, "replace")]
    for owner, step in steps:
        with monkeypatch.context() as patch:
            patch.setattr(owner, step, run_out)
            assert refusal(restore, saved, path, now) == (
                f"没有恢复：“{path}”不能写入或空间不足；原文件没有改动。"
            )
        assert path.read_bytes() == before
        assert log.read_bytes() == b"log"
        assert names_in(path.parent) == {path.name, log.name}


def test_the_backup_is_the_same_after_it_was_restored(
    saved: Path, path: Path, now: datetime
) -> None:
    before = saved.read_bytes()
    restore(saved, path, now)
    assert saved.read_bytes() == before
    assert names_in(saved.parent) == {saved.name, manifest(saved).name}
    with open_store(path, now) as store:
        assert store.read(get_plan)


CUT_OFF = """
import os, sys
from datetime import datetime
from pathlib import Path
from workbench.backup import restore
Path.replace = lambda *_: os._exit(9)
restore(Path(sys.argv[1]), Path(sys.argv[2]), datetime.fromisoformat(sys.argv[3]))
"""


def test_a_restore_that_is_cut_off_leaves_the_old_file_and_can_be_done_again(
    saved: Path, path: Path, now: datetime
) -> None:
    before = path.read_bytes()
    arguments = [sys.executable, "-c", CUT_OFF, str(saved), str(path), now.isoformat()]
    assert subprocess.run(arguments, cwd=ROOT, check=False).returncode == 9
    assert path.read_bytes() == before
    kept = restore(saved, path, now)
    assert kept
    assert kept.read_bytes() == before
    with open_store(path, now) as store:
        assert len(store.read(list_entries, task_id(store), TODAY)) == 1
