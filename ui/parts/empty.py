"""What stands where rows will be: a sentence that says so, and the button that begins it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class EmptyState(QWidget):
    """One sentence and at most one button, in the middle of an empty place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = QLabel("这里还没有内容。")
        self._sentence.setProperty("look", "mute")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setWordWrap(True)
        self.begin = QPushButton()
        self.begin.hide()
        self.begin.clicked.connect(self._begin)
        self._act: Callable[[], object] = lambda: None
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self._sentence)
        column.addSpacing(8)
        column.addWidget(self.begin, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(
        self, sentence: str, button: str = "", act: Callable[[], object] = lambda: None
    ) -> None:
        """Say what will be here and, with a button, how it begins."""
        self._sentence.setText(sentence)
        self.begin.setText(button)
        self.begin.setVisible(bool(button))
        self._act = act

    def _begin(self) -> None:
        self._act()
