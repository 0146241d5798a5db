"""Opens the file; the only commit. Everything recorded goes through `write` and the journal."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Self, TypeVar, cast

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session

from resources import resource
from workbench import journal
from workbench.backup import copy_files, has_log, keep_copy, make_backup, set_aside
from workbench.database import create_engine, inspect_pages, said_plainly, verify
from workbench.errors import InvalidInput, Missing, StoreError
from workbench.migrations import SCHEMA
from workbench.place import Lease, is_writable, make_private, read_schema, wal_is_safe
from workbench.records import Record

if TYPE_CHECKING:
    from workbench.plan_data import PlanFile

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

    def read(
        self, fn: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run a query; whatever it returns must not hold on to the session."""
        engine = self._engine.execution_options(reads=True)
        with self._turn, said_plainly(self.path), Session(engine) as session:
            event.listen(session, "do_orm_execute", _selects_only)
            return fn(session, *args, **kwargs)

    def write(
        self, fn: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run a use case and its journal lines in one transaction, then tell the listeners.

        Raises:
            InvalidInput: the use case refused, or the record was changed elsewhere meanwhile.
            StoreError: the disk refused; nothing was kept.
        """
        if self.read_only:
            raise StoreError("文件是只读打开的，不能保存；请把文件复制到可写的文件夹再打开。")
        with self._turn, said_plainly(self.path):
            result, kinds = _transact(self._engine, fn, *args, **kwargs)
        if kinds:
            for listener in self._listeners:
                listener(kinds)
        return result

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

    def check(self) -> None:
        """Go through every page, index and reference of the open file.

        Raises:
            StoreError: something in it is damaged.
        """
        with self._turn, said_plainly(self.path), self._connection() as connection:
            inspect_pages(connection, self.path)

    def backup(self, target: Path) -> None:
        """Write a checked copy of the file as it stands now, with the files kept beside it.

        Raises:
            StoreError: the target cannot be written; no half copy is left behind.
        """
        with self._turn, said_plainly(self.path), self._connection() as connection:
            make_backup(connection, target)
            copy_files(self.path, target)

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        with closing(self._engine.raw_connection()) as connection:
            yield cast("sqlite3.Connection", connection.driver_connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file, its log folded in, and give it free for others."""
        with self._turn:
            self._engine.dispose()
            if self._lease:
                self._lease.release()
                self._lease = None


def _transact(
    engine: sa.Engine,
    fn: Callable[Concatenate[Session, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> tuple[T, frozenset[str]]:
    """One transaction with its journal lines: the result, and the kinds of record that changed."""
    with Session(engine, expire_on_commit=False) as session:
        event.listen(session, "do_orm_execute", _selects_only)
        journal.follow(session)
        try:
            result = fn(session, *args, **kwargs)
            kinds = journal.settle(session)
            session.commit()
        except StaleDataError as error:
            raise InvalidInput("这条记录刚在别处改过，请重新打开后再改。") from error
    return result, kinds


def _selects_only(state: ORMExecuteState) -> None:
    if not state.is_select:
        raise RuntimeError("bulk statements would escape the journal: change records one by one")


def _labels(session: Session) -> tuple[str | None, str | None]:
    done, undone = journal.next_undo(session), journal.next_redo(session)
    return (done.label if done else None, undone.label if undone else None)


def open_or_create(path: Path, now: datetime) -> Store:
    """Open the file; one that is not there yet is made with the shipped plan in it."""
    try:
        return open_store(path, now)
    except Missing:
        return create_store(path, resource("plans", "hohhot-2019.toml"), now)


def create_store(path: Path, plan: Path, now: datetime) -> Store:
    """Make a new file with a plan in it; the file appears only when it is complete.

    Raises:
        StoreError: the file is there already, or the folder cannot be written.
        InvalidInput: the plan's data cannot be taken.
    """
    # Needed once in the life of a file.
    from workbench.plan_file import read_plan_file

    data = read_plan_file(plan)
    path = path.resolve()
    draft = path.with_name(f"{path.name}.new")
    with ExitStack() as upon_failure:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            lease = upon_failure.enter_context(Lease(path, now))
            if path.exists():
                raise StoreError(f"“{path}”已经存在，没有新建；请换一个文件名。")
            upon_failure.callback(draft.unlink, missing_ok=True)
            _make_file(draft, data)
            with set_aside(path, now, "新建前"):  # the log of a file that was taken away
                draft.replace(path)
        except OSError as error:
            raise StoreError(
                f"文件夹“{path.parent}”不能写入，请换一个文件夹或检查权限。"
            ) from error
        store = Store(path, _connect(path), lease)
        upon_failure.pop_all()
    return store


def _make_file(draft: Path, data: "PlanFile") -> None:
    from workbench.migrations.run import upgrade
    from workbench.plan_import import import_plan

    make_private(draft)
    with said_plainly(draft):
        upgrade(draft)
        engine = create_engine(draft, wal=False)
        try:
            _transact(engine, import_plan, data)
        finally:
            engine.dispose()


def open_store(path: Path, now: datetime) -> Store:
    """Open an existing file: refuse one that is newer, damaged or in use, upgrade an older one.

    Raises:
        Missing: there is no such file.
        StoreError: one of these, or the folder cannot be written; the file is as it was.
    """
    path = path.resolve()
    schema = read_schema(path)
    if not is_writable(path):
        return _open_read_only(path, schema)
    with ExitStack() as upon_failure:
        lease = upon_failure.enter_context(Lease(path, now))
        verify(path)
        if schema < SCHEMA:
            _upgrade(path, now)
        store = Store(path, _connect(path), lease)
        upon_failure.pop_all()
    return store


def _upgrade(path: Path, now: datetime) -> None:
    # Alembic is heavy and hardly ever needed: it stays out of an ordinary start.
    from workbench.migrations.run import upgrade

    keep_copy(path, now, "升级前")
    with said_plainly(path):
        upgrade(path)


def _open_read_only(path: Path, schema: int) -> Store:
    """Look at a file on a medium that takes no changes; there SQLite cannot see a log beside it."""
    if schema < SCHEMA:
        raise StoreError(f"“{path.name}”要先升级才能打开，但它是只读的；请复制到可写的文件夹。")
    if has_log(path):
        raise StoreError(
            f"“{path.name}”是只读的，又正由别处打开或上次没有正常关闭；"
            "请先在那里关闭，或连同它旁边的同名文件一起复制到可写的文件夹。"
        )
    verify(path)
    return Store(path, create_engine(path, wal=False, read_only=True), None)


def _connect(path: Path) -> sa.Engine:
    """Take the file at once, so that a program that holds it is met at the door."""
    engine = create_engine(path, wal=wal_is_safe(path))
    with said_plainly(path), engine.begin():
        # Left by the check of a log that a crash left; held alone, the file needs no such index.
        path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    return engine


def _tables() -> dict[str, type[Record]]:
    # What is taken back may concern records that no page has asked for yet.
    from workbench.kinds import KINDS

    return {name: kind.table for name, kind in KINDS.items()}
