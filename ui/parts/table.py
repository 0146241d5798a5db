"""A ledger's table: fixed rows, widths by weight, all by keyboard, an empty state that helps."""

from collections.abc import Hashable
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from ui.parts.cells import CellDelegate
from ui.parts.empty import EmptyState
from ui.parts.rows_model import Index, RowsModel

R = TypeVar("R")

ROW_HEIGHT = 37
HEADER_HEIGHT = 34


class TableView(QTableView, Generic[R]):
    """Shows a `RowsModel`; one row at a time is chosen.

    Signals:
        chosen: the row now current, or None.
        opened: the row on which Enter was pressed or which was clicked twice.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, model: RowsModel[R], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows_model = model
        self.hovered_row = -1
        self._kept: tuple[Hashable, int] | None = None
        self._chosen_id: Hashable = None
        self.empty = EmptyState(self.viewport())
        self.setAccessibleName(name)
        self._set_up_view()
        self._set_up_headers()
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self._show_empty()

    def _set_up_view(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.doubleClicked.connect(self._open)

    def _set_up_headers(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setFixedHeight(HEADER_HEIGHT)
        columns.setHighlightSections(False)
        columns.setSortIndicatorClearable(True)
        columns.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    # What the page calls

    def chosen_row(self) -> R | None:
        """The row now current."""
        return self.rows_model.row_at(self.currentIndex())

    def choose(self, ident: Hashable) -> bool:
        """Make a record current and bring it into view; False when it is not held."""
        place = self.rows_model.place_of(ident)
        if place is None:
            return False
        self.choose_at(place)
        return True

    def choose_at(self, place: int) -> None:
        """Make the row at a place current, e.g. the first one."""
        index = self.rows_model.index(place, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    # Choosing, and keeping what was chosen

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell which row is chosen now, once per record."""
        super().currentChanged(current, previous)
        self.viewport().update()
        row = self.rows_model.row_at(current)
        ident = None if row is None else self.rows_model.ident(row)
        if ident != self._chosen_id:
            self._chosen_id = ident
            self.chosen.emit(row)

    def _remember(self) -> None:
        self._kept = (self._chosen_id, self.verticalScrollBar().value())

    def _restore(self) -> None:
        ident, scrolled = self._kept or (None, 0)
        place = None if ident is None else self.rows_model.place_of(ident)
        if place is not None:
            self.setCurrentIndex(self.rows_model.index(place, 0))
        elif ident is not None:
            self._chosen_id = None
            self.chosen.emit(None)
        self.verticalScrollBar().setValue(scrolled)
        self._show_empty()

    def _show_empty(self) -> None:
        self.empty.setVisible(self.rows_model.rowCount() == 0)

    # Widths

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the width among the columns by their weights."""
        super().resizeEvent(event)
        self.empty.setGeometry(self.viewport().rect())
        columns = self.rows_model.columns
        spare = max(0, self.viewport().width() - sum(c.width for c in columns))
        weights = sum(c.weight for c in columns)
        for number, column in enumerate(columns):
            share = spare * column.weight // weights if weights else 0
            self.setColumnWidth(number, column.width + share)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens, Ctrl+C copies, Home and End go to the first and last row."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_row()
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End} and self.rows_model.rowCount():
            first = event.key() == Qt.Key.Key_Home
            self.choose_at(0 if first else self.rows_model.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def copy_row(self) -> None:
        """Put the current row on the clipboard, its cells parted by tabs (Ctrl+C)."""
        row = self.chosen_row()
        if row is not None:
            cells = (" ".join(c.text(row).split()) for c in self.rows_model.columns)
            QGuiApplication.clipboard().setText("\t".join(cells))

    def _open(self) -> None:
        row = self.chosen_row()
        if row is not None:
            self.opened.emit(row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Opening, copying and sorting for those who look for them here (menu key, right click)."""
        self.show_menu(event.globalPos())

    def show_menu(self, place: QPoint) -> None:
        """Open the menu at a place of the screen."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("打开\tEnter", self._open)
        menu.addAction("复制这一行\tCtrl+C", self.copy_row)
        order = menu.addMenu("排序方式")
        order.addAction("原来的顺序", lambda: self.sortByColumn(-1, Qt.SortOrder.AscendingOrder))
        for number, column in enumerate(self.rows_model.columns):
            order.addAction(column.title, partial(self._sort_or_turn, number))
        menu.popup(place)

    def _sort_or_turn(self, number: int) -> None:
        header = self.horizontalHeader()
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        sorted_up = (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (number, up)
        self.sortByColumn(number, down if sorted_up else up)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Light up the row under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """No row is under the mouse."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()
