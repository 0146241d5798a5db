from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListWidget,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.parts.chips import FilterBar, FilterChip
from ui.parts.picker import LONG, Picker

Typing = Callable[[QWidget, str], None]
CLASSES = [("逾期", "逾期"), ("欠进度", "欠进度")]
UNITS = [(n, f"{name}政府") for n, name in enumerate(["新城区", "回民区", "玉泉区", "赛罕区"] * 3)]
LEFT_BUTTON = Qt.MouseButton.LeftButton


@pytest.fixture
def chip(qtbot: QtBot) -> FilterChip:
    made = FilterChip("类别", CLASSES)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    return made


def words_on(chip: FilterChip) -> str:
    opener = chip.findChild(QPushButton)
    assert opener is not None
    return opener.text()


def clear_of(chip: FilterChip) -> QToolButton:
    clear = chip.findChild(QToolButton)
    assert clear is not None
    return clear


def opened() -> tuple[Picker, QListWidget, QLineEdit]:
    picker = QApplication.activePopupWidget()
    assert isinstance(picker, Picker)
    listed, typed = picker.findChild(QListWidget), picker.findChild(QLineEdit)
    assert listed is not None
    assert typed is not None
    return picker, listed, typed


def test_a_chip_shows_what_it_is_set_to_and_clears(chip: FilterChip) -> None:
    assert words_on(chip) == "类别：全部"
    assert clear_of(chip).isHidden()
    chip.pick("逾期")
    assert words_on(chip) == "类别：逾期"
    QTest.mouseClick(clear_of(chip), LEFT_BUTTON)
    assert chip.value() is None
    assert words_on(chip) == "类别：全部"


def test_setting_it_again_to_the_same_tells_nobody(chip: FilterChip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chip.changed) as told:
        chip.pick("逾期")
    assert told.args == ["逾期"]
    with qtbot.assertNotEmitted(chip.changed):
        chip.pick("逾期")


def test_it_is_set_and_cleared_by_keyboard(chip: FilterChip) -> None:
    QTest.keyClick(chip.focusWidget() or chip, Qt.Key.Key_Space)
    _, listed, typed = opened()
    assert typed.isHidden()
    QTest.keyClick(listed, Qt.Key.Key_Down)
    QTest.keyClick(listed, Qt.Key.Key_Down)
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert chip.value() == "欠进度"
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert chip.value() is None
    QTest.keyClick(chip, Qt.Key.Key_A)
    assert chip.value() is None


def test_the_list_opens_at_what_is_set_and_a_click_picks(chip: FilterChip) -> None:
    chip.pick("欠进度")
    chip.open_list()
    _, listed, _ = opened()
    assert listed.currentItem().text() == "欠进度"
    first = listed.visualItemRect(listed.item(1)).center()
    QTest.mouseClick(listed.viewport(), LEFT_BUTTON, Qt.KeyboardModifier.NoModifier, first)
    assert chip.value() == "逾期"


def test_escape_leaves_the_filter_as_it_was(chip: FilterChip) -> None:
    chip.pick("逾期")
    chip.open_list()
    picker, _, _ = opened()
    QTest.keyClick(picker, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert chip.value() == "逾期"


def test_a_long_list_narrows_while_one_types(qtbot: QtBot, type_text: Typing) -> None:
    assert len(UNITS) > LONG
    chip = FilterChip("牵头单位", UNITS)
    qtbot.addWidget(chip)
    chip.show()
    chip.open_list()
    _, listed, typed = opened()
    type_text(typed, "玉泉")
    shown = [n for n in range(listed.count()) if not listed.item(n).isHidden()]
    assert {listed.item(n).text() for n in shown} == {"玉泉区政府"}
    QTest.keyClick(typed, Qt.Key.Key_Down)
    QTest.keyClick(typed, Qt.Key.Key_Return)
    assert chip.value() == shown[1] - 1


def test_a_long_list_picks_nothing_where_nothing_fits(qtbot: QtBot, type_text: Typing) -> None:
    chip = FilterChip("牵头单位", UNITS)
    qtbot.addWidget(chip)
    chip.show()
    chip.open_list()
    picker, _, typed = opened()
    type_text(typed, "统计局")
    QTest.keyClick(typed, Qt.Key.Key_Return)
    assert chip.value() is None
    assert picker.isVisible()
    picker.close()


def test_options_that_go_take_the_filter_with_them(chip: FilterChip, qtbot: QtBot) -> None:
    chip.pick("逾期")
    with qtbot.assertNotEmitted(chip.changed):
        chip.set_options([("逾期", "逾期 2")])
    assert words_on(chip) == "类别：逾期 2"
    with qtbot.waitSignal(chip.changed):
        chip.set_options([("欠进度", "欠进度")])
    assert chip.value() is None


def test_one_link_clears_all_filters(qtbot: QtBot) -> None:
    one, other = FilterChip("类别", CLASSES), FilterChip("牵头单位", UNITS)
    bar = FilterBar(one, other)
    qtbot.addWidget(bar)
    bar.show()
    link = next(b for b in bar.findChildren(QPushButton) if b.text() == "清除筛选")
    assert link.isHidden()
    with qtbot.waitSignal(bar.changed):
        one.pick("逾期")
    other.pick(0)
    assert link.isVisible()
    QTest.mouseClick(link, LEFT_BUTTON)
    assert (one.value(), other.value()) == (None, None)
    assert link.isHidden()


def test_the_bar_says_how_many_rows_are_left(qtbot: QtBot) -> None:
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.set_count("37 项")
    assert "37 项" in [label.text() for label in bar.findChildren(type(bar._count))]


def test_a_filter_is_kept_as_a_text_and_picked_by_it(chip: FilterChip) -> None:
    assert (chip.label, chip.key()) == ("类别", "")
    assert chip.pick_key("欠进度")
    assert (chip.value(), chip.key()) == ("欠进度", "欠进度")
    assert not chip.pick_key("没有这一类")
    assert chip.value() is None
    chip.set_options([(4, "第四类")])
    assert chip.pick_key("4")
    assert (chip.value(), chip.key()) == (4, "4")


def test_words_are_a_filter_of_the_bar_like_the_chips(qtbot: QtBot, type_text: Typing) -> None:
    bar = FilterBar(FilterChip("类别", CLASSES))
    qtbot.addWidget(bar)
    bar.show()
    assert not bar.is_set()
    with qtbot.waitSignal(bar.changed):
        type_text(bar.field, " 专利 ")
    assert (bar.typed(), bar.is_set()) == ("专利", True)
    link = next(b for b in bar.findChildren(QPushButton) if b.text() == "清除筛选")
    QTest.mouseClick(link, LEFT_BUTTON)
    assert (bar.typed(), bar.is_set()) == ("", False)
    bar.field.set_hint("查找单位")
    assert bar.field.toolTip() == "查找单位（Ctrl+Shift+F）"


def test_many_filters_go_on_in_the_next_line(qtbot: QtBot) -> None:
    chips = [FilterChip(f"第{number}项条件", CLASSES) for number in range(6)]
    bar = FilterBar(*chips)
    qtbot.addWidget(bar)
    bar.resize(600, 40)
    with qtbot.waitExposed(bar):
        bar.show()
    assert chips[-1].y() > chips[0].y()
    assert bar.field.mapTo(bar, bar.field.rect().topRight()).x() < 600
