"""Pasted minutes of one meeting: what was read from them, and what somebody did about it."""

from dataclasses import replace

from ui.desk import Desk
from ui.pages.minutes_rows import (
    DROPPED,
    TAKEN,
    WAITING,
    ProposalRow,
    in_order,
    read_again,
    row_of,
)
from workbench.decision_ledger import list_decisions
from workbench.decisions import DecisionDraft, record_decision
from workbench.meetings import MeetingRow
from workbench.pasted_minutes import propose_decisions, propose_passage
from workbench.rules.schedule import TOLERANCE
from workbench.units import unit_names


class PastedMinutes:
    """The paste and its proposals in order; nothing of it is in the file before it is taken."""

    def __init__(self, desk: Desk, meeting: MeetingRow) -> None:
        self._store = desk.store
        self.meeting = meeting
        self.text = ""
        self.rows: list[ProposalRow] = []

    def read(self, text: str) -> None:
        """Read the paste, again if need be; what somebody did about a proposal stays."""
        self.text = text
        found = self._store.read(propose_decisions, self.meeting.id, text)
        self.rows = read_again(self.rows, found, self._store.read(unit_names), text)
        self.look_up_taken()

    def look_up_taken(self) -> None:
        """What the meeting has decided in these words is taken; undo makes it wait again."""
        recorded = {
            row.id: row.text
            for row in self._store.read(list_decisions, self.meeting.held_on, TOLERANCE)
            if row.meeting_id == self.meeting.id
        }
        by_text = {text: key for key, text in recorded.items()}
        self.rows = [
            row
            if row.taken in recorded
            else replace(row, taken=by_text.get(row.proposed.text.strip()))
            for row in self.rows
        ]

    def add(self, passage: str, line: int) -> int:
        """Make a proposal of a marked passage; tells the id of its row."""
        found = self._store.read(propose_passage, self.meeting.id, passage)
        names = self._store.read(unit_names)
        row = row_of(replace(found, line=line), names, by_hand=True)
        self.rows = in_order([*self.rows, row])
        return row.id

    def put(self, changed: ProposalRow) -> None:
        """Keep what was typed in a proposal or decided about it."""
        self.rows = [changed if row.id == changed.id else row for row in self.rows]

    def take(self, row: ProposalRow, draft: DecisionDraft) -> ProposalRow:
        """Record a proposal as it was put right: one write, one undo.

        Raises:
            InvalidInput: as `record_decision`.
        """
        key = self._store.write(record_decision, draft)
        taken = replace(row, taken=key, is_dropped=False)
        self.put(taken)
        return taken

    def waiting(self) -> int:
        """How many proposals nobody has decided on."""
        return sum(row.state == WAITING for row in self.rows)

    def summary(self) -> str:
        """For instance 读出议定事项 4 条　待确认 3 · 已采用 1; "" when there are none."""
        counts = {s: sum(r.state == s for r in self.rows) for s in (WAITING, TAKEN, DROPPED)}
        said = " · ".join(f"{state} {count}" for state, count in counts.items() if count)
        return f"读出议定事项 {len(self.rows)} 条　{said}" if self.rows else ""
