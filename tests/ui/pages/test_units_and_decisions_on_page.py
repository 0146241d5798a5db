from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.hands import read_all, save, show, write
from tests.ui.pages.inspector import acts, choose, fields, offered, pick, press
from tests.workbench.supervisor import finish
from ui.desk import Desk
from ui.pages.decision_list import DecisionList
from ui.pages.ledger import LedgerPage
from ui.parts.cell_grid import CellButton
from ui.parts.form import Form
from workbench.progress import list_entries
from workbench.supervision import ActKind

TODAY = date(2019, 11, 30)
CLICK = Qt.MouseButton.LeftButton


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[LedgerPage]:
    made = LedgerPage(desk)
    show(qtbot, made)
    yield made
    for form in made.findChildren(Form):
        form.saved()


@pytest.fixture
def meetings(autumn_desk: Desk, qtbot: QtBot) -> Iterator[DecisionList]:
    made = DecisionList(autumn_desk)
    show(qtbot, made)
    made.table.choose_at(0)
    yield made
    for form in made.findChildren(Form):
        form.saved()


# The nine units


def test_each_unit_of_a_group_is_a_cell_that_opens_its_report(page: LedgerPage, desk: Desk) -> None:
    finish(desk.store, 4, "新城区政府", on=date(2019, 11, 20))
    row = choose(page, 4)
    cells = page.detail.findChildren(CellButton)
    assert [cell.accessibleName() for cell in cells if cell.isVisible()] == [
        f"{duty.unit}，{'100%' if duty.unit == '新城区政府' else '从未填报'}" for duty in row.duties
    ]
    latest = next(c for c in page.model.columns if c.title == "最近填报")
    assert latest.text(row) == "11-20 1/9"
    assert latest.tip is not None
    assert latest.tip(row).startswith("本期未报：土左旗政府、")
    wanted = next(cell for cell in cells if cell.accessibleName().startswith("武川县政府"))
    QTest.mouseClick(wanted, CLICK)
    form = page.progress_form
    assert page.side.currentWidget() is form
    assert form.editor("unit_id").raw() == "武川县政府"
    write(form, "percent", "40")
    write(form, "text", "已完成摸底。")
    save(form)
    entries = desk.store.read(list_entries, row.id, TODAY)
    assert ("武川县政府", 40) in [(entry.unit, entry.percent) for entry in entries]
    assert latest.text(choose(page, 4)) == "11-30 2/9"


def test_before_the_due_day_a_silent_unit_is_not_red(page: LedgerPage, desk: Desk) -> None:
    finish(desk.store, 4, "新城区政府", on=date(2019, 11, 20))
    desk.as_of = date(2019, 12, 10)
    desk.bus.set_as_of(desk.as_of)
    choose(page, 4)
    names = [c.accessibleName() for c in page.detail.findChildren(CellButton) if c.isVisible()]
    assert "新城区政府，100% 应报" in names


def test_a_wish_begins_a_report_or_a_reminder(page: LedgerPage) -> None:
    row = choose(page, 4)
    page.take({"task": row.id, "report": True})
    assert page.side.currentWidget() is page.progress_form
    page.take({"task": row.id, "remind": row.duties[4].unit_id})
    form = page.supervising.form(ActKind.REMINDER)
    assert page.side.currentWidget() is form
    assert form.editor("unit_id").raw() == row.duties[4].unit
    page.take({"task": row.id})
    assert page.side.currentWidget() is page.detail


# 议定事项


def test_a_decision_is_chased_and_put_off_on_its_page(meetings: DecisionList) -> None:
    store = meetings.desk.store
    press(meetings, "催办")
    form = meetings.supervising.form(ActKind.REMINDER)
    assert form.editor("unit_id").raw() == "财政局"
    save(form)
    press(meetings, "改期")
    form = meetings.supervising.form(ActKind.EXTENSION)
    assert fields(form) == ["新的时限", "日期", "依据", "事由", "经办人"]
    for name, text in (("new_due_on", "2020-03-31"), ("basis", "纪要"), ("reason", "待批")):
        write(form, name, text)
    save(form)
    row = meetings.table.chosen_row()
    assert row is not None
    assert row.due_on == date(2020, 3, 31)
    told = read_all(meetings.detail)
    assert "时限 2019-11-15 → 2020-03-31" in told
    assert [row.kind for row in acts(store)[:2]] == [ActKind.EXTENSION, ActKind.REMINDER]


def test_a_closed_decision_shows_its_closing_and_offers_no_chasing(meetings: DecisionList) -> None:
    meetings.table.choose_at(2)
    assert "2019-08-28　销号" in read_all(meetings.detail)
    assert offered(meetings.supervising) == {"领导批示", "修改", "打开会议", "删除"}


def test_a_decision_ruled_by_hand_shows_it(meetings: DecisionList) -> None:
    pick(meetings.supervising, "人工认定")
    form = meetings.supervising.form(ActKind.RULING)
    write(form, "ruled_class", "达进度")
    write(form, "reason", "部门协商中")
    save(form)
    state = next(c for c in meetings.model.columns if c.title == "状态")
    row = meetings.table.chosen_row()
    assert row is not None
    assert state.text(row) == "达进度·人工"


def test_a_wish_begins_a_reminder_on_a_decision(meetings: DecisionList) -> None:
    row = meetings.model.rows[1]
    meetings.take({"decision": row.id, "remind": row.unit_id})
    form = meetings.supervising.form(ActKind.REMINDER)
    assert meetings.side.currentWidget() is form
    assert form.editor("unit_id").raw() == row.unit


def test_without_a_chosen_decision_nothing_opens(meetings: DecisionList) -> None:
    meetings.filter_text("没有这件事")
    meetings.supervising.open(ActKind.REMINDER)
    assert meetings.side.currentWidget() is meetings.detail
