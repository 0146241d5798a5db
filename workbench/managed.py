"""The folders beside a workbench file, each of their files named by its own SHA-256."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

EVIDENCE = "-佐证材料"
ARCHIVE = "-归档文书"
PRIVATE = 0o600
READ_ONLY = 0o400


def folder_beside(database: Path, kind: str) -> Path:
    """The managed folder of a workbench file: of `EVIDENCE` or of the `ARCHIVE`."""
    return database.with_name(f"{database.stem}{kind}")


def digest_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_whole(path: Path) -> bool:
    """Whether a file is there and still what its name says."""
    return path.is_file() and digest_of(path) == path.stem


def write_whole(data: BinaryIO, target: Path, mode: int = PRIVATE) -> None:
    """Write a file all at once or not at all, also when the power goes.

    Raises:
        OSError: the folder cannot be written, or the disk is full.
    """
    target.parent.mkdir(mode=0o700, exist_ok=True)
    draft = target.with_name(f"{target.name}.part")
    try:
        with draft.open("wb") as file:
            shutil.copyfileobj(data, file)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            target.chmod(PRIVATE)  # Windows replaces no read-only file
        draft.replace(target)
        target.chmod(mode)
        for folder in target.parents[:2]:
            _sync(folder)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    with suppress(PermissionError):  # Windows opens no folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def copy_managed(source: Path, target: Path) -> None:
    """Copy what lies beside one workbench file to its place beside another.

    Nothing is ever taken away there, and what is whole there stays: a second backup to the same
    place only adds. A damaged file is not copied; `check` names it.

    Raises:
        OSError: a folder cannot be read or written, or the disk is full.
    """
    for kind, mode in ((EVIDENCE, PRIVATE), (ARCHIVE, READ_ONLY)):
        for file in _files(folder_beside(source, kind)):
            copy = folder_beside(target, kind) / file.name
            if not is_whole(copy) and is_whole(file):
                with file.open("rb") as data:
                    write_whole(data, copy, mode)


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(folder.iterdir())
