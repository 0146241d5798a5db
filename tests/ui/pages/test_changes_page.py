from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import read_all, show
from tests.ui.pdfs import read_text
from tests.workbench.office import decision, meeting, progress, task_id
from tests.workbench.supervisor import draft
from tests.workbench.typist import on
from ui.desk import Desk
from ui.pages import changes
from ui.pages.changes import BIN, COLUMNS, NET, STEP_BY_STEP, ChangesPage, save_comparison
from ui.pages.ledger import LedgerPage
from ui.parts import rows_model
from workbench import history
from workbench.acts import record_act
from workbench.decision_ledger import list_decisions, list_meetings
from workbench.decisions import record_decision
from workbench.holding import hold_meeting
from workbench.meetings import record_meeting
from workbench.progress import delete_progress, record_progress
from workbench.settling import delete_decision
from workbench.store import Store
from workbench.supervision import ActKind

OCTOBER, NOVEMBER, TODAY = date(2019, 10, 20), date(2019, 11, 26), date(2019, 11, 30)
LEFT = Qt.MouseButton.LeftButton
ENTRY = "第1项任务进展（市场监管局（知识产权局），2019年11月）"
WhenAsked = Callable[[Callable[[QDialog], object]], None]


@pytest.fixture
def typed(desk: Desk) -> Desk:
    """In October a deadline was moved, in November an entry was corrected and a decision deleted.

    The desk's clock stands on 30 November 2019; the journal is told to stand there too.
    """
    store = desk.store
    on(OCTOBER, store, record_act, ActKind.EXTENSION, draft(store, ActKind.EXTENSION))
    on(NOVEMBER, store, record_progress, progress(store))
    on(NOVEMBER, store, record_progress, progress(store, percent=50), 1)
    return desk


@pytest.fixture
def page(typed: Desk, qtbot: QtBot) -> ChangesPage:
    made = ChangesPage(typed)
    show(qtbot, made)
    return made


def cells(page: ChangesPage, *names: str) -> list[tuple[str, ...]]:
    wanted = [column for column in COLUMNS if column.title in names]
    return [tuple(column.text(row) for column in wanted) for row in page.model.rows]


def press(page: QWidget, words: str) -> None:
    button = next(b for b in page.findChildren(QPushButton) if b.text().startswith(words))
    assert button.isVisible()
    QTest.mouseClick(button, LEFT)


def type_day(editor: QLineEdit, text: str) -> None:
    editor.setFocus()
    QTest.keySequence(editor, QKeySequence.StandardKey.SelectAll)
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def delete_one_decision(store: Store, text: str = "年底前出台办法") -> None:
    held = on(NOVEMBER, store, hold_meeting, meeting(held_on=date(2019, 11, 5)))
    key = on(NOVEMBER, store, record_decision, decision(store, held, text=text))
    on(NOVEMBER, store, delete_decision, key)


def named(path: Path) -> Callable[[QDialog], object]:
    def act(dialog: QDialog) -> None:
        name = dialog.findChild(QLineEdit)
        assert name is not None
        name.setText(str(path))
        QTest.keyClick(name, Qt.Key.Key_Return)

    return act


# Line by line


def test_the_last_week_stands_line_by_line_newest_first(page: ChangesPage) -> None:
    assert (page.since.raw(), page.until.raw()) == ("2019-11-23", "2019-11-30")
    shown = cells(page, "时间", "记录", "项目", "原来", "现在")
    assert shown[0] == ("2019-11-26 12:00", ENTRY, "进度", "35%", "50%")
    assert len(shown) == 3
    assert "3 处" in read_all(page.filters)


def test_with_a_meeting_held_the_time_begins_there(typed: Desk, qtbot: QtBot) -> None:
    on(NOVEMBER, typed.store, hold_meeting, meeting(held_on=date(2019, 10, 18)))
    made = ChangesPage(typed)
    show(qtbot, made)
    assert made.since.raw() == "2019-10-18"
    assert ("第1项任务", "到期日期") in cells(made, "记录", "项目")


def test_the_whole_text_stands_beside_the_list(page: ChangesPage) -> None:
    page.table.choose_at(0)
    shown = read_all(page.detail)
    assert all(words in shown for words in (ENTRY, "原来", "35%", "现在", "50%", "2019-11-26"))
    added = next(n for n, row in enumerate(page.model.rows) if row.field == "新增")
    page.table.choose_at(added)
    assert "进度：35%；\n进展情况" in read_all(page.detail)
    assert "原来" not in read_all(page.detail)


