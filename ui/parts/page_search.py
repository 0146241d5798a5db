"""Finds words on the pages of a paper, a few pages at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui.jobs import Jobs
from ui.parts.pdf_text import Hit, find_text
from workbench.errors import WorkbenchError

PACE = 4
"""So many pages in one job: between two of them the worker draws what is looked at."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What the worker found on a few pages, and for which question."""

    question: int
    last: int
    hits: list[Hit]


class PageSearch(QObject):
    """Asks the worker page after page; other words, or another file, begin anew.

    Signals:
        changed: there is more or something else to say.
        moved: the `Hit` that is looked at now.
    """

    changed = Signal()
    moved = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._path, self._pages, self._words = Path(), 0, ""
        self._question = 0
        self._begin(0)

    def open(self, path: Path, pages: int) -> None:
        """Look for the same words in another file; nothing moves."""
        self._path, self._pages = path, pages
        self._begin(pages)

    def look_for(self, words: str, page: int) -> None:
        """Look for words and move to the first place from `page` (from 0) on."""
        if words != self._words:
            self._words = words
            self._begin(page)

    def _begin(self, page: int) -> None:
        self._question += 1
        self._from = page
        self._hits: dict[int, list[Hit]] = {}
        self._all: list[Hit] = []
        self._current: int | None = None
        self._is_done = not self._words.strip()
        self._go_on(0)
        self.changed.emit()

    def _go_on(self, page: int) -> None:
        self._is_done = self._is_done or page >= self._pages
        if not self._is_done:
            pages = range(page, min(page + PACE, self._pages))
            args = (self._question, self._path, pages, self._words)
            self._jobs.run(_look, *args, done=self._take, failed=self._give_up)

    def _take(self, found: Stretch) -> None:
        if found.question != self._question:
            return
        for hit in found.hits:
            self._hits.setdefault(hit.page, []).append(hit)
        self._all += found.hits
        self._go_on(found.last + 1)
        self._move_on()
        self.changed.emit()

    def _move_on(self) -> None:
        """Move to the first hit from where the reader was; from the top if there is none below."""
        if self._current is None and self._from < self._pages and self._all:
            below = (n for n, hit in enumerate(self._all) if hit.page >= self._from)
            place = next(below, 0 if self._is_done else None)
            if place is not None:
                self._move_to(place)

    def _give_up(self, error: WorkbenchError) -> None:
        """A file that is gone is told of by whoever draws its pages."""
        del error
        self._is_done = True
        self.changed.emit()

    # What there is to say

    def on(self, page: int) -> Sequence[Hit]:
        """The hits on a page, from 0."""
        return self._hits.get(page, ())

    def current(self) -> Hit | None:
        """The hit that is looked at."""
        return None if self._current is None else self._all[self._current]

    def summary(self) -> str:
        """Which of how many hits is looked at, "" while no words are looked for."""
        if not self._words.strip():
            return ""
        if not self._all:
            return "没有找到" if self._is_done else "正在查找"
        count = f"{len(self._all)} 处" if self._is_done else f"已找到 {len(self._all)} 处"
        return count if self._current is None else f"第 {self._current + 1} 处，{count}"

    def step(self, by: int) -> None:
        """Go on to the next hit (1) or back to the one before (-1); round at the ends."""
        if self._all:
            before = -1 if by > 0 else 0
            start = before if self._current is None else self._current
            self._move_to((start + by) % len(self._all))
            self.changed.emit()

    def _move_to(self, place: int) -> None:
        self._current = place
        self.moved.emit(self._all[place])


def _look(question: int, path: Path, pages: range, words: str) -> Stretch:
    return Stretch(question, pages[-1], find_text(path, pages, words))
