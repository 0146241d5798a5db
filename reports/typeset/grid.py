"""A table as measured rows: column widths, broken cells, where it may be cut. Draws nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from reportlab.lib.units import mm

from reports.typeset.fonts import Role, Run, Runs, as_runs, measure
from reports.typeset.linebreak import Line, break_lines
from reports.typeset.setting import Align

TALL = 75 * mm
"""A row up to this height is kept whole; less of a page than this stays empty for its sake."""
_FEWEST_LINES = 2
"""Lines of a tall row that make it worth beginning on a page."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: either `width` in mm, or a `weight` that shares what the others leave."""

    head: Runs
    width: float = 0
    weight: float = 1
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Group:
    """A row of one cell across all columns (a programme's name); the row after it stays with it."""

    text: Runs


Row = Sequence[Runs] | Group


@dataclass(frozen=True, slots=True)
class TableStyle:
    """Sizes of a table in points; `pad` is free on each side within a cell."""

    size: float = 10.5
    leading: float = 14.5
    pad: float = 4.0

    def height(self, lines: int) -> float:
        """Height of a row of so many lines."""
        return (lines - 1) * self.leading + self.size + 2 * self.pad

    def lines(self, height: float) -> int:
        """How many lines a row of this height holds."""
        return int((height - 2 * self.pad - self.size) / self.leading + 1e-6) + 1


@dataclass(frozen=True)
class Band:
    """One row, broken into lines; `group` spans all columns.

    `mark` is its first cell on the pages where it goes on.
    """

    cells: tuple[Sequence[Line], ...]
    group: bool = False
    mark: Sequence[Line] = ()

    @cached_property
    def lines(self) -> int:
        """Lines of the longest cell."""
        return max(len(cell) for cell in self.cells)

    def cut(self, lines: int) -> tuple["Band", "Band"]:
        """The first lines of the row, and the rest (two at least) under its repeated first cell."""
        lines = min(lines, self.lines - _FEWEST_LINES)
        head = Band(tuple(cell[:lines] for cell in self.cells))
        rest = tuple(cell[lines:] for cell in self.cells[1:])
        return head, replace(self, cells=(self.mark, *rest))


@dataclass(frozen=True, slots=True)
class Grid:
    """Measured rows under a header that every page repeats; widths in points."""

    columns: tuple[Column, ...]
    widths: tuple[float, ...]
    header: Band
    bands: Sequence[Band]
    style: TableStyle

    @property
    def height(self) -> float:
        """Header and all rows."""
        return sum(self.style.height(band.lines) for band in (self.header, *self.bands))

    @property
    def opening(self) -> float:
        """Header and the least that may follow it at the foot of a page."""
        count = 1 + next((at for at, band in enumerate(self.bands) if not band.group), 0)
        rows = sum(self._least(band) for band in self.bands[:count])
        return self.style.height(self.header.lines) + rows

    def cut(self, height: float) -> list["Grid"]:
        """What fits into `height` and the rest; nothing if not even the opening fits."""
        left = height - self.style.height(self.header.lines) + 1e-6
        taken: list[Band] = []
        rest = list(self.bands)
        while rest and self.style.height(rest[0].lines) <= left:
            taken.append(rest.pop(0))
            left -= self.style.height(taken[-1].lines)
        if rest and self._least(rest[0]) <= left:
            head, rest[0] = rest[0].cut(self.style.lines(left))
            taken.append(head)
        else:
            _mend_ends(taken, rest)
        return [replace(self, bands=bands) for bands in (taken, rest) if bands] if taken else []

    def _least(self, band: Band) -> float:
        whole = self.style.height(band.lines)
        return whole if whole <= TALL else self.style.height(_FEWEST_LINES)


def _mend_ends(taken: list[Band], rest: list[Band]) -> None:
    """Leave no group's name at the foot of a page, and no single row for the last one."""
    if len(rest) == 1 and len(taken) > 2 and not rest[0].group:  # noqa: PLR2004 - two rows stay
        rest.insert(0, taken.pop())
    while taken and taken[-1].group:
        rest.insert(0, taken.pop())


def lay_out(
    columns: Sequence[Column], rows: Sequence[Row], width: float, style: TableStyle
) -> Grid:
    """Measure a table for `width` points."""
    widths = share_width(columns, width)
    rooms = [(wide - 2 * style.pad) / style.size for wide in widths]
    heads = zip((column.head for column in columns), rooms, strict=True)
    header = Band(tuple(_broken(head, room, "heading") for head, room in heads))
    across = (sum(widths) - 2 * style.pad) / style.size
    bands = [
        Band((_broken(row.text, across, "heading"),), group=True)
        if isinstance(row, Group)
        else _band(row, rooms)
        for row in rows
    ]
    return Grid(tuple(columns), widths, header, bands, style)


def _band(row: Sequence[Runs], rooms: Sequence[float]) -> Band:
    cells = tuple(_broken(cell, room, "body") for cell, room in zip(row, rooms, strict=True))
    mark = _broken([*as_runs(row[0]), Run("（续）")], rooms[0], "body")
    return Band(cells, mark=mark)


def _broken(runs: Runs, room: float, role: Role) -> list[Line]:
    return break_lines(measure(runs, role), room)


def share_width(columns: Sequence[Column], width: float) -> tuple[float, ...]:
    """Column widths in points: fixed ones as they are, the others share the rest by weight."""
    free = width - sum(column.width for column in columns) * mm
    weights = sum(column.weight for column in columns if not column.width)
    return tuple(
        column.width * mm if column.width else free * column.weight / weights for column in columns
    )
