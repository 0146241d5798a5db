"""Names of people, kept whole: one part or many, “·” between the parts, any length and character.

No name is split into surname and given name, and no character is exchanged for another: what looks
like a variant may be how the person writes it.
"""

import re
from dataclasses import dataclass

from workbench.errors import InvalidInput

DOT = "·"
"""U+00B7, as GB/T 15834-2011 (4.14) has it between the parts of a name."""
LONGEST = 60
_OTHER_DOTS = re.compile(r"\s*[·•‧∙⋅・･．.﹒●∘]\s*")
_BETWEEN_HAN = re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])")
_NO_NAME = re.compile(r"[0-9０-９,，;；:：/\\()（）<>《》“”\"?？!！@#%&*=+、。]")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as it is kept; `note` says what was changed in it, "" for nothing."""

    text: str
    note: str = ""


def read_name(typed: str) -> PersonName:
    """Take a typed name: blanks between Chinese characters go, every dot becomes “·”.

    Raises:
        InvalidInput: nothing, something that is in no name, or more than 60 characters.
    """
    name = _BETWEEN_HAN.sub("", " ".join(typed.split()))
    if not name:
        raise InvalidInput("请填写姓名。", "name")
    if strange := _NO_NAME.search(name):
        raise InvalidInput(f"姓名里不应有“{strange[0]}”，一次只填一个人的姓名。", "name")
    if len(name) > LONGEST:
        raise InvalidInput(f"姓名最多 {LONGEST} 个字，请缩短。", "name")
    dotted = _OTHER_DOTS.sub(DOT, name).strip(DOT)
    return PersonName(dotted, f"已写作“{dotted}”，间隔号统一为“·”。" if dotted != name else "")
