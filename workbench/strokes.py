"""How Chinese characters are written: the shipped table of stroke sequences."""

from typing import NamedTuple

from resources import resource


class Strokes(NamedTuple):
    """How a character is written; the smaller stands first.

    `sequence` has a digit a stroke, as it is written: 1 横 (提), 2 竖, 3 撇, 4 点 (捺), 5 折.
    Characters written by the same strokes (叶甲申) keep their `place` in 通用规范汉字表.
    """

    number: int
    sequence: str
    place: int


def read_strokes() -> dict[str, Strokes]:
    """Every character of 通用规范汉字表 (2013) and some others; see resources/strokes/NOTICE.txt.

    Read anew by whoever orders names: some milliseconds, and nothing at the start of the window.
    """
    text = resource("strokes", "strokes.txt").read_text(encoding="utf-8")
    lines = (line.split(" ") for line in text.splitlines())
    return {
        char: Strokes(len(sequence), sequence, place)
        for sequence, chars in lines
        for place, char in enumerate(chars)
    }
