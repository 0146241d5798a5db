"""Telephone numbers as people type them into a cell: read into one way of writing, or refused.

Area codes and lengths follow the national numbering plan: a mobile has 11 digits and begins with
13 to 19; an area code begins with 0 and has three or four digits, its numbers seven or eight.
"""

import re
import unicodedata

from workbench.errors import InvalidInput

EXAMPLES = "例如 0471-3301234、138-0000-1234 或 3301234转8021"
NOT_A_NUMBER = "“{}”不是电话号码，请只填号码，" + EXAMPLES + "。"
WRONG_LENGTH = "手机号码应为 11 位，“{}”有 {} 位，请核对。"
_DASHES = re.compile(r"\s*[-‐‑‒–—―−]+\s*")
_BETWEEN = re.compile(r"\s*(?:[、,;\n\r\t]|或|\s{2,})\s*|\s*/\s*(?=\d{3})")
_CHINA = r"(?:(?:\+|00)?86[ -]?)"
_NUMBER = re.compile(
    rf"""
    {_CHINA}?(?P<mobile>1[3-9]\d[ -]?\d{{4}}[ -]?\d{{4}})
    | (?P<service>[48]00[ -]?\d{{3,4}}[ -]?\d{{3,4}})
    | (?:(?:{_CHINA}\(?0?|\(?0)(?P<area>10|2\d|[3-9]\d\d)\)?[ -]?)?
      (?P<local>[2-9]\d{{6,7}}|[2-9]\d\d[ -]\d{{4}}|[2-9]\d{{3}}[ ]\d{{4}})
      (?P<last>/\d\d?)?(?:[ ]?(?:转|分机|ext\.?|x|\#|-)[ ]?(?P<ext>\d{{1,6}}))?
    | (?P<short>\d{{3,6}}(?:-\d{{3,6}})?)
    | (?P<foreign>\+(?!86)[1-9]\d{{0,2}}(?:[ -]?\d){{5,14}})
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MOBILE_LIKE = re.compile(r"1[3-9]\d{6,}")
_SHOWN = 20


def read_phones(typed: str) -> str:
    """Write the numbers of one cell in one way, parted by “、”; "" for an empty cell.

    Full-width digits, blanks, +86 and brackets go; 138-0000-1234, 0471-3301234 and an extension as
    3301234转8021 come. 3301-8021 stays: whether it is an extension or one number, nobody can tell.

    Raises:
        InvalidInput: something in the cell is no number.
    """
    text = _DASHES.sub("-", unicodedata.normalize("NFKC", typed).strip())
    parts = [part for part in _BETWEEN.split(text) if part]
    return "、".join(number for part in parts for number in _numbers(part))


def _numbers(part: str) -> list[str]:
    """Several numbers may also be parted by nothing but a blank."""
    found = _readable(part.split(" "))
    if found is None:
        raise InvalidInput(_refusal(part))
    return found


def _readable(words: list[str]) -> list[str] | None:
    """The numbers that these words are, the longest first; None if they are not."""
    for count in range(len(words), 0, -1):
        number = _NUMBER.fullmatch(" ".join(words[:count]))
        others = _readable(words[count:]) if number else None
        if number and others is not None:
            return [_written(number), *others]
    return None if words else []


def _written(number: re.Match[str]) -> str:
    if mobile := _digits(number["mobile"]):
        return f"{mobile[:3]}-{mobile[3:7]}-{mobile[7:]}"
    if service := _digits(number["service"]):
        return f"{service[:3]}-{service[3:6]}-{service[6:]}"
    if local := _digits(number["local"]):
        area = f"0{number['area']}-" if number["area"] else ""
        extension = f"转{number['ext']}" if number["ext"] else ""
        return f"{area}{local}{number['last'] or ''}{extension}"
    return number[0].replace(" ", "-")


def _digits(text: str | None) -> str:
    return re.sub(r"\D", "", text or "")


def _refusal(part: str) -> str:
    digits = re.sub(r"[ -]", "", part)
    if _MOBILE_LIKE.fullmatch(digits):
        return WRONG_LENGTH.format(part, len(digits))
    return NOT_A_NUMBER.format(part if len(part) <= _SHOWN else f"{part[:_SHOWN]}…")
