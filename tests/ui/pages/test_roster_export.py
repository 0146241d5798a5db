from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import answer, problems_in, read_all, save, show, write
from tests.ui.pdfs import read_text
from ui.desk import Desk
from ui.pages.members import MembersPage
from workbench.contacts import ContactDraft
from workbench.handouts import HandoutDraft, list_handouts, record_handout
from workbench.members import list_members, record_contact

TODAY = date(2019, 11, 30)
WhenAsked = Callable[[Callable[[QDialog], object]], None]


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> MembersPage:
    college = desk.store.read(list_members, TODAY)[13]
    contact = ContactDraft(phone="0471-4606123", mobile="138-0000-1234")
    desk.store.write(record_contact, college.id, contact)
    made = MembersPage(desk)
    show(qtbot, made)
    return made


def named(path: Path) -> Callable[[QDialog], object]:
    """Type a path into the dialog and press Return."""

    def act(dialog: QDialog) -> None:
        name = dialog.findChild(QLineEdit)
        assert name is not None
        name.setText(str(path))
        QTest.keyClick(name, Qt.Key.Key_Return)

    return act


def press(page: MembersPage, words: str) -> None:
    buttons = page.findChildren(QPushButton)
    shown = next(b for b in buttons if b.text().startswith(words) and b.isVisible())
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton)


def test_the_chosen_file_is_written_and_the_quiet_line_says_where(
    page: MembersPage, desk: Desk, qtbot: QtBot, when_asked: WhenAsked, tmp_path: Path
) -> None:
    path = tmp_path / "通讯录.pdf"
    press(page, "导出通讯录")
    when_asked(named(path))
    with qtbot.waitSignal(desk.bus.said, timeout=20_000) as said:
        save(page.exporting.form)
    assert said.args == [f"已导出成员通讯录（内部），55 人：{path}。"]
    assert page.side.currentWidget() is page.detail
    assert "138****1234" in (text := read_text(path))
    assert "138-0000-1234" not in text


def test_a_whole_one_asks_for_whom_and_is_in_the_register_afterwards(
    page: MembersPage, desk: Desk, qtbot: QtBot, when_asked: WhenAsked, tmp_path: Path
) -> None:
    path = tmp_path / "通讯录.csv"
    press(page, "导出通讯录")
    form = page.exporting.form
    write(form, "format", "CSV 表格")
    write(form, "mask", "完整：含全部号码，要登记")
    save(form)
    assert problems_in(form, "recipient", "purpose") == [
        "完整版含全部号码，请填写接收人。",
        "完整版含全部号码，请填写用途。",
    ]
    write(form, "recipient", "市政府办公室")
    write(form, "purpose", "发会议通知")
    when_asked(named(path))
    with qtbot.waitSignal(desk.bus.said, timeout=20_000):
        save(form)
    assert "138-0000-1234" in path.read_text(encoding="utf-8")
    press(page, "外发登记")
    shown = read_all(page.exporting.register)
    assert "外发登记　1 次" in shown
    assert "给市政府办公室，用于发会议通知，55 人" in shown


@pytest.mark.parametrize(
    ("words", "mask", "name"),
    [
        ("vCard 3.0 名片", "内部：手机隐去中间四位", "成员通讯录（内部）2019-11-30.vcf"),
        ("Outlook 名片", "公开：只有姓名和职务", "成员通讯录（公开）2019-11-30.zip"),
        ("二维码名片", "公开：只有姓名和职务", "成员二维码名片（公开）2019-11-30.pdf"),
    ],
)
def test_a_suggested_name_says_what_and_as_of_when(
    page: MembersPage, when_asked: WhenAsked, words: str, mask: str, name: str
) -> None:
    suggested: list[str] = []

    def look(dialog: QDialog) -> None:
        field = dialog.findChild(QLineEdit)
        assert field is not None
        suggested.append(field.text())
        dialog.reject()

    press(page, "导出通讯录")
    write(page.exporting.form, "format", words)
    write(page.exporting.form, "mask", mask)
    when_asked(look)
    save(page.exporting.form)
    assert suggested == [name]
    assert page.side.currentWidget() is page.exporting.form
    page.exporting.form.saved()


def test_a_folder_that_is_not_there_is_refused_in_one_sentence(
    page: MembersPage, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    gone = tmp_path / "没有" / "通讯录.pdf"
    # The dialog itself lets nobody name such a folder; one that goes away later can be.
    monkeypatch.setattr("ui.dialogs.ask_save_path", lambda *_: gone)
    press(page, "导出通讯录")
    with qtbot.waitSignal(desk.jobs.refused, timeout=20_000) as refused:
        save(page.exporting.form)
    assert refused.args is not None
    assert str(gone.parent) in refused.args[0]
    assert not gone.parent.exists()


def test_an_empty_register_says_what_will_stand_there(page: MembersPage) -> None:
    press(page, "外发登记")
    assert "还没有登记。" in read_all(page.exporting.register)


def test_the_register_follows_what_is_handed_out(page: MembersPage, desk: Desk) -> None:
    desk.store.write(record_handout, HandoutDraft(recipient="市档案馆"), 55, desk.clock())
    press(page, "外发登记")
    assert "给市档案馆，55 人" in read_all(page.exporting.register)
    desk.store.write(record_handout, HandoutDraft(recipient="市委办"), 54, desk.clock())
    assert "给市委办，54 人" in read_all(page.exporting.register)
    assert len(desk.store.read(list_handouts)) == 2


def test_one_leaves_the_register_by_its_button_or_by_choosing_a_member(page: MembersPage) -> None:
    press(page, "外发登记")
    press(page, "返回")
    assert page.side.currentWidget() is page.detail
    press(page, "外发登记")
    page.table.choose_at(13)
    assert page.side.currentWidget() is page.detail
    assert "曹红" in read_all(page.detail)


def test_the_register_is_saved_as_a_paper(
    page: MembersPage, desk: Desk, qtbot: QtBot, when_asked: WhenAsked, tmp_path: Path
) -> None:
    path = tmp_path / "登记表.pdf"
    press(page, "外发登记")
    when_asked(lambda dialog: dialog.reject())
    press(page, "存为 PDF")
    assert not path.exists()
    when_asked(named(path))
    with qtbot.waitSignal(desk.bus.said, timeout=20_000) as said:
        press(page, "存为 PDF")
    assert said.args == [f"已保存外发登记表：{path}。"]
    assert "共0次" in read_text(path)


def test_another_form_with_typed_text_is_not_pushed_aside(
    page: MembersPage, when_asked: WhenAsked
) -> None:
    page.table.choose_at(13)
    page.start_new()
    write(page.contact_form, "room", "行政楼")
    for words in ("导出通讯录", "外发登记"):
        when_asked(lambda _: answer("继续填写")())
        press(page, words)
        assert page.side.currentWidget() is page.contact_form
    page.contact_form.saved()
