"""粘贴纪要: minutes are pasted, what they seem to decide is listed, and each is confirmed."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.pages.list_page import RefusalsIn
from ui.pages.minutes_read import PastedMinutes
from ui.pages.minutes_rows import COLUMNS, WAITING, ProposalRow, mark_of
from ui.pages.minutes_side import ProposalSide
from ui.parts.buttons import button
from ui.parts.card import Card
from ui.parts.keys import bind
from ui.parts.marked_text import MarkedText
from ui.parts.rows_model import RowsModel
from ui.parts.table import HEADER_HEIGHT, ROW_HEIGHT, TableView
from ui.parts.words import words
from workbench.meetings import MeetingRow
from workbench.reporting.wording import short

NAMES = frozenset({"Unit", "Meeting"})
HINT = (
    "从 Word 或 WPS 复制会议纪要全文，在这里按 Ctrl+V 粘贴。\n"
    "读出的议定事项列在下面，逐条看过、确认后才记入会议。"
)
NOTHING_FOUND = "没有读出议定事项。在原文里选中一段文字，按“从选中文字新增”。"
KEYS = "↑↓ 逐条看　Enter 采用　F2 修改　Delete 不采用"
LEAST_ROWS = 2
SHARES = (680, 320)


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
        self._minutes: PastedMinutes | None = None
        self._kept: dict[UUID, PastedMinutes] = {}
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
        bind(self.table, "Return", self.side.save)
        bind(self.table, "Enter", self.side.save)
        bind(self.table, "Delete", self.drop)
        bind(self.table, "F2", self.form.start)
        bind(self.table, "Esc", self.left.emit)
        bind(self.text, "Ctrl+Return", self.add_selected)

    # What the page calls

    def open_on(self, meeting: MeetingRow) -> None:
        """Paste into this meeting; what was pasted for another one is kept."""
        before = self._minutes
        minutes = self._kept.setdefault(meeting.id, PastedMinutes(self.desk, meeting))
        minutes.meeting = meeting
        self._minutes = minutes
        if minutes is not before:
            self.form.open_in(meeting)
        if before is None or minutes.text == self.text.toPlainText():
            self._read()
        else:
            self.text.setPlainText(minutes.text)

    def start(self) -> None:
        """Put the cursor where the work goes on: into the list, or the empty text."""
        (self.table if self.model.rowCount() else self.text).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def waiting(self) -> int:
        """How many proposals nobody has decided on."""
        return self._minutes.waiting() if self._minutes else 0

    # Reading

    def paste(self) -> None:
        """Paste what is on the clipboard, like Ctrl+V."""
        if QGuiApplication.clipboard().text().strip():
            self.text.paste()
        else:
            self.desk.bus.say("剪贴板里没有文字，请先复制会议纪要。")

    def _read(self) -> None:
        if self._minutes:
            self._minutes.read(self.text.toPlainText())
            self._show_rows()

    def _begin(self) -> None:
        """Go to the first proposal that waits."""
        if self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self._go_on(-1)
            self._show_chosen(self.table.chosen_row())

    def add_selected(self) -> None:
        """Make a proposal of the text that is selected."""
        cursor = self.text.textCursor()
        selected = cursor.selectedText().replace("\u2029", "\n")
        if self._minutes is None or not selected.strip():
            self.desk.bus.say("请先在原文里选中一段文字。")
            return
        line = self.text.document().findBlock(cursor.selectionStart()).blockNumber() + 1
        added = self._minutes.add(selected, line)
        self._show_rows()
        self.table.choose(added)
        self.form.start()

    def _offer_selection(self) -> None:
        self.from_selection.setEnabled(self.text.textCursor().hasSelection())

    # Showing

    def _show_rows(self) -> None:
        rows = self._minutes.rows if self._minutes else ()
        self.side.setVisible(bool(rows))
        self._below.setVisible(bool(self.text.toPlainText().strip()))
        self._offer_selection()
        self.model.set_rows(rows)
        self.summary.setText(self._minutes.summary() if self._minutes else "")
        if rows and self.table.chosen_row() is None:
            self.table.choose_at(0)
        self._show_marks()

    def _show_marks(self) -> None:
        paste, chosen = self.text.toPlainText(), self.table.chosen_row()
        marks = [mark for row in self.model.rows if (mark := mark_of(row, paste))]
        self.text.set_marks(marks, mark_of(chosen, paste) if chosen else None)
        if chosen:
            self.side.show_row(chosen)

    def _show_chosen(self, row: ProposalRow | None) -> None:
        self._show_marks()
        if row and self.text.current and not self.text.hasFocus():
            self.text.show_mark(self.text.current)

    def _keep_typed(self) -> None:
        row = self.table.chosen_row()
        if row and self._minutes:
            self.form.shown_row = replace(row, texts=self.form.typed())
            self._minutes.put(self.form.shown_row)
            self.model.set_rows(self._minutes.rows)

    # Deciding

    def _take(self, values: dict[str, object]) -> None:
        """Record the chosen proposal as it stands in the form, and go to the next."""
        row = self.table.chosen_row()
        if self._minutes is None or row is None or self._is_taken(row):
            return
        with RefusalsIn(self.form):
            draft, _ = self.form.draft(values)
            taken = self._minutes.take(row, draft)
            self.desk.bus.say(f"已采用第 {row.number} 条“{short(draft.text)}”")
            self._decided(taken)

    def drop(self) -> None:
        """Leave the chosen proposal out; one that was left out waits again."""
        row = self.table.chosen_row()
        if self._minutes and row and not self._is_taken(row):
            dropped = replace(row, is_dropped=not row.is_dropped)
            self._minutes.put(dropped)
            self._decided(dropped)

    def _is_taken(self, row: ProposalRow) -> bool:
        if row.taken:
            self.desk.bus.say("这一条已经采用；要改或删，请在议定事项里办。")
        return row.taken is not None

    def _decided(self, row: ProposalRow) -> None:
        """Go on, unless it waits again."""
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
        if self._minutes and kinds & NAMES:
            meeting = self._minutes.meeting
            self.form.offer([meeting], meeting.id)
            self._read()
        elif self._minutes and "Decision" in kinds:
            self._minutes.look_up_taken()
            self._show_rows()
