import csv
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from tests.workbench.office import (
    TODAY,
    decision,
    meeting,
    names_in,
    progress,
    reading,
    refusal,
    task_id,
)
from workbench.decisions import record_decision
from workbench.exchange.tabular import harmless, write_csv, write_json, write_sheet, write_xlsx
from workbench.holding import hold_meeting
from workbench.meetings import MeetingKind
from workbench.progress import list_entries, record_progress
from workbench.readings import record_reading
from workbench.reporting.export import EXPORTS
from workbench.store import Store

PAYLOADS = [
    "=1+1",
    "=cmd|'/C calc'!A0",
    '=HYPERLINK("http://example.cn","点我")',
    "+1+1",
    "-1+1",
    "@SUM(1,1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1,1)",
    "{=1+1}",
    "http://example.cn",
]
Rows = list[dict[str, Any]]


def cells_of_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def cells_of_xlsx(path: Path) -> list[list[Any]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def as_xlsx(records: Rows, path: Path) -> None:
    write_xlsx(records, path, "数据")


@pytest.fixture
def records() -> Rows:
    return [
        {
            "number": 1,
            "content": "设立质押融资风险补偿基金，规模“1亿元”",
            "lead": ["金融办", "财政局"],
            "value": Decimal("1.20"),
            "percent": 35,
            "expected": 0.3041,
            "due_on": date(2019, 12, 31),
            "finished_on": None,
            "liaison": {"name": "孙德", "phone": "", "mobile": "138-0000-1234"},
            "readings": [
                {"year": 2018, "value": Decimal(0), "source": "年报"},
                {"year": 2019, "value": Decimal("1.5"), "source": ""},
            ],
        }
    ]


HEADINGS = [
    *("序号", "任务内容", "牵头单位", "目标值", "进度（%）", "序时进度"),
    *("完成时限", "办结日期", "联络员", "指标数据"),
]


def test_a_csv_opens_in_a_spreadsheet_with_one_line_a_record(records: Rows, tmp_path: Path) -> None:
    path = tmp_path / "数据.csv"
    write_csv(records, path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert cells_of_csv(path) == [
        HEADINGS,
        [
            "1",
            "设立质押融资风险补偿基金，规模“1亿元”",
            "金融办\n财政局",
            "1.20",
            "35",
            "0.3041",
            "2019-12-31",
            "",
            "名称：孙德；手机：138-0000-1234",
            "年份：2018；目标值：0；数据来源：年报\n年份：2019；目标值：1.5",
        ],
    ]


def test_a_workbook_has_numbers_as_numbers_and_all_else_as_text(
    records: Rows, tmp_path: Path
) -> None:
    path = tmp_path / "数据.xlsx"
    as_xlsx(records, path)
    headings, cells = cells_of_xlsx(path)
    assert headings == HEADINGS
    assert cells[:8] == [
        1.0,
        "设立质押融资风险补偿基金，规模“1亿元”",
        "金融办\n财政局",
        1.2,
        35.0,
        0.3041,
        "2019-12-31",
        "",
    ]
    assert CalamineWorkbook.from_path(path).sheet_names == ["数据"]


def test_json_gives_back_what_went_in(records: Rows, tmp_path: Path) -> None:
    path = tmp_path / "数据.json"
    write_json(records, path)
    plain = {
        "value": "1.20",
        "due_on": "2019-12-31",
        "readings": [
            {"year": 2018, "value": "0", "source": "年报"},
            {"year": 2019, "value": "1.5", "source": ""},
        ],
    }
    assert json.loads(path.read_text(encoding="utf-8")) == [records[0] | plain]
    assert "质押融资" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_becomes_a_formula_or_a_link_in_a_workbook(payload: str, tmp_path: Path) -> None:
    path = tmp_path / "数据.xlsx"
    write_sheet([payload], [[payload, [payload, payload]]], path, "数据")
    assert cells_of_xlsx(path)[1][0].replace("_x000D_", "\r") == payload
    with ZipFile(path) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert "<f" not in sheet.replace("<font", "").replace("<format", "")
    assert "hyperlink" not in sheet


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_becomes_a_formula_in_a_csv(payload: str, tmp_path: Path) -> None:
    path = tmp_path / "数据.csv"
    write_csv([{"text": payload, "lead": [payload], "liaison": {"name": payload}}], path)
    for cell in cells_of_csv(path)[1]:
        assert cell.lstrip("'").removeprefix("名称：") == payload
        assert not cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))


