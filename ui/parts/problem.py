"""What is wrong with a field, or asked about it, said in words directly under it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.parts.marks import ShapeLabel
from ui.parts.words import words


class ProblemLine(QWidget):
    """A red square and a sentence; takes no room while there is no problem.

    Args:
        asks: it is a question, with a yellow triangle.
    """

    def __init__(self, parent: QWidget | None = None, *, asks: bool = False) -> None:
        super().__init__(parent)
        self._asks = asks
        self._words: QLabel | None = None
        self.hide()

    def sentence(self) -> str:
        """What is shown, "" for no problem."""
        return self._words.text() if self._words else ""

    def say(self, sentence: str) -> None:
        """Show a sentence, or with "" nothing."""
        if sentence or self._words:
            self._words = self._words or self._lay_out()
            self._words.setText(sentence)
        self.setVisible(bool(sentence))

    def _lay_out(self) -> QLabel:
        """Make what shows a sentence; most fields never need it."""
        if self._asks:
            mark, made = ShapeLabel("triangle", "yellow"), words("", "small", "yellow", wrap=True)
        else:
            mark, made = ShapeLabel("square", "red"), words("", "problem", wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
        line.addWidget(made, 1)
        return made
