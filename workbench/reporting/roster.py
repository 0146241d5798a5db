"""成员通讯录: the contact roster as of a day, by rank, with as much of the numbers as asked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from workbench.members import LiaisonRow, MemberRow, get_office, list_members
from workbench.plan import get_plan
from workbench.reporting.document import Align, Annex, Band, Block, Column, Document, Table, Text
from workbench.rules.masking import Mask, mask_mobile, mask_phone
from workbench.rules.words import chinese_date

COLUMNS = (
    Column("序号", 1.3, Align.CENTRE),
    Column("姓名", 2.6, Align.CENTRE),
    Column("单位及职务", 7.2),
    Column("办公电话", 3.6, Align.CENTRE),
    Column("手机", 3.6, Align.CENTRE),
    Column("电子邮箱", 5.6, Align.CENTRE),
    Column("联络员", 2.6, Align.CENTRE),
    Column("联络员电话", 3.8, Align.CENTRE),
)
PUBLIC_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Roster:
    """The members as of a day, numbers masked already: what every roster format is made from."""

    group: str
    office: str
    as_of: date
    mask: Mask
    members: tuple[MemberRow, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """What is printed of everybody: outside the office no more than name and post."""
        return COLUMNS[:PUBLIC_COLUMNS] if self.mask is Mask.PUBLIC else COLUMNS

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """One row a member, one cell a column."""
        width = len(self.columns)
        return tuple((str(m.rank), *_contact(m))[:width] for m in self.members)


def read_roster(session: Session, as_of: date, mask: Mask) -> Roster:
    """Read the roster as of a day."""
    members = tuple(_masked(member, mask) for member in list_members(session, as_of))
    return Roster(get_plan(session).leading_group, get_office(session).text, as_of, mask, members)


def _masked(member: MemberRow, mask: Mask) -> MemberRow:
    return replace(
        member,
        phone=mask_phone(member.phone, mask),
        mobile=mask_mobile(member.mobile, mask),
        email=mask_phone(member.email, mask),  # 13800001234@… is a mobile too
        liaison=_masked_liaison(member.liaison, mask),
    )


def _masked_liaison(liaison: LiaisonRow | None, mask: Mask) -> LiaisonRow | None:
    if liaison is None or mask is Mask.PUBLIC:
        return None
    return replace(
        liaison,
        phone=mask_phone(liaison.phone, mask),
        mobile=mask_mobile(liaison.mobile, mask),
    )


def roster_document(roster: Roster) -> Document:
    """The roster on paper: landscape, under the roles of the group."""
    note = (
        f"共{len(roster.members)}人，按职务排序，截至{chinese_date(roster.as_of)}。{roster.office}"
    )
    blocks: tuple[Block, ...] = (
        Annex("", f"{roster.group}成员通讯录", landscape=True),
        Text(note),
        Table(roster.columns, tuple(_banded(roster))),
    )
    return Document(
        title=(),
        subtitle="",
        author=f"{roster.group}办公室",
        subject=f"成员通讯录（{roster.mask.word}）",
        blocks=blocks,
    )


def _banded(roster: Roster) -> Iterator[tuple[str, ...] | Band]:
    role = None
    for member, row in zip(roster.members, roster.rows, strict=True):
        if member.role is not role:
            role = member.role
            yield Band(role)
        yield row


def _contact(member: MemberRow) -> tuple[str, ...]:
    liaison = member.liaison
    return (
        member.name,
        member.post,
        member.phone,
        member.mobile,
        member.email,
        liaison.name if liaison else "",
        "\n".join(filter(None, (liaison.phone, liaison.mobile))) if liaison else "",
    )
