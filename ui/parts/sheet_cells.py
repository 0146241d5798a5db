"""How a sheet's cells are painted, and the field that opens in one of them."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from ui.parts.cells import CELL_PADDING, RING
from ui.parts.marks import SHAPE_SIZE, paint_shape
from ui.parts.rows_model import LEFT, RIGHT, Index
from ui.parts.sheet import Cell
from ui.theme import tokens

if TYPE_CHECKING:
    from ui.parts.sheet_view import SheetView

GAP = 6


class SheetDelegate(QStyledItemDelegate):
    """Paints every cell of a `SheetView`, and hands the keys of its field to the view."""

    def __init__(self, view: "SheetView") -> None:
        super().__init__(view)
        self._view = view

    # The field

    def createEditor(  # noqa: N802 - Qt's name
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """A field that holds the figure as it is typed."""
        del option
        cell = self._view.sheet_model.cell_at(index)
        editor = QLineEdit(parent)
        editor.setAlignment(RIGHT)
        if cell:
            editor.setText(cell.raw)
            editor.setAccessibleName(cell.spoken)
        self._view.begin(editor)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        """What is being typed stays, whatever changes behind it."""

    def setModelData(  # noqa: N802 - Qt's name
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        """Only the view takes figures, when it is told to."""

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the view decide what ends the typing."""
        del editor
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._view.press_in_field(event)
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        elif isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self._view.leave_field(event.reason())
        return False  # Qt's own delegate would take whatever is typed when the focus leaves

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground and hairlines, then a heading, a head or a figure."""
        painter.save()
        rect: QRect = option.rect
        line = self._view.sheet_model.line_at(index.row())
        if not line.cells:
            self._paint_heading(painter, rect, line.heads[0])
        elif (cell := self._view.sheet_model.cell_at(index)) is None:
            self._paint_head(painter, rect, index)
        else:
            self._paint_figure(painter, rect, index, cell)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, text: str) -> None:
        """One text across the line: each cell paints its part of it."""
        colours = tokens()
        painter.fillRect(rect, QColor(colours.canvas))
        self._underline(painter, rect)
        painter.setClipRect(rect)
        painter.setFont(self._small())
        painter.setPen(QColor(colours.sub))
        left = self._view.columnViewportPosition(0) + CELL_PADDING
        painter.drawText(QRect(left, rect.top(), self._view.width(), rect.height()), LEFT, text)

    def _paint_head(self, painter: QPainter, rect: QRect, index: Index) -> None:
        colours = tokens()
        if index.row() == self._view.currentIndex().row():
            painter.fillRect(rect, QColor(colours.hover))
        self._underline(painter, rect)
        head = self._view.sheet_model.sheet.heads[index.column()]
        painter.setPen(QColor(colours.sub if head.quiet else colours.text))
        room = rect.adjusted(CELL_PADDING, 0, -CELL_PADDING, -1)
        painter.drawText(room, LEFT, self._fitted(painter, index.data(), room.width()))

    def _paint_figure(self, painter: QPainter, rect: QRect, index: Index, cell: Cell) -> None:
        colours = tokens()
        if self._view.selectionModel().isSelected(index):
            painter.fillRect(rect, QColor(colours.selection))
        elif cell.refusal:
            painter.fillRect(rect, QColor(colours.canvas))
        self._underline(painter, rect)
        painter.fillRect(rect.left(), rect.top(), 1, rect.height(), QColor(colours.line))
        room = rect.adjusted(CELL_PADDING, 0, -CELL_PADDING, -1)
        ink = colours.accent if cell.is_fresh else colours.text
        painter.setPen(QColor(colours.sub if cell.quiet else ink))
        painter.drawText(room, RIGHT, self._fitted(painter, cell.text, room.width()))
        taken = painter.fontMetrics().horizontalAdvance(cell.text) + GAP
        self._paint_label(painter, room.adjusted(0, 0, -taken, 0), cell)
        if index == self._view.currentIndex():
            self._paint_ring(painter, rect)

    def _paint_label(self, painter: QPainter, room: QRect, cell: Cell) -> None:
        """The ▲ and, where the figure leaves room for them, the words."""
        colours = tokens()
        left = room.left()
        if cell.doubt:
            top = room.center().y() - SHAPE_SIZE / 2
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(left, top, SHAPE_SIZE, SHAPE_SIZE)
            paint_shape(painter, "triangle", box, colours.ink(cell.doubt))
            left += SHAPE_SIZE + GAP
        painter.setFont(self._small())
        if painter.fontMetrics().horizontalAdvance(cell.label) <= room.right() - left:
            painter.setPen(QColor(colours.mute))
            painter.drawText(room.adjusted(left - room.left(), 0, 0, 0), LEFT, cell.label)

    def _paint_ring(self, painter: QPainter, rect: QRect) -> None:
        """The cursor: the accent while the keyboard is here, a quiet line when it is elsewhere."""
        colours = tokens()
        has_focus = self._view.hasFocus()
        ink = QColor(colours.accent if has_focus else colours.mute)
        wide = RING if has_focus else 1
        right, bottom = rect.right() - wide + 1, rect.bottom() - wide + 1
        painter.fillRect(rect.left(), rect.top(), rect.width(), wide, ink)
        painter.fillRect(rect.left(), bottom, rect.width(), wide, ink)
        painter.fillRect(rect.left(), rect.top(), wide, rect.height(), ink)
        painter.fillRect(right, rect.top(), wide, rect.height(), ink)

    def _underline(self, painter: QPainter, rect: QRect) -> None:
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tokens().line))

    def _small(self) -> QFont:
        font = QFont(self._view.font())
        font.setPointSizeF(font.pointSizeF() - 1)
        return font

    def _fitted(self, painter: QPainter, text: str, room: int) -> str:
        return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)

    def helpEvent(  # noqa: N802 - Qt's name
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Explain the cell on hover."""
        del option
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        tip = index.data(Qt.ItemDataRole.ToolTipRole)
        # As rich text a long tip is broken into lines.
        QToolTip.showText(event.globalPos(), f"<qt>{escape(tip)}</qt>" if tip else "", view)
        return True
