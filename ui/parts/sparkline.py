"""A row's figures over the years, as small as a word, and what they are to reach."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui.theme import Tone, tokens

MARGIN = 9
"""Above and below, in a row of 37 pixels."""
DOT, LAST_DOT = 1.6, 3.4


@dataclass(frozen=True, slots=True)
class Spark:
    """Figures by year, drawn between the years of `span`; `level` is what is to be reached.

    The last point is open where its year is not over: a part of a year says nothing of the pace.
    """

    points: Sequence[tuple[int, float]]
    span: tuple[int, int]
    level: float | None
    tone: Tone
    is_open: bool = False


def paint_spark(painter: QPainter, spark: Spark, cell: QRectF) -> None:
    """Paint it as wide as the cell: the level in dashes, the figures in one line."""
    box = cell.adjusted(LAST_DOT, MARGIN, -LAST_DOT, -MARGIN)
    colours = tokens()
    if spark.level is not None:
        y = _y(spark, spark.level, box)
        painter.setPen(QPen(QColor(colours.mute), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(cell.left(), y), QPointF(cell.right(), y))
    places = [QPointF(_x(spark, year, box), _y(spark, value, box)) for year, value in spark.points]
    painter.setPen(QPen(QColor(colours.sub), 1.6))
    painter.drawPolyline(QPolygonF(places[:-1] if spark.is_open else places))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.sub))
    *earlier, last = places
    for place in earlier:
        painter.drawEllipse(place, DOT, DOT)
    painter.setPen(QPen(colours.ink(spark.tone), 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush if spark.is_open else colours.ink(spark.tone))
    painter.drawEllipse(last, LAST_DOT - 0.8, LAST_DOT - 0.8)


def _x(spark: Spark, year: int, box: QRectF) -> float:
    first, last = spark.span
    return box.left() + box.width() * (year - first) / max(last - first, 1)


def _y(spark: Spark, value: float, box: QRectF) -> float:
    """The lowest figure at the bottom, the highest at the top; equal ones in the middle."""
    values = [value for _, value in spark.points]
    values += [] if spark.level is None else [spark.level]
    low, high = min(values), max(values)
    return (
        box.center().y()
        if low == high
        else box.bottom() - box.height() * (value - low) / (high - low)
    )
