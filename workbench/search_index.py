"""What the search box looks through in memory: everything the office keeps few of, made ready."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, func

from workbench.decisions import Decision
from workbench.issued import IssuedRow, list_issues
from workbench.meetings import Meeting, meeting_title, minutes_title
from workbench.members import MemberRow, list_members
from workbench.notices import NoticeRow, list_notices
from workbench.pinyin import Fit, Spelling, fit, spell
from workbench.records import pick
from workbench.rules.words import chinese_date
from workbench.targets import Target
from workbench.tasks import Part, Task, parts_by_task
from workbench.units import Unit, UnitRole, expand, group_members

OPENING = 24
"""How many characters of a task are also found by their pinyin."""
LEAST_LETTERS = 2
"""One letter stands for every other name: only two are taken as pinyin."""
BRACKETS = str.maketrans("", "", "〔〕[]()【】 ")
"""What is typed in many ways or not at all: 督办〔2019〕5号, 督办(2019)5号, 督办20195."""


class HitKind(StrEnum):
    """What was found, in the order of equally good hits."""

    TASK = "任务"
    UNIT = "单位"
    MEMBER = "成员"
    DECISION = "议定事项"
    ENTRY = "进展"
    TARGET = "指标"
    NOTICE = "文书"


class Rank(IntEnum):
    """How good a hit is; the smaller, the better."""

    EXACT = 0  # a number, a 文号 or a whole name
    START = 1  # the beginning of a name
    NAME = 2  # within a name
    TITLE = 3  # within the official wording
    NOTE = 4  # within what stands beside it: units, posts, meetings
    ENTRY = 5  # within a progress entry


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the answer: what it is, and which page shows it (`Bus.want(page, wish)`)."""

    kind: HitKind
    title: str
    note: str
    page: str
    wish: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One record and everything by which it is found; all texts are folded.

    Args:
        hit: what is shown of it.
        numbers: what names it exactly.
        names: what it is called.
        title: its official wording.
        notes: what stands beside it.
        spellings: pinyin of its names.
        opening: pinyin of the beginning of its wording.
    """

    hit: Hit
    numbers: Sequence[str] = ()
    names: Sequence[str] = ()
    title: str = ""
    notes: str = ""
    spellings: Sequence[Spelling] = ()
    opening: Spelling = ()

    def rank(self, word: str) -> Rank | None:
        """How well one folded word finds it, None if it does not."""
        if word in self.numbers:
            return Rank.EXACT
        fits = [found for name in self.names if (found := _fit_text(word, name)) is not None]
        if _is_pinyin(word):
            fits += [x for spelling in self.spellings if (x := fit(word, spelling)) is not None]
        if fits:
            return Rank(min(fits))
        if word in self.title or (_is_pinyin(word) and fit(word, self.opening) is not None):
            return Rank.TITLE
        return Rank.NOTE if word in self.notes else None


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """The cards of one day; owned by whoever searches, read again when one of `KINDS` changed."""

    as_of: date
    cards: tuple[Card, ...] = field(repr=False)


KINDS = frozenset(
    {
        "Task", "TaskUnit", "Unit", "Member", "Appointment", "Liaison", "Target", "Decision",
        "Meeting", "Notice", "IssuedPaper",
    }
)  # fmt: skip
"""The kinds of record that the index is made of."""


def fold(text: str) -> str:
    """A text as it is compared: half width, lower case, without brackets and blanks."""
    return unicodedata.normalize("NFKC", text).lower().translate(BRACKETS)


def read_index(session: Session, as_of: date) -> SearchIndex:
    """Everything but the entries, as it stands on a day."""
    cards = (
        *_tasks(session),
        *_units(session, as_of),
        *_members(session, as_of),
        *_decisions(session, as_of),
        *_targets(session),
        *_notices(session),
        *_issues(session),
    )
    return SearchIndex(as_of, cards)


def _tasks(session: Session) -> Iterator[Card]:
    parts = parts_by_task(session)
    rows = session.execute(pick(Task.id, Task.number, Task.content).order_by(col(Task.number)))
    tasks = [(key, number, content, parts.get(key, ())) for key, number, content in rows]
    spelt = spell(content[:OPENING] for _, _, content, _ in tasks)
    for key, number, content, units in tasks:
        note = f"第{number}项　{_names(units[:1])}"
        yield Card(
            hit=Hit(HitKind.TASK, content, note, "ledger", {"task": key}),
            numbers=(str(number), f"第{number}项"),
            title=fold(content),
            notes=fold(_names(units)),
            opening=spelt[content[:OPENING]],
        )


def _names(parts: Sequence[Part]) -> str:
    return "、".join(part.unit for part in parts)


def _units(session: Session, as_of: date) -> Iterator[Card]:
    """Each unit opens the tasks where it is seen; one without any, its members of the group."""
    query = pick(Unit.id, Unit.short_name, Unit.official_name, Unit.aliases)
    units = [
        (key, short, (short, official, *others))
        for key, short, official, others in session.execute(query.order_by(col(Unit.position)))
    ]
    seen = _seen_in_tasks(session, as_of)
    represented = {member.unit_id for member in list_members(session, as_of)}
    spelt = spell(name for _, _, names in units for name in names)
    for key, short, names in units:
        page = "members" if key in represented - seen else "ledger"
        note = names[1] if names[1] != short else ""
        yield Card(
            hit=Hit(HitKind.UNIT, short, note, page, {"words": short}),
            names=[fold(name) for name in names],
            spellings=[spelt[name] for name in names],
        )


def _seen_in_tasks(session: Session, as_of: date) -> set[UUID]:
    """Units that the ledger names: in a row of the table, or as members of a group that leads."""
    parts = [part for found in parts_by_task(session).values() for part in found]
    leads = [part.unit_id for part in parts if part.role is UnitRole.LEAD]
    return {part.unit_id for part in parts} | set(expand(leads, group_members(session, as_of)))


def _members(session: Session, as_of: date) -> Iterator[Card]:
    """The members, and after them the liaisons, whom the page shows with their unit's member."""
    members = list_members(session, as_of)
    liaisons = {m.liaison: m for m in reversed(members) if m.liaison}
    spelt = spell([m.name for m in members] + [liaison.name for liaison in liaisons])
    for member in members:
        yield _person(member.name, f"{member.role}　{member.post}", member, spelt)
    for liaison, member in liaisons.items():
        yield _person(liaison.name, f"联络员　{liaison.unit}", member, spelt)


