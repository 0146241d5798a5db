"""A sheet to type figures into: heads at the left, figures beside them. Frozen values behind it."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from ui.parts.rows_model import LEFT, RIGHT, Index
from ui.theme import Tone

NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One of the columns at the left that say what a line is about.

    Args:
        title: the header's words.
        width: least width in pixels at 100 %.
        weight: share of the room that is left over; each figure's column has one.
        quiet: painted in the secondary colour.
        yields: left out where the room is short: 1 first, then 2 …; 0 always stays.
    """

    title: str
    width: int
    weight: int = 0
    quiet: bool = False
    yields: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One figure, or the place for it.

    Args:
        text: the figure as it is shown.
        raw: the figure as it is typed and copied.
        label: a quiet word before the figure, e.g. 基期.
        refusal: why nothing can be typed here; "" where it can.
        spoken: what a screen reader says.
        tip: the explanation on hover; the refusal when there is none.
        doubt: the tone of the ▲ that asks for an explanation.
        quiet: computed, or shown for comparison only.
        is_fresh: typed since the sheet was opened.
        payload: what the page needs to take a figure.
    """

    text: str = ""
    raw: str = ""
    label: str = ""
    refusal: str = ""
    spoken: str = ""
    tip: str = ""
    doubt: Tone | None = None
    quiet: bool = False
    is_fresh: bool = False
    payload: Any = None


@dataclass(frozen=True, slots=True)
class Line:
    """Heads and figures side by side; a line without figures is a heading over the next ones."""

    key: Hashable
    name: str
    heads: tuple[str, ...]
    cells: tuple[Cell, ...] = ()
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything a sheet shows; `titles` head the figures."""

    heads: tuple[Head, ...] = ()
    titles: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()

    @property
    def shape(self) -> Hashable:
        """What has to stay for the same cells to be at the same places."""
        return self.heads, self.titles, tuple((line.key, not line.cells) for line in self.lines)


class SheetModel(QAbstractTableModel):
    """A `Sheet` as Qt asks for it: first the heads' columns, then the figures'."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = Sheet()

    def set_sheet(self, sheet: Sheet) -> None:
        """Show other figures; where the places are the same, cursor and selection stay."""
        if sheet.shape == self.sheet.shape:
            self.sheet = sheet
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.sheet = sheet
        self.endResetModel()

    def line_at(self, row: int) -> Line:
        """The line that stands there."""
        return self.sheet.lines[row]

    def cell_at(self, index: Index) -> Cell | None:
        """The figure's cell; None for heads, headings and invalid places."""
        place = index.column() - len(self.sheet.heads)
        if not index.isValid() or place < 0:
            return None
        cells = self.line_at(index.row()).cells
        return cells[place] if cells else None

    def figure_rows(self) -> list[int]:
        """The rows that hold figures."""
        return [row for row, line in enumerate(self.sheet.lines) if line.cells]

    def figure_columns(self) -> range:
        """The columns that hold figures."""
        return range(len(self.sheet.heads), self.columnCount())

    def open_places(self) -> list[tuple[int, int]]:
        """Row and column of every cell that can be typed into, in reading order."""
        heads = len(self.sheet.heads)
        return [
            (row, heads + place)
            for row, line in enumerate(self.sheet.lines)
            for place, cell in enumerate(line.cells)
            if not cell.refusal
        ]

    # What Qt calls

    def rowCount(self, parent: Index = NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """How many lines there are, headings too."""
        return 0 if parent.isValid() else len(self.sheet.lines)

    def columnCount(self, parent: Index = NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """How many columns there are, heads too."""
        return 0 if parent.isValid() else len(self.sheet.heads) + len(self.sheet.titles)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Figures can be chosen, and typed over unless something speaks against it."""
        cell = self.cell_at(index)
        if cell is None:
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if cell.refusal else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says, explains and speaks."""
        cell = self.cell_at(index)
        if cell is None:
            return self._head_data(index, role) if index.isValid() else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.text
            case Qt.ItemDataRole.ToolTipRole:
                return cell.tip or cell.refusal or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return cell.spoken or cell.text
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT
        return None

    def _head_data(self, index: Index, role: int) -> Any:
        line = self.line_at(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return line.heads[index.column()] if index.column() < len(line.heads) else ""
            case Qt.ItemDataRole.ToolTipRole:
                return line.tip or None
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """A column's title, standing where its cells stand."""
        place = section - len(self.sheet.heads)
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.sheet.heads[section].title if place < 0 else self.sheet.titles[place]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return LEFT if place < 0 else RIGHT
        return None
