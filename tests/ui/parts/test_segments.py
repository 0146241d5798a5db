from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import show
from ui.parts.segments import Segments

VIEWS = ("逐笔记录", "变化对照", "回收站")


def make(qtbot: QtBot) -> tuple[Segments, list[str]]:
    made, told = Segments(VIEWS), list[str]()
    made.chosen.connect(told.append)
    show(qtbot, made)
    return made, told


def buttons(made: Segments) -> dict[str, QPushButton]:
    return {button.text(): button for button in made.findChildren(QPushButton)}


def marked(made: Segments) -> list[str]:
    return [words for words, button in buttons(made).items() if button.property("active")]


def test_the_first_view_is_shown_at_first(qtbot: QtBot) -> None:
    made, told = make(qtbot)
    assert (made.value(), marked(made), told) == ("逐笔记录", ["逐笔记录"], [])


def test_one_click_shows_another_view_and_tells_once(qtbot: QtBot) -> None:
    made, told = make(qtbot)
    QTest.mouseClick(buttons(made)["回收站"], Qt.MouseButton.LeftButton)
    assert (made.value(), marked(made), told) == ("回收站", ["回收站"], ["回收站"])


def test_arrows_go_from_one_view_to_the_next(qtbot: QtBot) -> None:
    made, told = make(qtbot)
    first = buttons(made)["逐笔记录"]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert (made.value(), told) == ("变化对照", ["变化对照"])


def test_a_count_behind_a_choice_comes_and_goes_and_does_not_change_what_is_told(
    qtbot: QtBot,
) -> None:
    made, told = make(qtbot)
    made.set_count("回收站", "3")
    QTest.mouseClick(buttons(made)["回收站　3"], Qt.MouseButton.LeftButton)
    assert (made.value(), told) == ("回收站", ["回收站"])
    made.set_count("回收站", "")
    assert list(buttons(made)) == list(VIEWS)


def test_what_else_there_is_to_say_of_a_choice_stands_on_hover(qtbot: QtBot) -> None:
    made, _ = make(qtbot)
    made.set_tip("变化对照", "Alt+2")
    assert buttons(made)["变化对照"].toolTip() == "Alt+2"


def test_a_view_can_be_picked_and_the_same_one_again_changes_nothing(qtbot: QtBot) -> None:
    made, told = make(qtbot)
    for _ in range(2):
        made.pick("变化对照")
    assert (made.value(), told) == ("变化对照", ["变化对照"])
