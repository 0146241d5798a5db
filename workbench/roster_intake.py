"""A list of people comes in: what it proposes, and how that stands to the roster."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field, Session, select

from workbench.contacts import ContactDraft, Name
from workbench.liaisons import LiaisonRow
from workbench.members import MemberRow
from workbench.rules.minutes import UnitName
from workbench.rules.roster import ProposedMember, read_roster
from workbench.units import Unit

CITY = re.compile("^(?:中共)?(?:呼和浩特)?市委?(?![长委])")
NUMBERS = ("phone", "mobile", "fax", "email")


class IntakeRole(StrEnum):
    """What somebody on a list is: a role in the group, or whom the office calls in a unit."""

    HEAD = "组长"
    EXECUTIVE_DEPUTY = "常务副组长"
    DEPUTY = "副组长"
    MEMBER = "成员"
    LIAISON = "联络员"


class Sameness(StrEnum):
    """Whether somebody who bears the name of a member is that member."""

    SAME = "同一人"
    OTHER = "同名的另一人"


class IntakeDraft(ContactDraft):
    """Somebody of a list, as put right by the secretary."""

    name: Name = Field(title="姓名")
    role: IntakeRole = Field(title="组内职务")
    post: str = Field(default="", title="单位及职务", max_length=200)
    unit_id: UUID | None = Field(default=None, title="单位")
    since: date = Field(title="任职日期")
    sameness: Sameness | None = Field(default=None, title="同名的人")


class Standing(StrEnum):
    """How somebody on a list stands to the roster."""

    HELD = "已在名单"
    CHANGED = "号码有变"
    NAMESAKE = "同名，职务不同"
    FOLLOWS = "接任联络员"
    NEW = "新增"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A standing, and the words that say with whom it was compared."""

    standing: Standing
    words: str = ""


def propose_people(session: Session, text: str) -> tuple[ProposedMember[UUID], ...]:
    """The people whom a list seems to name; nothing is kept."""
    units = [
        UnitName(unit.id, (unit.short_name, unit.official_name, *unit.aliases))
        for unit in session.exec(select(Unit))
    ]
    return read_roster(text, units)


def compare_person(
    draft: IntakeDraft, members: Sequence[MemberRow], liaisons: Sequence[LiaisonRow]
) -> Comparison:
    """How a person of a list stands to the roster and the liaisons of a day."""
    if draft.role is IntakeRole.LIAISON:
        return _compare_liaison(draft, liaisons)
    same = [row for row in members if row.name == draft.name and not row.is_vacant]
    held = next((row for row in same if is_same_post(draft, row.post, row.unit_id)), None)
    if held:
        return Comparison(_held(draft, held))
    if same:
        posts = "、".join(f"“{row.post}”" for row in same)
        return Comparison(Standing.NAMESAKE, f"名单里的{draft.name}是{posts}。")
    return Comparison(Standing.NEW)


def _compare_liaison(draft: IntakeDraft, liaisons: Sequence[LiaisonRow]) -> Comparison:
    present = next((row for row in liaisons if row.unit_id == draft.unit_id), None)
    if present is None:
        return Comparison(Standing.NEW)
    if present.name != draft.name:
        return Comparison(Standing.FOLLOWS, f"{present.unit}现在的联络员是{present.name}。")
    return Comparison(_held(draft, present))


def _held(draft: IntakeDraft, row: MemberRow | LiaisonRow) -> Standing:
    news = (name for name in NUMBERS if getattr(draft, name) not in {"", getattr(row, name)})
    return Standing.CHANGED if any(news) else Standing.HELD


def is_same_post(draft: IntakeDraft, post: str, unit_id: UUID | None) -> bool:
    """Whether a list means a post of the roster; one that names no post says nothing against it."""
    if not draft.post:
        return draft.unit_id in {None, unit_id}
    return plain_post(draft.post) == plain_post(post)


def plain_post(post: str) -> str:
    """A post as it is compared: without blanks and the city, 人民政府 and 政府 alike."""
    return CITY.sub("", "".join(post.split())).replace("人民政府", "政府")
