"""How much waits behind an entry of the navigation or a view; imports no page: it is read early."""

from ui.desk import Desk


def count_open_decisions(desk: Desk) -> str:
    """How many decisions are not carried out, "" for none."""
    from workbench.decision_ledger import list_meetings

    waiting = sum(meeting.open for meeting in desk.store.read(list_meetings, desk.as_of))
    return str(waiting) if waiting else ""


def count_doubtful_figures(desk: Desk) -> str:
    """How many figures wait for a word, "" for none."""
    from workbench.target_checks import list_findings

    waiting = sum(row.is_open for row in desk.store.read(list_findings, desk.as_of))
    return str(waiting) if waiting else ""
