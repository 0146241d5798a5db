from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import vobject
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook
from sqlmodel import Session, select

from tests.ui.hands import show
from tests.ui.pdfs import read_text
from ui.desk import Desk
from ui.pages.roster_export import RosterExport, export_roster
from workbench.errors import InvalidInput, StoreError
from workbench.journal import describe
from workbench.members import ContactDraft, Member, list_members, record_contact
from workbench.rules.masking import Mask
from workbench.store import Store

TODAY = date(2019, 11, 30)
WhenAsked = Callable[[Callable[[QDialog], object]], None]


@pytest.fixture
def exporting(desk: Desk, qtbot: QtBot) -> Iterator[RosterExport]:
    college = desk.store.read(list_members, TODAY)[13]
    contact = ContactDraft(phone="0471-4606123", mobile="138-0000-1234")
    desk.store.write(record_contact, college.id, contact)
    made = RosterExport(desk)
    show(qtbot, made)
    yield made
    made.choices.close()


def choice(exporting: RosterExport, words: str) -> QAction:
    return next(act for act in exporting.choices.actions() if act.text() == words)


def named(path: Path) -> Callable[[QDialog], object]:
    """Type a path into the dialog and press Return."""

    def act(dialog: QDialog) -> None:
        name = dialog.findChild(QLineEdit)
        assert name is not None
        name.setText(str(path))
        QTest.keyClick(name, Qt.Key.Key_Return)

    return act


def test_three_degrees_are_offered_and_the_internal_one_stands_first(
    exporting: RosterExport,
) -> None:
    QTest.mouseClick(exporting, Qt.MouseButton.LeftButton)
    assert exporting.choices.isVisible()
    offered = [act.text() for act in exporting.choices.actions() if act.isEnabled() and act.text()]
    assert offered[:3] == ["PDF 文件（内部）", "Excel 工作簿（内部）", "vCard 名片（内部）"]
    assert len(offered) == 9


def test_the_chosen_file_is_written_and_the_quiet_line_says_where(
    exporting: RosterExport, desk: Desk, qtbot: QtBot, when_asked: WhenAsked, tmp_path: Path
) -> None:
    path = tmp_path / "通讯录.pdf"
    when_asked(named(path))
    with qtbot.waitSignal(desk.bus.said, timeout=20_000) as said:
        choice(exporting, "PDF 文件（内部）").trigger()
    assert said.args == [f"已导出成员通讯录（内部），55 人：{path}"]
    text = read_text(path)
    assert "138****1234" in text
    assert "138-0000-1234" not in text


def test_a_suggested_name_says_what_and_as_of_when(
    exporting: RosterExport, when_asked: WhenAsked
) -> None:
    suggested: list[str] = []

    def look(dialog: QDialog) -> None:
        name = dialog.findChild(QLineEdit)
        assert name is not None
        suggested.append(name.text())
        dialog.reject()

    when_asked(look)
    choice(exporting, "vCard 名片（完整）").trigger()
    assert suggested == ["成员通讯录（完整）2019-11-30.vcf"]


def test_a_folder_that_is_not_there_is_refused_in_one_sentence(
    exporting: RosterExport, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:  # fmt: skip
    gone = tmp_path / "没有" / "通讯录.xlsx"
    # The dialog itself lets nobody name such a folder; one that goes away later can be.
    monkeypatch.setattr("ui.dialogs.ask_save_path", lambda *_: gone)
    with qtbot.waitSignal(desk.jobs.refused, timeout=20_000) as refused:
        choice(exporting, "Excel 工作簿（内部）").trigger()
    assert refused.args is not None
    assert str(gone.parent) in refused.args[0]
    assert not gone.parent.exists()


@pytest.mark.usefixtures("exporting")
def test_the_workbook_holds_everybody_in_order(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "通讯录.xlsx"
    export_roster(store, TODAY, Mask.FULL, "xlsx", path)
    heading, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert heading[:6] == ["序号", "职务", "姓名", "单位及职务", "办公电话", "手机"]
    assert [row[0] for row in rows] == list(range(1, 56))
    assert rows[13][1:6] == [
        "成员", "曹红", "呼和浩特职业学院院长", "0471-4606123", "138-0000-1234",
    ]  # fmt: skip


@pytest.mark.usefixtures("exporting")
def test_the_cards_are_read_back_by_another_program(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "通讯录.vcf"
    export_roster(store, TODAY, Mask.FULL, "vcf", path)
    cards = list(vobject.readComponents(path.read_text(encoding="utf-8")))
    assert len(cards) == 55
    card = cards[13]
    assert (card.fn.value, card.title.value) == ("曹红", "呼和浩特职业学院院长")
    assert [tel.value for tel in card.contents["tel"]] == ["0471-4606123", "138-0000-1234"]


@pytest.mark.usefixtures("exporting")
@pytest.mark.parametrize("form", ["pdf", "xlsx", "vcf"])
def test_a_public_roster_holds_no_number(store: Store, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"通讯录.{form}"
    export_roster(store, TODAY, Mask.PUBLIC, form, path)
    match form:
        case "pdf":
            text = read_text(path)
        case "xlsx":
            text = str(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())
        case _:
            text = path.read_text(encoding="utf-8")
    assert "曹红" in text
    assert "0471" not in text
    assert "1234" not in text


def test_a_day_without_members_has_no_roster(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "通讯录.pdf"
    with pytest.raises(InvalidInput, match="这一天还没有领导小组成员"):
        export_roster(store, date(2018, 12, 31), Mask.INTERNAL, "pdf", path)
    assert not path.exists()


def test_a_folder_in_the_place_of_the_file_is_not_touched(store: Store, tmp_path: Path) -> None:
    with pytest.raises((StoreError, InvalidInput)):
        export_roster(store, TODAY, Mask.INTERNAL, "pdf", tmp_path)


def test_a_name_that_no_font_has_is_reported(store: Store, tmp_path: Path) -> None:
    def rename(session: Session) -> None:
        describe(session, "改名")
        session.exec(select(Member).where(Member.name == "冯玉臻")).one().name = "冯𠮷"

    store.write(rename)

    said = export_roster(store, TODAY, Mask.PUBLIC, "pdf", tmp_path / "通讯录.pdf")

    assert said.endswith("通讯录.pdf。字库缺字，纸上以“〓”代替：𠮷。")
