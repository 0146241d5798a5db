import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event
from sqlmodel import SQLModel

from tests.workbench.office import names_in, pragma, refusal
from workbench import place
from workbench import store as store_module
from workbench.backup import check_backup
from workbench.database import create_engine
from workbench.errors import StoreError
from workbench.migrations import SCHEMA, run
from workbench.place import read_schema
from workbench.store import Store, open_store

MIGRATIONS = Path(run.__file__).parent
SECOND = '''
"""A revision that rebuilds tables, as the real ones will."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{head}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table("holiday", sa.Column("day", sa.Date(), primary_key=True))
    with op.batch_alter_table("unit") as unit:
        unit.add_column(sa.Column("fax", sa.String(), nullable=False, server_default=""))
    op.execute("UPDATE task SET content = content || '。'")
    {last}
'''


def head() -> str:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    found = ScriptDirectory.from_config(config).get_current_head()
    assert found
    return found


@pytest.fixture
def revise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes a program that is one schema further, by a revision whose last step is given."""

    def add_revision(last: str) -> None:
        folder = tmp_path / "新版 50%" / "migrations"
        shutil.copytree(MIGRATIONS, folder)
        text = SECOND.format(head=head(), last=last)
        (folder / "versions" / "9999_second.py").write_text(text, encoding="utf-8")
        monkeypatch.setattr(run, "__file__", str(folder / "run.py"))
        for module in (run, place, store_module):
            monkeypatch.setattr(module, "SCHEMA", SCHEMA + 1)

    return add_revision


@pytest.fixture
def newer(revise: Callable[[str], None]) -> None:
    """A program that is one schema further."""
    revise("pass")


def tables_of(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


def test_the_revisions_make_exactly_the_tables_of_the_models(store: Store) -> None:
    store_module._tables()  # whatever this run has imported so far
    with store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []
        assert context.get_current_revision() == head()


def test_every_check_and_constraint_of_the_models_is_in_the_file(path: Path) -> None:
    written = " ".join(str(sql) for _, sql in tables_of(path))
    expected = {
        str(constraint.name)
        for table in SQLModel.metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, sa.CheckConstraint | sa.UniqueConstraint) and constraint.name
    }
    assert {"percent_range", "one_report_a_period", "weight_positive", "status_word"} <= expected
    assert {name for name in expected if name not in written} == set()


def test_the_schema_number_is_the_number_of_revisions(path: Path) -> None:
    assert len(list((MIGRATIONS / "versions").glob("[0-9]*.py"))) == SCHEMA
    assert read_schema(path) == SCHEMA


@pytest.mark.usefixtures("newer")
def test_an_older_file_is_brought_up_to_date_and_a_copy_of_it_kept(
    path: Path, now: datetime
) -> None:
    before = tables_of(path)
    with open_store(path, now) as store:
        assert pragma(store, "user_version") == SCHEMA + 1
        store.check()
    assert "holiday" in dict(tables_of(path))
    assert names_in(path.parent) == {path.name, "备份"}
    copy = path.parent / "备份" / f"{path.stem}-20191130-091200-升级前.db"
    check_backup(copy)
    assert tables_of(copy) == before
    assert read_schema(copy) == SCHEMA


@pytest.mark.usefixtures("newer")
def test_an_upgrade_loses_no_record(path: Path, now: datetime, seeded: Path) -> None:
    open_store(path, now).close()
    with closing(sqlite3.connect(path)) as new, closing(sqlite3.connect(seeded)) as old:
        for table in SQLModel.metadata.tables:
            query = f'SELECT count(*) FROM "{table}"'  # noqa: S608 - our own names
            assert new.execute(query).fetchone() == old.execute(query).fetchone()


@pytest.mark.usefixtures("newer")
def test_the_header_tells_the_new_schema_from_the_commit_on(
    path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dispose(engine: sa.Engine) -> None:
        told.append(read_schema(path))
        close(engine)

    told: list[int] = []
    close = sa.Engine.dispose
    monkeypatch.setattr(sa.Engine, "dispose", dispose)
    open_store(path, now).close()
    assert told == [SCHEMA + 1, SCHEMA + 1]


@pytest.mark.parametrize(
    ("last", "error"),
    [
        ("raise ZeroDivisionError", ZeroDivisionError),
        ('op.execute("CREATE TABLE holiday (day)")', sa.exc.OperationalError),
        ('op.execute("UPDATE nowhere SET x=1")', sa.exc.OperationalError),
        ('op.execute("PRAGMA max_page_count=1"); op.execute("CREATE TABLE x (y)")', StoreError),
        ('op.execute("DELETE FROM programme")', StoreError),
    ],
    ids=["exception", "table exists", "no such table", "disk full", "loose ends"],
)
def test_a_revision_that_fails_half_way_leaves_the_file_as_it_was(
    path: Path,
    now: datetime,
    revise: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
    last: str,
    error: type[Exception],
) -> None:
    before = tables_of(path)
    revise(last)
    with pytest.raises(error):
        open_store(path, now)
    assert tables_of(path) == before
    monkeypatch.undo()
    with open_store(path, now) as store:
        assert pragma(store, "user_version") == SCHEMA
        store.check()


@pytest.mark.usefixtures("newer")
def test_an_upgrade_that_stops_at_any_statement_leaves_the_file_as_it_was(
    path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def engine_that_stops(*args: Any, **kwargs: Any) -> sa.Engine:
        engine = create_engine(*args, **kwargs)
        event.listen(engine, "before_cursor_execute", count_down)
        return engine

    def count_down(*_: object) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise InterruptedError

    monkeypatch.setattr(run, "create_engine", engine_that_stops)
    before = tables_of(path)
    left = [0]
    for statements in count():
        left[0] = statements
        try:
            open_store(path, now).close()
        except InterruptedError:
            assert tables_of(path) == before
            assert read_schema(path) == SCHEMA
        else:
            break
    assert statements > 10
    assert read_schema(path) == SCHEMA + 1


def test_references_to_nothing_stop_an_upgrade_with_a_sentence(
    path: Path, now: datetime, revise: Callable[[str], None]
) -> None:
    revise('op.execute("DELETE FROM programme")')
    assert refusal(open_store, path, now) == (
        "升级时发现数据之间的联系不完整，没有升级；文件没有改动。"
    )


@pytest.mark.usefixtures("newer")
def test_without_a_copy_there_is_no_upgrade(path: Path, now: datetime) -> None:
    (path.parent / "备份").touch()
    before = path.read_bytes()
    assert refusal(open_store, path, now).startswith("备份没有写成")
    assert path.read_bytes() == before


@pytest.mark.usefixtures("newer")
def test_the_older_program_does_not_touch_the_upgraded_file(
    path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(path, now).close()
    upgraded = path.read_bytes()
    monkeypatch.undo()
    assert "较新版本" in refusal(open_store, path, now)
    assert path.read_bytes() == upgraded
