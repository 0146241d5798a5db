"""归档文书: issued papers in a managed folder beside the database, named by their SHA-256."""

import hashlib
from collections.abc import Iterable, Iterator
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Protocol

from workbench.errors import Missing, StoreError
from workbench.managed import ARCHIVE, READ_ONLY, folder_beside, is_whole, write_whole


class Form(StrEnum):
    """What is archived of a paper, by how the file ends."""

    PDF = ".pdf"
    WORD = ".docx"
    DATA = ".json"


class Archived(Protocol):
    """An issued paper: what it is called, and the SHA-256 of its files."""

    @property
    def document_number(self) -> str:
        """For instance 通报〔2020〕3号."""

    @property
    def files(self) -> Iterator[tuple[Form, str]]:
        """Which forms there are, under which SHA-256."""


def archived_path(database: Path, sha256: str, form: Form) -> Path:
    """Where an archived file lies."""
    return folder_beside(database, ARCHIVE) / f"{sha256}{form}"


def keep(database: Path, data: bytes, form: Form) -> str:
    """Archive a file for good before its record is written; return its SHA-256.

    It cannot be written to, so that nobody who opens it saves into it.

    Raises:
        StoreError: the folder cannot be written or the disk is full; nothing is left behind.
    """
    digest = hashlib.sha256(data).hexdigest()
    target = archived_path(database, digest, form)
    try:
        if not is_whole(target):
            write_whole(BytesIO(data), target, READ_ONLY)
    except OSError as error:
        raise StoreError(
            f"没有定稿，文号没有用掉：文件夹“{target.parent.name}”不能写入或磁盘空间不足。"
        ) from error
    return digest


def open_archived(database: Path, paper: Archived, form: Form) -> Path:
    """The archived file, the same bytes as on the day of issue.

    Raises:
        Missing: it is no longer in the folder, or no longer the same.
    """
    path = archived_path(database, dict(paper.files)[form], form)
    if not is_whole(path):
        raise Missing(f"{paper.document_number}的归档文件缺失或被改动，请从备份中找回。")
    return path


def verify_archive(database: Path, papers: Iterable[Archived]) -> list[str]:
    """Names of archived files that are gone or no longer what they were."""
    return [
        f"{paper.document_number}{form}"
        for paper in papers
        for form, sha256 in paper.files
        if not is_whole(archived_path(database, sha256, form))
    ]
