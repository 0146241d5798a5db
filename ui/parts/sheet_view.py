"""A sheet of figures typed by keyboard alone: arrows, Enter, Tab, F2, Esc, Delete, copy, paste."""

from typing import Protocol

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QWidget,
)

from ui.dialogs import Leaving, ask_leaving
from ui.parts.rows_model import Index
from ui.parts.sheet import Cell, Sheet
from ui.parts.sheet_cells import SheetDelegate
from ui.parts.sheet_note import CellNote, NoteKind
from ui.parts.sheet_table import SheetTable, Step
from ui.parts.words import restyle
from workbench.errors import WorkbenchError

ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
CONFIRMING = {*ENTER, Qt.Key.Key_Tab}
REMOVING = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
AWAY = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}
STEPS: dict[int, Step] = {
    Qt.Key.Key_Return: Step.DOWN,
    Qt.Key.Key_Enter: Step.DOWN,
    Qt.Key.Key_Down: Step.DOWN,
    Qt.Key.Key_Up: Step.UP,
    Qt.Key.Key_Tab: Step.RIGHT,
    Qt.Key.Key_Backtab: Step.LEFT,
}
COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class Take(Protocol):
    """Takes what was typed into a cell."""

    def __call__(self, cell: Cell, text: str, *, is_sure: bool) -> str:
        """Take it and return "", or return the question that has to be confirmed first.

        Args:
            cell: as it is shown.
            text: what was typed, without blanks at its ends; not what stands there already.
            is_sure: whether the question was confirmed.

        Raises:
            WorkbenchError: it cannot be taken; the sentence is shown at the cell.
        """


class SheetView(SheetTable):
    """A `Sheet` to type into; what is typed goes to `take`, one cell at a time.

    A refused text and one that is asked about stay in their field until they are taken or dropped.

    Signals:
        pasted: the text to be pasted from the current cell on.
        removal_wanted: the chosen cells (lines of them) whose figures are to go.
    """

    pasted = Signal(str)
    removal_wanted = Signal(object)

    def __init__(self, name: str, take: Take, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._take = take
        self._field: QLineEdit | None = None
        self._is_asked = False
        self._waiting: Sheet | None = None
        self.note = CellNote(self)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        self.setItemDelegate(SheetDelegate(self))
        self.setModel(self.sheet_model)
        self.doubleClicked.connect(lambda _: self._explain_closed())

    # What the page calls

    def set_sheet(self, sheet: Sheet) -> None:
        """Show other figures; other places wait until what is being typed is taken or dropped."""
        if self._field and sheet.shape != self.sheet_model.sheet.shape:
            self._waiting = sheet
        else:
            super().set_sheet(sheet)

    def field(self) -> QLineEdit | None:
        """What is being typed into, None while nothing is."""
        return self._field

    def may_leave(self) -> bool:
        """Whether nothing typed would be lost; takes what is plain and asks about anything else."""
        if not self._put(is_sure=False):
            decision = ask_leaving(self.window(), self.accessibleName())
            is_taken = decision is Leaving.SAVE and self._put(is_sure=self._is_asked)
            if not is_taken and decision is not Leaving.DISCARD:
                return False
        self._close_field()
        return True

    # Typing

    def begin(self, field: QLineEdit) -> None:
        """Be told by the delegate that typing begins in this field."""
        self._field, self._is_asked = field, False
        field.textEdited.connect(lambda _: self._withdraw())

    def press_in_field(self, event: QKeyEvent) -> bool:
        """Take, drop, or leave the key to the field; True if it was used up."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._retreat()
            return True
        step = STEPS.get(key)
        if step is None:
            return False
        if key in ENTER and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            step = Step.UP
        if self._put(is_sure=self._is_asked and key in CONFIRMING):
            self._close_field()
            self.step(step)
        return True

    def leave_field(self, reason: Qt.FocusReason) -> None:
        """The focus goes elsewhere: take what is plain; anything else stays open with its text."""
        if self._field and reason not in AWAY and self._put(is_sure=False):
            self._close_field()

    def _put(self, *, is_sure: bool) -> bool:
        """Whether nothing typed is left to be taken."""
        cell, field = self.chosen_cell(), self._field
        text = field.text().strip() if field else ""
        if cell is None or field is None or text == cell.raw:
            return True
        try:
            question = self._take(cell, text, is_sure=is_sure)
        except WorkbenchError as error:
            self._is_asked = False
            self._say("refusal", error.sentence)
            restyle(field, invalid=True)
            return False
        self._is_asked = bool(question)
        if question:
            self._say("question", question)
        return not question

    def _retreat(self) -> None:
        """Take back the question first, then what is typed."""
        if self._is_asked:
            self._withdraw()
        else:
            self._close_field()

    def _close_field(self) -> None:
        field, self._field = self._field, None
        self.note.withdraw()
        if field:
            self.closeEditor(field, QAbstractItemDelegate.EndEditHint.NoHint)
        if self._waiting:
            sheet, self._waiting = self._waiting, None
            super().set_sheet(sheet)

    # The sentence at the cell

    def _say(self, kind: NoteKind, sentence: str) -> None:
        self.note.say(kind, sentence, self._cell_rect())
        if self._field:
            self._field.setAccessibleDescription(sentence)

    def _withdraw(self) -> None:
        self._is_asked = False
        self.note.withdraw()
        if self._field:
            self._field.setAccessibleDescription("")
            restyle(self._field, invalid=False)

    def _explain_closed(self) -> None:
        cell = self.chosen_cell()
        if cell and cell.refusal:
            self._say("closed", cell.refusal)

    def _cell_rect(self) -> QRect:
        return self.visualRect(self.currentIndex()).translated(self.viewport().pos())

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """The sentence goes with its cell."""
        super().scrollContentsBy(dx, dy)
        if self.note.sentence():
            self.note.stand_at(self._cell_rect())

    # Keys and focus

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Any figure begins the typing, F2 corrects, Delete removes, Ctrl+V pastes."""
        self.note.withdraw()
        is_closed = self.currentIndex().isValid() and not self._is_open()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif event.key() in REMOVING:
            self.removal_wanted.emit(self.chosen_range())
        elif is_closed and (_begins(event) or event.key() == Qt.Key.Key_F2):
            self._explain_closed()
        elif _begins(event):
            trigger = QAbstractItemView.EditTrigger.AnyKeyPressed
            self.edit(self.currentIndex(), trigger, event)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Text that an input method gives at once (１, 。) begins the typing too; Qt drops it."""
        if event.commitString() and self._field is None and self._is_open():
            QApplication.sendEvent(self._open_field(), event)
        else:
            super().inputMethodEvent(event)

    def _open_field(self) -> QWidget:
        self.edit(self.currentIndex())
        return self._field or self

    def _is_open(self) -> bool:
        cell = self.chosen_cell()
        return cell is not None and not cell.refusal

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """What was said is about another cell."""
        self.note.withdraw()
        super().currentChanged(current, previous)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A text that is still open comes first."""
        if self._field:
            self._field.setFocus()
        else:
            super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """A text that is still open comes first."""
        super().focusInEvent(event)
        if self._field:
            self._field.setFocus()


def _begins(event: QKeyEvent) -> bool:
    """Whether a key is the beginning of something typed."""
    return (
        event.text().strip().isprintable()
        and bool(event.text().strip())
        and not (event.modifiers() & COMMANDS)
    )
