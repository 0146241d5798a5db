"""Emptying a place before it is filled again, and putting buttons beside each other."""

from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QWidget


def empty_out(layout: QLayout) -> None:
    """Take all widgets out of a layout; they are deleted once their own events are over."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def beside(*buttons: QPushButton) -> QWidget:
    """Buttons of one width in a line, where there is little room."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    for each in buttons:
        each.setProperty("kind", "narrow")
        line.addWidget(each, 1)
    return made
