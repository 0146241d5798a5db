"""How names are typed on a Latin keyboard: by initials, by whole syllables, or any mixture."""

import os
from collections.abc import Iterable
from enum import IntEnum

from workbench.rules.surnames import READINGS, split_name

Spelling = tuple[tuple[str, ...], ...]
"""The readings of each character of a name, punctuation left out."""


class Fit(IntEnum):
    """How much of a name was typed; the smaller, the better."""

    WHOLE = 0
    START = 1
    WITHIN = 2


def spell(names: Iterable[str]) -> dict[str, Spelling]:
    """Every name with all readings of its characters, for 单 (shan, dan) is read in several ways.

    A character that is none of Chinese (PCT, 12330) reads as itself; ü is typed v or u.
    """
    names = list(names)
    readings = _readings({character for name in names for character in name.lower()})
    return {
        name: tuple(readings[character] for character in name.lower() if character.isalnum())
        for name in names
    }


def _readings(characters: Iterable[str]) -> dict[str, tuple[str, ...]]:
    # Characters are looked up one by one: without the phrases the library takes a quarter of
    # the memory and of the time to load.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    from pypinyin import Style, pinyin

    listed = list(characters)
    found = pinyin(listed, style=Style.NORMAL, heteronym=True)
    return {
        character: tuple(dict.fromkeys(r for x in read for r in (x, x.replace("v", "u"))))
        for character, read in zip(listed, found, strict=True)
    }


def read_names(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Every name with one reading a character (“·” is none): 单春 is shan4, chun1.

    A surname is read as surnames are, other characters by their first reading; "" stands for one
    that has none.
    """
    names = list(names)
    first = _first_readings({character for name in names for character in name})
    read = {}
    for name in names:
        surname, given = split_name(name)
        as_surname = READINGS.get(surname)
        opening = as_surname.split() if as_surname else [first[c] for c in surname]
        read[name] = (*opening, *(first[c] for c in given if c.isalnum()))
    return read


def unread_characters(names: Iterable[str]) -> tuple[str, ...]:
    """The characters of names that have no reading, each once."""
    characters = dict.fromkeys(c for name in names for c in name if c.isalnum())
    return tuple(c for c, reading in _first_readings(characters).items() if not reading)


def _first_readings(characters: Iterable[str]) -> dict[str, str]:
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    from pypinyin import Style, pinyin

    listed = list(characters)
    found = pinyin(listed, style=Style.TONE3, neutral_tone_with_five=True)
    return {c: "" if c in r[0] else r[0] for c, r in zip(listed, found, strict=True)}


def fit(typed: str, spelling: Spelling) -> Fit | None:
    """How `typed` (lower-case letters) spells a name, None where it does not.

    Each character in turn takes the beginning of one of its readings: yd, yunduo, yund and yduo
    all spell 云铎. The name may begin before and end after what was typed.
    """
    for start, readings in enumerate(spelling):
        if not any(reading[0] == typed[0] for reading in readings):
            continue
        left = _left_over(typed, spelling[start:])
        if left is not None and start:
            return Fit.WITHIN
        if left is not None:
            return Fit.START if left else Fit.WHOLE
    return None


def _left_over(typed: str, spelling: Spelling) -> int | None:
    """How few characters of a name need not be typed any more, None if it begins otherwise."""
    found = None
    reached = {0}
    for number, readings in enumerate(spelling, 1):
        reached = {end for begin in reached for end in _ends(typed, begin, readings)}
        if not reached:
            break
        if len(typed) in reached:
            found = len(spelling) - number
    return found


def _ends(typed: str, begin: int, readings: tuple[str, ...]) -> Iterable[int]:
    """Where one character that begins at a place of what was typed may end."""
    for reading in readings:
        for place, letter in enumerate(reading, begin):
            if typed[place : place + 1] != letter:
                break
            yield place + 1
