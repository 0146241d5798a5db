"""What the steps of a meeting share: the meeting as it stands now, and a list to work on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from ui.pages.list_page import ListPage
from ui.parts.keys import bind
from workbench.agenda import AgendaRow, list_agenda
from workbench.attendance import AttendanceRow, list_attendance
from workbench.decision_ledger import DecisionRow, list_decisions, list_meetings
from workbench.meetings import MeetingRow, MeetingState
from workbench.plan import get_plan
from workbench.store import Store

R = TypeVar("R")
GO_ON = "Ctrl+Return"


@dataclass(frozen=True, slots=True)
class MeetingNow:
    """One meeting with everything that its steps show."""

    meeting: MeetingRow
    agenda: tuple[AgendaRow, ...]
    roll: tuple[AttendanceRow, ...]
    decisions: tuple[DecisionRow, ...]

    @property
    def is_closed(self) -> bool:
        """Whether it can only be read."""
        return self.meeting.state is MeetingState.CLOSED


def read_meeting(store: Store, meeting_id: UUID, as_of: date) -> MeetingNow | None:
    """A meeting with its decisions as of a day, or as of its own where that is later.

    None if there is no such meeting (any more).
    """
    meetings = store.read(list_meetings, date.max)
    meeting = next((row for row in meetings if row.id == meeting_id), None)
    if meeting is None:
        return None
    day = max(as_of, meeting.held_on)
    rows = store.read(list_decisions, day, store.read(get_plan).tolerance)
    return MeetingNow(
        meeting,
        tuple(store.read(list_agenda, meeting_id)),
        tuple(store.read(list_attendance, meeting_id)),
        tuple(row for row in rows if row.meeting_id == meeting_id),
    )


class MeetingStep(ListPage[R]):
    """One step: its list takes the page's place, its header stands above it.

    `writing` are the buttons that change something: after the meeting they are disabled.

    Signals:
        done: the next step is wanted; Ctrl+Enter.
    """

    done = Signal()
    now: MeetingNow
    has_filters = False
    """Long lists have some; most lists of a meeting are seen at a glance."""
    writing: tuple[QPushButton, ...] = ()

    def settle(self, *writing: QPushButton) -> None:
        """Take off what a page of its own would have; name the buttons that change something."""
        self.writing = writing
        self.header.hide_title()
        self.views.hide()
        self.filters.setVisible(self.has_filters)
        self.history.hide()
        self.column.setContentsMargins(0, 0, 0, 0)
        bind(self, GO_ON, self.go_on, inside=True)

    def go_on(self) -> None:
        """Ask for the next step."""
        self.done.emit()

    def show_now(self, now: MeetingNow) -> None:
        """Show the meeting as it stands."""
        self.now = now
        for each in self.writing:
            each.setEnabled(not now.is_closed)
        self.fresh.renew()

    def bind_list(self, keys: Mapping[str, Callable[[], object]]) -> None:
        """Let keys act while the list has the keyboard."""
        for key, act in keys.items():
            bind(self.table, key, act)
