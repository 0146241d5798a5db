"""The one connection to SQLite and the settings that hold (FAULTS.md, measured there)."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.pool import StaticPool

from workbench.errors import StoreError

MEBIBYTE = 1024 * 1024
TROUBLE = {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}  # on a full disk its consequence
PATIENCE = 1  # seconds for another program to let go; our own windows are kept out by the lease


def create_engine(path: Path, *, wal: bool, read_only: bool = False) -> sa.Engine:
    """One engine over one connection that any thread may use in turn.

    Reads begin deferred, writes begin immediately; DDL is transactional because pysqlite's own
    transaction handling is switched off.
    """

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            _uri(path, "immutable=1" if read_only else "mode=rw"),
            uri=True,
            timeout=PATIENCE,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            for name, value in _settings(wal=wal, read_only=read_only).items():
                connection.execute(f"PRAGMA {name}={value}")
        except BaseException:
            connection.close()
            raise
        return connection

    engine = sa.create_engine(
        "sqlite://", creator=connect, poolclass=StaticPool, hide_parameters=True
    )
    event.listen(engine, "begin", _begin)
    return engine


def _settings(*, wal: bool, read_only: bool) -> dict[str, str]:
    always = {
        "trusted_schema": "OFF",
        "foreign_keys": "ON",
        "mmap_size": "0",
        "temp_store": "MEMORY",
    }
    if read_only:
        return always
    # The lock comes first: with EXCLUSIVE set before the first read, WAL needs no shared memory.
    if wal:
        return {"locking_mode": "EXCLUSIVE", "journal_mode": "WAL", "synchronous": "FULL"} | always
    return {"locking_mode": "EXCLUSIVE", "journal_mode": "DELETE", "synchronous": "EXTRA"} | always


def _begin(connection: sa.Connection) -> None:
    """A read cannot write, and does not ask for the right to."""
    reads = connection.get_execution_options().get("reads", False)
    connection.exec_driver_sql(f"PRAGMA query_only={reads}")
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def path_of(connection: sa.Connection) -> Path:
    """The file behind a connection, for what is kept beside it."""
    _, _, path = connection.exec_driver_sql("PRAGMA database_list").fetchall()[0]
    return Path(path)


def verify(path: Path, *, thorough: bool = False) -> None:
    """Check a file's pages without changing a byte of it.

    Args:
        path: the file.
        thorough: with indexes and foreign keys, for backups; otherwise SQLite's quick check.

    Raises:
        StoreError: the file is damaged, or the disk does not let it be read.
    """
    with said_plainly(path), closing(connect_gently(path)) as connection:
        inspect_pages(connection, path, thorough=thorough)


def inspect_pages(connection: sqlite3.Connection, path: Path, *, thorough: bool = True) -> None:
    """Run SQLite's own checks over an open connection; see `verify`."""
    pragma = "integrity_check" if thorough else "quick_check"
    findings = [row[0] for row in connection.execute(f"PRAGMA {pragma}")]
    orphans = connection.execute("PRAGMA foreign_key_check").fetchall() if thorough else []
    if findings != ["ok"] or orphans:
        raise StoreError(_damaged(path))


def connect_gently(path: Path) -> sqlite3.Connection:
    """Open in the way that changes least, yet sees what a crash left to be recovered."""
    mode = "immutable=1"
    if path.with_name(f"{path.name}-wal").exists():
        mode = "mode=ro"
    if path.with_name(f"{path.name}-journal").exists():
        mode = "mode=rw"
    return sqlite3.connect(_uri(path, mode), uri=True, timeout=PATIENCE)


def _uri(path: Path, options: str) -> str:
    # SQLite takes no host in an URI: a Windows share becomes a path with two slashes.
    place = path.absolute().as_uri().removeprefix("file:")
    return f"file:{place if place.startswith('///') else '//' + place}?{options}"


@contextmanager
def said_plainly(path: Path) -> Iterator[None]:
    """Turn what the disk does to SQLite into one Chinese sentence without any record's content.

    What SQLite refuses for other reasons is a mistake in the program and stays as it is.
    """
    try:
        yield
    except (sa.exc.DatabaseError, sqlite3.DatabaseError) as error:
        cause = error.orig if isinstance(error, sa.exc.DatabaseError) else error
        reason = _reason(path, getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF)
        if reason is None:
            raise
        raise StoreError(reason) from error


def _reason(path: Path, code: int) -> str | None:
    free = _free_mebibytes(path.parent)
    if code in TROUBLE and free == 0:
        code = sqlite3.SQLITE_FULL
    match code:
        case sqlite3.SQLITE_FULL:
            return (
                f"磁盘空间不足（剩余 {free} MB），没有保存；"
                "请腾出空间后再保存一次，填写的内容还在。"
            )
        case sqlite3.SQLITE_READONLY:
            return f"“{path.name}”是只读的，没有保存；请检查文件和文件夹的权限。"
        case sqlite3.SQLITE_BUSY:
            return f"“{path.name}”正由另一个程序打开，请先在那里关闭。"
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return _damaged(path)
        case code if code in TROUBLE:
            return f"读写“{path.name}”时磁盘出错，没有保存；请检查磁盘后再试。"
        case _:
            return None


def _free_mebibytes(folder: Path) -> int | None:
    with suppress(OSError):  # a stick that was pulled out
        return shutil.disk_usage(folder).free // MEBIBYTE
    return None


def _damaged(path: Path) -> str:
    return f"“{path.name}”已经损坏；文件没有改动，请用最近的备份恢复。"
