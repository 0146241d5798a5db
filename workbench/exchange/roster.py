"""The roster as a workbook; the PDF and the vCards are made from the same value."""

from pathlib import Path

from workbench.exchange.tabular import write_sheet
from workbench.reporting.roster import Roster


def write_roster_sheet(roster: Roster, path: Path) -> None:
    """Write one sheet: the same columns as on paper, with the role beside the rank."""
    rank, *others = (column.title for column in roster.columns)
    rows = [
        (member.rank, str(member.role), *cells)
        for member, (_, *cells) in zip(roster.members, roster.rows, strict=True)
    ]
    write_sheet([rank, "职务", *others], rows, path, "成员通讯录")
