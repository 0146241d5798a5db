"""年度核对: what each unit is asked to look through, what it wrote back, and what differs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from workbench.contacts import ContactDraft
from workbench.errors import InvalidInput
from workbench.journal import describe
from workbench.liaisons import Liaison, LiaisonRow, list_liaisons
from workbench.members import Member, MemberRow, list_members
from workbench.records import checked, load
from workbench.units import list_units

FIELDS = {
    name: str(ContactDraft.model_fields[name].title)
    for name in ("phone", "mobile", "fax", "email", "room")
}
"""What is checked, by name, with its title."""
MEMBER, LIAISON = "成员", "联络员"
GONE = "无"
"""What a unit writes where a number is no longer used."""


@dataclass(frozen=True, slots=True)
class CheckedPerson:
    """Somebody of a unit and how to reach them, as the office has it."""

    id: UUID
    kind: str
    name: str
    post: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CheckSheet:
    """What one unit looks through."""

    unit_id: UUID
    unit: str
    addressee: str
    people: tuple[CheckedPerson, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that a unit wrote differently; `problem` says why it cannot be taken."""

    person: CheckedPerson
    field: str
    old: str
    new: str
    problem: str = ""

    @property
    def title(self) -> str:
        """What the value is."""
        return FIELDS[self.field]


def list_check_sheets(session: Session, as_of: date) -> list[CheckSheet]:
    """A sheet for every unit that has a member or a liaison on a day, in the order of units."""
    found: dict[UUID | None, list[CheckedPerson]] = {}
    for member in list_members(session, as_of):
        found.setdefault(member.unit_id, []).append(_person(member, MEMBER, member.post))
    for liaison in list_liaisons(session, as_of):
        found.setdefault(liaison.unit_id, []).append(_person(liaison, LIAISON, liaison.unit))
    return [
        CheckSheet(unit.id, unit.short_name, unit.official_name, tuple(found[unit.id]))
        for unit in list_units(session)
        if unit.id in found
    ]


def compare(sheets: Sequence[CheckSheet], rows: Sequence[Mapping[str, str]]) -> list[Difference]:
    """What the rows of a returned sheet say differently, one value at a time.

    A value that was left empty is no answer: only 无 takes one away.

    Args:
        sheets: as they stand now.
        rows: `id` and the values by the names of `FIELDS`, as the unit wrote them.

    Raises:
        InvalidInput: a row is about nobody who is in the register.
    """
    people = {str(person.id): person for sheet in sheets for person in sheet.people}
    found: list[Difference] = []
    for row in rows:
        person = people.get(row["id"])
        if person is None:
            raise InvalidInput(
                f"“{row.get('name') or row['id']}”已不在名册中，请核对是否是最近发出的核对表。"
            )
        found.extend(_differences(person, row))
    return found


def take_difference(session: Session, difference: Difference, day: date) -> None:
    """Take over one value that was looked at; it counts as checked on the day.

    Raises:
        InvalidInput: it is no number or address, or was changed here meanwhile.
    """
    if difference.problem:
        raise InvalidInput(difference.problem)
    person = difference.person
    record = _record(session, person)
    if getattr(record, difference.field) != difference.old:
        raise InvalidInput(f"{person.name}的{difference.title}在这期间已改过，请重新读入核对表。")
    describe(session, f"按核对表修改{person.name}的{difference.title}")
    setattr(record, difference.field, difference.new)
    record.verified_on = day


def confirm_people(session: Session, people: Sequence[CheckedPerson], day: date) -> None:
    """Note down that somebody's numbers were looked through on a day."""
    describe(session, f"登记通讯信息核对（{len(people)}人）")
    for person in people:
        _record(session, person).verified_on = day


def _record(session: Session, person: CheckedPerson) -> Member | Liaison:
    if person.kind == MEMBER:
        return load(session, Member, person.id, MEMBER)
    return load(session, Liaison, person.id, LIAISON)


def _person(row: MemberRow | LiaisonRow, kind: str, post: str) -> CheckedPerson:
    values = {name: getattr(row, name) for name in FIELDS}
    return CheckedPerson(row.id, kind, row.name, post, values)


def _differences(person: CheckedPerson, row: Mapping[str, str]) -> Iterator[Difference]:
    for field, old in person.values.items():
        typed = row.get(field, "").strip()
        if not typed:
            continue
        try:
            value = "" if typed == GONE else typed
            new, problem = str(getattr(checked(ContactDraft, {field: value}), field)), ""
        except InvalidInput as error:
            new, problem = typed, error.sentence
        if new != old:
            yield Difference(person, field, old, new, problem)
