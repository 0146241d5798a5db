from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import read_all, show
from ui import dialogs
from ui.desk import Desk
from ui.pages.members import MembersPage
from ui.staffing import write_check_sheets
from workbench.contact_check import CheckSheet, list_check_sheets
from workbench.errors import InvalidInput, StoreError
from workbench.exchange.contact_check import HEAD
from workbench.exchange.tabular import write_sheet
from workbench.handouts import list_handouts
from workbench.members import MemberRow, list_members

TODAY = date(2019, 11, 30)
BUREAU = 36


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> MembersPage:
    made = MembersPage(desk)
    show(qtbot, made)
    return made


@pytest.fixture
def bureau(desk: Desk) -> CheckSheet:
    sheets = desk.store.read(list_check_sheets, TODAY)
    return next(sheet for sheet in sheets if sheet.unit == "统计局")


def member(desk: Desk) -> MemberRow:
    return desk.store.read(list_members, TODAY)[BUREAU - 1]


def returned(folder: Path, sheet: CheckSheet, *values: str) -> Path:
    """The sheet as the bureau sends it back: phone, mobile and room."""
    path = folder / "统计局核对表.xlsx"
    headings = (HEAD["id"], HEAD["phone"], HEAD["mobile"], HEAD["room"])
    write_sheet(headings, [(str(sheet.people[0].id), *values)], path, "表")
    return path


def read_back(page: MembersPage, monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    monkeypatch.setattr(dialogs, "ask_open_paths", lambda *_: list(paths))
    page.start_check()
    press(page, "读回核对表")


def press(page: MembersPage, words: str) -> None:
    QApplication.processEvents()
    found = [b for b in page.side.findChildren(QPushButton) if b.isVisible()]
    QTest.mouseClick(next(b for b in found if b.text() == words), Qt.MouseButton.LeftButton)


def test_the_panel_says_how_it_goes_and_how_many_wait(page: MembersPage) -> None:
    page.start_check()
    assert "55 人一年以上没有核对过" in read_all(page.side)
    page.table.choose_at(3)
    assert page.side.currentWidget() is page.detail


def test_every_unit_gets_a_letter_and_a_workbook(
    page: MembersPage,
    desk: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sheets = desk.store.read(list_check_sheets, TODAY)[:2]
    monkeypatch.setattr("ui.staffing.list_check_sheets", lambda *_: sheets)
    monkeypatch.setattr(dialogs, "ask_folder", lambda *_: tmp_path)
    page.start_check()
    with qtbot.waitSignal(desk.bus.announced, timeout=20_000) as said:
        press(page, "发核对表")
    folder = tmp_path / "通讯信息核对2019-11-30"
    assert said.args == [f"已写出 2 家单位的核对函和核对表，并登记外发：{folder}。"]
    units = [sheet.unit for sheet in sheets]
    assert {path.name for path in folder.iterdir()} == {
        f"{unit}{kind}" for unit in units for kind in ("核对函.pdf", "核对表.xlsx")
    }
    assert {row.recipient for row in desk.store.read(list_handouts)} == set(units)


def test_nothing_goes_out_without_a_folder(
    page: MembersPage, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask_folder", lambda *_: None)
    page.start_check()
    press(page, "发核对表")
    now = desk.clock()
    with pytest.raises(InvalidInput, match="这一天还没有成员单位"):
        write_check_sheets(desk.store, date(2018, 1, 1), now, tmp_path)
    with pytest.raises(StoreError, match="不能建立"):
        write_check_sheets(desk.store, TODAY, now, tmp_path / "没有" / "没有")
    assert desk.store.read(list_handouts) == []


def test_every_difference_is_looked_at_before_it_counts(
    page: MembersPage,
    desk: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    bureau: CheckSheet,
) -> None:
    path = returned(tmp_path, bureau, "3301234", "138-0000-1234", "501")
    read_back(page, monkeypatch, path)
    for words in ("还有 3 项不同", "孙德", "办公电话", "3301234"):
        assert words in read_all(page.side)
    assert member(desk).phone == ""
    press(page, "采用")
    press(page, "不采用")
    with qtbot.waitSignal(desk.bus.said) as said:
        press(page, "采用")
    assert said.args == ["核对完毕，1 人已登记核对日期。"]
    found = member(desk)
    assert (found.phone, found.mobile, found.room, found.verified_on) == (
        "3301234", "", "501", TODAY,
    )  # fmt: skip
    assert page.side.currentWidget() is page.checking.panel


def test_what_is_no_number_cannot_be_taken(
    page: MembersPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    bureau: CheckSheet,
) -> None:
    read_back(page, monkeypatch, returned(tmp_path, bureau, "找小王", "", ""))
    assert "“找小王”不是电话号码" in read_all(page.side)
    assert not page.checking.differences.taking.isEnabled()
    press(page, "结束")
    assert page.side.currentWidget() is page.checking.panel
    press(page, "返回")
    assert page.side.currentWidget() is page.detail


def test_what_was_changed_meanwhile_is_said(
    page: MembersPage,
    desk: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    bureau: CheckSheet,
) -> None:
    path = returned(tmp_path, bureau, "", "", "501")
    read_back(page, monkeypatch, path)
    page.checking.differences._left *= 2
    press(page, "采用")
    with qtbot.waitSignal(desk.bus.said) as said:
        press(page, "采用")
    assert said.args == ["孙德的办公室在这期间已改过，请重新读入核对表。"]
    press(page, "不采用")


def test_no_file_and_a_wrong_file_change_nothing(
    page: MembersPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read_back(page, monkeypatch)
    assert page.side.currentWidget() is page.checking.panel
    path = tmp_path / "别的.xlsx"
    write_sheet(("姓名",), [("孙德",)], path, "表")
    said: list[str] = []
    monkeypatch.setattr(dialogs, "show_error", lambda _, sentence: said.append(sentence))
    read_back(page, monkeypatch, path)
    assert said == ["“别的.xlsx”不是发出的核对表：没有“编号（请勿改动）”一栏。"]
    assert page.side.currentWidget() is page.checking.panel
