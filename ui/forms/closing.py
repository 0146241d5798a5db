"""办结销号: how a decision was carried out, and what the leader remarked on it."""

from uuid import UUID

from ui.desk import Desk
from ui.parts.fields import Choice, Day, Suggested, Text
from ui.parts.form import Form
from workbench.decision_ledger import DecisionRow
from workbench.errors import InvalidInput
from workbench.members import list_members
from workbench.records import checked
from workbench.settling import ClosingDraft
from workbench.supervision import ASSENTS, is_assent

FIELDS = (
    Day(name="finished_on", label="办结日期(&D)"),
    Text(name="result", label="落实情况(&T)", hint="做了什么，有什么结果，依据哪份文件", lines=5),
    Choice(name="member_id", label="批示领导(&L)", hint="输入几个字查找"),
    Suggested(
        name="remark", label="领导批示(&P)", hint="照录原话；“同意”“圈阅”才销号，其他批示继续办理"
    ),
)
CLOSES = "保存后销号。"
STAYS_OPEN = "不是“同意”或“圈阅”：保存后批示照录，这项议定事项不销号，继续办理。"


class ClosingForm(Form):
    """Opens on a decision; one that is closed already is shown to be corrected."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("办结销号", FIELDS, "保存批示")
        self._desk = desk
        self._decision: UUID | None = None
        self.set_options("remark", [(word, word) for word in ASSENTS])
        self.edited.connect(self._foretell)

    def open_on(self, decision: DecisionRow) -> None:
        """Propose today, or the day the desk looks at when that is earlier."""
        self._decision = decision.id
        members = self._desk.store.read(list_members, self._desk.as_of)
        self.set_options("member_id", [(m.id, f"{m.name}　{m.role}") for m in members])
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

    def _foretell(self, name: str) -> None:
        """Say what a remark will come to."""
        if name == "remark":
            remark = self.editor("remark").raw()
            outcome = CLOSES if is_assent(remark) else STAYS_OPEN
            self.tell("remark", outcome if remark.strip() else "")
