"""What stands where a page is being prepared."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ui.parts.words import words


class Busy(QWidget):
    """A sentence and a moving bar; the only motion in the program."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedSize(220, 6)
        bar.setAccessibleName(sentence)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(words(sentence, "mute"), alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(bar, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
