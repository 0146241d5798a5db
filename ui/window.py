"""The shell: navigation, top bar, pages, quiet line. Painted before anything heavy is imported."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.bus import Bus
from ui.desk import Creates, Desk, PageSpec, Prints, Takes
from ui.finder import Finder
from ui.jobs import Jobs
from ui.navigation import Navigation
from ui.parts.busy import Busy
from ui.parts.empty import EmptyState
from ui.status_line import StatusLine
from ui.top_bar import TopBar
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.store import Store

SIZE = (1366, 768)
LEAST = (900, 500)


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
        self._areas: dict[str, QScrollArea] = {}
        self._key = pages[0].key
        self._open_store = open_store
        self._store: Store | None = None
        self._clock = clock
        self._as_of = clock().date()
        self._is_opening = False
        self._has_changed = False
        self.navigation = Navigation(pages)
        self.top = TopBar(self._as_of)
        self.stack = QStackedWidget()
        self.status = StatusLine()
        self._lay_out(file)
        self._connect()
        self._add_keys()

    def _lay_out(self, file: Path) -> None:
        self.setWindowTitle(file.stem)
        self.setMinimumSize(*LEAST)
        self._take_room()
        self.navigation.set_file(f"数据文件：{file.name}", str(file))
        self.stack.addWidget(Busy("正在打开数据文件……"))
        right = QVBoxLayout()
        right.setSpacing(0)
        for part in (self.top, self.stack, self.status):
            right.addWidget(part)
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.navigation)
        line.addLayout(right, 1)
        self.setCentralWidget(whole)
        self.navigation.select(self._key)

    def _take_room(self) -> None:
        """Take all of a small screen (1366 × 768 less its task bar), a part of a large one."""
        room = self.screen().availableSize()
        self.resize(QSize(*SIZE).boundedTo(room))
        if room.width() <= SIZE[0] or room.height() <= SIZE[1]:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _connect(self) -> None:
        self.navigation.chosen.connect(self.show_page)
        self.top.day_picked.connect(self.set_as_of)
        self.top.undo_asked.connect(self.undo)
        self.top.redo_asked.connect(self.redo)
        self.bus.changed.connect(self._on_change)
        self.bus.said.connect(self._say)
        self.bus.announced.connect(self._announce)
        self.bus.wanted.connect(self._grant)
        self.jobs.refused.connect(self._refuse)

    def _add_keys(self) -> None:
        key = QKeySequence.StandardKey
        for keys, act in (
            (key.Find, self.top.box.begin),
            (key.New, self._create),
            (key.Print, self._print),
            (key.Undo, self.undo),
            ("Ctrl+Shift+Z", self.redo),
        ):
            QShortcut(QKeySequence(keys), self, act)
        for number, page in enumerate(self._specs, start=1):
            QShortcut(QKeySequence(f"Ctrl+{number}"), self, partial(self.show_page, page))

    # Opening

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Begin the heavy work only once there is something to see (SPEED.md)."""
        super().paintEvent(event)
        if not self._is_opening:
            self._is_opening = True
            QTimer.singleShot(0, self._open)

    def _open(self) -> None:
        self.jobs.run(self._open_in_worker, done=self._on_open, failed=self._on_refusal)

    def _open_in_worker(self) -> "Store":
        # Kept at once, so that a window closed meanwhile still closes its file.
        store = self._store = self._open_store()
        return store

    def _on_open(self, store: "Store") -> None:
        self.desk = Desk(store, self.bus, self.jobs, self._clock, self._as_of)
        store.listen(self.bus.tell)
        Finder(self.desk, self.top.box)
        self._count()
        self._offer_undo()
        self.show_page(self._key)

    def _refuse(self, sentence: str) -> None:
        from ui.dialogs import show_error

        show_error(self, sentence)

    def _on_refusal(self, error: WorkbenchError) -> None:
        message = EmptyState()
        message.say(error.sentence, "退出", self.close)
        self.stack.setCurrentIndex(self.stack.addWidget(message))

    # Pages

    def show_page(self, key: str) -> None:
        """Show a page, building it if this is its first time."""
        self._key = key
        self.navigation.select(key)
        if self.desk is None:
            return
        if key not in self._pages:
            self._pages[key] = self._specs[key].build(self.desk)
            self._areas[key] = _scrolling(self._pages[key])
            self.stack.addWidget(self._areas[key])
        self.stack.setCurrentWidget(self._areas[key])

    def page(self) -> QWidget | None:
        """The page that is shown, None before the file is open."""
        return self._pages.get(self._key)

    def _grant(self, key: str, wish: dict[str, object]) -> None:
        self.show_page(key)
        page: object = self.page()
        if isinstance(page, Takes):
            page.take(wish)

    def _create(self) -> None:
        page: object = self.page()
        if isinstance(page, Creates):
            page.start_new()

    def _print(self) -> None:
        page: object = self.page()
        if isinstance(page, Prints):
            page.print_page()

    # What was changed, and taking it back

    def set_as_of(self, day: date) -> None:
        """Let every statistic count up to another day."""
        self.top.day.set_day(day)
        self._as_of = day
        if self.desk and day != self.desk.as_of:
            self.desk.as_of = day
            self.bus.set_as_of(day)
            self._count()

    def undo(self) -> None:
        """Take back the latest action."""
        if self.desk and self.top.undo.isEnabled():
            self._turn(self.desk.store.undo, "已撤销", "重做", self.redo)

    def redo(self) -> None:
        """Do the latest undone action again."""
        if self.desk and self.top.redo.isEnabled():
            self._turn(self.desk.store.redo, "已重做", "撤销", self.undo)

    def _turn(self, step: Callable[[], str], said: str, link: str, act: Callable[[], None]) -> None:
        try:
            self.status.say(f"{said}：{step()}", link, act)
        except WorkbenchError as error:
            self.status.say(error.sentence)
        self._has_changed = False

    def _say(self, sentence: str) -> None:
        """Show a sentence; 撤销 stands behind it only if it tells of a change."""
        if self._has_changed:
            self.status.say(sentence, "撤销", self.undo)
        else:
            self.status.say(sentence)
        self._has_changed = False

    def _announce(self, sentence: str) -> None:
        """Show a sentence about something that cannot be taken back."""
        self.status.say(sentence)
        self._has_changed = False

    def _on_change(self) -> None:
        self._has_changed = True
        self._count()
        self._offer_undo()

    def _offer_undo(self) -> None:
        if self.desk:
            store = self.desk.store
            self.top.set_undo(store.undo_label(), store.redo_label())

    def _count(self) -> None:
        for key, page in self._specs.items():
            if self.desk and page.count:
                self.jobs.run(page.count, self.desk, done=partial(self.navigation.set_count, key))

    # Leaving

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Ask about unsaved text, let the worker end, give the file free."""
        from ui.parts.form import Form
        from ui.parts.sheet_view import SheetView

        typed: list[Form | SheetView] = [*self.findChildren(Form), *self.findChildren(SheetView)]
        if not all(part.may_leave() for part in typed):
            event.ignore()
            return
        self.jobs.close()
        if self._store:
            self._store.close()
        event.accept()


def _scrolling(page: QWidget) -> QScrollArea:
    """A page keeps its least size; where the screen is smaller than that, it scrolls."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area
