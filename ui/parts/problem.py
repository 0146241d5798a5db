"""What is wrong with a field, or asked about it, said in words directly under it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.parts.marks import ShapeLabel
from ui.parts.words import words


class ProblemLine(QWidget):
    """A red square and a sentence; takes no room while there is no problem.

    Args:
        asks: it is a question, with a yellow triangle.
    """

    def __init__(self, parent: QWidget | None = None, *, asks: bool = False) -> None:
        super().__init__(parent)
        self._words = words(
            "", "small" if asks else "problem", "yellow" if asks else None, wrap=True
        )
        mark = ShapeLabel("triangle", "yellow") if asks else ShapeLabel("square", "red")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        self.hide()

    def sentence(self) -> str:
        """What is shown, "" for no problem."""
        return self._words.text()

    def say(self, sentence: str) -> None:
        """Show a sentence, or with "" nothing."""
        self._words.setText(sentence)
        self.setVisible(bool(sentence))
