import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from ui.parts.ticks_edit import TicksEdit

OPTIONS = ((1, "欠进度和逾期清单"), (2, "达进度清单"), (3, "目标指标"))


@pytest.fixture
def edit(qtbot: QtBot) -> TicksEdit:
    made = TicksEdit(OPTIONS)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def box(edit: TicksEdit, words: str) -> QCheckBox:
    return next(each for each in edit.findChildren(QCheckBox) if each.text() == words)


def test_what_is_ticked_comes_in_the_order_of_the_options(edit: TicksEdit, qtbot: QtBot) -> None:
    with qtbot.waitSignals([edit.edited, edit.edited]):
        for words in ("目标指标", "欠进度和逾期清单"):
            box(edit, words).click()
    assert edit.value() == [1, 3]
    assert edit.raw() == "欠进度和逾期清单、目标指标"


def test_values_tick_their_boxes_and_none_clears_them(edit: TicksEdit) -> None:
    edit.put([2])
    assert edit.value() == [2]
    edit.put(None)
    assert edit.value() == []


def test_what_was_ticked_before_can_be_ticked_again(edit: TicksEdit) -> None:
    edit.put([1, 2])
    before = edit.raw()
    edit.put(())
    edit.retype(before)
    assert edit.value() == [1, 2]


def test_the_keyboard_comes_to_the_first_box_and_space_ticks(edit: TicksEdit) -> None:
    edit.setFocus()
    first = box(edit, "欠进度和逾期清单")
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert edit.value() == [1]


def test_a_hint_is_shown_on_hover(edit: TicksEdit) -> None:
    edit.setPlaceholderText("勾选的附件按这个顺序编号")
    assert edit.toolTip() == edit.placeholderText() == "勾选的附件按这个顺序编号"
