"""A scripted half-year of entries for all units: today, lists, export and paper count the same."""

import json
import re
import shutil
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot
from sqlmodel import Session

import main
from tests.ui.hands import read_all, show
from ui.bus import Bus
from ui.desk import Desk
from ui.jobs import Jobs
from ui.pages.ledger import LedgerPage
from ui.pages.today import CARDS, TodayPage
from workbench.ledger import TaskRow, list_tasks
from workbench.progress import ProgressDraft, record_progress
from workbench.records import checked
from workbench.rules.schedule import ScheduleClass
from workbench.store import Store, open_store
from workbench.today import read_today
from workbench.units import MembershipDraft, find_unit, leave_group

AS_OF = date(2020, 6, 30)
SILENT = {4: {"武川县政府", "清水河县政府"}, 33: {"托县政府"}}
"""Who says nothing in June on which tasks."""


def report_month(session: Session, tasks: Sequence[TaskRow], month: int) -> None:
    """Every unit reports on the 24th, some a little behind and some well ahead."""
    day = date(2020, month, 24)
    for task in tasks:
        expected = float(task.assessment.expected or 1) * 100
        for duty in task.duties:
            if month == 6 and duty.unit in SILENT.get(task.number, ()):
                continue
            spread = (task.number * 11 + len(duty.unit)) % 45 - 25
            values = {
                "task_id": task.id,
                "unit_id": duty.unit_id,
                "period": f"2020-{month:02d}",
                "percent": max(0, min(100, round(expected + spread))),
                "text": f"{month}月完成阶段任务。",
                "reported_on": day,
            }
            record_progress(session, checked(ProgressDraft, values))


@pytest.fixture(scope="module")
def half_year_file(seeded: Path, tmp_path_factory: pytest.TempPathFactory, now: datetime) -> Path:
    path = Path(shutil.copy(seeded, tmp_path_factory.mktemp("half") / "半年.db"))
    with open_store(path, now) as store:
        for month in range(1, 7):
            tasks = store.read(list_tasks, date(2020, month, 24))
            store.write(report_month, tasks, month)
    return path


@pytest.fixture
def file(half_year_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(half_year_file, tmp_path / "半年.db"))


def classes(store: Store) -> Counter[ScheduleClass]:
    return Counter(task.assessment.schedule_class for task in store.read(list_tasks, AS_OF))


def test_today_the_lists_it_opens_the_export_and_the_paper_count_the_same(
    qtbot: QtBot, file: Path, tmp_path: Path, now: datetime
) -> None:
    with open_store(file, now) as store:
        counts = classes(store)
        desk = Desk(store, Bus(), Jobs(), lambda: datetime(2020, 6, 30).astimezone(), AS_OF)
        page, ledger = TodayPage(desk), LedgerPage(desk)
        show(qtbot, page)
        show(qtbot, ledger)
        for card, (label, _, (key, wish)) in zip(page.cards, CARDS, strict=True):
            if key == "ledger":
                ledger.take(wish)
                shown = int(re.findall(r"\d+", card.accessibleName().removeprefix(label))[0])
                assert shown == ledger.model.rowCount()
        for name, count in counts.items():
            ledger.take({"schedule_class": name})
            assert ledger.model.rowCount() == count
        today = store.read(read_today, AS_OF)
        assert (len(today.overdue), len(today.behind)) == (
            counts[ScheduleClass.OVERDUE],
            counts[ScheduleClass.BEHIND],
        )
        desk.jobs.close()
    assert {ScheduleClass.OVERDUE, ScheduleClass.BEHIND, ScheduleClass.AHEAD} <= set(counts)
    assert counts == exported(file, tmp_path)
    assert_printed(file, tmp_path, counts)


def exported(file: Path, folder: Path) -> Counter[str]:
    out = folder / "任务.json"
    argv = ["--file", str(file), "export", "tasks", "--as-of", str(AS_OF), "-o", str(out)]
    assert main.main(argv) == 0
    return Counter(task["schedule_class"] for task in json.loads(out.read_text("utf-8")))


def assert_printed(file: Path, folder: Path, counts: Counter[ScheduleClass]) -> None:
    out = folder / "报告.pdf"
    argv = ["--file", str(file), "report", "3", "--as-of", str(AS_OF), "-o", str(out)]
    assert main.main(argv) == 0
    document = pypdfium2.PdfDocument(out)
    text = "".join(re.sub(r"\s", "", p.get_textpage().get_text_bounded()) for p in document)
    document.close()
    for name, count in counts.items():
        assert f"{name}{count}项" in text
    assert "本期9个单位已填报7个，未填报的有清水河县政府、武川县政府" in text


def test_the_tasks_of_the_districts_show_how_many_of_nine_and_name_the_missing(
    qtbot: QtBot, file: Path, now: datetime
) -> None:
    with open_store(file, now) as store:
        rows = {task.number: task for task in store.read(list_tasks, AS_OF)}
        districts = [t for t in rows.values() if t.lead_names == "各旗县区政府"]
        assert [(t.number, len(t.duties)) for t in districts] == [(4, 9), (31, 9), (33, 9)]
        assert len(rows[14].duties) == 10  # the districts together with 市场监管局
        assert set(rows[4].missing) == SILENT[4]
        assert (rows[4].reported, rows[33].reported, rows[31].reported) == (7, 8, 9)
        desk = Desk(store, Bus(), Jobs(), lambda: datetime(2020, 6, 30).astimezone(), AS_OF)
        page = LedgerPage(desk)
        show(qtbot, page)
        page.take({"task": rows[4].id})
        assert "7/9" in read_all(page.detail)
        desk.jobs.close()


def test_who_leaves_the_districts_changes_only_what_comes_after(file: Path, now: datetime) -> None:
    with open_store(file, now) as store:
        before = store.read(list_tasks, date(2020, 5, 31))
        values = {
            "group_id": store.read(find_unit, "各旗县区政府"),
            "unit_id": store.read(find_unit, "武川县政府"),
            "day": date(2020, 5, 31),
        }
        store.write(leave_group, checked(MembershipDraft, values))
        assert store.read(list_tasks, date(2020, 5, 31)) == before
        after = next(t for t in store.read(list_tasks, AS_OF) if t.number == 4)
        assert (len(after.duties), after.missing) == (8, ("清水河县政府",))
