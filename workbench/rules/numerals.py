"""Numbers as people write them: 6000, 6,000, 1.2亿, 1亿2000万, 六千, 两千零五, 一万二.

What could be two numbers is none: 三五 (three to five), 3万5 (30,005 or 35,000), 一亿二千.
"""

import re
from decimal import Decimal

HALF_WIDTH = str.maketrans(
    "０１２３４５６７８９％．－＋～萬億", "0123456789%.-+~万亿", "\u200b\u2060\ufeff"
)
FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟两〇○", "一二三四五六七八九十百千二零零")
DIGITS = "零一二三四五六七八九"
RANKS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
MYRIADS = (("亿", 10**8), ("万", 10**4))
NUMERALS = f"{DIGITS}{''.join(RANKS)}壹贰叁肆伍陆柒捌玖拾佰仟两〇○点"
"""Every character of a number in Chinese."""
LONGEST = 18

ONE = "([一二三四五六七八九])"
SIZE = "[十百千]?万?亿|[十百千]?万|[十百千]"
GROUPED = "|".join(rf"[1-9][0-9]{{0,2}}(?:{mark}[0-9]{{3}})+(?:\.[0-9]+)?" for mark in ", ")
PLAIN = re.compile(rf"{GROUPED}|[0-9]+\.?[0-9]*|\.[0-9]+")
TERM = re.compile(rf"([0-9][0-9., ]*)({SIZE})?")
MIXED = re.compile(rf"(?:[0-9][0-9., ]*(?:{SIZE}))+[0-9]*")
SECTION = re.compile(
    f"(?:零?{ONE}千)?(?:(?:(?<!千)零)?{ONE}百)?"
    f"(?:(?:(?<!百)零)?({ONE[1:-1]}?)十)?(?:((?<!十)零)?{ONE})?"
)
DIGIT_BY_DIGIT = re.compile(f"(?!零)[{DIGITS}]*零[{DIGITS}]*|(?!零)[{DIGITS}]{{3,}}")
FRACTION = re.compile(f"([{DIGITS}]+)({SIZE})?")


def tidy(text: str) -> str:
    """Full-width digits and signs made half-width; spaces kept only between digits; 萬 is 万."""
    single = " ".join(text.translate(HALF_WIDTH).split())
    return re.sub(r"(?<![0-9]) | (?![0-9])|(?<=[0-9])，(?=[0-9])", _comma_or_nothing, single)


def _comma_or_nothing(match: re.Match[str]) -> str:
    return "" if match[0] == " " else ","


def read_plain(text: str) -> Decimal | None:
    """Read Arabic digits, grouped by threes or not at all; None when they are not."""
    if not PLAIN.fullmatch(text) or sum(map(str.isdigit, text)) > LONGEST:
        return None
    return Decimal(text.replace(",", "").replace(" ", ""))


def read_numeral(text: str) -> Decimal | None:
    """Read a number in digits, in Chinese, or in both; None when it is none or could be two."""
    plain = read_plain(text)
    if plain is not None:
        return plain
    if MIXED.fullmatch(text):
        return _read_mixed(text)
    return _read_spoken(text.translate(FORMAL))


def neat(value: Decimal) -> Decimal:
    """The same value without idle zeros and without an exponent."""
    return Decimal(f"{value.normalize():f}")


def size_of(ranks: str) -> int:
    """What ranks multiply by: 10,000 for 万, 10 million for 千万, 1 for nothing."""
    size = 1
    for rank in ranks:
        size *= RANKS[rank]
    return size


def _read_mixed(text: str) -> Decimal | None:
    """Add up 1亿2000万; digits without a rank must fill the places below the last one."""
    total, room = Decimal(0), 10**LONGEST
    for digits, ranks in TERM.findall(text):
        amount, size = read_plain(digits), size_of(ranks)
        is_short = not ranks and len(str(room)) - 1 != len(digits)
        if amount is None or is_short or amount * size >= room or total % room:
            return None
        if total and amount % 1:
            return None
        total, room = total + amount * size, size
    return neat(total)


def _read_spoken(text: str) -> Decimal | None:
    whole, point, part = text.partition("点")
    amount = _read_whole(whole)
    if amount is None or not point:
        return None if amount is None else Decimal(amount)
    fraction = FRACTION.fullmatch(part)
    if fraction is None or len(f"{amount}{part}") > LONGEST:
        return None
    figure = Decimal(f"{amount}.{_digits(fraction[1])}")
    return neat(figure * size_of(fraction[2] or ""))


def _read_whole(text: str) -> int | None:
    if len(text) > 1 and DIGIT_BY_DIGIT.fullmatch(text):
        return int(_digits(text)) if len(text) <= LONGEST else None
    if text.startswith("零"):
        return 0 if text == "零" else None
    return _read_myriads(text, MYRIADS)


def _digits(text: str) -> str:
    return "".join(str(DIGITS.index(character)) for character in text)


def _read_myriads(text: str, ranks: tuple[tuple[str, int], ...]) -> int | None:
    """Read what stands before and after 亿, and in each of them before and after 万."""
    if not ranks:
        return _read_section(text)
    (rank, size), below = ranks[0], ranks[1:]
    head, found, tail = text.partition(rank)
    if not found:
        return _read_myriads(text, below)
    high = _read_myriads(head, below)
    low = _read_tail(tail, size, below)
    return None if high is None or low is None else high * size + low


def _read_tail(tail: str, size: int, below: tuple[tuple[str, int], ...]) -> int | None:
    """Read what follows 万 or 亿; a digit alone counts the next lower place: 一万二 is 12,000."""
    if not tail:
        return 0
    if len(tail) == 1 and tail in DIGITS:
        return DIGITS.index(tail) * size // 10 or None
    if below and not tail.startswith("零") and "万" not in tail:
        return None  # 一亿二千: 100,002,000, or 120,000,000 as people say it
    return _read_myriads(tail, below)


def _read_section(text: str) -> int | None:
    """Read a number below 10,000; a digit alone at its end counts the next lower place: 三百五."""
    match = SECTION.fullmatch(text)
    if not text or match is None:
        return None
    thousands, hundreds, tens, zero, ones = match.groups()
    if tens == "":
        tens = "一"
    last = 1
    if not zero and tens is None:
        last = 10 if hundreds else 100 if thousands else 1
    places = ((thousands, 1000), (hundreds, 100), (tens, 10), (ones, last))
    return sum(DIGITS.index(digit) * size for digit, size in places if digit)
