"""The roster as a table; the PDF and the vCards are made from the same value."""

from collections.abc import Sequence
from pathlib import Path

from workbench.exchange.tabular import write_csv_table, write_sheet
from workbench.reporting.roster import Roster


def write_roster_sheet(roster: Roster, path: Path) -> None:
    """Write a workbook of one sheet; printed, it says at the foot how it is ordered."""
    write_sheet(_headings(roster), _rows(roster), path, "成员通讯录", roster.rule)


def write_roster_csv(roster: Roster, path: Path) -> None:
    """Write the same table as a CSV."""
    write_csv_table(_headings(roster), _rows(roster), path)


def _headings(roster: Roster) -> Sequence[str]:
    """The same columns as on paper, with the role beside the rank."""
    rank, *others = (column.title for column in roster.columns)
    return [rank, "职务", *others]


def _rows(roster: Roster) -> Sequence[Sequence[object]]:
    return [
        (number, str(member.role), *cells)
        for number, member, (_, *cells) in zip(
            roster.numbers, roster.members, roster.rows, strict=True
        )
    ]
