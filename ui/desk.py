"""What a page is given, and what the window may ask of a page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from ui.bus import Bus
from ui.jobs import Jobs

if TYPE_CHECKING:
    # The window is painted before SQLModel is imported (SPEED.md).
    from workbench.store import Store


@dataclass(slots=True)
class Desk:
    """The open file and everything a page needs to work on it.

    `as_of` is the 统计截止日; only the window sets it, and then `bus.as_of_changed` tells.
    """

    store: "Store"
    bus: Bus
    jobs: Jobs
    clock: Callable[[], datetime]
    as_of: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpec:
    """One entry of the navigation.

    Args:
        key: the name other pages use in `Bus.want`.
        title: what the navigation shows.
        build: makes the page at its first show; imports what is heavy only then.
        count: the small words at the right of the entry ("50", "7 未报"), read in the worker
            after every change; an empty text shows nothing.
    """

    key: str
    title: str
    build: Callable[[Desk], QWidget]
    count: Callable[[Desk], str] | None = None


@runtime_checkable
class Creates(Protocol):
    """A page with something new to begin (Ctrl+N)."""

    def start_new(self) -> None:
        """Open the page's main form, empty."""


@runtime_checkable
class Prints(Protocol):
    """A page that can go to paper (Ctrl+P)."""

    def print_page(self) -> None:
        """Print what the page shows."""


@runtime_checkable
class Takes(Protocol):
    """A page that other pages can open at a place: `Bus.want(key, wish)`."""

    def take(self, wish: Mapping[str, object]) -> None:
        """Show exactly what `wish` says, e.g. `{"schedule_class": "逾期"}` or `{"task": id}`."""
