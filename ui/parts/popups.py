"""Where a popup opens: under what it belongs to, and never off the screen."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

GAP = 2


def open_under(popup: QWidget, widget: QWidget) -> None:
    """Show `popup` below `widget`, or above it where the screen ends."""
    popup.adjustSize()
    room = widget.screen().availableGeometry()
    corner = widget.mapToGlobal(QPoint(0, widget.height() + GAP))
    if corner.y() + popup.height() > room.bottom():
        corner.setY(widget.mapToGlobal(QPoint(0, -popup.height() - GAP)).y())
    corner.setX(max(room.left(), min(corner.x(), room.right() + 1 - popup.width())))
    popup.move(corner)
    popup.show()
