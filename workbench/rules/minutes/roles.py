"""Who leads and who cooperates, by the words around the units that a text names."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Generic

from workbench.rules.minutes.script import around, plain
from workbench.rules.minutes.units import Key, Mention, NameBook

JOINT = re.compile(r"\s*(?:[、/]|和|与|及|以及|暨)?\s*")
MANNER = (
    "（?(?:等[一-龥0-9]{0,6}?(?:部门|单位|地区))?"
    "(?:共同|联合|具体|分别|一起|按照?(?:各自)?职责(?:分工)?|要|应当?|须|积极|主动|密切|统筹)*"
)
LEADS_AFTER = re.compile(f"{MANNER}(?:负责(?!同志|人)|主办|承办|会同)")
HEADS_AFTER = re.compile(f"{MANNER}牵头")
LEADS_BEFORE = re.compile("(?:由|请|责成|委托|交|交给|安排|督促|配合|协助)$")
HELPS_AFTER = re.compile(f"{MANNER}(?:配合|协助|参与|参加|支持|协同|协办)")
HELPS_BEFORE = re.compile("(?:会同|商|联合|协同)$")
RECEIVES = re.compile("(?:报|报送|抄送|向|送|给|供|征求|经|与|按|按照)$")
OPENING = re.compile(r"(?:^|[，。；：、（）\s—]|[前内底末])$")
OWNED = re.compile("的|负责同志|负责人")
MUST = re.compile("要|应|须")
DUTY = re.compile("负责|尽快|抓紧|于|在")


class Part(Enum):
    """What a group of units is to a decision, by the words around it."""

    HEADS = auto()  # 牵头
    LEADS = auto()
    HELPS = auto()
    ACTS = auto()  # stands where an actor stands, with no word that says its part
    NAMED = auto()


@dataclass(frozen=True, slots=True)
class Run(Generic[Key]):
    """Units in one breath (A、B和C), and their part; `receives` when something goes to them."""

    mentions: tuple[Mention[Key], ...]
    part: Part
    receives: bool


@dataclass(frozen=True, slots=True)
class Roles(Generic[Key]):
    """Who leads and who cooperates, in the order written; `unknown` names have a part as well.

    `by_place` says that nothing but its place in the sentence makes somebody the lead; `passed`
    are the names of units that the text names without a part.
    """

    leads: tuple[Key, ...] = ()
    cooperating: tuple[Key, ...] = ()
    unknown: tuple[str, ...] = ()
    by_place: bool = False
    passed: tuple[str, ...] = ()


def read_roles(text: str, book: NameBook[Key]) -> Roles[Key]:
    """The parts in a sentence: 由A牵头，B、C配合; 请A会同B; or who stands where an actor stands.

    All that 牵头 lead; else the first that is charged, or acts, leads and the others help.
    """
    runs = _runs(text, book)
    part = next((p for p in (Part.HEADS, Part.LEADS, Part.ACTS) if _with(runs, p)), Part.HEADS)
    leading = _with(runs, part) if part is Part.HEADS else _with(runs, part)[:1]
    named = _with(runs, Part.NAMED)
    helping = [run for run in runs if run.part is not Part.NAMED and run not in leading]
    return _roles(leading, helping, named, by_place=part is Part.ACTS)


def read_list(text: str, book: NameBook[Key]) -> Roles[Key]:
    """The parts in a cell that holds units and no sentence: A（牵头）、B, or all of them lead."""
    runs = _runs(text, book)
    leading = _with(runs, Part.HEADS, Part.LEADS) or _with(runs, Part.ACTS, Part.NAMED)
    return _roles(leading, [run for run in runs if run not in leading], [])


def _with(runs: Sequence[Run[Key]], *parts: Part) -> list[Run[Key]]:
    return [run for run in runs if run.part in parts]


def _roles(
    leading: Sequence[Run[Key]],
    helping: Sequence[Run[Key]],
    named: Sequence[Run[Key]],
    *,
    by_place: bool = False,
) -> Roles[Key]:
    leads = _keys(leading)
    cooperating = tuple(key for key in _keys(helping) if key not in leads)
    taken = {*leads, *cooperating}
    return Roles(
        leads,
        cooperating,
        _names(unit for unit in _units(*leading, *helping) if unit.key is None),
        by_place,
        _names(
            unit
            for unit in _units(*(run for run in named if not run.receives))
            if unit.key is not None and unit.key not in taken
        ),
    )


def _units(*runs: Run[Key]) -> Iterator[Mention[Key]]:
    return (unit for run in runs for unit in run.mentions)


def _keys(runs: Sequence[Run[Key]]) -> tuple[Key, ...]:
    return tuple(dict.fromkeys(unit.key for unit in _units(*runs) if unit.key is not None))


def _names(units: Iterable[Mention[Key]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(unit.name for unit in units))


def _runs(text: str, book: NameBook[Key]) -> list[Run[Key]]:
    signs = plain(text)
    groups: list[list[Mention[Key]]] = []
    for mention in book.mentions(text):
        if groups and JOINT.fullmatch(signs[groups[-1][-1].end : mention.start]):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return [_run(signs, group) for group in groups]


def _run(signs: str, group: Sequence[Mention[Key]]) -> Run[Key]:
    ahead, behind = around(signs, group[0].start, group[-1].end)
    is_known = any(mention.key is not None for mention in group)
    part = _part(ahead, behind, is_known=is_known)
    return Run(tuple(group), part, bool(RECEIVES.search(ahead)))


def _part(ahead: str, behind: str, *, is_known: bool) -> Part:
    if HELPS_BEFORE.search(ahead) or HELPS_AFTER.match(behind):
        return Part.HELPS
    if OWNED.match(behind):
        return Part.NAMED
    if HEADS_AFTER.match(behind):
        return Part.HEADS
    opens = OPENING.search(ahead)
    if LEADS_BEFORE.search(ahead) or LEADS_AFTER.match(behind) or (opens and MUST.match(behind)):
        return Part.LEADS
    return Part.ACTS if opens and (is_known or DUTY.match(behind)) else Part.NAMED
