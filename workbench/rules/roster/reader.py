"""Reads a list of people that was pasted in any layout, and proposes them one by one.

Rules only, no guessing: what is missing or doubtful is said in a note, and nobody is more than a
proposal that somebody has to confirm.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.rules.minutes.script import plain
from workbench.rules.minutes.units import UnitName
from workbench.rules.roster.cards import read_card
from workbench.rules.roster.lines import read_line
from workbench.rules.roster.people import Entry, Key, ProposedMember
from workbench.rules.roster.posts import PostBook
from workbench.rules.roster.tables import (
    RULER,
    TOTAL,
    Heading,
    cells_of,
    read_column_of_cells,
    read_heading,
)
from workbench.rules.roster.words import ROLE_WORD, VACANT, even_out, role_of

ORDINAL = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十0-9]+）|[0-9]{1,3}(?:[.、）](?![0-9])|\s+)|[①-⑳●•▪◆■–—*-]+)\s*"
)
ROLE = re.compile(
    rf"\s*(?P<role>{ROLE_WORD})(?:单位)?\s*(?:（[^（）]*）|[0-9一二三四五六七八九十]+[名人])?(?P<end>\s*：|\s+|$)"
)
LIAISONS = re.compile(r"联络员[^，。；]{0,8}\s*$")
ASIDE = re.compile("（[^（）]*）")
GOES_ON = re.compile(r"[、，,]\s*$")
APPOINTED = re.compile(
    rf"(?:^|(?<=[，；]))(?P<people>[^，；。]*?)(?:担任|任|为)(?P<role>{ROLE_WORD})(?=[，；。])"
)
SENTENCE = re.compile(r"。\s*$")

LONGEST = 2_000
"""Signs of a line that are read: all of a founding document's longest, not a made-up file's."""

Line = tuple[int, str]


def read_roster(text: str, units: Sequence[UnitName[Key]]) -> tuple[ProposedMember[Key], ...]:
    """The people in a pasted list, in its order; the same name twice is two proposals."""
    book = PostBook(units)
    rows = [(number, line.rstrip()[:LONGEST]) for number, line in enumerate(text.splitlines(), 1)]
    entries = list(_entries(rows, book))
    lines: dict[str, list[int]] = {}
    for entry in entries:
        lines.setdefault(entry.name, []).append(entry.line)
    return tuple(_proposed(entry, book, lines[entry.name]) for entry in entries)


def _entries(lines: Sequence[Line], book: PostBook[Key]) -> Iterator[Entry]:
    heading: Heading | None = None
    role = ""
    here = 0
    while here < len(lines):
        number, line = lines[here]
        found, taken = read_card(lines[here:])
        if not taken:
            found, taken = read_column_of_cells(lines[here:])
        if taken:
            yield from found
            here += taken
            continue
        here += 1
        if not line.strip() or TOTAL.match(line) or RULER.fullmatch(line):
            continue
        new_heading, rows = read_heading([line for _, line in lines[here - 1 : here + 1]])
        if new_heading:
            heading = new_heading
            here += rows - 1
            continue
        cells = cells_of(line, len(heading.kinds)) if heading else None
        found = heading.people(cells, number) if heading and cells else []
        if found:
            yield from _with_role(found, role)
            continue
        while GOES_ON.search(line) and here < len(lines) and lines[here][1].strip():
            line = line.rstrip() + lines[here][1].strip()
            here += 1
        found, role = _free(line, number, heading.role if heading else role, book)
        yield from found


def _with_role(entries: Sequence[Entry], role: str) -> Iterator[Entry]:
    for entry in entries:
        yield entry if entry.role else replace(entry, role=role)


def _free(line: str, number: int, role: str, book: PostBook[Key]) -> tuple[list[Entry], str]:
    """The people of a line that is in no table, and the role that holds for the next lines."""
    text = ORDINAL.sub("", plain(line), count=1)
    label = ROLE.match(text)
    if label:
        role, text = role_of(label["role"]), text[label.end() :]
    elif SENTENCE.search(text):
        return list(_appointed(text, number, book)), ""
    found = read_line(even_out(text).rstrip("。 "), number, role, book)
    if not found and not label:
        return [], "联络员" if LIAISONS.search(ASIDE.sub("", plain(line))) else ""
    return found, role


def _appointed(text: str, number: int, book: PostBook[Key]) -> Iterator[Entry]:
    """The people of a sentence: 由市长冯玉臻任组长 and so on."""
    for clause in APPOINTED.finditer(even_out(text)):
        people = clause["people"].rpartition("由")[2]
        yield from read_line(people, number, role_of(clause["role"]), book)


def _proposed(entry: Entry, book: PostBook[Key], lines: Sequence[int]) -> ProposedMember[Key]:
    post = book.compose(entry.where, entry.post)
    unit = book.unit_of(post or entry.where)
    return ProposedMember(
        entry.name,
        post,
        unit,
        entry.role,
        entry.contact,
        (*entry.notes, *_doubts(entry, post, unit, lines)),
        entry.line,
    )


def _doubts(entry: Entry, post: str, unit: Key | None, lines: Sequence[int]) -> Iterator[str]:
    if entry.name in VACANT:
        yield "人选没有定。"
    if not post:
        yield "没有写职务。"
    if entry.where and unit is None:
        yield f"“{entry.where}”不在单位名单中。"
    if len(lines) > 1:
        others = list(lines)
        others.remove(entry.line)
        places = "、".join(map(str, others))
        yield f"名单里还有同名的人（第{places}行），分别列出，请确认。"
