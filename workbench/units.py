"""Units and groups of units, under every name the office writes them by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, Session, col, func, or_, select

from workbench.errors import InvalidInput
from workbench.journal import describe
from workbench.records import Draft, Record, load, put


class UnitRole(StrEnum):
    """What a unit is to a task or decision."""

    LEAD = "牵头"
    COOPERATING = "配合"


class Unit(Record, table=True):
    """单位 or 单位组: a group is one entry in a row and expands to its dated members."""

    short_name: str = Field(unique=True)
    official_name: str
    aliases: list[str] = Field(default_factory=list, sa_type=sa.JSON)
    is_group: bool = False
    position: int
    source_note: str = ""


class GroupMember(Record, table=True):
    """A unit belongs to a group from a day on, until a day if that is known."""

    __tablename__ = "group_member"
    group_id: UUID = Field(foreign_key="unit.id", index=True)
    unit_id: UUID = Field(foreign_key="unit.id")
    position: int
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit as lists and choices show it."""

    id: UUID
    short_name: str
    official_name: str
    is_group: bool


def list_units(session: Session, *, groups: bool = False) -> list[UnitRow]:
    """All units in the document's order, with the groups if wanted."""
    query = select(Unit.id, Unit.short_name, Unit.official_name, Unit.is_group).order_by(
        col(Unit.position)
    )
    rows = [UnitRow(*row) for row in session.exec(query)]
    return rows if groups else [row for row in rows if not row.is_group]


def find_unit(session: Session, name: str) -> UUID:
    """The unit or group that goes by this short name, official name or alias.

    Raises:
        InvalidInput: nobody goes by it.
    """
    wanted = name.strip()
    for unit in session.exec(select(Unit)):
        if wanted in (unit.short_name, unit.official_name, *unit.aliases):
            return unit.id
    raise InvalidInput(f"“{wanted}”不在单位名单中，请从列表中选择。", "unit_id")


class UnitDraft(Draft):
    """A unit that was not in the list, as typed."""

    short_name: str = Field(title="简称", min_length=1, max_length=60)
    official_name: str = Field(title="全称", min_length=1, max_length=120)


def add_unit(session: Session, draft: UnitDraft) -> UUID:
    """Take a unit into the list, behind the others.

    Raises:
        InvalidInput: a unit goes by one of its names already.
    """
    for field in ("short_name", "official_name"):
        _refuse_taken(session, getattr(draft, field), field)
    describe(session, f"新增单位{draft.short_name}")
    last = session.exec(select(func.coalesce(func.max(Unit.position), 0))).one()
    unit = Unit.model_validate(draft.model_dump() | {"position": last + 1})
    put(session, unit)
    return unit.id


def add_alias(session: Session, unit_id: UUID, name: str) -> None:
    """Let a unit also be found by a name that somebody writes it by.

    Raises:
        InvalidInput: no name, or a unit goes by it already.
    """
    unit = load(session, Unit, unit_id, "单位")
    alias = name.strip()
    if not alias:
        raise InvalidInput("请填写别名。", "name")
    _refuse_taken(session, alias, "name")
    describe(session, f"给{unit.short_name}加别名“{alias}”")
    unit.aliases = [*unit.aliases, alias]


def _refuse_taken(session: Session, name: str, field: str) -> None:
    for unit in session.exec(select(Unit)):
        if name in (unit.short_name, unit.official_name, *unit.aliases):
            raise InvalidInput(f"“{name}”已是{unit.short_name}的名称，请直接选用。", field)


def group_members(session: Session, as_of: date) -> dict[UUID, tuple[UUID, ...]]:
    """Which units each group stands for on a day, in order."""
    query = (
        select(GroupMember.group_id, GroupMember.unit_id)
        .where(
            GroupMember.since <= as_of,
            or_(col(GroupMember.until).is_(None), col(GroupMember.until) >= as_of),
        )
        .order_by(col(GroupMember.position))
    )
    groups: dict[UUID, tuple[UUID, ...]] = {}
    for group, unit in session.exec(query):
        groups[group] = (*groups.get(group, ()), unit)
    return groups


class MembershipDraft(Draft):
    """A unit joins a group on a day, or leaves it after one."""

    group_id: UUID = Field(title="单位组")
    unit_id: UUID = Field(title="单位")
    day: date = Field(title="日期")


def join_group(session: Session, draft: MembershipDraft) -> None:
    """Let a unit belong to a group from a day on; what was before stays as it was.

    Raises:
        InvalidInput: it belongs to the group already.
    """
    group, unit = _group_and_unit(session, draft)
    if unit.id in group_members(session, draft.day).get(group.id, ()):
        raise InvalidInput(f"{unit.short_name}已在“{group.short_name}”中。", "unit_id")
    describe(session, f"{unit.short_name}加入{group.short_name}")
    last = session.exec(
        select(func.coalesce(func.max(GroupMember.position), 0)).where(
            GroupMember.group_id == group.id
        )
    ).one()
    member = GroupMember(group_id=group.id, unit_id=unit.id, position=last + 1, since=draft.day)
    put(session, member)


def leave_group(session: Session, draft: MembershipDraft) -> None:
    """Let a unit's membership end with a day: it is the last one on which it belongs.

    Raises:
        InvalidInput: it does not belong to the group on that day.
    """
    group, unit = _group_and_unit(session, draft)
    member = session.exec(
        select(GroupMember).where(
            GroupMember.group_id == group.id,
            GroupMember.unit_id == unit.id,
            GroupMember.since <= draft.day,
            or_(col(GroupMember.until).is_(None), col(GroupMember.until) >= draft.day),
        )
    ).first()
    if member is None:
        raise InvalidInput(f"{unit.short_name}那天不在“{group.short_name}”中。", "unit_id")
    describe(session, f"{unit.short_name}退出{group.short_name}")
    member.until = draft.day


def _group_and_unit(session: Session, draft: MembershipDraft) -> tuple[Unit, Unit]:
    return (
        load(session, Unit, draft.group_id, "单位组"),
        load(session, Unit, draft.unit_id, "单位"),
    )


def expand(units: Sequence[UUID], groups: Mapping[UUID, Sequence[UUID]]) -> tuple[UUID, ...]:
    """Replace each group by its members, keep the order, name nobody twice."""
    found = [member for unit in units for member in groups.get(unit, (unit,))]
    return tuple(dict.fromkeys(found))


def unit_names(session: Session) -> dict[UUID, str]:
    """Short names by id, groups included."""
    return {row.id: row.short_name for row in list_units(session, groups=True)}
