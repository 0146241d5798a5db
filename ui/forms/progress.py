"""填报进展: one unit's report on one task or decision for one period."""

from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QSignalBlocker

from ui.desk import Desk
from ui.parts.fields import Choice, Day, Number, Text
from ui.parts.form import Form
from workbench.acts import list_addressees
from workbench.decision_ledger import DecisionRow
from workbench.errors import InvalidInput
from workbench.ledger import TaskRow
from workbench.progress import EntryRow, ProgressDraft, find_entry
from workbench.records import checked
from workbench.rules.periods import ReportingPeriod
from workbench.units import UnitRow

PERIODS_BACK = 12
FIELDS = (
    Choice(name="unit_id", label="填报单位(&U)", hint="输入几个字查找"),
    Choice(name="period", label="填报期(&Q)", half=True),
    Day(name="reported_on", label="填报日期(&D)", half=True),
    Number(name="percent", label="进度(&J)", unit="%", least=0, most=100, hint="0 到 100"),
    Text(name="text", label="进展情况(&T)", hint="做了什么，到什么程度，有什么成果", lines=5),
    Text(name="problems", label="存在问题(&W)", hint="没有可以不填", lines=3),
    Text(name="next_step", label="下一步安排(&X)", hint="没有可以不填", lines=3),
)


class ProgressForm(Form):
    """Opens on a task or a decision that owes reports; a report already given is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("填报进展", FIELDS, "保存进展")
        self._desk = desk
        self._work: TaskRow | DecisionRow
        self._entry: EntryRow | None = None
        self.edited.connect(self._look_up)

    def open_on(self, work: TaskRow | DecisionRow, unit: UUID | None = None) -> None:
        """Begin a report for the current period, by a unit or the first that still owes one."""
        self._work = work
        units = _reporters(work, self._desk.store.read(list_addressees, work.id, self._desk.as_of))
        period = work.duties[0].period
        self.set_options("unit_id", [(unit.id, unit.short_name) for unit in units])
        self.set_options("period", [(p.code, p.title) for p in _recent(period)])
        owing = next((duty.unit_id for duty in work.duties if duty.is_missing), units[0].id)
        self._show(unit or owing, period.code)

    def draft(self, values: dict[str, object]) -> tuple[ProgressDraft, int]:
        """The checked draft, and the version of the entry that the form shows.

        Raises:
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        subject = "task_id" if isinstance(self._work, TaskRow) else "decision_id"
        typed = {subject: self._work.id, **values}
        return checked(ProgressDraft, typed), self._entry.version if self._entry else 0

    def _look_up(self, name: str) -> None:
        """Another unit or period: show what it reported; typed text stays, and is told about it."""
        if name not in ("unit_id", "period"):
            return
        try:
            unit, period = self.editor("unit_id").value(), self.editor("period").value()
        except InvalidInput:
            return  # half typed
        if not isinstance(unit, UUID) or not isinstance(period, str):
            return
        if not self._has_text():
            self._show(unit, period)
            return
        self._entry = self._desk.store.read(find_entry, self._work.id, unit, period)
        if self._entry:
            said = f"这一期已填报过（{self._entry.percent}%），保存将更正原来的填报。"
            self.problems({name: said})

    def _has_text(self) -> bool:
        shown = self._entry.text if self._entry else ""
        return self.editor("text").raw() != shown

    def _show(self, unit: UUID, period: str) -> None:
        self._entry = self._desk.store.read(find_entry, self._work.id, unit, period)
        with QSignalBlocker(self):
            self.fill(self._values(unit, period), f"填报进展　{_name(self._work)}")

    def _values(self, unit: UUID, period: str) -> dict[str, Any]:
        entry = self._entry
        if entry is None:
            return {"unit_id": unit, "period": period, "reported_on": self._today()}
        names = ("unit_id", "period", "reported_on", "percent", "text", "problems", "next_step")
        return {name: getattr(entry, name) for name in names}

    def _today(self) -> date:
        return min(self._desk.clock().date(), self._desk.as_of)


def _name(work: TaskRow | DecisionRow) -> str:
    if isinstance(work, TaskRow):
        return f"第{work.number}项"
    return f"{work.meeting}第{work.position}项"


def _reporters(work: TaskRow | DecisionRow, addressees: list[UnitRow]) -> list[UnitRow]:
    """Whoever may report: of a group that leads a decision only its members do."""
    owing = {duty.unit_id for duty in work.duties}
    lead = work.unit_id if isinstance(work, DecisionRow) else None
    return [unit for unit in addressees if unit.id != lead or unit.id in owing]


def _recent(period: ReportingPeriod) -> list[ReportingPeriod]:
    periods = [period]
    for _ in range(PERIODS_BACK):
        periods.append(periods[-1].previous())
    return periods
