"""Where a post begins and which unit it is held in."""

import re
from collections.abc import Sequence
from typing import Generic

from workbench.rules.minutes.units import NameBook, UnitName
from workbench.rules.roster.people import Key
from workbench.rules.roster.words import (
    AUTHORITY,
    BODY_END,
    NAME,
    TITLE_END,
    TITLE_HEAD,
    TITLES,
    is_likely_name,
)

SHORTEST_NAME = NAME.replace("}", "}?")
OPENING = re.compile("的?(?:联络员|负责人|负责同志)?")
VARIANTS = (("管委会", "党工委"), ("办公室", "办"))


class PostBook(Generic[Key]):
    """Tells posts from names by the units of the list and the words of posts."""

    def __init__(self, units: Sequence[UnitName[Key]]) -> None:
        self._book = NameBook([UnitName(unit.key, _names(unit)) for unit in units])
        known = {name for unit in units for name in _names(unit) if name}
        names = "|".join(map(re.escape, sorted(known, key=len, reverse=True))) or "(?!)"
        head = f"(?:{names}|{AUTHORITY}|{TITLE_HEAD})"
        self._head = re.compile(head)
        self._name_first = re.compile(rf"(?P<name>{SHORTEST_NAME})(?P<post>{head}.*)")
        self._name_last = re.compile(rf"(?P<post>.*(?:{TITLES}))(?P<name>{NAME})")

    def unit_of(self, post: str) -> Key | None:
        """The unit that a post begins with."""
        first = next(iter(self._book.mentions(post)), None)
        return first.key if first and first.start == 0 else None

    def is_unit(self, text: str) -> bool:
        """Whether a text is nothing but a unit, known or not."""
        mentions = self._book.mentions(text)
        if len(mentions) == 1 and (mentions[0].start, mentions[0].end) == (0, len(text)):
            return True
        return bool(BODY_END.search(text)) and not is_likely_name(text)

    def is_post(self, text: str) -> bool:
        """Whether a text is a post and names nobody."""
        return bool(TITLE_END.search(text)) and (
            bool(self._head.match(text)) or self.split_name_first(text) is None
        )

    def split_name_first(self, text: str) -> tuple[str, str] | None:
        """孙德市统计局局长: the name and the post run together, if they are."""
        if self._head.match(text):
            return None
        match = self._name_first.fullmatch(text)
        if match and TITLE_END.search(match["post"]) and is_likely_name(match["name"]):
            return match["name"], match["post"]
        return None

    def split_name_last(self, text: str) -> tuple[str, str] | None:
        """市统计局局长孙德: the same the other way round."""
        match = self._name_last.fullmatch(text) if self._head.match(text) else None
        if match and is_likely_name(match["name"]):
            return match["name"], match["post"]
        return None

    def split_unit(self, text: str) -> tuple[str, str, str] | None:
        """财政局赵英杰, 财政局赵英杰局长: the unit, the name and the post ("" for none)."""
        first = next(iter(self._book.mentions(text)), None)
        if first is None or first.start:
            return None
        rest = OPENING.sub("", text[first.end :])
        name, post = self.split_name_first(rest) or (rest, "")
        return (first.name, name, post) if is_likely_name(name) else None

    def compose(self, where: str, post: str) -> str:
        """A post with its unit before it, if it does not name one already."""
        is_whole = not where or not post or post.startswith(where) or self.unit_of(post) is not None
        return post if is_whole else f"{where}{post}"


def _names(unit: UnitName[Key]) -> tuple[str, ...]:
    """Its names, with what people also write: 党工委 for 管委会, 市政府办 for 市政府办公室."""
    more = [
        name.removesuffix(old) + new
        for name in unit.names
        for old, new in VARIANTS
        if name.endswith(old)
    ]
    return (*unit.names, *more)
