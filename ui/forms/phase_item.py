"""阶段工作落实情况: how one thing that a phase asks for was carried out."""

from uuid import UUID

from ui.desk import Desk
from ui.parts.fields import Day, Text
from ui.parts.form import Form
from workbench.errors import InvalidInput
from workbench.plan import PhaseItemDraft, PhaseItemRow
from workbench.records import checked

FIELDS = (
    Text(
        name="account",
        label="落实情况(&T)",
        hint="做了什么、出了什么文件、有什么结果，原样写进报告第二部分",
        lines=8,
    ),
    Day(name="done_on", label="完成日期(&D)", hint="没有完成就不填"),
)


class PhaseItemForm(Form):
    """Opens on one 阶段工作; what is typed stands in the phase report."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("阶段工作", FIELDS)
        self._desk = desk
        self.item_id: UUID | None = None

    def open_on(self, item: PhaseItemRow) -> None:
        """Show what is known of an item."""
        self.item_id = item.id
        values = {"account": item.account, "done_on": item.done_on}
        self.fill(values, f"阶段工作　{item.text}")

    def draft(self, values: dict[str, object]) -> tuple[UUID, PhaseItemDraft]:
        """Which item, and the checked draft.

        Raises:
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        if self.item_id is None:
            raise InvalidInput("请先选一项阶段工作。")
        draft = checked(PhaseItemDraft, values)
        if draft.done_on and draft.done_on > self._desk.clock().date():
            raise InvalidInput("完成日期不能晚于今天。", "done_on")
        return self.item_id, draft
