from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.fingers import keys, press
from tests.ui.hands import all_problems, answer, problems_in, questions, read_all, save, show, write
from tests.ui.pdfs import read_text
from ui import dialogs
from ui.desk import Desk
from ui.forms.adjustment import AdjustmentForm
from ui.pages.members import MembersPage
from ui.parts.press import PressLine
from ui.parts.words import ShortLabel
from workbench.adjustments import list_adjustments
from workbench.members import MemberRow, list_members

TODAY = date(2019, 11, 30)
NEW = "阿不都热合曼·买买提明"
COLLEGE, BUREAU = 14, 36
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> MembersPage:
    made = MembersPage(desk)
    show(qtbot, made)
    return made


def member(desk: Desk, rank: int) -> MemberRow:
    return desk.store.read(list_members, TODAY, vacant=True)[rank - 1]


def form(page: MembersPage) -> AdjustmentForm:
    return page.adjusting.form


def open_on(page: MembersPage, rank: int) -> AdjustmentForm:
    page.table.choose_at(rank - 1)
    page.adjust()
    assert page.side.currentWidget() is form(page)
    return form(page)


def add(page: MembersPage) -> None:
    QTest.keyClick(form(page), Qt.Key.Key_Return, CONTROL)


def added(made: AdjustmentForm) -> list[str]:
    """The changes that wait to be saved."""
    QApplication.processEvents()
    labels = made.findChildren(ShortLabel)
    return [label.accessibleName() for label in labels if label.isVisible()]


def button(page: MembersPage, words: str) -> QPushButton:
    QApplication.processEvents()
    found = [b for b in page.side.findChildren(QPushButton) if b.isVisible()]
    return next(each for each in found if each.text().startswith(words))


def adjust(page: MembersPage, rank: int, name: str = NEW) -> None:
    made = open_on(page, rank)
    write(made, "name", name)
    save(made)


def test_a_post_changes_hands_by_keyboard_alone(page: MembersPage, desk: Desk) -> None:
    page.table.choose_at(COLLEGE - 1)
    page.adjust()
    press(Qt.Key.Key_Tab)
    keys("呼政任〔2019〕40号")
    for _ in range(4):
        press(Qt.Key.Key_Tab)
    keys(NEW)
    press(Qt.Key.Key_S, CONTROL)
    assert member(desk, COLLEGE).name == NEW
    assert member(desk, COLLEGE).post == "呼和浩特职业学院院长"
    (adjustment,) = desk.store.read(list_adjustments)
    assert (adjustment.day, adjustment.document_number) == (TODAY, "呼政任〔2019〕40号")
    assert page.side.currentWidget() is page.adjusting.panel
    assert f"{NEW}同志（呼和浩特职业学院院长）任领导小组成员" in read_all(page.side)


def test_several_posts_of_one_document_are_one_action(page: MembersPage, desk: Desk) -> None:
    made = open_on(page, COLLEGE)
    write(made, "document_number", "40")
    write(made, "name", NEW)
    add(page)
    assert made.editor("document_number").raw() == "40"
    assert made.editor("appointment_id").hasFocus()
    assert added(made) == [f"曹红 → {NEW}　呼和浩特职业学院院长"]
    write(made, "appointment_id", "孙德")
    write(made, "succession", "待定")
    add(page)
    write(made, "name", "那仁花")
    write(made, "role", "副组长")
    write(made, "post", "市政府副市长")
    add(page)
    assert added(made)[1:] == ["孙德 → 待定　市统计局局长", "新增　那仁花　市政府副市长"]
    save(made)
    (adjustment,) = desk.store.read(list_adjustments)
    assert len(adjustment.changes) == 3
    assert member(desk, 37).is_vacant
    assert "待定" in read_all(page.header)
    desk.store.undo()
    assert [row.founding_rank for row in desk.store.read(list_members, TODAY)] == [*range(1, 56)]


def test_a_change_that_was_added_can_be_corrected(page: MembersPage, desk: Desk) -> None:
    made = open_on(page, COLLEGE)
    write(made, "name", "那仁")
    add(page)
    write(made, "name", NEW)
    QTest.mouseClick(button(page, "修改"), Qt.MouseButton.LeftButton)
    assert all_problems(made) == ["请先把正在填写的一项加进来（Ctrl+Enter），再修改前面的。"]
    write(made, "name", "")
    made._clean = made.texts()
    QTest.mouseClick(button(page, "修改"), Qt.MouseButton.LeftButton)
    assert (added(made), made.editor("name").raw(), made.is_dirty()) == ([], "那仁", True)
    write(made, "name", NEW)
    save(made)
    assert member(desk, COLLEGE).name == NEW


def test_a_known_member_takes_over_and_the_post_may_be_given_up(
    page: MembersPage, desk: Desk
) -> None:
    made = open_on(page, COLLEGE)
    write(made, "succession", "名册中的人")
    assert not made.editor("name").isVisible()
    write(made, "member_id", "孙德")
    add(page)
    assert added(made) == ["曹红 → 孙德　呼和浩特职业学院院长"]
    write(made, "appointment_id", "孙德")
    assert made.editor("post").raw() == "市统计局局长"
    write(made, "succession", "不再设")
    assert not made.editor("post").isVisible()
    save(made)
    assert member(desk, COLLEGE).name == "孙德"
    assert len(desk.store.read(list_members, TODAY, vacant=True)) == 54


