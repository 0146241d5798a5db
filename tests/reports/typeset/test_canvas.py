import re

import pypdfium2
import pytest

from reports.typeset.canvas import Mark
from reports.typeset.fonts import Run, raised
from reports.typeset.grid import Column, Group, Row
from reports.typeset.page import next_sheet
from reports.typeset.paragraph import BODY_SIZE, FLUSH, Text
from reports.typeset.table import Table
from tests.reports.paper import Paper, Print

MM = 72 / 25.4
LATE = [Run("其中"), Run("6", mark="tasks.late"), Run(raised(12), mark="tasks.late"), Run("项")]


def under(printed: Paper, mark: Mark) -> str:
    """What a reader sees in a mark's box."""
    with pypdfium2.PdfDocument(printed.path) as pdf:
        page = pdf[mark.page - 1]
        words = page.get_textpage()
        found = ""
        for at in range(words.count_chars()):
            left, bottom, right, top = words.get_charbox(at)
            x, y = (left + right) / 2, (bottom + top) / 2
            if page.get_rotation():
                x, y = y, page.get_mediabox()[2] - x
            if mark.left <= x <= mark.right and mark.bottom <= y <= mark.top:
                found += words.get_text_range(at, 1)
        return re.sub(r"\s", "", found)


def test_a_mark_tells_page_and_box_of_its_text(paper: Print) -> None:
    printed = paper([Text("甲" * 28 * 22, FLUSH), Text(LATE)])

    (mark,) = printed.written.marks
    assert (mark.key, mark.page) == ("tasks.late", 2)
    assert under(printed, mark) == "6¹²"
    assert mark.top == pytest.approx(260 * MM)
    assert mark.top - mark.bottom == pytest.approx(BODY_SIZE)


def test_on_a_landscape_sheet_the_box_is_that_of_the_page_as_it_is_shown(paper: Print) -> None:
    printed = paper([*next_sheet("landscape"), Text(LATE)])

    (mark,) = printed.written.marks
    assert under(printed, mark) == "6¹²"
    assert mark.top == pytest.approx((210 - 28) * MM)
    assert mark.left > 35 * MM


def test_the_upright_sheet_after_it_is_measured_upright(paper: Print) -> None:
    printed = paper([*next_sheet("landscape"), Text("甲"), *next_sheet("portrait"), Text(LATE)])

    (mark,) = printed.written.marks
    assert (mark.page, under(printed, mark)) == (2, "6¹²")


def test_text_that_goes_on_on_the_next_line_has_a_mark_on_each(paper: Print) -> None:
    long = [Run("国" * 20), Run("知识产权保护中心建设第一阶段", mark="plan")]

    printed = paper([Text(long, FLUSH)])

    first, second = printed.written.marks
    assert under(printed, first) + under(printed, second) == long[1].text
    assert first.bottom > second.top


def test_two_marks_side_by_side_are_two(paper: Print) -> None:
    runs = [Run("6", mark="a"), Run("7", mark="b"), Run("、"), Run("8", mark="b")]

    printed = paper([Text(runs)])

    assert [(mark.key, under(printed, mark)) for mark in printed.written.marks] == [
        ("a", "6"),
        ("b", "7"),
        ("b", "8"),
    ]


def test_cells_and_groups_of_a_table_are_marked(paper: Print) -> None:
    rows: list[Row] = [Group(LATE), ["1", LATE], ["2", "无"]]

    printed = paper([Table([Column("序号"), Column("任务")], rows)])

    assert [under(printed, mark) for mark in printed.written.marks] == ["6¹²", "6¹²"]


def test_a_document_without_figures_has_no_marks(paper: Print) -> None:
    assert paper([Text("国")]).written.marks == ()
