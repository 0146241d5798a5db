"""The right side of 报告文书: one of its parts at a time, the checks to begin with."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget

WIDTH, LEAST = 262, 214
WIDE, LEAST_WIDE = 430, 320
"""What a part takes, and the least of it where the screen is small."""


@runtime_checkable
class Leavable(Protocol):
    """A part into which something can be typed."""

    def may_leave(self) -> bool:
        """Whether nothing typed would be lost; asks when something would."""


class PaperSide(QStackedWidget):
    """Shows a part, and leads back to the one before.

    Args:
        parts: the first one is where everything leads back to.
        wide: the one that needs more room.
    """

    def __init__(self, parts: Sequence[QWidget], wide: QWidget) -> None:
        super().__init__()
        self._parts, self._wide = parts, wide
        self._before = parts[0]
        for part in parts:
            self.addWidget(part)
        self.show_part(parts[0])

    def show_part(self, part: QWidget) -> None:
        """Show a part; what is typed in another one stays there."""
        before = self.currentWidget()
        if before and part is not before:
            self._before = before
        least, most = (LEAST_WIDE, WIDE) if part is self._wide else (LEAST, WIDTH)
        self.setMinimumWidth(least)
        self.setMaximumWidth(most)
        self.setCurrentWidget(part)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as it may be, where there is room."""
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def go_back(self) -> None:
        """Show the part that was shown before."""
        self.show_part(self._before)

    def go_home(self) -> None:
        """Show the first part."""
        self._before = self._parts[0]
        self.show_part(self._parts[0])

    def may_leave(self) -> bool:
        """Whether nothing typed in any part would be lost; asks when something would."""
        return all(part.may_leave() for part in self._parts if isinstance(part, Leavable))
