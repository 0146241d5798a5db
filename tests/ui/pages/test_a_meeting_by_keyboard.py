"""A whole meeting in the real window, from the agenda to the minutes' number, by keyboard alone."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.fingers import keys, press
from tests.ui.hands import ALT, CONTROL, all_problems, read_all
from tests.ui.pages.meeting_hands import close_first
from tests.ui.pages.secretary import decisions, meetings
from ui.pages.meetings import MeetingsPage
from ui.pages.meetings_view import MeetingsView
from ui.parts.form import Form
from ui.start import make_window
from ui.window import Window
from workbench.agenda import list_agenda
from workbench.attendance import Presence, list_attendance
from workbench.store import Store

Key = Qt.Key


@pytest.fixture
def window(
    qapp: QApplication, qtbot: QtBot, autumn_store: Store, clock: Callable[[], datetime]
) -> Iterator[Window]:
    close_first(autumn_store)
    file: Path = autumn_store.path
    autumn_store.close()
    made = make_window(file, clock)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    qtbot.waitUntil(lambda: made.page() is not None, timeout=20_000)
    yield made
    for form in made.findChildren(Form):
        form.saved()
    made.close()
    made.deleteLater()
    del qapp


def begin(window: Window) -> tuple[MeetingsView, Store]:
    """Ctrl+5 opens the page, Ctrl+N and Ctrl+S a meeting of today."""
    press(Key.Key_5, CONTROL)
    page = window.page()
    assert isinstance(page, MeetingsPage)
    assert window.desk is not None
    press(Key.Key_N, CONTROL)
    press(Key.Key_S, CONTROL)
    view = page.view()
    assert isinstance(view, MeetingsView)
    assert view.currentWidget() is view.meeting
    return view, window.desk.store


def test_from_the_agenda_to_the_minutes_number(window: Window) -> None:
    view, store = begin(window)
    meeting = meetings(store)[0].id

    # 议程: all of it, the second line first, and one of one's own.
    press(Key.Key_A, CONTROL)
    press(Key.Key_Down, ALT)
    press(Key.Key_N, CONTROL)
    keys("研究2020年工作要点")
    press(Key.Key_S, CONTROL)
    assert [(row.text, row.times) for row in store.read(list_agenda, meeting)] == [
        ("抓紧落实保护中心编制和办公场所。", 2),
        ("研究制定知识产权专项资金管理办法。", 2),
        ("研究2020年工作要点", None),
    ]

    # 到会: the roster; the first is excused, the second is stood in for.
    press(Key.Key_Return, CONTROL)
    press(Key.Key_Space)
    press(Key.Key_2)
    press(Key.Key_3)
    keys("云铎")
    press(Key.Key_S, CONTROL)
    roll = store.read(list_attendance, meeting)
    assert [(row.presence, row.stand_in) for row in roll[:3]] == [
        (Presence.EXCUSED, ""),
        (Presence.STAND_IN, "云铎"),
        (Presence.PRESENT, ""),
    ]
    assert view.meeting.roll.summarise() == "应到 55 人，实到 54 人（代会 1 人），请假 1 人"

    # 议定事项: first the words alone; the meeting cannot be ended so, and says why.
    press(Key.Key_Return, CONTROL)
    press(Key.Key_N, CONTROL)
    keys("开展专项检查。")
    press(Key.Key_S, CONTROL)
    press(Key.Key_Escape)
    press(Key.Key_Return, CONTROL)
    lacking = "第1项“开展专项检查”缺类别、牵头单位、完成时限"
    assert lacking in read_all(view.meeting.ending)
    press(Key.Key_Return, CONTROL)
    refused = "第1项“开展专项检查。”缺类别、牵头单位、完成时限。请补齐后再结束会议。"
    assert all_problems(view.meeting.ending.form) == [refused]

    # The line opens the decision; what it lacked is typed.
    press(Key.Key_Space)
    press(Key.Key_K, ALT)
    keys("新增工作")
    press(Key.Key_U, ALT)
    keys("财政局")
    press(Key.Key_D, ALT)
    keys("2020-3-31")
    press(Key.Key_S, CONTROL)
    (decision, *_) = decisions(store)
    assert (decision.unit, decision.due_on) == ("财政局", date(2020, 3, 31))

    # 结束会议 and 文书.
    press(Key.Key_Return, CONTROL)
    press(Key.Key_Return, CONTROL)
    assert meetings(store)[0].minutes == "会议纪要〔2019〕2号"
    assert view.meeting.bar.value() == "papers"
    press(Key.Key_Escape)
    assert view.currentWidget() is view.meetings
    assert "会议纪要〔2019〕2号" in read_all(view.meetings.detail)


def test_keys_go_from_step_to_step_and_back_to_the_list(window: Window) -> None:
    view, _ = begin(window)
    assert view.meeting.bar.value() == "agenda"
    for step in ("roll", "decisions", "ending", "papers", "papers"):
        press(Key.Key_PageDown, CONTROL)
        assert view.meeting.bar.value() == step
    press(Key.Key_PageUp, CONTROL)
    assert view.meeting.bar.value() == "ending"
    press(Key.Key_Escape)
    assert view.currentWidget() is view.meetings
    press(Key.Key_Return)
    assert view.currentWidget() is view.meeting
    assert view.meeting.bar.value() == "agenda"
