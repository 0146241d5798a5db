from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QImage,
    QMouseEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from ui.parts.marks import Bar, Chip
from ui.parts.rows_model import Column, RowsModel
from ui.parts.table import ROW_HEIGHT, TableView
from ui.theme import tokens

LEFT_BUTTON = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True, slots=True)
class Row:
    id: int
    text: str
    share: float


ROWS = [Row(n, f"第{n}项\n知识产权", n / 30) for n in range(1, 31)]


def make_table(qtbot: QtBot) -> TableView[Row]:
    columns: list[Column[Row]] = [
        Column(title="序号", text=lambda row: str(row.id), key=lambda row: row.id, width=50),
        Column(title="任务内容", text=lambda row: row.text, width=120, weight=3),
        Column(title="类别", text=lambda _: "逾期", mark=lambda _: Chip("逾期", "red"), width=90),
        Column(
            title="进度",
            text=lambda row: f"{row.share:.0%}",
            key=lambda row: row.share,
            mark=lambda row: Bar(row.share, 0.5),
            width=120,
            weight=1,
            quiet=True,
        ),
    ]
    table = TableView(RowsModel(columns), "任务台账")
    table.model().setParent(table)
    table.rows_model.set_rows(ROWS)
    qtbot.addWidget(table)
    table.resize(700, 400)
    with qtbot.waitExposed(table):
        table.show()
    table.activateWindow()
    table.setFocus()
    return table


@pytest.fixture
def table(qtbot: QtBot) -> TableView[Row]:
    return make_table(qtbot)


def middle_of(table: TableView[Row], place: int, column: int = 1) -> QPoint:
    return table.visualRect(table.rows_model.index(place, column)).center()


def test_rows_are_all_of_one_height_and_the_width_goes_to_the_weights(
    table: TableView[Row],
) -> None:
    assert {table.rowHeight(n) for n in range(30)} == {ROW_HEIGHT}
    widths = [table.columnWidth(n) for n in range(4)]
    spare = table.viewport().width() - 50 - 120 - 90 - 120
    assert widths == [50, 120 + spare * 3 // 4, 90, 120 + spare // 4]


def test_a_table_too_narrow_for_its_columns_keeps_their_least_width(
    table: TableView[Row],
) -> None:
    table.resize(200, 300)
    assert [table.columnWidth(n) for n in range(4)] == [50, 120, 90, 120]


def test_arrows_choose_and_enter_opens(table: TableView[Row], qtbot: QtBot) -> None:
    chosen: list[Row | None] = []
    table.choose_at(4)
    table.chosen.connect(chosen.append)
    table.choose_at(0)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert chosen == [ROWS[0], ROWS[1]]
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [ROWS[1]]


def test_home_and_end_go_to_the_first_and_last_row(table: TableView[Row]) -> None:
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.chosen_row() == ROWS[-1]
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert table.chosen_row() == ROWS[0]


def test_two_clicks_open_the_row_under_them(table: TableView[Row], qtbot: QtBot) -> None:
    place = middle_of(table, 2)
    QTest.mouseClick(table.viewport(), LEFT_BUTTON, NO_KEY, place)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.mouseDClick(table.viewport(), LEFT_BUTTON, NO_KEY, place)
    assert opened.args == [ROWS[2]]


def test_the_keyboard_begins_at_the_first_row(table: TableView[Row]) -> None:
    assert table.chosen_row() == ROWS[0]


def test_an_empty_table_opens_and_copies_nothing(table: TableView[Row], qtbot: QtBot) -> None:
    table.rows_model.set_rows([])
    QGuiApplication.clipboard().setText("原来的")
    with qtbot.assertNotEmitted(table.opened):
        QTest.keyClick(table, Qt.Key.Key_Enter)
    table.copy_row()
    assert QGuiApplication.clipboard().text() == "原来的"


def test_ctrl_c_copies_the_row_with_its_cells_parted_by_tabs(table: TableView[Row]) -> None:
    table.choose(3)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "3\t第3项 知识产权\t逾期\t10%"


def test_tab_leaves_the_table(table: TableView[Row]) -> None:
    assert not table.tabKeyNavigation()


def test_a_click_on_a_header_sorts_and_the_third_gives_the_order_back(
    table: TableView[Row],
) -> None:
    table.choose(3)
    header = table.horizontalHeader()
    for first in (1, 30, 1):
        QTest.mouseClick(header.viewport(), LEFT_BUTTON, NO_KEY, QPoint(20, 10))
        assert table.rows_model.rows[0].id == first
    assert header.sortIndicatorSection() == -1
    assert table.chosen_row() == ROWS[2]


def test_a_refresh_keeps_the_chosen_record_and_the_place(
    table: TableView[Row], qtbot: QtBot
) -> None:
    table.choose(20)
    before = table.verticalScrollBar().value()
    assert before > 0
    with qtbot.assertNotEmitted(table.chosen):
        table.rows_model.set_rows([*ROWS, Row(31, "新的一项", 0)])
    assert table.chosen_row() == ROWS[19]
    assert table.verticalScrollBar().value() == before


def test_a_record_that_is_gone_is_told_of(table: TableView[Row], qtbot: QtBot) -> None:
    table.choose(2)
    with qtbot.waitSignal(table.chosen) as told:
        table.rows_model.set_rows(ROWS[5:])
    assert told.args == [None]
    assert table.chosen_row() is None
    assert not table.choose(2)


def test_an_empty_table_says_what_will_be_here_and_how_to_begin(table: TableView[Row]) -> None:
    begun: list[str] = []
    table.empty.say("还没有会议，先记一次会议。", "记录会议", lambda: begun.append("会议"))
    assert not table.empty.isVisible()
    table.rows_model.set_rows([])
    assert table.empty.isVisible()
    assert table.empty.size() == table.viewport().size()
    QTest.mouseClick(table.empty.begin, LEFT_BUTTON)
    assert begun == ["会议"]
    QTest.keyClick(table, Qt.Key.Key_Home)
    table.rows_model.set_rows(ROWS)
    assert not table.empty.isVisible()


def hover(table: TableView[Row], place: QPoint) -> None:
    """Move the mouse with no button down, whatever the test before this one left pressed."""
    none = Qt.MouseButton.NoButton
    local, everywhere = QPointF(place), QPointF(table.viewport().mapToGlobal(place))
    move = QMouseEvent(QMouseEvent.Type.MouseMove, local, everywhere, none, none, NO_KEY)
    QApplication.sendEvent(table.viewport(), move)


def colour_at(table: TableView[Row], point: QPoint) -> QColor:
    image: QImage = table.viewport().grab().toImage()
    return image.pixelColor(point * image.devicePixelRatio())


def test_the_row_under_the_mouse_and_the_chosen_row_stand_out(
    table: TableView[Row], qtbot: QtBot
) -> None:
    table.choose_at(0)
    hover(table, middle_of(table, 2))
    corner = QPoint(-20, 8)
    chosen, hovered, plain = (
        table.visualRect(table.rows_model.index(place, 0)).topRight() + corner
        for place in range(0, 6, 2)
    )
    assert colour_at(table, chosen) == QColor(tokens().selection)
    qtbot.waitUntil(lambda: colour_at(table, hovered) == QColor(tokens().hover))
    assert colour_at(table, plain) == QColor(tokens().surface)
    QApplication.sendEvent(table, QEvent(QEvent.Type.Leave))
    assert colour_at(table, hovered) == QColor(tokens().surface)


def test_the_ring_of_focus_goes_round_the_chosen_row(table: TableView[Row], qtbot: QtBot) -> None:
    table.choose_at(1)
    first = table.visualRect(table.rows_model.index(1, 0))
    last = table.visualRect(table.rows_model.index(1, 3))
    edges = [first.topLeft(), first.bottomLeft(), last.topRight(), last.bottomRight()]
    qtbot.waitUntil(table.hasFocus)
    assert {colour_at(table, edge).name() for edge in edges} == {tokens().accent.lower()}
    table.clearFocus()
    assert colour_at(table, first.topLeft()) == QColor(tokens().selection)


def tip_at(table: TableView[Row], point: QPoint) -> str:
    QToolTip.hideText()
    everywhere = table.viewport().mapToGlobal(point)
    QApplication.sendEvent(table.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, point, everywhere))
    return QToolTip.text()


def test_words_that_are_cut_short_are_shown_whole_on_hover(table: TableView[Row]) -> None:
    assert tip_at(table, middle_of(table, 0, 0)) == ""
    assert tip_at(table, QPoint(10, 5000)) == ""
    table.rows_model.set_rows([Row(1, "<知识产权>" * 40, 0)])
    assert "&lt;知识产权&gt;" in tip_at(table, middle_of(table, 0))
    QToolTip.hideText()


def pick_in_menu(table: TableView[Row], *words: str) -> None:
    table.show_menu(table.mapToGlobal(QPoint(20, 60)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    actions = menu.actions()
    for word in words:
        action = next(a for a in actions if a.text().startswith(word))
        inner = action.menu()
        actions = inner.actions() if isinstance(inner, QMenu) else []
    action.trigger()
    menu.close()


def test_the_menu_key_sorts_for_those_who_use_no_mouse(table: TableView[Row]) -> None:
    for word, first in [("序号", 1), ("序号", 30), ("序号", 1), ("进度", 1), ("进度", 30)]:
        pick_in_menu(table, "排序方式", word)
        assert table.rows_model.rows[0].id == first
    pick_in_menu(table, "排序方式", "原来的顺序")
    assert table.rows_model.rows == tuple(ROWS)


def test_the_menu_opens_at_the_mouse_and_offers_what_keys_do(
    table: TableView[Row], qtbot: QtBot
) -> None:
    place = middle_of(table, 1)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, table.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(table.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()
    with qtbot.waitSignal(table.opened):
        pick_in_menu(table, "打开")
    pick_in_menu(table, "复制")
    assert QGuiApplication.clipboard().text().startswith("1\t")
