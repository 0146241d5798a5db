"""Where people look rather than read: progress by group, and steps in a row."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.parts.layouts import empty_out
from ui.parts.marks import Bar, Shape, ShapeLabel, paint_track
from ui.parts.words import words
from ui.theme import Tone


@dataclass(frozen=True, slots=True)
class Strip:
    """One group: its name, how many it holds, how far it is."""

    name: str
    note: str
    bar: Bar


@dataclass(frozen=True, slots=True)
class Step:
    """One step: name, when, and its state in colour, shape and word."""

    name: str
    when: str
    state: str
    tone: Tone
    shape: Shape


class Track(QWidget):
    """A bar as wide as there is room."""

    def __init__(self, bar: Bar, least: int = 60, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = bar
        self.setMinimumSize(least, 22)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Paint the bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_track(painter, self._bar, QRectF(0, self.height() / 2 - 4, self.width(), 8))


class Strips(QWidget):
    """Actual progress with the 序时 tick, one line per group."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(2, 1)

    def set_strips(self, strips: Sequence[Strip]) -> None:
        """Show these groups in this order."""
        empty_out(self._grid)
        for line, strip in enumerate(strips):
            bar = strip.bar
            percent = "—" if bar.fraction is None else f"{bar.fraction:.0%}"
            expected = "" if bar.expected is None else f"，序时 {bar.expected:.0%}"
            track = Track(bar)
            track.setAccessibleName(f"{strip.name}：实际 {percent}{expected}")
            track.setToolTip(track.accessibleName())
            self._grid.addWidget(words(strip.name, "sub"), line, 0)
            self._grid.addWidget(words(strip.note, "sub"), line, 1)
            self._grid.addWidget(track, line, 2)
            self._grid.addWidget(words(percent), line, 3, Qt.AlignmentFlag.AlignRight)


class Steps(QWidget):
    """Steps side by side, each under its piece of the line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(6)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps from left to right."""
        empty_out(self._line)
        for step in steps:
            self._line.addWidget(_step(step), 1)


def _step(step: Step) -> QWidget:
    made = QWidget()
    made.setAccessibleName(f"{step.name}，{step.when}，{step.state}")
    piece = QFrame()
    piece.setProperty("kind", "piece")
    piece.setProperty("tone", step.tone)
    piece.setFixedHeight(6)
    state = QHBoxLayout()
    state.setSpacing(3)
    state.addWidget(ShapeLabel(step.shape, step.tone))
    state.addWidget(words(step.state, "small"), 1)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addWidget(piece)
    column.addSpacing(4)
    column.addWidget(words(step.name))
    column.addWidget(words(step.when, "mute"))
    column.addLayout(state)
    return made


class Legend(QWidget):
    """What the bar and its tick mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(Track(Bar(1.0, tone="grey"), 14))
        line.addWidget(words("实际", "mute"))
        line.addSpacing(6)
        line.addWidget(Track(Bar(None, 0.5), 14))
        line.addWidget(words("序时", "mute"))
