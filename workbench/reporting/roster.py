"""成员通讯录: the contact roster as of a day, in an order, with as much of the numbers as asked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from workbench.liaisons import LiaisonRow
from workbench.members import MemberRow, get_office, list_members
from workbench.plan import get_plan
from workbench.reporting.document import Align, Annex, Band, Block, Column, Document, Table, Text
from workbench.roster_order import arrange
from workbench.rules.masking import Mask, mask_mobile, mask_phone, mask_text
from workbench.rules.ordering import Order
from workbench.rules.words import chinese_date
from workbench.units import list_units

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
ROLE = Column("职务", 2.8, Align.CENTRE)


@dataclass(frozen=True, slots=True)
class Roster:
    """The members as of a day, numbers masked already: what every roster format is made from."""

    group: str
    office: str
    as_of: date
    mask: Mask
    members: tuple[MemberRow, ...]
    recipient: str = ""
    order: Order = Order.RANK
    unknown: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[MemberRow, ...]:
        """The members without the posts that are 待定."""
        return tuple(member for member in self.members if not member.is_vacant)

    @property
    def size(self) -> str:
        """How many they are: 共55人, or 共54人，另有1个职务人选待定."""
        vacant = len(self.members) - len(self.people)
        return f"共{len(self.people)}人" + (f"，另有{vacant}个职务人选待定" if vacant else "")

    @property
    def watermark(self) -> str:
        """What stands behind every page that has whole numbers on it."""
        return f"仅供{self.recipient}使用" if self.mask is Mask.FULL else ""

    @property
    def rule(self) -> str:
        """How they are ordered, and which characters the order knows nothing of."""
        unknown = "、".join(self.unknown)
        return self.order.rule + (f"“{unknown}”没有数据，排在最后。" if unknown else "")

    @property
    def numbers(self) -> tuple[int, ...]:
        """Their ranks, and in any other order 1, 2, 3."""
        if self.order is Order.RANK:
            return tuple(member.rank for member in self.members)
        return tuple(range(1, len(self.members) + 1))

    @property
    def columns(self) -> tuple[Column, ...]:
        """What is printed of everybody: outside the office no more than name and post."""
        return COLUMNS[:PUBLIC_COLUMNS] if self.mask is Mask.PUBLIC else COLUMNS

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """One row a member, one cell a column."""
        width = len(self.columns)
        return tuple(
            (str(number), *_contact(member))[:width]
            for number, member in zip(self.numbers, self.members, strict=True)
        )


def read_roster(
    session: Session, as_of: date, mask: Mask, recipient: str = "", order: Order = Order.RANK
) -> Roster:
    """Read the roster as of a day; one with whole numbers says on every page for whom it is."""
    units = [unit.id for unit in list_units(session)]
    arranged = arrange(list_members(session, as_of, vacant=True), order, units)
    return Roster(
        group=get_plan(session).leading_group,
        office=mask_text(get_office(session).text, mask),
        as_of=as_of,
        mask=mask,
        members=tuple(masked(member, mask) for member in arranged.members),
        recipient=recipient,
        order=order,
        unknown=arranged.unknown,
    )


def masked(member: MemberRow, mask: Mask) -> MemberRow:
    """A member with as much of every number as may be seen, wherever it was typed."""
    return replace(
        member,
        name=mask_text(member.name, mask),
        post=mask_text(member.post, mask),
        unit=mask_text(member.unit, mask),
        source_note=mask_text(member.source_note, mask),
        phone=mask_phone(member.phone, mask),
        mobile=mask_mobile(member.mobile, mask),
        fax=mask_phone(member.fax, mask),
        email=mask_phone(member.email, mask),  # 13800001234@… is a mobile too
        room="" if mask is Mask.PUBLIC else mask_text(member.room, mask),
        liaison=_masked_liaison(member.liaison, mask),
    )


def _masked_liaison(liaison: LiaisonRow | None, mask: Mask) -> LiaisonRow | None:
    if liaison is None or mask is Mask.PUBLIC:
        return None
    return replace(
        liaison,
        name=mask_text(liaison.name, mask),
        phone=mask_phone(liaison.phone, mask),
        mobile=mask_mobile(liaison.mobile, mask),
        fax=mask_phone(liaison.fax, mask),
        email=mask_phone(liaison.email, mask),
        room=mask_text(liaison.room, mask),
    )


def roster_document(roster: Roster) -> Document:
    """The roster on paper: landscape, by rank under the roles of the group."""
    note = f"{roster.size}，{roster.order.word}，截至{chinese_date(roster.as_of)}。{roster.office}"
    blocks: tuple[Block, ...] = (
        Annex("", f"{roster.group}成员通讯录", landscape=True),
        Text(note),
        _by_rank(roster) if roster.order is Order.RANK else _with_roles(roster),
        Text(roster.rule),
    )
    return Document(
        title=(),
        subtitle="",
        author=f"{roster.group}办公室",
        subject=f"成员通讯录（{roster.mask.word}）",
        blocks=blocks,
        watermark=roster.watermark,
    )


def _by_rank(roster: Roster) -> Table:
    return Table(roster.columns, tuple(_banded(roster)))


def _with_roles(roster: Roster) -> Table:
    number, *others = roster.columns
    rows = zip(roster.members, roster.rows, strict=True)
    return Table(
        (number, ROLE, *others), tuple((row[0], member.role, *row[1:]) for member, row in rows)
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
