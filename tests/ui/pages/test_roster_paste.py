"""Somebody pastes or opens lists of people and takes them, by keyboard."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.fingers import press
from tests.ui.hands import all_problems, show
from ui.desk import Desk
from ui.pages import roster_paste
from ui.pages.members import MembersPage
from ui.pages.roster_paste import HINT, RosterPaste
from workbench.liaisons import list_liaisons
from workbench.members import MemberRow, list_members
from workbench.roster_intake import Sameness
from workbench.units import UnitDraft, add_unit

CORPUS = Path(__file__).parents[2] / "workbench" / "rules" / "roster" / "corpus"
FOUNDING = (CORPUS / "01-founding-paragraph.txt").read_text("utf-8")
NEWCOMER = "成员：\n阿拉坦其其格·斯琴　市教育局副局长　138-0000-1234\n王斌 市发改委主任\n"
CONTROL = Qt.KeyboardModifier.ControlModifier


class Secretary:
    """Somebody at the paste, whose clipboard holds lists."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk = desk
        self.page = RosterPaste(desk)
        self.said: list[str] = []
        desk.bus.said.connect(self.said.append)
        show(qtbot, self.page)
        self.page.start()

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        press(Qt.Key.Key_V, CONTROL)

    def states(self) -> list[str]:
        return [row.state for row in self.page.model.rows]

    def standings(self) -> list[str]:
        return [str(row.comparison.standing) for row in self.page.model.rows]

    def members(self) -> list[MemberRow]:
        day = self.desk.clock().date() + timedelta(days=1)
        return self.desk.store.read(list_members, day)

    def click(self, words: str) -> None:
        found = [b for b in self.page.findChildren(QPushButton) if b.text().startswith(words)]
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


@pytest.fixture
def secretary(desk: Desk, qtbot: QtBot) -> Iterator[Secretary]:
    yield Secretary(desk, qtbot)
    QGuiApplication.clipboard().clear()


def test_an_empty_page_says_what_to_do_and_has_the_cursor(secretary: Secretary) -> None:
    page = secretary.page
    assert page.text.hasFocus()
    assert page.text.placeholderText() == HINT
    assert not page.form.isVisible()
    secretary.click("从剪贴板粘贴")
    assert secretary.said == ["剪贴板里没有文字，请先复制名单。"]


def test_the_founding_paragraph_finds_everybody_in_the_roster(secretary: Secretary) -> None:
    secretary.paste(FOUNDING)
    assert secretary.states() == ["已在名单"] * 55
    assert secretary.page.summary.text() == "读出 55 人　已在名单 55"
    press(Qt.Key.Key_Delete)
    assert secretary.said == ["这个人已在名单，没有新的内容。"]
    assert secretary.states()[0] == "已在名单"


def test_enter_takes_and_undo_lets_wait_again(secretary: Secretary) -> None:
    secretary.paste(NEWCOMER)
    assert secretary.states() == ["待确认", "已在名单"]
    press(Qt.Key.Key_Return)
    assert secretary.states() == ["已采用", "已在名单"]
    assert secretary.said == ["已采用 阿拉坦其其格·斯琴（成员）"]
    new = secretary.members()[-1]
    assert (new.name, new.unit, new.mobile) == ("阿拉坦其其格·斯琴", "教育局", "138-0000-1234")
    secretary.page.table.choose_at(0)
    press(Qt.Key.Key_Return)
    assert not secretary.page.form.isEnabled()
    assert len(secretary.members()) == 56
    secretary.page.drop()
    assert secretary.said[-1] == "这个人已经采用；要改，请在成员通讯里办。"
    secretary.desk.store.undo()
    assert secretary.states() == ["待确认", "已在名单"]
    assert len(secretary.members()) == 55


def test_delete_leaves_out_and_takes_back(secretary: Secretary) -> None:
    secretary.paste(NEWCOMER)
    press(Qt.Key.Key_Delete)
    assert secretary.states() == ["不采用", "已在名单"]
    press(Qt.Key.Key_Delete)
    assert secretary.states() == ["待确认", "已在名单"]
    assert len(secretary.members()) == 55


def test_a_namesake_is_asked_about_and_kept_apart(secretary: Secretary) -> None:
    secretary.paste("成员：李红 市教育局副局长")
    assert secretary.standings() == ["同名，职务不同"]
    press(Qt.Key.Key_Return)
    assert all_problems(secretary.page.form) == [
        "名单里已有李红，任“市外事办主任”，请选是不是同一人。"
    ]
    assert secretary.states() == ["待确认"]
    secretary.page.form.editor("sameness").put(Sameness.OTHER)
    secretary.page.form.save()
    assert secretary.states() == ["已采用"]
    assert [m.post for m in secretary.members() if m.name == "李红"] == [
        "市外事办主任",
        "市教育局副局长",
    ]


