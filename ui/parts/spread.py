"""Where the pages of a paper stand beside and below each other."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, QSizeF

GAP = 14
"""Between pages, and around them."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Pages in rows, from the upper left of the whole.

    Args:
        places: of every page, in pixels.
        whole: what they take together.
    """

    places: tuple[QRectF, ...] = ()
    whole: QSize = QSize()  # noqa: RUF009 - nobody changes it

    def page_at(self, height: float) -> int:
        """The page, from 1, that stands so far below the top; 0 where there is none."""
        bottoms = [place.bottom() + GAP for place in self.places]
        return min(bisect_left(bottoms, height) + 1, len(bottoms))

    def pages_in(self, view: QRectF) -> list[int]:
        """The pages, from 0, of which a part can be seen."""
        return [page for page, place in enumerate(self.places) if place.intersects(view)]


def lay_out(sizes: Sequence[QSizeF], view: int, zoom: float) -> Spread:
    """Lay pages out, as many in a row as fit.

    Args:
        sizes: of the pages, in points.
        view: its width, in pixels.
        zoom: width of a page against the width in view.
    """
    room = view - GAP
    step = room * zoom
    width = max(1.0, step - GAP)
    columns = max(1, min(round(room / step), len(sizes)))
    left = max(GAP, (view - columns * step + GAP) / 2)
    top, places = float(GAP), list[QRectF]()
    for first in range(0, len(sizes), columns):
        heights = [width * size.height() / size.width() for size in sizes[first : first + columns]]
        for column, height in enumerate(heights):
            places.append(QRectF(left + column * step, top, width, height))
        top += max(heights) + GAP
    return Spread(tuple(places), QSize(round(columns * step + GAP), round(top)))
