"""Plain records out as JSON, CSV or a workbook, for other programs and for Excel/WPS."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
from pydantic_core import to_jsonable_python

from workbench.exchange.files import save_file

FORMULA_SIGNS = tuple("=+-@\t\r\n＝＋－＠")
FOOT_ROOM = 120  # Excel takes 255 with its marks
NUMBERS = int | float | Decimal
HEADINGS = {
    "number": "序号",
    "programme": "重点任务",
    "content": "任务内容",
    "lead": "牵头单位",
    "cooperating": "配合单位",
    "schedule": "推进计划",
    "starts_on": "开始日期",
    "due_on": "完成时限",
    "milestones": "节点",
    "weight": "权重",
    "done_on": "完成日期",
    "account": "完成情况",
    "status": "状态",
    "schedule_class": "类别",
    "expected": "序时进度",
    "actual": "实际进度",
    "explanation": "说明",
    "missing_units": "本期未报单位",
    "source_note": "原文说明",
    "group": "类别",
    "name": "名称",
    "kind": "类型",
    "value": "目标值",
    "high": "上限",
    "rate": "增长率",
    "unit": "单位",
    "measure": "口径",
    "base_year": "基期年份",
    "baseline": "基期值",
    "frequency": "填报频次",
    "data_source": "数据来源",
    "unit_in_charge": "责任单位",
    "parts": "分项单位",
    "readings": "指标数据",
    "quarter": "季度",
    "year": "年份",
    "source": "数据来源",
    "note": "说明",
    "achieved_on": "实现日期",
    "achieved_note": "依据",
    "verdict": "评价",
    "tasks": "相关任务",
    "sentence": "原文",
    "rank": "序号",
    "role": "职务",
    "post": "单位及职务",
    "phone": "办公电话",
    "mobile": "手机",
    "fax": "传真",
    "email": "电子邮箱",
    "room": "办公室",
    "verified_on": "核对日期",
    "liaison": "联络员",
    "since": "任职日期",
    "title": "会议",
    "held_on": "召开日期",
    "place": "地点",
    "chair": "主持人",
    "decisions": "议定事项",
    "open": "未办结",
    "recorder": "记录人",
    "next_on": "下次会议日期",
    "state": "会议状态",
    "minutes": "纪要号",
    "minutes_on": "纪要日期",
    "hour": "时间",
    "opinion": "会议认为",
    "agenda": "议程",
    "attendance": "出席名单",
    "presence": "出席情况",
    "stand_in": "代会人",
    "decision": "议定事项次序",
    "field": "调整内容",
    "new_lead": "调整后的牵头单位",
    "new_text": "调整后的文字",
    "is_public": "公开",
    "meeting": "会议",
    "position": "次序",
    "text": "内容",
    "task": "任务序号",
    "finished_on": "办结日期",
    "result": "落实情况",
    "period": "填报期",
    "percent": "进度（%）",
    "problems": "存在问题",
    "next_step": "下一步安排",
    "reported_on": "填报日期",
    "acts": "督办记录",
    "happened_on": "日期",
    "member": "批示领导",
    "milestone": "节点",
    "handled_by": "经办人",
    "channel": "方式",
    "basis": "依据",
    "reason": "事由",
    "answer": "答复",
    "promised_on": "承诺日期",
    "old_due_on": "原时限",
    "new_due_on": "新的时限",
    "ruled_class": "认定类别",
}


def write_json(records: Sequence[dict[str, Any]], path: Path) -> None:
    """Write the records with their code names, UTF-8, readable."""
    text = json.dumps(to_jsonable_python(list(records)), ensure_ascii=False, indent=2)
    save_file(path, f"{text}\n".encode())


def write_csv(records: Sequence[dict[str, Any]], path: Path) -> None:
    """Write the records as a CSV with Chinese headings."""
    write_csv_table(_headings(records), (record.values() for record in records), path)


def write_csv_table(headings: Sequence[str], rows: Iterable[Iterable[Any]], path: Path) -> None:
    """Write a CSV that Excel opens as UTF-8 and never takes for formulas."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(headings)
    for row in rows:
        writer.writerow([_csv_cell(value) for value in row])
    save_file(path, out.getvalue().encode("utf-8-sig"))


def write_xlsx(records: Sequence[dict[str, Any]], path: Path, sheet: str) -> None:
    """Write a workbook of text and number cells."""
    rows = [list(record.values()) for record in records]
    write_sheet(_headings(records), rows, path, sheet)


def write_sheet(
    headings: Sequence[str], rows: Iterable[Sequence[Any]], path: Path, sheet: str, foot: str = ""
) -> None:
    """Write one sheet: bold frozen headings, wrapped text, nothing that Excel could execute.

    What stands at the `foot` of every printed page is no cell that another program would read.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet)
        bold = book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"})
        plain = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        for column, heading in enumerate(headings):
            page.write_string(0, column, heading, bold)
            page.set_column(column, column, max(8, 2.2 * len(heading)))
        for line, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                if _is_number(value):
                    page.write_number(line, column, value, plain)
                else:
                    page.write_string(line, column, _cell(value), plain)
        page.freeze_panes(1, 0)
        page.set_footer(f"&L{foot[:FOOT_ROOM].replace('&', '&&')}")
    save_file(path, out.getvalue())


def harmless(text: str) -> str:
    """A cell of a CSV that no spreadsheet takes for a formula (FAULTS.md)."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def _csv_cell(value: Any) -> str:
    return str(value) if _is_number(value) else harmless(_cell(value))


def _is_number(value: Any) -> bool:
    return isinstance(value, NUMBERS) and not isinstance(value, bool)


def _headings(records: Sequence[dict[str, Any]]) -> list[str]:
    return [HEADINGS[name] for name in records[0]] if records else ["没有记录"]


def _cell(value: Any) -> str:
    """Lists one a line, records as name and value, nothing as nothing."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case list():
            return "\n".join(_cell(item) for item in value)
        case dict():
            parts = (
                f"{HEADINGS[name]}：{_cell(item)}"
                for name, item in value.items()
                if item not in (None, "")
            )
            return "；".join(parts)
        case date():
            return value.isoformat()
        case _:
            return str(value)
