import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from tests.workbench.exchange.test_tabular import PAYLOADS
from workbench.errors import InvalidInput, StoreError
from workbench.exchange.annex_book import figure, write_annexes
from workbench.reporting.document import (
    Align,
    Annex,
    Band,
    Block,
    Column,
    Document,
    Heading,
    Table,
    Text,
)

COLUMNS = (Column("序号", 1, Align.CENTRE), Column("任务", 6), Column("进度", 2, Align.CENTRE))
TABLE = Table(COLUMNS, (Band("一、工程"), ("1", "建设保护中心", "60%"), ("2", "完善制度", "—")))
LATE = Annex("附件1", "逾期清单", landscape=True)


def written(folder: Path, *blocks: Block) -> Path:
    path = folder / "附件.xlsx"
    write_annexes(Document(("关于甲", "的报告"), "", "办公室", "试印", blocks), path)
    return path


def sheets(path: Path) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def part(path: Path, name: str) -> str:
    with ZipFile(path) as package:
        return package.read(name).decode()


def test_each_annex_with_a_table_is_a_sheet(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        TABLE,
        Text("正文。"),
        LATE,
        Heading("说明"),
        TABLE,
        Annex("附件2", "说明"),
        Text("没有表格。"),
        Annex("附件3", "名单"),
        TABLE,
    )

    assert sheets(path) == {
        name: [
            [title, "", ""],
            ["序号", "任务", "进度"],
            ["一、工程", "", ""],
            [1.0, "建设保护中心", 0.6],
            [2.0, "完善制度", "—"],
        ]
        for name, title in (("附件1 逾期清单", "附件1　逾期清单"), ("附件3 名单", "附件3　名单"))
    }


def test_tables_of_one_annex_stand_below_each_other_under_their_captions(tmp_path: Path) -> None:
    small = Table((Column("项数", 1),), (("3",),), caption="表1　合计")

    ((_, lines),) = sheets(written(tmp_path, LATE, small, TABLE)).items()

    assert [line[0] for line in lines] == [
        "附件1　逾期清单",
        "表1　合计",
        "项数",
        3.0,
        "",
        "序号",
        "一、工程",
        1.0,
        2.0,
    ]


@pytest.mark.parametrize(
    ("text", "value", "form"),
    [
        ("0", 0, "0"),
        ("5127", 5127, "0"),
        ("12,000", 12000, "#,##0"),
        ("12,345.60", 12345.6, "#,##0.00"),
        ("−1.5", -1.5, "0.0"),
        ("-3", -3, "0"),
        ("33%", 0.33, "0%"),
        ("85.5%", 0.855, "0.0%"),
        ("100%", 1, "0%"),
    ],
)
def test_figures_are_numbers_shown_as_they_were_printed(text: str, value: float, form: str) -> None:
    found = figure(text)

    assert found is not None
    assert found.value == pytest.approx(value)
    assert found.format == form


@pytest.mark.parametrize(
    "text",
    ["", "—", "0471", "007", "13800001234", "138****1234", "1,20", "+5", "3/5", "5 件", "1e5",
     "2019-2021", "٣", "１２", "%", "1.", ".5", "60% ", "1\n2"],
)  # fmt: skip
def test_what_is_not_just_a_figure_stays_text(tmp_path: Path, text: str) -> None:
    assert figure(text) is None
    (lines,) = sheets(
        written(tmp_path, LATE, Table((Column("甲", 1),), ((text,), ("末",))))
    ).values()
    assert lines[2] == [text]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_in_a_workbook_is_a_formula_or_a_link(tmp_path: Path, payload: str) -> None:
    table = Table((Column(payload, 1), Column("乙", 1)), ((payload, "1"), Band(payload)), payload)

    path = written(tmp_path, Annex(payload, payload), table)

    sheet = part(path, "xl/worksheets/sheet1.xml")
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet.lower()
    (lines,) = sheets(path).values()
    assert {str(line[0]).replace("\r", "\n") for line in lines[1:]} == {payload.replace("\r", "\n")}


def test_the_header_is_frozen_and_printed_on_every_page_of_a_wide_sheet(tmp_path: Path) -> None:
    path = written(tmp_path, LATE, TABLE)

    sheet = part(path, "xl/worksheets/sheet1.xml")
    assert 'ySplit="2"' in sheet
    assert 'paperSize="9"' in sheet
    assert 'orientation="landscape"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert "$2:$2</definedName>" in part(path, "xl/workbook.xml")


def test_under_a_caption_the_header_is_one_line_lower(tmp_path: Path) -> None:
    captioned = Table(COLUMNS, TABLE.rows, caption="表1")

    assert 'ySplit="3"' in part(written(tmp_path, LATE, captioned), "xl/worksheets/sheet1.xml")


def test_widths_are_those_of_the_longest_table_and_rows_high_enough(tmp_path: Path) -> None:
    small = Table((Column("项数", 1),), (("3",),))
    long = Table(COLUMNS, (("1", "长" * 400, ""), ("2", "短", ""), ("3", "行\n" * 99, "")))

    sheet = part(written(tmp_path, LATE, small, long), "xl/worksheets/sheet1.xml")

    assert sheet.count("<col ") == 3
    heights = [float(text) for text in re.findall(r'<row [^>]* ht="([\d.]+)"', sheet)]
    assert heights[-2] == 18
    assert 140 < heights[-3] < 200
    assert 400 < heights[-1] <= 409


def test_titles_that_excel_does_not_take_as_names_are_cut_and_told_apart(tmp_path: Path) -> None:
    long = "甲" * 40
    path = written(
        tmp_path,
        *(
            block
            for annex in (Annex("附件1", long), Annex("附件1", long), Annex("", "[]:*?/\\'"))
            for block in (annex, TABLE)
        ),
    )

    names = list(sheets(path))
    assert names == [f"附件1 {'甲' * 27}", f"附件1 {'甲' * 24}（2）", "附件"]


def test_what_no_xml_may_hold_is_dropped(tmp_path: Path) -> None:
    (lines,) = sheets(
        written(tmp_path, LATE, Table((Column("甲\x00", 1),), (("\x0b<b>𠮷\ufffe\ud800",),)))
    ).values()

    assert lines[1:] == [["甲"], ["<b>𠮷"]]


def test_twice_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    first = written(tmp_path, LATE, TABLE).read_bytes()

    assert written(tmp_path, LATE, TABLE).read_bytes() == first
    assert "1980-01-01" in part(tmp_path / "附件.xlsx", "docProps/core.xml")


@pytest.mark.parametrize("blocks", [(), (TABLE,), (LATE, Text("无。"))])
def test_a_paper_without_tables_in_annexes_is_refused(
    tmp_path: Path, blocks: tuple[Block, ...]
) -> None:
    with pytest.raises(InvalidInput) as refusal:
        written(tmp_path, *blocks)

    assert refusal.value.sentence == "这份文书没有带表格的附件，不能导出为 Excel 工作簿。"
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    document = Document((), "", "办公室", "试印", (LATE, TABLE))

    with pytest.raises(InvalidInput, match="是文件夹或设备"):
        write_annexes(document, tmp_path)
    with pytest.raises(StoreError, match="不存在"):
        write_annexes(document, tmp_path / "没有" / "附件.xlsx")
    assert list(tmp_path.iterdir()) == []
