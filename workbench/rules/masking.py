"""How much of a telephone number leaves the office."""

import re
from enum import StrEnum

MOBILE = re.compile(r"(?<!\d)(1\d{2})[ -]?\d{4}[ -]?(\d{4})(?!\d)")


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
    return number if mask is Mask.FULL else MOBILE.sub(r"\1****\2", number)


def mask_mobile(number: str, mask: Mask) -> str:
    """A mobile: 138****1234 inside the office, nothing outside, whole only when asked for.

    What is not written like a Chinese mobile keeps its last two digits only.
    """
    if mask is not Mask.INTERNAL:
        return "" if mask is Mask.PUBLIC else number
    masked = MOBILE.sub(r"\1****\2", number)
    return masked if masked != number else re.sub(r"\d(?=(?:\D*\d){2})", "*", number)
