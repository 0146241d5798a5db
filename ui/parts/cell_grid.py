"""Some units side by side: each a small cell with its name and state that can be opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.parts.marks import Shape, ShapeLabel
from ui.parts.words import ShortLabel
from ui.theme import Tone

COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """A shape, a name, a few words under it; `payload` comes back when it is opened."""

    shape: Shape
    tone: Tone
    name: str
    note: str
    payload: object


class CellGrid(QWidget):
    """The cells, three in a row.

    Signals:
        picked: the payload of the cell that was clicked.
    """

    picked = Signal(object)

    def __init__(self, cells: Sequence[Cell], verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = [CellButton(cell, verb) for cell in cells]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for place, (cell, made) in enumerate(zip(cells, self.cells, strict=True)):
            made.clicked.connect(partial(self.picked.emit, cell.payload))
            grid.addWidget(made, *divmod(place, COLUMNS))
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)


class CellButton(QPushButton):
    """One cell; a name that is too long is cut and shown whole on hover."""

    def __init__(self, cell: Cell, verb: str) -> None:
        super().__init__()
        self.setProperty("kind", "cell")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{cell.name}，{cell.note}")
        self.setToolTip(f"{cell.name}　{cell.note}，点一下{verb}")
        name, note = ShortLabel(cell.name, "small"), ShortLabel(cell.note, "mute")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(name)
        texts.addWidget(note)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(8, 4, 6, 4)
        self._line.setSpacing(6)
        self._line.addWidget(ShapeLabel(cell.shape, cell.tone))
        self._line.addLayout(texts, 1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As the contents need; a button would ask for its text only."""
        return self._line.sizeHint()
