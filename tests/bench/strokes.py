"""Rebuilds `resources/strokes/strokes.txt` and says how far its sources agree.

Started by hand: `python -m tests.bench.strokes cnchar.order.min.js Unihan_IRGSources.txt
Unihan_OtherMappings.txt`: the stroke sequences of the npm package cnchar-order 3.2.6, and two
files of Unihan 15.0 (Debian: unicode-data). Unihan tells the number of strokes (kTotalStrokes)
and the place of each character in 通用规范汉字表 (kTGH). Each of the three levels of that list is
itself in the order of strokes, by which every sequence is checked.
"""

import json
import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from resources import resource

CLASSES = dict(zip("jifgslkdtoabcenrxwzyvpqhmu", "11223444" + "5" * 18, strict=True))
"""Letters of the package to 横竖撇点折: 提 is a 横, 竖钩 a 竖, 捺 a 点, all that is bent a 折."""
CORRECTED = {
    "皙": "1234331232511",
    "炽": "433425134",
    "膝": "351112343424134",
    "黏": "31234342413421251",
    "邶": "2113552",
    "德": "332122522114544",
    "撅": "121134315233534",
}
"""Slips of the package: each wrote a part otherwise than in all its other characters."""
LEVELS = ((1, 3500), (3501, 6500), (6501, 8105))
PIECE = re.compile(r"(\d+)|(.)(?:\[(\d*):(\d*)\])?")
Table = Mapping[str, str]


def main(package: Path, totals: Path, mappings: Path) -> None:
    """Write the table, print the counts."""
    listed = {c: int(v.split()[0].split(":")[1]) for c, v in read_unihan(mappings, "kTGH")}
    counted = {c: int(v.split()[0]) for c, v in read_unihan(totals, "kTotalStrokes")}
    drawn = read_package(package) | CORRECTED
    strokes = drawn | compose(drawn)
    lines: dict[str, list[str]] = {}
    for char in sorted(strokes, key=lambda c: (listed.get(c, 9999), c)):
        lines.setdefault(strokes[char], []).append(char)
    ordered = sorted(lines, key=lambda s: (len(s), s))
    resource("strokes", "strokes.txt").write_text(
        "".join(f"{sequence} {''.join(lines[sequence])}\n" for sequence in ordered),
        encoding="utf-8",
    )
    other = [c for c, sequence in strokes.items() if counted[c] != len(sequence)]
    astray = [c for level in LEVELS for c in out_of_order(in_level(listed, level), strokes)]
    print(  # noqa: T201 - what it is started for
        f"{len(strokes)} characters, {len(drawn)} of the package; of the {len(listed)} of the "
        f"list {len(listed.keys() - strokes.keys())} lack; other counts in Unihan: {len(other)} "
        f"({''.join(other)}); out of the list's order: {len(astray)} ({''.join(astray)})"
    )


def read_package(path: Path) -> dict[str, str]:
    """Every character of the package with its strokes as digits."""
    found = re.search(r"JSON\.parse\('(\{.+?\})'\)", path.read_text(encoding="utf-8"))
    assert found
    orders: dict[str, str] = json.loads(found[1])
    return {char: "".join(CLASSES[one] for one in letters) for char, letters in orders.items()}


def read_unihan(path: Path, field: str) -> Iterator[tuple[str, str]]:
    """Every character that has a field, with its value."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if f"\t{field}\t" in line and not line.startswith("#"):
            code, _, value = line.split("\t")
            yield chr(int(code.removeprefix("U+"), base=16)), value


def compose(drawn: Table) -> dict[str, str]:
    """The characters of `composed.txt`, put together from those that are drawn."""
    text = resource("strokes", "composed.txt").read_text(encoding="utf-8")
    _, parts, characters = (
        [line.split(" ") for line in section.splitlines()] for section in text.split("\n\n")
    )
    known = {**drawn, **{part: digits for part, digits in parts}}  # noqa: C416 - two columns
    return {char: spell_out(pieces, known) for char, pieces in characters}


def spell_out(pieces: str, known: Table) -> str:
    """The strokes of 眄[5:], 土仑, 1也5."""
    return "".join(
        digits or known[char][int(start or 0) : int(end) if end else None]
        for digits, char, start, end in PIECE.findall(pieces)
    )


def in_level(listed: Mapping[str, int], level: tuple[int, int]) -> list[str]:
    """The characters of one level of the list, in its order."""
    first, last = level
    return sorted((c for c in listed if first <= listed[c] <= last), key=listed.__getitem__)


def out_of_order(chars: Sequence[str], strokes: Table) -> list[str]:
    """The fewest characters without which the others stand in the order of their strokes."""
    keys = [(len(strokes[char]), strokes[char]) for char in chars]
    tails: list[tuple[int, str]] = []
    ends: list[int] = []
    before: list[int] = []
    for at, key in enumerate(keys):
        place = bisect_right(tails, key)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1], ends[place : place + 1] = [key], [at]
    kept, at = set(), ends[-1]
    while at >= 0:
        kept.add(at)
        at = before[at]
    return [char for at, char in enumerate(chars) if at not in kept]


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
