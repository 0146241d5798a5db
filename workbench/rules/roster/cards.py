"""People on vCards (RFC 2426, RFC 6350, and the 2.1 of old telephones)."""

import quopri
import re
from collections.abc import Iterator, Sequence

from workbench.rules.roster.numbers import NO_CONTACT, read_contact
from workbench.rules.roster.people import Entry
from workbench.rules.roster.words import ROLES, even_out

BEGIN = re.compile(r"\s*BEGIN:VCARD\s*", re.IGNORECASE)
END = re.compile(r"\s*END:VCARD\s*", re.IGNORECASE)
PROPERTY = re.compile(
    r"(?:[\w-]+\.)?(?P<name>[\w-]+)(?P<parameters>(?:;[^:\"]*(?:\"[^\"]*\")?)*):(?P<value>.*)"
)
ESCAPE = re.compile(r"\\(.)")
QUOTED = "QUOTED-PRINTABLE"

Line = tuple[int, str]


def read_card(lines: Sequence[Line]) -> tuple[list[Entry], int]:
    """The person of a card that begins with these lines, and how many it takes (0: no card)."""
    if not BEGIN.fullmatch(lines[0][1]):
        return [], 0
    texts = [line for _, line in lines]
    ends = (n for n in range(1, len(texts)) if END.fullmatch(texts[n]) or BEGIN.fullmatch(texts[n]))
    end = next(ends, len(texts))
    entry = _entry(list(_properties(texts[1:end])), lines[0][0])
    return ([entry] if entry.name else []), end


def _properties(lines: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    for line in _unfolded(lines):
        match = PROPERTY.fullmatch(line)
        if match:
            parameters = match["parameters"].upper()
            yield match["name"].upper(), parameters, _value(match["value"], parameters)


def _unfolded(lines: Sequence[str]) -> Iterator[str]:
    """Lines that go on behind a blank, or in quoted-printable behind a “=”, put together."""
    whole = ""
    for line in lines:
        if line.startswith((" ", "\t")):
            whole += line[1:]
        elif whole.endswith("=") and QUOTED in whole.upper():
            whole = whole[:-1] + line.strip()
        else:
            yield whole
            whole = line.rstrip()
    yield whole


def _value(value: str, parameters: str) -> str:
    if QUOTED in parameters:
        charset = re.search(r"CHARSET=\"?([\w-]+)", parameters)
        return _decoded(quopri.decodestring(value.encode()), charset[1] if charset else "utf-8")
    return value


def _decoded(data: bytes, charset: str) -> str:
    try:
        return data.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return data.decode("gb18030", errors="replace")


def _entry(properties: Sequence[tuple[str, str, str]], line: int) -> Entry:
    first = {name: value for name, _, value in reversed(properties)}
    name = _plain(first.get("FN", "")) or "".join(_fields(first.get("N", ""))[:2])
    where, post = ("".join(_fields(first.get("ORG", ""))), _plain(first.get("TITLE", "")))
    note = _plain(first.get("NOTE", ""))
    role = next((role for role in ROLES if note.endswith(role)), "")
    contact, notes = NO_CONTACT, tuple[str, ...]()
    for kind, parameters, value in properties:
        if kind in {"TEL", "EMAIL"}:
            more, _, doubts = read_contact(
                even_out(value.removeprefix("tel:")), is_fax="FAX" in parameters
            )
            contact, notes = contact.joined(more), (*notes, *doubts)
    return Entry(
        even_out(name).strip(), even_out(post), line, even_out(where), role, contact, notes
    )


def _fields(value: str) -> list[str]:
    return [_plain(part) for part in re.split(r"(?<!\\);", value)]


def _plain(value: str) -> str:
    return ESCAPE.sub(lambda match: " " if match[1] in "nN" else match[1], value).strip()
