"""One record over time: its bar, its steps, today's line, and the years below."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.parts.marks import SHAPE_SIZE, Shape, paint_shape
from ui.theme import Tone, tokens

HEIGHT = 46
BAR = 10
TOP = 12
EDGE = 8


@dataclass(frozen=True, slots=True)
class TimeStep:
    """A step on the bar: its day, how it stands, and its words on hover."""

    day: date
    tone: Tone
    shape: Shape
    words: str


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A bar from day to day; `done` is the share of it that is filled."""

    starts_on: date
    due_on: date
    today: date
    done: float | None
    tone: Tone
    steps: Sequence[TimeStep]


class Timeline(QWidget):
    """Draws a `TimeSpan` as wide as there is room."""

    def __init__(self, span: TimeSpan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._span = span
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = [f"{span.starts_on} 至 {span.due_on}", *(step.words for step in span.steps)]
        self.setToolTip("\n".join(words))
        self.setAccessibleName(f"时间轴：{'；'.join(words)}")

    def place_of(self, day: date) -> float:
        """Where a day stands, in pixels; days outside stay at the edges."""
        span = self._span
        whole = (span.due_on - span.starts_on).days or 1
        share = min(max((day - span.starts_on).days / whole, 0.0), 1.0)
        return EDGE + (self.width() - 2 * EDGE) * share

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Paint the bar, then what stands on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_bar(painter)
        for step in self._span.steps:
            box = QRectF(0, 0, SHAPE_SIZE + 2, SHAPE_SIZE + 2)
            box.moveCenter(QRectF(self.place_of(step.day), TOP, 0, BAR).center())
            paint_shape(painter, step.shape, box, tokens().ink(step.tone))
        today = round(self.place_of(self._span.today))
        painter.fillRect(QRectF(today - 1, TOP - 6, 2, BAR + 12), QColor(tokens().text))
        self._paint_days(painter)

    def _paint_bar(self, painter: QPainter) -> None:
        span = self._span
        whole = QRectF(EDGE, TOP, self.width() - 2 * EDGE, BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens().ground("grey"))
        painter.drawRoundedRect(whole, BAR / 2, BAR / 2)
        if span.done:
            done = QRectF(whole)
            done.setWidth(max(BAR, whole.width() * min(span.done, 1.0)))
            painter.setBrush(tokens().ink(span.tone))
            painter.drawRoundedRect(done, BAR / 2, BAR / 2)

    def _paint_days(self, painter: QPainter) -> None:
        painter.setPen(QColor(tokens().mute))
        room = QRectF(0, TOP + BAR + 6, self.width(), HEIGHT - TOP - BAR - 6)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, f"{self._span.starts_on:%Y-%m}")
        painter.drawText(room, Qt.AlignmentFlag.AlignRight, f"{self._span.due_on:%Y-%m}")
