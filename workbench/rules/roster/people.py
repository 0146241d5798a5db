"""A person that a pasted list seems to name."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

from workbench.rules.roster.numbers import NO_CONTACT, Contact

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Entry:
    """A person as a line, row or card names one: nothing of it compared with the units yet.

    `where` is what a column or the place before a name gives as the unit; `role` is "" where the
    list says none; `line` counts from 1.
    """

    name: str
    post: str
    line: int
    where: str = ""
    role: str = ""
    contact: Contact = NO_CONTACT
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedMember(Generic[Key]):
    """A person to be confirmed: role 组长, 常务副组长, 副组长, 成员 or 联络员, "" when not written.

    `unit` is None when the post begins with no unit of the list; several numbers in one field are
    parted by “、”; `notes` are sentences for the secretary; `line` is counted from 1.
    """

    name: str
    post: str
    unit: Key | None
    role: str
    contact: Contact
    notes: tuple[str, ...]
    line: int