def test_typed_days_are_taken_over(page: ChangesPage) -> None:
    type_day(page.since, "2019.10.1")
    type_day(page.until, "20191031")
    assert {row.label for row in page.model.rows} == {"改期：第1项任务"}
    assert page.since.raw() == "2019-10-01"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2019-13-01", "没有这一天，日期请写成 2019-11-30 这样。"),
        ("2019-12-24", "请填写起止两个日期，后一个不能早于前一个。"),
    ],
)
def test_days_that_cannot_be_are_said_and_not_taken(
    page: ChangesPage, qtbot: QtBot, text: str, sentence: str
) -> None:
    before = page.model.rows
    with qtbot.waitSignal(page.desk.bus.said) as said:
        type_day(page.since, text)
    assert said.args == [sentence]
    assert page.model.rows == before


def test_leaving_a_day_as_it_is_reads_nothing_again(page: ChangesPage) -> None:
    page.table.choose_at(1)
    page.since.setFocus()
    QTest.keyClick(page.since, Qt.Key.Key_Return)
    assert page.table.currentIndex().row() == 1


def test_a_meeting_sets_both_days(typed: Desk, qtbot: QtBot) -> None:
    for number, day in ((1, date(2019, 9, 1)), (2, date(2019, 10, 25))):
        on(OCTOBER, typed.store, hold_meeting, meeting(number=number, held_on=day))
    page = ChangesPage(typed)
    show(qtbot, page)
    second, first = typed.store.read(list_meetings, TODAY)
    page.meeting.pick(first.id)
    assert (page.since.raw(), page.until.raw()) == ("2019-09-01", "2019-10-25")
    page.meeting.pick(second.id)
    assert (page.since.raw(), page.until.raw()) == ("2019-10-25", "2019-11-30")
    type_day(page.since, "2019-11-01")
    assert page.meeting.value() is None
    assert page.since.raw() == "2019-11-01"


def test_kinds_and_words_narrow_the_list(page: ChangesPage) -> None:
    page.kind.pick("Task")
    assert cells(page, "记录", "项目") == [("第1项任务", "状态")]
    page.kind.pick(None)
    page.filter_text("50%")
    assert cells(page, "记录", "现在") == [(ENTRY, "50%")]
    page.filter_text("没有这几个字")
    assert "这段时间没有记录，可改日期或清除筛选。" in read_all(page.table)


