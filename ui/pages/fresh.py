"""What keeps a page up to date without reading while nobody looks."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ui.bus import Bus


class Fresh(QObject):
    """Has a page read again after a change: at once if it is shown, or else when it is next shown.

    Args:
        page: what is kept fresh; it owns this.
        bus: tells what was changed, and that another day is looked at.
        read: reads and shows again.
        kinds: of records that matter to the page; None for all.
    """

    def __init__(
        self,
        page: QWidget,
        bus: Bus,
        read: Callable[[], None],
        kinds: frozenset[str] | None = None,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._read = read
        self._kinds = kinds
        self._is_stale = True
        page.installEventFilter(self)
        bus.changed.connect(self._on_change)
        bus.as_of_changed.connect(lambda _: self.renew())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Read what has changed while the page was hidden."""
        if event.type() == QEvent.Type.Show and self._is_stale:
            self.renew()
        return super().eventFilter(watched, event)

    def _on_change(self, kinds: frozenset[str]) -> None:
        if self._kinds is None or kinds & self._kinds:
            self.renew()

    def renew(self) -> None:
        """Read now, or when the page is next shown."""
        self._is_stale = not self._page.isVisible()
        if not self._is_stale:
            self._read()
