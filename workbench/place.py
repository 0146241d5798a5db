"""Where a workbench file lies: what its header says, which disk it is on, and who has it open."""

import getpass
import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

from workbench.errors import StoreError

APPLICATION_ID = 0x4C475742  # "LGWB" in the SQLite header, so that the file can be recognised
MAGIC = b"SQLite format 3\0"
HEADER_SIZE = 100
UNSAFE_FOR_WAL = {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "9p", "vfat", "exfat", "msdos", "fat32"}
UNSAFE_OPTIONS = {"remote", "removable"}


@dataclass(frozen=True, slots=True)
class Header:
    """What the first 100 bytes say, read without SQLite."""

    application_id: int
    schema: int


def read_header(path: Path) -> Header:
    """Read application id and schema number of a file without touching it.

    Raises:
        StoreError: not a file, not readable, or not one of ours.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(HEADER_SIZE)
    except OSError as error:
        raise StoreError(f"打不开“{path.name}”，请检查它是不是文件、有没有读取权限。") from error
    header = Header(int.from_bytes(raw[68:72]), int.from_bytes(raw[60:64]))
    if len(raw) < HEADER_SIZE or not raw.startswith(MAGIC) or header.application_id != APPLICATION_ID:
        raise StoreError(
            f"“{path.name}”不是工作台的数据文件，或者已经损坏；文件没有改动，请换一个文件或从备份恢复。"
        )
    return header


def wal_is_safe(path: Path) -> bool:
    """Whether the disk keeps what a write-ahead log needs: not on a network share or a stick."""
    folder = str(path.resolve().parent)
    disks = [d for d in psutil.disk_partitions(all=True) if _holds(d.mountpoint, folder)]
    if not disks:
        return True
    disk = max(disks, key=lambda d: len(d.mountpoint))
    fuse = disk.fstype.lower().startswith("fuse")
    options = set(disk.opts.lower().split(","))
    return not (fuse or disk.fstype.lower() in UNSAFE_FOR_WAL or options & UNSAFE_OPTIONS)


def _holds(mountpoint: str, folder: str) -> bool:
    return folder == mountpoint or folder.startswith(mountpoint.rstrip("/\\") + os.sep)


def is_writable(path: Path) -> bool:
    """Whether both the file and its folder take changes (SQLite needs both)."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


class Lease:
    """The advisory lock of one open file, with a note of who holds it and since when."""

    def __init__(self, path: Path, now: datetime) -> None:
        self._note = path.with_name(f".{path.name}.owner")
        self._lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=0)
        try:
            self._lock.acquire()
        except Timeout:
            raise StoreError(f"“{path.name}”正由{self._holder()}打开，请先在那里关闭。") from None
        except OSError as error:
            raise StoreError(f"文件夹“{path.parent.name}”不能写入，请换一个文件夹或检查权限。") from error
        note = {"user": getpass.getuser(), "pid": os.getpid(), "since": now.isoformat(" ", "minutes")}
        self._note.write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")

    def _holder(self) -> str:
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return "另一个窗口"
        return f"用户 {note['user']}（进程 {note['pid']}，自 {note['since']}）"

    def release(self) -> None:
        """Give the file free."""
        self._note.unlink(missing_ok=True)
        self._lock.release()
