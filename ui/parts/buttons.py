"""Push buttons by rank: one primary to a page, plain ones, and links."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtWidgets import QPushButton

Rank = Literal["primary", "plain", "link"]


def button(
    verb: str, act: Callable[[], object], rank: Rank = "plain", *, key: str = "", tip: str = ""
) -> QPushButton:
    """A button that says what it does, and the key that does the same."""
    made = QPushButton(f"{verb}　{key}" if key else verb)
    made.setAccessibleName(verb)
    made.setProperty("kind", rank)
    made.setToolTip(tip)
    made.clicked.connect(lambda: act())
    return made
