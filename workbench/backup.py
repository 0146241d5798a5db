"""Copies that can be trusted: made through SQLite's backup API, checked, with a SHA-256 beside them."""

import hashlib
import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from workbench.database import verify
from workbench.errors import StoreError
from workbench.place import Lease, read_header

MANIFEST_SUFFIX = ".sha256"


def make_backup(source: sqlite3.Connection, target: Path) -> None:
    """Copy the database behind an open connection and prove the copy whole.

    Raises:
        StoreError: the target cannot be written or the copy is not whole; nothing is left behind.
    """
    draft = target.with_name(f"{target.name}.part")
    try:
        _copy(source, draft)
        verify(draft, thorough=True)
        digest = _digest(draft)
        draft.replace(target)
        manifest = target.with_name(target.name + MANIFEST_SUFFIX)
        manifest.write_text(f"{digest}  {target.name}\n", encoding="utf-8")
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"备份没有写成：“{target}”不能写入或空间不足，请换一个位置。") from error
    finally:
        draft.unlink(missing_ok=True)


def keep_copy(path: Path, now: datetime, reason: str) -> Path:
    """Put a copy into the folder `备份` beside the file before something risky is done to it."""
    folder = path.parent / "备份"
    folder.mkdir(exist_ok=True)
    target = folder / f"{path.stem}-{now:%Y%m%d-%H%M%S}-{reason}{path.suffix}"
    with closing(sqlite3.connect(path)) as source:
        make_backup(source, target)
    return target


def restore(backup: Path, path: Path, now: datetime) -> Path | None:
    """Put a backup in the place of a workbench file; return where the file it replaced is kept.

    Raises:
        StoreError: the backup is damaged or not ours, or the file is open elsewhere; nothing changed.
    """
    check_backup(backup)
    lease = Lease(path, now)
    draft = path.with_name(f"{path.name}.part")
    try:
        with closing(sqlite3.connect(backup)) as source:
            _copy(source, draft)
        verify(draft, thorough=True)
        kept = _set_aside(path, now)
        draft.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"没有恢复：“{path}”不能写入或空间不足；原文件没有改动。") from error
    finally:
        draft.unlink(missing_ok=True)
        lease.release()
    return kept


def check_backup(backup: Path) -> None:
    """Hold a backup against its manifest and its own pages.

    Raises:
        StoreError: it is not what was once written.
    """
    read_header(backup)
    manifest = backup.with_name(backup.name + MANIFEST_SUFFIX)
    if manifest.exists() and manifest.read_text(encoding="utf-8").split()[0] != _digest(backup):
        raise StoreError(f"备份“{backup.name}”与校验值不符，已经损坏；请换一个备份。")
    verify(backup, thorough=True)


def _set_aside(path: Path, now: datetime) -> Path | None:
    """Keep the file as it is, damaged or not, with its log: nothing is ever overwritten.

    Copied, not moved, so that an interruption never leaves a moment without a file. The log must be
    gone before the new file takes the place: beside another database it would destroy it.
    """
    if not path.exists():
        return None
    kept = path.with_name(f"{path.stem}-{now:%Y%m%d-%H%M%S}-恢复前{path.suffix}")
    shutil.copy2(path, kept)
    for tail in ("-wal", "-shm", "-journal"):
        part = path.with_name(path.name + tail)
        if part.exists():
            shutil.copy2(part, kept.with_name(kept.name + tail))
            part.unlink()
    return kept


def _copy(source: sqlite3.Connection, target: Path) -> None:
    target.unlink(missing_ok=True)
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
