"""Opens the file; the only commit. Everything recorded goes through `write` and the journal."""

import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar, cast

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session

from workbench import journal
from workbench.backup import keep_copy, make_backup
from workbench.database import create_engine, said_plainly, verify
from workbench.errors import InvalidInput, StoreError
from workbench.migrations import SCHEMA
from workbench.place import Lease, is_writable, read_header, wal_is_safe
from workbench.records import Record

P = ParamSpec("P")
T = TypeVar("T")
Listener = Callable[[frozenset[str]], None]


class Store:
    """One open workbench file. Use cases come in as functions that take a session first."""

    def __init__(self, path: Path, engine: sa.Engine, lease: Lease | None) -> None:
        self.path = path
        self.read_only = lease is None
        self._engine = engine
        self._lease = lease
        self._turn = threading.RLock()
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        """Be told, after each confirmed write, which kinds of record it changed."""
        self._listeners.append(listener)

    def read(self, fn: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a query; whatever it returns must not hold on to the session."""
        engine = self._engine.execution_options(begin="BEGIN")
        with self._turn, said_plainly(self.path), Session(engine) as session:
            event.listen(session, "do_orm_execute", _selects_only)
            return fn(session, *args, **kwargs)

    def write(
        self, fn: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run a use case in one transaction together with its journal lines, then tell the listeners.

        Raises:
            InvalidInput: the use case refused, or the record was changed elsewhere meanwhile.
            StoreError: the disk refused; nothing was kept.
        """
        if self.read_only:
            raise StoreError("文件是只读打开的，不能保存；请把文件复制到可写的文件夹再打开。")
        with self._turn, said_plainly(self.path):
            result, kinds = self._transact(fn, *args, **kwargs)
        if kinds:
            for listener in self._listeners:
                listener(kinds)
        return result

    def _transact(
        self, fn: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> tuple[T, frozenset[str]]:
        with Session(self._engine, expire_on_commit=False) as session:
            event.listen(session, "do_orm_execute", _selects_only)
            journal.follow(session)
            try:
                result = fn(session, *args, **kwargs)
                kinds = journal.settle(session)
                session.commit()
            except StaleDataError as error:
                raise InvalidInput("这条记录刚在别处改过，请重新打开后再改。") from error
        return result, kinds

    def undo(self) -> str:
        """Take back the latest action; return what it was."""
        return self.write(journal.undo, _tables())

    def redo(self) -> str:
        """Do the latest undone action again; return what it was."""
        return self.write(journal.redo, _tables())

    def undo_label(self) -> str | None:
        """What `undo` would take back."""
        done, _ = self.read(_labels)
        return done

    def redo_label(self) -> str | None:
        """What `redo` would do again."""
        _, undone = self.read(_labels)
        return undone

    def checkpoint(self) -> None:
        """Fold the write-ahead log into the file, so that the file alone is complete."""
        with self._turn, closing(self._engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def backup(self, target: Path) -> None:
        """Write a checked copy of the file as it stands now.

        Raises:
            StoreError: the target cannot be written; nothing is left behind.
        """
        with self._turn, closing(self._engine.raw_connection()) as connection:
            make_backup(cast("sqlite3.Connection", connection.driver_connection), target)

    def close(self) -> None:
        """Close the file and give it free for others."""
        with self._turn:
            if not self.read_only:
                self.checkpoint()
            self._engine.dispose()
            if self._lease:
                self._lease.release()
                self._lease = None


def _selects_only(state: ORMExecuteState) -> None:
    if not state.is_select:
        raise RuntimeError("bulk statements would escape the journal: change records one by one")


def _labels(session: Session) -> tuple[str | None, str | None]:
    done, undone = journal.stacks(session)
    return (done[-1].label if done else None, undone[-1].label if undone else None)


def create_store(path: Path, plan: Path, now: datetime) -> Store:
    """Make a new file with a plan in it; the file appears only when it is complete.

    Raises:
        StoreError: the folder cannot be written.
        InvalidInput: the plan's data cannot be taken.
    """
    # Needed once in the life of a file.
    from workbench.migrations.run import upgrade
    from workbench.plan_file import read_plan_file
    from workbench.plan_import import import_plan

    data = read_plan_file(plan)
    draft = path.with_name(f"{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise StoreError(f"文件夹“{path.parent}”不能写入，请换一个文件夹或检查权限。") from error
    with said_plainly(draft):
        engine = create_engine(draft, wal=False)
        store = Store(draft, engine, Lease(path, now))
        try:
            upgrade(engine)
            store.write(import_plan, data)
        finally:
            store.close()
    draft.replace(path)
    return open_store(path, now)


def _tables() -> dict[str, type[Record]]:
    found: dict[str, type[Record]] = {}
    queue = list(Record.__subclasses__())
    while queue:
        table = queue.pop()
        queue.extend(table.__subclasses__())
        if hasattr(table, "__table__"):
            found[table.__name__] = table
    return found


def open_store(path: Path, now: datetime) -> Store:
    """Open an existing file: refuse what is newer, damaged or in use, and bring an older one up to date.

    Raises:
        StoreError: one of these, or the folder cannot be written; the file is as it was.
    """
    header = read_header(path)
    if header.schema > SCHEMA:
        raise StoreError(
            f"“{path.name}”是较新版本的工作台保存的，这个版本不能打开；文件没有改动，请升级程序。"
        )
    if not is_writable(path):
        return _open_read_only(path, header.schema)
    lease = Lease(path, now)
    try:
        verify(path)
        with said_plainly(path):
            return Store(path, _current_engine(path, header.schema, now), lease)
    except BaseException:
        lease.release()
        raise


def _open_read_only(path: Path, schema: int) -> Store:
    verify(path)
    if schema < SCHEMA:
        raise StoreError(f"“{path.name}”要先升级才能打开，但它是只读的；请复制到可写的文件夹。")
    return Store(path, create_engine(path, wal=False, read_only=True), None)


def _current_engine(path: Path, schema: int, now: datetime) -> sa.Engine:
    engine = create_engine(path, wal=wal_is_safe(path))
    try:
        if schema < SCHEMA:
            # Alembic is heavy and hardly ever needed: it stays out of an ordinary start.
            from workbench.migrations.run import upgrade

            keep_copy(path, now, "升级前")
            upgrade(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine
