from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.parts.marks import Chip
from ui.parts.rows_model import PAGE, RIGHT, Column, RowsModel

ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@dataclass(frozen=True, slots=True)
class Row:
    id: int
    text: str = ""
    due: date | None = None


COLUMNS: tuple[Column[Row], ...] = (
    Column(title="序号", text=lambda row: str(row.id), key=lambda row: row.id, align=RIGHT),
    Column(title="任务内容", text=lambda row: row.text, tip=lambda row: f"全文：{row.text}"),
    Column(
        title="到期",
        text=lambda row: f"{row.due:%Y-%m}" if row.due else "",
        key=lambda row: row.due,
        mark=lambda row: None if row.due else Chip("未定", "grey"),
        spoken=lambda row: "到期未定" if row.due is None else str(row.due),
    ),
)


@pytest.fixture
def model() -> RowsModel[Row]:
    return RowsModel(COLUMNS)


def ids(model: RowsModel[Row]) -> list[int]:
    return [row.id for row in model.rows]


def test_it_keeps_the_rules_of_qt_models(model: RowsModel[Row], qtmodeltester: ModelTester) -> None:
    model.set_rows([Row(n, f"任务{n}") for n in range(5)])
    qtmodeltester.check(model)


def test_a_cell_says_explains_and_speaks_what_its_column_reads(model: RowsModel[Row]) -> None:
    model.set_rows([Row(7, "建设知识产权保护中心")])
    text, due = model.index(0, 1), model.index(0, 2)
    assert model.data(text) == "建设知识产权保护中心"
    assert model.data(text, Qt.ItemDataRole.ToolTipRole) == "全文：建设知识产权保护中心"
    assert model.data(text, Qt.ItemDataRole.AccessibleTextRole) == "建设知识产权保护中心"
    assert model.data(due, Qt.ItemDataRole.AccessibleTextRole) == "到期未定"
    assert model.data(due, Qt.ItemDataRole.ToolTipRole) is None
    assert model.mark_at(due) == Chip("未定", "grey")
    assert model.mark_at(text) is None
    assert model.data(model.index(0, 0), Qt.ItemDataRole.TextAlignmentRole) == RIGHT
    assert model.data(text, Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None


def test_headers_stand_where_their_cells_stand(model: RowsModel[Row]) -> None:
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert model.headerData(0, across) == "序号"
    assert model.headerData(0, across, Qt.ItemDataRole.TextAlignmentRole) == RIGHT
    assert model.headerData(0, across, Qt.ItemDataRole.ToolTipRole) is None
    assert model.headerData(0, down) is None


def test_sorting_compares_values_and_not_their_words(model: RowsModel[Row]) -> None:
    model.set_rows([Row(10), Row(9), Row(100)])
    model.sort(0, ASCENDING)
    assert ids(model) == [9, 10, 100]
    model.sort(0, DESCENDING)
    assert ids(model) == [100, 10, 9]


def test_equal_rows_keep_the_documents_order_and_the_unknown_come_last(
    model: RowsModel[Row],
) -> None:
    early, late = date(2019, 12, 31), date(2021, 12, 31)
    model.set_rows([Row(1), Row(2, due=late), Row(3, due=early), Row(4, due=late), Row(5)])
    model.sort(2, ASCENDING)
    assert ids(model) == [3, 2, 4, 1, 5]
    model.sort(2, DESCENDING)
    assert ids(model) == [2, 4, 3, 1, 5]
    model.sort(-1, ASCENDING)
    assert ids(model) == [1, 2, 3, 4, 5]


def test_a_column_without_a_key_sorts_by_its_words(model: RowsModel[Row]) -> None:
    model.set_rows([Row(1, "b"), Row(2, "a")])
    model.sort(1, ASCENDING)
    assert ids(model) == [2, 1]


def test_an_index_that_is_held_follows_its_row_through_sorting(model: RowsModel[Row]) -> None:
    model.set_rows([Row(3), Row(1), Row(2)])
    held = QPersistentModelIndex(model.index(0, 1))
    model.sort(0, ASCENDING)
    assert (held.row(), held.column()) == (2, 1)
    assert model.row_at(held) == Row(3)


def test_refreshed_rows_of_the_same_records_change_in_place(
    model: RowsModel[Row], qtbot: QtBot
) -> None:
    model.set_rows([Row(1, "旧"), Row(2, "旧")])
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_rows([Row(1, "新"), Row(2, "新")])
    assert model.data(model.index(1, 1)) == "新"


def test_other_records_reset_the_model_and_keep_the_sorting(
    model: RowsModel[Row], qtbot: QtBot
) -> None:
    model.set_rows([Row(1), Row(2)])
    model.sort(0, DESCENDING)
    with qtbot.waitSignal(model.modelReset):
        model.set_rows([Row(1), Row(2), Row(3)])
    assert ids(model) == [3, 2, 1]


def test_a_record_is_found_by_its_id(model: RowsModel[Row]) -> None:
    model.set_rows([Row(4), Row(7)])
    assert model.place_of(7) == 1
    assert model.place_of(5) is None


def pages(total: int) -> tuple[Sequence[Row], "list[Row]"]:
    rows = [Row(n) for n in range(total)]
    return rows[:PAGE], rows


def test_further_pages_are_read_by_the_key_of_the_last_row(model: RowsModel[Row]) -> None:
    first, every = pages(2 * PAGE + 50)
    asked: list[int] = []

    def more(last: Row) -> Sequence[Row]:
        asked.append(last.id)
        return every[last.id + 1 : last.id + 1 + PAGE]

    model.set_rows(first, more)
    root = QModelIndex()
    while model.canFetchMore(root):
        model.fetchMore(root)
    model.fetchMore(root)
    assert asked == [PAGE - 1, 2 * PAGE - 1]
    assert model.rowCount() == len(every)
    assert not model.canFetchMore(model.index(0, 0))


def test_an_empty_page_is_the_last_one(model: RowsModel[Row], qtbot: QtBot) -> None:
    first, _ = pages(PAGE)
    model.set_rows(first, lambda _: [])
    with qtbot.assertNotEmitted(model.rowsInserted):
        model.fetchMore(QModelIndex())
    assert not model.canFetchMore(QModelIndex())


def test_while_pages_are_missing_sorting_is_left_to_the_source(
    model: RowsModel[Row], qtbot: QtBot
) -> None:
    first, _ = pages(PAGE)
    model.set_rows(first, lambda _: [])
    with qtbot.waitSignal(model.order_wanted) as wanted:
        model.sort(0, DESCENDING)
    assert wanted.args == [0, True]
    assert ids(model) == [row.id for row in first]
