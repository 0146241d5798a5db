"""改联系方式: how to reach one member."""

from uuid import UUID

from ui.desk import Desk
from ui.parts.fields import Day, Field
from ui.parts.form import Form
from workbench.contacts import ContactDraft
from workbench.errors import InvalidInput
from workbench.members import MemberRow
from workbench.records import checked

FIELDS = (
    Field(name="phone", label="办公电话(&P)", hint="例如 0471-4606123 转 8012"),
    Field(name="mobile", label="手机(&M)", hint="例如 138-0000-1234"),
    Field(name="fax", label="传真(&F)", hint="例如 0471-4606124"),
    Field(name="email", label="电子邮箱(&E)", hint="例如 name@example.cn"),
    Field(name="room", label="办公室(&R)", hint="例如 市政府 1 号楼 512"),
    Day(name="verified_on", label="核对日期(&D)", hint="最近一次核对号码的日期"),
)


class ContactForm(Form):
    """Opens on a member; numbers typed for the first time count as checked today."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("改联系方式", FIELDS)
        self._desk = desk
        self._member: MemberRow | None = None

    def open_on(self, member: MemberRow) -> None:
        """Show what is known of a member."""
        self._member = member
        values = {field.name: getattr(member, field.name) for field in FIELDS}
        values["verified_on"] = member.verified_on or self._desk.clock().date()
        self.fill(values, f"改联系方式　{member.name}")

    def draft(self, values: dict[str, object]) -> tuple[UUID, ContactDraft]:
        """Whose, and the checked draft.

        Raises:
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        if self._member is None:
            raise InvalidInput("请先在名单里选一位成员。")
        draft = checked(ContactDraft, values)
        if draft.verified_on and draft.verified_on > self._desk.clock().date():
            raise InvalidInput("核对日期不能晚于今天。", "verified_on")
        return self._member.id, draft
