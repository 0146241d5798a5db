"""A file as the first version of the program wrote it."""

from datetime import date, datetime
from pathlib import Path

import pytest

from tests.workbench.migrations.older import older_file
from tests.workbench.office import exported, progress
from workbench.ledger import list_tasks
from workbench.migrations import SCHEMA
from workbench.notices import (
    NoticeDraft,
    NoticeKind,
    issue_notices,
    list_notices,
    number_notices,
    reply_day,
)
from workbench.orders import draw_orders
from workbench.place import read_schema
from workbench.progress import record_progress
from workbench.store import open_store

DAY = date(2019, 11, 30)


@pytest.fixture
def first(path: Path, now: datetime, tmp_path: Path) -> Path:
    """A file of schema 1 with the plan and one report in it."""
    with open_store(path, now) as store:
        store.write(record_progress, progress(store))
    return older_file(path, tmp_path / "旧.db", 1)


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
