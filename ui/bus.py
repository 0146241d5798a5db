"""The one notice board of the window: what was changed, which day counts, what to say quietly."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QObject, Signal


class Bus(QObject):
    """Tells every page what happened elsewhere; listeners are always called in the window's thread.

    Signals:
        changed: `frozenset[str]`, the kinds of record a commit touched ("Task", "Decision", …).
        as_of_changed: `datetime.date`, the new 统计截止日.
        said: one short sentence for the quiet line at the bottom.
        announced: the same for what cannot be taken back; no 撤销 stands behind it.
        wanted: a page's key and a wish for it (`dict`), see `Takes` in `ui.desk`.
    """

    changed = Signal(object)
    as_of_changed = Signal(object)
    said = Signal(str)
    announced = Signal(str)
    wanted = Signal(str, object)

    _told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # A slot of an object is called in that object's thread: this hop brings a commit made
        # by the worker over to the window before any page hears of it.
        self._told.connect(self._pass_on)

    def tell(self, kinds: frozenset[str]) -> None:
        """Report a commit from any thread; made to be handed to `Store.listen`."""
        self._told.emit(kinds)

    def _pass_on(self, kinds: frozenset[str]) -> None:
        self.changed.emit(kinds)

    def say(self, sentence: str) -> None:
        """Show one quiet sentence at the bottom of the window."""
        self.said.emit(sentence)

    def announce(self, sentence: str) -> None:
        """Say what cannot be taken back: 撤销 behind it would take back something else."""
        self.announced.emit(sentence)

    def set_as_of(self, day: date) -> None:
        """Announce another 统计截止日."""
        self.as_of_changed.emit(day)

    def want(self, page: str, wish: Mapping[str, object] | None = None) -> None:
        """Ask the window to show `page`, and the page to show what `wish` says."""
        self.wanted.emit(page, dict(wish or {}))
