"""A file as the first version of the program wrote it."""

import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config

from tests.workbench.office import exported, progress
from workbench.database import create_engine
from workbench.ledger import list_tasks
from workbench.migrations import SCHEMA, run
from workbench.notices import (
    NoticeDraft,
    NoticeKind,
    issue_notices,
    list_notices,
    number_notices,
    reply_day,
)
from workbench.orders import draw_orders
from workbench.place import APPLICATION_ID, read_schema
from workbench.progress import record_progress
from workbench.store import open_store

DAY = date(2019, 11, 30)


@pytest.fixture
def first(path: Path, now: datetime, tmp_path: Path) -> Path:
    """A file of schema 1 with the plan and one report in it."""
    with open_store(path, now) as store:
        store.write(record_progress, progress(store))
    old = tmp_path / "旧.db"
    old.touch()
    engine = create_engine(old, wal=False)
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(Path(run.__file__).parent))
        command.upgrade(config, "0001")
    engine.dispose()
    copy_records(path, old)
    return old


def copy_records(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(target)) as connection, connection:
        connection.execute("ATTACH ? AS new", (str(source),))
        tables = connection.execute(
            "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name <> 'alembic_version'"
        ).fetchall()
        for (table,) in tables:
            columns = connection.execute(f"PRAGMA main.table_info('{table}')").fetchall()
            names = ", ".join(f'"{column[1]}"' for column in columns)
            values = ", ".join(
                f"coalesce(\"{column[1]}\", '')" if column[3] else f'"{column[1]}"'
                for column in columns
            )
            connection.execute(
                f'INSERT INTO main."{table}" ({names}) SELECT {values} FROM new."{table}"'  # noqa: S608 - names of our own tables
            )
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("PRAGMA user_version=1")


def test_a_file_of_the_first_schema_keeps_its_records_and_takes_an_issue(
    first: Path, path: Path, now: datetime
) -> None:
    assert read_schema(first) == 1
    with open_store(path, now) as store:
        before = exported(store)
    kind = NoticeKind.SUPERVISION
    draft = NoticeDraft(kind=kind, issued_on=DAY, reply_by=reply_day(DAY))
    with open_store(first, now) as store:
        assert exported(store) == before
        orders = draw_orders(kind, store.read(list_tasks, DAY))
        store.write(issue_notices, store.read(number_notices, draft, orders))
        store.check()
        assert len(store.read(list_notices)) == len(orders)
        store.undo()
        assert store.undo_label() is None
        assert len(store.read(list_notices)) == len(orders)
    assert read_schema(first) == SCHEMA
