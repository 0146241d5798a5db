"""A page of several views of the same records, under one header."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.desk import Creates, Desk, PageSpec, Takes
from ui.pages.fresh import Fresh
from ui.pages.list_page import MARGIN
from ui.parts.page_header import PageHeader
from ui.parts.segments import Segments
from ui.parts.words import words


@runtime_checkable
class Headed(Protocol):
    """A view with a summary and acts of its own."""

    header: PageHeader


class ViewsPage(QWidget):
    """The title, the views as segments, and in the same line what the shown view says and offers.

    Alt+1, Alt+2, … show a view and bring the keyboard into it.

    Args:
        desk: the open file and what goes with it.
        title: of the page.
        views: each is built when it is first shown. The first one is shown at first; a wish names
            another one by its key: `{"view": "checks"}`.
    """

    def __init__(self, desk: Desk, title: str, views: Sequence[PageSpec]) -> None:
        super().__init__()
        self.desk = desk
        self._specs = {view.key: view for view in views}
        self._views: dict[str, QWidget] = {}
        self._headers: dict[str, QWidget] = {}
        self.segments = Segments([view.title for view in views])
        self.headers, self.stack = QStackedWidget(), QStackedWidget()
        self._lay_out(title)
        self._add_keys()
        self.segments.chosen.connect(lambda _: self._turn())
        Fresh(self, desk.bus, self._count)
        self._turn()

    def _lay_out(self, title: str) -> None:
        top = QHBoxLayout()
        top.setSpacing(18)
        top.addWidget(words(title, "title"))
        top.addWidget(self.segments)
        top.addWidget(self.headers, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 14, MARGIN, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.stack, 1)

    def _add_keys(self) -> None:
        for number, view in enumerate(self._specs.values(), start=1):
            keys = f"Alt+{number}"
            self.segments.set_tip(view.title, keys)
            QShortcut(QKeySequence(keys), self, partial(self._enter, view.key))

    # The views

    def view(self) -> QWidget:
        """The view that is shown."""
        return self._views[self._key()]

    def show_view(self, key: str) -> None:
        """Show another view."""
        self.segments.pick(self._specs[key].title)

    def _enter(self, key: str) -> None:
        known = self._views.get(key)
        left = known.focusWidget() if known else None
        self.show_view(key)
        (left or self.view()).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _key(self) -> str:
        return next(k for k, view in self._specs.items() if view.title == self.segments.value())

    def _turn(self) -> None:
        key = self._key()
        if key not in self._views:
            self._add(key, self._specs[key].build(self.desk))
        self.headers.setCurrentWidget(self._headers[key])
        self.stack.setCurrentWidget(self._views[key])

    def _add(self, key: str, view: QWidget) -> None:
        """Take a view in: its header goes up beside the segments, the margins are the page's."""
        header = QWidget()
        if isinstance(view, Headed):
            header = view.header
            view.header.hide_title()
        if layout := view.layout():
            layout.setContentsMargins(0, 0, 0, 0)
        self._views[key], self._headers[key] = view, header
        self.headers.addWidget(header)
        self.stack.addWidget(view)

    # What the window asks

    def take(self, wish: Mapping[str, object]) -> None:
        """Show what is asked for in the view that is named, or else in the first one."""
        self.show_view(str(wish.get("view", next(iter(self._specs)))))
        view: object = self.view()
        if isinstance(view, Takes):
            view.take(wish)

    def start_new(self) -> None:
        """Begin what the shown view has to begin."""
        view: object = self.view()
        if isinstance(view, Creates):
            view.start_new()

    # How much waits in each view

    def _count(self) -> None:
        counted = [view for view in self._specs.values() if view.count]
        self.desk.jobs.run(_read_counts, self.desk, counted, done=self._show_counts)

    def _show_counts(self, counts: Mapping[str, str]) -> None:
        for title, count in counts.items():
            self.segments.set_count(title, count)


def _read_counts(desk: Desk, views: Sequence[PageSpec]) -> dict[str, str]:
    return {view.title: view.count(desk) for view in views if view.count}
