import pytest
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from reports.typeset.fonts import Run
from reports.typeset.grid import Column, Group, Row, TableStyle
from reports.typeset.page import next_sheet
from reports.typeset.paragraph import ANNEX, FLUSH, HEADING2, Text
from reports.typeset.setting import Align
from reports.typeset.table import Table
from tests.reports.paper import Print

_COLUMNS = [
    Column("序号", width=12, align="center"),
    Column("任务内容"),
    Column("进度", width=20, align="right"),
]


def _rows(count: int) -> list[Row]:
    return [[f"{number}", f"任务{number}号", "45%"] for number in range(1, count + 1)]


@pytest.mark.parametrize("sheet", [[], next_sheet("landscape")])
def test_the_header_stands_once_on_every_page(paper: Print, sheet: list[Flowable]) -> None:
    printed = paper([*sheet, Table(_COLUMNS, _rows(120))])

    assert printed.written.pages > 2
    assert [text.count("任务内容") for text in printed.texts] == [1] * printed.written.pages


def test_every_row_is_printed_once_and_in_order(paper: Print) -> None:
    # The reader guesses where lines end, and in sparse columns it sees them where fonts change.
    text = "".join(paper([Table(_COLUMNS, _rows(120))]).texts).replace("\r\n", "")

    places = [text.index(f"任务{number}号") for number in range(1, 121)]
    assert places == sorted(places)
    assert text.count("45%") == 120


def test_a_row_taller_than_a_page_goes_on_with_its_number(paper: Print) -> None:
    rows: list[Row] = [["7", "知" * 5000, ""], ["8", "尾", ""]]

    printed = paper([Table(_COLUMNS, rows)])

    texts = [text.replace("\r\n", "") for text in printed.texts]
    assert printed.written.pages > 2
    assert sum(text.count("知") for text in texts) == 5000
    assert ["7（续）" in text for text in texts] == [False] + [True] * (len(texts) - 1)


def test_no_header_is_left_at_the_foot_of_a_page(paper: Print) -> None:
    printed = paper([Text("国" * 28 * 21, FLUSH), Table(_COLUMNS, _rows(3))])

    assert ["任务内容" in text for text in printed.texts] == [False, True]


def test_a_heading_goes_to_the_next_page_with_its_table(paper: Print) -> None:
    printed = paper([Text("国" * 28 * 19, FLUSH), Text("附件1", ANNEX), Table(_COLUMNS, _rows(9))])

    assert ["附件1" in text for text in printed.texts] == [False, True]


@pytest.mark.parametrize(("align", "edge"), [("left", 28 * mm + 4), ("right", 184 * mm - 4)])
def test_cells_begin_or_end_at_the_padding(paper: Print, align: Align, edge: float) -> None:
    printed = paper([Table([Column("头", align=align)], [["国"]])])

    glyph = next(glyph for glyph in printed.glyphs(0) if glyph.text == "国")

    assert (glyph.left if align == "left" else glyph.right) == pytest.approx(edge, abs=2)


def test_cells_and_heads_are_centred_in_their_column(paper: Print) -> None:
    printed = paper([Table([Column("国", align="center")], [["国"]])])

    glyphs = [glyph for glyph in printed.glyphs(0) if glyph.text == "国"]

    for glyph in glyphs:
        assert (glyph.left + glyph.right) / 2 == pytest.approx(106 * mm, abs=0.5)


def test_a_narrow_table_is_centred_on_the_page(paper: Print) -> None:
    printed = paper([Table([Column("国", width=50)], [["中"]])])

    glyph = next(glyph for glyph in printed.glyphs(0) if glyph.text == "国")

    assert (glyph.left + glyph.right) / 2 == pytest.approx(106 * mm, abs=0.5)


def test_a_short_cell_stands_in_the_middle_of_its_row(paper: Print) -> None:
    printed = paper([Table(_COLUMNS, [["国", "甲\n甲\n甲", ""]])])

    middle = next(glyph.middle for glyph in printed.glyphs(0) if glyph.text == "国")
    lines = [glyph.middle for glyph in printed.glyphs(0) if glyph.text == "甲"]

    assert lines[1] == pytest.approx(middle, abs=0.5)


def test_groups_and_coloured_lights_are_printed(paper: Print) -> None:
    light = [Run("▲", ink="#c08000"), Run(" 欠进度")]

    (text,) = paper([Table(_COLUMNS, [Group("一、知识产权创造"), ["1", "甲", light]])]).texts

    assert "一、知识产权创造" in text
    assert "▲ 欠进度" in text


def test_the_size_can_be_chosen(paper: Print) -> None:
    style = TableStyle(size=20, leading=26)

    printed = paper([Table([Column("头")], [["国"]], style)])

    glyph = next(glyph for glyph in printed.glyphs(0) if glyph.text == "国")
    assert glyph.right - glyph.left > 13


def test_a_small_table_is_kept_whole_with_its_heading(paper: Print) -> None:
    heading = Text("各类情况", HEADING2)
    printed = paper([Text("国" * 28 * 16, FLUSH), heading, Table(_COLUMNS, _rows(7))])

    assert ["各类情况" in text for text in printed.texts] == [False, True]
    assert ["任务1号" in text for text in printed.texts] == [False, True]
