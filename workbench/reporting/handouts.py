"""外发登记表: the register of rosters that were handed out, on paper."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from workbench.handouts import HandoutRow, list_handouts
from workbench.plan import get_plan
from workbench.reporting.document import Align, Annex, Column, Document, Table, Text
from workbench.rules.words import chinese_date

COLUMNS = (
    Column("序号", 1.2, Align.CENTRE),
    Column("时间", 3.4, Align.CENTRE),
    Column("密级", 1.4, Align.CENTRE),
    Column("格式", 3.2, Align.CENTRE),
    Column("接收人", 4.4),
    Column("用途", 6.4),
    Column("人数", 1.4, Align.CENTRE),
)


def handout_document(session: Session, today: date) -> Document:
    """The whole register, the earliest first."""
    group, rows = get_plan(session).leading_group, list_handouts(session)
    return Document(
        title=(),
        subtitle="",
        author=f"{group}办公室",
        subject="通讯录外发登记表",
        blocks=(
            Annex("", "通讯录外发登记表", landscape=True),
            Text(f"共{len(rows)}次，截至{chinese_date(today)}。登记表不含任何人的号码。"),
            Table(COLUMNS, tuple(_rows(rows))),
        ),
    )


def _rows(rows: Sequence[HandoutRow]) -> Sequence[tuple[str, ...]]:
    return [
        (
            str(number),
            f"{row.handed_at.astimezone():%Y-%m-%d %H:%M}",
            row.mask.word,
            row.format,
            row.recipient,
            row.purpose,
            str(row.people),
        )
        for number, row in enumerate(reversed(rows), 1)
    ]
