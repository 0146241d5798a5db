"""办结销号: how a decision was carried out."""

from uuid import UUID

from ui.desk import Desk
from ui.parts.fields import Day, Text
from ui.parts.form import Form
from workbench.errors import InvalidInput
from workbench.meetings import ClosingDraft, DecisionRow
from workbench.records import checked

FIELDS = (
    Day(name="finished_on", label="办结日期(&D)"),
    Text(name="result", label="落实情况(&T)", hint="做了什么，有什么结果，依据哪份文件", lines=5),
)


class ClosingForm(Form):
    """Opens on a decision; one that is closed already is shown to be corrected."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("办结销号", FIELDS, "销号")
        self._desk = desk
        self._decision: UUID | None = None

    def open_on(self, decision: DecisionRow) -> None:
        """Propose today, or the day the desk looks at when that is earlier."""
        self._decision = decision.id
        today = min(self._desk.clock().date(), self._desk.as_of)
        values = {"finished_on": decision.finished_on or today, "result": decision.result}
        self.fill(values, f"办结销号　{decision.meeting}第{decision.position}项")

    def draft(self, values: dict[str, object]) -> tuple[UUID, ClosingDraft]:
        """Which decision, and the checked draft.

        Raises:
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        if self._decision is None:
            raise InvalidInput("请先在列表里选一项议定事项。")
        draft = checked(ClosingDraft, values)
        if draft.finished_on > self._desk.clock().date():
            raise InvalidInput("办结日期不能晚于今天。", "finished_on")
        return self._decision, draft
