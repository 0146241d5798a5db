"""Telephone numbers and addresses in a text, in whatever way they are written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import starmap

BETWEEN = "、"
COUNTRY = r"(?:(?:\+|00)86[-\s]?|（\+?86）\s?)?"
MOBILE = rf"{COUNTRY}(?P<mobile>1[3-9][0-9][-\s.]?[0-9]{{4}}[-\s.]?[0-9]{{3,4}})"
AREA = r"(?:（(?P<bracketed>0[0-9]{2,3})）\s*|(?P<area>0[0-9]{2,3})[-\s]?)?"
LOCAL = r"(?P<local>[0-9]{4}[-\s]?[0-9]{3,4}(?:/[0-9]{1,4}(?![-0-9]))?)"
EXTENSION = r"(?:\s*(?:转|-(?=[0-9]{2})|；?ext[=.]?)\s*(?P<extension>[0-9]{1,6}))?"
ABROAD = r"\+86[-\s]?(?P<far>[1-9][0-9]{1,2})[-\s]"
LANDLINE = rf"(?:{ABROAD}|{COUNTRY}{AREA}){LOCAL}{EXTENSION}"
ADDRESS = r"(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
LABEL = (
    "(?P<label>传真|fax|(?:办公|联系|单位|固定|移动)?(?:电话|座机)(?:号码)?|手机(?:号码?)?|tel|mobile"
    r"|(?:电子)?(?:邮箱|邮件)|e-?mail)?\s*：?\s*"
)
FOUND = re.compile(
    rf"{LABEL}(?:{ADDRESS}|(?<![0-9-])(?:{MOBILE}|{LANDLINE})(?![0-9年]))", re.IGNORECASE
)
EMPTY = re.compile(r"（[\s、，/]*）")
FAX = re.compile("传真|fax", re.IGNORECASE)
WHOLE_MOBILE = 11


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach somebody; several numbers in one field are parted by “、”."""

    phone: str = ""
    mobile: str = ""
    fax: str = ""
    email: str = ""

    def joined(self, more: "Contact") -> "Contact":
        """All numbers of two, none of them twice."""
        pairs = ((getattr(self, f.name), getattr(more, f.name)) for f in fields(Contact))
        return Contact(*starmap(_both, pairs))


NO_CONTACT = Contact()


def _both(first: str, second: str) -> str:
    parts = [*first.split(BETWEEN), *second.split(BETWEEN)]
    return BETWEEN.join(dict.fromkeys(filter(None, parts)))


def read_contact(text: str, *, is_fax: bool = False) -> tuple[Contact, str, tuple[str, ...]]:
    """Numbers and addresses of an evened-out text, what is left of it, and what is doubtful."""
    contact = NO_CONTACT
    notes = []
    for match in FOUND.finditer(text):
        contact = contact.joined(_contact(match, is_fax=is_fax))
        if match["mobile"] and len(_digits(match["mobile"])) != WHOLE_MOBILE:
            notes.append(f"手机号码“{match['mobile']}”位数不对，请核对。")
    return contact, EMPTY.sub(" ", FOUND.sub(" ", text)), tuple(notes)


def _contact(match: re.Match[str], *, is_fax: bool) -> Contact:
    if match["email"]:
        return Contact(email=match["email"])
    if match["mobile"]:
        return Contact(mobile=_mobile(match["mobile"]))
    number = "".join(_landline(match))
    return Contact(fax=number) if is_fax or FAX.match(match["label"] or "") else Contact(number)


def _mobile(number: str) -> str:
    digits = _digits(number)
    return f"{digits[:3]}-{digits[3:7]}-{digits[7:]}"


def _landline(match: re.Match[str]) -> Iterator[str]:
    """0471-3301234转8012; 3301-8021 stays as it is, for nobody knows which part is dialled."""
    area = match["bracketed"] or match["area"] or (f"0{match['far']}" if match["far"] else "")
    if area:
        yield f"{area}-"
    yield re.sub(r"[-\s]" if area else r"\s", "", match["local"])
    if match["extension"]:
        yield f"转{match['extension']}"


def _digits(number: str) -> str:
    return re.sub("[^0-9]", "", number)