def test_only_what_could_be_a_formula_gets_an_apostrophe() -> None:
    assert harmless("=1") == "'=1"
    assert harmless("1=1") == "1=1"
    assert harmless("") == ""


def test_a_negative_number_in_a_csv_stays_a_number(tmp_path: Path) -> None:
    path = tmp_path / "数据.csv"
    write_csv([{"number": -1, "value": Decimal("-0.5")}], path)
    assert cells_of_csv(path)[1] == ["-1", "-0.5"]


@pytest.mark.parametrize("write", [write_csv, write_json, as_xlsx])
def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_left(
    records: Rows, tmp_path: Path, write: Callable[[Rows, Path], None]
) -> None:
    (tmp_path / "文件").touch()
    for path in (tmp_path / "没有" / "数据", tmp_path / "文件" / "数据"):
        assert refusal(write, records, path) == (
            f"文件夹“{path.parent}”不存在，请先建立文件夹或换一个位置。"
        )
    assert names_in(tmp_path) == {"文件"}


@pytest.mark.parametrize("write", [write_csv, write_json, as_xlsx])
def test_the_workbench_file_is_not_written_over(
    records: Rows, path: Path, write: Callable[[Rows, Path], None]
) -> None:
    before = path.read_bytes()
    assert "是数据文件" in refusal(write, records, path)
    assert path.read_bytes() == before


def test_without_records_the_file_says_so(tmp_path: Path) -> None:
    write_csv([], tmp_path / "数据.csv")
    as_xlsx([], tmp_path / "数据.xlsx")
    write_json([], tmp_path / "数据.json")
    assert cells_of_csv(tmp_path / "数据.csv") == [["没有记录"]]
    assert cells_of_xlsx(tmp_path / "数据.xlsx") == [["没有记录"]]
    assert json.loads((tmp_path / "数据.json").read_text(encoding="utf-8")) == []


def test_yes_and_no_are_written_as_words(tmp_path: Path) -> None:
    records = [{"is_public": True, "number": 1}, {"is_public": False, "number": 2}]
    write_csv(records, tmp_path / "a.csv")
    as_xlsx(records, tmp_path / "a.xlsx")
    assert cells_of_csv(tmp_path / "a.csv")[1:] == [["是", "1"], ["否", "2"]]
    assert [row[0] for row in cells_of_xlsx(tmp_path / "a.xlsx")] == ["公开", "是", "否"]


@pytest.mark.parametrize("kind", EXPORTS)
def test_what_users_typed_leaves_every_export_harmless(
    store: Store, tmp_path: Path, kind: str
) -> None:
    evil = "=cmd|'/C calc'!A0"
    store.write(record_progress, progress(store, text=evil, problems=evil, next_step=evil))
    store.write(record_reading, reading(store, source=evil, note=evil))
    held = store.write(hold_meeting, meeting(kind=MeetingKind.TOPIC, place=evil, chair=evil))
    store.write(record_decision, decision(store, held, text=evil))
    assert store.read(list_entries, task_id(store), TODAY)[0].text == evil
    records = store.read(EXPORTS[kind], TODAY)
    write_csv(records, tmp_path / "a.csv")
    as_xlsx(records, tmp_path / "a.xlsx")
    write_json(records, tmp_path / "a.json")
    cells = [cell for row in cells_of_csv(tmp_path / "a.csv") for cell in row]
    assert not [cell for cell in cells if cell.startswith("=")]
    with ZipFile(tmp_path / "a.xlsx") as package:
        assert "<f>" not in package.read("xl/worksheets/sheet1.xml").decode()
    assert len(cells_of_xlsx(tmp_path / "a.xlsx")) == len(records) + 1
    assert len(json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))) == len(records)
