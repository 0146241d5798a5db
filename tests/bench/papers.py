"""A phase report and long ledgers on paper, against LibreOffice converting the same rows.

Prints ratios of medians over interleaved rounds of whole processes, and milliseconds a page.
Needs `soffice` on the path. Started by hand: `python -m tests.bench.papers`.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import cycle, islice
from pathlib import Path

from reports.paper import build
from workbench.exchange.annex_book import write_annexes
from workbench.ledger import list_tasks
from workbench.reporting.document import Annex, Document
from workbench.reporting.tables import ledger_table
from workbench.store import open_or_create

ROUNDS = 5
AS_OF = date(2020, 6, 30)
MAIN = Path(__file__).parents[2] / "main.py"


def main(arguments: Sequence[str]) -> None:
    """Measure all; with arguments FILE ROWS OUT only lay so many rows out."""
    if arguments:
        file, rows, out = arguments
        print(build(_ledger(Path(file), int(rows)), Path(out)).pages)  # noqa: T201
        return
    with tempfile.TemporaryDirectory() as folder:
        _measure(Path(folder))


def _measure(folder: Path) -> None:
    file = folder / "bench.db"
    started = [sys.executable, str(MAIN), "--file", str(file), "report", "3"]
    report = [*started, "--as-of", str(AS_OF), "-o", str(folder / "report.pdf")]
    _seconds(report)
    _say("phase report", report, _office(file, 60), ROUNDS)
    for rows, rounds in ((600, ROUNDS), (5000, 1)):
        out = folder / f"{rows}.pdf"
        ours = [sys.executable, "-m", "tests.bench.papers", str(file), str(rows), str(out)]
        _say(f"{rows} rows", ours, _office(file, rows), rounds)
        begun = time.perf_counter()
        pages = build(_ledger(file, rows), out).pages
        took = time.perf_counter() - begun
        print(f"{rows} rows: {1000 * took / pages:.1f} ms a page, {pages} pages")  # noqa: T201


def _ledger(file: Path, rows: int) -> Document:
    """The ledger of the plan, its tasks repeated until there are so many rows."""
    with open_or_create(file, datetime.now(UTC)) as store:
        tasks = store.read(list_tasks, AS_OF)
    blocks = (Annex("附件1", "台账", landscape=True), ledger_table(islice(cycle(tasks), rows)))
    return Document((), "", "领导小组办公室", "台账", blocks)


def _office(file: Path, rows: int) -> list[str]:
    """LibreOffice converting the same rows, in a profile of its own."""
    book = file.with_name(f"{rows}.xlsx")
    write_annexes(_ledger(file, rows), book)
    profile = f"-env:UserInstallation={file.with_name('office').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf"]
    return [*command, "--outdir", str(file.with_name("theirs")), str(book)]


def _say(what: str, ours: Sequence[str], theirs: Sequence[str], rounds: int) -> None:
    times = [(_seconds(ours), _seconds(theirs)) for _ in range(rounds)]
    mine, floor = (statistics.median(each) for each in zip(*times, strict=True))
    print(f"{what}: {mine / floor:.2f} x LibreOffice ({floor:.2f} s)")  # noqa: T201


def _seconds(command: Sequence[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main(sys.argv[1:])
