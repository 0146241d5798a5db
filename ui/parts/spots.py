"""Places upon the pages of a PDF: figures that can be asked, words that were found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSizeF

SLOP = 1.5
"""A figure may be missed by so many points: a single digit is narrow."""


class Mark(Protocol):
    """Where the typesetter set a figure: `reports.typeset.canvas.Mark`, without its ReportLab."""

    @property
    def key(self) -> str:
        """Of the figure."""

    @property
    def page(self) -> int:
        """From 1."""

    @property
    def left(self) -> float:
        """In points from the lower left of the page as shown, like the others."""

    @property
    def bottom(self) -> float: ...

    @property
    def right(self) -> float: ...

    @property
    def top(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure upon a page.

    Args:
        key: of the figure.
        page: from 0.
        area: in points from the upper left of the page as shown.
    """

    key: str
    page: int
    area: QRectF


class Spots:
    """The figures of a paper, in reading order, to be found by key or by place.

    Args:
        marks: as the typesetter gives them.
        pages: the size of every page as shown; a mark beyond them is none.
    """

    def __init__(self, marks: Iterable[Mark], pages: Sequence[QSizeF]) -> None:
        found = (
            Spot(mark.key, mark.page - 1, _area(mark, pages[mark.page - 1].height()))
            for mark in marks
            if mark.page <= len(pages)
        )
        self._all = sorted(found, key=lambda spot: (spot.page, spot.area.top(), spot.area.left()))

    def on(self, page: int) -> list[Spot]:
        """The figures of a page, from 0."""
        return [spot for spot in self._all if spot.page == page]

    def at(self, page: int, point: QPointF) -> Spot | None:
        """The figure at a place of a page, None where there is none."""
        return next((spot for spot in self.on(page) if _grown(spot.area).contains(point)), None)

    def of(self, key: str) -> list[Spot]:
        """Wherever a figure stands."""
        return [spot for spot in self._all if spot.key == key]

    def beside(self, spot: Spot | None, by: int, page: int) -> Spot | None:
        """The figure after (1) or before (-1) one; without one, the first from a page on."""
        if spot:
            place = self._all.index(spot) + by
            return self._all[place] if 0 <= place < len(self._all) else None
        return next((each for each in self._all if each.page >= page), None)


def _area(mark: Mark, height: float) -> QRectF:
    return QRectF(QPointF(mark.left, height - mark.top), QPointF(mark.right, height - mark.bottom))


def _grown(area: QRectF) -> QRectF:
    return area.adjusted(-SLOP, -SLOP, SLOP, SLOP)
