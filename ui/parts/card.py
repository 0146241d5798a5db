"""Cards: a surface with a heading, and the counts of 今日 that open lists."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.parts.words import ShortLabel, restyle, words
from ui.theme import Tone


class Card(QFrame):
    """A surface on the canvas: contents go into `body`, heading and its neighbours into `head`."""

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(heading)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        if heading:
            self.head.addWidget(words(heading, "card-title"))
            self.head.addStretch(1)
            column.addLayout(self.head)
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        column.addLayout(self.body, 1)


class CountCard(QPushButton):
    """A number that opens the list of exactly that many rows (`clicked`)."""

    def __init__(self, label: str, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._label, self._tone = label, tone
        self._count = words("—", "count", tone)
        self._note = ShortLabel("", "mute")
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(16, 9, 16, 11)
        column.setSpacing(0)
        for part in (self._count, ShortLabel(label), self._note):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(part)
        self.setAccessibleName(label)

    def set_count(self, count: int, note: str = "") -> None:
        """Show the number and one line about it; zero is quiet."""
        self._count.setText(str(count))
        restyle(self._count, tone=self._tone if count else "grey")
        self._note.set_text(note)
        self.setAccessibleName(f"{self._label} {count}" + (f"，{note}" if note else ""))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As the contents need; a button would ask for its text only."""
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never smaller than the contents."""
        return self._column.minimumSize()
