"""What changed: the journal in the office's words, line by line or as the net of two days.

Days are those of recorded time, when something was typed (DESIGN section 3), in local time.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, func, select

from workbench.errors import InvalidInput
from workbench.journal import Action, Change, Turn
from workbench.kinds import KINDS, SUBJECTS, Values
from workbench.record_words import Words, fields, title
from workbench.records import pick

PAGE = 200
ADDED, DELETED = "新增", "删除"
FIRST_DAY, LAST_DAY = date(1971, 1, 1), date(9990, 12, 31)
"""Beyond these, clocks cannot be reckoned from one time zone to another."""
PRIVATE = frozenset({"SavedView"})
"""Not the office's work: no comparison tells of it."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One field of one record around one action; for a new or deleted record, all of it.

    `id` is the line of the journal and the place in it, newest lines highest; `field` is `ADDED` or
    `DELETED` where the whole record came or went.
    """

    id: tuple[int, int]
    at: datetime
    label: str
    kind: str
    record_id: UUID
    record: str
    field: str
    before: str
    after: str

    @property
    def kind_word(self) -> str:
        """What the office calls this kind of record."""
        return KINDS[self.kind].word

    @property
    def text(self) -> str:
        """All words of it, to search in."""
        return f"{self.label} {self.record} {self.field} {self.before} {self.after}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """变化对照: what the file said at the end of one day against the end of another, by kind."""

    first: date
    second: date
    groups: tuple[tuple[str, tuple[ChangeRow, ...]], ...]

    @property
    def rows(self) -> tuple[ChangeRow, ...]:
        """Every change, kind by kind."""
        return tuple(row for _, rows in self.groups for row in rows)


@dataclass(frozen=True, slots=True)
class Line:
    """One record as it stood before and after: of one action, or of several."""

    id: int
    at: datetime
    label: str
    turn: Turn
    kind: str
    record_id: UUID
    before: Values | None
    after: Values | None


def list_changes(
    session: Session,
    since: date,
    until: date,
    kinds: Collection[str] | None = None,
    after: ChangeRow | None = None,
    words: str = "",
) -> list[ChangeRow]:
    """One page of the changes recorded in a time, newest first.

    Args:
        session: of the read.
        since: first day, or the moment at which it begins.
        until: last day, or the moment before which it ends.
        kinds: kinds of record wanted; None for all.
        after: the last row one has.
        words: only rows that contain this.
    """
    query = select_lines().where(
        col(Action.at) >= _begin(since),
        col(Action.at) < _end(until),
        col(Action.turn) != Turn.IMPORT,
    )
    if kinds is not None:
        query = query.where(col(Change.kind).in_(kinds))
    return _page(session, query, after, words)


def history_of(
    session: Session, record_id: UUID, after: ChangeRow | None = None, words: str = ""
) -> list[ChangeRow]:
    """One page of the history of a record and of what belongs to it, newest first."""
    query = select_lines().where(col(Change.record_id).in_(_family(session, record_id)))
    return _page(session, query, after, words)


def compare(session: Session, first: date, second: date) -> Comparison:
    """What is different at the end of `second` from the end of `first`; days of recorded time.

    What was done and undone, or came and went in between, makes no difference; nor does the import
    of the plan.

    Raises:
        InvalidInput: the second day comes before the first.
    """
    if second < first:
        raise InvalidInput("对照的后一天不能早于前一天，请核对日期。", "second")
    words = Words(session)
    lines = _net(session, _last_action(session, first), _last_action(session, second))
    found: dict[str, list[ChangeRow]] = {}
    for line in lines:
        if line.kind not in PRIVATE:
            found.setdefault(line.kind, []).extend(rows_of(line, words))
    groups = ((kind.word, tuple(found.get(name, ()))) for name, kind in KINDS.items())
    return Comparison(first, second, tuple(group for group in groups if group[1]))


def name_of(session: Session, record_id: UUID) -> str:
    """What people call a record, also one that is gone; "" for one that never was."""
    kind = session.exec(select(Change.kind).where(Change.record_id == record_id)).first()
    return Words(session).name_of(kind, str(record_id)) if kind else ""


def _begin(moment: date) -> datetime:
    if isinstance(moment, datetime):
        return moment
    day = min(max(moment, FIRST_DAY), LAST_DAY)
    return datetime.combine(day, time.min).astimezone()


def _end(moment: date) -> datetime:
    if isinstance(moment, datetime):
        return moment
    return _begin(min(moment, LAST_DAY) + timedelta(days=1))


def select_lines() -> sa.Select[Any]:
    """SELECT of the journal's lines, newest first; each row makes a `Line`."""
    return (
        pick(
            Change.id, col(Action.at), Action.label, Action.turn, Change.kind, Change.record_id,
            Change.before, Change.after,
        )
        .join(Action, col(Action.id) == col(Change.action_id))
        .order_by(col(Change.id).desc())
    )  # fmt: skip


