"""The shell: navigation, top bar, pages, quiet line. Painted before anything heavy is imported."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.bus import Bus
from ui.desk import Creates, Desk, Filters, PageSpec, Prints, Takes
from ui.dialogs import show_error
from ui.jobs import Jobs
from ui.navigation import Navigation
from ui.parts.busy import Busy
from ui.parts.empty import EmptyState
from ui.parts.form import Form
from ui.status_line import StatusLine
from ui.top_bar import TopBar
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.store import Store

SIZE = (1366, 768)
LEAST = (1024, 640)


class Window(QMainWindow):
    """The main window.

    Args:
        pages: the navigation's entries; each page is built when it is first shown.
        open_store: called in the worker once the window is painted; imports what is heavy.
        clock: the present time, with its time zone.
        file: the workbench file, to be named at the lower left.
    """

    def __init__(
        self,
        pages: Sequence[PageSpec],
        open_store: Callable[[], "Store"],
        clock: Callable[[], datetime],
        file: Path,
    ) -> None:
        super().__init__()
        self.bus = Bus(self)
        self.jobs = Jobs(self)
        self.desk: Desk | None = None
        self._specs = {page.key: page for page in pages}
        self._pages: dict[str, QWidget] = {}
        self._key = pages[0].key
        self._open_store, self._store = open_store, None
        self._clock = clock
        self._is_opening = False
        self._has_changed = False
        self._texts: dict[str, str] = {}
        self.navigation = Navigation(pages)
        self.top = TopBar(clock().date())
        self.stack = QStackedWidget()
        self.status = StatusLine()
        self._lay_out(file)
        self._connect()
        self._add_keys()
