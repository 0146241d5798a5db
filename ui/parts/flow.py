"""Widgets side by side that go on in the next line where the width ends."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QWidget):
    """As many lines high as its widgets need in the width that there is.

    It takes its height itself: a layout that asks for height by width would make the scroll area
    round a page keep the preferred height of everything in it.
    """

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = FlowLayout(spacing, self)

    def add(self, widget: QWidget) -> None:
        """Put one more widget at the end."""
        self._lines.addWidget(widget)

    def event(self, event: QEvent) -> bool:
        """Follow what is shown, hidden or renamed."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self._lines.height_in(self.width()))


class FlowLayout(QLayout):
    """Lines from left to right, as many as the width asks for; hidden widgets take no room."""

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def height_in(self, width: int) -> int:
        """How high all lines are together in a width."""
        places = self._places(QRect(0, 0, width, 0))
        return max((place.bottom() + 1 for _, place in places), default=0)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        super().setGeometry(rect)
        for item, place in self._places(rect):
            item.setGeometry(place)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All in one line."""
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() + self.spacing() for hint in hints) - self.spacing()
        return QSize(max(0, width), max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the widest."""
        hints = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(
            max((hint.width() for hint in hints), default=0),
            max((hint.height() for hint in hints), default=0),
        )

    def _places(self, room: QRect) -> list[tuple[QLayoutItem, QRect]]:
        """Where each widget stands, in the middle of its line."""
        places: list[tuple[QLayoutItem, QRect]] = []
        top = room.top()
        for line in self._lines(room.width()):
            left, height = room.left(), max(item.sizeHint().height() for item in line)
            for item in line:
                size = item.sizeHint()
                middle = top + (height - size.height()) // 2
                places.append((item, QRect(QPoint(left, middle), size)))
                left += size.width() + self.spacing()
            top += height + self.spacing()
        return places

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """The shown widgets, as many to a line as fit."""
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            needed = item.sizeHint().width()
            if not lines or left + needed > width:
                lines.append([])
                left = 0
            lines[-1].append(item)
            left += needed + self.spacing()
        return lines
