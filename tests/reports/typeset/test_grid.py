import pytest
from reportlab.lib.units import mm

from reports.typeset.fonts import Run
from reports.typeset.grid import (
    TALL,
    Band,
    Column,
    Grid,
    Group,
    Row,
    TableStyle,
    lay_out,
    share_width,
)

_STYLE = TableStyle(size=10, leading=15, pad=5)
_ONE = _STYLE.height(1)
_COLUMNS = [Column("序号", width=15), Column("任务")]
_MANY = 40
"""Lines of a row that is taller than 75 mm."""


def _grid(rows: list[Row]) -> Grid:
    return lay_out(_COLUMNS, rows, 200, _STYLE)


def _rows(count: int) -> list[Row]:
    return [[str(number), "甲"] for number in range(1, count + 1)]


def _tall(number: str = "1") -> Row:
    return [number, "\n".join(f"行{line}" for line in range(_MANY))]


def _firsts(grid: Grid) -> list[str]:
    return ["".join(line.text for line in band.cells[0]) for band in grid.bands]


def _body(band: Band) -> list[str]:
    return [line.text for line in band.cells[1]]


def test_fixed_columns_keep_their_width_and_the_others_share_the_rest() -> None:
    columns = [Column("甲", width=10), Column("乙", weight=3), Column("丙")]

    assert share_width(columns, 50 * mm) == pytest.approx((10 * mm, 30 * mm, 10 * mm))


def test_a_table_of_fixed_columns_is_as_wide_as_they_are() -> None:
    assert share_width([Column("甲", width=10), Column("乙", width=20)], 500) == (10 * mm, 20 * mm)


def test_a_row_is_as_high_as_its_longest_cell() -> None:
    grid = _grid([["1", "甲\n乙\n丙"], ["2", "丁"]])

    assert [band.lines for band in grid.bands] == [3, 1]
    assert grid.height == _ONE + _STYLE.height(3) + _ONE
    assert _STYLE.lines(_STYLE.height(3)) == 3


def test_a_row_must_have_a_cell_for_every_column() -> None:
    with pytest.raises(ValueError, match="argument 2"):
        _grid([["1"]])


def test_rows_that_fit_stay_and_the_others_go_on_under_the_same_header() -> None:
    grid = _grid(_rows(6))

    here, there = grid.cut(_ONE * 4)

    assert (_firsts(here), _firsts(there)) == (["1", "2", "3"], ["4", "5", "6"])
    assert here.header is there.header


def test_nothing_begins_where_not_even_one_row_fits() -> None:
    assert _grid(_rows(3)).cut(_ONE * 1.5) == []


def test_a_table_that_fits_is_not_cut() -> None:
    grid = _grid(_rows(3))

    assert [_firsts(part) for part in grid.cut(grid.height)] == [["1", "2", "3"]]


def test_a_table_without_rows_is_a_header_that_is_not_cut() -> None:
    grid = _grid([])

    assert grid.height == grid.opening == _ONE
    assert grid.cut(1) == []


def test_the_last_page_is_not_a_single_row() -> None:
    here, there = _grid(_rows(6)).cut(_ONE * 6)

    assert (_firsts(here), _firsts(there)) == (["1", "2", "3", "4"], ["5", "6"])


def test_of_three_rows_two_stay_even_if_one_goes_on_alone() -> None:
    here, there = _grid(_rows(3)).cut(_ONE * 3)

    assert (_firsts(here), _firsts(there)) == (["1", "2"], ["3"])


def test_a_group_goes_to_the_next_page_with_its_first_row() -> None:
    rows = [*_rows(2), Group("一、知识产权创造"), *_rows(3)]

    here, there = _grid(rows).cut(_ONE * 4)

    assert _firsts(here) == ["1", "2"]
    assert _firsts(there) == ["一、知识产权创造", "1", "2", "3"]


def test_a_group_that_opens_a_table_needs_room_for_its_first_row() -> None:
    grid = _grid([Group("一"), Group("（一）"), *_rows(3)])

    assert grid.opening == _ONE * 4
    assert grid.cut(_ONE * 3) == []


def test_a_group_spans_all_columns() -> None:
    grid = _grid([Group("知" * 15)])

    assert grid.bands[0].lines == 1


def test_a_short_row_is_kept_whole() -> None:
    grid = _grid([*_rows(1), ["2", "甲\n乙\n丙"], *_rows(2)])

    here, there = grid.cut(_ONE * 2 + _STYLE.height(2))

    assert _firsts(here) == ["1"]
    assert there.bands[0].lines == 3


def test_a_tall_row_is_cut_by_lines_and_its_number_repeated() -> None:
    grid = _grid([_tall("7"), ["8", "尾"]])
    assert _STYLE.height(_MANY) > TALL

    here, there = grid.cut(_ONE + _STYLE.height(12))

    assert _firsts(here) == ["7"]
    assert _firsts(there) == ["7（续）", "8"]
    assert _body(here.bands[0]) + _body(there.bands[0]) == [f"行{line}" for line in range(_MANY)]
    assert here.bands[0].lines == 12


def test_a_tall_row_goes_on_as_often_as_it_must() -> None:
    rest = _grid([_tall("7")])
    pages = []
    while parts := rest.cut(_ONE + _STYLE.height(12)):
        here, *after = parts
        pages.append(here)
        if not after:
            break
        rest = after[0]

    assert [_firsts(page) for page in pages] == [["7"], ["7（续）"], ["7（续）"], ["7（续）"]]
    assert [line for page in pages for line in _body(page.bands[0])] == [
        f"行{line}" for line in range(_MANY)
    ]


def test_a_tall_row_leaves_two_lines_at_least_for_the_next_page() -> None:
    here, there = _grid([_tall()]).cut(_ONE + _STYLE.height(_MANY - 1))

    assert (here.bands[0].lines, there.bands[0].lines) == (_MANY - 2, 2)


def test_a_tall_row_does_not_begin_with_a_single_line() -> None:
    grid = _grid([*_rows(2), _tall("3"), *_rows(1)])

    here, there = grid.cut(_ONE * 3 + _STYLE.height(1))

    assert _firsts(here) == ["1", "2"]
    assert there.bands[0].lines == _MANY


def test_the_repeated_number_keeps_its_colour() -> None:
    grid = _grid([[[Run("7", ink="#c00000")], "甲"]])

    (line,) = grid.bands[0].mark
    assert line.text == "7（续）"
    assert line.units[0].ink == "#c00000"
