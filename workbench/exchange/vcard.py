"""Members as vCard 3.0 (RFC 2426), for telephones and mail programs."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from workbench.exchange.files import save_file
from workbench.members import MemberRow

FOLD = 75  # octets a line, RFC 2426 section 2.6
ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": ""})
HIDDEN = "*"  # what masking leaves: a telephone cannot dial it


def write_vcards(members: Sequence[MemberRow], group: str, path: Path) -> None:
    """Write one card a member, UTF-8; the name stays whole, for Chinese names know no parts."""
    text = "".join(line for member in members for line in _card(member, group))
    save_file(path, text.encode())


def _card(member: MemberRow, group: str) -> Iterator[str]:
    yield _line("BEGIN", "VCARD")
    yield _line("VERSION", "3.0")
    yield _line("N", f"{_text(member.name)};;;;")
    yield _line("FN", _text(member.name))
    yield _line("ORG", _text(member.unit or group))
    yield _line("TITLE", _text(member.post))
    yield _line("NOTE", _text(f"{group}{member.role}"))
    for kind, number in (("WORK,VOICE", member.phone), ("CELL,VOICE", member.mobile)):
        if number and HIDDEN not in number:
            yield _line(f"TEL;TYPE={kind}", _text(number))
    if member.email and HIDDEN not in member.email:
        yield _line("EMAIL;TYPE=INTERNET", _text(member.email))
    yield _line("END", "VCARD")


def _text(value: str) -> str:
    return value.translate(ESCAPES)


def _line(name: str, value: str) -> str:
    """Fold at 75 octets without cutting a character in two."""
    lines, size = [""], 0
    for char in f"{name}:{value}":
        octets = len(char.encode())
        if size + octets > FOLD:
            lines.append(" ")
            size = 1
        lines[-1] += char
        size += octets
    return "\r\n".join(lines) + "\r\n"
