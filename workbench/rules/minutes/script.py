"""How pasted Chinese is evened out for reading: one form of each sign, and numbers in two scripts.

Every sign is exchanged for exactly one other, so that a place in the plain text is the same place
in the paste.
"""

import re

FULL_DIGITS = {chr(0xFF10 + digit): str(digit) for digit in range(10)}
SIGNS = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "．": ".", "!": "！", "?": "？"}
SPACES = dict.fromkeys("\u00a0\u2002\u2003\u3000\u200b\ufeff\v\f", " ")
PLAIN = str.maketrans(FULL_DIGITS | SIGNS | SPACES)

DIGITS = {"〇": 0, "○": 0, "零": 0, "两": 2} | {
    sign: i for i, sign in enumerate("一二三四五六七八九", 1)
}
NUMBER = "(?:[0-9]{1,4}|[〇○零一二三四五六七八九十两]{1,3})"
YEAR_NUMBER = "(?:[0-9]{4}|[〇○零一二三四五六七八九]{4})"

NEAR = 40
TITLE = re.compile(r"《[^》]*》")


def plain(text: str) -> str:
    """Full-width punctuation, half-width digits, plain spaces; as long as it was."""
    return text.translate(PLAIN)


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """The words just before and just behind a place: as far as they can bear on it."""
    return text[max(start - NEAR, 0) : start], text[end : end + NEAR]


def without_titles(text: str) -> str:
    """The text with what stands in 《》 blanked out: a title names no unit and sets no date."""
    return TITLE.sub(lambda title: "《" + "※" * (len(title[0]) - 2) + "》", text)


def number(sign: str) -> int:
    """The value of 30, 三十, 三〇 or 二〇二〇 (below 100 when written with 十)."""
    if sign.isdecimal():
        return int(sign)
    tens, ten, ones = sign.partition("十")
    if ten:
        return number(tens or "一") * 10 + (number(ones) if ones else 0)
    return int("".join(str(DIGITS[digit]) for digit in sign))
