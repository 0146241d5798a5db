from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.found import WIDTH, FoundGroup, FoundLine
from ui.parts.search_box import SearchBox

Typing = Callable[[QWidget, str], None]
LEFT_BUTTON = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
GROUPS = [
    FoundGroup("成员　1 项", [FoundLine("云铎", "成员　市市场监管局局长", 1)]),
    FoundGroup("任务　2 项", [FoundLine("第一", "第1项", 2), FoundLine("第二" * 80, "长" * 80, 3)]),
]
NOTHING = "没有找到。"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window with a box, and a field where the keyboard is."""
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    box = SearchBox("查找")
    box.setMaximumWidth(470)
    column.addWidget(box)
    field = QLineEdit()
    column.addWidget(field)
    column.addStretch(1)
    made.resize(900, 500)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return made


@pytest.fixture
def box(window: QWidget) -> SearchBox:
    return window.findChildren(SearchBox)[0]


@pytest.fixture
def field(window: QWidget, box: SearchBox) -> QLineEdit:
    return next(edit for edit in window.findChildren(QLineEdit) if edit is not box)


def ask(box: SearchBox, text: str = "yd") -> None:
    """Type a text into the box, and answer it."""
    box.begin()
    QTest.keyClicks(box, text)
    box.show_found(text, GROUPS, NOTHING)


def current(box: SearchBox) -> str:
    line = box.found().current()
    return line.title if line else ""


def test_typing_asks_once_it_pauses(box: SearchBox, qtbot: QtBot, type_text: Typing) -> None:
    asked: list[str] = []
    box.typed.connect(asked.append)
    box.begin()
    QTest.keyClicks(box, "yd")
    type_text(box, "云")
    assert asked == []
    qtbot.waitUntil(lambda: asked == ["yd云"])


def test_blanks_ask_nothing_and_an_empty_box_shows_nothing(box: SearchBox, qtbot: QtBot) -> None:
    ask(box)
    with qtbot.assertNotEmitted(box.typed, wait=200):
        box.setText("  ")
    assert box.found().isHidden()


def test_the_first_line_is_current_and_the_arrows_pass_over_headings(box: SearchBox) -> None:
    ask(box)
    assert box.found().isVisible()
    assert current(box) == "云铎"
    assert box.accessibleDescription() == "云铎，成员　市市场监管局局长"
    for key, expected in (
        (Qt.Key.Key_Up, "云铎"),
        (Qt.Key.Key_Down, "第一"),
        (Qt.Key.Key_Down, "第二" * 80),
        (Qt.Key.Key_Down, "第二" * 80),
        (Qt.Key.Key_Up, "第一"),
        (Qt.Key.Key_Up, "云铎"),
    ):
        QTest.keyClick(box, key)
        assert current(box) == expected
    assert box.hasFocus()


def test_enter_opens_the_current_line_and_gives_the_keyboard_back(
    box: SearchBox, field: QLineEdit, qtbot: QtBot
) -> None:
    ask(box)
    QTest.keyClick(box, Qt.Key.Key_Down)
    with qtbot.waitSignal(box.picked) as told:
        QTest.keyClick(box, Qt.Key.Key_Return)
    assert told.args == [2]
    assert box.found().isHidden()
    assert field.hasFocus()


def test_a_click_opens_a_line_and_a_heading_opens_nothing(box: SearchBox, qtbot: QtBot) -> None:
    ask(box)
    found = box.found()

    def place(row: int) -> QPoint:
        return found.list.visualItemRect(found.list.item(row)).center()

    with qtbot.assertNotEmitted(box.picked):
        QTest.mouseClick(found.list.viewport(), LEFT_BUTTON, NONE, place(0))
        found.list.itemClicked.emit(found.list.item(0))
    with qtbot.waitSignal(box.picked) as told:
        QTest.mouseClick(found.list.viewport(), LEFT_BUTTON, NONE, place(3))
    assert told.args == [2]


def test_escape_closes_and_gives_the_keyboard_back(box: SearchBox, field: QLineEdit) -> None:
    ask(box)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.found().isHidden()
    assert field.hasFocus()
    assert box.text() == "yd"


def test_where_nothing_was_before_the_keyboard_just_leaves(
    box: SearchBox, field: QLineEdit
) -> None:
    ask(box)
    field.hide()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not box.hasFocus()


def test_a_box_that_had_the_keyboard_first_has_nowhere_to_go_back_to(qtbot: QtBot) -> None:
    box = SearchBox("查找")
    qtbot.addWidget(box)
    with qtbot.waitExposed(box):
        box.show()
    box.activateWindow()
    box.begin()
    qtbot.waitUntil(box.hasFocus)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not box.hasFocus()


def test_an_answer_to_something_else_is_not_shown(box: SearchBox, field: QLineEdit) -> None:
    box.begin()
    QTest.keyClicks(box, "yd")
    box.show_found("y", GROUPS, NOTHING)
    assert box.found().isHidden()
    field.setFocus()
    box.show_found("yd", GROUPS, NOTHING)
    assert box.found().isHidden()


def test_enter_before_the_answer_opens_its_first_line(box: SearchBox, qtbot: QtBot) -> None:
    box.begin()
    QTest.keyClicks(box, "yd")
    with qtbot.waitSignal(box.typed) as asked:
        QTest.keyClick(box, Qt.Key.Key_Return)
    assert asked.args == ["yd"]
    with qtbot.assertNotEmitted(box.typed):
        QTest.keyClick(box, Qt.Key.Key_Return)
    with qtbot.waitSignal(box.picked) as told:
        box.show_found("yd", GROUPS, NOTHING)
    assert told.args == [1]


def test_enter_in_an_empty_box_opens_nothing(box: SearchBox, qtbot: QtBot) -> None:
    box.begin()
    with qtbot.assertNotEmitted(box.picked):
        QTest.keyClick(box, Qt.Key.Key_Return)
        box.show_found("", GROUPS, NOTHING)


def test_nothing_found_is_said_in_a_sentence(box: SearchBox, qtbot: QtBot) -> None:
    box.begin()
    QTest.keyClicks(box, "yd")
    box.show_found("yd", [], NOTHING)
    found = box.found()
    assert (found.sentence.isVisible(), found.sentence.text()) == (True, NOTHING)
    assert found.list.isHidden()
    assert found.height() < 80
    assert box.accessibleDescription() == NOTHING
    QTest.keyClick(box, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(box.picked):
        QTest.keyClick(box, Qt.Key.Key_Return)


def test_leaving_the_box_closes_the_list_but_its_menu_does_not(
    box: SearchBox, field: QLineEdit
) -> None:
    ask(box)
    menu = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    QApplication.sendEvent(box, menu)
    assert box.found().isVisible()
    field.setFocus()
    assert box.found().isHidden()


def test_coming_back_asks_again(box: SearchBox, field: QLineEdit, qtbot: QtBot) -> None:
    ask(box)
    field.setFocus()
    with qtbot.waitSignals([box.entered, box.typed]):
        box.begin()
    assert box.selectedText() == "yd"


def test_the_list_stands_under_the_box_inside_the_window(window: QWidget, box: SearchBox) -> None:
    ask(box)
    found = box.found()
    assert found.y() >= box.y() + box.height()
    assert (found.x(), found.width()) == (box.x(), WIDTH)
    window.resize(500, 160)
    QApplication.processEvents()
    assert found.geometry().right() <= 500
    assert found.geometry().bottom() <= 160


def test_a_list_that_is_closed_stays_closed_when_the_window_changes(
    window: QWidget, box: SearchBox
) -> None:
    ask(box)
    box.hide_found()
    window.resize(500, 160)
    QApplication.processEvents()
    assert box.found().isHidden()


def test_lines_are_painted_whatever_the_mouse_and_the_keyboard_do(box: SearchBox) -> None:
    ask(box)
    found = box.found()
    current_line, other, heading = (
        found.list.visualItemRect(found.list.item(row)) for row in (1, 3, 0)
    )
    QTest.mouseMove(found.list.viewport(), other.center())
    picture = found.list.viewport().grab().toImage()
    grounds = {
        picture.pixelColor(rect.center().x(), rect.top() + 2).name()
        for rect in (current_line, heading)
    }
    assert len(grounds) == 2
