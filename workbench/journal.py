"""Before and after of every record of every write: audit, undo, and what changed between two days.

One `Action` is one confirmed write; its `Change`s are written in the same transaction. Undo and
redo are actions themselves, so nothing ever leaves the journal; taking back an undo is the redo.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import takewhile
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from pydantic_core import to_jsonable_python
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import UOWTransaction, attributes
from sqlmodel import Field, Session, SQLModel, col, select

from workbench.errors import InvalidInput
from workbench.records import Record, choice, pick

READ_AT_ONCE = 50
"""Actions read at a time on the way back to the one that still stands."""


class Turn(StrEnum):
    """What kind of action this was."""

    DO = "记录"
    UNDO = "撤销"
    REDO = "重做"
    ISSUE = "印发"  # a number given out: it can be revoked, never taken back
    IMPORT = "导入"  # the plan itself: the ground one stands on, not undone


class Action(SQLModel, table=True):
    """One confirmed write."""

    id: int | None = Field(default=None, primary_key=True)
    at: datetime
    label: str
    turn: Turn = Field(sa_type=choice(Turn))


class Change(SQLModel, table=True):
    """One record around one action: a new one has no `before`, a deleted one no `after`."""

    id: int | None = Field(default=None, primary_key=True)
    action_id: int = Field(foreign_key="action.id", index=True)
    kind: str
    record_id: UUID = Field(index=True)
    before: dict[str, Any] | None = Field(default=None, sa_type=sa.JSON(none_as_null=True))
    after: dict[str, Any] | None = Field(default=None, sa_type=sa.JSON(none_as_null=True))


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the change list: when, what was done, to which record, before and after."""

    at: datetime
    label: str
    kind: str
    record_id: UUID
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def describe(session: Session, label: str, turn: Turn = Turn.DO) -> None:
    """Say in the office's words what this write does; every use case calls it once."""
    session.info["action"] = Action(at=datetime.now(UTC), label=label, turn=turn)


def follow(session: Session) -> None:
    """Collect the before and after of every record that this session flushes."""
    session.info["changes"] = {}
    event.listen(session, "after_flush", _collect)


def settle(session: Session) -> frozenset[str]:
    """Write the collected changes into the journal; return the kinds of record that changed."""
    session.flush()
    changes: dict[UUID, Change] = session.info["changes"]
    real = [change for change in changes.values() if change.before != change.after]
    if not real:
        return frozenset()
    action: Action = session.info["action"]
    session.add(action)
    session.flush()
    for change in real:
        change.action_id = action.id or 0
    session.add_all(real)
    session.flush()
    return frozenset(change.kind for change in real)


def _collect(session: Session, context: UOWTransaction) -> None:
    del context
    changes: dict[UUID, Change] = session.info["changes"]
    for record in (*session.new, *session.dirty, *session.deleted):
        if not isinstance(record, Record):
            continue
        change = changes.get(record.id)
        if change is None:
            before = None if record in session.new else _before(record)
            kind = type(record).__name__
            change = Change(kind=kind, record_id=record.id, before=before, action_id=0)
            changes[record.id] = change
        change.after = None if record in session.deleted else plain(record)


def plain(record: Record) -> dict[str, Any]:
    """The values of a record as the journal keeps them: without its version, all of them JSON."""
    return _jsonable({name: getattr(record, name) for name in type(record).model_fields})


def _before(record: Record) -> dict[str, Any]:
    """The values as they stand in the database, taken from the attribute history of this flush."""
    values = {}
    for name in type(record).model_fields:
        history = attributes.get_history(record, name)
        values[name] = history.deleted[0] if history.deleted else getattr(record, name)
    return _jsonable(values)


def _jsonable(values: dict[str, Any]) -> dict[str, Any]:
    return {name: to_jsonable_python(v) for name, v in values.items() if name != "version"}


def undo(session: Session, tables: dict[str, type[Record]]) -> str:
    """Take back the latest action that still stands; return its label.

    Raises:
        InvalidInput: there is nothing to take back, or an issued slip refers to it.
    """
    return _reverse(session, tables, Turn.UNDO)


def redo(session: Session, tables: dict[str, type[Record]]) -> str:
    """Do again what was undone last; return its label.

    Raises:
        InvalidInput: nothing was undone since the last entry.
    """
    return _reverse(session, tables, Turn.REDO)


def _reverse(session: Session, tables: dict[str, type[Record]], turn: Turn) -> str:
    action = next_undo(session) if turn is Turn.UNDO else next_redo(session)
    if action is None:
        raise InvalidInput(f"没有可以{turn.value}的操作。")
    label = action.label
    describe(session, label, turn)
    changes = session.exec(
        select(Change).where(Change.action_id == action.id).order_by(col(Change.id).desc())
    ).all()
    try:
        for change in changes:
            _put_back(session, tables[change.kind], change)
            session.flush()
    except IntegrityError:
        # Of what came later only what was issued is not taken back first.
        raise InvalidInput(f"“{label}”不能{turn.value}：已有印发的文书写到它。") from None
    return label


def _put_back(session: Session, table: type[Record], change: Change) -> None:
    record = session.get(table, change.record_id)
    if change.before is None:
        session.delete(record)
    elif record is None:
        session.add(table.model_validate(change.before))
    else:
        earlier = table.model_validate(change.before)
        for name in change.before:
            setattr(record, name, getattr(earlier, name))


def next_undo(session: Session) -> Action | None:
    """The latest action that still stands: each undo before it has taken back one behind it."""
    taken_back = 0
    for action in _latest_first(session):
        match action.turn:
            case Turn.UNDO:
                taken_back += 1
            case Turn.DO | Turn.REDO if taken_back:
                taken_back -= 1
            case Turn.DO | Turn.REDO:
                return action
    return None


def next_redo(session: Session) -> Action | None:
    """The latest undo that nothing but undo and redo has followed, and no redo has taken back."""
    redone = 0
    for action in _latest_first(session):
        match action.turn:
            case Turn.REDO:
                redone += 1
            case Turn.UNDO if redone:
                redone -= 1
            case Turn.UNDO:
                return action
            case _:
                break
    return None


def _latest_first(session: Session) -> Iterator[Action]:
    """Actions from now back to the import of the plan, no more of them read than are looked at."""
    query = select(Action).order_by(col(Action.id).desc())
    actions = session.exec(query.execution_options(yield_per=READ_AT_ONCE))
    return takewhile(lambda action: action.turn is not Turn.IMPORT, actions)


def list_steps(session: Session, record_id: UUID | None = None, limit: int = 200) -> Sequence[Step]:
    """The change list, newest first: of everything, or of one record."""
    query = (
        pick(
            col(Action.at),
            Action.label,
            Action.turn,
            Change.kind,
            Change.record_id,
            Change.before,
            Change.after,
        )
        .join(Change, col(Change.action_id) == col(Action.id))
        .order_by(col(Change.id).desc())
        .limit(limit)
    )
    if record_id is not None:
        query = query.where(col(Change.record_id) == record_id)
    return [
        Step(at, label if turn is Turn.DO else f"{turn.value}：{label}", kind, key, before, after)
        for at, label, turn, kind, key, before, after in session.execute(query)
    ]
