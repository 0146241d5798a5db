"""The first line of every page: what it is, what it amounts to, and its acts."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.parts.words import ShortLabel, words


class PageHeader(QWidget):
    """Title, summary and the page's buttons, the primary one last."""

    def __init__(self, title: str, *acts: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = words(title, "title")
        self._summary = ShortLabel("", "sub")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self._title)
        line.addSpacing(8)
        line.addWidget(self._summary, 1)
        for act in acts:
            line.addWidget(act)

    def set_summary(self, text: str) -> None:
        """Say what the page amounts to, "50 项　达进度 29 · 欠进度 9"."""
        self._summary.set_text(text)

    def hide_title(self) -> None:
        """Leave the title out, where what stands before the header says it."""
        self._title.hide()
