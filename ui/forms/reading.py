"""录入数据: one period's figure of a target, and the baseline while it is missing."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QSignalBlocker

from ui.desk import Desk
from ui.parts.editors import ChoiceEdit
from ui.parts.fields import Choice, Field, Figure, Text
from ui.parts.form import Form
from workbench.errors import InvalidInput
from workbench.plan import get_plan
from workbench.readings import ReadingDraft, ReadingRow
from workbench.records import checked
from workbench.rules.periods import Frequency
from workbench.rules.targets import LAST_QUARTER, Measure
from workbench.rules.words import quantity
from workbench.scoreboard import TargetRow

Place = tuple[int, int, UUID | None]
"""Year, quarter up to whose end it counts, and unit; None for the whole city."""

CITY = "全市"
QUARTERS = {1: "一季度", 2: "上半年", 3: "前三季度", LAST_QUARTER: "全年"}
FIELDS = (
    Choice(name="year", label="年份(&Y)", half=True),
    Choice(name="quarter", label="截至(&Q)", half=True),
    Choice(name="unit_id", label="单位(&U)", hint=f"不选就是{CITY}的数"),
    Figure(name="value", label="数值(&V)"),
    Figure(name="baseline", label="基期值(&B)"),
    Field(name="source", label="数据来源(&R)", hint="例如统计年报、部门来文"),
    Choice(name="measure", label="口径(&K)", options=[(m, str(m)) for m in Measure]),
    Text(name="note", label="说明(&T)", hint="变动大或口径有变化时写明原因", lines=4),
)
PLACE = ("year", "quarter", "unit_id")
FIGURES = ("value", "baseline", "measure", "source", "note")


class ReadingForm(Form):
    """Opens on a target with figures; a figure that is already there is shown to be corrected."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("录入数据", FIELDS, "保存数据")
        self._desk = desk
        self._target: TargetRow | None = None
        self._readings: dict[Place, ReadingRow] = {}
        self._offered: list[int] = []
        self._place: Place | None = None
        self._shown: list[str] = []
        self.edited.connect(self._look_up)

    def open_on(
        self,
        target: TargetRow,
        reading: ReadingRow | None = None,
        unit: UUID | None = None,
        period: tuple[int, int] | None = None,
    ) -> None:
        """Begin with a figure to correct, or the first period of the plan that has none yet.

        Args:
            target: with figures.
            reading: the figure to correct.
            unit: whose figure is entered, one of the target's parts.
            period: year and quarter of it, where that is known.
        """
        self._target = target
        self._readings = {(r.year, r.quarter, r.unit_id): r for r in target.readings}
        begins = self._desk.store.read(get_plan).starts_on.year
        self._offered = self._years(target, begins)
        self._offer(target)
        if reading:
            self._show(target, (reading.year, reading.quarter, reading.unit_id))
        elif period:
            self._show(target, (*period, unit))
        else:
            units = [unit] if unit else [part.id for part in target.parts]
            self._show(target, self._waiting(target, begins, units))

    def start(self) -> None:
        """Put the cursor into the figure: the period is mostly right."""
        self.editor("value").setFocus()

    def drafts(self, values: dict[str, object]) -> list[tuple[ReadingDraft, int]]:
        """The checked figures, the baseline first, each with the version that the form shows.

        Raises:
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        target = self._target
        if target is None:
            raise InvalidInput("请先在列表里选一项指标。")
        if _is_by_quarter(target) and values["quarter"] is None:
            raise InvalidInput("请选择数据截至哪个季度。", "quarter")
        typed = {"target_id": target.id, **values}
        baseline = typed.pop("baseline")
        if baseline is None:
            return [self._figure(typed, target)]
        whole = dict.fromkeys(("quarter", "unit_id", "measure"))
        first = {**typed, **whole, "year": target.goal.base_year, "value": baseline}
        if typed["value"] is None:
            return [(checked(ReadingDraft, first), 0)]
        return [(checked(ReadingDraft, first | {"note": ""}), 0), self._figure(typed, target)]

    def _figure(self, typed: dict[str, object], target: TargetRow) -> tuple[ReadingDraft, int]:
        if typed["measure"] == target.measure:
            typed["measure"] = None
        draft = checked(ReadingDraft, typed)
        place = (draft.year, draft.quarter, draft.unit_id)
        known = self._readings.get(place)
        if known and place != self._place:
            where = next((name for name in PLACE if not self._is_spelled_out(name)), "year")
            raise InvalidInput(f"{_said(known, target)}，请从列表里选定再改。", where)
        return draft, known.version if known else 0

    # What is offered

    def _years(self, target: TargetRow, begins: int) -> list[int]:
        """From the base year to the due year, as far as years have begun, and all that are known.

        A baseline that is missing has its own field; without a base year, the year before the
        plan is offered for comparison.
        """
        base = target.goal.base_year or begins - 1
        first = base + _lacks_baseline(target)
        last = min(target.goal.due_year, self._desk.clock().year)
        known = {year for year, _, _ in self._readings}
        return sorted(known.union(range(first, max(first, last) + 1)))

    def _offer(self, target: TargetRow) -> None:
        """Ask for what this target is reported by, in its unit of measure."""
        goal = target.goal
        for name in ("value", "baseline"):
            self.set_unit(name, goal.unit)
        self.editor("baseline").setPlaceholderText(f"{goal.base_year}年的数值，暂缺可以不填")
        self.editor("measure").setPlaceholderText(f"不是{target.measure}时才选")
        names = {part.id: part.short_name for part in target.parts}
        names |= {r.unit_id: r.unit for r in target.readings if r.unit_id}
        self.set_options("year", [(year, str(year)) for year in self._offered])
        self.set_options("unit_id", list(names.items()))
        self.show_field("quarter", shown=_is_by_quarter(target))
        self.show_field("unit_id", shown=bool(names))
        self.show_field("baseline", shown=_lacks_baseline(target))

    def _offer_quarters(self, year: int) -> None:
        """The quarters of a year that have begun, and those that are known."""
        known = {quarter for y, quarter, _ in self._readings if y == year}
        offered = [q for q in QUARTERS if q in known or self._has_begun(year, q)]
        with QSignalBlocker(self):
            self.set_options("quarter", [(q, QUARTERS[q]) for q in offered or QUARTERS])

    def _has_begun(self, year: int, quarter: int) -> bool:
        return date(year, 3 * quarter - 2, 1) <= self._desk.clock().date()

    def _waiting(self, target: TargetRow, begins: int, units: Sequence[UUID]) -> Place:
        """The first period and unit without a figure; when none waits, the last of all."""
        quarters: Iterable[int] = QUARTERS if _is_by_quarter(target) else (LAST_QUARTER,)
        years = [year for year in self._offered if year >= begins] or self._offered[-1:]
        places: list[Place] = [
            (year, quarter, unit)
            for year in years
            for quarter in quarters
            if not _is_by_quarter(target) or self._has_begun(year, quarter)
            for unit in units or (None,)
        ]
        last = places[-1] if places else (years[-1], LAST_QUARTER, None)
        return next((place for place in places if place not in self._readings), last)

    # What is shown

    def _look_up(self, name: str) -> None:
        """Another period or unit: show its figure, or say what typed text would replace."""
        year = self.editor("year").raw()
        if name == "year" and year.isdecimal() and int(year) in self._offered:
            self._offer_quarters(int(year))
        target, place = self._target, self._spelled_out()
        if name not in PLACE or target is None or place is None or place == self._place:
            return
        if self._texts() == self._shown:
            self._show(target, place)
            return
        self._place = place
        if place in self._readings:
            known = _said(self._readings[place], target)
            self.problems({"year": f"{known}，保存后以现在填的为准。"})

    def _spelled_out(self) -> Place | None:
        """The place that is picked; None while one of its three parts is being typed."""
        if not all(map(self._is_spelled_out, PLACE)):
            return None
        match [self.editor(name).value() for name in PLACE]:
            case [int(year), int(quarter), (UUID() | None) as unit]:
                return year, quarter, unit
        return None

    def _is_spelled_out(self, name: str) -> bool:
        editor = self.editor(name)
        return isinstance(editor, ChoiceEdit) and editor.is_spelled_out()

    def _texts(self) -> list[str]:
        return [self.editor(name).raw() for name in FIGURES]

    def _show(self, target: TargetRow, place: Place) -> None:
        self._place = place
        self._offer_quarters(place[0])
        known = self._readings.get(place)
        values: dict[str, object] = dict(zip(PLACE, place, strict=True))
        if known:
            values |= {name: getattr(known, name) for name in ("value", "source", "note")}
            values["measure"] = known.measure
        with QSignalBlocker(self):
            self.fill(values, f"录入数据　{target.name}")
        self._shown = self._texts()


def _is_by_quarter(target: TargetRow) -> bool:
    return target.frequency is not Frequency.YEAR


def _lacks_baseline(target: TargetRow) -> bool:
    return target.goal.base_year is not None and target.goal.baseline is None


def _said(reading: ReadingRow, target: TargetRow) -> str:
    unit = f"（{reading.unit}）" if reading.unit else ""
    return f"{reading.title}{unit}已有数据 {quantity(reading.value, target.goal.unit)}"
