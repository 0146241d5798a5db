"""外发登记: who was given which roster, and what for. It holds no number of anybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator
from sqlmodel import Field, Session, col

from workbench.errors import InvalidInput
from workbench.journal import Turn, describe
from workbench.records import Draft, Record, choice, load, pick, put
from workbench.rules.masking import Mask, mask_text


class HandoutFormat(StrEnum):
    """What a roster can leave the office as."""

    PDF = "PDF 通讯录"
    QR = "二维码名片"
    XLSX = "Excel 工作簿"
    CSV = "CSV 表格"
    VCARD3 = "vCard 3.0 名片"
    VCARD4 = "vCard 4.0 名片"
    OUTLOOK = "Outlook 名片"
    JSON = "JSON 数据"

    @property
    def suffix(self) -> str:
        """How the name of such a file ends."""
        return SUFFIXES[self]


SUFFIXES = {
    HandoutFormat.PDF: ".pdf",
    HandoutFormat.QR: ".pdf",
    HandoutFormat.XLSX: ".xlsx",
    HandoutFormat.CSV: ".csv",
    HandoutFormat.VCARD3: ".vcf",
    HandoutFormat.VCARD4: ".vcf",
    HandoutFormat.OUTLOOK: ".zip",
    HandoutFormat.JSON: ".json",
}


def _numberless(text: str) -> str:
    return mask_text(text, Mask.INTERNAL)


Numberless = Annotated[str, AfterValidator(_numberless)]
"""A text in which a mobile, should somebody type one, is masked."""


class HandoutDraft(Draft):
    """A roster about to leave the office."""

    mask: Mask = Field(default=Mask.INTERNAL, title="密级", sa_type=choice(Mask))
    format: HandoutFormat = Field(
        default=HandoutFormat.PDF, title="格式", sa_type=choice(HandoutFormat)
    )
    recipient: Numberless = Field(default="", title="接收人", max_length=40)
    purpose: Numberless = Field(default="", title="用途", max_length=100)


class Handout(Record, HandoutDraft, table=True):
    """One roster that left, and how many people were in it."""

    handed_at: datetime
    people: int


@dataclass(frozen=True, slots=True)
class HandoutRow:
    """One line of the register."""

    id: UUID
    handed_at: datetime
    mask: Mask
    format: HandoutFormat
    recipient: str
    purpose: str
    people: int


def check_handout(draft: HandoutDraft) -> None:
    """Whole numbers leave only to somebody and for something.

    Raises:
        InvalidInput: with a sentence for each of the two that is missing.
    """
    if draft.mask is Mask.FULL:
        asked = {"recipient": "接收人", "purpose": "用途"}
        lacking = {
            name: f"完整版含全部号码，请填写{title}。"
            for name, title in asked.items()
            if not getattr(draft, name)
        }
        if lacking:
            raise InvalidInput.of(lacking)


def record_handout(session: Session, draft: HandoutDraft, people: int, now: datetime) -> UUID:
    """Register a roster before it is written; like an issued slip it is never undone.

    Raises:
        InvalidInput: whole numbers without recipient or purpose.
    """
    check_handout(draft)
    describe(session, f"外发{draft.mask.word}通讯录给{draft.recipient}", Turn.ISSUE)
    handout = Handout(**draft.model_dump(), people=people, handed_at=now)
    put(session, handout)
    return handout.id


def withdraw_handout(session: Session, handout_id: UUID) -> None:
    """Strike out a roster that could not be written after all; the journal keeps both."""
    handout = load(session, Handout, handout_id, "外发登记")
    describe(session, f"给{handout.recipient}的通讯录没有写成，取消登记", Turn.ISSUE)
    session.delete(handout)


def list_handouts(session: Session) -> Sequence[HandoutRow]:
    """The register, the latest first."""
    query = pick(
        Handout.id,
        col(Handout.handed_at),
        Handout.mask,
        Handout.format,
        Handout.recipient,
        Handout.purpose,
        Handout.people,
    ).order_by(col(Handout.handed_at).desc())
    return [HandoutRow(*row) for row in session.execute(query)]
