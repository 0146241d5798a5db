from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.editors import ChoiceEdit, LineEdit, NumberEdit
from ui.parts.fields import Choice, Day, Field, Number, Text
from ui.parts.form import Form
from ui.parts.problem import ProblemLine
from workbench.errors import InvalidInput

WhenAsked = Callable[[Callable[[QDialog], object]], None]
Typing = Callable[[QWidget, str], None]
FIELDS = [
    Choice(name="unit", label="填报单位(&U)", options=[(1, "市场监管局"), (2, "科技局")]),
    Day(name="day", label="填报期(&D)", half=True),
    Number(name="percent", label="完成进度(&P)", unit="%", least=0, most=100, half=True),
    Text(name="done", label="本期进展(&J)", hint="做了什么，到了哪一步"),
    Field(name="contact", label="联系人(&R)"),
]
FILLED = {"unit": 1, "day": date(2019, 11, 25), "percent": 70, "done": "场地装修完成。"}
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form("填报进展", FIELDS)
    qtbot.addWidget(made)
    made.resize(386, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.start()
    return made


def problem_under(form: Form, name: str) -> str:
    box = form.editor(name).parentWidget()
    assert box is not None
    line = box.findChild(ProblemLine)
    assert line is not None
    assert line.isVisible() == bool(line.sentence())
    return line.sentence()


def answer(words: str) -> Callable[[QDialog], None]:
    """Press a button of the question that is asked."""

    def press(dialog: QDialog) -> None:
        buttons = dialog.findChildren(QPushButton)
        button = next(b for b in buttons if b.text().startswith(words))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    return press


def test_every_field_comes_out_under_its_name_as_its_native_value(
    form: Form, qtbot: QtBot, type_text: Typing
) -> None:
    form.fill(FILLED)
    type_text(form.editor("contact"), "云铎")
    with qtbot.waitSignal(form.submitted) as sent:
        QTest.keyClick(form, Qt.Key.Key_S, CONTROL)
    assert sent.args == [FILLED | {"contact": "云铎"}]


def test_empty_fields_are_none_or_empty_text(form: Form, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.submitted) as sent:
        form.save()
    assert sent.args == [{"unit": None, "day": None, "percent": None, "done": "", "contact": ""}]


def test_what_cannot_be_read_is_said_under_its_field_and_nothing_is_submitted(
    form: Form, qtbot: QtBot
) -> None:
    form.editor("day").put("昨天")
    form.editor("percent").put("170")
    with qtbot.assertNotEmitted(form.submitted):
        form.save()
    assert problem_under(form, "day") == "没有这一天，日期请写成 2019-11-30 这样。"
    assert problem_under(form, "percent") == "请填 0 到 100 之间的整数。"
    assert problem_under(form, "unit") == ""
    assert form.editor("day").hasFocus()
    assert form.editor("day").accessibleDescription() == problem_under(form, "day")
    assert form.editor("day").property("invalid") is True


def test_typing_takes_the_problem_away(form: Form) -> None:
    form.problems({"percent": "请填 0 到 100 之间的整数。"})
    assert form.editor("percent").hasFocus()
    QTest.keyClicks(form.editor("percent"), "7")
    assert problem_under(form, "percent") == ""
    assert form.editor("percent").property("invalid") is False


def test_a_refusal_is_shown_at_the_fields_it_names(form: Form) -> None:
    form.refuse(InvalidInput("这个单位本期已经填报。", "unit"))
    assert problem_under(form, "unit") == "这个单位本期已经填报。"
    line = form.editor("unit")
    assert line.hasFocus()


def test_a_refusal_that_names_no_field_stands_on_top(form: Form) -> None:
    form.refuse(InvalidInput("这条记录刚在别处改过，请重新打开后再改。"))
    shown = [line.sentence() for line in form.findChildren(ProblemLine) if line.isVisible()]
    assert shown == ["这条记录刚在别处改过，请重新打开后再改。"]


def press_tab() -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Tab)


def test_tab_goes_through_the_fields_in_reading_order(form: Form) -> None:
    assert form.editor("unit").hasFocus()
    for name in ("day", "percent", "done", "contact"):
        press_tab()
        assert form.editor(name).hasFocus()
    press_tab()
    save = QApplication.focusWidget()
    assert isinstance(save, QPushButton)
    assert save.text().startswith("保存")


