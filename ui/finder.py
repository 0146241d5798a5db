"""The search over everything: what is typed at the top goes to the worker, what is found opens."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.desk import Desk
from ui.parts.found import FoundGroup, FoundLine
from ui.parts.search_box import SearchBox

if TYPE_CHECKING:
    # Imported in the worker: the window's thread has better to do while it opens.
    from workbench.search_index import Hit, SearchIndex

LIMIT = 50
SHOWN = 6
"""How many hits of one kind are listed; their heading says how many there are."""
NOTHING = (
    "没有找到“{text}”。可以查找任务、单位、成员、议定事项、进展、指标和文书，"
    "也可以输入序号、文号或拼音首字母。"
)


class Finder(QObject):
    """Answers the box while the desk is open; the latest text wins."""

    def __init__(self, desk: Desk, box: SearchBox) -> None:
        super().__init__(box)
        self._desk = desk
        self._box = box
        self._latest = ""
        self._changes = 0
        self._index: tuple[int, SearchIndex] | None = None
        box.entered.connect(self._get_ready)
        box.typed.connect(self.search)
        box.picked.connect(self._open)
        desk.bus.changed.connect(self._on_change)
        if box.text().strip():
            self.search(box.text())  # typed while the file was being opened

    def search(self, text: str) -> None:
        """Look for a text; what was asked for before is not answered any more."""
        self._latest = text
        self._desk.jobs.run(
            self._find_in_worker, text, self._desk.as_of, self._changes, done=self._show
        )

    def _get_ready(self) -> None:
        """Read the index while the first word is still being typed."""
        self._desk.jobs.run(self._index_in_worker, self._desk.as_of, self._changes)

    def _on_change(self) -> None:
        self._changes += 1

    def _find_in_worker(
        self, text: str, as_of: date, changes: int
    ) -> tuple[str, Sequence["Hit"]] | None:
        from workbench.search import find

        if text != self._latest:
            return None
        index = self._index_in_worker(as_of, changes)
        return text, self._desk.store.read(find, index, text, LIMIT)

    def _index_in_worker(self, as_of: date, changes: int) -> "SearchIndex":
        """The index of a day, read again after any change; only the worker touches it."""
        from workbench.search_index import read_index

        if self._index is None or (self._index[0], self._index[1].as_of) != (changes, as_of):
            self._index = (changes, self._desk.store.read(read_index, as_of))
        return self._index[1]

    def _show(self, answer: tuple[str, Sequence["Hit"]] | None) -> None:
        if answer:
            text, hits = answer
            self._box.show_found(text, list(_groups(hits)), NOTHING.format(text=text.strip()))

    def _open(self, hit: "Hit") -> None:
        self._desk.bus.want(hit.page, hit.wish)


def _groups(hits: Sequence["Hit"]) -> Iterator[FoundGroup]:
    """The hits by kind; the kind with the best hit comes first."""
    kinds: dict[str, list[Hit]] = {}
    for hit in hits:
        kinds.setdefault(hit.kind, []).append(hit)
    for kind, found in kinds.items():
        lines = [FoundLine(hit.title, hit.note, hit) for hit in found[:SHOWN]]
        yield FoundGroup(f"{kind}　{_count(len(found))}", lines)


def _count(found: int) -> str:
    if found <= SHOWN:
        return f"{found} 项"
    return f"前 {SHOWN} 项，共 {found} 项{'以上' if found == LIMIT else ''}，多输几个字可缩小范围"
