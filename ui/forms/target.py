"""增加指标、修改指标: the plan's sentence is read by the program, and settled by a person."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import QSignalBlocker

from ui.desk import Desk
from ui.parts.editors import ChoiceEdit
from ui.parts.fields import Choice, Day, Field, Figure, Number, Suggested, Text
from ui.parts.form import Form
from workbench.plan import get_plan
from workbench.records import checked
from workbench.rules.numerals import neat
from workbench.rules.periods import Frequency
from workbench.rules.targets import (
    DEFAULT_TOLERANCE,
    GROWTHS,
    WITHOUT_FIGURES,
    Measure,
    TargetKind,
)
from workbench.rules.targets.goal import LEVELS
from workbench.rules.targets.reader import read_wording
from workbench.scoreboard import TargetRow
from workbench.targets import TargetDraft, list_target_groups
from workbench.units import list_units

FIELDS = (
    Text(
        name="sentence",
        label="方案原文(&O)",
        hint="粘贴或输入方案里的原话，例如“年商标注册量突破8000件”，下面各栏据此填好",
        lines=4,
    ),
    Field(name="name", label="名称(&N)", hint="列表和报告里的简称，例如年商标注册量"),
    Suggested(name="group", label="类别(&G)", hint="从列表里选，也可以另写"),
    Choice(
        name="kind",
        label="类型(&K)",
        options=[(kind, kind.word) for kind in TargetKind],
        half=True,
    ),
    Day(name="due_on", label="到期日期(&D)", half=True),
    Figure(name="value", label="目标值(&V)", half=True),
    Figure(name="high", label="上限(&H)", half=True),
    Figure(name="rate", label="增长率(&R)", unit="%", half=True),
    Figure(name="tolerance", label="容许差(&T)", unit="%", hint="不填按 10%", half=True),
    Field(name="unit", label="计量单位(&U)", hint="件、家、个、万元、%", half=True),
    Choice(name="measure", label="口径(&M)", options=[(m, str(m)) for m in Measure], half=True),
    Number(name="base_year", label="基期年份(&B)", unit="年", least=2000, most=2100, half=True),
    Choice(name="frequency", label="填报频次(&F)", half=True),
    Choice(name="unit_id", label="责任单位(&Z)", hint="输入几个字查找"),
    Field(name="data_source", label="数据来源(&S)", hint="例如统计年报、部门台账"),
    Choice(name="parts_id", label="分项填报(&P)", hint="由哪一组单位分别填报；全市一个数就不填"),
    Text(name="source_note", label="说明(&X)", hint="原文有疑义或口径需要交代时写明", lines=3),
)
READ = ("kind", "value", "high", "rate", "unit", "measure")
KEPT = (
    "sentence", "name", "group", "due_on", "measure", "frequency", "unit_id", "data_source",
    "parts_id", "source_note",
)  # fmt: skip
SHARES = ("rate", "tolerance")
COUNTED = frozenset(TargetKind) - WITHOUT_FIGURES
NEEDED_BY: dict[str, frozenset[TargetKind]] = {
    "value": frozenset(LEVELS),
    "high": frozenset({TargetKind.BETWEEN}),
    "rate": frozenset(GROWTHS),
    "tolerance": frozenset({TargetKind.ABOUT}),
    **dict.fromkeys(("unit", "measure", "base_year", "frequency", "parts_id"), COUNTED),
}
"""Which kinds a field is asked for; those not named here are always asked for."""
FREQUENCIES = (Frequency.YEAR, Frequency.QUARTER)


class TargetForm(Form):
    """Opens empty, or on a target to correct.

    The fields that can be read from the sentence follow it until somebody types in them.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__("增加指标", FIELDS, "保存指标")
        self._desk = desk
        self._target: TargetRow | None = None
        self._settled: set[str] = set()
        self.edited.connect(self._follow)

    # What the page calls

    def open_new(self, group: str = "") -> None:
        """Begin a target under a heading of the plan."""
        begins = self._desk.store.read(get_plan).starts_on.year
        values: dict[str, object] = {
            "group": group,
            "base_year": begins - 1,
            "frequency": Frequency.YEAR,
            **self._reading(""),
        }
        self._open(None, values, "增加指标")

    def open_on(self, target: TargetRow) -> None:
        """Show a target to be corrected; what differs from its sentence was settled by hand."""
        values = _values(target)
        self._open(target, values, f"修改指标　{target.name}")
        read = self._reading(target.sentence)
        self._settled = {name for name, value in read.items() if values[name] != value}

    def draft(self, values: dict[str, object]) -> tuple[TargetDraft, UUID | None, int]:
        """The checked draft, which target it corrects, if any, and the version shown.

        Raises:
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        typed = dict(values)
        for name in SHARES:
            if isinstance(share := typed[name], Decimal):
                typed[name] = neat(share / 100)
        draft = checked(TargetDraft, typed)
        return (draft, self._target.id, self._target.version) if self._target else (draft, None, 0)

    # Filling it

    def _open(self, target: TargetRow | None, values: dict[str, object], title: str) -> None:
        self._target, self._settled = target, set()
        store = self._desk.store
        units = store.read(list_units, groups=True)
        usual = target.frequency if target else Frequency.YEAR
        frequencies = dict.fromkeys((*FREQUENCIES, usual))
        self.set_options("group", [(group, group) for group in store.read(list_target_groups)])
        self.set_options("frequency", [(f, f.word) for f in frequencies])
        self.set_options("unit_id", [(unit.id, unit.short_name) for unit in units])
        self.set_options("parts_id", [(u.id, u.short_name) for u in units if u.is_group])
        with QSignalBlocker(self):
            self.fill(values, title)
        self._fit()

    def _follow(self, name: str) -> None:
        """A sentence is read; what is typed elsewhere is the person's, until it is emptied."""
        if name == "sentence":
            self._read()
        elif self.editor(name).raw():
            self._settled.add(name)
        else:
            self._settled.discard(name)
        self._fit()

    def _read(self) -> None:
        """Fill in what the sentence says, and say what was understood."""
        sentence = self.editor("sentence").raw().strip()
        with QSignalBlocker(self):
            for name, value in self._reading(sentence).items():
                if name not in self._settled:
                    self.editor(name).put(value)
        self.tell("sentence", read_wording(sentence).words if sentence else "")

    def _reading(self, sentence: str) -> dict[str, object]:
        """What a sentence says of the fields; without a year it is due when the plan ends."""
        last_day = self._desk.store.read(get_plan).ends_on
        if not sentence:
            return {**dict.fromkeys(READ), "due_on": last_day}
        read = read_wording(sentence)
        return {
            "kind": read.kind,
            "value": read.value,
            "high": read.high,
            "rate": _in_percent(read.rate),
            "unit": read.unit,
            "measure": Measure(read.measure) if read.measure else None,
            "due_on": date(read.due_year, 12, 31) if read.due_year else last_day,
        }

    def _fit(self) -> None:
        """Ask only for what the kind needs, in its unit of measure."""
        unit = self.editor("unit").raw().strip()
        for name in ("value", "high"):
            self.set_unit(name, unit)
        kind = self._kind()
        for name, kinds in NEEDED_BY.items():
            self.show_field(name, shown=kind in kinds)

    def _kind(self) -> TargetKind | None:
        """The kind picked; None while it is not spelled out."""
        editor = self.editor("kind")
        if isinstance(editor, ChoiceEdit) and editor.is_spelled_out() and editor.raw():
            return TargetKind(str(editor.value()))
        return None


def _in_percent(share: Decimal | None) -> Decimal | None:
    return None if share is None else neat(share * 100)


def _values(target: TargetRow) -> dict[str, object]:
    """What the form shows of a target, by field."""
    goal = target.goal
    is_usual = goal.tolerance == DEFAULT_TOLERANCE
    return {
        "kind": goal.kind,
        "value": goal.value,
        "high": goal.high,
        "rate": _in_percent(goal.rate),
        "tolerance": None if is_usual else _in_percent(goal.tolerance),
        "unit": goal.unit,
        "base_year": goal.base_year,
        **{name: getattr(target, name) for name in KEPT},
    }
