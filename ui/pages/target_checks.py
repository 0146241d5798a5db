"""待核实: what is doubtful in the figures of targets, and what was said to it."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter
from uuid import UUID

from ui.desk import Desk
from ui.forms.explanation import ExplanationForm
from ui.forms.reading import ReadingForm
from ui.pages.list_page import ListPage, RefusalsIn
from ui.pages.target_list import save_readings
from ui.parts.buttons import button
from ui.parts.chips import FilterChip
from ui.parts.detail import Fact, Item, Paragraph, Part, Section
from ui.parts.marks import Chip, Shape
from ui.parts.rows_model import Column
from ui.theme import Tone
from workbench.readings import ReadingRow, explain_reading
from workbench.rules.targets.findings import FindingKind, Severity
from workbench.rules.words import quantity
from workbench.scoreboard import TargetRow, list_targets
from workbench.target_checks import FindingRow, list_findings

OPEN, EXPLAINED = "待核实", "已说明"
WHOLE_CITY = "全市"
MARKS: dict[Severity, tuple[Tone, Shape]] = {
    Severity.ERROR: ("red", "square"),
    Severity.DOUBT: ("yellow", "triangle"),
}
SEVERITIES = list(Severity)
NOTHING = f"没有待核实的数据。录入的每个数据都会检查：{'、'.join(FindingKind)}。"


def severity_chip(row: FindingRow) -> Chip:
    """Whether the figure cannot be right, or only needs a word."""
    return Chip(row.severity, *MARKS[row.severity])


def state(row: FindingRow) -> str:
    """Whether it still waits for a word."""
    return OPEN if row.is_open else EXPLAINED


COLUMNS: tuple[Column[FindingRow], ...] = (
    Column(
        title="程度",
        text=lambda f: f.severity,
        key=lambda f: SEVERITIES.index(f.severity),
        mark=severity_chip,
        width=82,
    ),
    Column(
        title="指标",
        text=lambda f: f.name,
        key=lambda f: f.number,
        tip=lambda f: f"第{f.number}项　{f.name}",
        width=112,
        weight=1,
    ),
    Column(
        title="期间",
        text=lambda f: f.period,
        key=lambda f: (f.reading.year, f.reading.quarter),
        width=112,
    ),
    Column(title="单位", text=lambda f: f.unit or WHOLE_CITY, width=84),
    Column(title="情况", text=lambda f: f.sentence, tip=lambda f: f.sentence, width=150, weight=6),
    Column(
        title="说明",
        text=lambda f: OPEN if f.is_open else f.reading.note,
        width=72,
        weight=1,
        quiet=True,
    ),
)


class TargetChecks(ListPage[FindingRow]):
    """The findings as of the desk's day, those that wait for a word first of all."""

    kinds = frozenset({"Target", "Reading", "ProgressEntry", "Unit", "GroupMember"})
    unit = "处"
    noun = "数据"
    key = "target_checks"
    ident = attrgetter("reading.id", "kind", "sentence")
    filter_hint = "查找指标、单位、情况、说明"
    hint = "从左边选一处，这里显示为什么要核实和前后的数据。"

    def __init__(self, desk: Desk) -> None:
        self.state = FilterChip("状态", [(word, word) for word in (OPEN, EXPLAINED)])
        self.kind = FilterChip("类型", [(kind, str(kind)) for kind in FindingKind])
        super().__init__(
            desk,
            title=OPEN,
            columns=COLUMNS,
            acts=(),
            side_acts=(
                button("写说明", self.explain, "primary"),
                button("改数据", self.correct),
            ),
            chips=(self.state, self.kind),
        )
        self._targets: dict[UUID, TargetRow] = {}
        self.table.opened.connect(lambda _: self.explain())
        self.state.pick(OPEN)

    # Forms, made when they are first wanted

    @cached_property
    def explanation_form(self) -> ExplanationForm:
        form = ExplanationForm()
        form.submitted.connect(self._save_explanation)
        return form

    @cached_property
    def reading_form(self) -> ReadingForm:
        form = ReadingForm(self.desk)
        form.submitted.connect(self._save_readings)
        return form

    # The list

    def read(self) -> Sequence[FindingRow]:
        """Read the findings, and the targets whose figures stand beside them."""
        store, as_of = self.desk.store, self.desk.as_of
        self._targets = {row.id: row for row in store.read(list_targets, as_of)}
        return store.read(list_findings, as_of)

    def keeps(self, row: FindingRow) -> bool:
        """Whether both filters let a finding through."""
        return self.state.value() in (None, state(row)) and self.kind.value() in (None, row.kind)

    def narrow(self) -> None:
        """Narrow; what was dealt with gives its place to the next one."""
        place = self.table.currentIndex().row()
        super().narrow()
        if self.table.chosen_row() is None and place >= 0 and self.model.rowCount():
            self.table.choose_at(min(place, self.model.rowCount() - 1))
        if self.rows and not any(row.is_open for row in self.rows):
            self.table.empty.say(NOTHING, "查看已说明的", self.show_all)

    def invite(self) -> None:
        """Say that nothing is doubtful."""
        self.table.empty.say(NOTHING)

    def words(self, row: FindingRow) -> str:
        """What can be searched in."""
        unit = row.unit or WHOLE_CITY
        return f"{row.number} {row.name} {row.period} {unit} {row.sentence} {row.reading.note}"

    def summarise(self) -> str:
        """How many findings wait, how bad they are, and how many are explained."""
        waiting = Counter(row.severity for row in self.rows if row.is_open)
        counts = " · ".join(f"{word} {waiting[word]}" for word in Severity if waiting[word])
        explained = len(self.rows) - waiting.total()
        pieces = (f"{OPEN} {waiting.total()} 处", counts, f"{EXPLAINED} {explained} 处")
        return "　".join(filter(None, pieces))

    # The chosen finding

    def show_row(self, row: FindingRow) -> None:
        """Show the doubt, the figure it is about, and the figures round it."""
        reading, unit = row.reading, self._targets[row.target_id].goal.unit
        parts: list[Part] = [
            Paragraph(row.sentence),
            Fact("类型", row.kind),
            Fact("期间", f"{row.period}　{row.unit or WHOLE_CITY}"),
            Fact("数据", quantity(reading.value, unit)),
            Fact("数据来源", reading.source or "没有填写"),
            *_note(row, unit),
            Section(f"{row.unit or WHOLE_CITY}历次数据"),
            *(_item(each, row, unit) for each in self._beside(row)),
        ]
        caption = f"第 {row.number} 项　{row.name}"
        self.detail.show_record(caption, severity_chip(row), parts)

    def _beside(self, row: FindingRow) -> list[ReadingRow]:
        """The figures of the same target and unit, the newest first."""
        readings = self._targets[row.target_id].readings
        return [each for each in reversed(readings) if each.unit == row.unit]

    def show_history(self) -> None:
        """Open what was changed in the figure, and when."""
        row = self.table.chosen_row()
        if row is not None:
            self.desk.bus.want("changes", {"record": row.reading.id})

    # Dealing with it

    def start_new(self) -> None:
        """Deal with the chosen finding, or with the first one."""
        if self.table.chosen_row() is None and self.model.rowCount():
            self.table.choose_at(0)
        self.explain()

    def explain(self) -> None:
        """Write why the figure is right as it stands."""
        row = self.table.chosen_row()
        if row is not None and self.is_side_free():
            self.explanation_form.open_on(row)
            self.open_form(self.explanation_form)

    def _save_explanation(self, values: dict[str, object]) -> None:
        form = self.explanation_form
        with RefusalsIn(form):
            if self.save(form, "已保存说明", explain_reading, *form.written(values)):
                self.close_form()

    def correct(self) -> None:
        """Put another figure in its place."""
        row = self.table.chosen_row()
        if row is not None and self.is_side_free():
            self.reading_form.open_on(self._targets[row.target_id], row.reading)
            self.open_form(self.reading_form)

    def _save_readings(self, values: dict[str, object]) -> None:
        save_readings(self, self.reading_form, values)


def _note(row: FindingRow, unit: str) -> list[Part]:
    """What was said to the figure, or to the one that stood there before."""
    reading = row.reading
    if not reading.note:
        return []
    if row.is_open and reading.explained is not None:
        return [Fact("原说明", f"{reading.note}（针对 {quantity(reading.explained, unit)}）")]
    return [Fact("说明", reading.note)]


def _item(reading: ReadingRow, row: FindingRow, unit: str) -> Item:
    """One figure; the doubtful one is marked."""
    is_doubtful = reading.id == row.reading.id
    tone, shape = MARKS[row.severity] if is_doubtful else ("grey", "ring")
    return Item(shape, tone, quantity(reading.value, unit), reading.title)
