"""What is painted upon a page: words that were found, figures that can be asked.

A page is white paper in the dark too: the colours are those of light.
"""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.theme import LIGHT

FAINT, FULL = 110, 255


def paint_found(painter: QPainter, areas: Iterable[QRectF], *, is_current: bool) -> None:
    """Mark a hit as with a highlighter; the current one more strongly, and framed."""
    ground = QColor(LIGHT.nav_mark)
    ground.setAlpha(FULL if is_current else FAINT)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    shown = list(areas)
    painter.drawRects(shown)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    if is_current:
        _frame(painter, shown)


def paint_hovered(painter: QPainter, area: QRectF) -> None:
    """Underline the figure under the mouse."""
    painter.setPen(QPen(QColor(LIGHT.accent), 1.5))
    painter.drawLine(area.bottomLeft(), area.bottomRight())


def paint_chosen(painter: QPainter, area: QRectF) -> None:
    """Frame the figure that is spoken of."""
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.fillRect(area, QColor(LIGHT.selection))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    _frame(painter, [area.adjusted(-2, -2, 2, 2)])


def _frame(painter: QPainter, areas: Iterable[QRectF]) -> None:
    painter.setPen(QPen(QColor(LIGHT.accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRects(list(areas))
