"""The one connection to SQLite and the settings that hold (FAULTS.md, measured there)."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.pool import StaticPool

from workbench.errors import StoreError

MEBIBYTE = 1024 * 1024


def create_engine(path: Path, *, wal: bool, read_only: bool = False) -> sa.Engine:
    """One engine over one connection that any thread may use in turn.

    Reads begin deferred, writes begin immediately; DDL is transactional because pysqlite's own
    transaction handling is switched off.
    """

    def connect() -> sqlite3.Connection:
        uri = f"{path.resolve().as_uri()}?{'immutable=1' if read_only else 'mode=rw'}"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
        for name, value in _settings(wal=wal, read_only=read_only).items():
            connection.execute(f"PRAGMA {name}={value}")
        return connection

    engine = sa.create_engine(
        "sqlite://", creator=connect, poolclass=StaticPool, hide_parameters=True
    )
    event.listen(engine, "begin", _begin)
    return engine


def _settings(*, wal: bool, read_only: bool) -> dict[str, str]:
    always = {"trusted_schema": "OFF", "foreign_keys": "ON", "mmap_size": "0", "temp_store": "MEMORY"}
    if read_only:
        return always | {"query_only": "ON"}
    # The lock comes first: with EXCLUSIVE set before the first read, WAL needs no shared memory.
    if wal:
        return {"locking_mode": "EXCLUSIVE", "journal_mode": "WAL", "synchronous": "FULL"} | always
    return {"locking_mode": "EXCLUSIVE", "journal_mode": "DELETE", "synchronous": "EXTRA"} | always


def _begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN IMMEDIATE"))


def verify(path: Path, *, thorough: bool = False) -> None:
    """Check a file's pages without changing a byte of it.

    Args:
        path: the file.
        thorough: the full check with indexes and foreign keys, for backups; otherwise the quick one.

    Raises:
        StoreError: the file is damaged.
    """
    pragma = "integrity_check" if thorough else "quick_check"
    try:
        with closing(sqlite3.connect(_gentlest(path), uri=True)) as connection:
            findings = [row[0] for row in connection.execute(f"PRAGMA {pragma}")]
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall() if thorough else []
    except sqlite3.DatabaseError as error:
        raise _damaged(path) from error
    if findings != ["ok"] or orphans:
        raise _damaged(path)


def _gentlest(path: Path) -> str:
    """The way of opening that changes least, yet sees what a crash left to be recovered."""
    mode = "immutable=1"
    if path.with_name(f"{path.name}-wal").exists():
        mode = "mode=ro"
    if path.with_name(f"{path.name}-journal").exists():
        mode = "mode=rw"
    return f"{path.resolve().as_uri()}?{mode}"


def _damaged(path: Path) -> StoreError:
    return StoreError(f"“{path.name}”已经损坏；文件没有改动，请用最近的备份恢复。")


@contextmanager
def said_plainly(path: Path) -> Iterator[None]:
    """Turn what the disk does to SQLite into one Chinese sentence without any record's content."""
    try:
        yield
    except (sa.exc.OperationalError, sa.exc.DatabaseError) as error:
        if isinstance(error, sa.exc.IntegrityError):
            raise
        raise StoreError(_reason(path, str(error.orig))) from error


def _reason(path: Path, message: str) -> str:
    if "full" in message:
        free = shutil.disk_usage(path.parent).free // MEBIBYTE
        return f"磁盘空间不足（剩余 {free} MB），没有保存；请腾出空间后再保存一次，填写的内容还在。"
    if "readonly" in message:
        return f"“{path.name}”是只读的，没有保存；请检查文件和文件夹的权限。"
    if "locked" in message:
        return f"“{path.name}”正由另一个程序打开，请先在那里关闭。"
    if "malformed" in message or "not a database" in message:
        return str(_damaged(path))
    return f"读写“{path.name}”时磁盘出错，没有保存；请检查磁盘后再试。"
