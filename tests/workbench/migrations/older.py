"""Files as earlier versions of the program wrote them."""

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config

from workbench.database import create_engine
from workbench.migrations import run
from workbench.place import APPLICATION_ID


def older_file(path: Path, old: Path, schema: int) -> Path:
    """Write the records of a file of today into one of an earlier schema."""
    old.touch()
    engine = create_engine(old, wal=False)
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(Path(run.__file__).parent))
        command.upgrade(config, f"{schema:04}")
    engine.dispose()
    _copy_records(path, old, schema)
    return old


def _copy_records(source: Path, target: Path, schema: int) -> None:
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
        connection.execute(f"PRAGMA user_version={schema}")
