"""People in running lines: one or several a line, names before or after their posts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Generic

from workbench.rules.roster.numbers import NO_CONTACT, read_contact
from workbench.rules.roster.people import Entry, Key
from workbench.rules.roster.posts import PostBook
from workbench.rules.roster.words import TITLE_IN, is_likely_name, is_name, role_of

FILLERS = re.compile(
    "@|同志|先生|女士|(?<=[，、])[男女](?=[，、])|任[^，、（）]{0,12}?(?:小组|指挥部)(?:常务)?(?:副?组长|成员)"
)
LIAISON = "联络员"
BREAKS = "，、；： /"
BRACKETED = re.compile(r"(?P<name>[^（）]+)（(?P<post>.*)）")


class Kind(Enum):
    """What a piece of a line is."""

    NAME = auto()
    POST = auto()
    UNIT = auto()
    ROLE = auto()
    OTHER = auto()


Parts = list[tuple[Kind, str]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line, and the sign that parts it from the one before."""

    kind: Kind
    text: str
    sign: str


@dataclass(slots=True)
class Person:
    """Somebody in the making."""

    name: str
    post: str = ""
    where: str = ""
    role: str = ""
    is_led: bool = False
    """Whether the post stands before the name: what follows belongs to the next one."""


def read_line(text: str, line: int, role: str, book: PostBook[Key]) -> list[Entry]:
    """The people that an evened-out line names, without its number and role label; [] for none.

    Without a role that holds for the line, a name counts where a post or a number is beside it.
    The numbers of a line belong to its only person; those of several are told apart by “；”.
    """
    found: list[Entry] = []
    for part in text.split("；"):
        contact, rest, notes = read_contact(part)
        people = _People(book).read(FILLERS.sub("", f" {rest} ").replace(f"{LIAISON}：", LIAISON))
        if not people:
            continue
        is_person = bool(role or contact != NO_CONTACT)
        entries = [
            Entry(person.name, person.post, line, person.where, person.role or role)
            for person in people
            if TITLE_IN.search(person.post) or (is_person and is_likely_name(person.name))
        ]
        if len(entries) == 1:
            entries = [replace(entries[0], contact=contact, notes=notes)]
        elif contact != NO_CONTACT:
            note = "一行里有几个人，号码没有分给谁，请补填。"
            entries = [replace(entry, notes=(note,)) for entry in entries]
        found += entries
    return found


@dataclass(slots=True)
class _People(Generic[Key]):
    """Goes through the pieces of a line and puts people together."""

    book: PostBook[Key]
    people: list[Person] = field(default_factory=list)
    ahead: str = ""
    ahead_unit: str = ""
    last_led: str = ""

    def read(self, text: str) -> list[Person]:
        """The people of a text; none when it does not read as a list of people."""
        for piece in self._pieces(text):
            match piece.kind:
                case Kind.NAME:
                    self._begin(piece)
                case Kind.ROLE if self.people:
                    self.people[-1].role = piece.text
                case Kind.OTHER if not self.people:
                    return []
                case _:
                    self._add(piece)
        return [] if self.ahead and not self.people else self.people

    def _begin(self, piece: Piece) -> None:
        is_led = bool(self.ahead)
        post = self.ahead or (self.last_led if piece.sign == "、" else "")
        self.people.append(Person(piece.text, post, self.ahead_unit, is_led=is_led))
        self.last_led = post if is_led or self.last_led else ""
        self.ahead = self.ahead_unit = ""

    def _add(self, piece: Piece) -> None:
        last = self.people[-1] if self.people else None
        if last is None or last.is_led:
            if piece.kind is Kind.UNIT and not self.ahead:
                self.ahead_unit += piece.text
            else:
                self.ahead = _joined(self.ahead, piece)
        elif piece.kind is Kind.UNIT and not last.post:
            last.where += piece.text
        else:
            last.post = _joined(last.post, piece)

    def _pieces(self, text: str) -> Iterator[Piece]:
        has_people = False
        for token, sign in _tokens(text):
            for kind, part in self._read_token(token, is_first=not has_people, sign=sign):
                has_people |= kind is Kind.NAME
                yield Piece(kind, part, sign)

    def _read_token(self, token: str, *, is_first: bool, sign: str) -> Parts:
        """What a piece is made of: the first reading that fits."""
        readings = (self._as_role, self._as_bracketed, self._as_post, self._as_pair, self._as_unit)
        found = next((parts for read in readings if (parts := read(token))), None)
        if found:
            return found
        is_here = is_likely_name(token) or (is_first and is_name(token) and sign not in "、，")
        return [(Kind.NAME if is_here else Kind.OTHER, token)]

    def _as_role(self, token: str) -> Parts:
        return [(Kind.ROLE, role_of(token))] if role_of(token) else []

    def _as_bracketed(self, token: str) -> Parts:
        match = BRACKETED.fullmatch(token)
        if match and is_likely_name(match["name"]):
            return [(Kind.NAME, match["name"]), (Kind.POST, match["post"])]
        return []

    def _as_post(self, token: str) -> Parts:
        return [(Kind.POST, token)] if self.book.is_post(token) else []

    def _as_pair(self, token: str) -> Parts:
        if pair := self.book.split_name_first(token):
            return [(Kind.NAME, pair[0]), (Kind.POST, pair[1])]
        if pair := self.book.split_name_last(token):
            return [(Kind.POST, pair[1]), (Kind.NAME, pair[0])]
        return []

    def _as_unit(self, token: str) -> Parts:
        if three := self.book.split_unit(token):
            unit, name, post = three
            posts = [(Kind.POST, post)] if post else []
            roles = [(Kind.ROLE, LIAISON)] if LIAISON in token else []
            return [(Kind.UNIT, unit), (Kind.NAME, name), *posts, *roles]
        return [(Kind.UNIT, token)] if self.book.is_unit(token) else []


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """A text parted at its breaks outside brackets, each piece with the break before it."""
    depth, token, sign = 0, "", " "
    for char in f"{text} ":
        depth += (char == "（") - (char == "）")
        if depth > 0 or char not in BREAKS:
            token += char
            continue
        if token.strip():
            yield token.strip(), sign
            sign = char
        elif char != " ":
            sign = char
        token = ""


def _joined(before: str, piece: Piece) -> str:
    if not before:
        return piece.text
    return f"{before}{piece.sign if piece.sign in '、，' else '、'}{piece.text}"
