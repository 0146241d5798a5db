import pytest

from tests.ui.parts.sheets import small_sheet
from ui.parts.sheet_paste import NO_COLUMN, NO_LINE, place_block, read_block

Placed = list[tuple[str, int | str]]


def placed(text: str, row: int = 1, place: int = 0) -> Placed:
    """Each text with the line and the number of its figure, or why it has no place."""
    sheet = small_sheet()
    where = {
        id(cell): (line.name, number)
        for line in sheet.lines
        for number, cell in enumerate(line.cells)
    }
    return [
        (one.text, "{}{}".format(*where[id(one.cell)]) if one.cell else f"{one.title}{one.refusal}")
        for one in place_block(read_block(text), sheet, row, place)
    ]


def test_lines_and_cells_are_read_as_spreadsheets_write_them() -> None:
    assert read_block("1\t2\r\n\t3\r\n\r\n") == [["1", "2"], ["", "3"]]
    assert read_block('"6,\n000"\t 7 ') == [["6,\n000", "7"]]
    assert read_block(" \n") == []


def test_without_names_lines_follow_each_other_over_the_headings() -> None:
    assert placed("1\t2\n3\t4\n5\t6") == [
        ("1", "专利0"),
        ("2", "专利1"),
        ("3", "商标0"),
        ("4", "商标1"),
        ("5", "办案0"),
        ("6", "办案1"),
    ]


def test_what_goes_over_the_edge_has_no_place() -> None:
    assert placed("1\t2\n3", row=4, place=1) == [
        ("1", "办案1"),
        ("2", f"办案{NO_COLUMN}"),
        ("3", f"第 2 行{NO_LINE}"),
    ]


def test_empty_cells_are_left_out() -> None:
    assert placed("\t2\n\t\n5") == [("2", "专利1"), ("5", "办案0")]


def test_named_lines_go_to_their_names_wherever_the_cursor_is() -> None:
    assert placed("办案\t1\n专利\t2\n软件\t3", row=2, place=1) == [
        ("1", "办案1"),
        ("2", "专利1"),
        ("3", f"软件{NO_LINE}"),
    ]


def test_heads_before_and_behind_the_name_are_no_figures() -> None:
    assert placed("1\t专利\t3412\t5") == [("3412", "专利0"), ("5", "专利1")]
    assert placed("专利\t1\t3412\t5") == [("3412", "专利0"), ("5", "专利1")]


@pytest.mark.parametrize("title", ["2019年", "2019"])
def test_titles_over_named_lines_say_the_column(title: str) -> None:
    assert placed(f"指标\t{title}\n专利\t4205\n商标\t8214") == [
        ("4205", "专利1"),
        ("8214", "商标1"),
    ]


def test_titles_without_names_say_the_column_too() -> None:
    assert placed("2019年\t2018年\n1\t2") == [("1", "专利1"), ("2", "专利0")]


def test_a_bare_year_over_nothing_named_is_a_figure() -> None:
    assert placed("2019") == [("2019", "专利0")]


def test_a_column_with_the_title_of_a_head_is_left_out() -> None:
    assert placed("序号\t2019年\n7\t4205") == [("4205", "专利1")]


def test_nothing_comes_of_nothing() -> None:
    assert placed("") == []


def test_a_name_that_the_sheet_does_not_know_has_no_place_and_shifts_nothing() -> None:
    assert placed("软件著作\t3412\t4205") == [
        ("3412", f"软件著作{NO_LINE}"),
        ("4205", f"软件著作{NO_LINE}"),
    ]
    assert placed("六\t七") == [("六", "专利0"), ("七", "专利1")]
    assert placed("abc") == [("abc", "专利0")]