def test_new_numbers_of_a_member_are_taken_alone(secretary: Secretary) -> None:
    secretary.paste("王斌 市发改委主任 138-0000-1234")
    assert secretary.standings() == ["号码有变"]
    assert not secretary.page.form.editor("since").isVisible()
    press(Qt.Key.Key_Return)
    (row,) = [m for m in secretary.members() if m.name == "王斌"]
    assert (row.mobile, len(secretary.members())) == ("138-0000-1234", 55)


def test_a_list_without_roles_keeps_those_of_the_roster(secretary: Secretary) -> None:
    secretary.paste("周强 副市长\n海鹰 市民委主任")
    rows = secretary.page.model.rows
    assert [row.texts["role"] for row in rows] == ["副组长", "成员"]
    assert "先按成员" in rows[1].notes


def test_liaisons_are_taken_for_their_units(secretary: Secretary) -> None:
    secretary.paste("教育局联络员：李红 138-0000-1234")
    press(Qt.Key.Key_Return)
    day = date(2020, 1, 1)
    (row,) = secretary.desk.store.read(list_liaisons, day)
    assert (row.unit, row.name, row.mobile) == ("教育局", "李红", "138-0000-1234")


def test_what_is_typed_stays_when_the_paste_is_read_again(secretary: Secretary) -> None:
    secretary.paste(NEWCOMER)
    press(Qt.Key.Key_F2)
    assert secretary.page.form.editor("name").hasFocus()
    secretary.page.form.editor("post").put("市科技局副局长")
    secretary.page.text.appendPlainText("周强 副市长")
    assert secretary.page.model.rows[0].texts["post"] == "市科技局副局长"
    assert len(secretary.page.model.rows) == 3
    press(Qt.Key.Key_Escape)
    assert secretary.page.table.hasFocus()


def test_enter_in_the_form_takes_and_a_refusal_stays_in_it(secretary: Secretary) -> None:
    secretary.paste(NEWCOMER)
    form = secretary.page.form
    form.editor("post").put("")
    form.start()
    assert form.editor("post").hasFocus()
    press(Qt.Key.Key_Return)
    assert all_problems(form) == ["请填写单位及职务。"]
    form.editor("post").put("市教育局副局长")
    press(Qt.Key.Key_Return)
    assert secretary.states() == ["已采用", "已在名单"]


def test_a_new_unit_is_offered_at_once(secretary: Secretary) -> None:
    secretary.paste(NEWCOMER)
    unit = UnitDraft(short_name="民委", official_name="市民委")
    secretary.desk.store.write(add_unit, unit)
    secretary.page.form.editor("unit_id").retype("民委")
    assert secretary.page.form.editor("unit_id").value() is not None


def test_a_file_is_opened_or_refused_in_one_sentence(
    secretary: Secretary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = tmp_path / "名单.csv", tmp_path / "名单.pdf"
    good.write_bytes("姓名,职务\n海鹰,市民委主任\n".encode("gb18030"))
    bad.write_bytes(b"%PDF-1.7")
    picked = [good]
    monkeypatch.setattr(roster_paste, "ask_open_paths", lambda *_: picked)
    press(Qt.Key.Key_O, CONTROL)
    assert secretary.states() == ["待确认"]
    assert secretary.page.table.hasFocus()
    picked[0] = bad
    secretary.click("打开文件")
    assert "请另存为 xlsx" in secretary.said[-1]
    assert secretary.states() == ["待确认"]


def test_a_text_without_people_says_so(secretary: Secretary) -> None:
    secretary.paste("各位领导好。")
    assert secretary.page.table.empty.isVisible()
    press(Qt.Key.Key_Return)
    assert len(secretary.members()) == 55


def test_the_members_page_gives_way_and_comes_back(desk: Desk, qtbot: QtBot) -> None:
    page = MembersPage(desk)
    show(qtbot, page)
    page.import_people()
    assert page.importing.paste.text.hasFocus()
    assert not page.table.isVisible()
    assert not page.header.isVisible()
    QTest.mouseClick(
        next(b for b in page.importing.paste.findChildren(QPushButton) if "回到成员" in b.text()),
        Qt.MouseButton.LeftButton,
    )
    assert page.table.isVisible()
    assert page.table.hasFocus()
    page.import_people()
    page.take({})
    assert page.table.isVisible()
