"""Chips, bars and lines: small painted facts that carry colour, shape and word together.

People print in black and white, and some do not see red: no mark relies on its colour alone.
"""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.parts.sparkline import Spark, paint_spark
from ui.theme import Tone, tokens

Shape = Literal["disc", "ring", "diamond", "check", "triangle", "square", "clock"]
USUAL_SHAPES: dict[Tone, Shape] = {
    "green": "disc", "yellow": "triangle", "red": "square", "blue": "clock", "grey": "ring",
}  # fmt: skip
CHIP_HEIGHT = 22
SHAPE_SIZE = 10
TICK = 2


@dataclass(frozen=True, slots=True)
class Chip:
    """A word in a pill; the shape is the usual one of its tone when none is given."""

    word: str
    tone: Tone
    shape: Shape | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """Actual progress, and where the schedule expects it (序时); both fractions of 1 or unknown."""

    fraction: float | None
    expected: float | None = None
    tone: Tone = "green"


Mark = Chip | Bar | Spark


def paint_mark(painter: QPainter, mark: Mark, cell: QRect) -> None:
    """Paint a mark into a table cell, in the painter's font."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if isinstance(mark, Chip):
        width = min(chip_width(mark, painter.font()), cell.width())
        top = cell.top() + (cell.height() - CHIP_HEIGHT) // 2
        _paint_chip(painter, mark, QRectF(cell.left(), top, width, CHIP_HEIGHT))
    elif isinstance(mark, Bar):
        _paint_bar(painter, mark, QRectF(cell))
    else:
        paint_spark(painter, mark, QRectF(cell))
    painter.restore()


def chip_width(chip: Chip, font: QFont) -> int:
    """How wide a chip is in this font, in pixels."""
    return round(QFontMetricsF(font).horizontalAdvance(chip.word)) + SHAPE_SIZE + 24


def _paint_chip(painter: QPainter, chip: Chip, pill: QRectF) -> None:
    colours = tokens()
    ink = colours.ink(chip.tone)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.ground(chip.tone))
    painter.drawRoundedRect(pill, CHIP_HEIGHT / 2, CHIP_HEIGHT / 2)
    shape = QRectF(pill.left() + 9, pill.center().y() - SHAPE_SIZE / 2, SHAPE_SIZE, SHAPE_SIZE)
    paint_shape(painter, chip.shape or USUAL_SHAPES[chip.tone], shape, ink)
    painter.setPen(ink)
    words = pill.adjusted(SHAPE_SIZE + 13, 0, -4, 0)
    fitted = QFontMetricsF(painter.font()).elidedText(
        chip.word, Qt.TextElideMode.ElideRight, words.width()
    )
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitted)


def _paint_bar(painter: QPainter, bar: Bar, cell: QRectF) -> None:
    """The bar at the left, whole percent at the right, "—" when nothing is known."""
    percent = "—" if bar.fraction is None else f"{bar.fraction:.0%}"
    metrics = QFontMetricsF(painter.font())
    words = max(metrics.horizontalAdvance("100%"), metrics.horizontalAdvance(percent))
    track = QRectF(cell.left(), cell.center().y() - 3, cell.width() - words - 8, 7)
    paint_track(painter, bar, track)
    painter.setPen(QColor(tokens().text))
    painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, percent)


def paint_track(painter: QPainter, bar: Bar, track: QRectF) -> None:
    """The bar alone, with the 序时 tick standing a little out of it."""
    colours = tokens()
    radius = track.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.line))
    painter.drawRoundedRect(track, radius, radius)
    if bar.fraction:
        # Shorter than its own ends a bar would not be round: 1 % shows as a dot.
        done = QRectF(track)
        done.setWidth(max(track.height(), track.width() * min(bar.fraction, 1.0)))
        painter.setBrush(colours.ink(bar.tone))
        painter.drawRoundedRect(done, radius, radius)
    if bar.expected is not None:
        left = round(track.left() + (track.width() - TICK) * min(max(bar.expected, 0.0), 1.0))
        painter.fillRect(
            QRectF(left, track.top() - 4, TICK, track.height() + 8), QColor(colours.text)
        )


def paint_shape(painter: QPainter, shape: Shape, box: QRectF, ink: QColor) -> None:
    """One of the seven shapes, drawn rather than set: no font has them all."""
    pen = QPen(ink, 1.4)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    filled = shape in {"disc", "diamond", "triangle", "square"}
    painter.setPen(Qt.PenStyle.NoPen if filled else pen)
    painter.setBrush(ink if filled else Qt.BrushStyle.NoBrush)
    painter.drawPath(_outline(shape, box))


def _outline(shape: Shape, box: QRectF) -> QPainterPath:
    path = QPainterPath()
    middle = box.center()
    match shape:
        case "disc":
            path.addEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
        case "ring":
            path.addEllipse(box.adjusted(1, 1, -1, -1))
        case "square":
            path.addRect(box.adjusted(1, 1, -1, -1))
        case "diamond":
            _trace(path, (middle.x(), box.top() - 0.5), (box.right() + 0.5, middle.y()),
                   (middle.x(), box.bottom() + 0.5), (box.left() - 0.5, middle.y()))  # fmt: skip
            path.closeSubpath()
        case "triangle":
            _trace(path, (middle.x(), box.top()), (box.right() + 0.5, box.bottom() - 0.5),
                   (box.left() - 0.5, box.bottom() - 0.5))  # fmt: skip
            path.closeSubpath()
        case "check":
            _trace(path, (box.left() + 0.5, middle.y() + 0.5), (middle.x() - 1, box.bottom() - 1),
                   (box.right() - 0.5, box.top() + 1))  # fmt: skip
        case _:
            path.addEllipse(box.adjusted(1, 1, -1, -1))
            _trace(path, (middle.x(), box.top() + 3), (middle.x(), middle.y()),
                   (middle.x() + 2.5, middle.y()))  # fmt: skip
    return path


def _trace(path: QPainterPath, first: tuple[float, float], *others: tuple[float, float]) -> None:
    path.moveTo(QPointF(*first))
    for point in others:
        path.lineTo(QPointF(*point))


class ChipLabel(QWidget):
    """A chip that stands by itself, outside a table."""

    def __init__(self, chip: Chip | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "small")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._chip: Chip | None = None
        self.set_chip(chip)

    def set_chip(self, chip: Chip | None) -> None:
        """Show another chip, or nothing."""
        self._chip = chip
        self.setAccessibleName(chip.word if chip else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as its word."""
        width = chip_width(self._chip, self.font()) if self._chip else 0
        return QSize(width, CHIP_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Paint the chip."""
        if self._chip:
            paint_mark(QPainter(self), self._chip, self.rect())


class ShapeLabel(QWidget):
    """One shape before a line of text."""

    def __init__(self, shape: Shape, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape, self._tone = shape, tone
        self.setFixedSize(SHAPE_SIZE + 2, SHAPE_SIZE + 8)

    def set_shape(self, shape: Shape, tone: Tone) -> None:
        """Show another shape."""
        self._shape, self._tone = shape, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Paint the shape."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0, (self.height() - SHAPE_SIZE) / 2, SHAPE_SIZE, SHAPE_SIZE)
        paint_shape(painter, self._shape, box, tokens().ink(self._tone))
