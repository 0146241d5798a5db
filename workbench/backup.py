"""Copies that can be trusted: made through SQLite's backup API, checked, a SHA-256 beside them."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from workbench.database import connect_gently, inspect_pages, said_plainly, verify
from workbench.errors import InvalidInput, StoreError
from workbench.managed import copy_managed, digest_of
from workbench.place import Lease, make_private, read_schema

MANIFEST_TAIL = ".sha256"
LOG_TAILS = ("-wal", "-shm", "-journal")


def make_backup(source: sqlite3.Connection, target: Path) -> None:
    """Copy the database behind an open connection and prove the copy whole.

    Raises:
        InvalidInput: the target is a folder or the database itself.
        StoreError: the target cannot be written or the copy is not whole; nothing is left behind,
            and a backup that already had the name is as it was.
    """
    with _explained(f"备份没有写成：“{target}”不能写入或空间不足，请换一个位置。"):
        if target.is_dir():
            raise InvalidInput(f"“{target}”是文件夹，请在后面写上备份的文件名。", "target")
        if target.exists() and target.samefile(_origin(source)):
            raise InvalidInput("备份不能写到正在使用的文件上，请换一个文件名。", "target")
        listed = _beside(target, MANIFEST_TAIL)
        with _draft_of(target) as draft, _draft_of(listed) as manifest:
            _copy(source, draft)
            manifest.write_text(f"{digest_of(draft)}  {target.name}\n", encoding="utf-8")
            draft.replace(target)
            manifest.replace(listed)


def copy_files(source: Path, target: Path) -> None:
    """Put evidence and issued papers beside a backup; those that lie there already stay.

    Raises:
        StoreError: not all of them could be copied.
    """
    with _explained(
        f"数据已备份到“{target}”，但佐证材料和归档文书没有备份全：空间不足或不能读写。"
    ):
        copy_managed(source, target)


def keep_copy(path: Path, now: datetime, reason: str) -> Path:
    """Put a copy into the folder `备份` beside the file before something risky is done to it.

    Raises:
        StoreError: the copy could not be made.
    """
    folder = path.parent / "备份"
    with _explained(f"备份没有写成：“{folder}”不能写入，请检查权限和磁盘空间。"):
        folder.mkdir(exist_ok=True)
        target = _unused(folder / path.name, now, reason)
        with closing(connect_gently(path)) as source:
            make_backup(source, target)
    return target


def restore(backup: Path, path: Path, now: datetime) -> Path | None:
    """Put a backup in the place of a workbench file; return where the file it replaced is kept.

    What lies beside the backup is added to what lies beside the file.

    Raises:
        StoreError: the backup is damaged, newer or not ours, or the file is open elsewhere;
            nothing changed.
    """
    check_backup(backup)
    path = path.resolve()
    with (
        Lease(path, now),
        _explained(f"没有恢复：“{path}”不能写入或空间不足；原文件没有改动。"),
        _draft_of(path) as draft,
    ):
        with closing(connect_gently(backup)) as source:
            _copy(source, draft)
        copy_managed(backup, path)
        with set_aside(path, now, "恢复前") as kept:
            draft.replace(path)
    return kept if kept.exists() else None


def check_backup(backup: Path) -> None:
    """Hold a backup against its manifest and its own pages.

    Raises:
        StoreError: it is not what was once written.
    """
    read_schema(backup)
    manifest = _beside(backup, MANIFEST_TAIL)
    if manifest.exists() and not manifest.read_bytes().startswith(digest_of(backup).encode()):
        raise StoreError(f"备份“{backup.name}”与校验值不符，已经损坏；请换一个备份。")
    verify(backup, thorough=True)


@contextmanager
def set_aside(path: Path, now: datetime, reason: str) -> Iterator[Path]:
    """Keep the file as it is, damaged or not, with its logs, while another takes its place.

    Copied, not moved, so that an interruption never leaves a moment without a file. Only the logs
    are gone within: beside another file they would destroy it. When that fails, all is as before.
    """
    kept = _unused(path, now, reason)
    with ExitStack() as upon_failure:
        there = [tail for tail in ("", *LOG_TAILS) if _beside(path, tail).exists()]
        for tail in there:
            upon_failure.callback(_beside(kept, tail).unlink, missing_ok=True)
            shutil.copy2(_beside(path, tail), _beside(kept, tail))
            _sync(_beside(kept, tail))
        for tail in set(LOG_TAILS).intersection(there):
            upon_failure.callback(shutil.copy2, _beside(kept, tail), _beside(path, tail))
            _beside(path, tail).unlink()
        yield kept
        upon_failure.pop_all()


def has_log(path: Path) -> bool:
    """Whether a running or crashed program left changes beside the file that are not in it yet."""
    return any(_beside(path, tail).exists() for tail in LOG_TAILS)


def _beside(path: Path, tail: str) -> Path:
    return path.with_name(path.name + tail)


def _unused(path: Path, now: datetime, reason: str) -> Path:
    """A name that tells when and why, and that no file has yet."""
    stem, number = f"{path.stem}-{now:%Y%m%d-%H%M%S}-{reason}", 1
    name = path.with_name(stem + path.suffix)
    while name.exists():
        number += 1
        name = path.with_name(f"{stem}-{number}{path.suffix}")
    return name


@contextmanager
def _draft_of(path: Path) -> Iterator[Path]:
    """A name to write under first; what is left of it in the end goes away."""
    draft = _beside(path, ".part")
    try:
        yield draft
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


@contextmanager
def _explained(sentence: str) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise StoreError(sentence) from error


def _copy(source: sqlite3.Connection, draft: Path) -> None:
    make_private(draft)
    with closing(sqlite3.connect(draft)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        origin = _origin(source)
        with said_plainly(origin):
            inspect_pages(copy, origin)
    _sync(draft)


def _origin(source: sqlite3.Connection) -> Path:
    return Path(source.execute("PRAGMA database_list").fetchone()[2])


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