def _person(name: str, note: str, member: MemberRow, spelt: Mapping[str, Spelling]) -> Card:
    return Card(
        hit=Hit(HitKind.MEMBER, name, note, "members", {"member": member.id}),
        names=(fold(name),),
        notes=fold(note),
        spellings=(spelt[name],),
    )


def _decisions(session: Session, as_of: date) -> Iterator[Card]:
    query = (
        pick(
            Decision.id, Decision.text, Decision.due_on, func.coalesce(Unit.short_name, ""),
            Meeting.kind, Meeting.number, Meeting.minutes_year, Meeting.minutes_number,
        )
        .join(Meeting, col(Meeting.id) == col(Decision.meeting_id))
        .outerjoin(Unit, col(Unit.id) == col(Decision.unit_id))
        .where(col(Meeting.held_on) <= as_of)
        .order_by(col(Meeting.held_on).desc(), col(Meeting.id), col(Decision.position))
    )  # fmt: skip
    for key, text, due_on, unit, kind, number, *minutes in session.execute(query):
        meeting = meeting_title(kind, number)
        note = "　".join(word for word in (meeting, unit, due_on and f"{due_on}前") if word)
        yield Card(
            hit=Hit(HitKind.DECISION, text, note, "meetings", {"decision": key}),
            title=fold(text),
            notes=fold(f"{meeting}　{unit}　{minutes_title(*minutes)}"),
        )


def _targets(session: Session) -> Iterator[Card]:
    query = pick(Target.id, Target.number, Target.name, Target.sentence)
    targets: list[Any] = list(session.execute(query.order_by(col(Target.number))))
    spelt = spell(name for _, _, name, _ in targets)
    for key, number, name, sentence in targets:
        yield Card(
            hit=Hit(HitKind.TARGET, name, f"第{number}项　{sentence}", "targets", {"target": key}),
            numbers=(str(number), f"第{number}项"),
            names=(fold(name),),
            notes=fold(sentence),
            spellings=(spelt[name],),
        )


def _notices(session: Session) -> Iterator[Card]:
    for row in list_notices(session):
        yield _paper(row, row.unit, "notices", {"notice": row.id})


def _issues(session: Session) -> Iterator[Card]:
    for row in list_issues(session):
        yield _paper(row, row.title, "reports", {"view": "issued", "issue": row.id})


def _paper(row: NoticeRow | IssuedRow, what: str, page: str, wish: Mapping[str, object]) -> Card:
    """A numbered paper: found by its number, with 号 or without, and by what it is about."""
    number = fold(row.document_number)
    note = f"{what}　{chinese_date(row.issued_on)}{'　已作废' if row.revoked_on else ''}"
    return Card(
        hit=Hit(HitKind.NOTICE, row.document_number, note, page, wish),
        numbers=(number, number.removesuffix("号")),
        names=(number,),
        notes=fold(note),
    )


def _is_pinyin(word: str) -> bool:
    return len(word) >= LEAST_LETTERS and word.isascii() and word.isalpha()


def _fit_text(word: str, name: str) -> Fit | None:
    """How a Chinese word finds a folded name."""
    if word == name:
        return Fit.WHOLE
    if name.startswith(word):
        return Fit.START
    return Fit.WITHIN if word in name else None