def test_the_liaison_goes_along(page: MembersPage, desk: Desk) -> None:
    made = open_on(page, COLLEGE)
    for name, text in (("name", NEW), ("liaison", "云铎"), ("liaison_phone", "3301234")):
        write(made, name, text)
    save(made)
    liaison = member(desk, COLLEGE).liaison
    assert liaison
    assert (liaison.name, liaison.phone, liaison.since) == ("云铎", "3301234", TODAY)


def test_somebody_with_a_name_that_is_there_already_is_asked_about(
    page: MembersPage, desk: Desk
) -> None:
    made = open_on(page, COLLEGE)
    write(made, "name", "云铎")
    save(made)
    assert questions(made) == [
        (
            "名册中已有云铎（市市场监管局（知识产权局）局长）。是同一人，请在“由谁接任”里选"
            "“名册中的人”；是另一人，再保存一次就采用。"
        )
    ]
    assert member(desk, COLLEGE).name == "曹红"
    save(made)
    assert (member(desk, COLLEGE).name, member(desk, 35).name) == ("云铎", "云铎")


def test_other_dots_are_normalised_with_a_note(page: MembersPage, desk: Desk) -> None:
    made = open_on(page, COLLEGE)
    write(made, "name", "阿不都热合曼.买买提明")
    assert f"已写作“{NEW}”，间隔号统一为“·”。" in read_all(made)
    write(made, "name", "王宣、云铎")
    assert "已写作" not in read_all(made)
    save(made)
    assert problems_in(made, "name") == ["姓名里不应有“、”，一次只填一个人的姓名。"]
    write(made, "name", "阿不都热合曼.买买提明")
    save(made)
    assert member(desk, COLLEGE).name == NEW


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("name", "", "请填写新任姓名。"),
        ("post", "", "请填写单位及职务。"),
        ("day", "", "请填写调整日期。"),
        ("day", "2018-06-01", "领导小组自2019年1月1日成立，调整日期应在这一天之后。"),
    ],
)
def test_what_cannot_be_is_said_under_its_field(
    page: MembersPage, desk: Desk, name: str, typed: str, sentence: str
) -> None:
    made = open_on(page, COLLEGE)
    write(made, "name", NEW)
    write(made, name, typed)
    save(made)
    assert problems_in(made, name) == [sentence]
    assert member(desk, COLLEGE).name == "曹红"
    made.saved()


def test_added_changes_are_not_lost_without_a_question(
    page: MembersPage, when_asked: Callable[[Callable[[QDialog], object]], None]
) -> None:
    made = open_on(page, COLLEGE)
    write(made, "name", NEW)
    add(page)
    assert made.is_dirty()
    when_asked(lambda _: answer("不保存")())
    QTest.keyClick(made, Qt.Key.Key_Escape)
    assert page.side.currentWidget() is page.detail
    assert added(made) == []


def test_the_notice_is_saved_as_a_pdf(
    page: MembersPage,
    desk: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    adjust(page, COLLEGE)
    path = tmp_path / "通知.pdf"
    monkeypatch.setattr(dialogs, "ask_save_path", lambda *_: path)
    with qtbot.waitSignal(desk.bus.said) as said:
        QTest.keyClick(page.adjusting.panel.saving, Qt.Key.Key_Space)
    assert said.args == [f"已保存调整通知：{path}。"]
    assert f"{NEW}同志" in read_text(path)
    monkeypatch.setattr(dialogs, "ask_save_path", lambda *_: None)
    QTest.keyClick(page.adjusting.panel.saving, Qt.Key.Key_Space)


def test_earlier_adjustments_can_be_opened_again(page: MembersPage) -> None:
    adjust(page, COLLEGE)
    made = open_on(page, BUREAU)
    write(made, "document_number", "41")
    write(made, "name", "那仁花")
    save(made)
    panel = page.adjusting.panel
    assert "那仁花同志" in read_all(panel)
    (link,) = panel.findChildren(PressLine)
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert f"{NEW}同志" in read_all(panel)
    QTest.mouseClick(button(page, "返回"), Qt.MouseButton.LeftButton)
    assert page.side.currentWidget() is page.detail
    page.show_adjustments()
    assert page.side.currentWidget() is panel
    page.table.choose_at(3)
    assert page.side.currentWidget() is page.detail


def test_an_undone_adjustment_leaves_the_panel(page: MembersPage, desk: Desk) -> None:
    adjust(page, COLLEGE)
    desk.store.undo()
    assert NEW not in read_all(page.side)
    page.show_adjustments()
    assert page.side.currentWidget() is form(page)


def test_without_an_adjustment_the_button_begins_one(page: MembersPage) -> None:
    page.show_adjustments()
    assert page.side.currentWidget() is form(page)


def test_nothing_typed_elsewhere_is_lost_to_an_adjustment(page: MembersPage) -> None:
    adjust(page, COLLEGE)
    page.start_new()
    page.contact_form.may_leave = lambda: False  # type: ignore[method-assign]  # the answer "stay"
    page.adjust()
    page.show_adjustments()
    assert page.side.currentWidget() is page.contact_form


def test_a_vacant_post_has_nobody_to_be_reached(
    page: MembersPage, desk: Desk, qtbot: QtBot
) -> None:
    made = open_on(page, COLLEGE)
    write(made, "succession", "待定")
    save(made)
    page.close_form()
    page.table.choose_at(COLLEGE - 1)
    assert "待定" in read_all(page.detail).split("\n")
    with qtbot.waitSignal(desk.bus.said) as said:
        page.start_new()
    assert said.args == ["这一职务人选待定，没有联系方式可改；定了人选请按“换人”。"]
    assert read_all(page.header).split("\n")[1].startswith("54 人　待定 1 · ")
