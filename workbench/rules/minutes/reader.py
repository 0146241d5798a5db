"""Reads minutes that were pasted as text, and proposes the decisions in them.

Rules only, no guessing: what is missing or doubtful is said in a note, and nothing is more than a
proposal that somebody has to confirm.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic

from workbench.rules.minutes.due import Due, find_due
from workbench.rules.minutes.labels import Labelled, read_labels
from workbench.rules.minutes.layout import Paragraph, paragraphs, without_mark
from workbench.rules.minutes.passages import Collector, Passage
from workbench.rules.minutes.roles import Roles, read_list, read_roles
from workbench.rules.minutes.tables import read_table
from workbench.rules.minutes.units import Key, NameBook, UnitName

ORDERS = re.compile("要|应|须|请|由|负责|牵头|抓紧|尽快|务必|完成|责成")
TELLS = re.compile(
    "(?:汇报|介绍|通报)[了，：]|表示|提出，|主持召开|(?:参加|出席)了?(?:会议|人员)|听取|收到|已经|预计|建议"
)
ANYBODY = re.compile("各|有关|相关")
SLACK = 4


@dataclass(frozen=True, slots=True)
class Proposed(Generic[Key]):
    """A decision that a paste seems to hold; `line` is where it begins there, counted from 1.

    `text` stands in the paste as it is, line breaks aside. `due_words` are the words of the paste
    that `due_on` was read from; they may stand without a day ("下次会议前"). `unknown` are names in
    the place of a unit that nobody in the list goes by. `notes` are sentences for the secretary.
    """

    text: str
    leads: tuple[Key, ...]
    cooperating: tuple[Key, ...]
    due_on: date | None
    due_words: str
    unknown: tuple[str, ...]
    notes: tuple[str, ...]
    line: int


def read_minutes(
    text: str,
    units: Sequence[UnitName[Key]],
    held_on: date,
    next_meeting: date | None = None,
) -> tuple[Proposed[Key], ...]:
    """The decisions in pasted minutes, in their order.

    Dates without a year are read from the day of the meeting; `next_meeting` is what "下次会议前"
    means, if its day is known.
    """
    reader = _Reader(NameBook(units), held_on, next_meeting)
    return tuple(reader.propose(passage) for passage in reader.passages(text))


def read_passage(
    text: str,
    units: Sequence[UnitName[Key]],
    held_on: date,
    next_meeting: date | None = None,
) -> Proposed[Key]:
    """One decision that somebody marked in a paste, read like those that are found in it."""
    whole = "".join(text.splitlines()).strip()
    said = read_labels(without_mark(Paragraph(whole, 1).body))
    reader = _Reader(NameBook(units), held_on, next_meeting)
    return reader.propose(Passage(said if said.body else Labelled(whole), 1))


@dataclass(frozen=True, slots=True)
class _Reader(Generic[Key]):
    """What a paste is read with: the names of the units and the days to count from."""

    book: NameBook[Key]
    held_on: date
    next_meeting: date | None

    def passages(self, text: str) -> list[Passage]:
        """The passages that are decisions, tables and running text in their order."""
        lines = list(enumerate(text.splitlines(), 1))
        collector = Collector(self._is_order, self._is_own, self._is_whole)
        start = here = 0
        while here < len(lines):
            rows, taken = read_table(lines[here:], self._kind)
            if rows:
                collector.collect(paragraphs(lines[start:here]))
                collector.passages += [Passage(said, line) for line, said in rows if said.body]
                start = here + taken
            here += max(taken, 1)
        collector.collect(paragraphs(lines[start:]))
        return collector.passages

    def propose(self, passage: Passage) -> Proposed[Key]:
        """Read who and when from a passage."""
        said = passage.said
        roles, due = self._roles(said), self._due(said)
        notes = [f"“{name}”不在单位名单中。" for name in roles.unknown]
        if not roles.leads:
            notes.append("没有找到牵头单位。")
        if roles.passed:
            notes.append(f"文中还提到{'、'.join(roles.passed)}，没有读作牵头或配合单位。")
        if said.shared and not said.lead and len(roles.leads) > 1:
            notes.append("几个责任单位没有分牵头、配合，都读作牵头单位，请确认。")
        return Proposed(
            said.body,
            roles.leads,
            roles.cooperating,
            due.day,
            due.words,
            roles.unknown,
            (*notes, *due.notes),
            passage.line,
        )

    def _roles(self, said: Labelled) -> Roles[Key]:
        if not (said.lead or said.shared or said.help):
            return read_roles(said.body, self.book)
        lead, shared = read_list(said.lead, self.book), read_list(said.shared, self.book)
        helping = read_list(said.help, self.book)
        first = lead if said.lead else shared
        others = [
            key
            for roles in (lead, shared, helping)
            for key in (*roles.leads, *roles.cooperating)
            if key not in first.leads
        ]
        unknown = (*lead.unknown, *shared.unknown, *helping.unknown)
        return Roles(first.leads, tuple(dict.fromkeys(others)), unknown)

    def _due(self, said: Labelled) -> Due:
        if not said.due:
            text = f"{said.body}，{said.lead}，{said.shared}，{said.help}"
            return find_due(text, self.held_on, self.next_meeting)
        due = find_due(said.due, self.held_on, self.next_meeting, labelled=True)
        if due.words:
            return due
        return Due(None, "", (f"完成时限只写“{said.due}”，没有日期。",))

    def _is_own(self, text: str) -> bool:
        roles = read_roles(text, self.book)
        return bool(roles.leads or roles.unknown or self._day(text).words)

    def _is_whole(self, text: str) -> bool:
        return bool(read_roles(text, self.book).leads and self._day(text).words)

    def _is_order(self, text: str) -> bool:
        if TELLS.search(text):
            return False
        roles, due = read_roles(text, self.book), self._day(text)
        someone = roles.leads or [name for name in roles.unknown if not ANYBODY.match(name)]
        if someone and (due.words or not roles.by_place):
            return True
        return bool((someone or due.words) and ORDERS.search(text))

    def _day(self, text: str) -> Due:
        return find_due(text, self.held_on, self.next_meeting)

    def _kind(self, cell: str) -> str:
        """Whether a cell holds a "due" date, "units" or other text, and nothing else of weight."""
        due = find_due(cell, self.held_on, self.next_meeting, labelled=True)
        if due.words and len(cell) - len(due.words) <= SLACK:
            return "due"
        mentions = self.book.mentions(cell)
        rest = len(cell) - sum(mention.end - mention.start for mention in mentions)
        return "units" if mentions and rest <= SLACK + len(mentions) else "text"
