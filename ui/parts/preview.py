"""A paper inside the window: its pages, the words on them, the figures that can be asked."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.jobs import Jobs
from ui.parts.find_bar import FindBar
from ui.parts.overlay import paint_chosen, paint_found, paint_hovered
from ui.parts.page_search import PageSearch
from ui.parts.pages_view import Opened, PagesView
from ui.parts.pdf_text import Hit
from ui.parts.spots import Mark, Spot, Spots
from ui.parts.spread import GAP

ASKING = "点一下，看这个数从哪里来"


class Preview(PagesView):
    """Finds words on all pages (Ctrl+F), and tells which figure was clicked.

    Ctrl+↓ and Ctrl+↑ go from figure to figure, Enter asks.

    Signals:
        asked: the key of the figure that was clicked.
    """

    asked = Signal(str)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self.viewport().setMouseTracking(True)
        self._spots = Spots((), ())
        self._hovered: Spot | None = None
        self._pressed: Spot | None = None
        self._chosen: Spot | None = None
        self._search = PageSearch(jobs, self)
        self.bar = FindBar(self._search, self)
        self._search.changed.connect(self.viewport().update)
        self._search.moved.connect(self._go_to)
        self.bar.typed.connect(self._look_for)
        self.bar.left.connect(self._leave_search)

    # What the page calls

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Learn afterwards where the figures of the shown paper stand."""
        self._spots = Spots(marks, self._sizes)
        self._chosen = None
        self._point_at(None)

    def show_mark(self, key: str) -> None:
        """Bring a figure into view and frame it wherever it stands; with "" none is framed."""
        self._choose(next(iter(self._spots.of(key)), None))

    def begin_search(self) -> None:
        """Bring the keyboard to the words to be found (Ctrl+F)."""
        self.bar.begin()
        self._place_bar()
        self._look_for(self.bar.field.text())

    def end_search(self) -> None:
        """Look for nothing any more."""
        self._search.look_for("", 0)
        self.bar.hide()

    # What stands upon the pages

    def show_file(self, opened: Opened) -> None:
        """Show a file whose pages are known, with its own figures; words are looked for again."""
        super().show_file(opened)
        self.set_marks(opened.marks)
        self._search.open(opened.path, len(opened.pages))

    def paint_upon(self, painter: QPainter, page: int) -> None:
        """Mark the words that were found, and the figures that are spoken of."""
        for hit in self._search.on(page):
            areas = [self.on_screen(page, area) for area in hit.areas]
            paint_found(painter, areas, is_current=hit is self._search.current())
        for spot in self._spots.on(page):
            if self._chosen and spot.key == self._chosen.key:
                paint_chosen(painter, self.on_screen(page, spot.area))
            if spot is self._hovered:
                paint_hovered(painter, self.on_screen(page, spot.area))

    def _first_in_view(self) -> int:
        return next(iter(self.in_view()), 0)

    # Words

    def _look_for(self, words: str) -> None:
        self._search.look_for(words, self._first_in_view())

    def _go_to(self, hit: Hit) -> None:
        self.reveal(hit.page, hit.areas[0], self.bar.height())

    def _leave_search(self) -> None:
        self.end_search()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_bar(self) -> None:
        self.bar.adjustSize()
        self.bar.move(self.viewport().geometry().right() - self.bar.width() - GAP, GAP)

    # Figures

    def _choose(self, spot: Spot | None) -> None:
        self._chosen = spot
        if spot:
            self.reveal(spot.page, spot.area, self.bar.height())
        self.viewport().update()

    def _step(self, by: int) -> None:
        """Go to the figure after or before the one that is framed, or the first in view."""
        found = self._spots.beside(self._chosen, by, self._first_in_view())
        if found:
            self._choose(found)

    def _spot_at(self, point: QPointF) -> Spot | None:
        place = self.on_page(point)
        return self._spots.at(*place) if place else None

    def _point_at(self, spot: Spot | None) -> None:
        self._hovered = spot
        shape = Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self.viewport().setToolTip(ASKING if spot else "")
        self.viewport().update()

    # Hands

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show which figure would be asked."""
        spot = self._spot_at(event.position())
        if spot is not self._hovered:
            self._point_at(spot)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """No figure is under the mouse."""
        super().leaveEvent(event)
        self._point_at(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember what the button went down on."""
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self._spot_at(event.position()) if is_left else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Ask a figure where it comes from."""
        pressed = self._pressed
        if pressed and pressed is self._spot_at(event.position()):
            self.asked.emit(pressed.key)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._place_bar()

    def event(self, event: QEvent) -> bool:
        """Ctrl+F and Esc mean the words of this paper while the keyboard is here."""
        if isinstance(event, QKeyEvent):
            is_find = event.matches(QKeySequence.StandardKey.Find)
            is_escape = event.key() == Qt.Key.Key_Escape and self.bar.isVisible()
            if event.type() == QEvent.Type.ShortcutOverride and (is_find or is_escape):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and is_find:
                self.begin_search()
                return True
        return super().event(event)

    def acts(self) -> dict[tuple[bool, int], Callable[[], object]]:
        """What a key does, with Ctrl or without."""
        key = Qt.Key
        own: dict[tuple[bool, int], Callable[[], object]] = {
            (True, key.Key_Down): partial(self._step, 1),
            (True, key.Key_Up): partial(self._step, -1),
            (False, key.Key_F3): partial(self._search.step, 1),
        }
        if self.bar.isVisible():
            own[False, key.Key_Escape] = self._leave_search
        if spot := self._chosen:
            own[False, key.Key_Return] = partial(self.asked.emit, spot.key)
        return super().acts() | own
