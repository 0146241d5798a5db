"""Members put in an order; the rules are in `workbench.rules.ordering`."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from workbench.members import MemberRow, Role
from workbench.pinyin import read_names, unread_characters
from workbench.rules.ordering import Order, pinyin_key, stroke_key, unwritten_characters
from workbench.strokes import read_strokes


@dataclass(frozen=True, slots=True)
class Arranged:
    """Members in an order, and the characters of which it knew nothing: they stand last."""

    members: tuple[MemberRow, ...]
    unknown: tuple[str, ...] = ()


def arrange(members: Sequence[MemberRow], order: Order, units: Sequence[UUID]) -> Arranged:
    """Put members in an order; those alike keep their rank, posts that are 待定 come last.

    Args:
        members: in any order.
        order: the one wanted.
        units: the units in the document's order.
    """
    ranked = sorted(members, key=lambda m: m.rank)
    match order:
        case Order.RANK:
            return Arranged(tuple(ranked))
        case Order.UNIT:
            return Arranged(tuple(_by_unit(ranked, units)))
        case Order.STROKE:
            return _by_strokes(ranked)
        case _:
            return _by_pinyin(ranked)


def _by_unit(ranked: Sequence[MemberRow], units: Sequence[UUID]) -> list[MemberRow]:
    places = {unit: place for place, unit in enumerate(units)}
    last = len(places)

    def place(member: MemberRow) -> tuple[bool, int]:
        if member.role is not Role.MEMBER:
            return False, 0
        return True, places[member.unit_id] if member.unit_id else last

    return sorted(ranked, key=place)


def _by_strokes(ranked: Sequence[MemberRow]) -> Arranged:
    strokes = read_strokes()
    members = sorted(ranked, key=lambda m: (m.is_vacant, stroke_key(m.name, strokes)))
    return Arranged(tuple(members), unwritten_characters(_names(ranked), strokes))


def _by_pinyin(ranked: Sequence[MemberRow]) -> Arranged:
    strokes, readings = read_strokes(), read_names(m.name for m in ranked)
    members = sorted(
        ranked, key=lambda m: (m.is_vacant, pinyin_key(m.name, readings[m.name], strokes))
    )
    return Arranged(tuple(members), unread_characters(_names(ranked)))


def _names(members: Sequence[MemberRow]) -> list[str]:
    return [member.name for member in members if not member.is_vacant]
