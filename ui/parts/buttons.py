"""Push buttons by rank: one primary to a page, plain ones, and links."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton

from ui.theme import icon

Rank = Literal["primary", "plain", "link"]


def put_icon_behind(made: QPushButton, name: str | None) -> None:
    """Put an icon after a button's words (Qt has it before them), None takes it away."""
    made.setIcon(icon(name) if name else QIcon())
    direction = Qt.LayoutDirection.RightToLeft if name else Qt.LayoutDirection.LeftToRight
    made.setLayoutDirection(direction)


def button(
    verb: str, act: Callable[[], object], rank: Rank = "plain", *, key: str = "", tip: str = ""
) -> QPushButton:
    """A button that says what it does, and the key that does the same."""
    made = QPushButton(f"{verb}　{key}" if key else verb)
    made.setAccessibleName(verb)
    made.setProperty("kind", rank)
    made.setToolTip(tip)
    made.clicked.connect(lambda: act())  # noqa: PLW0108 - `act` must not get Qt's "checked"
    return made
