"""How the tests of 会议议定 work on its page."""

from datetime import date

from tests.ui.hands import save, write
from ui.pages.meetings import COLUMNS, MeetingsPage
from workbench.decision_ledger import DecisionRow, list_decisions, list_meetings
from workbench.meetings import MeetingRow
from workbench.store import Store

TODAY = date(2019, 11, 30)


def meetings(store: Store) -> list[MeetingRow]:
    return store.read(list_meetings, TODAY)


def decisions(store: Store) -> list[DecisionRow]:
    return store.read(list_decisions, TODAY, 10)


def cells(page: MeetingsPage) -> list[list[str]]:
    return [[column.text(row) for column in COLUMNS] for row in page.model.rows]


def hold_meeting(page: MeetingsPage) -> None:
    page.new_meeting()
    save(page.meeting_form)


def record(page: MeetingsPage, text: str, unit: str, due_on: str, task: str = "") -> None:
    form = page.decision_form
    for name, typed in (("text", text), ("unit_id", unit), ("due_on", due_on), ("task_id", task)):
        write(form, name, typed)
    save(form)


def agree(page: MeetingsPage, remark: str = "同意") -> None:
    """The head of the group remarks on what was carried out."""
    write(page.closing_form, "member_id", "冯玉臻　组长")
    write(page.closing_form, "remark", remark)


def choose(page: MeetingsPage, text: str) -> DecisionRow:
    row = next(row for row in page.model.rows if text in row.text)
    assert page.table.choose(row.id)
    return row
