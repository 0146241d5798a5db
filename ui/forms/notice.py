"""发单: what the slips of a batch have in common."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QSignalBlocker

from ui.desk import Desk
from ui.parts.fields import Choice, Day, Field
from ui.parts.form import Form
from workbench.errors import InvalidInput
from workbench.ledger import TaskRow
from workbench.notices import NoticeDraft, NoticeKind, NoticeOrder, reply_day
from workbench.orders import draw_orders
from workbench.records import checked

FIELDS = (
    Choice(name="kind", label="种类(&K)", options=[(kind, kind.heading) for kind in NoticeKind]),
    Day(name="reply_by", label="回复时限(&D)", half=True),
    Field(name="handled_by", label="经办人(&H)", hint="可以不填", half=True),
)


class NoticeForm(Form):
    """Opens on tasks; its title says how many units and tasks the slips will be about."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("发单", FIELDS, "登记并出 PDF")
        self._desk = desk
        self._tasks: Sequence[TaskRow] = ()
        self._unit: UUID | None = None
        self.edited.connect(self._recount)

    def open_on(self, tasks: Sequence[TaskRow], unit: UUID | None) -> None:
        """Begin a batch about these tasks, for all their units or for one of them."""
        self._tasks, self._unit = tasks, unit
        values = {"kind": NoticeKind.URGING, "reply_by": reply_day(self._desk.as_of)}
        self.fill(values, self._count(NoticeKind.URGING))

    def draft(self, values: dict[str, object]) -> tuple[NoticeDraft, list[NoticeOrder]]:
        """The checked draft, and what each unit is to be told.

        Raises:
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        draft = checked(NoticeDraft, {"issued_on": self._desk.as_of, **values})
        return draft, self._orders(draft.kind)

    def _orders(self, kind: NoticeKind) -> list[NoticeOrder]:
        found = draw_orders(kind, self._tasks)
        return [order for order in found if self._unit in (None, order.unit_id)]

    def _count(self, kind: NoticeKind) -> str:
        orders = self._orders(kind)
        tasks = {item.subject_id for order in orders for item in order.items}
        return f"发{kind.heading}　{len(orders)} 个单位、{len(tasks)} 项任务"

    def _recount(self, name: str) -> None:
        """Another kind concerns other units."""
        if name != "kind":
            return
        try:
            values = {
                name: self.editor(name).value() for name in ("kind", "reply_by", "handled_by")
            }
        except InvalidInput:
            return
        if isinstance(values["kind"], NoticeKind):
            with QSignalBlocker(self):
                self.fill(values, self._count(values["kind"]))
