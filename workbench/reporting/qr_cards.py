"""二维码名片: a sheet of cards that telephones scan without a network."""

from workbench.exchange.vcard import count_hidden, qr_card
from workbench.members import MemberRow
from workbench.reporting.document import Document, QrCard, QrCards, Text
from workbench.reporting.roster import Roster
from workbench.rules.words import chinese_date


def qr_document(roster: Roster) -> Document:
    """One code a member, name and post below."""
    hidden = count_hidden(roster.people)
    note = (
        f"共{len(roster.people)}人，截至{chinese_date(roster.as_of)}。用手机扫码即可存为联系人，"
        "不需要网络。"
    )
    if hidden:
        note += "隐去的号码没有写进二维码。"
    return Document(
        title=("成员通讯录二维码名片",),
        subtitle="",
        author=f"{roster.group}办公室",
        subject=f"二维码名片（{roster.mask.word}）",
        blocks=(Text(note), QrCards(tuple(_card(m, roster.group) for m in roster.people))),
        watermark=roster.watermark,
    )


def _card(member: MemberRow, group: str) -> QrCard:
    return QrCard(qr_card(member, group), member.name, member.post)
