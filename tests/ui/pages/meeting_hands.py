"""What the tests of the meetings need to be there, and where they look."""

import shutil
from datetime import date, datetime
from pathlib import Path

from tests.ui.pages.secretary import TODAY, decisions, meetings
from ui.pages.meeting_desk import MeetingDesk
from ui.pages.meetings import MeetingsPage
from ui.pages.meetings_view import MeetingsView
from workbench.decisions import DecisionDraft, DecisionKind, record_decision
from workbench.holding import close_meeting
from workbench.ledger import list_tasks
from workbench.meetings import MeetingRow
from workbench.store import Store, open_store


def close_first(store: Store) -> MeetingRow:
    """The autumn's meeting becomes one whose minutes are out: three new works, one for task 11."""
    task = store.read(list_tasks, TODAY)[10]
    for row in decisions(store):
        draft = DecisionDraft(
            meeting_id=row.meeting_id,
            text=row.text,
            kind=DecisionKind.NEW_WORK,
            unit_id=row.unit_id,
            due_on=row.due_on,
            task_id=task.id if row.position == 2 else None,
        )
        store.write(record_decision, draft, row.id)
    store.write(close_meeting, meetings(store)[0].id, date(2019, 7, 15))
    return meetings(store)[0]


def close_first_in(file: Path, folder: Path, now: datetime) -> Path:
    """A copy of a closed file in which that is done."""
    copied = Path(shutil.copy(file, folder))
    with open_store(copied, now) as store:
        close_first(store)
    return copied


def view_of(page: MeetingsPage) -> MeetingsView:
    """The view 会议."""
    page.show_view("meetings")
    view = page.view()
    assert isinstance(view, MeetingsView)
    return view


def enter(page: MeetingsPage, meeting: MeetingRow, step: str) -> MeetingDesk:
    """Work on a meeting."""
    view = view_of(page)
    view.enter(meeting.id, step)
    assert view.currentWidget() is view.meeting
    return view.meeting
