from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.parts.cell_grid import Cell, CellGrid

CELLS = [
    Cell("check", "green", "新城区政府", "35%", 1),
    Cell("square", "red", "市场监管局（知识产权局）、各旗县区政府", "从未填报", 2),
    Cell("ring", "grey", "赛罕区政府", "20% 应报", 3),
    Cell("ring", "grey", "托县政府", "从未填报", 4),
]


def shown(qtbot: QtBot) -> CellGrid:
    grid = CellGrid(CELLS, "填报")
    qtbot.addWidget(grid)
    grid.resize(340, 120)
    with qtbot.waitExposed(grid):
        grid.show()
    return grid


def test_a_cell_tells_its_name_and_state_and_what_a_click_does(qtbot: QtBot) -> None:
    grid = shown(qtbot)
    assert [cell.accessibleName() for cell in grid.cells] == [
        f"{cell.name}，{cell.note}" for cell in CELLS
    ]
    assert grid.cells[0].toolTip() == "新城区政府　35%，点一下填报"


def test_a_cell_is_opened_by_mouse_and_by_key(qtbot: QtBot) -> None:
    grid = shown(qtbot)
    with qtbot.waitSignal(grid.picked) as first:
        QTest.mouseClick(grid.cells[2], Qt.MouseButton.LeftButton)
    grid.cells[3].setFocus()
    with qtbot.waitSignal(grid.picked) as second:
        QTest.keyClick(grid.cells[3], Qt.Key.Key_Space)
    assert (first.args, second.args) == ([3], [4])


def test_three_cells_of_one_width_stand_in_a_row_however_long_their_names(qtbot: QtBot) -> None:
    grid = shown(qtbot)
    tops = [cell.y() for cell in grid.cells]
    assert tops[0] == tops[1] == tops[2] < tops[3]
    widths = [cell.width() for cell in grid.cells]
    assert max(widths) - min(widths) <= 1