def _page(
    session: Session, query: sa.Select[Any], after: ChangeRow | None, words: str
) -> list[ChangeRow]:
    if after:
        query = query.where(col(Change.id) <= after.id[0])
    put = Words(session)
    lines = (Line(*row) for row in session.execute(query.execution_options(yield_per=PAGE)))
    rows = (
        row
        for line in lines
        for row in rows_of(line, put)
        if words in row.text and (after is None or _is_older(row, after))
    )
    return list(islice(rows, PAGE))


def _is_older(row: ChangeRow, than: ChangeRow) -> bool:
    """Newest lines come first, but the fields of one line in their own order."""
    return (-row.id[0], row.id[1]) > (-than.id[0], than.id[1])


def rows_of(line: Line, words: Words) -> Iterator[ChangeRow]:
    """What a line says: its fields that differ, or the whole record where it came or went."""
    label = f"{line.turn}：{line.label}" if line.turn in (Turn.UNDO, Turn.REDO) else line.label
    values = line.after or line.before or {}
    name = words.name(line.kind, values)
    for place, (field, before, after) in enumerate(_differences(line, words)):
        yield ChangeRow(
            (line.id, place), line.at, label, line.kind, line.record_id, name, field, before, after
        )


def _differences(line: Line, words: Words) -> Iterator[tuple[str, str, str]]:
    kind, before, after = line.kind, line.before, line.after
    if before is None:
        yield ADDED, "", words.sum_up(kind, after or {})
    elif after is None:
        yield DELETED, words.sum_up(kind, before), ""
    else:
        for name in fields(kind):
            told = words.value(kind, name, before), words.value(kind, name, after)
            if told[0] != told[1]:
                yield title(kind, name), *told


def _last_action(session: Session, day: date) -> int:
    """The last action recorded by the end of a day, 0 for none."""
    latest = select(func.max(Action.id)).where(col(Action.at) < _end(day))
    return session.exec(latest).one() or 0


def _net(session: Session, first: int, last: int) -> Iterable[Line]:
    """Every record that stands otherwise after action `last` than after action `first`."""
    query = select_lines().where(
        col(Change.action_id) > first,
        col(Change.action_id) <= last,
        col(Action.turn) != Turn.IMPORT,
    )
    net: dict[UUID, Line] = {}
    for row in session.execute(query.order_by(None).order_by(col(Change.id))):
        line = Line(*row)
        before = net[line.record_id].before if line.record_id in net else line.before
        net[line.record_id] = Line(
            line.id, line.at, line.label, line.turn, line.kind, line.record_id, before, line.after
        )
    return (line for line in net.values() if line.before != line.after)


def _family(session: Session, record_id: UUID) -> set[UUID]:
    """A record and the records that belong to it, also those that were deleted."""
    kind = session.exec(select(Change.kind).where(Change.record_id == record_id)).first()
    family = {record_id}
    for name, field in referring(kind):
        table = KINDS[name].table.__table__  # type: ignore[attr-defined]
        there = pick(table.c.id).where(table.c[field] == record_id)
        gone = pick(Change.record_id).where(
            col(Change.kind) == name,
            col(Change.after).is_(sa.null()),
            col(Change.before)[field].as_string() == str(record_id),
        )
        for query in (there, gone):
            family.update(session.execute(query).scalars())
    return family


def referring(kind: str | None) -> Iterator[tuple[str, str]]:
    """Kinds and fields that point at records of a kind."""
    table = KINDS[kind].table.__table__ if kind else None  # type: ignore[attr-defined]
    for name, other in KINDS.items():
        for column in other.table.__table__.c:  # type: ignore[attr-defined]
            if any(key.column.table is table for key in column.foreign_keys):
                yield name, column.name
    if kind in SUBJECTS.values():
        yield "Evidence", "subject_id"
