"""导入名单: a list of people is pasted or opened, and each person in it is confirmed."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.dialogs import ask_open_paths, documents
from ui.forms.person import PersonForm
from ui.pages.list_page import RefusalsIn
from ui.pages.roster_read import PastedRoster
from ui.pages.roster_rows import COLUMNS, HELD, TAKEN, WAITING, PersonRow, mark_of
from ui.parts.buttons import button
from ui.parts.card import Card
from ui.parts.keys import bind
from ui.parts.marked_text import MarkedText
from ui.parts.rows_model import RowsModel
from ui.parts.table import HEADER_HEIGHT, ROW_HEIGHT, TableView
from ui.parts.words import words
from workbench.errors import WorkbenchError
from workbench.exchange.people import read_people

NAMES = frozenset({"Unit", "Member", "Appointment", "Liaison"})
HINT = (
    "从 Word、WPS、表格或微信里复制名单，在这里按 Ctrl+V 粘贴；"
    "也可以打开文件（xlsx、csv、docx、vcf）。\n"
    "读出的人列在下面，逐个看过、确认后才记入名册。"
)
NOTHING_FOUND = "没有读出人名。名单里每个人应有姓名和职务，或者放在有“姓名”一栏的表里。"
KEYS = "↑↓ 逐个看　Enter 采用　F2 修改　Delete 不采用　Esc 回到成员"
DECIDED = {
    TAKEN: "这个人已经采用；要改，请在成员通讯里办。",
    HELD: "这个人已在名单，没有新的内容。",
}
LEAST_ROWS = 3
SHARES = (540, 360)


class RosterPaste(QWidget):
    """The list above, beside it the chosen person as a form, and everybody who was read below.

    Nothing is recorded unseen; what waits stays here as long as this lives.

    Signals:
        left: Esc in the list: the user is done here for now.
    """

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.text = MarkedText("名单原文")
        self.text.setPlaceholderText(HINT)
        self.model = RowsModel(COLUMNS, parent=self)
        self.table = TableView(self.model, "读出的人")
        self.table.empty.say(NOTHING_FOUND)
        self.table.setMinimumHeight(HEADER_HEIGHT + LEAST_ROWS * ROW_HEIGHT)
        self.form = PersonForm(desk)
        self.summary = words("", "sub")
        self.people = PastedRoster(desk)
        self._lay_out()
        self._connect()
        self._show_rows()

    def _lay_out(self) -> None:
        paste = Card("导入名单")
        for made in (
            button("打开文件", self.open_file, key="Ctrl+O"),
            button("从剪贴板粘贴", self.paste),
            button("回到成员", self.left.emit),
        ):
            paste.head.addWidget(made)
        paste.body.addWidget(self.text)
        above, head = QWidget(), QHBoxLayout()
        both = QHBoxLayout(above)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(12)
        both.addWidget(paste, 1)
        both.addWidget(self.form, 1)
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
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(lambda _: self.form.start())
        self.form.submitted.connect(self._take)
        self.form.edited.connect(self._keep_typed)
        self.form.closed.connect(self.table.setFocus)
        self.desk.bus.changed.connect(self._on_change)
        bind(self.table, "Return", self.form.save)
        bind(self.table, "Enter", self.form.save)
        bind(self.table, "Delete", self.drop)
        bind(self.table, "F2", self.form.start)
        bind(self.table, "Esc", self.left.emit)
        bind(self, "Ctrl+O", self.open_file, inside=True)

    # What the page calls

    def start(self) -> None:
        """Put the cursor where the work goes on: into the list, or the empty text."""
        (self.table if self.model.rowCount() else self.text).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def open_file(self) -> None:
        """Ask for a file and read it in the place of what is pasted."""
        for path in ask_open_paths(self, "打开名单", documents())[:1]:
            try:
                text = read_people(path)
            except WorkbenchError as error:
                self.desk.bus.say(error.sentence)
                continue
            self.text.setPlainText(text)
            self._begin()

    # Reading

    def paste(self) -> None:
        """Paste what is on the clipboard, like Ctrl+V."""
        if QGuiApplication.clipboard().text().strip():
            self.text.paste()
        else:
            self.desk.bus.say("剪贴板里没有文字，请先复制名单。")

    def _read(self) -> None:
        self.people.read(self.text.toPlainText())
        self._show_rows()

    def _begin(self) -> None:
        """Go to the first person who waits."""
        if self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self._go_on(-1)
            self._show_chosen(self.table.chosen_row())

    # Showing

    def _show_rows(self) -> None:
        rows = self.people.rows
        self.form.setVisible(bool(rows))
        self._below.setVisible(bool(self.text.toPlainText().strip()))
        self.model.set_rows(rows)
        self.summary.setText(self.people.summary())
        if rows and self.table.chosen_row() is None:
            self.table.choose_at(0)
        self._show_marks()

    def _show_marks(self) -> None:
        paste, chosen = self.text.toPlainText(), self.table.chosen_row()
        marks = [mark for row in self.model.rows if (mark := mark_of(row, paste))]
        self.text.set_marks(marks, mark_of(chosen, paste) if chosen else None)
        if chosen and self.form.shown_row != chosen:
            self.form.show_person(chosen)

    def _show_chosen(self, row: PersonRow | None) -> None:
        self._show_marks()
        if row and self.text.current and not self.text.hasFocus():
            self.text.show_mark(self.text.current)

    def _keep_typed(self) -> None:
        row = self.table.chosen_row()
        if row:
            kept = self.people.put(replace(row, texts=self.form.typed()))
            self.form.shown_row = kept
            self.form.arrange(kept)
            self.model.set_rows(self.people.rows)

    # Deciding

    def _take(self, values: dict[str, object]) -> None:
        """Record the chosen person as they stand in the form, and go to the next."""
        row = self.table.chosen_row()
        if row is None or self._is_decided(row):
            return
        with RefusalsIn(self.form):
            draft = self.form.draft(values)
            taken = self.people.take(row, draft)
            self.desk.bus.say(f"已采用 {draft.name}（{draft.role}）")
            self._decided(taken)

    def drop(self) -> None:
        """Leave the chosen person out; one who was left out waits again."""
        row = self.table.chosen_row()
        if row and not self._is_decided(row):
            self._decided(self.people.put(replace(row, is_dropped=not row.is_dropped)))

    def _is_decided(self, row: PersonRow) -> bool:
        said = DECIDED.get(row.state)
        if said:
            self.desk.bus.say(said)
        return said is not None

    def _decided(self, row: PersonRow) -> None:
        """Go on, unless it waits again."""
        self._show_rows()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if row.state != WAITING:
            self._go_on(self.model.place_of(row.id) or 0)

    def _go_on(self, place: int) -> None:
        """Choose the next who waits, from a place on and then from the top."""
        rows = self.model.rows
        order = [*range(place + 1, len(rows)), *range(place + 1)]
        following = next((n for n in order if rows[n].state == WAITING), None)
        if following is not None:
            self.table.choose_at(following)

    def _on_change(self, kinds: frozenset[str]) -> None:
        if kinds & NAMES:
            self.form.offer_units()
            self.people.compare()
            self._show_rows()
