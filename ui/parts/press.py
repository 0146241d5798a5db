"""What is pressed as a whole: a card for a paper, a line that opens what it speaks of."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.parts.marks import Shape, ShapeLabel
from ui.parts.words import ShortLabel, restyle, words
from ui.theme import Tone


class Pressable(QPushButton):
    """A button with a layout of labels in place of its text; as high as their words need."""

    def __init__(self, kind: Literal["card", "row"], spoken: str, content: QLayout) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.setAccessibleName(spoken)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._content = content
        self.setLayout(content)
        for label in self.findChildren(QWidget):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._content.minimumSize()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return self._content.heightForWidth(width)


class PaperCard(Pressable):
    """A paper that can be made: its name, what it is about, and how it stands."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._note, self._state = ShortLabel("", "mute"), ShortLabel("", "small")
        column = QVBoxLayout()
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(2)
        for part in (words(title, "card-title"), self._note, self._state):
            column.addWidget(part)
        super().__init__("card", title, column)

    def say(self, note: str, state: str, tone: Tone | None = None) -> None:
        """Show what it is about and how it stands."""
        self._note.set_text(note)
        self._state.set_text(state)
        restyle(self._state, tone=tone)
        self.setAccessibleName(f"{self._title}，{note}，{state}")

    def set_active(self, *, active: bool) -> None:
        """Mark the paper that is shown."""
        restyle(self, active=active)


class PressLine(Pressable):
    """A mark and a sentence, a short note at its right."""

    def __init__(self, shape: Shape, tone: Tone, sentence: str, note: str = "") -> None:
        super().__init__("row", sentence, mark_line(shape, tone, sentence, note))


def mark_line(shape: Shape, tone: Tone, sentence: str, note: str = "") -> QHBoxLayout:
    """A mark, a sentence that wraps, and at its right a short note."""
    line = QHBoxLayout()
    line.setContentsMargins(4, 3, 4, 3)
    line.setSpacing(6)
    line.addWidget(ShapeLabel(shape, tone), alignment=Qt.AlignmentFlag.AlignTop)
    line.addWidget(words(sentence, tone=None if tone == "grey" else tone, wrap=True), 1)
    if note:
        line.addWidget(words(note, "mute"), alignment=Qt.AlignmentFlag.AlignTop)
    return line
