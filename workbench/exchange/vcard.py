"""Members as vCards, for telephones and mail programs."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from workbench.exchange.files import save_file
from workbench.members import MemberRow

FOLD = 75  # octets a line: RFC 2426 section 2.6, RFC 6350 section 3.2
ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": ""})
HIDDEN = "*"  # what masking leaves: a telephone cannot dial it
BETWEEN_NUMBERS = "、"  # as `read_phones` writes them
FORBIDDEN = re.compile(r'[\\/:*?"<>|\s]+')
"""What Windows takes in no file name."""


class Preset(StrEnum):
    """The dialects that cards are written in."""

    V3 = "3.0"
    V4 = "4.0"
    OUTLOOK = "outlook"


@dataclass(frozen=True, slots=True)
class Dialect:
    """What differs: the version, the types of numbers and address, the parameter of texts."""

    version: str
    office: str
    mobile: str
    fax: str
    email: str
    text: str = ""


DIALECTS = {
    # RFC 2426, the one that every telephone reads.
    Preset.V3: Dialect("3.0", "WORK,VOICE", "CELL,VOICE", "WORK,FAX", "INTERNET"),
    # RFC 6350, sections 6.4.1 and 6.4.2: the address has no type INTERNET any more.
    Preset.V4: Dialect("4.0", "work,voice", "cell,voice", "work,fax", "work"),
    # Outlook takes texts for the code page of Windows unless each says that it is UTF-8.
    Preset.OUTLOOK: Dialect(
        "3.0", "WORK,VOICE", "CELL,VOICE", "WORK,FAX", "INTERNET", ";CHARSET=utf-8"
    ),
}


def write_vcards(members: Sequence[MemberRow], group: str, path: Path, preset: Preset) -> None:
    """Write one card a member, UTF-8.

    Outlook reads no more than the first card of a file: for it each stands in a file of its own,
    all packed into one zip.
    """
    cards = [_folded(_card(member, group, DIALECTS[preset])) for member in members]
    save_file(path, _packed(members, cards) if preset is Preset.OUTLOOK else b"".join(cards))


def qr_card(member: MemberRow, group: str) -> str:
    """The card that a telephone scans: unfolded, for some scanners know no folding, and short."""
    lines = _card(member, group, DIALECTS[Preset.V3])
    return "".join(f"{line}\r\n" for line in lines if not line.startswith("NOTE"))


def count_hidden(members: Sequence[MemberRow]) -> int:
    """How many masked numbers and addresses the cards leave out."""
    values = (value for m in members for value in (m.phone, m.mobile, m.fax, m.email))
    return sum(HIDDEN in number for value in values for number in value.split(BETWEEN_NUMBERS))


def _card(member: MemberRow, group: str, dialect: Dialect) -> Iterator[str]:
    """The lines of a card; the name stays whole, for it was never entered in parts."""
    yield "BEGIN:VCARD"
    yield f"VERSION:{dialect.version}"
    texts = {
        "N": f"{_text(member.name)};;;;",
        "FN": _text(member.name),
        "ORG": _text(member.unit or group),
        "TITLE": _text(member.post),
        "NOTE": _text(f"{group}{member.role}"),
    }
    for name, text in texts.items():
        yield f"{name}{dialect.text}:{text}"
    for kind, numbers in (
        (dialect.office, member.phone),
        (dialect.mobile, member.mobile),
        (dialect.fax, member.fax),
    ):
        for number in numbers.split(BETWEEN_NUMBERS):
            if number and HIDDEN not in number:
                yield f"TEL;TYPE={kind}:{_text(number)}"
    if member.email and HIDDEN not in member.email:
        yield f"EMAIL;TYPE={dialect.email}:{_text(member.email)}"
    yield "END:VCARD"


def _text(value: str) -> str:
    return value.translate(ESCAPES)


def _folded(lines: Iterator[str]) -> bytes:
    return "".join(_fold(line) for line in lines).encode()


def _fold(line: str) -> str:
    """Fold at 75 octets without cutting a character in two."""
    lines, size = [""], 0
    for char in line:
        octets = len(char.encode())
        if size + octets > FOLD:
            lines.append(" ")
            size = 1
        lines[-1] += char
        size += octets
    return "\r\n".join(lines) + "\r\n"


def _packed(members: Sequence[MemberRow], cards: Sequence[bytes]) -> bytes:
    """One file a card, numbered in the order of the list; twice the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for number, (member, card) in enumerate(zip(members, cards, strict=True), 1):
            name = FORBIDDEN.sub("_", f"{number:03}_{member.name}")
            package.writestr(zipfile.ZipInfo(f"{name}.vcf"), card)
    return out.getvalue()
