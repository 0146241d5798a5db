"""FAULTS: 点了保存就不会丢. Power cuts, which lose what is not synced, need another bench."""

import multiprocessing
import sys
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest

from tests.workbench.entry_writer import TASKS, write_pairs
from tests.workbench.office import TODAY, task_id
from workbench.journal import list_steps
from workbench.progress import list_entries
from workbench.store import Store, open_store

FAR_APART = 1000  # no writer comes this far, so that the numbers of two never meet

if sys.platform == "win32":
    processes = multiprocessing.get_context("spawn")
else:  # imports once for all writers
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["pytest", "tests.workbench.entry_writer"])


def write_and_be_killed(
    path: Path, now: datetime, first: int, disk: str, kept: int, seconds: float
) -> list[int]:
    """Let a writer save some pairs and a moment longer; return the numbers it confirmed."""
    receiver, sender = processes.Pipe(duplex=False)
    writer = processes.Process(target=write_pairs, args=(path, now, first, disk, sender))
    writer.start()
    sender.close()
    confirmed = [receiver.recv() for _ in range(kept)]
    time.sleep(seconds)
    writer.kill()
    writer.join()
    with receiver, suppress(EOFError, OSError):  # cut off within a message
        while True:
            confirmed.append(receiver.recv())
    return confirmed


def kept_pairs(store: Store) -> set[int]:
    """The numbers of the pairs in the file, none of them half there."""
    halves = [
        {int(e.text) for e in store.read(list_entries, task_id(store, task), TODAY)}
        for task in TASKS
    ]
    assert halves[0] == halves[1]
    return halves[0]


@pytest.mark.parametrize(("disk", "kills"), [("local", 12), ("unknown", 8)])
def test_every_confirmed_entry_survives_a_kill_and_none_is_torn(
    path: Path, now: datetime, disk: str, kills: int
) -> None:
    confirmed: set[int] = set()
    for kill in range(1, kills + 1):
        moment = kill * 7 % 11 / 1000
        confirmed.update(write_and_be_killed(path, now, kill * FAR_APART, disk, 3, moment))
        with open_store(path, now) as store:
            store.check()
            pairs = kept_pairs(store)
            steps = store.read(list_steps, limit=10_000)
        assert confirmed <= pairs
        assert len([step for step in steps if step.kind == "ProgressEntry"]) == 2 * len(pairs)
