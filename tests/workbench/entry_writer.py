"""Another process that saves pairs of entries until it is killed."""

from datetime import date, datetime
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from uuid import UUID

import psutil
from sqlmodel import Session

from tests.workbench.office import TODAY, task_id
from workbench.progress import ProgressDraft, record_progress
from workbench.store import open_store
from workbench.tasks import list_assignees

TASKS = (1, 2)


def write_pairs(path: Path, now: datetime, first: int, disk: str, kept: Connection) -> None:
    """Save one pair after the other and send the number of each that is kept."""
    if disk == "unknown":  # the slower settings for disks that are not trusted
        psutil.disk_partitions = lambda **_: []
    with open_store(path, now) as store:
        tasks = tuple(task_id(store, number) for number in TASKS)
        for number in count(first):
            store.write(record_pair, tasks, number)
            kept.send(number)


def record_pair(session: Session, tasks: tuple[UUID, ...], number: int) -> None:
    """Two entries in one action, about a month that no other pair is about."""
    for task in tasks:
        draft = ProgressDraft(
            task_id=task,
            unit_id=list_assignees(session, task, TODAY)[0].id,
            period=f"{1000 + number // 12}-{number % 12 + 1:02d}",
            percent=number % 101,
            text=f"{number}",
            reported_on=date(2019, 11, 20),
        )
        record_progress(session, draft)
