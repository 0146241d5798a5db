"""Writes the papers about who is in the group. Imports no Qt."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from workbench.adjustments import Adjustment
from workbench.contact_check import CheckedPerson, Difference, compare, list_check_sheets
from workbench.errors import InvalidInput, StoreError
from workbench.handouts import HandoutDraft, HandoutFormat, record_handout
from workbench.reporting.adjustment import adjustment_notice
from workbench.reporting.contact_check import check_letters
from workbench.rules.masking import Mask
from workbench.store import Store

REPLY_DAYS = timedelta(days=14)
PURPOSE = "通讯信息年度核对"


def write_adjustment_notice(
    store: Store, adjustment: Adjustment, issued_on: date, path: Path
) -> str:
    """Write the notice of an adjustment as a PDF; return where it is, and what no font has.

    Raises:
        StoreError: the file cannot be written.
    """
    # ReportLab and its fonts are heavy: not before the first paper (SPEED.md).
    from reports.paper import build
    from ui.output import missing_sentence

    written = build(store.read(adjustment_notice, adjustment, issued_on), path)
    return f"已保存调整通知：{path}。{missing_sentence(written.missing)}"


def write_check_sheets(store: Store, as_of: date, now: datetime, folder: Path) -> str:
    """Write a letter and a workbook for every unit, and register what leaves the office.

    Raises:
        InvalidInput: no unit has a member or a liaison on that day.
        StoreError: the folder or a file cannot be written.
    """
    from reports.paper import build
    from ui.slips import FORBIDDEN
    from workbench.exchange.contact_check import write_check_workbook

    sheets = store.read(list_check_sheets, as_of)
    if not sheets:
        raise InvalidInput("这一天还没有成员单位，请核对统计截止日。")
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise StoreError(f"文件夹“{folder}”不能建立，请换一个位置。") from error
    day = now.date()
    for sheet in sheets:
        name = FORBIDDEN.sub("_", sheet.unit)
        letter = store.read(check_letters, [sheet], day, day + REPLY_DAYS)
        build(letter, folder / f"{name}核对函.pdf")
        write_check_workbook(sheet, folder / f"{name}核对表.xlsx")
        handout = HandoutDraft(
            mask=Mask.FULL, format=HandoutFormat.XLSX, recipient=sheet.unit[:40], purpose=PURPOSE
        )
        store.write(record_handout, handout, len(sheet.people), now)
    return f"已写出 {len(sheets)} 家单位的核对函和核对表，并登记外发：{folder}。"


def read_check_sheets(
    store: Store, as_of: date, paths: Sequence[Path]
) -> tuple[list[Difference], list[CheckedPerson]]:
    """What came back: what differs, and everybody who was looked through.

    Raises:
        InvalidInput: a file is no 核对表, or is about somebody who is not in the register.
    """
    from workbench.exchange.contact_check import read_check_workbook

    sheets = store.read(list_check_sheets, as_of)
    rows = [row for path in paths for row in read_check_workbook(path)]
    written = {row["id"] for row in rows}
    people = [each for sheet in sheets for each in sheet.people if str(each.id) in written]
    return compare(sheets, rows), people
