import threading
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.desk import Desk, PageSpec
from ui.navigation import Entry
from ui.parts.calendar import CalendarPopup
from ui.parts.fields import Field
from ui.parts.form import Form
from ui.top_bar import DayButton
from ui.window import Window
from workbench.decision_ledger import list_meetings
from workbench.errors import InvalidInput, StoreError
from workbench.meetings import MeetingDraft, MeetingKind, record_meeting
from workbench.store import Store, open_store
from workbench.tasks import task_titles

NOW = datetime(2019, 11, 30, 9, 12, tzinfo=UTC)
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT_BUTTON = Qt.MouseButton.LeftButton
WhenAsked = Callable[[Callable[[QDialog], object]], None]
Opener = Callable[[], Store]


class PlainPage(QWidget):
    """A page that offers nothing."""


class FullPage(QWidget):
    """A page that offers everything a window can ask for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.done: list[object] = []
        self.form = Form("填报进展", [Field(name="done", label="本期进展")])
        column = QVBoxLayout(self)
        column.addWidget(self.form)

    def start_new(self) -> None:
        self.done.append("new")

    def print_page(self) -> None:
        self.done.append("print")

    def take(self, wish: Mapping[str, object]) -> None:
        self.done.append(("take", wish))


def count_meetings(desk: Desk) -> str:
    return f"{len(desk.store.read(list_meetings, desk.as_of))} 次"


PAGES = [
    PageSpec(key="today", title="今日", build=lambda _: PlainPage()),
    PageSpec(key="ledger", title="任务台账", build=FullPage),
    PageSpec(key="meetings", title="会议议定", build=FullPage, count=count_meetings),
]


@pytest.fixture
def window(qtbot: QtBot, path: Path) -> Iterator[Window]:
    """A window whose file is open."""
    made = Window(PAGES, lambda: open_store(path, NOW), lambda: NOW, path)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.page() is not None)
    yield made
    for form in made.findChildren(Form):
        form.saved()
    made.close()
    made.deleteLater()


def full_page(window: Window) -> FullPage:
    page = window.page()
    assert isinstance(page, FullPage)
    return page


def entry(window: Window, title: str) -> Entry:
    return next(e for e in window.findChildren(Entry) if e.text() == title)


def draft(number: int = 1) -> MeetingDraft:
    return MeetingDraft(kind=MeetingKind.FULL, number=number, held_on=date(2019, 8, 1))


def record(window: Window, number: int = 1) -> None:
    assert window.desk is not None
    window.desk.store.write(record_meeting, draft(number))


def write_in_worker(window: Window, number: int) -> None:
    assert window.desk is not None
    window.jobs.run(window.desk.store.write, record_meeting, draft(number))


# Opening


def test_the_file_is_opened_in_the_worker_while_the_window_stands(qtbot: QtBot, path: Path) -> None:
    opened_in: list[tuple[str, bool]] = []

    def opener() -> Store:
        opened_in.append((threading.current_thread().name, stack.isVisible()))
        return open_store(path, NOW)

    window = Window(PAGES, opener, lambda: NOW, path)
    stack = window.stack
    assert opened_in == []
    window.show()
    shown = [label.text() for label in window.stack.findChildren(QLabel)]
    assert shown == ["正在打开数据文件……"]
    qtbot.waitUntil(lambda: window.page() is not None)
    assert len(opened_in) == 1
    assert opened_in[0][0].startswith("workbench")
    assert opened_in[0][1]
    window.close()


def test_the_first_page_is_shown_with_what_it_needs(window: Window) -> None:
    assert isinstance(window.page(), PlainPage)
    assert window.desk is not None
    assert window.desk.as_of == date(2019, 11, 30)
    assert window.desk.clock() == NOW
    assert window.windowTitle() == "工作台"


def test_a_page_asked_for_while_the_file_opens_is_shown_afterwards(
    qtbot: QtBot, path: Path
) -> None:
    go_on = threading.Event()

    def opener() -> Store:
        go_on.wait(5)
        return open_store(path, NOW)

    window = Window(PAGES, opener, lambda: NOW, path)
    window.show()
    window.activateWindow()
    with qtbot.waitActive(window):
        window.set_as_of(date(2019, 6, 30))
    for key in (Qt.Key.Key_2, Qt.Key.Key_N, Qt.Key.Key_Z, Qt.Key.Key_F):
        QTest.keyClick(window, key, CONTROL)
    window.undo()
    window.redo()
    window.bus.tell(frozenset({"Task"}))
    assert window.page() is None
    go_on.set()
    qtbot.waitUntil(lambda: window.page() is not None)
    assert isinstance(window.page(), FullPage)
    assert window.desk is not None
    assert window.desk.as_of == date(2019, 6, 30)
    window.close()


def test_a_file_that_cannot_be_opened_is_said_in_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    def refuse() -> Store:
        raise StoreError("“工作台.db”是较新版本的工作台保存的，请升级程序。")

    window = Window(PAGES, refuse, lambda: NOW, tmp_path / "工作台.db")
    window.show()
    sentence = "“工作台.db”是较新版本的工作台保存的，请升级程序。"
    labels = window.stack.findChildren
    qtbot.waitUntil(lambda: sentence in [x.text() for x in labels(QLabel) if x.isVisible()])
    leave = next(b for b in labels(QPushButton) if b.text() == "退出")
    QTest.mouseClick(leave, LEFT_BUTTON)
    assert not window.isVisible()


def test_a_window_closed_while_its_file_opens_gives_the_file_free(qtbot: QtBot, path: Path) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def opener() -> Store:
        begun.set()
        go_on.wait(5)
        return open_store(path, NOW)

    window = Window(PAGES, opener, lambda: NOW, path)
    window.show()
    qtbot.waitUntil(begun.is_set)
    threading.Timer(0.05, go_on.set).start()
    window.close()
    open_store(path, NOW).close()


# Pages


def test_pages_are_reached_by_mouse_and_by_number(window: Window) -> None:
    QTest.mouseClick(entry(window, "任务台账"), LEFT_BUTTON)
    ledger = window.page()
    assert isinstance(ledger, FullPage)
    assert entry(window, "任务台账").isChecked()
    QTest.keyClick(window, Qt.Key.Key_1, CONTROL)
    assert isinstance(window.page(), PlainPage)
    assert entry(window, "今日").hasFocus()
    QTest.keyClick(window, Qt.Key.Key_2, CONTROL)
    assert window.page() is ledger
    assert ledger.isVisible()


def test_the_navigation_keeps_the_focus_elsewhere_where_it_is(window: Window) -> None:
    window.show_page("ledger")
    full_page(window).form.start()
    window.show_page("ledger")
    assert full_page(window).form.editor("done").hasFocus()


def test_each_page_is_asked_for_what_it_offers(window: Window) -> None:
    for key in (Qt.Key.Key_N, Qt.Key.Key_P):
        QTest.keyClick(window, key, CONTROL)
    window.show_page("ledger")
    for key in (Qt.Key.Key_N, Qt.Key.Key_P):
        QTest.keyClick(window, key, CONTROL)
    assert full_page(window).done == ["new", "print"]


def test_the_box_at_the_top_finds_and_opens_at_the_right_place(
    window: Window, qtbot: QtBot
) -> None:
    QTest.keyClick(window, Qt.Key.Key_F, CONTROL)
    assert window.top.box.hasFocus()
    QTest.keyClicks(window.top.box, "11")
    qtbot.waitUntil(window.top.box.found().isVisible)
    QTest.keyClick(window.top.box, Qt.Key.Key_Return)
    assert window.desk is not None
    eleventh = window.desk.store.read(task_titles)[10][0]
    assert full_page(window).done == [("take", {"task": eleventh})]
    assert entry(window, "任务台账").isChecked()


def test_what_is_typed_while_the_file_opens_is_answered_then(qtbot: QtBot, path: Path) -> None:
    go_on = threading.Event()

    def opener() -> Store:
        go_on.wait(5)
        return open_store(path, NOW)

    window = Window(PAGES, opener, lambda: NOW, path)
    window.show()
    window.activateWindow()
    with qtbot.waitActive(window):
        window.top.box.begin()
    QTest.keyClicks(window.top.box, "yd")
    with qtbot.waitSignal(window.top.box.typed):
        pass
    go_on.set()
    qtbot.waitUntil(window.top.box.found().isVisible)
    window.close()


def test_a_wish_opens_the_page_and_hands_it_over(window: Window) -> None:
    window.bus.want("ledger", {"schedule_class": "逾期"})
    assert full_page(window).done == [("take", {"schedule_class": "逾期"})]
    window.bus.want("today")
    assert isinstance(window.page(), PlainPage)


# Counts, the day, undo


def test_what_waits_is_counted_again_after_every_change(window: Window, qtbot: QtBot) -> None:
    meetings = entry(window, "会议议定")
    qtbot.waitUntil(lambda: meetings.accessibleName() == "会议议定，0 次")
    record(window)
    qtbot.waitUntil(lambda: meetings.accessibleName() == "会议议定，1 次")
    window.navigation.set_count("meetings", "")
    assert meetings.accessibleName() == "会议议定"


def test_another_day_counts_for_all_pages(window: Window, qtbot: QtBot) -> None:
    day = window.findChild(DayButton)
    assert day is not None
    assert day.property("active") is False
    QTest.mouseClick(day, LEFT_BUTTON)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, CalendarPopup)
    with qtbot.waitSignal(window.bus.as_of_changed) as told:
        popup.calendar.clicked.emit(popup.calendar.selectedDate().addDays(-30))
    assert told.args == [date(2019, 10, 31)]
    assert window.desk is not None
    assert window.desk.as_of == date(2019, 10, 31)
    assert day.accessibleName() == "统计截止日 2019-10-31"
    assert day.property("active") is True
    with qtbot.assertNotEmitted(window.bus.as_of_changed):
        window.set_as_of(date(2019, 10, 31))


def test_undo_and_redo_name_what_they_would_do(window: Window) -> None:
    assert not window.top.undo.isEnabled()
    assert window.top.undo.toolTip() == "没有可撤销的操作"
    record(window)
    assert window.top.undo.toolTip() == "撤销：记录领导小组第1次全体会议（Ctrl+Z）"
    assert not window.top.redo.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert window.status.sentence() == "已撤销：记录领导小组第1次全体会议"
    assert window.top.redo.accessibleName() == "重做：记录领导小组第1次全体会议"
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert window.status.sentence() == "已重做：记录领导小组第1次全体会议"
    QTest.mouseClick(window.top.undo, LEFT_BUTTON)
    QTest.mouseClick(window.top.redo, LEFT_BUTTON)
    assert window.top.undo.isEnabled()


def test_the_quiet_line_offers_to_take_back_what_it_tells_of(window: Window) -> None:
    record(window)
    window.bus.say("第1次全体会议已保存。")
    assert window.status.sentence() == "第1次全体会议已保存。"
    assert window.status.link.text() == "撤销"
    QTest.mouseClick(window.status.link, LEFT_BUTTON)
    assert window.status.link.text() == "重做"
    QTest.mouseClick(window.status.link, LEFT_BUTTON)
    assert window.status.sentence().startswith("已重做")


def test_what_was_issued_is_said_without_an_undo_of_something_else(window: Window) -> None:
    record(window)
    window.bus.announce("已登记督办通知单 3 份。")
    assert window.status.sentence() == "已登记督办通知单 3 份。"
    assert window.status.link.isHidden()
    window.bus.say("已打开。")
    assert window.status.link.isHidden()


def test_a_sentence_about_no_change_offers_nothing_to_take_back(window: Window) -> None:
    record(window)
    window.bus.say("第1次全体会议已保存。")
    window.bus.say("报告已保存为 PDF。")
    assert window.status.link.isHidden()


def test_a_change_made_by_the_worker_is_seen_too(window: Window, qtbot: QtBot) -> None:
    write_in_worker(window, 2)
    qtbot.waitUntil(window.top.undo.isEnabled)


def test_an_undo_that_is_refused_says_why(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    record(window)
    assert window.desk is not None

    def refuse() -> str:
        raise InvalidInput("这条记录刚在别处改过，不能撤销。")

    monkeypatch.setattr(window.desk.store, "undo", refuse)
    window.undo()
    assert window.status.sentence() == "这条记录刚在别处改过，不能撤销。"


def test_a_refused_job_is_shown_in_a_box(
    window: Window, qtbot: QtBot, when_asked: WhenAsked
) -> None:
    write_in_worker(window, 3)
    write_in_worker(window, 3)
    said: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        said.append(dialog.text())
        dialog.accept()

    when_asked(read)
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].endswith("请核对次数。")


# Leaving


def test_closing_asks_about_unsaved_text(window: Window, when_asked: WhenAsked) -> None:
    window.show_page("ledger")
    form = full_page(window).form
    QTest.keyClicks(form.editor("done"), "50%")

    when_asked(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    window.close()
    assert window.isVisible()
    assert form.editor("done").raw() == "50%"


def test_a_closed_window_gives_its_file_free(window: Window, path: Path) -> None:
    record(window)
    window.close()
    store = open_store(path, NOW)
    assert len(store.read(list_meetings, date(2019, 11, 30))) == 1
    store.close()


def test_the_file_and_its_backup_are_named_at_the_lower_left(window: Window) -> None:
    window.navigation.set_backup("今天 09:12 已备份")
    texts = [label.text() for label in window.navigation.findChildren(QLabel)]
    assert "数据文件：工作台.db" in texts
    assert "今天 09:12 已备份" in texts


def test_a_page_that_needs_more_room_than_there_is_scrolls(window: Window) -> None:
    window.show_page("ledger")
    page = full_page(window)
    page.setMinimumSize(2000, 1500)
    QApplication.processEvents()
    assert (page.width(), page.height()) == (2000, 1500)
    assert window.stack.width() < 2000


def test_a_small_screen_is_filled_and_no_more(window: Window) -> None:
    assert window.screen().availableSize().width() < 1366
    assert window.isMaximized()


def test_a_large_screen_is_not_filled(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr("ui.window.SIZE", (640, 480))
    window = Window(PAGES, lambda: open_store(path, NOW), lambda: NOW, path)
    assert not window.isMaximized()
    window.close()


def test_everything_that_takes_the_keyboard_has_a_name_to_be_read_out(window: Window) -> None:
    window.show_page("ledger")
    record(window)
    window.bus.say("第1次全体会议已保存。")
    reached = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(reached) >= 9
    for widget in reached:
        spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        assert spoken, widget


@pytest.mark.parametrize("size", [(900, 500), (1366, 768), (2560, 1440)])
def test_nothing_is_cut_off_at_any_size(window: Window, size: tuple[int, int]) -> None:
    window.show_page("ledger")
    window.resize(*size)
    QApplication.processEvents()
    assert (window.width(), window.height()) == size
    for part in (window.top.redo, window.top.day, window.status):
        corner = part.mapTo(window, QPoint(part.width(), part.height()))
        assert corner.x() <= size[0]
        assert corner.y() <= size[1]
