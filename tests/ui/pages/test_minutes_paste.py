from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.fingers import focused, press
from tests.ui.hands import all_problems, problems_in, questions, read_all, save, show, write
from tests.workbench.meeting_room import close, decide, decisions, hold, the_meeting
from ui.desk import Desk
from ui.pages.minutes_paste import HINT, MinutesPaste
from workbench.decision_ledger import DecisionRow
from workbench.meetings import MeetingKind
from workbench.units import find_unit

CORPUS = Path(__file__).parents[2] / "workbench" / "rules" / "minutes" / "corpus"
NUMBERED = (CORPUS / "01-numbered-with-labels.txt").read_text("utf-8")
BY_TOPIC = (CORPUS / "14-by-topic.txt").read_text("utf-8")
CONTROL = Qt.KeyboardModifier.ControlModifier
SUMMER = datetime(2019, 7, 15, 9, 12).astimezone()
HELD = date(2019, 7, 12)
STRANGER = "会议议定：\n1. 市税务局牵头，财政局配合，9月底前清理欠税。\n2. 教育局开设课程。\n"


class Secretary:
    """Somebody who pastes minutes of a meeting of July 2019, three days later."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.store = desk.store
        self.meeting = hold(desk.store, held_on=HELD)
        self.page = MinutesPaste(desk)
        self.said: list[str] = []
        desk.bus.said.connect(self.said.append)
        show(qtbot, self.page)
        self.page.open_on(the_meeting(desk.store, self.meeting))
        self.page.start()

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        press(Qt.Key.Key_V, CONTROL)

    def recorded(self) -> list[DecisionRow]:
        return decisions(self.store, SUMMER.date())

    def states(self) -> list[str]:
        return [row.state for row in self.page.model.rows]

    def chosen(self) -> int:
        row = self.page.table.chosen_row()
        assert row
        return row.number

    def select(self, words: str) -> None:
        cursor = self.page.text.textCursor()
        begin = self.page.text.toPlainText().index(words)
        cursor.setPosition(begin)
        cursor.setPosition(begin + len(words), QTextCursor.MoveMode.KeepAnchor)
        self.page.text.setTextCursor(cursor)

    def press_button(self, name: str) -> None:
        found = [b for b in self.page.findChildren(QPushButton) if b.accessibleName() == name]
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


@pytest.fixture
def secretary(desk: Desk, qtbot: QtBot) -> Iterator[Secretary]:
    desk.clock, desk.as_of = lambda: SUMMER, SUMMER.date()
    yield Secretary(desk, qtbot)
    QGuiApplication.clipboard().clear()


def test_an_empty_page_says_what_to_do_and_has_the_cursor(secretary: Secretary) -> None:
    page = secretary.page
    assert page.text.hasFocus()
    assert page.text.placeholderText() == HINT
    assert not page.table.isVisible()
    assert not page.form.isVisible()


def test_before_a_meeting_is_chosen_nothing_is_read(desk: Desk, qtbot: QtBot) -> None:
    page = MinutesPaste(desk)
    show(qtbot, page)
    page.text.setPlainText(NUMBERED)
    page.form.editor("text").put("写到一半")
    assert page.model.rowCount() == 0
    page.open_on(the_meeting(desk.store, hold(desk.store, held_on=HELD)))
    assert len(page.model.rows) == 4
    desk.bus.tell(frozenset({"Target"}))
    assert page.form.editor("text").raw() == page.model.rows[0].texts["text"]


def test_what_is_pasted_is_listed_and_nothing_is_recorded(secretary: Secretary) -> None:
    secretary.paste(NUMBERED)
    page = secretary.page
    assert page.table.hasFocus()
    assert secretary.chosen() == 1
    cells = [[column.text(row) for column in page.model.columns] for row in page.model.rows]
    assert cells[2] == [
        "3",
        "待确认",
        "研究制定知识产权专项资金管理办法，明确以奖代补的范围和标准。",
        "财政局",
        "市场监管局（知识产权局）、金融办",
        "2019-11-15",
        "新增工作",
        "",
    ]
    assert "读出议定事项 4 条　待确认 4" in read_all(page)
    assert page.form.editor("text").raw() == "抓紧落实市级知识产权保护中心编制和办公场所。"
    assert page.form.editor("cooperating").raw() == "编办、人社局、财政局"
    assert secretary.recorded() == []


def test_enter_takes_delete_drops_and_the_next_one_comes(secretary: Secretary) -> None:
    secretary.paste(NUMBERED)
    press(Qt.Key.Key_Return)
    assert secretary.said[-1] == "已采用第 1 条“抓紧落实市级知识产权保护中心编制和办公场所”"
    assert secretary.chosen() == 2
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Down)
    assert secretary.chosen() == 4
    press(Qt.Key.Key_Enter)
    assert secretary.chosen() == 3
    press(Qt.Key.Key_Return)
    assert secretary.states() == ["已采用", "不采用", "已采用", "已采用"]
    rows = secretary.recorded()
    assert [(row.unit, row.due_on) for row in rows] == [
        ("市场监管局（知识产权局）", date(2019, 9, 30)),
        ("各旗县区政府", date(2019, 8, 31)),
        ("财政局", date(2019, 11, 15)),
    ]
    assert rows[0].cooperating_names == "编办、人社局、财政局"
    assert rows[0].kind == "新增工作"
    assert "读出议定事项 4 条　已采用 3 · 不采用 1" in read_all(secretary.page)
    assert secretary.page.waiting() == 0


def test_one_that_was_dropped_can_wait_again_and_be_taken(secretary: Secretary) -> None:
    secretary.paste(NUMBERED)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Delete)
    assert (secretary.chosen(), secretary.states()[0]) == (1, "待确认")
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    assert secretary.states()[0] == "已采用"


def test_what_is_taken_is_not_taken_twice(secretary: Secretary) -> None:
    secretary.paste(NUMBERED)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Up)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Delete):
        press(key)
        assert len(secretary.recorded()) == 1
        assert secretary.chosen() == 1
        assert secretary.said[-1] == "这一条已经采用；要改或删，请在议定事项里办。"


def test_one_undo_takes_one_back_and_it_waits_again(secretary: Secretary) -> None:
    secretary.paste(NUMBERED)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    secretary.store.undo()
    assert secretary.states()[:2] == ["已采用", "待确认"]
    secretary.store.redo()
    assert secretary.states()[:2] == ["已采用", "已采用"]


def test_what_the_meeting_has_decided_already_is_known_when_it_is_pasted(
    secretary: Secretary,
) -> None:
    text = "各旗县区明确知识产权管理机构和工作人员。"
    decide(secretary.store, secretary.meeting, text=text)
    secretary.paste(NUMBERED)
    assert secretary.states() == ["待确认"] * 3 + ["已采用"]


def test_a_proposal_is_put_right_before_it_is_taken(secretary: Secretary) -> None:
    secretary.paste(BY_TOPIC)
    page = secretary.page
    press(Qt.Key.Key_Down)
    assert page.form.editor("due_on").raw() == ""
    assert "没有写完成时限。" in read_all(page.form)
    press(Qt.Key.Key_F2)
    assert page.form.editor("kind").hasFocus()
    write(page.form, "kind", "新增工作")
    write(page.form, "unit_id", "督查")
    press(Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up)
    assert page.form.editor("unit_id").raw() == "督查"
    assert page.table.model().index(1, 3).data() == "督查"
    press(Qt.Key.Key_Return)
    assert problems_in(page.form, "unit_id") == ["列表里没有“督查”，请从列表里选一个。"]
    assert page.form.editor("unit_id").hasFocus()
    write(page.form, "unit_id", "编办")
    write(page.form, "due_on", "2019-08-31")
    press(Qt.Key.Key_Return)
    (row,) = secretary.recorded()
    assert (row.unit, row.due_on) == ("编办", date(2019, 8, 31))
    assert page.table.hasFocus()
    assert secretary.chosen() == 3


@pytest.mark.parametrize("name", ["kind", "due_on", "unit_id", "cooperating"])
def test_enter_takes_from_any_field_of_one_line(secretary: Secretary, name: str) -> None:
    secretary.paste(NUMBERED)
    secretary.page.form.editor(name).setFocus()
    press(Qt.Key.Key_Return)
    assert len(secretary.recorded()) == 1


def test_in_the_text_enter_begins_a_line(secretary: Secretary) -> None:
    secretary.paste(NUMBERED)
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Return)
    assert secretary.recorded() == []
    assert secretary.page.form.editor("text").raw().startswith("\n")


def test_a_draft_without_unit_kind_and_date_can_be_taken(secretary: Secretary) -> None:
    secretary.paste("会议议定：\n1. 抓好落实。\n")
    press(Qt.Key.Key_Return)
    (row,) = secretary.recorded()
    assert (row.text, row.kind, row.unit_id, row.due_on) == ("抓好落实。", None, None, None)


def test_a_date_that_has_passed_is_asked_about_first(secretary: Secretary, desk: Desk) -> None:
    desk.clock = lambda: datetime(2019, 10, 8, 9).astimezone()
    secretary.paste(NUMBERED)
    press(Qt.Key.Key_Return)
    (asked,) = questions(secretary.page.form)
    assert asked == "完成时限2019年9月30日已经过去，确定这样记吗？再保存一次就采用。"
    assert secretary.recorded() == []
    press(Qt.Key.Key_Return)
    assert len(secretary.recorded()) == 1
    assert questions(secretary.page.form) == []


def test_several_leads_are_said_and_the_others_cooperate(secretary: Secretary) -> None:
    secretary.paste(BY_TOPIC)
    row = secretary.page.model.rows[2]
    assert (row.texts["unit_id"], row.texts["cooperating"]) == (
        "市场监管局（知识产权局）",
        "科技局",
    )
    assert "牵头单位有几个：第一个记为牵头，其余记为配合，请确认。" in row.notes


def test_choosing_a_proposal_marks_its_words_in_the_paste(secretary: Secretary) -> None:
    secretary.paste(BY_TOPIC)
    text = secretary.page.text
    for row in secretary.page.model.rows:
        secretary.page.table.choose(row.id)
        assert text.current
        marked = text.toPlainText()[text.current.begin : text.current.end]
        assert "".join(marked.splitlines()).startswith(row.proposed.text)
        assert text.textCursor().position() == text.current.begin
    marks = [mark for line in range(40) for mark in text.marked_at(line)]
    assert len(marks) == 9
    assert sum(mark.end - mark.begin for mark in marks) < len(BY_TOPIC)


def test_a_selected_stretch_becomes_a_proposal(secretary: Secretary) -> None:
    secretary.paste(NUMBERED)
    page = secretary.page
    assert not page.from_selection.isEnabled()
    words = "研究部署知识产权强市创建工作"
    page.text.setFocus()
    secretary.select(words)
    assert page.from_selection.isEnabled()
    press(Qt.Key.Key_Return, CONTROL)
    assert (secretary.chosen(), len(page.model.rows)) == (1, 5)
    assert page.form.editor("text").raw() == words
    write(page.form, "due_on", "2019-12-31")
    save(page.form)
    assert [row.text for row in secretary.recorded()] == [words]
    page.text.setFocus()
    press(Qt.Key.Key_End, CONTROL)
    secretary.paste("\n（五）教育局8月底前开设课程。\n")
    assert page.model.rows[0].texts["text"] == words
    assert secretary.states()[0] == "已采用"


def test_without_a_selection_nothing_is_added(secretary: Secretary) -> None:
    secretary.paste("今天没有议定。")
    page = secretary.page
    assert "没有读出议定事项。在原文里选中一段文字，按“从选中文字新增”。" in read_all(page.table)
    assert not page.form.isVisible()
    page.text.setFocus()
    press(Qt.Key.Key_Return, CONTROL)
    assert secretary.said == ["请先在原文里选中一段文字。"]
    assert page.text.toPlainText() == "今天没有议定。"


def test_the_button_pastes_too_and_says_when_there_is_nothing(secretary: Secretary) -> None:
    QGuiApplication.clipboard().clear()
    secretary.press_button("从剪贴板粘贴")
    assert secretary.said == ["剪贴板里没有文字，请先复制会议纪要。"]
    QGuiApplication.clipboard().setText(NUMBERED)
    secretary.press_button("从剪贴板粘贴")
    assert len(secretary.page.model.rows) == 4
    assert secretary.page.table.hasFocus()


def test_an_unknown_unit_is_added_and_read_in_its_place(secretary: Secretary) -> None:
    secretary.paste(STRANGER)
    page = secretary.page
    assert "“市税务局”不在单位名单中。" in read_all(page.side.unknown)
    secretary.press_button("新增单位：市税务局")
    form = page.side.unit_form
    assert [form.editor(name).raw() for name in ("short_name", "official_name")] == [
        "税务局",
        "市税务局",
    ]
    write(form, "official_name", "国家税务总局呼和浩特市税务局")
    save(form)
    assert secretary.said[-1] == "已新增单位税务局"
    assert page.table.hasFocus()
    assert not page.side.unknown.isVisible()
    assert page.form.editor("unit_id").raw() == "税务局"
    press(Qt.Key.Key_Return)
    (row,) = secretary.recorded()
    assert (row.unit, row.cooperating_names) == ("税务局", "财政局")


def test_an_unknown_name_is_mapped_to_a_unit(secretary: Secretary) -> None:
    secretary.paste(STRANGER)
    secretary.press_button("是已有单位：市税务局")
    popup = QApplication.activePopupWidget()
    assert popup
    (listed,) = popup.findChildren(QListWidget)
    item = listed.findItems("财政局", Qt.MatchFlag.MatchExactly)[0]
    listed.setCurrentItem(item)
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert secretary.said[-1] == "已把“市税务局”记为别名，以后也认得"
    assert secretary.store.read(find_unit, "市税务局") == secretary.store.read(find_unit, "财政局")
    assert secretary.page.form.editor("unit_id").raw() == "财政局"


def test_a_name_that_was_mapped_meanwhile_is_said(secretary: Secretary) -> None:
    secretary.paste(STRANGER)
    unit = secretary.store.read(find_unit, "财政局")
    secretary.page.side.unknown.mapped.emit("教育局", unit)
    assert secretary.said == ["“教育局”已是教育局的名称，请直接选用。"]


def test_while_a_unit_is_added_enter_takes_nothing_unseen(secretary: Secretary) -> None:
    secretary.paste(STRANGER)
    page = secretary.page
    secretary.press_button("新增单位：市税务局")
    page.table.setFocus()
    press(Qt.Key.Key_Return)
    assert page.side.unit_form.editor("short_name").hasFocus()
    write(page.side.unit_form, "short_name", "财政局")
    save(page.side.unit_form)
    assert problems_in(page.side.unit_form, "short_name") == [
        "“财政局”已是财政局的名称，请直接选用。"
    ]
    page.side.unit_form.saved()
    press(Qt.Key.Key_Escape)
    assert page.form.isVisible()
    secretary.press_button("新增单位：市税务局")
    page.table.setFocus()
    press(Qt.Key.Key_Down)
    assert page.form.isVisible()
    assert secretary.recorded() == []


def test_what_was_typed_and_decided_stays_when_the_text_is_corrected(
    secretary: Secretary,
) -> None:
    secretary.paste(NUMBERED)
    page = secretary.page
    press(Qt.Key.Key_Delete)
    write(page.form, "due_on", "2020-03-31")
    page.text.setFocus()
    press(Qt.Key.Key_Home, CONTROL)
    secretary.paste("各位领导：\n")
    assert secretary.states() == ["不采用"] + ["待确认"] * 3
    assert page.model.rows[1].texts["due_on"] == "2020-03-31"
    cursor = page.text.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    page.text.setTextCursor(cursor)
    page.text.setFocus()
    secretary.paste(STRANGER)
    assert secretary.states() == ["待确认", "待确认"]


def test_a_paste_is_kept_for_its_meeting_until_one_comes_back(
    secretary: Secretary, desk: Desk
) -> None:
    secretary.paste(NUMBERED)
    page = secretary.page
    press(Qt.Key.Key_Delete)
    write(page.form, "text", "写到一半")
    other: UUID = hold(desk.store, kind=MeetingKind.OFFICE, held_on=HELD)
    page.open_on(the_meeting(desk.store, other))
    page.start()
    assert page.text.toPlainText() == ""
    assert page.text.hasFocus()
    page.open_on(the_meeting(desk.store, secretary.meeting))
    page.start()
    assert secretary.states() == ["不采用"] + ["待确认"] * 3
    assert page.model.rows[1].texts["text"] == "写到一半"
    page.hide()
    page.show()
    assert secretary.states()[0] == "不采用"


def test_opened_again_on_the_same_meeting_the_cursor_stays(secretary: Secretary) -> None:
    secretary.paste(NUMBERED)
    editor = secretary.page.form.editor("due_on")
    editor.setFocus()
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_9)
    secretary.page.open_on(the_meeting(secretary.store, secretary.meeting))
    press(Qt.Key.Key_8)
    assert editor.raw() == "982019-09-30"


def test_a_meeting_that_was_closed_meanwhile_takes_nothing_and_says_so(
    secretary: Secretary,
) -> None:
    secretary.paste(NUMBERED)
    close(secretary.store, secretary.meeting, SUMMER.date())
    press(Qt.Key.Key_Return)
    (said,) = all_problems(secretary.page.form)
    assert said.startswith("领导小组第1次全体会议已结束，不能再改")
    assert secretary.recorded() == []


def test_esc_in_the_list_leaves_and_a_double_click_opens_the_form(
    secretary: Secretary, qtbot: QtBot
) -> None:
    secretary.paste(NUMBERED)
    page = secretary.page
    with qtbot.waitSignal(page.left):
        press(Qt.Key.Key_Escape)
    page.table.opened.emit(page.table.chosen_row())
    assert focused() is page.form.editor("text")
    assert secretary.recorded() == []


def test_everything_has_a_name_to_be_read_aloud(secretary: Secretary) -> None:
    page = secretary.page
    secretary.paste(NUMBERED)
    assert page.text.accessibleName() == "会议纪要原文"
    assert page.table.accessibleName() == "读出的议定事项"
    assert page.form.accessibleName() == "第 1 条　待确认"
    buttons = [b for b in page.findChildren(QPushButton) if b.isVisible()]
    assert all(b.accessibleName() or b.text() for b in buttons)
