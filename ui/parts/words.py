"""Labels whose look comes from the style sheet by what they are, never by a colour of their own."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme import Tone

Style = Literal[
    "body", "title", "card-title", "section", "count", "sub", "small", "mute", "problem",
    "nav-title", "nav",
]  # fmt: skip


def words(
    text: str, style: Style = "body", tone: Tone | None = None, *, wrap: bool = False
) -> QLabel:
    """A label of plain text: user text is never taken for markup."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("look", style)
    label.setIndent(0)
    label.setWordWrap(wrap)
    if tone:
        label.setProperty("tone", tone)
    return label


class ShortLabel(QLabel):
    """A label that gives way: what does not fit is cut with "…" and shown whole on hover."""

    def __init__(self, text: str, style: Style = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", style)
        self.setIndent(0)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the whole text."""
        hint = super().sizeHint()
        cut = self.fontMetrics().horizontalAdvance(self.text())
        whole = self.fontMetrics().horizontalAdvance(self._whole)
        return QSize(hint.width() - cut + whole, hint.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """No text at all still leaves a line."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Cut the text to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fitted = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, self.width()
        )
        self.setText(fitted)
        self.setToolTip("" if fitted == self._whole else self._whole)


def restyle(widget: QWidget, **properties: object) -> None:
    """Set properties the style sheet asks for, and let it look again."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
