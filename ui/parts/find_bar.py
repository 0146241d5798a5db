"""查找 over the pages of a paper: the words, how many places, back and on."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from ui.parts.page_search import PageSearch
from ui.parts.words import words
from ui.theme import icon

FIELD_WIDTH = 170
COUNT_WIDTH = 104


class FindBar(QFrame):
    """Enter goes on, Shift+Enter goes back, Esc leaves.

    Signals:
        typed: the words to be found.
        left: Esc was pressed, or 关闭.
    """

    typed = Signal(str)
    left = Signal()

    def __init__(self, search: PageSearch, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "popup")
        self._search = search
        self.field = QLineEdit()
        self.field.setFixedWidth(FIELD_WIDTH)
        self.field.setPlaceholderText("在这份文书里查找")
        self.field.setAccessibleName("在这份文书里查找")
        self.count = words("", "small")
        self.count.setMinimumWidth(COUNT_WIDTH)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 6, 6, 6)
        line.setSpacing(4)
        line.addWidget(self.field)
        line.addSpacing(4)
        line.addWidget(self.count)
        self.back = _tool("up", "上一处（Shift+Enter）")
        self.on = _tool("down", "下一处（Enter）")
        self.end = _tool("clear", "关闭查找（Esc）")
        for made in (self.back, self.on, self.end):
            line.addWidget(made)
        self.field.textChanged.connect(self.typed)
        self.back.clicked.connect(lambda: search.step(-1))
        self.on.clicked.connect(lambda: search.step(1))
        self.end.clicked.connect(self.left)
        search.changed.connect(self._tell)
        self._tell()
        self.hide()

    def begin(self) -> None:
        """Bring the keyboard to the words."""
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _tell(self) -> None:
        said = self._search.summary()
        self.count.setText(said)
        self.field.setAccessibleDescription(said)
        for made in (self.back, self.on):
            made.setEnabled("处" in said)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter and Shift+Enter step, Esc leaves."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            is_back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._search.step(-1 if is_back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _tool(name: str, tip: str) -> QToolButton:
    made = QToolButton()
    made.setIcon(icon(name))
    made.setIconSize(QSize(16, 16))
    made.setToolTip(tip)
    made.setAccessibleName(tip.partition("（")[0])
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
