"""回收站: records that were deleted, read from the journal, and the way back for each."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from workbench.attendance import Attendance
from workbench.decisions import Decision
from workbench.errors import InvalidInput, Missing
from workbench.evidence import Evidence
from workbench.history import ChangeRow, Line, referring, rows_of, select_lines
from workbench.journal import Change, describe
from workbench.kinds import KINDS, SUBJECTS
from workbench.meetings import open_meeting, running_meeting
from workbench.progress import ProgressEntry
from workbench.record_words import Words, referred_kind
from workbench.records import Record, load, pick, put
from workbench.rules.schedule import Status
from workbench.tasks import Task

WITH_EFFECTS = ("Act", "Notice", "AgendaItem")
"""An act does more than stand in the register, an agenda is set as a whole: what was deleted of
them comes back by 重做 or is done again."""


def list_deleted(session: Session) -> list[ChangeRow]:
    """Records whose latest change is a deletion, the latest first; `before` is all they said."""
    words = Words(session)
    query = _deletions().order_by(col(Change.id).desc())
    return [row for line in session.execute(query) for row in rows_of(Line(*line), words)]


def bring_back(session: Session, record_id: UUID) -> UUID:
    """Put a deleted record back as it was last, with what was deleted along with it.

    Raises:
        Missing: it is not in the recycle bin (any more).
        InvalidInput: something it refers to is gone, or a newer record stands in its place.
    """
    found = session.execute(_deletions().where(col(Change.record_id) == record_id)).first()
    if found is None:
        raise Missing("这条记录已经不在回收站里，可能已恢复，请刷新后再看。")
    line = Line(*found)
    kind, before = line.kind, line.before or {}
    record = KINDS[kind].table.model_validate(before)
    name = Words(session).name(kind, before)
    _refuse_without_what_it_refers_to(session, record, name)
    _refuse_where_another_stands(session, record, name)
    describe(session, f"恢复{name}")
    _set_going(session, record)
    _put_last(session, record)
    put(session, record, *_companions(session, line))
    return record.id


def _deletions() -> sa.Select[Any]:
    later = aliased(Change)
    is_latest = ~sa.exists().where(
        col(later.record_id) == col(Change.record_id), col(later.id) > col(Change.id)
    )
    return select_lines().where(
        col(Change.after).is_(sa.null()), col(Change.kind).not_in(WITH_EFFECTS), is_latest
    )


def _companions(session: Session, line: Line) -> list[Record]:
    """What went with a record because it refers to it: the acts on a decision."""
    action = select(Change.action_id).where(Change.id == line.id).scalar_subquery()
    gone = select(Change).where(col(Change.action_id) == action, col(Change.after).is_(sa.null()))
    pointers = set(referring(line.kind))
    return [
        KINDS[change.kind].table.model_validate(change.before)
        for change in session.exec(gone.order_by(col(Change.id)))
        if any(
            change.kind == kind and (change.before or {})[field] == str(line.record_id)
            for kind, field in pointers
        )
    ]


def _refuse_without_what_it_refers_to(session: Session, record: Record, name: str) -> None:
    wanted = {
        column.name: referred_kind(column)
        for column in record.__table__.c  # type: ignore[attr-defined]
        if column.foreign_keys
    }
    if isinstance(record, Evidence):
        wanted["subject_id"] = SUBJECTS[record.subject]
    for field, kind in wanted.items():
        key = getattr(record, field)
        if key is not None and session.get(KINDS[kind].table, key) is None:
            other = Words(session).name_of(kind, str(key))
            raise InvalidInput(f"{name}所属的{other}已被删除，请先恢复它。")


def _refuse_where_another_stands(session: Session, record: Record, name: str) -> None:
    table = record.__table__  # type: ignore[attr-defined]
    for rule in table.constraints:
        if isinstance(rule, sa.UniqueConstraint):
            same = [column == getattr(record, column.name) for column in rule.columns]
            if session.execute(pick(table.c.id).where(*same)).first():
                raise InvalidInput(f"已有新的{name}，不能再恢复旧的；要用旧的请先删除新的。")


def _set_going(session: Session, entry: Record) -> None:
    """As when it was first recorded: an entry sets its task going."""
    if isinstance(entry, ProgressEntry) and entry.task_id:
        task = load(session, Task, entry.task_id, "任务")
        if task.status is Status.NOT_STARTED:
            task.status = Status.UNDER_WAY


def _put_last(session: Session, record: Record) -> None:
    """Let what its meeting keeps in order, and whose place was given away, follow the others.

    Raises:
        InvalidInput: the meeting is closed.
    """
    if isinstance(record, Decision):
        running_meeting(session, record.meeting_id)
        _follow(session, record, Decision)
    elif isinstance(record, Attendance):
        open_meeting(session, record.meeting_id)
        _follow(session, record, Attendance)


def _follow(
    session: Session, record: Decision | Attendance, table: type[Decision | Attendance]
) -> None:
    others = select(table.position).where(table.meeting_id == record.meeting_id)
    places = session.exec(others).all()
    if record.position in places:
        record.position = max(places) + 1
