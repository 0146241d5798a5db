"""变化对照 on paper: what the office recorded between two days, kind by kind, before and after."""

from collections.abc import Iterator
from datetime import date

from sqlmodel import Session

from workbench.history import Comparison, compare
from workbench.plan import get_plan
from workbench.reporting.document import Align, Annex, Band, Block, Column, Document, Table, Text
from workbench.rules.words import chinese_date

COLUMNS = (
    Column("序号", 1.4, Align.CENTRE),
    Column("记录", 5.4),
    Column("项目", 2.6, Align.CENTRE),
    Column("原来", 6.6),
    Column("现在", 6.6),
    Column("记录日期", 2.9, Align.CENTRE),
)


def comparison_document(session: Session, first: date, second: date) -> Document:
    """Everything that is different at the end of `second` from the end of `first`.

    Raises:
        InvalidInput: the second day comes before the first.
    """
    return lay_out(compare(session, first, second), get_plan(session).leading_group)


def lay_out(comparison: Comparison, group: str) -> Document:
    """The comparison as a landscape table under the kinds of record."""
    blocks: list[Block] = [Annex("", f"{group}办公室工作变化对照", landscape=True)]
    blocks.append(Text(_note(comparison)))
    if comparison.groups:
        blocks.append(Table(COLUMNS, tuple(_banded(comparison))))
    return Document(
        title=(),
        subtitle="",
        author=f"{group}办公室",
        subject=f"变化对照（{comparison.first}与{comparison.second}）",
        blocks=tuple(blocks),
    )


def _note(comparison: Comparison) -> str:
    days = f"{chinese_date(comparison.first)}与{chinese_date(comparison.second)}"
    if not comparison.groups:
        return f"{days}两日日终的记录相同，没有变化。"
    return (
        f"{days}两日日终的记录相比，共{len(comparison.rows)}处变化。"
        "按记录时间计；其间改了又改回、撤销了的不列。"
    )


def _banded(comparison: Comparison) -> Iterator[tuple[str, ...] | Band]:
    number = 0
    for word, rows in comparison.groups:
        yield Band(f"{word}（{len(rows)}处）")
        for row in rows:
            number += 1
            day = row.at.astimezone().date().isoformat()
            yield str(number), row.record, row.field, row.before or "—", row.after or "—", day
