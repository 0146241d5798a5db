"""The pages of a PDF inside the window, of which only those in view are ever drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.jobs import Jobs
from ui.parts.pdf import draw_page, read_sizes
from ui.parts.spots import Mark
from ui.parts.spread import GAP, Spread, lay_out
from workbench.errors import WorkbenchError

ZOOMS = (0.25, 1 / 3, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 2.5)
"""Width of a page against the width in view; below 1 several stand side by side."""
NOTCH = 120
"""What one click of a wheel counts; touch pads send it in small pieces."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What the worker found in a file, and where its figures stand."""

    path: Path
    pages: tuple[QSizeF, ...] = ()
    marks: Sequence[Mark] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as the worker drew it."""

    path: Path
    page: int
    image: QImage


class PagesView(QAbstractScrollArea):
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
        self.jobs = jobs
        self._zoom = 1.0
        self._turned = 0
        self._images: dict[int, Picture] = {}
        self._spread = Spread()
        self._path = Path()
        self._sizes: tuple[QSizeF, ...] = ()
        self._is_drawing = False

    # What the page calls

    def open(self, path: Path, marks: Sequence[Mark] = ()) -> None:
        """Show another file from its first page; the zoom stays.

        Args:
            path: the PDF.
            marks: where its figures stand.
        """
        self.jobs.run(_measure, path, marks, done=self._begin, failed=self._refuse)

    def renew(self, path: Path, marks: Sequence[Mark] = ()) -> None:
        """Show the same paper, made anew: the place in it stays, and nothing flickers."""
        self.jobs.run(_measure, path, marks, done=self.show_file, failed=self._refuse)

    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._sizes)

    def current_page(self) -> int:
        """The page in the middle of the view, from 1; 0 while nothing is shown."""
        return self._spread.page_at(self.verticalScrollBar().value() + self.viewport().height() / 2)

    def zoom(self) -> float:
        """Width of a page against the width in view."""
        return self._zoom

    def zoom_to(self, zoom: float) -> None:
        """Another width against the view; what is in the middle of it stays there."""
        down, half = self.verticalScrollBar(), self.viewport().height() / 2
        before = max(1, down.maximum() + 2 * half)
        middle = (down.value() + half) / before
        self._zoom = zoom
        self._arrange()
        down.setValue(round(middle * (down.maximum() + 2 * half) - half))

    def zoom_in(self) -> None:
        """One step larger."""
        self.zoom_to(next((zoom for zoom in ZOOMS if zoom > self._zoom), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """One step smaller."""
        self.zoom_to(next((zoom for zoom in reversed(ZOOMS) if zoom < self._zoom), ZOOMS[0]))

    def fit_width(self) -> None:
        """As wide as the view."""
        self.zoom_to(1.0)

    # Where the pages stand

    def _begin(self, opened: Opened) -> None:
        self._images = {}
        self.show_file(opened)
        self.verticalScrollBar().setValue(0)

    def show_file(self, opened: Opened) -> None:
        """Show a file whose pages are known."""
        self._path, self._sizes = opened.path, opened.pages
        self._is_drawing = False
        self._arrange()
        self._tell()

    def _refuse(self, error: WorkbenchError) -> None:
        self._begin(Opened(Path()))
        self.refused.emit(error.sentence)

    def _arrange(self) -> None:
        self._spread = lay_out(self._sizes, self.viewport().width(), self._zoom)
        self._set_bars(self._spread.whole)
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

    def reveal(self, page: int, area: QRectF, cover: int) -> None:
        """Scroll a part of a page into view, a third from the top if it was not.

        Args:
            page: from 0.
            area: in its points.
            cover: so many pixels of the view are covered at the top.
        """
        wanted = self.on_screen(page, area)
        room = QRectF(self.viewport().rect()).adjusted(GAP, cover + GAP, -GAP, -GAP)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        if wanted.top() < room.top() or wanted.bottom() > room.bottom():
            down.setValue(round(down.value() + wanted.top() - self.viewport().height() / 3))
        if wanted.left() < room.left() or wanted.right() > room.right():
            across.setValue(round(across.value() + wanted.center().x() - room.center().x()))
        self.viewport().update()

    def _tell(self) -> None:
        self.turned.emit(self.current_page(), self.page_count())

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Paint what is there, white where a page is still to be drawn."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        in_view = self.in_view()
        for page in in_view:
            place, picture = self._sheet(page), self._images.get(page)
            if picture is None:
                painter.fillRect(place, Qt.GlobalColor.white)
            else:
                painter.drawImage(place, picture.image)
            self.paint_upon(painter, page)
        self._images = {page: self._images[page] for page in in_view if page in self._images}
        self._draw_next(in_view)

    def paint_upon(self, painter: QPainter, page: int) -> None:
        """Paint what stands upon a page."""

    def in_view(self) -> list[int]:
        """The pages, from 0, of which a part can be seen."""
        return self._spread.pages_in(QRectF(QRect(self._corner(), self.viewport().size())))

    def _corner(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _sheet(self, page: int) -> QRectF:
        """Where a page is painted, on whole pixels of the screen: that keeps it crisp."""
        ratio = self.devicePixelRatioF()
        corner = (self._spread.places[page].topLeft() - QPointF(self._corner())) * ratio
        width = self._pixels(page)
        height = max(1, round(width * self._sizes[page].height() / self._sizes[page].width()))
        return QRectF(
            round(corner.x()) / ratio, round(corner.y()) / ratio, width / ratio, height / ratio
        )

    def on_screen(self, page: int, area: QRectF) -> QRectF:
        """Where a part of a page, in its points, is painted."""
        sheet = self._sheet(page)
        scale = sheet.width() / self._sizes[page].width()
        return QRectF(sheet.topLeft() + area.topLeft() * scale, area.size() * scale)

    def _pixels(self, page: int) -> int:
        return round(self._spread.places[page].width() * self.devicePixelRatioF())

    def _draw_next(self, in_view: list[int]) -> None:
        """Ask the worker for the first page in view that is not there as it is wanted."""
        if self._is_drawing:
            return
        for page in in_view:
            picture, pixels = self._images.get(page), self._pixels(page)
            if not picture or picture.path != self._path or picture.image.width() != pixels:
                self._is_drawing = True
                self.jobs.run(_draw, self._path, page, pixels, done=self._take, failed=self._refuse)
                return

    def _take(self, picture: Picture) -> None:
        if picture.path == self._path:
            self._is_drawing = False
            self._images[picture.page] = picture
            self.viewport().update()

    def on_page(self, point: QPointF) -> tuple[int, QPointF] | None:
        """The page at a place of the screen, and the place in its points; None beside them."""
        for page in self.in_view():
            sheet = self._sheet(page)
            if sheet.contains(point):
                scale = self._sizes[page].width() / sheet.width()
                return page, (point - sheet.topLeft()) * scale
        return None

    # Hands

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.zoom_to(self._zoom)

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
        """Do what a key is for (`acts`)."""
        is_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        act = self.acts().get((is_ctrl, event.key()))
        if act:
            act()
        else:
            super().keyPressEvent(event)

    def acts(self) -> dict[tuple[bool, int], Callable[[], object]]:
        """What a key does, with Ctrl or without."""
        down, key = self.verticalScrollBar(), Qt.Key
        return {
            (True, key.Key_Plus): self.zoom_in,
            (True, key.Key_Equal): self.zoom_in,
            (True, key.Key_Minus): self.zoom_out,
            (True, key.Key_0): self.fit_width,
            (False, key.Key_Home): partial(down.setValue, 0),
            (False, key.Key_End): partial(down.setValue, down.maximum()),
        }


def _measure(path: Path, marks: Sequence[Mark]) -> Opened:
    return Opened(path, read_sizes(path), marks)


def _draw(path: Path, page: int, width: int) -> Picture:
    return Picture(path, page, draw_page(path, page, width))
