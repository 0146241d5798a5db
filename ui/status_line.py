"""The quiet line at the bottom: what was done, and the link that takes it back."""

from collections.abc import Callable

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.words import ShortLabel

HEIGHT = 28


class StatusLine(QWidget):
    """One sentence, at most one link."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setFixedHeight(HEIGHT)
        self._sentence = ShortLabel("", "sub")
        self.link = button("撤销", self._follow, "link")
        self.link.hide()
        self._act: Callable[[], object] = lambda: None
        line = QHBoxLayout(self)
        line.setContentsMargins(22, 0, 22, 0)
        line.setSpacing(12)
        line.addWidget(self._sentence)
        line.addWidget(self.link)
        line.addStretch(1)

    def say(self, sentence: str, link: str = "", act: Callable[[], object] = lambda: None) -> None:
        """Show a sentence, with a link behind it if there is one to follow; have it read out."""
        self._sentence.set_text(sentence)
        self.link.setText(link)
        self.link.setAccessibleName(link)
        self.link.setVisible(bool(link))
        self._act = act
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def sentence(self) -> str:
        """What is shown."""
        return self._sentence.accessibleName()

    def _follow(self) -> None:
        self._act()
