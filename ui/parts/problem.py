"""What is wrong with a field, said in words directly under it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.parts.marks import ShapeLabel
from ui.parts.words import words


class ProblemLine(QWidget):
    """A red square and a sentence; takes no room while there is no problem."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words("", "problem", wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(ShapeLabel("square", "red"), alignment=Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        self.hide()

    def sentence(self) -> str:
        """What is shown, "" for no problem."""
        return self._words.text()

    def say(self, sentence: str) -> None:
        """Show a sentence, or with "" nothing."""
        self._words.setText(sentence)
        self.setVisible(bool(sentence))
