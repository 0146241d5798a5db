"""粘贴纪要: minutes are pasted, what they seem to decide is listed, and each is confirmed."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.pages.list_page import RefusalsIn
from ui.pages.minutes_rows import (
    COLUMNS,
    DROPPED,
    TAKEN,
    WAITING,
    ProposalRow,
    in_order,
    mark_of,
    read_again,
    row_of,
)
from ui.pages.minutes_side import ProposalSide
from ui.parts.buttons import button
from ui.parts.card import Card
from ui.parts.marked_text import MarkedText
from ui.parts.rows_model import RowsModel
from ui.parts.table import HEADER_HEIGHT, ROW_HEIGHT, TableView
from ui.parts.words import words
from workbench.decision_ledger import list_decisions
from workbench.decisions import record_decision
from workbench.meetings import MeetingRow
from workbench.pasted_minutes import propose_decisions, propose_passage
from workbench.reporting.wording import short
from workbench.rules.schedule import TOLERANCE
from workbench.units import unit_names

NAMES = frozenset({"Unit", "Meeting"})
HINT = (
    "从 Word 或 WPS 复制会议纪要全文，在这里按 Ctrl+V 粘贴。\n"
    "读出的议定事项列在下面，逐条看过、确认后才记入会议。"
)
NOTHING_FOUND = "没有读出议定事项。在原文里选中一段文字，按“从选中文字新增”。"
KEYS = "↑↓ 逐条看　Enter 采用　F2 修改　Delete 不采用"
LEAST_ROWS = 2
SHARES = (600, 400)


class MinutesPaste(QWidget):
    """The paste above, beside it the chosen proposal as a form, and all proposals below.

    Nothing is recorded unseen; what waits stays here, for each meeting, as long as this lives.

    Signals:
        left: Esc in the list: the user is done here for now.
    """

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.text = MarkedText("会议纪要原文")
        self.text.setPlaceholderText(HINT)
        self.model = RowsModel(COLUMNS, parent=self)
        self.table = TableView(self.model, "读出的议定事项")
        self.table.empty.say(NOTHING_FOUND)
        self.table.setMinimumHeight(HEADER_HEIGHT + LEAST_ROWS * ROW_HEIGHT)
        self.side = ProposalSide(desk)
        self.form = self.side.form
        self.summary = words("", "sub")
        self.from_selection = button(
            "从选中文字新增", self.add_selected, key="Ctrl+Enter", tip="把选中的一段记为一项"
        )
        self._meeting: MeetingRow | None = None
        self._rows: list[ProposalRow] = []
        self._kept: dict[UUID, tuple[str, list[ProposalRow]]] = {}
        self._lay_out()
        self._connect()
        self._show_rows()

    def _lay_out(self) -> None:
        paste = Card("纪要原文")
        for made in (button("从剪贴板粘贴", self.paste), self.from_selection):
            paste.head.addWidget(made)
        paste.body.addWidget(self.text)
        above, head = QWidget(), QHBoxLayout()
        both = QHBoxLayout(above)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(12)
        both.addWidget(paste, 1)
        both.addWidget(self.side, 1)
        head.addWidget(self.summary)
        head.addStretch(1)
        head.addWidget(words(KEYS, "mute"))
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        below.addLayout(head)
        below.addWidget(self.table)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(10)
        parts.addWidget(above)
        parts.addWidget(self._below)
        parts.setSizes(SHARES)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(parts)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._read)
        self.text.pasted.connect(self._begin)
        self.text.selectionChanged.connect(self._offer_selection)
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(lambda _: self.form.start())
        self.form.submitted.connect(self._take)
        self.form.edited.connect(self._keep_typed)
        self.side.done.connect(self.table.setFocus)
        self.desk.bus.changed.connect(self._on_change)
        _bind(self.table, "Return", self.side.save)
        _bind(self.table, "Enter", self.side.save)
        _bind(self.table, "Delete", self.drop)
        _bind(self.table, "F2", self.form.start)
        _bind(self.table, "Esc", self.left.emit)
        _bind(self.text, "Ctrl+Return", self.add_selected)

    # What the page calls

    def open_on(self, meeting: MeetingRow) -> None:
        """Paste into this meeting; what was pasted for another one is kept."""
        before = self._meeting
        self._meeting = meeting
        self.form.open_in(meeting)
        if before and before.id != meeting.id:
            self._kept[before.id] = (self.text.toPlainText(), self._rows)
            text, self._rows = self._kept.pop(meeting.id, ("", []))
            self.text.setPlainText(text)
        self._read()

    def start(self) -> None:
        """Put the cursor where the work goes on: into the list, or the empty text."""
        (self.table if self._rows else self.text).setFocus(Qt.FocusReason.OtherFocusReason)

    def waiting(self) -> int:
        """How many proposals nobody has decided on."""
        return sum(row.state == WAITING for row in self._rows)

    # Reading

    def paste(self) -> None:
        """Paste what is on the clipboard, like Ctrl+V."""
        if QGuiApplication.clipboard().text().strip():
            self.text.paste()
        else:
            self.desk.bus.say("剪贴板里没有文字，请先复制会议纪要。")

    def _read(self) -> None:
        """Read the paste again; what somebody did about a proposal stays."""
        if self._meeting is None:
            return
        paste, store = self.text.toPlainText(), self.desk.store
        found = store.read(propose_decisions, self._meeting.id, paste)
        self._rows = read_again(self._rows, found, store.read(unit_names), paste)
        self._look_up_taken(self._meeting)

    def _look_up_taken(self, meeting: MeetingRow) -> None:
        """What the meeting has decided in these words is taken; undo makes it wait again."""
        recorded = {
            row.id: row.text
            for row in self.desk.store.read(list_decisions, meeting.held_on, TOLERANCE)
            if row.meeting_id == meeting.id
        }
        by_text = {text: key for key, text in recorded.items()}
        self._rows = [
            row
            if row.taken in recorded
            else replace(row, taken=by_text.get(row.proposed.text.strip()))
            for row in self._rows
        ]
        self._show_rows()

    def _begin(self) -> None:
        """Go to the first proposal that waits."""
        if self._rows:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self._go_on(-1)
            self._show_chosen(self.table.chosen_row())

    def add_selected(self) -> None:
        """Make a proposal of the text that is selected."""
        cursor = self.text.textCursor()
        selected = cursor.selectedText().replace("\u2029", "\n")
        if self._meeting is None or not selected.strip():
            self.desk.bus.say("请先在原文里选中一段文字。")
            return
        store = self.desk.store
        found = store.read(propose_passage, self._meeting.id, selected)
        line = self.text.document().findBlock(cursor.selectionStart()).blockNumber() + 1
        row = row_of(replace(found, line=line), store.read(unit_names), by_hand=True)
        self._rows = in_order([*self._rows, row])
        self._show_rows()
        self.table.choose(row.id)
        self.form.start()

    def _offer_selection(self) -> None:
        self.from_selection.setEnabled(self.text.textCursor().hasSelection())

    # Showing

    def _show_rows(self) -> None:
        self.side.setVisible(bool(self._rows))
        self._below.setVisible(bool(self.text.toPlainText().strip()))
        self._offer_selection()
        self.model.set_rows(self._rows)
        self.summary.setText(self._summarise())
        if self._rows and self.table.chosen_row() is None:
            self.table.choose_at(0)
        self._show_marks()

    def _summarise(self) -> str:
        counts = {s: sum(r.state == s for r in self._rows) for s in (WAITING, TAKEN, DROPPED)}
        said = " · ".join(f"{state} {count}" for state, count in counts.items() if count)
        return f"读出议定事项 {len(self._rows)} 条　{said}" if self._rows else ""

    def _show_marks(self) -> None:
        paste, chosen = self.text.toPlainText(), self.table.chosen_row()
        marks = [mark for row in self._rows if (mark := mark_of(row, paste))]
        self.text.set_marks(marks, mark_of(chosen, paste) if chosen else None)
        if chosen:
            self.side.show_row(chosen)

    def _show_chosen(self, row: ProposalRow | None) -> None:
        self._show_marks()
        if row and self.text.current and not self.text.hasFocus():
            self.text.show_mark(self.text.current)

    def _keep_typed(self) -> None:
        row = self.table.chosen_row()
        if row:
            self.form.shown_row = replace(row, texts=self.form.typed())
            self._put(self.form.shown_row)
            self.model.set_rows(self._rows)

    def _put(self, changed: ProposalRow) -> None:
        self._rows = [changed if row.id == changed.id else row for row in self._rows]

    # Deciding

    def _take(self, values: dict[str, object]) -> None:
        """Record the chosen proposal as it stands in the form, and go to the next."""
        row = self.table.chosen_row()
        if row is None or self._is_taken(row):
            return
        with RefusalsIn(self.form):
            draft, _ = self.form.draft(values)
            key = self.desk.store.write(record_decision, draft)
            self.desk.bus.say(f"已采用第 {row.number} 条“{short(draft.text)}”")
            self._decide(replace(row, taken=key, is_dropped=False))

    def drop(self) -> None:
        """Leave the chosen proposal out; one that was left out waits again."""
        row = self.table.chosen_row()
        if row and not self._is_taken(row):
            self._decide(replace(row, is_dropped=not row.is_dropped))

    def _is_taken(self, row: ProposalRow) -> bool:
        if row.taken:
            self.desk.bus.say("这一条已经采用；要改或删，请在议定事项里办。")
        return row.taken is not None

    def _decide(self, row: ProposalRow) -> None:
        """Keep what was decided; go on unless it waits again."""
        self._put(row)
        self._show_rows()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if row.state != WAITING:
            self._go_on(self.model.place_of(row.id) or 0)

    def _go_on(self, place: int) -> None:
        """Choose the next that waits, from a place on and then from the top."""
        rows = self.model.rows
        order = [*range(place + 1, len(rows)), *range(place + 1)]
        following = next((n for n in order if rows[n].state == WAITING), None)
        if following is not None:
            self.table.choose_at(following)

    def _on_change(self, kinds: frozenset[str]) -> None:
        if self._meeting and kinds & NAMES:
            self.form.offer([self._meeting], self._meeting.id)
            self._read()
        elif self._meeting and "Decision" in kinds:
            self._look_up_taken(self._meeting)


def _bind(widget: QWidget, key: str, act: Callable[[], object]) -> None:
    """A key of one widget alone, which does not reach its own handling."""
    made = QShortcut(QKeySequence(key), widget, act)
    made.setContext(Qt.ShortcutContext.WidgetShortcut)
