"""Keys of one widget alone."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def bind(widget: QWidget, key: str, act: Callable[[], object], *, inside: bool = False) -> None:
    """Let a key act while a widget has the keyboard, with `inside` also while a part of it has."""
    context = Qt.ShortcutContext
    made = QShortcut(QKeySequence(key), widget, act)
    made.setContext(context.WidgetWithChildrenShortcut if inside else context.WidgetShortcut)
