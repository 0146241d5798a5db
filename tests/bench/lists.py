"""Ledger, a task's history and a report at 1,000, 10,000 and 100,000 entries.

Prints each as a ratio to the same reading at 1,000 entries: cost should follow what is shown, not
what is stored. Started by hand: `python -m tests.bench.lists`.
"""

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from resources import resource
from tests.bench.search import NOW, SIZES, fill
from workbench.collection import read_collection
from workbench.ledger import list_tasks
from workbench.papers import PaperKey, PaperKind
from workbench.progress import list_entries
from workbench.reporting.issuable import word_paper
from workbench.store import Store, create_store, open_store

ROUNDS = 7
DAY = NOW.date()
LAST = PaperKey(PaperKind.PHASE, "4")


def main() -> None:
    """Measure every size and print the slope."""
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            path = Path(folder) / f"{size}.db"
            create_store(path, resource("plans", "hohhot-2019.toml"), NOW).close()
            with closing(sqlite3.connect(path)) as connection:
                fill(connection, size)
            with open_store(path, NOW) as store:
                for name, read in readings(store).items():
                    found.setdefault(name, []).append(median(read))
    for name, times in found.items():
        slope = "  ".join(f"{t * 1000:6.1f} ms ({t / times[0]:.2f} x)" for t in times)
        print(f"{name}: {slope}")  # noqa: T201


def readings(store: Store) -> dict[str, Callable[[], object]]:
    """What the pages and papers read."""
    task = store.read(list_tasks, DAY)[0].id
    return {
        "ledger": lambda: store.read(list_tasks, DAY),
        "first page of a history": lambda: store.read(list_entries, task, DAY),
        "collection": lambda: store.read(read_collection, DAY),
        "phase report value": lambda: store.read(word_paper, LAST, DAY, DAY),
    }


def median(read: Callable[[], object]) -> float:
    """Median seconds over several rounds after one that warms up."""
    times = []
    for _ in range(ROUNDS + 1):
        begun = time.perf_counter()
        read()
        times.append(time.perf_counter() - begun)
    return statistics.median(times[1:])


if __name__ == "__main__":
    main()
