"""Emptying a place before it is filled again."""

from PySide6.QtWidgets import QLayout


def empty_out(layout: QLayout) -> None:
    """Take all widgets out of a layout; they are deleted once their own events are over."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
