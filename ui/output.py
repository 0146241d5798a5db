"""Which writer makes which format: shared by the pages and the command line. Imports no Qt."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reports.paper import build
from workbench.exchange.roster import write_roster_csv, write_roster_sheet
from workbench.exchange.tabular import write_csv, write_json, write_xlsx
from workbench.exchange.vcard import Preset, count_hidden, write_vcards
from workbench.handouts import HandoutFormat
from workbench.reporting.qr_cards import qr_document
from workbench.reporting.roster import Roster, roster_document

PRESETS = {
    HandoutFormat.VCARD3: Preset.V3,
    HandoutFormat.VCARD4: Preset.V4,
    HandoutFormat.OUTLOOK: Preset.OUTLOOK,
}


def write_roster(roster: Roster, form: HandoutFormat, path: Path) -> str:
    """Write the roster; return what it could not show, "" when all is there."""
    match form:
        case HandoutFormat.PDF:
            return missing_sentence(build(roster_document(roster), path).missing)
        case HandoutFormat.QR:
            missing = build(qr_document(roster), path).missing
            return hidden_sentence(roster) + missing_sentence(missing)
        case HandoutFormat.XLSX:
            write_roster_sheet(roster, path)
        case HandoutFormat.CSV:
            write_roster_csv(roster, path)
        case _:
            write_vcards(roster.people, roster.group, path, PRESETS[form])
            return hidden_sentence(roster)
    return ""


def missing_sentence(chars: Sequence[str]) -> str:
    """Which characters a paper shows as 〓, if any: nothing is lost silently."""
    return f"字库缺字，纸上以“〓”代替：{'、'.join(chars)}。" if chars else ""


def hidden_sentence(roster: Roster) -> str:
    """How many numbers a card leaves out: nobody can dial one that is masked."""
    count = count_hidden(roster.people)
    return f"名片里没有写入隐去的 {count} 个号码，电话打不出去。" if count else ""


def write_records(records: Sequence[dict[str, Any]], kind: str, form: str, path: Path) -> None:
    """Write exported records as json, csv or xlsx."""
    match form:
        case "json":
            write_json(records, path)
        case "csv":
            write_csv(records, path)
        case _:
            write_xlsx(records, path, kind)
