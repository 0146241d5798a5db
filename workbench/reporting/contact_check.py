"""通讯信息核对表: once a year each unit gets what the office knows, and sends it back corrected."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlmodel import Session

from workbench.contact_check import FIELDS, GONE, CheckedPerson, CheckSheet
from workbench.plan import get_plan
from workbench.reporting.document import (
    Align,
    Band,
    Block,
    Column,
    Document,
    Letterhead,
    Signature,
    Table,
    Text,
)
from workbench.rules.words import chinese_date

TITLE = "关于核对通讯信息的函"
COLUMNS = (
    Column("项目", 26, Align.CENTRE),
    Column("现登记", 60, Align.CENTRE),
    Column("更正为", 60, Align.CENTRE),
)
NONE = "（未登记）"


def check_letters(
    session: Session, sheets: Sequence[CheckSheet], issued_on: date, reply_by: date
) -> Document:
    """One letter a unit, each on pages of its own, with nobody's numbers but the unit's own."""
    office = f"{get_plan(session).leading_group}办公室"
    return Document(
        title=(),
        subtitle="",
        author=office,
        subject=TITLE,
        blocks=tuple(
            block for sheet in sheets for block in _letter(office, sheet, issued_on, reply_by)
        ),
    )


def _letter(office: str, sheet: CheckSheet, issued_on: date, reply_by: date) -> Iterator[Block]:
    yield Letterhead(office, "", TITLE)
    yield Text(f"{sheet.addressee}：", flush=True)
    yield Text(
        f"请核对下表，有变动或未登记的填在“更正为”栏，停用的填“{GONE}”，于{chinese_date(reply_by)}前"
        "反馈领导小组办公室；人员有变动的，请一并说明接任人员及任职文号。"
    )
    yield Table(COLUMNS, tuple(_rows(sheet.people)), large=True)
    yield Signature(Text("感谢支持。"), office, chinese_date(issued_on))


def _rows(people: Sequence[CheckedPerson]) -> Iterator[tuple[str, ...] | Band]:
    for person in people:
        yield Band(f"{person.kind}　{person.name}　{person.post}")
        for name, title in FIELDS.items():
            yield (title, person.values[name] or NONE, "")
