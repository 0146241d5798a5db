from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.editors import ChoiceEdit, LineEdit, NumberEdit, TextEdit
from workbench.errors import InvalidInput

Typing = Callable[[QWidget, str], None]
UNITS = [(1, "市场监管局（知识产权局）"), (2, "科技局"), (3, "新城区政府"), (4, "回民区政府")]


def sentence_of(editor: NumberEdit | ChoiceEdit) -> str:
    with pytest.raises(InvalidInput) as refused:
        editor.value()
    return refused.value.sentence


def test_a_line_is_read_without_the_blanks_at_its_ends(qtbot: QtBot) -> None:
    editor = LineEdit()
    qtbot.addWidget(editor)
    editor.put("云铎")
    QTest.keyClicks(editor, " ")
    assert editor.value() == "云铎"
    editor.put(None)
    assert editor.value() == ""


def test_several_lines_keep_their_breaks_and_tab_goes_on(qtbot: QtBot) -> None:
    editor = TextEdit(3)
    qtbot.addWidget(editor)
    editor.put("方案已报编委会审议；\n场地装修完成。\n")
    assert editor.value() == "方案已报编委会审议；\n场地装修完成。"
    assert editor.tabChangesFocus()
    editor.put(None)
    assert editor.raw() == ""


@pytest.mark.parametrize("typed", ["70", " 70 ", "７０", "70%", "70％", "70 %", "70.0"])
def test_a_percent_is_understood_as_people_type_it(qtbot: QtBot, typed: str) -> None:
    editor = NumberEdit("%", 0, 100, 0)
    qtbot.addWidget(editor)
    editor.setText(typed)
    assert editor.value() == 70
    assert isinstance(editor.value(), int)


@pytest.mark.parametrize("typed", ["101", "-1", "七成", "50.5", "约一半", "1e3", "nan", "inf"])
def test_a_percent_outside_its_range_is_refused_in_words(qtbot: QtBot, typed: str) -> None:
    editor = NumberEdit("%", 0, 100, 0)
    qtbot.addWidget(editor)
    editor.setText(typed)
    assert sentence_of(editor) == "请填 0 到 100 之间的整数。"


@pytest.mark.parametrize(
    ("least", "most", "decimals", "sentence"),
    [
        (None, None, 2, "请填最多 2 位小数的数。"),
        (1, None, 0, "请填不小于 1 的整数。"),
        (None, 9, 0, "请填不大于 9 的整数。"),
    ],
)
def test_the_refusal_says_which_numbers_will_do(
    qtbot: QtBot, least: int | None, most: int | None, decimals: int, sentence: str
) -> None:
    editor = NumberEdit("", least, most, decimals)
    qtbot.addWidget(editor)
    editor.setText("许多")
    assert sentence_of(editor) == sentence


def test_a_number_beyond_either_end_is_refused(qtbot: QtBot) -> None:
    least, most = NumberEdit("次", 1, None, 0), NumberEdit("次", None, 9, 0)
    for editor, typed in ((least, "0"), (most, "10")):
        qtbot.addWidget(editor)
        editor.setText(typed)
        assert "请填不" in sentence_of(editor)


def test_a_decimal_comes_back_exactly_as_it_was_put(qtbot: QtBot) -> None:
    editor = NumberEdit("万元", None, None, 2)
    qtbot.addWidget(editor)
    editor.put(Decimal("1E+3"))
    assert editor.raw() == "1000"
    editor.setText("6,000.50")
    assert editor.value() == Decimal("6000.50")
    editor.put(None)
    assert editor.value() is None


def test_the_unit_stands_behind_the_number(qtbot: QtBot) -> None:
    bare, percent = NumberEdit("", 0, 100, 0), NumberEdit("%", 0, 100, 0)
    for editor in (bare, percent):
        qtbot.addWidget(editor)
        editor.resize(120, 32)
    assert bare.grab().toImage() != percent.grab().toImage()
    assert percent.textMargins().right() > bare.textMargins().right() == 0


@pytest.fixture
def choice(qtbot: QtBot) -> ChoiceEdit:
    editor = ChoiceEdit(UNITS)
    qtbot.addWidget(editor)
    with qtbot.waitExposed(editor):
        editor.show()
    editor.setFocus()
    return editor


def test_typing_any_part_of_a_name_offers_what_has_it(
    choice: ChoiceEdit, type_text: Typing
) -> None:
    type_text(choice, "区政府")
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QListView)
    model = popup.model()
    offered = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert offered == ["新城区政府", "回民区政府"]
    popup.hide()


def test_a_part_that_only_one_name_has_is_enough(choice: ChoiceEdit) -> None:
    choice.setCurrentText("知识产权")
    assert choice.value() == 1


@pytest.mark.parametrize("typed", ["区政府", "统计局"])
def test_what_is_not_one_of_them_is_refused_in_words(choice: ChoiceEdit, typed: str) -> None:
    choice.setCurrentText(typed)
    assert sentence_of(choice) == f"列表里没有“{typed}”，请从列表里选一个。"


def test_a_choice_is_put_and_read_by_its_value(choice: ChoiceEdit) -> None:
    choice.put(2)
    assert (choice.raw(), choice.value()) == ("科技局", 2)
    choice.put(None)
    assert choice.value() is None


def test_other_options_leave_what_is_typed(choice: ChoiceEdit) -> None:
    choice.put(2)
    choice.set_options(UNITS[1:])
    assert choice.value() == 2
    choice.setCurrentText(UNITS[0][1])
    assert "列表里没有" in sentence_of(choice)


def test_the_hint_stands_where_one_types(choice: ChoiceEdit) -> None:
    choice.setPlaceholderText("输入单位名称")
    line = choice.lineEdit()
    assert line is not None
    assert line.placeholderText() == "输入单位名称"


def test_the_wheel_does_not_change_a_value_in_passing(choice: ChoiceEdit) -> None:
    choice.put(2)
    down = QPoint(0, -120)
    middle = QPointF(choice.rect().center())
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    wheel = QWheelEvent(middle, choice.mapToGlobal(middle), down, down, buttons, keys, phase, False)  # noqa: FBT003
    QApplication.sendEvent(choice, wheel)
    assert choice.value() == 2


def test_every_editor_says_when_something_was_typed(qtbot: QtBot) -> None:
    for editor in (LineEdit(), TextEdit(2), NumberEdit("", None, None, 0), ChoiceEdit(UNITS)):
        qtbot.addWidget(editor)
        with qtbot.waitSignal(editor.edited, timeout=500):
            QTest.keyClicks(editor, "1")
