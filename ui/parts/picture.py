"""A drawing inside the detail: made a moment after it comes up, and anew for light or dark."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QEvent, QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import DARK, tokens

SETTLED_MS = 120
"""Who goes on with the arrow key within this time does not wait for a drawing."""
USUAL_SHAPE = 0.62
"""Height by width, until the drawing is there."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What a drawing says in words, and who makes it.

    `draw` is told whether it is for the dark, and hands the SVG on when it is made.
    """

    words: str
    draw: Callable[[bool, Callable[[bytes], object]], object]


class PictureView(QWidget):
    """Shows a `Picture` as wide as there is room."""

    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self._renderer = QSvgRenderer(self)
        self._shape = USUAL_SHAPE
        self.setAccessibleName(picture.words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._settled = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._settled.timeout.connect(self._ask)

    def is_drawn(self) -> bool:
        """Whether the drawing is there."""
        return self._renderer.isValid()

    def _ask(self) -> None:
        """Have it drawn, unless the window was closed meanwhile."""
        if self.isVisible():
            self._picture.draw(tokens() is DARK, self._show)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """A moment later it is wanted."""
        super().showEvent(event)
        if not self.is_drawn():
            self._settled.start()

    def _show(self, svg: bytes) -> None:
        self._renderer.load(QByteArray(svg))
        size = self._renderer.defaultSize()
        self._shape = size.height() / size.width()
        self._fit()
        self.update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Other colours need another drawing."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._settled.start()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the drawing's shape."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(round(self.width() * self._shape))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Paint the drawing, once it is there."""
        if self.is_drawn():
            self._renderer.render(QPainter(self), QRectF(self.rect()))
