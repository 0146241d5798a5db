"""What is typed into a 人员调整: the posts that change hands by one document."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from uuid import UUID

from pydantic import Field as ListField
from sqlmodel import Field

from workbench.contacts import Name, Phone
from workbench.errors import InvalidInput
from workbench.members import VACANT, Role
from workbench.records import Draft


class Succession(StrEnum):
    """Who holds a post from the day on."""

    NEW = "新任"
    KNOWN = "名册中的人"
    VACANT = "待定"
    ABOLISHED = "不再设"


class ChangeDraft(Draft):
    """One post that changes hands; without an appointment it is a new post in the group."""

    appointment_id: UUID | None = Field(default=None, title="调整的职务")
    succession: Succession = Field(default=Succession.NEW, title="由谁接任")
    member_id: UUID | None = Field(default=None, title="接任人")
    name: Name | None = Field(default=None, title="新任姓名")
    is_namesake: bool = Field(default=False, title="同名的另一人")
    role: Role = Field(default=Role.MEMBER, title="职务")
    post: str = Field(default="", title="单位及职务", max_length=200)
    unit_id: UUID | None = Field(default=None, title="单位")
    liaison: Name | None = Field(default=None, title="新联络员")
    liaison_phone: Phone = Field(default="", title="联络员电话")


class AdjustmentDraft(Draft):
    """Everything that one document changes from a day on."""

    day: date = Field(title="调整日期")
    document_number: str = Field(default="", title="依据文号", max_length=60)
    changes: list[ChangeDraft] = ListField(default_factory=list, title="调整事项")


def check_change(change: ChangeDraft) -> None:
    """What one line must say, whatever stands in the register.

    Raises:
        InvalidInput: with a sentence for each field that is missing or too much.
    """
    problems = {name: sentence for name, sentence in _problems(change) if sentence}
    if problems:
        raise InvalidInput.of(problems)


def _problems(change: ChangeDraft) -> Iterator[tuple[str, str]]:
    match change.succession:
        case Succession.ABOLISHED:
            yield "appointment_id", "" if change.appointment_id else "请选择不再设的是哪个职务。"
        case Succession.KNOWN:
            yield "member_id", "" if change.member_id else "请从名册中选择接任人。"
        case Succession.NEW:
            yield "name", "" if change.name else "请填写新任姓名。"
            if change.name == VACANT:
                yield "name", "人选未定的，请在“由谁接任”中选“待定”。"
    if change.succession is not Succession.ABOLISHED:
        yield "post", "" if change.post else "请填写单位及职务。"
    if change.liaison and not change.unit_id:
        yield "liaison", "这一职务没有对应的成员单位，不登记联络员。"
