"""Finding anything among 1,000, 10,000 and 100,000 entries, against raw LIKE scans of them.

Prints ratios of medians over interleaved rounds of one run: to a scan of one column (the floor)
and of the three that are searched (the peer). Started by hand: `python -m tests.bench.search`.
"""

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from uuid import uuid4

from resources import resource
from workbench.search import find
from workbench.search_index import read_index
from workbench.store import Store, create_store, open_store

SIZES = (1_000, 10_000, 100_000)
ROUNDS = 7
NOW = datetime(2021, 6, 30, tzinfo=UTC)
WORDS = ("完成", "质押", "没有", "财政局", "yd", "11")
"""Common, rare, nowhere, a unit, pinyin, a number."""
PIECES = "已制定工作方案，完成阶段任务选址预算申报人员编制批复下月推进企业专利质押融资培训"


def main() -> None:
    """Measure every size and print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            path = Path(folder) / f"{size}.db"
            create_store(path, resource("plans", "hohhot-2019.toml"), NOW).close()
            with closing(sqlite3.connect(path)) as connection:
                fill(connection, size)
            with open_store(path, NOW) as store:
                report(store, size)


def fill(connection: sqlite3.Connection, size: int) -> None:
    """Write entries past the journal: only reading is measured."""
    pairs = connection.execute("SELECT task_id, unit_id FROM task_unit").fetchall()
    random = Random(size)  # noqa: S311 - filler, no secret
    connection.executemany(
        "INSERT INTO progress_entry (task_id, unit_id, period, percent, text, problems, next_step, "
        "reported_on, id, version, starts_on, ends_on) "
        "VALUES (:task_id, :unit_id, :period, :percent, :text, "
        ":problems, :next_step, :reported_on, :id, :version, :starts_on, :ends_on)",
        (entry(random, pairs, number) for number in range(size)),
    )
    connection.commit()


def entry(random: Random, pairs: list[tuple[str, str]], number: int) -> dict[str, object]:
    """One entry like those that units send in: every second one with problems."""
    task, unit = pairs[number % len(pairs)]
    day = date(1000, 1, 1) + timedelta(days=31 * (number // len(pairs)))
    return {
        "id": uuid4().hex, "version": 1, "task_id": task, "unit_id": unit,
        "period": f"{day:%Y-%m}-{number}", "percent": number % 101,
        "text": "".join(random.choices(PIECES, k=60)),
        "problems": "".join(random.choices(PIECES, k=24)) if number % 2 else "",
        "next_step": "".join(random.choices(PIECES, k=24)) if number % 3 else "",
        "reported_on": f"{day}", "starts_on": f"{day}", "ends_on": f"{day}",
    }  # fmt: skip


def report(store: Store, size: int) -> None:
    """Print one line for every word."""
    index = store.read(read_index, NOW.date())
    for word in WORDS:
        floor, peer, found = interleaved(
            partial(scan, store, word, ["text"]),
            partial(scan, store, word, ["text", "problems", "next_step"]),
            partial(store.read, find, index, word),
        )
        print(  # noqa: T201 - what a benchmark is for
            f"{size:>7}  {word}  {found / floor:.2f} × one column ({floor * 1000:.0f} ms), "
            f"{found / peer:.2f} × three columns"
        )


def scan(store: Store, word: str, columns: list[str]) -> None:
    """One raw scan."""
    wanted = " OR ".join(f"{column} LIKE :word" for column in columns)
    with store._connection() as connection:
        query = f"SELECT count(*) FROM progress_entry WHERE {wanted}"  # noqa: S608 - from above
        connection.execute(query, {"word": f"%{word}%"}).fetchone()


def interleaved(*measured: Callable[[], object]) -> list[float]:
    """The median seconds of each, taken in turns."""
    times: list[list[float]] = [[] for _ in measured]
    for _ in range(ROUNDS):
        for kept, fn in zip(times, measured, strict=True):
            begun = time.perf_counter()
            fn()
            kept.append(time.perf_counter() - begun)
    return [statistics.median(one) for one in times]


if __name__ == "__main__":
    main()
