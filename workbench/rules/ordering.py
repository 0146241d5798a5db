"""In which order a list names people, and how names are compared.

以姓氏笔画为序, as party congresses and consultative bodies print it: fewer strokes of the surname
first; then its strokes one by one as 横竖撇点折, 提 as 横 and 捺 as 点
(GB13000.1 字符集汉字字序规范, 1999). Of one surname those with a single given name come first, as
if a blank stood before it (people's congresses, 以姓名笔画为序, know no blank); then the given name
by the same rule. Surnames of two characters, and names without any, go by the first one, then on.

Pinyin: character by character, by letters, tone, strokes (GB/T 13418-1992).
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from enum import StrEnum

from workbench.rules.surnames import split_name

Written = tuple[int, str, int]
"""Number of strokes, the strokes, and the place among those that are written alike."""
Read = tuple[str, Written]
"""A reading with its tone (zhang1), and how the character is written."""

BLANK: Written = (0, "", 0)
MOST_STROKES = 1_000
LAST_READING = "~"  # behind every letter


class Order(StrEnum):
    """The orders that a roster can be printed in."""

    RANK = "rank"
    STROKE = "stroke"
    PINYIN = "pinyin"
    UNIT = "unit"

    @property
    def word(self) -> str:
        """What the office calls it."""
        return WORDS[self]

    @property
    def rule(self) -> str:
        """The sentence under the list."""
        return RULES[self]


WORDS = {
    Order.RANK: "按职务排序",
    Order.STROKE: "以姓氏笔画为序",
    Order.PINYIN: "以姓名拼音为序",
    Order.UNIT: "按单位排序",
}
RULES = {
    Order.RANK: "按职务排序：依领导小组名单的次序。",
    Order.STROKE: "以姓氏笔画为序：笔画少的在前；笔画数相同的，依笔顺逐笔按横、竖、撇、点、折排列；"
    "同姓的，单名在前，再依次比较名字各字的笔画。",
    Order.PINYIN: "以姓名拼音为序：逐字按拼音字母排列，字母相同的按声调，声调相同的按笔画；"
    "姓氏取作姓时的读音。",
    Order.UNIT: "按单位排序：组长、副组长在前，其余依方案中单位的次序，同一单位依职务。",
}


def stroke_key(name: str, strokes: Mapping[str, Written]) -> tuple[Written, ...]:
    """What a name sorts by in 姓氏笔画; a character without data sorts last."""
    surname, given = split_name(name)
    blank = [BLANK] if surname and len(given) == 1 else []
    return (*_written(surname, strokes), *blank, *_written(given, strokes))


def pinyin_key(
    name: str, readings: Sequence[str], strokes: Mapping[str, Written]
) -> tuple[Read, ...]:
    """What a name sorts by in pinyin.

    Args:
        name: the name whole.
        readings: of each of its characters with the tone as a digit, "" for one that has none.
        strokes: how characters are written.
    """
    written = _written(name, strokes)
    return tuple((r or LAST_READING, w) for r, w in zip(readings, written, strict=True))


def unwritten_characters(names: Iterable[str], strokes: Container[str]) -> tuple[str, ...]:
    """The characters of names that have no strokes in the table, each once."""
    found = dict.fromkeys(c for name in names for c in name if c.isalnum() and c not in strokes)
    return tuple(found)


def _written(text: str, strokes: Mapping[str, Written]) -> tuple[Written, ...]:
    """Each character (“·” is none) as it sorts."""
    return tuple(strokes.get(c, (MOST_STROKES, c, 0)) for c in text if c.isalnum())
