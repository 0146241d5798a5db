"""Which writer makes which format: shared by the pages and the command line. Imports no Qt."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reports.paper import build
from workbench.exchange.roster import write_roster_sheet
from workbench.exchange.tabular import write_csv, write_json, write_xlsx
from workbench.exchange.vcard import write_vcards
from workbench.reporting.roster import Roster, roster_document


def write_roster(roster: Roster, form: str, path: Path) -> tuple[str, ...]:
    """Write the roster as pdf, xlsx or vcf; return the characters that no font could print."""
    match form:
        case "pdf":
            return build(roster_document(roster), path).missing
        case "xlsx":
            write_roster_sheet(roster, path)
        case _:
            write_vcards(roster.members, roster.group, path)
    return ()


def missing_sentence(chars: Sequence[str]) -> str:
    """Which characters a paper shows as 〓, if any: nothing is lost silently."""
    return f"字库缺字，纸上以“〓”代替：{'、'.join(chars)}。" if chars else ""


def write_records(records: Sequence[dict[str, Any]], kind: str, form: str, path: Path) -> None:
    """Write exported records as json, csv or xlsx."""
    match form:
        case "json":
            write_json(records, path)
        case "csv":
            write_csv(records, path)
        case _:
            write_xlsx(records, path, kind)