def test_a_mnemonic_leads_to_its_field_and_its_name_is_spoken_without_it(form: Form) -> None:
    labels = [label for label in form.findChildren(QLabel) if label.buddy()]
    assert [label.buddy() for label in labels] == [form.editor(field.name) for field in FIELDS]
    assert form.editor("percent").accessibleName() == "完成进度"
    QTest.keyClick(form, Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    assert form.editor("done").hasFocus()


def test_half_fields_share_a_line(form: Form) -> None:
    tops = {
        name: form.editor(name).mapTo(form, form.editor(name).rect().topLeft()).y()
        for name in ("unit", "day", "percent", "done")
    }
    assert tops["unit"] < tops["day"] == tops["percent"] < tops["done"]


def test_a_whole_field_after_a_single_half_begins_a_new_line(qtbot: QtBot) -> None:
    form = Form(
        "会议", [Day(name="day", label="日期", half=True), Field(name="place", label="地点")]
    )
    qtbot.addWidget(form)
    form.resize(386, 300)
    form.show()
    day, place = form.editor("day"), form.editor("place")
    assert day.mapTo(form, day.rect().topLeft()).y() < place.mapTo(form, place.rect().topLeft()).y()
    assert day.width() * 2 < place.width()


def test_what_was_filled_in_or_saved_is_not_dirty(form: Form, type_text: Typing) -> None:
    form.fill(FILLED, "改进展")
    assert form.accessibleName() == "改进展"
    assert not form.is_dirty()
    type_text(form.editor("contact"), "云铎")
    assert form.is_dirty()
    form.saved()
    assert not form.is_dirty()


def test_a_clean_form_closes_without_a_question(form: Form, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.closed):
        QTest.keyClick(form.editor("contact"), Qt.Key.Key_Escape)


def test_unsaved_text_stays_when_the_user_goes_on(
    form: Form, qtbot: QtBot, type_text: Typing, when_asked: WhenAsked
) -> None:
    type_text(form.editor("contact"), "云铎")
    when_asked(answer("继续填写"))
    with qtbot.assertNotEmitted(form.closed):
        QTest.keyClick(form, Qt.Key.Key_Escape)
    assert form.editor("contact").raw() == "云铎"
    assert form.is_dirty()


def test_unsaved_text_goes_only_when_the_user_says_so(
    form: Form, qtbot: QtBot, type_text: Typing, when_asked: WhenAsked
) -> None:
    type_text(form.editor("contact"), "云铎")
    when_asked(answer("不保存"))
    with qtbot.waitSignal(form.closed), qtbot.assertNotEmitted(form.submitted):
        form.close_form()
    assert not form.is_dirty()


def test_unsaved_text_can_be_saved_while_leaving(
    form: Form, type_text: Typing, when_asked: WhenAsked
) -> None:
    type_text(form.editor("contact"), "云铎")
    form.submitted.connect(lambda _: form.saved())
    when_asked(answer("保存"))
    assert form.may_leave()


def test_a_save_that_is_refused_keeps_the_form_open(form: Form, when_asked: WhenAsked) -> None:
    QTest.keyClicks(form.editor("percent"), "170")
    when_asked(answer("保存"))
    assert not form.may_leave()
    assert problem_under(form, "percent") == "请填 0 到 100 之间的整数。"


def test_the_page_hears_in_which_field_something_was_typed(
    form: Form, qtbot: QtBot, type_text: Typing
) -> None:
    with qtbot.waitSignal(form.edited) as heard:
        type_text(form.editor("contact"), "云")
    assert heard.args == ["contact"]


def test_options_can_be_changed_in_a_choice_only(form: Form) -> None:
    form.set_options("unit", [(3, "金融办")])
    unit = form.editor("unit")
    assert isinstance(unit, ChoiceEdit)
    unit.setCurrentText("金融办")
    assert unit.value() == 3
    with pytest.raises(TypeError):
        form.set_options("contact", [])


def test_a_number_can_be_asked_for_in_another_unit(form: Form) -> None:
    form.set_unit("percent", "万元")
    form.editor("percent").put("70万元")
    percent = form.editor("percent")
    assert isinstance(percent, NumberEdit)
    assert percent.value() == 70
    with pytest.raises(TypeError):
        form.set_unit("contact", "件")


def test_a_field_can_be_left_out(form: Form) -> None:
    form.show_field("contact", shown=False)
    assert not form.editor("contact").isVisible()
    form.show_field("contact", shown=True)
    assert form.editor("contact").isVisible()


def test_ctrl_s_saves_from_anywhere_in_the_window_while_the_form_is_shown(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    form, beside = Form("填报进展", FIELDS, parent=window), LineEdit(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    beside.setFocus()
    with qtbot.waitSignal(form.submitted):
        QTest.keyClick(beside, Qt.Key.Key_S, CONTROL)
    form.hide()
    with qtbot.assertNotEmitted(form.submitted):
        QTest.keyClick(beside, Qt.Key.Key_S, CONTROL)
