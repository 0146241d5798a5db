from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import ALT, read_all, show
from tests.workbench.office import reading, target_id
from ui.desk import Creates, Desk, Takes
from ui.pages.reading_grid import ReadingGrid
from ui.pages.scoreboard import Scoreboard
from ui.pages.target_checks import OPEN, TargetChecks
from ui.pages.target_list import TargetList
from ui.pages.targets import TargetsPage
from workbench.readings import record_reading
from workbench.rules.targets import VerdictState
from workbench.scoreboard import list_targets

TODAY = date(2019, 11, 30)
PATENTS = 2


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> TargetsPage:
    made = TargetsPage(desk)
    show(qtbot, made)
    return made


def enter_a_jump(desk: Desk) -> None:
    """More than half as much again: one figure to be explained."""
    for year, value in ((2018, "3412"), (2019, "9800")):
        desk.store.write(record_reading, reading(desk.store, PATENTS, year=year, value=value))


def segment(page: TargetsPage, words: str) -> QPushButton:
    buttons = page.segments.findChildren(QPushButton)
    return next(button for button in buttons if button.text().startswith(words))


def test_the_window_can_ask_everything_of_the_page(page: TargetsPage) -> None:
    asked: object = page
    assert isinstance(asked, Creates)
    assert isinstance(asked, Takes)


def test_the_list_is_shown_first_under_one_title_with_its_own_summary_and_act(
    page: TargetsPage,
) -> None:
    assert isinstance(page.view(), TargetList)
    seen = read_all(page).splitlines()
    assert seen.count("目标指标") == 1
    assert any(line.startswith("45 项　推进中") for line in seen)
    buttons = page.headers.findChildren(QPushButton)
    assert [b.text() for b in buttons if b.isVisible()] == ["增加指标", "录入数据　Ctrl+N"]


def test_a_click_shows_another_view_with_its_own_summary(page: TargetsPage) -> None:
    QTest.mouseClick(segment(page, "记分板"), Qt.MouseButton.LeftButton)
    assert isinstance(page.view(), Scoreboard)
    assert "45 项　截至2019年11月30日" in read_all(page)


def test_alt_and_a_number_show_a_view_and_bring_the_keyboard_to_its_list(
    page: TargetsPage,
) -> None:
    for key, kind in ((Qt.Key.Key_4, TargetChecks), (Qt.Key.Key_1, TargetList)):
        QTest.keyClick(page.focusWidget(), key, ALT)
        view = page.view()
        assert isinstance(view, TargetChecks | TargetList)
        assert isinstance(view, kind)
        assert view.table.hasFocus()


def test_alt_2_goes_to_the_first_number_and_comes_back_to_the_line_that_was_left(
    page: TargetsPage,
) -> None:
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_2, ALT)
    board = page.view()
    assert isinstance(board, Scoreboard)
    assert board.counts[VerdictState.ATTAINED].hasFocus()
    _, line = board.openers()[5]
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_1, ALT)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_2, ALT)
    assert line.hasFocus()


def test_tab_goes_from_the_views_to_the_act_and_then_through_the_filters_to_the_list(
    page: TargetsPage,
) -> None:
    listed = page.view()
    assert isinstance(listed, TargetList)
    segment(page, "清单").setFocus()
    passed = []
    while not listed.table.hasFocus():
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        passed.append(page.focusWidget().accessibleName())
    assert passed[:4] == ["增加指标", "录入数据", "目标分组：全部", "评价：全部"]


def test_the_sheet_is_made_when_it_is_first_shown(page: TargetsPage) -> None:
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_3, ALT)
    assert isinstance(page.view(), ReadingGrid)


def test_what_was_typed_in_one_view_is_still_there_after_another(page: TargetsPage) -> None:
    listed = page.view()
    assert isinstance(listed, TargetList)
    listed.start_new()
    page.show_view("checks")
    page.show_view("list")
    assert page.view() is listed
    assert listed.side.currentWidget() is listed.achievement_form


def test_a_wish_without_a_view_opens_exactly_the_rows_that_were_counted_in_the_list(
    page: TargetsPage, desk: Desk
) -> None:
    page.show_view("scores")
    page.take({"verdict": VerdictState.NO_BASELINE})
    listed = page.view()
    assert isinstance(listed, TargetList)
    rows = desk.store.read(list_targets, TODAY)
    counted = [row.number for row in rows if row.verdict.state is VerdictState.NO_BASELINE]
    assert [row.number for row in listed.model.rows] == counted


def test_a_wish_may_name_a_view(page: TargetsPage, desk: Desk) -> None:
    enter_a_jump(desk)
    page.take({"view": "checks", "state": OPEN})
    checks = page.view()
    assert isinstance(checks, TargetChecks)
    assert [row.number for row in checks.model.rows] == [PATENTS]


def test_a_view_that_takes_no_wishes_is_just_shown(page: TargetsPage) -> None:
    page.take({"view": "scores"})
    assert isinstance(page.view(), Scoreboard)


def test_ctrl_n_begins_what_the_shown_view_has_to_begin(page: TargetsPage, desk: Desk) -> None:
    page.take({"target": target_id(desk.store, PATENTS)})
    page.start_new()
    listed = page.view()
    assert isinstance(listed, TargetList)
    assert listed.side.currentWidget() is listed.reading_form
    page.show_view("scores")
    page.start_new()
    assert isinstance(page.view(), Scoreboard)


def test_the_segment_says_how_many_figures_wait_for_a_word(
    page: TargetsPage, desk: Desk, qtbot: QtBot
) -> None:
    assert segment(page, "待核实").text() == "待核实"
    enter_a_jump(desk)
    qtbot.waitUntil(lambda: segment(page, "待核实").text() == "待核实　1")
    desk.store.undo()
    qtbot.waitUntil(lambda: segment(page, "待核实").text() == "待核实")


def test_a_hidden_page_counts_again_when_it_is_shown(
    page: TargetsPage, desk: Desk, qtbot: QtBot
) -> None:
    page.hide()
    enter_a_jump(desk)
    page.show()
    qtbot.waitUntil(lambda: segment(page, "待核实").text() == "待核实　1")


def test_another_day_counts_anew(page: TargetsPage, desk: Desk, qtbot: QtBot) -> None:
    enter_a_jump(desk)
    qtbot.waitUntil(lambda: segment(page, "待核实").text() == "待核实　1")
    desk.as_of = date(2018, 12, 31)
    desk.bus.set_as_of(desk.as_of)
    qtbot.waitUntil(lambda: segment(page, "待核实").text() == "待核实")
