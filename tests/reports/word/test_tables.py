"""Tables of the Word twin, as somebody edits them."""

from pathlib import Path

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from reports.word.tables import share
from tests.reports.word.twin import rows, write
from workbench.reporting.document import Align, Annex, Band, Column, Table

COLUMNS = (Column("序号", 1, Align.CENTRE), Column("任务", 5), Column("进度", 1.3, Align.CENTRE))
ROWS = (("1", "建设保护中心", "60%"), Band("二、工程"), ("2", "完善制度", "100%"))


def printed(folder: Path, table: Table, *, landscape: bool = False) -> WordTable:
    (found,) = write(folder, Annex("", "表", landscape=landscape), table).file.tables
    return found


def paragraphs(table: WordTable, row: int) -> list[Paragraph]:
    return [cell.paragraphs[0] for cell in table.rows[row].cells]


def flags(table: WordTable, name: str) -> list[bool]:
    return [bool(list(row._tr.iter(qn(f"w:{name}")))) for row in table.rows]


def test_the_header_is_repeated_and_bands_lie_across(tmp_path: Path) -> None:
    table = printed(tmp_path, Table(COLUMNS, ROWS))

    assert rows(table) == [["序号", "任务", "进度"], [*ROWS[0]], ["二、工程"], [*ROWS[2]]]
    assert flags(table, "tblHeader") == [True, False, False, False]
    assert flags(table, "gridSpan") == [False, False, True, False]
    band = table.rows[2].cells
    assert band[0]._tc is band[2]._tc


def test_header_and_bands_stay_with_the_row_below_them(tmp_path: Path) -> None:
    table = printed(tmp_path, Table(COLUMNS, ROWS))

    kept = [bool(paragraphs(table, at)[0].paragraph_format.keep_with_next) for at in range(4)]
    assert kept == [True, False, True, False]


def test_columns_are_aligned_as_the_document_says_and_heads_centred(tmp_path: Path) -> None:
    table = printed(tmp_path, Table(COLUMNS, ROWS))

    assert [p.alignment for p in paragraphs(table, 0)] == [ALIGN.CENTER] * 3
    assert [p.alignment for p in paragraphs(table, 1)] == [ALIGN.CENTER, None, ALIGN.CENTER]


def test_short_rows_stay_whole_and_tall_ones_may_be_torn(tmp_path: Path) -> None:
    tall = "\n".join(f"第{number}行" for number in range(60))
    table = printed(
        tmp_path, Table(COLUMNS, (("1", "短", ""), ("2", tall, ""), ("3", "长" * 900, "")))
    )

    assert flags(table, "cantSplit") == [True, True, False, False]


def test_a_column_too_narrow_for_a_character_does_no_harm(tmp_path: Path) -> None:
    columns = (Column("甲", 0.001), Column("乙", 100))

    assert rows(printed(tmp_path, Table(columns, (("1", "二"),))))[1] == ["1", "二"]


@pytest.mark.parametrize(("landscape", "millimetres"), [(False, 156), (True, 225)])
def test_columns_share_the_width_of_the_text_by_their_weights(
    tmp_path: Path, *, landscape: bool, millimetres: int
) -> None:
    table = printed(tmp_path, Table(COLUMNS, ROWS), landscape=landscape)

    widths = [column.width for column in table.columns]
    assert all(widths)
    whole = sum(width for width in widths if width)
    assert round(whole / 36000) == millimetres
    assert [round((width or 0) / whole * 7.3, 2) for width in widths] == [1, 5, 1.3]


def test_rounded_widths_lose_nothing() -> None:
    assert sum(share([Column("", 1)] * 7, 100.03)) == 2001


@pytest.mark.parametrize(
    ("table", "size"),
    [
        (Table(COLUMNS, ROWS), 9),
        (Table(COLUMNS, ROWS, large=True), 10.5),
        (Table(COLUMNS, ROWS, roomy=True), 12),
    ],
)
def test_tables_are_dense_or_part_of_a_letter_or_filled_in_by_hand(
    tmp_path: Path, table: Table, size: float
) -> None:
    style = paragraphs(printed(tmp_path, table), 1)[0].style

    assert style is not None
    assert style.font.size is not None
    assert style.font.size.pt == size


def test_a_caption_stands_above_and_a_paragraph_behind_each_table(tmp_path: Path) -> None:
    twin = write(tmp_path, Table(COLUMNS, ROWS, caption="表1　进度"), Table(COLUMNS, ROWS))

    assert twin.styled("caption", "Caption") == ["表1　进度"]
    kinds = [child.tag.rpartition("}")[2] for child in twin.body]
    assert kinds == ["p", "tbl", "p", "p", "tbl", "p", "sectPr"]


def test_a_table_of_one_column_and_no_rows_is_written(tmp_path: Path) -> None:
    table = printed(tmp_path, Table((Column("说明", 1),), (Band("一"),)))

    assert rows(table) == [["说明"], ["一"]]
