"""The only table model: frozen rows in, cells out; sorted in its own list, never by a proxy."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ui.parts.marks import Mark

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

PAGE = 200
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[R]):
    """How one column reads a row.

    Args:
        title: the header's words.
        text: the cell's words; also what is copied.
        key: the native value to sort by (None sorts last); the text when not given.
        mark: a chip or bar that is painted in place of the text.
        width: least width in pixels at 100 %.
        weight: share of the room that is left over; 0 keeps the column at `width`.
        align: `LEFT` or `RIGHT`.
        quiet: painted in the secondary colour.
        tip: the explanation on hover.
        spoken: what a screen reader says instead of the text.
    """

    title: str
    text: Callable[[R], str]
    key: Callable[[R], Any] | None = None
    mark: Callable[[R], Mark | None] | None = None
    width: int = 80
    weight: int = 0
    align: Qt.AlignmentFlag = LEFT
    quiet: bool = False
    tip: Callable[[R], str] | None = None
    spoken: Callable[[R], str] | None = None


class RowsModel(QAbstractTableModel, Generic[R]):
    """A sequence of frozen rows behind a table.

    Args:
        columns: how each column reads a row.
        ident: what makes a row the same record before and after a refresh; its `id` by default.

    Signals:
        order_wanted: column number and "descending" when the user sorts while rows are still to
            be fetched: the page then reads its first page again in that order, and `set_rows`.
    """

    order_wanted = Signal(int, bool)

    def __init__(
        self,
        columns: Sequence[Column[R]],
        ident: Callable[[R], Hashable] = attrgetter("id"),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._titles = tuple(column.title for column in columns)
        self.ident = ident
        self._given: list[R] = []
        self._rows: list[R] = []
        self._more: Callable[[R], Sequence[R]] | None = None
        self._order: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    # What the page calls

    def set_rows(self, rows: Sequence[R], more: Callable[[R], Sequence[R]] | None = None) -> None:
        """Show other rows; the sorting stays, and so do selection and place in the view.

        Args:
            rows: all rows, or the first page of `PAGE` rows.
            more: given the last row held, reads the next page by key; a page shorter than `PAGE`
                is the last one.
        """
        before = [self.ident(row) for row in self._rows]
        given, shown = list(rows), self._sorted(rows) if more is None else list(rows)
        if before and before == [self.ident(row) for row in shown]:
            self._given, self._rows, self._more = given, shown, more
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(shown) - 1, len(self.columns) - 1)
            )
            return
        self.beginResetModel()
        self._given, self._rows, self._more = given, shown, more
        self.endResetModel()

    def set_titles(self, titles: Sequence[str]) -> None:
        """Head the columns by other words, where these depend on what is shown."""
        self._titles = tuple(titles)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._titles) - 1)

    @property
    def rows(self) -> tuple[R, ...]:
        """The rows held, in the order shown."""
        return tuple(self._rows)

    def row_at(self, index: Index) -> R | None:
        """The row of a model index, None for an invalid one."""
        return self._rows[index.row()] if index.isValid() else None

    def place_of(self, ident: Hashable) -> int | None:
        """Where a record stands now, None when it is not held."""
        return next((n for n, row in enumerate(self._rows) if self.ident(row) == ident), None)

    # What Qt calls

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's names
        """How many rows are held."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says, explains, speaks, and on which side it stands."""
        row = self.row_at(index)
        if row is None:
            return None
        column = self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.ToolTipRole:
                return column.tip(row) if column.tip else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return column.spoken(row) if column.spoken else column.text(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.align
        return None

    def mark_at(self, index: Index) -> Mark | None:
        """The chip or bar of a cell, None where the text is shown."""
        mark = self.columns[index.column()].mark
        return mark(self._rows[index.row()]) if mark else None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """A column's title, standing where its cells stand."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._titles[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return self.columns[section].align
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column's native values; column -1 is the order in which the rows came."""
        self._order = (column, order)
        if self._more is not None:
            self.order_wanted.emit(column, order == Qt.SortOrder.DescendingOrder)
            return
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self._rows[index.row()]) for index in self.persistentIndexList()]
        self._rows = self._sorted(self._given)
        places = {id(row): place for place, row in enumerate(self._rows)}
        for index, row in kept:
            self.changePersistentIndex(index, self.index(places[id(row)], index.column()))
        self.layoutChanged.emit()

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802 - Qt's name
        """Whether the source may hold more rows."""
        return not parent.isValid() and self._more is not None

    def fetchMore(self, parent: Index) -> None:  # noqa: N802 - Qt's name
        """Read the next page by the key of the last row."""
        if self._more is None or not self._rows:
            return
        found = self._more(self._rows[-1])
        if len(found) < PAGE:
            self._more = None
        if found:
            self.beginInsertRows(parent, len(self._rows), len(self._rows) + len(found) - 1)
            self._given.extend(found)
            self._rows.extend(found)
            self.endInsertRows()

    def _sorted(self, rows: Sequence[R]) -> list[R]:
        number, order = self._order
        if number < 0:
            return list(rows)
        column = self.columns[number]
        key = column.key or column.text
        known = [row for row in rows if key(row) is not None]
        unknown = [row for row in rows if key(row) is None]
        return sorted(known, key=key, reverse=order == Qt.SortOrder.DescendingOrder) + unknown
