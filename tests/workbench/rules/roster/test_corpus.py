"""Lists of people in many layouts, each with what a person reads in them.

Somebody counts as found when a proposal has the name; the same name twice is counted twice, in the
order of the list. A post, unit, role or number that should not be there is wrong; one that is there
in other words is one missed and one wrong. The figures of each file are held exactly, the imperfect
ones too.

All lists were written before the reader was run on them, 19 to 30 after it stood; what it found,
missed and got wrong on its first run, before it was improved:

    01-18  people 165, 0, 2  posts 165, 0, 0  units 120, 0, 0  roles 137, 0, 0  numbers 55, 3, 2
    19-25  people 29, 13, 2  posts 26, 13, 3  units 20, 12, 0  roles 13, 18, 3  numbers 15, 14, 0
    26-30  people 14, 17, 1  posts 7, 18, 5    units 7, 16, 0    roles 7, 13, 0    numbers 5, 11, 2
"""

import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from workbench.rules.minutes import UnitName
from workbench.rules.roster import ProposedMember, read_roster

CORPUS = sorted((Path(__file__).parent / "corpus").glob("*.txt"))
OUTCOMES = ("found", "missed", "wrong")
NUMBERS = ("phone", "mobile", "fax", "email")
KINDS = {"people": ("name",), "posts": ("post",), "units": ("unit",), "roles": ("role",)}

Score = Counter[tuple[str, str]]


def expectation(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))


def as_words(proposed: ProposedMember[str]) -> dict[str, str]:
    numbers = {name: getattr(proposed.contact, name) for name in NUMBERS}
    found = {"name": proposed.name, "post": proposed.post, "role": proposed.role}
    return found | numbers | {"unit": proposed.unit or ""}


def score(path: Path, units: tuple[UnitName[str], ...]) -> Score:
    free = [as_words(each) for each in read_roster(path.read_text("utf-8"), units)]
    total = Score()
    for wanted in expectation(path)["people"]:
        found = next((each for each in free if each["name"] == wanted["name"]), None)
        if found:
            free.remove(found)
        total += compare(wanted, found or {})
    for found in free:
        total += compare({}, found)
    return total


def compare(wanted: dict[str, str], found: dict[str, str]) -> Score:
    total = Score()
    for kind, names in (KINDS | {"numbers": NUMBERS}).items():
        count(total, kind, values(wanted, names), values(found, names))
    return total


def values(person: dict[str, str], names: Iterable[str]) -> set[tuple[str, str]]:
    return {(name, person[name]) for name in names if person.get(name)}


def count(total: Score, kind: str, wanted: set[Any], found: set[Any]) -> None:
    total[kind, "found"] += len(wanted & found)
    total[kind, "missed"] += len(wanted - found)
    total[kind, "wrong"] += len(found - wanted)


def rows(total: Score) -> dict[str, list[int]]:
    return {kind: [total[kind, outcome] for outcome in OUTCOMES] for kind in (*KINDS, "numbers")}


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_lists_are_read_as_well_as_before(
    path: Path, plan_units: tuple[UnitName[str], ...]
) -> None:
    found = rows(score(path, plan_units))
    print(path.stem, found)  # noqa: T201 - the report that the figures are read from
    assert found == expectation(path)["score"]
