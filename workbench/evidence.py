"""佐证材料: files kept in a managed folder beside the database, named by their SHA-256."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped
from sqlmodel import Field, Session, col, select

from workbench.errors import InvalidInput, Missing, StoreError
from workbench.journal import describe
from workbench.managed import EVIDENCE, digest_of, folder_beside, is_whole, write_whole
from workbench.records import Record, choice, load, pick, put
from workbench.rules.schedule import Status
from workbench.tasks import Milestone, Task

LARGEST = 50 * 1024 * 1024
"""Octets; a scanned document of some hundred pages stays below."""
NAME_ROOM = 120
NAME_END = "/"
"""Stands between the names of files: no name has one."""


class Subject(StrEnum):
    """What a piece of evidence shows."""

    TASK = "任务"
    MILESTONE = "节点"
    ENTRY = "进展"
    READING = "指标数据"
    DECISION = "议定事项"


class Evidence(Record, table=True):
    """One file attached to one record; the same file is kept once however often it is attached."""

    subject: Subject = Field(sa_type=choice(Subject))
    subject_id: UUID = Field(index=True)
    name: str
    size: int
    sha256: str
    added_on: date


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One attached file as a detail shows it."""

    id: UUID
    subject: Subject
    subject_id: UUID
    name: str
    size: int
    sha256: str
    added_on: date


def evidence_folder(database: Path) -> Path:
    """The managed folder of a workbench file."""
    return folder_beside(database, EVIDENCE)


def evidence_path(database: Path, sha256: str, name: str) -> Path:
    """Where a kept file lies; its ending stays, so that the system knows how to open it."""
    return evidence_folder(database) / f"{sha256}{_ending(name)}"


def _ending(name: str) -> str:
    ending = Path(name).suffix.lower()
    return ending if ending[1:].isalnum() and len(ending) <= len(".numbers") else ""


def keep_file(database: Path, source: Path) -> tuple[str, int]:
    """Copy a file into the managed folder before its record is written; return SHA-256 and size.

    Raises:
        InvalidInput: a folder, a device, empty, or larger than `LARGEST`.
        StoreError: it cannot be read, or the folder cannot be written.
    """
    if not source.is_file():
        raise InvalidInput(f"“{source.name}”不是普通文件，请选一个文件。", "evidence")
    size = source.stat().st_size
    if not 0 < size <= LARGEST:
        limit = LARGEST // 1024 // 1024
        raise InvalidInput(
            f"“{source.name}”是空文件或超过 {limit} MB，请压缩或拆分后再加。", "evidence"
        )
    try:
        digest = digest_of(source)
        target = evidence_path(database, digest, source.name)
        if not target.exists():
            with source.open("rb") as data:
                write_whole(data, target)
    except OSError as error:
        raise StoreError(f"“{source.name}”没有存好：不能读取，或磁盘写不进去。") from error
    return digest, size


def attach(
    session: Session,
    subject: Subject,
    subject_id: UUID,
    name: str,
    kept: tuple[str, int],
    day: date,
) -> UUID:
    """Attach a kept file (see `keep_file`) to a record."""
    digest, size = kept
    describe(session, f"添加佐证材料“{name}”")
    row = Evidence(
        subject=subject,
        subject_id=subject_id,
        name=name[-NAME_ROOM:],
        size=size,
        sha256=digest,
        added_on=day,
    )
    put(session, row)
    return row.id


def detach(session: Session, evidence_id: UUID) -> None:
    """Take an attached file off its record; the file itself stays, so that undo finds it."""
    row = load(session, Evidence, evidence_id, "佐证材料")
    describe(session, f"移除佐证材料“{row.name}”")
    session.delete(row)


def has_evidence(session: Session, subject_id: UUID) -> bool:
    """Whether any file is attached to a record."""
    return (
        session.exec(select(Evidence.id).where(Evidence.subject_id == subject_id)).first()
        is not None
    )


def list_evidence(session: Session) -> list[EvidenceRow]:
    """Every attached file, oldest first."""
    query = pick(
        Evidence.id, Evidence.subject, Evidence.subject_id, Evidence.name, Evidence.size,
        Evidence.sha256, Evidence.added_on,
    ).order_by(col(Evidence.added_on), col(Evidence.name))  # fmt: skip
    return [EvidenceRow(*row) for row in session.execute(query)]


class _Names(sa.TypeDecorator[tuple[str, ...]]):
    """Names read as one text, in an order that does not depend on how they are stored."""

    impl = sa.String
    cache_ok = True

    def process_result_value(self, value: str | None, _: sa.Dialect) -> tuple[str, ...]:
        return tuple(sorted(value.split(NAME_END))) if value else ()


def names_of(subject_id: sa.ColumnElement[UUID] | Mapped[UUID]) -> sa.ColumnElement[Any]:
    """A column for another query: the names of the files attached to its record, as a tuple."""
    names = pick(sa.func.aggregate_strings(col(Evidence.name), NAME_END))
    attached = names.where(col(Evidence.subject_id) == subject_id)
    return sa.type_coerce(attached.scalar_subquery(), _Names)


def tasks_without_evidence(session: Session) -> set[UUID]:
    """Tasks said to be done, or with a milestone said to be done, that nothing attached shows."""
    shown = {row.subject_id for row in list_evidence(session)}
    done = pick(Task.id).where(col(Task.status).in_((Status.CLOSING_REQUESTED, Status.CLOSED)))
    tasks = {task for (task,) in session.execute(done) if task not in shown}
    steps = pick(Milestone.id, Milestone.task_id).where(col(Milestone.done_on).is_not(None))
    return tasks | {task for step, task in session.execute(steps) if step not in shown}


def open_evidence(database: Path, row: EvidenceRow) -> Path:
    """The kept file, to be shown by the system.

    Raises:
        Missing: it is no longer in the folder.
    """
    path = evidence_path(database, row.sha256, row.name)
    if not path.is_file():
        raise Missing(f"佐证材料“{row.name}”不在文件夹里了，请从备份中找回。")
    return path


def verify_evidence(database: Path, rows: list[EvidenceRow]) -> list[str]:
    """Names of attached files that are gone or no longer what they were."""
    bad = []
    for row in rows:
        path = evidence_path(database, row.sha256, row.name)
        if not is_whole(path):
            bad.append(row.name)
    return bad