def test_long_lists_come_page_by_page_and_ask_to_be_narrowed_before_sorting(
    typed: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (history, changes, rows_model):
        monkeypatch.setattr(module, "PAGE", 25)
    for number in range(1, 61):
        on(NOVEMBER, typed.store, hold_meeting, meeting(number=number, held_on=date(2020, 1, 1)))
    page = ChangesPage(typed)
    show(qtbot, page)
    assert "25 处以上" in read_all(page.filters)
    with qtbot.waitSignal(typed.bus.said) as said:
        page.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert said.args == ["行数较多，请先缩小日期范围再排序。"]
    with qtbot.assertNotEmitted(typed.bus.said):
        page.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    QTest.keyClick(page.table, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: len(page.model.rows) == 50)
    assert len({row.id for row in page.model.rows}) == 50


def test_what_is_written_elsewhere_is_listed_and_the_chosen_row_stays(page: ChangesPage) -> None:
    page.table.choose_at(0)
    chosen = page.table.chosen_row()
    on(NOVEMBER, page.desk.store, hold_meeting, meeting(held_on=date(2019, 12, 5)))
    QApplication.processEvents()
    assert cells(page, "记录")[0] == ("领导小组第1次全体会议",)
    assert page.table.chosen_row() == chosen


# One record


def test_every_detail_leads_to_the_history_of_its_record(typed: Desk, qtbot: QtBot) -> None:
    ledger = LedgerPage(typed)
    show(qtbot, ledger)
    ledger.show_history()
    ledger.table.choose_at(0)
    with qtbot.waitSignal(typed.bus.wanted) as wanted:
        press(ledger, "修改历史")
    assert wanted.args == ["changes", {"record": task_id(typed.store)}]


def test_a_wish_shows_the_history_of_one_record_whatever_the_days(page: ChangesPage) -> None:
    page.kind.pick("Meeting")
    page.view.pick(BIN)
    page.take({"record": task_id(page.desk.store)})
    assert page.view.value() == STEP_BY_STEP
    assert "只看：第1项任务" in [b.text() for b in page.only.findChildren(QPushButton)]
    labels = [label for (label,) in cells(page, "做了什么")]
    assert "改期：第1项任务" in labels
    assert labels[-1].startswith("导入《")
    assert page.table.currentIndex().row() == 0
    assert not page.since.isEnabled()
    assert not page.kind.isVisible()
    press(page, "清除筛选")
    assert page.since.isEnabled()
    assert len(page.model.rows) == 3


def test_a_wish_for_no_record_shows_everything(page: ChangesPage) -> None:
    page.filter_text("没有这几个字")
    page.take({})
    assert len(page.model.rows) == 3
    assert page.table.currentIndex().row() == 0


def test_a_wish_that_finds_nothing_chooses_nothing(page: ChangesPage) -> None:
    type_day(page.since, "2018-01-01")
    type_day(page.until, "2018-01-02")
    page.take({})
    assert page.table.chosen_row() is None


def test_a_chosen_change_leads_to_the_history_of_its_record(
    page: ChangesPage, qtbot: QtBot
) -> None:
    page.show_history()
    page.table.choose_at(0)
    with qtbot.waitSignal(page.desk.bus.wanted) as wanted:
        press(page, "修改历史")
    row = page.table.chosen_row()
    assert row is not None
    assert wanted.args == ["changes", {"record": row.record_id}]


# Two evenings


def test_the_comparison_shows_the_net_of_the_days(page: ChangesPage) -> None:
    press(page, NET)
    assert cells(page, "记录", "项目") == [("第1项任务", "状态"), (ENTRY, "新增")]
    page.kind.pick("ProgressEntry")
    assert "进度：50%" in page.model.rows[0].after
    page.kind.pick("Meeting")
    assert "没有符合条件的变化。" in read_all(page.table)


def test_the_comparison_is_saved_as_a_pdf(
    page: ChangesPage, qtbot: QtBot, when_asked: WhenAsked, tmp_path: Path
) -> None:
    path = tmp_path / "对照.pdf"
    when_asked(named(path))
    with qtbot.waitSignal(page.desk.bus.said, timeout=20_000) as said:
        press(page, "打印变化对照")
    assert said.args == [f"已保存变化对照，1 页：{path}"]
    text = read_text(path)
    assert "2019年11月22日与2019年11月30日" in text
    assert all(words in text for words in (ENTRY, "第1项任务", "未启动", "推进中"))


def test_a_dialog_left_without_a_name_writes_nothing(
    page: ChangesPage, when_asked: WhenAsked, tmp_path: Path
) -> None:
    suggested: list[str] = []

    def look(dialog: QDialog) -> None:
        name = dialog.findChild(QLineEdit)
        assert name is not None
        suggested.append(name.text())
        dialog.reject()

    when_asked(look)
    page.print_page()
    assert suggested == ["变化对照（2019-11-23至2019-11-30）.pdf"]
    assert not list(tmp_path.glob("*.pdf"))


def test_a_character_that_no_font_has_is_said(typed: Desk, tmp_path: Path) -> None:
    held = meeting(place="\U0001f600厅")
    on(NOVEMBER, typed.store, record_meeting, held)
    sentence = save_comparison(typed.store, OCTOBER, TODAY, tmp_path / "对照.pdf")
    assert sentence.endswith("；缺字：\U0001f600")


# The recycle bin


def test_what_was_deleted_is_brought_back_with_one_button(page: ChangesPage, qtbot: QtBot) -> None:
    delete_one_decision(page.desk.store)
    press(page, BIN)
    assert cells(page, "记录", "项目", "现在") == [("议定事项“年底前出台办法”", "删除", "—")]
    assert not page.since.isEnabled()
    page.table.choose_at(0)
    assert "已删除" not in read_all(page.filters)
    assert "现在" not in read_all(page.detail)
    with qtbot.waitSignal(page.desk.bus.said) as said:
        press(page, "恢复")
    assert said.args == ["已恢复议定事项“年底前出台办法”"]
    QApplication.processEvents()
    assert page.model.rows == ()
    assert "回收站是空的；删除的记录会列在这里，可以恢复。" in read_all(page.table)
    page.restore()
    assert [row.text for row in page.desk.store.read(list_decisions, TODAY, 10)] == [
        "年底前出台办法"
    ]


def test_why_something_cannot_come_back_is_said(page: ChangesPage, qtbot: QtBot) -> None:
    store = page.desk.store
    key = on(NOVEMBER, store, record_progress, progress(store, period="2019-10"))
    on(NOVEMBER, store, delete_progress, key)
    on(NOVEMBER, store, record_progress, progress(store, period="2019-10"))
    page.view.pick(BIN)
    page.table.choose_at(0)
    with qtbot.waitSignal(page.desk.bus.said) as said:
        press(page, "恢复")
    assert said.args is not None
    assert said.args[0].startswith("已有新的第1项任务进展")
    assert len(page.model.rows) == 1
