"""Bring a file to the newest schema, whole or not at all. Imported only when a file needs it."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from workbench.errors import StoreError
from workbench.migrations import SCHEMA
from workbench.place import APPLICATION_ID


def upgrade(engine: sa.Engine) -> None:
    """Run the missing revisions in one transaction, header numbers included.

    Foreign keys are off while tables are rebuilt and checked before the commit.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    with engine.connect() as connection:
        _switch_foreign_keys(connection, "OFF")
        with connection.begin():
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise StoreError("升级时发现数据之间的联系不完整，没有升级；文件没有改动。")
        _switch_foreign_keys(connection, "ON")


def _switch_foreign_keys(connection: sa.Connection, state: str) -> None:
    """Inside a transaction SQLite ignores the switch, so it goes past SQLAlchemy's begin."""
    connection.connection.cursor().execute(f"PRAGMA foreign_keys={state}")
