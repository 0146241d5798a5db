"""Where a workbench file lies: what its header says, which disk it is on, and who has it open."""

import os
import platform
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Self

import psutil
from filelock import FileLock, Timeout

from workbench.errors import Missing, StoreError
from workbench.migrations import SCHEMA

APPLICATION_ID = 0x4C475742  # "LGWB" in the SQLite header, so that the file can be recognised
MAGIC = b"SQLite format 3\0"
HEADER_SIZE = 100
LINUX_DISKS = {"ext2", "ext3", "ext4", "xfs", "btrfs", "bcachefs", "f2fs", "jfs", "zfs"}
LOCAL_DISKS = LINUX_DISKS | {"overlay", "tmpfs", "ntfs", "ntfs3", "refs", "apfs", "hfs", "ufs"}
FAR_OR_LOOSE = {"remote", "removable"}  # what psutil says of Windows drives


def read_schema(path: Path) -> int:
    """Read the schema number from a file's header, without SQLite and without touching the file.

    Raises:
        Missing: there is no such file.
        StoreError: not readable, not one of ours, or saved by a newer version.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(HEADER_SIZE)
    except FileNotFoundError:
        raise Missing(f"没有“{path}”这个文件，请核对文件名。") from None
    except OSError as error:
        raise StoreError(f"打不开“{path.name}”，请检查它是不是文件、有没有读取权限。") from error
    application, schema = (int.from_bytes(raw[at : at + 4]) for at in (68, 60))
    if len(raw) < HEADER_SIZE or not raw.startswith(MAGIC) or application != APPLICATION_ID:
        raise StoreError(
            f"“{path.name}”不是工作台的数据文件，或者已经损坏；"
            "文件没有改动，请换一个文件或从备份恢复。"
        )
    if schema > SCHEMA:
        raise StoreError(
            f"“{path.name}”是较新版本的工作台保存的，这个版本不能打开；文件没有改动，请升级程序。"
        )
    return schema


def make_private(path: Path) -> None:
    """Make an empty file that only its owner may read; what an interruption left gives way."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def wal_is_safe(path: Path) -> bool:
    """Whether the disk keeps what a write-ahead log needs; only known local file systems do."""
    folder = path.resolve().parent
    disks = [d for d in psutil.disk_partitions(all=True) if folder.is_relative_to(d.mountpoint)]
    if not disks:
        return False  # a Windows share without a drive letter
    # Of two disks on the same mount point the later one lies on top.
    disk = max(reversed(disks), key=lambda d: len(d.mountpoint))
    return disk.fstype.lower() in LOCAL_DISKS and not FAR_OR_LOOSE & set(
        disk.opts.lower().split(",")
    )


def is_writable(path: Path) -> bool:
    """Whether both the file and its folder take changes (SQLite needs both)."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


class Lease:
    """The advisory lock of one open file, with a note of who holds it and since when."""

    def __init__(self, path: Path, now: datetime) -> None:
        self._note = path.with_name(f".{path.name}.owner")
        # Not bound to a thread: a file is opened by the worker and closed by the window.
        lock = path.with_name(f".{path.name}.lock")
        self._lock = FileLock(lock, timeout=0, thread_local=False)
        try:
            self._lock.acquire()
        except Timeout:
            raise StoreError(f"“{path.name}”正由{self._holder()}打开，请先在那里关闭。") from None
        except OSError as error:
            raise StoreError(
                f"文件夹“{path.parent}”不能写入，请换一个文件夹或检查权限。"
            ) from error
        with suppress(OSError):  # on a full disk the lock has to do without its note
            self._note.write_text(_signature(now), encoding="utf-8")

    def _holder(self) -> str:
        with suppress(OSError, UnicodeDecodeError):
            return self._note.read_text(encoding="utf-8") or "另一个窗口"
        return "另一个窗口"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def release(self) -> None:
        """Give the file free."""
        self._note.unlink(missing_ok=True)
        self._lock.release()


def _signature(now: datetime) -> str:
    user, since = psutil.Process().username(), now.astimezone()
    return f"用户 {user}（电脑 {platform.node()}，自 {since:%Y-%m-%d %H:%M}）"
