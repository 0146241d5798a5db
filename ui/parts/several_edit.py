"""Several of many, in order, parted by 、; each is found by typing any part of its words."""

import re
import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QWidget

from ui.parts.editors import LineEdit
from workbench.errors import InvalidInput

BETWEEN = re.compile(r"[、，,；;\s]+")


class SeveralEdit(LineEdit):
    """Its value is the list of the options named, nobody twice; empty when nothing is typed."""

    def __init__(
        self, options: Sequence[tuple[object, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._options: list[tuple[object, str]] = []
        self._words = QStringListModel(self)
        self.setCompleter(LastPart(self._words, self))
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer other options (value and words); what is typed stays."""
        self._options = list(options)
        self._words.setStringList([words for _, words in options])

    def value(self) -> object:
        """The values of the options that are named.

        Raises:
            InvalidInput: no option, or more than one, has the words in it that are typed.
        """
        typed = [part for part in BETWEEN.split(self.raw().strip()) if part]
        return list(dict.fromkeys(self._find(part) for part in typed))

    def put(self, value: object) -> None:
        """Show options by their values; None shows nothing."""
        words = dict(self._options)
        chosen = value if isinstance(value, Sequence) else ()
        super().put("、".join(words[one] for one in chosen))

    def _find(self, typed: str) -> object:
        wanted = _plain(typed)
        exact = [value for value, words in self._options if _plain(words) == wanted]
        found = exact or [value for value, words in self._options if wanted in _plain(words)]
        if len(found) != 1:
            raise InvalidInput(f"列表里没有“{typed}”，请从列表里选，几个之间用“、”隔开。")
        return found[0]


class LastPart(QCompleter):
    """Completes what stands behind the last 、 and keeps what stands before it."""

    def __init__(self, words: QStringListModel, field: SeveralEdit) -> None:
        super().__init__(words, field)
        self._field = field
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setMaxVisibleItems(12)

    def splitPath(self, path: str) -> list[str]:  # noqa: N802 - Qt's name
        """What is to be completed."""
        return [path[_begin(path) :]]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:  # noqa: N802
        """What stands in the field once an option is picked."""
        typed = self._field.raw()
        return typed[: _begin(typed)] + super().pathFromIndex(index)


def _begin(typed: str) -> int:
    """Where the last part begins."""
    return max((found.end() for found in BETWEEN.finditer(typed)), default=0)


def _plain(words: str) -> str:
    """Full-width and half-width, capital and small are the same to who types."""
    return unicodedata.normalize("NFKC", words).casefold()
