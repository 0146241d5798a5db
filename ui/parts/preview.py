"""A PDF inside the window: its real pages, of which only those in view are ever drawn."""

from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.jobs import Jobs
from ui.parts.pdf import draw_page, read_sizes
from workbench.errors import WorkbenchError

GAP = 14
"""Between pages, and around them."""
ZOOMS = (0.25, 1 / 3, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 2.5)
"""Width of a page against the width in view; below 1 several stand side by side."""

NOTCH = 120
"""What one click of a wheel counts; touch pads send it in small pieces."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """What the worker found in a file."""

    path: Path
    pages: tuple[QSizeF, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as the worker drew it."""

    path: Path
    page: int
    image: QImage


class Preview(QAbstractScrollArea):
    """Shows the pages one under the other, as wide as the view until the user zooms.

    Pages are drawn in the worker, one at a time and only those in view, at the pixels of the
    screen; what scrolls by too fast is never drawn.

    Signals:
        turned: the page in the middle of the view (from 1) and how many there are.
        refused: why the file cannot be shown.
    """

    turned = Signal(int, int)
    refused = Signal(str)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "preview")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._jobs = jobs
        self._zoom = 1.0
        self._turned = 0
        self._show(Sizes(Path(), ()))

    # What the page calls

    def open(self, path: Path) -> None:
        """Show another file from its first page; the zoom stays."""
        self._jobs.run(_measure, path, done=self._show, failed=self._refuse)

    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._sizes)

    def current_page(self) -> int:
        """The page in the middle of the view, from 1; 0 while nothing is shown."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        bottoms = [place.bottom() + GAP for place in self._places]
        return min(bisect_left(bottoms, middle) + 1, len(bottoms))

    def zoom(self) -> float:
        """Width of a page against the width in view."""
        return self._zoom

    def zoom_in(self) -> None:
        """One step larger."""
        self._zoom_to(next((zoom for zoom in ZOOMS if zoom > self._zoom), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """One step smaller."""
        self._zoom_to(next((zoom for zoom in reversed(ZOOMS) if zoom < self._zoom), ZOOMS[0]))

    def fit_width(self) -> None:
        """As wide as the view."""
        self._zoom_to(1.0)

    # Where the pages stand

    def _show(self, found: Sizes) -> None:
        self._path, self._sizes = found.path, found.pages
        self._images: dict[int, QImage] = {}
        self._is_drawing = False
        self._arrange()
        self.verticalScrollBar().setValue(0)
        self._tell()

    def _refuse(self, error: WorkbenchError) -> None:
        self._show(Sizes(Path(), ()))
        self.refused.emit(error.sentence)

    def _arrange(self) -> None:
        """Lay the pages out in rows, from the upper left of the whole."""
        room = self.viewport().width() - GAP
        step = room * self._zoom
        width = max(1.0, step - GAP)
        columns = max(1, min(round(room / step), len(self._sizes)))
        left = max(GAP, (self.viewport().width() - columns * step + GAP) / 2)
        top, self._places = float(GAP), list[QRectF]()
        for first in range(0, len(self._sizes), columns):
            row = self._sizes[first : first + columns]
            heights = [width * size.height() / size.width() for size in row]
            for column, height in enumerate(heights):
                self._places.append(QRectF(left + column * step, top, width, height))
            top += max(heights) + GAP
        self._set_bars(QSize(round(columns * step + GAP), round(top)))
        self.viewport().update()

    def _set_bars(self, whole: QSize) -> None:
        across, down, view = self.horizontalScrollBar(), self.verticalScrollBar(), self.viewport()
        for bar, length, seen in (
            (across, whole.width(), view.width()),
            (down, whole.height(), view.height()),
        ):
            bar.setRange(0, max(0, length - seen))
            bar.setPageStep(seen - 2 * GAP)
            bar.setSingleStep(40)

    def _zoom_to(self, zoom: float) -> None:
        """Zoom, and keep what is in the middle of the view there."""
        down, half = self.verticalScrollBar(), self.viewport().height() / 2
        before = max(1, down.maximum() + 2 * half)
        middle = (down.value() + half) / before
        self._zoom = zoom
        self._arrange()
        down.setValue(round(middle * (down.maximum() + 2 * half) - half))

    def _tell(self) -> None:
        self.turned.emit(self.current_page(), self.page_count())

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Paint what is there, white where a page is still to be drawn."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        in_view = self._in_view()
        for page in in_view:
            place = self._on_screen(page)
            image = self._images.get(page)
            if image is None:
                painter.fillRect(place, Qt.GlobalColor.white)
            else:
                painter.drawImage(place, image)
        self._images = {page: self._images[page] for page in in_view if page in self._images}
        self._draw_next(in_view)

    def _in_view(self) -> list[int]:
        seen = QRectF(QRect(self._corner(), self.viewport().size()))
        return [page for page, place in enumerate(self._places) if place.intersects(seen)]

    def _corner(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _on_screen(self, page: int) -> QRectF:
        """Where a page is painted, on whole pixels of the screen: that keeps it crisp."""
        ratio = self.devicePixelRatioF()
        corner = (self._places[page].topLeft() - QPointF(self._corner())) * ratio
        width = self._pixels(page)
        height = max(1, round(width * self._sizes[page].height() / self._sizes[page].width()))
        return QRectF(
            round(corner.x()) / ratio, round(corner.y()) / ratio, width / ratio, height / ratio
        )

    def _pixels(self, page: int) -> int:
        return round(self._places[page].width() * self.devicePixelRatioF())

    def _draw_next(self, in_view: list[int]) -> None:
        """Ask the worker for the first page in view that is not there as it is wanted."""
        if self._is_drawing:
            return
        for page in in_view:
            image, pixels = self._images.get(page), self._pixels(page)
            if image is None or image.width() != pixels:
                self._is_drawing = True
                self._jobs.run(
                    _draw, self._path, page, pixels, done=self._take, failed=self._refuse
                )
                return

    def _take(self, picture: Picture) -> None:
        if picture.path == self._path:
            self._is_drawing = False
            self._images[picture.page] = picture.image
            self.viewport().update()

    # Hands

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._zoom_to(self._zoom)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        super().scrollContentsBy(dx, dy)
        self._tell()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom with Ctrl, scroll without."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        if abs(self._turned) >= NOTCH:
            step = self.zoom_in if self._turned > 0 else self.zoom_out
            self._turned = 0
            step()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ctrl with +, - and 0 zooms; Home and End go to the first and the last page."""
        down = self.verticalScrollBar()
        acts = {
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.fit_width,
        }
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if ctrl and event.key() in acts:
            acts[Qt.Key(event.key())]()
        elif event.key() == Qt.Key.Key_Home:
            down.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            down.setValue(down.maximum())
        else:
            super().keyPressEvent(event)


def _measure(path: Path) -> Sizes:
    return Sizes(path, read_sizes(path))


def _draw(path: Path, page: int, width: int) -> Picture:
    return Picture(path, page, draw_page(path, page, width))
