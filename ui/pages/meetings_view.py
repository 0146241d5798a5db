"""会议: the list of meetings, and in its place the one that is worked on."""

from collections.abc import Mapping
from functools import cached_property
from uuid import UUID

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget

from ui.desk import Desk
from ui.pages.meeting_desk import MeetingDesk
from ui.pages.meeting_list import MeetingList


class MeetingsView(QStackedWidget):
    """Either of the two; Esc goes back from a meeting to the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.meetings = MeetingList(desk)
        self.header = self.meetings.header
        self.meetings.column.setContentsMargins(0, 0, 0, 0)
        self.addWidget(self.meetings)
        self.meetings.entered.connect(self.enter)

    @cached_property
    def meeting(self) -> MeetingDesk:
        """The place to work on a meeting, set up when the first one is entered."""
        made = MeetingDesk(self.desk)
        self.addWidget(made)
        made.left.connect(self.leave)
        made.correcting.connect(self.correct)
        return made

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """A step that is not shown must not make the page as high as its texts would like."""
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Given the keyboard as a whole, hand it to what is shown."""
        if self.currentWidget() is self.meetings:
            self.meetings.table.setFocus(event.reason())
        else:
            self.meeting.go_to(self.meeting.bar.value())

    def enter(self, meeting_id: UUID, step: str) -> None:
        """Work on a meeting."""
        if self.meeting.may_leave() and self.meeting.open_on(meeting_id, step):
            self._show(is_open=True)
            self.meeting.go_to(step)

    def leave(self) -> None:
        """Go back to the list."""
        if not self.meeting.may_leave():
            return
        self._show(is_open=False)
        self.meetings.reload()
        if self.meeting.now:
            self.meetings.table.choose(self.meeting.now.meeting.id)
        self.meetings.table.setFocus()

    def correct(self) -> None:
        """Correct the meeting that is worked on; once saved, the work goes on."""
        self.leave()
        if self.currentWidget() is self.meetings:
            self.meetings.correct_chosen()

    def _show(self, *, is_open: bool) -> None:
        self.setCurrentWidget(self.meeting if is_open else self.meetings)
        self.meetings.new.setVisible(not is_open)
        if is_open:
            self.header.set_summary("")

    def take(self, wish: Mapping[str, object]) -> None:
        """Show the list as asked for, or one meeting at a step."""
        key = wish.get("meeting")
        if isinstance(key, UUID) and "step" in wish:
            self.enter(key, str(wish["step"]))
        elif self.currentWidget() is self.meetings or self.meeting.may_leave():
            self._show(is_open=False)
            self.meetings.take(wish)

    def start_new(self) -> None:
        """Begin a meeting, or what the shown step has to begin."""
        if self.currentWidget() is self.meetings:
            self.meetings.start_new()
        else:
            self.meeting.start_new()

    def print_page(self) -> None:
        """Print the paper of the meeting that is worked on."""
        if self.currentWidget() is self.meetings:
            self.desk.bus.say("先进入一次会议，在“文书”里生成后再打印。")
            return
        self.meeting.go_to("papers")
        self.meeting.papers.print_page()
