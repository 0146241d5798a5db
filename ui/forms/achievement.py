"""评定: when a target without figures was reached, and what shows it."""

from uuid import UUID

from ui.desk import Desk
from ui.parts.fields import Day, Text
from ui.parts.form import Form
from workbench.errors import InvalidInput
from workbench.records import checked
from workbench.scoreboard import TargetRow
from workbench.targets import AchievementDraft

FIELDS = (
    Day(name="achieved_on", label="实现日期(&D)", hint="没有实现就不填"),
    Text(name="achieved_note", label="依据(&T)", hint="批文、验收文件等的名称和文号", lines=5),
)


class AchievementForm(Form):
    """Opens on a target that people judge."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("评定", FIELDS, "保存评定")
        self._desk = desk
        self._target: UUID | None = None

    def open_on(self, target: TargetRow) -> None:
        """Show the judgement as it stands."""
        self._target = target.id
        values = {field.name: getattr(target, field.name) for field in FIELDS}
        self.fill(values, f"评定　{target.name}")

    def draft(self, values: dict[str, object]) -> tuple[UUID, AchievementDraft]:
        """Which target, and the checked draft.

        Raises:
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        if self._target is None:
            raise InvalidInput("请先在列表里选一项指标。")
        draft = checked(AchievementDraft, values)
        if draft.achieved_on and draft.achieved_on > self._desk.clock().date():
            raise InvalidInput("实现日期不能晚于今天。", "achieved_on")
        return self._target, draft
