"""记录节点: that a milestone of a task was reached."""

from uuid import UUID

from ui.parts.fields import Choice, Day, Text
from ui.parts.form import Form
from workbench.errors import InvalidInput
from workbench.ledger import TaskRow
from workbench.records import checked
from workbench.tasks import MilestoneDraft

FIELDS = (
    Choice(name="milestone", label="节点(&N)"),
    Day(name="done_on", label="完成日期(&D)", hint="没有完成就不填"),
    Text(name="account", label="完成情况(&T)", hint="例如批文、挂牌、验收文件"),
)


class MilestoneForm(Form):
    """Opens on a task that has milestones, at the first one not done."""

    def __init__(self) -> None:
        super().__init__("记录节点", FIELDS)

    def open_on(self, task: TaskRow) -> None:
        """Offer the milestones of a task."""
        self.set_options("milestone", [(step.id, step.title) for step in task.milestones])
        step = next((s for s in task.milestones if s.done_on is None), task.milestones[0])
        values = {"milestone": step.id, "done_on": step.done_on, "account": step.account}
        self.fill(values, f"记录节点　第{task.number}项")

    def draft(self, values: dict[str, object]) -> tuple[UUID, MilestoneDraft]:
        """Which milestone, and the checked draft.

        Raises:
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        values = dict(values)
        milestone = values.pop("milestone")
        if not isinstance(milestone, UUID):
            raise InvalidInput("请选择节点。", "milestone")
        return milestone, checked(MilestoneDraft, values)
