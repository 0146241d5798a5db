"""The years that a sentence of a plan names, to be due in: 到2021年, 2020年底前, 2019-2021年."""

import re

YEAR = "(?:(?:19|20)[0-9]{2}|二[〇○零][〇○零一二三四五六七八九]{2})"
DATE = re.compile(
    rf"(?P<base>[比较以自从由与])?(?<![0-9])(?P<first>{YEAR}年?[-–—~至到])?(?P<year>{YEAR})年"
    r"(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:底|末)?(?:之前|以前|前)?"
)
CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
YEAR_BLANK = "■"


def due_years(text: str) -> list[tuple[int, int]]:
    """Where each year stands, and the year; none that is compared with (比2018年)."""
    return [
        (match.start(), int(match["year"].translate(CHINESE_DIGITS)))
        for match in DATE.finditer(text)
        if not match["base"] or match["first"]
    ]


def without_years(text: str) -> str:
    """The text, each date in it blanked to its length; what compares with one is kept: 比■■■■■."""
    return DATE.sub(lambda match: (match["base"] or "").ljust(len(match[0]), YEAR_BLANK), text)
