"""The pages at the left, what waits in each, and where the data lies."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.desk import PageSpec
from ui.parts.words import ShortLabel, words

WIDTH = 176


class Navigation(QWidget):
    """One entry per page.

    Signals:
        chosen: the key of the page asked for.
    """

    chosen = Signal(str)

    def __init__(self, pages: Sequence[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("导航")
        self._entries: dict[str, Entry] = {}
        self._file, self._backup = ShortLabel("", "nav"), ShortLabel("", "nav")
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 14)
        column.setSpacing(2)
        column.addWidget(words("领导小组办公室\n工作台", "nav-title"))
        column.addSpacing(10)
        for number, page in enumerate(pages, start=1):
            entry = self._entries[page.key] = Entry(page.title, f"Ctrl+{number}")
            entry.clicked.connect(lambda _=False, key=page.key: self.chosen.emit(key))
            group.addButton(entry)
            column.addWidget(entry)
        column.addStretch(1)
        column.addWidget(self._file)
        column.addWidget(self._backup)

    def select(self, key: str) -> None:
        """Mark the page that is shown."""
        entry = self._entries[key]
        entry.setChecked(True)
        if any(other.hasFocus() for other in self._entries.values()):
            entry.setFocus()

    def set_count(self, key: str, text: str) -> None:
        """Say at the right of an entry what waits there."""
        self._entries[key].set_count(text)

    def set_file(self, text: str, tip: str) -> None:
        """Say which data file is open."""
        self._file.set_text(text)
        self._file.setToolTip(tip)

    def set_backup(self, text: str) -> None:
        """Say when it was last backed up."""
        self._backup.set_text(text)


class Entry(QPushButton):
    """One page of the navigation."""

    def __init__(self, title: str, key: str) -> None:
        super().__init__(title)
        self.setProperty("kind", "nav")
        self.setCheckable(True)
        self.setToolTip(f"{title}（{key}）")
        self._count = QLabel()
        self._count.setProperty("look", "nav")
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 15, 0)
        line.addWidget(self._count, alignment=Qt.AlignmentFlag.AlignRight)

    def set_count(self, text: str) -> None:
        """Show a count, "" for none."""
        self._count.setText(text)
        self.setAccessibleName(f"{self.text()}，{text}" if text else self.text())
