"""Opens the window; what is heavy is imported by each page when it is first shown (SPEED.md)."""

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.application import make_application
from ui.desk import Desk, PageSpec
from ui.waiting import count_doubtful_figures, count_open_decisions
from ui.window import Window

if TYPE_CHECKING:
    from workbench.store import Store

Clock = Callable[[], datetime]


def run_window(file: Path, clock: Clock) -> int:
    """Show the window on a workbench file until it is closed; return the exit status."""
    application = make_application(sys.argv[:1])
    window = make_window(file, clock)
    window.show()
    return application.exec()


def make_window(file: Path, clock: Clock) -> Window:
    """The window with all its pages, not shown yet and nothing opened."""

    def open_store() -> "Store":
        # The first page's imports too: on the window's thread they would freeze it.
        import ui.pages.today  # noqa: F401
        from workbench.store import open_or_create

        return open_or_create(file, clock())

    return Window(PAGES, open_store, clock, file)


def _today(desk: Desk) -> QWidget:
    from ui.pages.today import TodayPage

    return TodayPage(desk)


def _ledger(desk: Desk) -> QWidget:
    from ui.pages.ledger import LedgerPage

    return LedgerPage(desk)


def _collection(desk: Desk) -> QWidget:
    from ui.pages.collection import CollectionPage

    return CollectionPage(desk)


def _targets(desk: Desk) -> QWidget:
    from ui.pages.targets import TargetsPage

    return TargetsPage(desk)


def _meetings(desk: Desk) -> QWidget:
    from ui.pages.meetings import MeetingsPage

    return MeetingsPage(desk)


def _members(desk: Desk) -> QWidget:
    from ui.pages.members import MembersPage

    return MembersPage(desk)


def _reports(desk: Desk) -> QWidget:
    from ui.pages.papers import PapersPage

    return PapersPage(desk)


def _changes(desk: Desk) -> QWidget:
    from ui.pages.changes import ChangesPage

    return ChangesPage(desk)


def _notices(desk: Desk) -> QWidget:
    from ui.pages.notices import NoticesPage

    return NoticesPage(desk)


def _task_count(desk: Desk) -> str:
    from workbench.ledger import list_tasks

    return str(len(desk.store.read(list_tasks, desk.as_of)))


def _silent_unit_count(desk: Desk) -> str:
    from workbench.collection import read_collection

    rows = desk.store.read(read_collection, desk.as_of, 1).rows
    silent = sum(bool(row.tallies[-1].missing) for row in rows)
    return f"{silent} 未报" if silent else ""


def _doubtful_figure_count(desk: Desk) -> str:
    waiting = count_doubtful_figures(desk)
    return f"{waiting} 待核实" if waiting else ""


PAGES = (
    PageSpec(key="today", title="今日", build=_today),
    PageSpec(key="ledger", title="任务台账", build=_ledger, count=_task_count),
    PageSpec(key="collection", title="进展收集", build=_collection, count=_silent_unit_count),
    PageSpec(key="targets", title="目标指标", build=_targets, count=_doubtful_figure_count),
    PageSpec(key="meetings", title="会议议定", build=_meetings, count=count_open_decisions),
    PageSpec(key="members", title="成员通讯", build=_members),
    PageSpec(key="reports", title="报告文书", build=_reports),
    PageSpec(key="notices", title="督办文书", build=_notices),
    PageSpec(key="changes", title="变化与回收", build=_changes),
)
