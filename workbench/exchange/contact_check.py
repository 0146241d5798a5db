"""核对表 as a workbook: one goes out to a unit, the same comes back corrected."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from workbench.contact_check import FIELDS, CheckSheet
from workbench.errors import InvalidInput
from workbench.exchange.people import read_people
from workbench.exchange.tabular import write_sheet

HEAD = {"kind": "类别", "name": "姓名", "post": "单位及职务", **FIELDS, "id": "编号（请勿改动）"}


def write_check_workbook(sheet: CheckSheet, path: Path) -> None:
    """Write what a unit looks through, to be corrected where it stands."""
    rows = [
        (person.kind, person.name, person.post, *person.values.values(), str(person.id))
        for person in sheet.people
    ]
    write_sheet(tuple(HEAD.values()), rows, path, "通讯信息核对表")


def read_check_workbook(path: Path) -> Sequence[Mapping[str, str]]:
    """The rows as they came back, by the names of `HEAD`; columns may have been moved.

    Raises:
        InvalidInput: it cannot be opened, or is no 核对表.
    """
    rows = [line.split("\t") for line in read_people(path).splitlines()]
    heading = next((n for n, row in enumerate(rows) if HEAD["id"] in row), None)
    if heading is None:
        raise InvalidInput(f"“{path.name}”不是发出的核对表：没有“{HEAD['id']}”一栏。", "path")
    names = {title: name for name, title in HEAD.items()}
    columns = [names.get(title.strip(), "") for title in rows[heading]]
    found = [dict(zip(columns, row, strict=False)) for row in rows[heading + 1 :]]
    return [row for row in found if row.get("id", "").strip()]
