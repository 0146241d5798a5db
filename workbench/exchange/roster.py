"""The roster as a workbook; the PDF and the vCards are made from the same value."""

from pathlib import Path

from workbench.exchange.tabular import write_sheet
from workbench.reporting.roster import COLUMNS, Roster, contact_cells


def write_roster_sheet(roster: Roster, path: Path) -> None:
    """Write one sheet: the same columns as on paper, with the role beside the rank."""
    headings = [COLUMNS[0].title, "职务", *(column.title for column in COLUMNS[1:])]
    rows = [(m.rank, str(m.role), *contact_cells(m)) for m in roster.members]
    write_sheet(headings, rows, path, "成员通讯录")
