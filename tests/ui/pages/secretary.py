"""How the tests of 会议议定 work on its page."""

from datetime import date

from tests.ui.hands import save, write
from ui.pages.decision_list import DecisionList
from workbench.decision_ledger import DecisionRow, list_decisions, list_meetings
from workbench.holding import hold_meeting as hold
from workbench.meetings import MeetingDraft, MeetingKind, MeetingRow, next_number
from workbench.store import Store

TODAY = date(2019, 11, 30)
SHOWN = ("会议", "议定事项", "牵头单位", "完成时限", "状态", "任务")


def meetings(store: Store) -> list[MeetingRow]:
    return store.read(list_meetings, TODAY)


def decisions(store: Store) -> list[DecisionRow]:
    return store.read(list_decisions, TODAY, 10)


def cells(page: DecisionList) -> list[list[str]]:
    columns = [column for column in page.model.columns if column.title in SHOWN]
    return [[column.text(row) for column in columns] for row in page.model.rows]


def hold_meeting(page: DecisionList) -> None:
    """A plenary meeting is held today: what it decides can be typed."""
    store = page.desk.store
    number = store.read(next_number, MeetingKind.FULL)
    store.write(hold, MeetingDraft(kind=MeetingKind.FULL, number=number, held_on=TODAY))
    if page.side.currentWidget() is page.detail:
        page.start_new()


def record(page: DecisionList, text: str, unit: str, due_on: str, task: str = "") -> None:
    form = page.forms.decision
    for name, typed in (("text", text), ("unit_id", unit), ("due_on", due_on), ("task_id", task)):
        write(form, name, typed)
    save(form)


def agree(page: DecisionList, remark: str = "同意") -> None:
    """The head of the group remarks on what was carried out."""
    write(page.forms.closing, "member_id", "冯玉臻　组长")
    write(page.forms.closing, "remark", remark)


def choose(page: DecisionList, text: str) -> DecisionRow:
    row = next(row for row in page.model.rows if text in row.text)
    assert page.table.choose(row.id)
    return row
