import gc
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import psutil
import pytest
from hypothesis import settings
from sqlmodel import Session

from workbench.decisions import DecisionDraft, record_decision
from workbench.holding import hold_meeting
from workbench.ledger import TaskRow, list_tasks
from workbench.meetings import MeetingDraft
from workbench.members import list_members
from workbench.plan import PhaseItemDraft, list_phases, record_phase_item
from workbench.progress import ProgressDraft, record_progress
from workbench.readings import ReadingDraft, record_reading
from workbench.records import checked
from workbench.scoreboard import list_targets
from workbench.settling import ClosingDraft, close_decision
from workbench.store import Store, open_or_create, open_store
from workbench.units import find_unit

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# `pytest --hypothesis-profile=default` tries more than twice as much.
settings.register_profile("suite", max_examples=40, deadline=None)
settings.load_profile("suite")

NOW = datetime(2019, 11, 30, 9, 12, tzinfo=timezone(timedelta(hours=8)))
MONTHS = (
    ("2019-09", date(2019, 9, 24)),
    ("2019-10", date(2019, 10, 24)),
    ("2019-11", date(2019, 11, 25)),
)


def pytest_collection_finish() -> None:
    """What was imported stays: no collection looks through it again."""
    gc.collect()
    gc.freeze()


class LocalDisk(NamedTuple):
    """What psutil says of an ordinary disk that holds everything."""

    mountpoint: str = Path.cwd().anchor
    fstype: str = "ext4"
    opts: str = "rw"


@pytest.fixture(scope="session", autouse=True)
def tests_lie_on_a_local_disk() -> Iterator[None]:
    """Wherever they run: in a bare root or a container the system may not know its own disk."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(psutil, "disk_partitions", lambda **_: [LocalDisk()])
        yield


@pytest.fixture(autouse=True)
def a_command_leaves_the_collector_on() -> Iterator[None]:
    """A command switches it off, for its process ends with it; that of the tests does not."""
    yield
    gc.enable()


@pytest.fixture(scope="session")
def now() -> datetime:
    """The clock of the tests stands still, in Hohhot."""
    return NOW


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that stands still on 30 November 2019."""
    return lambda: NOW


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed file with the plan in it, made once."""
    path = tmp_path_factory.mktemp("shipped") / "工作台.db"
    open_or_create(path, NOW).close()
    return path


@pytest.fixture
def path(seeded: Path, tmp_path: Path) -> Path:
    """A fresh file of this test's own."""
    return Path(shutil.copy(seeded, tmp_path / seeded.name))


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """That file, open."""
    opened = open_store(path, NOW)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def autumn_file(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed file after an autumn of the office's work, made once through the use cases."""
    path = Path(shutil.copy(seeded, tmp_path_factory.mktemp("autumn") / "工作台.db"))
    with open_store(path, NOW) as store:
        for period, day in MONTHS:
            store.write(_report_all, store.read(list_tasks, day), period, day)
        _record_readings(store)
        _hold_meeting(store)
        _work_on_phases(store)
    return path


@pytest.fixture
def autumn_store(autumn_file: Path, tmp_path: Path) -> Iterator[Store]:
    """An own copy of that file, open."""
    opened = open_store(Path(shutil.copy(autumn_file, tmp_path / "秋.db")), NOW)
    yield opened
    opened.close()


def _report_all(session: Session, tasks: Sequence[TaskRow], period: str, day: date) -> None:
    """Every unit reports a little more or less than is due; some say nothing in November."""
    for task in tasks:
        expected = float(task.assessment.expected or 0) * 100
        for duty in task.duties:
            spread = (task.number * 7 + len(duty.unit) * 3 + day.month * 5) % 40
            if spread == 0 or (day.month == 11 and task.number % 11 == 0):
                continue
            percent = max(0, min(100, round(expected + spread - 22)))
            values = {
                "task_id": task.id,
                "unit_id": duty.unit_id,
                "period": period,
                "percent": percent,
                "text": f"已制定工作方案，完成阶段工作 {percent}%。",
                "problems": "人员编制未批复。" if spread % 9 == 0 else "",
                "next_step": "下月完成选址和预算申报。" if spread % 6 == 0 else "",
                "reported_on": day,
            }
            record_progress(session, checked(ProgressDraft, values))


def _record_readings(store: Store) -> None:
    ids = {target.name: target.id for target in store.read(list_targets, NOW.date())}
    for name, year, value in (
        ("年专利申请总量", 2018, "3412"),
        ("年专利申请总量", 2019, "4205"),
        ("知识产权质押融资金额", 2018, "1.2"),
        ("知识产权质押融资金额", 2019, "1.5"),
        ("年商标注册量", 2019, "8214"),
    ):
        values = {"target_id": ids[name], "year": year, "value": Decimal(value)}
        store.write(record_reading, checked(ReadingDraft, values))


def _hold_meeting(store: Store) -> None:
    meeting = store.write(
        hold_meeting,
        checked(
            MeetingDraft,
            {
                "kind": "领导小组全体会议",
                "number": 1,
                "held_on": date(2019, 7, 12),
                "place": "市政府第一会议室",
                "chair": "冯玉臻",
            },
        ),
    )
    for text, unit, due_on, result in (
        ("研究制定知识产权专项资金管理办法。", "财政局", date(2019, 11, 15), ""),
        ("抓紧落实保护中心编制和办公场所。", "编办", date(2019, 12, 20), ""),
        ("明确知识产权工作机构和人员。", "新城区政府", date(2019, 8, 31), "已明确工作机构。"),
    ):
        values = {
            "meeting_id": meeting,
            "text": text,
            "unit_id": store.read(find_unit, unit),
            "due_on": due_on,
        }
        decision = store.write(record_decision, checked(DecisionDraft, values))
        if result:
            closing = {
                "finished_on": date(2019, 8, 28),
                "result": result,
                "member_id": store.read(list_members, date(2019, 8, 28))[0].id,
                "remark": "同意",
            }
            store.write(close_decision, decision, checked(ClosingDraft, closing))


def _work_on_phases(store: Store) -> None:
    first, second, *_ = store.read(list_phases)
    done = [(item, date(2019, 6, 20)) for item in first.items]
    done += [(item, date(2019, 11, 10)) for item in second.items[:2]]
    for item, day in done:
        values = {"account": f"已按要求{item.text}，材料归档备查", "done_on": day}
        store.write(record_phase_item, item.id, checked(PhaseItemDraft, values))
