from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from tests.ui.parts.sheets import CLOSED, small_sheet, with_figure
from ui.parts.rows_model import LEFT, RIGHT
from ui.parts.sheet import Cell, Line, Sheet, SheetModel

ROLE = Qt.ItemDataRole


def model() -> SheetModel:
    made = SheetModel()
    made.set_sheet(small_sheet())
    return made


def test_heads_come_first_then_the_figures(qtbot: QtBot) -> None:
    made = model()
    assert (made.rowCount(), made.columnCount()) == (5, 4)
    across = Qt.Orientation.Horizontal
    assert [made.headerData(n, across) for n in range(4)] == ["序号", "指标", "2018年", "2019年"]
    sides = [made.headerData(n, across, ROLE.TextAlignmentRole) for n in range(4)]
    assert sides == [LEFT, LEFT, RIGHT, RIGHT]
    assert made.headerData(0, across, ROLE.DecorationRole) is None
    assert made.headerData(0, Qt.Orientation.Vertical) is None
    assert [made.index(1, n).data() for n in range(4)] == ["1", "专利", "3412", ""]
    del qtbot


def test_a_line_without_figures_is_a_heading() -> None:
    made = model()
    assert [made.index(0, n).data() for n in range(4)] == ["创造", "", "", ""]
    assert made.cell_at(made.index(0, 2)) is None
    assert made.figure_rows() == [1, 2, 4]
    assert list(made.figure_columns()) == [2, 3]


def test_a_closed_cell_can_be_chosen_but_not_typed_into_and_says_why() -> None:
    made = model()
    closed, opened, head = made.index(2, 2), made.index(2, 3), made.index(2, 1)
    assert made.flags(closed) == Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    assert made.flags(opened) & Qt.ItemFlag.ItemIsEditable
    assert made.flags(head) == Qt.ItemFlag.ItemIsEnabled
    assert closed.data(ROLE.ToolTipRole) == CLOSED
    assert opened.data(ROLE.ToolTipRole) is None
    assert made.open_places() == [(1, 2), (1, 3), (2, 3), (4, 2), (4, 3)]


def test_cells_and_heads_speak_and_explain_themselves() -> None:
    made = model()
    figure, head = made.index(1, 3), made.index(1, 1)
    assert figure.data(ROLE.AccessibleTextRole) == "未填"
    assert figure.data(ROLE.TextAlignmentRole) == RIGHT
    assert figure.data(ROLE.DecorationRole) is None
    assert head.data(ROLE.AccessibleTextRole) == "专利"
    assert head.data(ROLE.ToolTipRole) == "专利的原文"
    assert made.index(0, 0).data(ROLE.ToolTipRole) is None
    assert head.data(ROLE.DecorationRole) is None
    silent = Sheet((), ("2019年",), (Line(1, "专利", (), (Cell(text="5"),)),))
    made.set_sheet(silent)
    assert made.index(0, 0).data(ROLE.AccessibleTextRole) == "5"


def test_nothing_stands_outside_the_sheet() -> None:
    made = model()
    assert made.data(QModelIndex()) is None
    assert made.cell_at(QModelIndex()) is None
    inside = made.index(1, 1)
    assert (made.rowCount(inside), made.columnCount(inside)) == (0, 0)


def test_another_figure_keeps_the_places_and_other_lines_do_not(qtbot: QtBot) -> None:
    made = model()
    with qtbot.waitSignal(made.dataChanged), qtbot.assertNotEmitted(made.modelReset):
        made.set_sheet(with_figure(made.sheet, 1, 1, "4205"))
    assert made.index(1, 3).data() == "4205"
    with qtbot.waitSignal(made.modelReset):
        made.set_sheet(Sheet(made.sheet.heads, made.sheet.titles, made.sheet.lines[:2]))
    assert made.rowCount() == 2
