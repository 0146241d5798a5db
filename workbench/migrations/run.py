"""Bring a file to the newest schema, whole or not at all. Imported only when a file needs it."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from workbench.database import create_engine
from workbench.errors import StoreError
from workbench.migrations import SCHEMA
from workbench.place import APPLICATION_ID


def upgrade(path: Path) -> None:
    """Run the missing revisions in one transaction, header numbers included.

    Without a write-ahead log, so that the file's header tells its schema from the commit on.

    Raises:
        StoreError: records refer to what is not there; the file is as it was.
    """
    engine = create_engine(path, wal=False)
    try:
        with engine.connect() as connection:
            # Off while tables are rebuilt. Within a transaction SQLite ignores the switch, so it
            # goes past SQLAlchemy's begin; the connection ends here.
            connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
            with connection.begin():
                _run_revisions(connection)
    finally:
        engine.dispose()


def _run_revisions(connection: sa.Connection) -> None:
    folder = str(Path(__file__).parent).replace("%", "%%")  # Alembic's way to write a percent sign
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", folder)
    command.upgrade(config, "head")
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise StoreError("升级时发现数据之间的联系不完整，没有升级；文件没有改动。")
