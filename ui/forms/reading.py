"""录入数据: one year's figure of a target, and the baseline while it is missing."""

from ui.desk import Desk
from ui.parts.fields import Choice, Field, Number, Text
from ui.parts.form import Form
from workbench.errors import InvalidInput
from workbench.plan import get_plan
from workbench.records import checked
from workbench.rules.words import quantity
from workbench.targets import ReadingDraft, ReadingRow, TargetRow

FIELDS = (
    Choice(name="year", label="年份(&Y)", half=True),
    Number(name="value", label="数值(&V)", least=0, decimals=2, half=True),
    Number(name="baseline", label="基期值(&B)", least=0, decimals=2),
    Field(name="source", label="数据来源(&R)", hint="例如统计年报、部门来文"),
    Text(name="note", label="说明(&T)", hint="变动大或口径有变化时写明原因", lines=4),
)
FIGURES = ("value", "baseline", "source", "note")


class ReadingForm(Form):
    """Opens on a target with figures; a figure that is already there is shown to be corrected."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("录入数据", FIELDS, "保存数据")
        self._desk = desk
        self._target: TargetRow | None = None
        self._readings: dict[int, ReadingRow] = {}
        self._offered = range(0)
        self._year: int | None = None
        self._shown: list[str] = []
        self.edited.connect(self._look_up)

    def open_on(self, target: TargetRow) -> None:
        """Begin with the first year of the plan that has no figure yet."""
        self._target = target
        self._readings = {row.year: row for row in target.readings}
        goal = target.goal
        for name in ("value", "baseline"):
            self.set_unit(name, goal.unit)
        self.editor("baseline").setPlaceholderText(f"{goal.base_year}年的数值，暂缺可以不填")
        self.show_field("baseline", shown=_lacks_baseline(target))
        begins = self._desk.store.read(get_plan).starts_on.year
        self._offered = self._years(target, begins)
        self.set_options("year", [(year, str(year)) for year in self._offered])
        waiting = (y for y in self._offered if y >= begins and y not in self._readings)
        self._show(target, next(waiting, self._offered[-1]))

    def start(self) -> None:
        """Put the cursor into the figure: the year is mostly right."""
        self.editor("value").setFocus()

    def drafts(self, values: dict[str, object]) -> list[tuple[ReadingDraft, int]]:
        """The checked figures, the baseline first, each with the version that the form shows.

        Raises:
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        target = self._target
        if target is None:
            raise InvalidInput("请先在列表里选一项指标。")
        typed = {"target_id": target.id, **values}
        baseline = typed.pop("baseline")
        if baseline is None:
            return [self._figure(typed, target)]
        first = {**typed, "year": target.goal.base_year, "value": baseline}
        if typed["value"] is None:
            return [(checked(ReadingDraft, first), 0)]
        return [(checked(ReadingDraft, first | {"note": ""}), 0), self._figure(typed, target)]

    def _figure(self, typed: dict[str, object], target: TargetRow) -> tuple[ReadingDraft, int]:
        draft = checked(ReadingDraft, typed)
        known = self._readings.get(draft.year)
        if known and draft.year != self._year:
            raise InvalidInput(f"{_said(known, target)}，请在年份里选 {known.year} 再改。", "year")
        return draft, known.version if known else 0

    def _years(self, target: TargetRow, begins: int) -> range:
        """From the base year to the due year, as far as years have begun.

        A baseline that is missing has its own field; without a base year, the year before the
        plan is offered for comparison.
        """
        base = target.goal.base_year or begins - 1
        first = base + _lacks_baseline(target)
        last = min(target.goal.due_year, self._desk.clock().year)
        return range(first, max(first, last) + 1)

    def _look_up(self, name: str) -> None:
        """Another year: show its figure, or say what typed text would replace."""
        raw = self.editor("year").raw()
        year = int(raw) if name == "year" and raw.isdecimal() else 0
        target = self._target
        if target is None or year == self._year or year not in self._offered:
            return
        if self._texts() == self._shown:
            self._show(target, year)
        elif year in self._readings:
            self._year = year
            known = _said(self._readings[year], target)
            self.problems({"year": f"{known}，保存后以现在填的为准。"})

    def _texts(self) -> list[str]:
        return [self.editor(name).raw() for name in FIGURES]

    def _show(self, target: TargetRow, year: int) -> None:
        self._year = year
        known = self._readings.get(year)
        values: dict[str, object] = {"year": year}
        if known:
            values |= {"value": known.value, "source": known.source, "note": known.note}
        self.fill(values, f"录入数据　{target.name}")
        self._shown = self._texts()


def _lacks_baseline(target: TargetRow) -> bool:
    return target.goal.base_year is not None and target.goal.baseline is None


def _said(reading: ReadingRow, target: TargetRow) -> str:
    return f"{reading.year}年已有数据 {quantity(reading.value, target.goal.unit)}"
