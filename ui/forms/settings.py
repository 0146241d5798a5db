"""填报设置: how often units report, and which units stand in a group."""

from uuid import UUID

from ui.desk import Desk
from ui.parts.fields import Choice, Day, Number
from ui.parts.form import Form
from workbench.errors import InvalidInput
from workbench.plan import SettingsDraft, get_plan
from workbench.records import checked
from workbench.rules.periods import Frequency
from workbench.tasks import task_titles
from workbench.units import MembershipDraft, list_units

USUAL = "随方案"
CHANGES = (("join", "加入"), ("leave", "退出"))
FREQUENCIES = [(frequency, frequency.word) for frequency in Frequency]


class SettingsForm(Form):
    """The plan's own frequency, due day and tolerance."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            "填报设置",
            (
                Choice(name="frequency", label="填报频次(&F)", options=FREQUENCIES),
                Number(name="due_day", label="每期截止日(&D)", unit="日", least=1, most=31),
                Number(name="tolerance", label="容许差(&T)", unit="个百分点", least=0, most=50),
            ),
        )
        self._desk = desk

    def open_on_plan(self) -> None:
        """Show what is set now."""
        plan = self._desk.store.read(get_plan)
        names = ("frequency", "due_day", "tolerance")
        self.fill({name: getattr(plan, name) for name in names})

    def draft(self, values: dict[str, object]) -> SettingsDraft:
        """The checked draft.

        Raises:
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        return checked(SettingsDraft, values)


class FrequencyForm(Form):
    """One task's own frequency."""

    def __init__(self, desk: Desk) -> None:
        options = [("", USUAL), *((str(f), f.word) for f in Frequency)]
        super().__init__(
            "任务填报频次",
            (
                Choice(name="task_id", label="任务(&T)", hint="输入序号或几个字查找"),
                Choice(name="frequency", label="填报频次(&F)", options=options),
            ),
        )
        self._desk = desk

    def open_on(self, task_id: UUID | None) -> None:
        """Offer every task, the given one chosen."""
        tasks = self._desk.store.read(task_titles)
        self.set_options("task_id", [(key, f"{number} {text}") for key, number, text in tasks])
        self.fill({"task_id": task_id, "frequency": ""})

    def chosen(self, values: dict[str, object]) -> tuple[UUID, Frequency | None]:
        """The task, and its frequency or None for the plan's.

        Raises:
            InvalidInput: no task is chosen.
        """
        task, frequency = values["task_id"], values["frequency"]
        if not isinstance(task, UUID):
            raise InvalidInput("请选择任务。", "task_id")
        return task, Frequency(str(frequency)) if frequency else None


class MembershipForm(Form):
    """A unit joins or leaves a group."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            "单位组成员",
            (
                Choice(name="group_id", label="单位组(&G)"),
                Choice(name="unit_id", label="单位(&U)", hint="输入几个字查找"),
                Choice(
                    name="change", label="变动(&C)", options=[("join", "加入"), ("leave", "退出")]
                ),
                Day(name="day", label="日期(&D)", hint="加入从这天起，退出到这天止"),
            ),
        )
        self._desk = desk

    def open_new(self) -> None:
        """Offer groups and units, the first group chosen."""
        units = self._desk.store.read(list_units, groups=True)
        groups = [(unit.id, unit.short_name) for unit in units if unit.is_group]
        self.set_options("group_id", groups)
        self.set_options("unit_id", [(u.id, u.short_name) for u in units if not u.is_group])
        self.fill({"group_id": groups[0][0], "change": "join", "day": self._desk.as_of})

    def draft(self, values: dict[str, object]) -> tuple[bool, MembershipDraft]:
        """Whether the unit joins, and the checked draft.

        Raises:
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        values = dict(values)
        change = values.pop("change")
        if change is None:
            raise InvalidInput("请选择加入或退出。", "change")
        return change == "join", checked(MembershipDraft, values)
