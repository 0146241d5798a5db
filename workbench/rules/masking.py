"""How much of a telephone number leaves the office."""

import re
import unicodedata
from enum import StrEnum

_GAP = r"[\s\-‐-―−.()]*"  # what people put between the groups of a number
_MOBILE = re.compile(rf"(?<!\d)(?:(?:\+|00)?86{_GAP}|0)?1{_GAP}[3-9](?:{_GAP}\d){{9}}")
_BETWEEN_NUMBERS = re.compile(r"([,、/;])")
_ALL_BUT_TWO = re.compile(r"\d(?=(?:\D*\d){2})")


class Mask(StrEnum):
    """公开 names and posts only, 内部 office numbers and masked mobiles, 完整 everything."""

    PUBLIC = "public"
    INTERNAL = "internal"
    FULL = "full"

    @property
    def word(self) -> str:
        """What the office calls it."""
        return {"public": "公开", "internal": "内部", "full": "完整"}[self]


def mask_phone(number: str, mask: Mask) -> str:
    """An office number: left out of public papers; a mobile written in its place is masked."""
    if mask is Mask.PUBLIC:
        return ""
    return number if mask is Mask.FULL else _hide_mobiles(number)


def mask_text(text: str, mask: Mask) -> str:
    """A name, a post or a room: whole, but for a mobile that somebody wrote into it."""
    return text if mask is Mask.FULL or not _MOBILE.search(text) else _hide_mobiles(text)


def mask_mobile(number: str, mask: Mask) -> str:
    """A mobile: 138****1234 inside the office, nothing outside, whole only when asked for.

    What is not written like a Chinese mobile keeps its last two digits only.
    """
    if mask is not Mask.INTERNAL:
        return "" if mask is Mask.PUBLIC else number
    parts = _BETWEEN_NUMBERS.split(unicodedata.normalize("NFKC", number))
    return "".join(
        _hide_mobiles(part) if _MOBILE.search(part) else _ALL_BUT_TWO.sub("*", part)
        for part in parts
    )


def _hide_mobiles(text: str) -> str:
    return _MOBILE.sub(_short, unicodedata.normalize("NFKC", text))


def _short(mobile: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", mobile[0])[-11:]
    return f"{digits[:3]}****{digits[-4:]}"
