"""A box to type into and, under it, what was found: ↑ ↓ Enter open, Esc goes back."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from ui.parts.found import FoundGroup, FoundList
from ui.theme import icon

PAUSE_MS = 150


class SearchBox(QLineEdit):
    """Asks for answers when typing pauses; whoever listens hands them to `show_found`.

    Signals:
        entered: the keyboard came into the box.
        typed: the text, once typing pauses.
        picked: the payload of the line that was opened.
    """

    entered = Signal()
    typed = Signal(str)
    picked = Signal(object)

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._ask)
        self.textChanged.connect(self._on_text)
        self._found: FoundList | None = None
        self._answered = ""
        self._opens_first = False
        self._before: QWidget | None = None
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._on_focus_moved)

    def begin(self) -> None:
        """Bring the keyboard here, ready to type over what stands here (Ctrl+F)."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def show_found(self, text: str, groups: Sequence[FoundGroup], sentence: str) -> None:
        """Show what answers to `text`; nothing if the user has typed on or gone elsewhere."""
        if text != self.text() or not self.hasFocus():
            return
        self._answered = text
        found = self.found()
        found.show_groups(groups, sentence)
        found.place_under(self)
        found.show()
        self._tell_current()
        if self._opens_first:
            self._open_current()

    def hide_found(self) -> None:
        """Show no answer (any more)."""
        self._answered = ""
        self._opens_first = False
        if self._found:
            self._found.hide()

    def found(self) -> FoundList:
        """The list under the box: a part of the window, over its pages."""
        if self._found is None:
            self._found = FoundList(self.window())
            self._found.picked.connect(self._pick)
            self.window().installEventFilter(self)
        return self._found

    # What is typed

    def _on_text(self, text: str) -> None:
        self._opens_first = False
        if text.strip():
            self._pause.start(PAUSE_MS)
        else:
            self._pause.stop()
            self.hide_found()

    def _ask(self) -> None:
        self._pause.stop()
        self.typed.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """↑ ↓ choose, Enter opens, Esc closes and goes back to where the keyboard was."""
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self.found().step(1 if event.key() == Qt.Key.Key_Down else -1)
                self._tell_current()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._open_current()
            case Qt.Key.Key_Escape:
                self.go_back()
            case _:
                super().keyPressEvent(event)

    def _open_current(self) -> None:
        """Open the current line; where the answer is not there yet, its first one when it comes."""
        if self.text() != self._answered:
            self._opens_first = bool(self.text().strip())
            if self._pause.isActive():
                self._ask()
        elif line := self.found().current():
            self._pick(line.payload)

    def _pick(self, payload: object) -> None:
        self.hide_found()
        self.go_back()
        self.picked.emit(payload)

    def _tell_current(self) -> None:
        """Have the current line read out: the keyboard never leaves the box."""
        found = self.found()
        line = found.current()
        spoken = f"{line.title}，{line.note}" if line else found.sentence.text()
        self.setAccessibleDescription(spoken)

    # Coming and going

    def go_back(self) -> None:
        """Close the list and give the keyboard back to where it came from."""
        self.hide_found()
        before = self._before
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.clearFocus()

    def _on_focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is self and old is not None:
            self._before = old

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.entered.emit()
        if self.text().strip():
            self._ask()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.hide_found()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """When the window changes its size, the list does, too, once the box has its new place."""
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._follow)
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        if self._found and self._found.isVisible():
            self._found.place_under(self)
