"""Which units a text names, under any name the office writes them by."""

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from workbench.rules.minutes.script import plain, without_titles

Key = TypeVar("Key", bound=Hashable)

CITY = "(?:(?:呼和浩特)?市)?"
ELSEWHERE = "(?:国家|[区县旗省盟])"  # 国家知识产权局, 自治区市场监管局: not the city's
DISTRICT = ("区", "县", "旗")
STRANGER = re.compile(
    "(?:市委|市|国家|自治区)[一-龥]{1,8}?(?:局|委|办公室|办|室|部|院|厅|中心|集团|公司)"
    "|(?<![一-龥])(?![由请商向报经]|会同)[一-龥]{2,6}?(?:局|委|办公室)"
    "|(?<=[由请商])[一-龥]{2,6}?(?:局|委|办公室|办|部|院|中心|公司)"
    "|(?<=会同)[一-龥]{2,6}?(?:局|委|办公室|办|部|院|中心|公司)"
    "|(?:各|有关|相关)[一-龥]{0,6}?(?:部门|单位)"
)


@dataclass(frozen=True, slots=True)
class UnitName(Generic[Key]):
    """A unit or group and all names it goes by: short, official, aliases."""

    key: Key
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention(Generic[Key]):
    """A place in a text that names a unit; `key` is None when nobody in the list goes by it."""

    start: int
    end: int
    name: str
    key: Key | None


class NameBook(Generic[Key]):
    """Finds units by name, the longest name first."""

    def __init__(self, units: Sequence[UnitName[Key]]) -> None:
        self._keys: dict[str, Key] = {}
        for unit in units:
            for name in unit.names:
                for form in _forms(plain(name).strip()):
                    self._keys.setdefault(form, unit.key)
        names = sorted(self._keys, key=len, reverse=True)
        known = "|".join(re.escape(name).replace("（", "（市?") for name in names) or "(?!)"
        self._pattern = re.compile(f"(?P<elsewhere>{ELSEWHERE})?{CITY}(?P<name>{known})(?!门)")

    def mentions(self, text: str) -> list[Mention[Key]]:
        """All places that name a unit, in their order, with those that only look like it."""
        signs = without_titles(plain(text))
        found: list[Mention[Key]] = []
        for match in self._pattern.finditer(signs):
            if match["elsewhere"]:
                continue
            key: Key | None = self._keys[match["name"].replace("（市", "（")]
            start, end = match.span()
            if found and found[-1].end == start and found[-1].name.endswith(DISTRICT):
                start, key = found.pop().start, None  # 新城区财政局 is neither of the two
            found.append(Mention(start, end, text[start:end], key))
        rest = self._pattern.sub(lambda known: "※" * len(known[0]), signs)
        found += [
            Mention(*match.span(), text[slice(*match.span())], None)
            for match in STRANGER.finditer(rest)
        ]
        return sorted(found, key=lambda mention: mention.start)


def _forms(name: str) -> Iterator[str]:
    """A name with its common variants: 人民政府 beside 政府, 各旗县区 for 各旗县区政府."""
    if not name:
        return
    yield name
    stem = name.removesuffix("政府").removesuffix("人民")
    if name.endswith("政府"):
        yield from (f"{stem}政府", f"{stem}人民政府")
        if name.startswith("各"):
            yield stem
