"""A sheet as it is walked through: cursor, chosen range, copying, widths. Typing: `SheetView`."""

from collections.abc import Hashable
from enum import Enum, auto

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.parts.empty import EmptyState
from ui.parts.rows_model import Index
from ui.parts.sheet import Cell, Sheet, SheetModel
from ui.parts.table import HEADER_HEIGHT

ROW_HEIGHT = 34
FIGURE_WIDTH = 92
LEAST_ROWS = 5
Cursor = QAbstractItemView.CursorAction


class Step(Enum):
    """Where the cursor goes by Enter and Tab: to the next cell that can be typed into."""

    UP = auto()
    DOWN = auto()
    LEFT = auto()
    RIGHT = auto()


class SheetTable(QTableView):
    """Shows a `Sheet`; the cursor stands on figures only.

    Signals:
        moved: the cell now current, or None; also when its contents changed.
    """

    moved = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet_model = SheetModel(self)
        self.empty = EmptyState(self.viewport())
        self.setAccessibleName(name)
        self._set_up_view()
        self._set_up_headers()

    def _set_up_view(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(HEADER_HEIGHT + LEAST_ROWS * ROW_HEIGHT)

    def _set_up_headers(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setFixedHeight(HEADER_HEIGHT)
        columns.setHighlightSections(False)
        columns.setSectionsClickable(False)

    # What the page calls

    def set_sheet(self, sheet: Sheet) -> None:
        """Show other figures; the cursor stays at its line and title."""
        place = self.place()
        is_other = sheet.shape != self.sheet_model.sheet.shape
        self.sheet_model.set_sheet(sheet)
        self.empty.setVisible(not sheet.lines)
        if is_other:
            self._share_width()
            if not (place and self.choose(*place)):
                self.choose_gap()
        self.moved.emit(self.chosen_cell())

    def place(self) -> tuple[Hashable, str] | None:
        """The key of the current line and the title of the current column."""
        index = self.currentIndex()
        if self.sheet_model.cell_at(index) is None:
            return None
        sheet = self.sheet_model.sheet
        return sheet.lines[index.row()].key, sheet.titles[index.column() - len(sheet.heads)]

    def choose(self, key: Hashable, title: str) -> bool:
        """Bring the cursor to a line: to this title, or else where it can be typed into last."""
        sheet = self.sheet_model.sheet
        row = next((n for n, line in enumerate(sheet.lines) if line.key == key), None)
        if row is None:
            return False
        if title in sheet.titles:
            column = len(sheet.heads) + sheet.titles.index(title)
        else:
            last = self.sheet_model.columnCount() - 1
            places = self.sheet_model.open_places()
            column = max((at for line, at in places if line == row), default=last)
        self.setCurrentIndex(self.sheet_model.index(row, column))
        return True

    def choose_gap(self) -> None:
        """Bring the cursor to where typing begins: the first gap of the last column with one."""
        indexes = [self.sheet_model.index(*place) for place in self.sheet_model.open_places()]
        gaps = [index for index in indexes if not index.data()] or indexes
        if gaps:
            last = max(index.column() for index in gaps)
            self.setCurrentIndex(next(index for index in gaps if index.column() == last))

    def chosen_cell(self) -> Cell | None:
        """The cell now current."""
        return self.sheet_model.cell_at(self.currentIndex())

    def chosen_range(self) -> list[list[Cell]]:
        """The cells of the chosen range, line by line."""
        lines: dict[int, list[Cell]] = {}
        places = sorted((i.row(), i.column()) for i in self.selectionModel().selectedIndexes())
        for place in places:
            cell = self.sheet_model.cell_at(self.sheet_model.index(*place))
            if cell:
                lines.setdefault(place[0], []).append(cell)
        return list(lines.values())

    def copy_range(self) -> None:
        """Put the chosen figures on the clipboard as spreadsheets take them (Ctrl+C)."""
        lines = ["\t".join(cell.raw for cell in line) for line in self.chosen_range()]
        QGuiApplication.clipboard().setText("\n".join(lines))

    # Moving

    def step(self, step: Step) -> bool:
        """Go to the next cell that can be typed into; False if there is none that way."""
        here = (self.currentIndex().row(), self.currentIndex().column())
        places = self.sheet_model.open_places()
        if step in {Step.UP, Step.DOWN}:
            places = [place for place in places if place[1] == here[1]]
        if step in {Step.DOWN, Step.RIGHT}:
            found = [place for place in places if place > here][:1]
        else:
            found = [place for place in places if place < here][-1:]
        for place in found:
            self.setCurrentIndex(self.sheet_model.index(*place))
        return bool(found)

    def moveCursor(  # noqa: N802 - Qt's name
        self, action: Cursor, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Walk over figures; Home and End stay in the line, with Ctrl they go to the corners."""
        model, current = self.sheet_model, self.currentIndex()
        rows, columns = model.figure_rows(), model.figure_columns()
        if not rows:
            return QModelIndex()
        if model.cell_at(current) is None:
            return model.index(rows[0], columns[0])
        page = max(1, self.viewport().height() // ROW_HEIGHT - 1)
        far = len(rows) if modifiers & Qt.KeyboardModifier.ControlModifier else 0
        side = len(columns)
        down, right = {
            Cursor.MoveUp: (-1, 0),
            Cursor.MoveDown: (1, 0),
            Cursor.MoveLeft: (0, -1),
            Cursor.MoveRight: (0, 1),
            Cursor.MovePageUp: (-page, 0),
            Cursor.MovePageDown: (page, 0),
            Cursor.MoveHome: (-far, -side),
            Cursor.MoveEnd: (far, side),
        }.get(action, (0, 0))
        row = min(max(rows.index(current.row()) + down, 0), len(rows) - 1)
        column = min(max(current.column() + right, columns[0]), columns[-1])
        return model.index(rows[row], column)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell which cell is current; the heading over the first line comes into view with it."""
        super().currentChanged(current, previous)
        if current.row() in self.sheet_model.figure_rows()[:1]:
            self.scrollToTop()
        self.viewport().update()
        self.moved.emit(self.chosen_cell())

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802 - as Qt calls it
        """Tab goes through the cells that can be typed into, and out behind the last."""
        return self.step(Step.RIGHT if forward else Step.LEFT) or self.leave(forward=forward)

    def leave(self, *, forward: bool) -> bool:
        """Give the keyboard to the next widget, or the one before (Ctrl+Tab)."""
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes down, Ctrl+Tab leaves, Ctrl+C copies."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            is_up = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step(Step.UP if is_up else Step.DOWN)
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self.leave(forward=key == Qt.Key.Key_Tab)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_range()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Only figures can be chosen."""
        if self.sheet_model.cell_at(self.indexAt(event.position().toPoint())):
            super().mousePressEvent(event)

    # Widths

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the width; the cursor stays in view."""
        super().resizeEvent(event)
        self.empty.setGeometry(self.viewport().rect())
        self._share_width()
        self.scrollTo(self.currentIndex())

    def _share_width(self) -> None:
        heads, titles = self.sheet_model.sheet.heads, self.sheet_model.sheet.titles
        columns = [(head.width, head.weight) for head in heads]
        columns += [(FIGURE_WIDTH, 1)] * len(titles)
        spare = self.viewport().width() - sum(width for width, _ in columns)
        yielding = sorted((head.yields, number) for number, head in enumerate(heads) if head.yields)
        for _, number in yielding:
            self.setColumnHidden(number, spare < 0)
            if spare < 0:
                spare += columns[number][0]
                columns[number] = (0, 0)
        weights = sum(weight for _, weight in columns)
        for number, (width, weight) in enumerate(columns):
            if width:
                self.setColumnWidth(number, width + max(0, spare) * weight // weights)
