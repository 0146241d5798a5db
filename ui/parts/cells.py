"""How a table's cells are painted: ground, hairline, focus, then words or a mark."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ui.parts.marks import Chip, paint_mark
from ui.theme import tokens

if TYPE_CHECKING:
    from typing import Any

    from ui.parts.table import TableView

CELL_PADDING = 10
RING = 2


class CellDelegate(QStyledItemDelegate):
    """Paints every cell of a `TableView`."""

    def __init__(self, view: "TableView[Any]") -> None:
        super().__init__(view)
        self._view = view

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint ground, hairline and ring, then the words or the mark."""
        painter.save()
        rect: QRect = option.rect
        self._paint_ground(painter, rect, index)
        column = self._view.rows_model.columns[index.column()]
        mark = self._view.rows_model.mark_at(index)
        cell = rect.adjusted(CELL_PADDING, 0, -CELL_PADDING, -1)
        painter.setFont(self._font(small=isinstance(mark, Chip)))
        if mark:
            paint_mark(painter, mark, cell)
        else:
            painter.setPen(QColor(tokens().sub if column.quiet else tokens().text))
            words = painter.fontMetrics().elidedText(
                index.data(), Qt.TextElideMode.ElideRight, cell.width()
            )
            painter.drawText(cell, column.align, words)
        painter.restore()

    def _font(self, *, small: bool) -> QFont:
        font = QFont(self._view.font())
        if small:
            font.setPointSizeF(font.pointSizeF() - 1)
        return font

    def _paint_ground(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours = tokens()
        chosen = index.row() == self._view.currentIndex().row()
        if chosen:
            painter.fillRect(rect, QColor(colours.selection))
        elif index.row() == self._view.hovered_row:
            painter.fillRect(rect, QColor(colours.hover))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(colours.line))
        if chosen and self._view.hasFocus():
            self._paint_ring(painter, rect, index.column(), QColor(colours.accent))

    def _paint_ring(self, painter: QPainter, rect: QRect, column: int, accent: QColor) -> None:
        """The focus ring goes round the whole row; each cell paints its part."""
        painter.fillRect(rect.left(), rect.top(), rect.width(), RING, accent)
        painter.fillRect(rect.left(), rect.bottom() - RING + 1, rect.width(), RING, accent)
        if column == 0:
            painter.fillRect(rect.left(), rect.top(), RING, rect.height(), accent)
        if column == len(self._view.rows_model.columns) - 1:
            painter.fillRect(rect.right() - RING + 1, rect.top(), RING, rect.height(), accent)

    def helpEvent(  # noqa: N802 - Qt's name
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Show the column's explanation, or the whole text where the cell cuts it short."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        tip = index.data(Qt.ItemDataRole.ToolTipRole)
        words = index.data()
        room = option.rect.width() - 2 * CELL_PADDING
        if tip is None and view.fontMetrics().horizontalAdvance(words) > room:
            tip = words
        # As rich text a long tip is broken into lines.
        QToolTip.showText(event.globalPos(), f"<qt>{escape(tip)}</qt>" if tip else "", view)
        return True
