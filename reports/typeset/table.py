"""Tables of a 公文: hairlines, the header on every page, short rows whole, tall rows cut.

ReportLab's own table draws a second header in mid-page when it splits a row, or fails on a row
taller than a page.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from reportlab.platypus import Flowable

from reports.typeset.grid import TALL, Band, Column, Grid, Row, TableStyle, lay_out
from reports.typeset.setting import Align, Pen

_RULE = 0.4
_HEADER_GROUND = 0.9
_GROUP_GROUND = 0.96
_SPACE = 10


class Sheets(Flowable):
    """A measured table; each page takes as many rows as fit."""

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self.hAlign = "CENTER"
        self.spaceBefore = self.spaceAfter = _SPACE
        self._grid = grid

    def wrap(self, _aW: float, _aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        """Width and height of header and rows."""
        return sum(self._grid.widths), self._grid.height

    def split(self, _aW: float, aH: float) -> list[Flowable]:  # noqa: N803 - ReportLab's names
        """This page's rows and the rest, or nothing if they had better begin on the next page.

        A table that is no higher than a row may be is kept whole like one.
        """
        if self._grid.height <= TALL:
            return []
        return [Sheets(part) for part in self._grid.cut(aH)]

    def draw(self) -> None:
        """Grounds, then rules, then text."""
        grid = self._grid
        left, right = 0.0, sum(grid.widths)
        for top, bottom, band in _edges(grid):
            ground = _ground(grid, band)
            if ground < 1:
                self.canv.setFillGray(ground)
                self.canv.rect(left, bottom, right, top - bottom, stroke=0, fill=1)
        self.canv.setFillGray(0)
        self.canv.setLineWidth(_RULE)
        self.canv.lines(list(_rules(grid)))
        pen = Pen(self.canv)
        for top, bottom, band in _edges(grid):
            _write_band(pen, grid, band, (top + bottom) / 2)
        pen.finish()


class Table(Sheets):
    """Rows of cells under a header.

    A cell is plain text or a list of `Run`s; a row is one cell per column, or a `Group` across all.
    The first column should hold the row's number: with （续） it heads a tall row where it goes on.
    """

    def __init__(
        self, columns: Sequence[Column], rows: Sequence[Row], style: TableStyle | None = None
    ) -> None:
        style = style or TableStyle()
        super().__init__(Grid(tuple(columns), (), Band(()), (), style))
        self._rows = rows
        self._width = 0.0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        """Measure all rows for this width, once."""
        if self._width != aW:
            self._width = aW
            self._grid = lay_out(self._grid.columns, self._rows, aW, self._grid.style)
        return super().wrap(aW, aH)

    def opening(self, width: float) -> float:
        """Height of the least that may stand at the foot of a page."""
        self.wrap(width, 0)
        whole = self._grid.height
        return (whole if whole <= TALL else self._grid.opening) + _SPACE


def _edges(grid: Grid) -> Iterator[tuple[float, float, Band]]:
    """Each row, header first, with its top and bottom."""
    top = grid.height
    for band in (grid.header, *grid.bands):
        bottom = top - grid.style.height(band.lines)
        yield top, bottom, band
        top = bottom


def _ground(grid: Grid, band: Band) -> float:
    if band is grid.header:
        return _HEADER_GROUND
    return _GROUP_GROUND if band.group else 1


def _rules(grid: Grid) -> Iterator[tuple[float, float, float, float]]:
    stops = [0.0, *accumulate(grid.widths)]
    yield 0, grid.height, stops[-1], grid.height
    for top, bottom, band in _edges(grid):
        yield 0, bottom, stops[-1], bottom
        for x in (0.0, stops[-1]) if band.group else stops:
            yield x, top, x, bottom


def _write_band(pen: Pen, grid: Grid, band: Band, middle: float) -> None:
    style, x = grid.style, 0.0
    for cell, width, align in zip(band.cells, grid.widths, _aligns(grid, band), strict=False):
        line_middle = middle + (len(cell) - 1) * style.leading / 2
        for line in cell:
            pen.write(line, align, x + style.pad, line_middle, style.size)
            line_middle -= style.leading
        x += width


def _aligns(grid: Grid, band: Band) -> list[Align]:
    """Alignment of each cell: heads are centred, groups begin at the left, text is spread."""
    if band is grid.header:
        return ["center"] * len(grid.columns)
    if band.group:
        return ["left"]
    return ["justify" if column.align == "left" else column.align for column in grid.columns]
