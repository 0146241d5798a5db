"""采用议定事项: what the rules read from pasted minutes, put right by a person and taken."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent

from ui.desk import Desk
from ui.forms.decision import FIELDS, DecisionForm
from ui.pages.minutes_rows import TAKEN, ProposalRow
from workbench.meetings import MeetingRow

WIDE = [replace(f, half=f.half or f.name in {"unit_id", "cooperating"}) for f in FIELDS]
"""Who does it on one line: what is taken is seen at a glance."""
TO_BE_FILLED = ("kind", "unit_id", "due_on")


class ProposalForm(DecisionForm):
    """One proposal at a time; Enter takes it, Esc goes back to the list and loses nothing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, WIDE, "采用", "回到列表")
        self.shown_row: ProposalRow | None = None

    def open_in(self, meeting: MeetingRow) -> None:
        """Take what is proposed into this meeting."""
        self.shown_row = None
        with QSignalBlocker(self):
            self.open_new([meeting], meeting.id)

    def show_proposal(self, row: ProposalRow) -> None:
        """Show one as it stands."""
        self._asked = {}
        self.shown_row = row
        with QSignalBlocker(self):
            self.retype(row.texts, f"第 {row.number} 条　{row.state}")
        self.arrange()
        self.tell("text", row.notes)
        self.setEnabled(row.state != TAKEN)

    def typed(self) -> dict[str, str]:
        """What stands in the form, without the fields that are empty."""
        asked_for = self.texts()
        del asked_for["meeting_id"]
        return {name: text for name, text in asked_for.items() if text}

    def start(self) -> None:
        """Put the cursor into what is still missing, or else into the text."""
        empty = (self.editor(name) for name in TO_BE_FILLED)
        wanted = next((e for e in empty if not e.raw() and e.isVisibleTo(self)), None)
        (wanted or self.editor("text")).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Go back to the list: what is typed is kept there, so nothing is asked."""
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter takes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.save()
        else:
            super().keyPressEvent(event)
