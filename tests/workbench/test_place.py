import errno
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from tests.workbench.office import names_in, refusal
from workbench.migrations import SCHEMA
from workbench.place import Lease, is_writable, make_private, read_schema, wal_is_safe

Mounted = Callable[..., None]


def disk(mountpoint: Path | str, kind: str, options: str = "rw") -> SimpleNamespace:
    return SimpleNamespace(mountpoint=str(mountpoint), fstype=kind, opts=options)


@pytest.fixture
def mounted(monkeypatch: pytest.MonkeyPatch) -> Mounted:
    """Pretends that these disks are mounted."""

    def mount(*disks: SimpleNamespace) -> None:
        monkeypatch.setattr(psutil, "disk_partitions", lambda **_: list(disks))

    return mount


@pytest.mark.parametrize(
    ("kind", "options", "is_safe"),
    [
        ("ext4", "rw,relatime", True),
        ("xfs", "rw", True),
        ("btrfs", "rw", True),
        ("overlay", "rw", True),
        ("NTFS", "rw,fixed", True),
        ("apfs", "rw,local", True),
        ("NTFS", "rw,remote", False),
        ("NTFS", "rw,removable", False),
        ("FAT32", "rw,removable", False),
        ("nfs", "rw", False),
        ("nfs4", "rw", False),
        ("cifs", "rw", False),
        ("smb3", "rw", False),
        ("smbfs", "rw", False),
        ("9p", "rw", False),
        ("vfat", "rw", False),
        ("exfat", "rw", False),
        ("msdos", "rw", False),
        ("fuse.sshfs", "rw", False),
        ("fuseblk", "rw", False),
        ("davfs", "rw", False),
        ("something new", "rw", False),
    ],
)
def test_a_log_is_kept_on_known_local_disks_only(
    tmp_path: Path,
    mounted: Mounted,
    kind: str,
    options: str,
    is_safe: bool,  # noqa: FBT001 - a column of the table
) -> None:
    mounted(disk(tmp_path, kind, options))
    assert wal_is_safe(tmp_path / "工作台.db") is is_safe


def test_the_disk_that_holds_the_folder_decides(tmp_path: Path, mounted: Mounted) -> None:
    (tmp_path / "share" / "夹").mkdir(parents=True)
    (tmp_path / "shared").mkdir()
    mounted(disk("/", "ext4"), disk(tmp_path / "share", "nfs"))
    assert not wal_is_safe(tmp_path / "share" / "夹" / "工作台.db")
    assert not wal_is_safe(tmp_path / "share" / "工作台.db")
    assert wal_is_safe(tmp_path / "shared" / "工作台.db")


def test_of_two_disks_on_one_mount_point_the_later_decides(
    tmp_path: Path, mounted: Mounted
) -> None:
    mounted(disk("/", "ext4"), disk(tmp_path, "autofs"), disk(tmp_path, "ext4"))
    assert wal_is_safe(tmp_path / "工作台.db")
    mounted(disk("/", "ext4"), disk(tmp_path, "ext4"), disk(tmp_path, "nfs"))
    assert not wal_is_safe(tmp_path / "工作台.db")


def test_the_disk_behind_a_link_decides(tmp_path: Path, mounted: Mounted) -> None:
    (tmp_path / "share").mkdir()
    (tmp_path / "桌面").symlink_to(tmp_path / "share")
    mounted(disk("/", "ext4"), disk(tmp_path / "share", "cifs"))
    assert not wal_is_safe(tmp_path / "桌面" / "工作台.db")


def test_a_disk_that_nobody_knows_is_not_trusted(tmp_path: Path, mounted: Mounted) -> None:
    mounted()
    assert not wal_is_safe(tmp_path / "工作台.db")


def test_a_header_is_read_without_touching_the_file(path: Path) -> None:
    before = path.stat()
    assert read_schema(path) == SCHEMA
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert list(path.parent.iterdir()) == [path]


def test_a_private_file_takes_the_place_of_what_was_left(tmp_path: Path) -> None:
    draft = tmp_path / "工作台.db.new"
    draft.write_text("半截")
    draft.chmod(0o644)
    make_private(draft)
    assert draft.read_bytes() == b""
    assert draft.stat().st_mode & 0o777 == 0o600


def test_a_file_needs_a_folder_that_can_be_written_as_well(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert is_writable(path)
    for closed in (path, path.parent):
        with monkeypatch.context() as patch:
            patch.setattr("os.access", lambda place, _, closed=closed: place != closed)
            assert not is_writable(path)


def test_a_lease_is_held_by_one_and_free_again_afterwards(tmp_path: Path, now: datetime) -> None:
    path = tmp_path / "工作台.db"
    with Lease(path, now):
        assert "自 " in refusal(Lease, path, now)
        assert names_in(tmp_path) == {".工作台.db.owner"}
    assert names_in(tmp_path) == set()
    Lease(path, now).release()


@pytest.mark.parametrize("spoil", [b"", b"\xff\xfe", None], ids=["empty", "not UTF-8", "gone"])
def test_a_lease_without_a_readable_note_is_still_a_lease(
    tmp_path: Path, now: datetime, spoil: bytes | None
) -> None:
    path = tmp_path / "工作台.db"
    note = tmp_path / ".工作台.db.owner"
    with Lease(path, now):
        note.unlink()
        if spoil is not None:
            note.write_bytes(spoil)
        assert refusal(Lease, path, now) == "“工作台.db”正由另一个窗口打开，请先在那里关闭。"


def test_a_full_disk_costs_the_note_and_not_the_lease(
    tmp_path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    path = tmp_path / "工作台.db"
    monkeypatch.setattr(Path, "write_text", is_full)
    with Lease(path, now):
        assert "另一个窗口" in refusal(Lease, path, now)


def test_a_folder_that_takes_no_lock_is_said(tmp_path: Path, now: datetime) -> None:
    (tmp_path / "文件").touch()
    folder = tmp_path / "文件"
    assert refusal(Lease, folder / "工作台.db", now) == (
        f"文件夹“{folder}”不能写入，请换一个文件夹或检查权限。"
    )


def test_a_lease_taken_by_one_thread_is_given_back_by_another(
    tmp_path: Path, now: datetime
) -> None:
    path = tmp_path / "工作台.db"
    with ThreadPoolExecutor(1) as worker:
        lease = worker.submit(Lease, path, now).result()
        lease.release()
        with Lease(path, now):
            assert lease is not None
