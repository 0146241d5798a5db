"""目标指标: every target with its verdict, the chosen one beside it, and the forms for figures."""

from collections import Counter
from collections.abc import Sequence

from ui.desk import Desk
from ui.forms.achievement import AchievementForm
from ui.forms.reading import ReadingForm
from ui.pages.lights import VERDICTS, verdict_bar, verdict_chip
from ui.pages.list_page import ListPage, RefusalsIn
from ui.parts.buttons import button
from ui.parts.chips import FilterChip
from ui.parts.detail import Entry, Fact, Paragraph, Part, Section
from ui.parts.rows_model import Column
from ui.theme import Tone
from workbench.plan import list_programmes
from workbench.rules.targets import WITHOUT_FIGURES, VerdictState, goal_words
from workbench.rules.words import chinese_date, percent, quantity
from workbench.targets import (
    ReadingRow,
    TargetRow,
    list_targets,
    record_achievement,
    record_readings,
)

FROM_TASKS = "重点任务"
"""The heading of the targets that stand only in the tasks."""
STATES = list(VerdictState)

COLUMNS: tuple[Column[TargetRow], ...] = (
    Column(title="序号", text=lambda t: str(t.number), key=lambda t: t.number, width=48),
    Column(title="指标", text=lambda t: t.name, width=150, weight=1, tip=lambda t: t.sentence),
    Column(title="目标", text=lambda t: goal_words(t.goal), width=140, tip=lambda t: t.sentence),
    Column(
        title="最新数据",
        text=lambda t: "—" if t.verdict.value is None else quantity(t.verdict.value, t.goal.unit),
        key=lambda t: t.verdict.value,
        tip=lambda t: t.verdict.sentence,
        width=96,
    ),
    Column(
        title="评价",
        text=lambda t: str(t.verdict.state),
        key=lambda t: STATES.index(t.verdict.state),
        mark=lambda t: verdict_chip(t.verdict),
        tip=lambda t: t.verdict.sentence,
        width=114,
    ),
    Column(
        title="完成",
        text=lambda t: "" if t.verdict.progress is None else percent(t.verdict.progress, places=0),
        key=lambda t: t.verdict.progress,
        mark=lambda t: verdict_bar(t.verdict),
        tip=lambda t: t.verdict.sentence,
        width=112,
    ),
)


class TargetsPage(ListPage[TargetRow]):
    """The targets as they stand on the desk's day."""

    kinds = frozenset({"Target", "Reading"})
    record = "target"
    key = "targets"
    filter_hint = "查找指标、原文、序号"
    hint = "从左边选一项指标，这里显示原文、评价和历年数据。"

    def __init__(self, desk: Desk) -> None:
        self.group = FilterChip("目标分组")
        self.verdict = FilterChip("评价", [(state, str(state)) for state in VerdictState])
        self._begin = button("录入数据", self.start_new, "primary")
        super().__init__(
            desk,
            title="目标指标",
            columns=COLUMNS,
            acts=(button("录入数据", self.start_new, "primary", key="Ctrl+N"),),
            side_acts=(self._begin,),
            chips=(self.group, self.verdict),
        )
        self._programmes: list[str] = []
        self.reading_form = ReadingForm(desk)
        self.reading_form.submitted.connect(self._save_readings)
        self.achievement_form = AchievementForm(desk)
        self.achievement_form.submitted.connect(self._save_achievement)
        self.table.opened.connect(lambda _: self.start_new())
        self.table.empty.say("没有符合条件的指标。", "清除筛选", self.show_all)

    # The list

    def read(self) -> Sequence[TargetRow]:
        """Read the targets, and offer the headings that they stand under."""
        self._programmes = self.desk.store.read(list_programmes)
        rows = self.desk.store.read(list_targets, self.desk.as_of)
        groups = dict.fromkeys(self._group(row) for row in rows)
        self.group.set_options([(group, group) for group in groups])
        return rows

    def _group(self, row: TargetRow) -> str:
        return FROM_TASKS if row.group in self._programmes else row.group

    def keeps(self, row: TargetRow) -> bool:
        """Whether both filters let a target through."""
        return self.group.value() in (None, self._group(row)) and self.verdict.value() in (
            None,
            row.verdict.state,
        )

    def words(self, row: TargetRow) -> str:
        """What can be searched in."""
        return f"{row.number} {row.name} {row.group} {row.sentence}"

    def summarise(self) -> str:
        """How many targets there are with each verdict."""
        counts = Counter(row.verdict.state for row in self.rows)
        states = " · ".join(f"{state} {counts[state]}" for state in VerdictState if counts[state])
        return f"{len(self.rows)} 项　{states}"

    # The chosen target

    def show_row(self, row: TargetRow) -> None:
        """Show the wording, what it comes to and why, and the figures behind it."""
        verb = "评定" if _is_judged(row) else "录入数据"
        self._begin.setText(verb)
        self._begin.setAccessibleName(verb)
        parts: list[Part] = [
            Paragraph(row.sentence),
            Fact("分组", row.group),
            Fact("目标", goal_words(row.goal)),
            *_basis(row),
            Fact("评价", row.verdict.sentence, _tone(row)),
        ]
        if row.tasks:
            parts.append(Fact("相关任务", f"第 {'、'.join(map(str, row.tasks))} 项"))
        if row.source_note:
            parts.append(Fact("说明", row.source_note))
        parts.extend(_judgement(row) if _is_judged(row) else _history(row))
        caption = f"第 {row.number} 项　{row.name}"
        self.detail.show_record(caption, verdict_chip(row.verdict), parts)

    # The forms

    def start_new(self) -> None:
        """Enter a figure of the chosen target, or of the first one; judge it if it has none."""
        if self.table.chosen_row() is None and self.model.rowCount():
            self.table.choose_at(0)
        row = self.table.chosen_row()
        if row is None or not self.is_side_free():
            return
        form = self.achievement_form if _is_judged(row) else self.reading_form
        form.open_on(row)
        self.open_form(form)

    def _save_readings(self, values: dict[str, object]) -> None:
        form = self.reading_form
        with RefusalsIn(form):
            drafts = form.drafts(values)
            years = "、".join(f"{draft.year}年" for draft, _ in drafts)
            if self.save(form, f"已保存{years}数据", record_readings, drafts):
                self.close_form()

    def _save_achievement(self, values: dict[str, object]) -> None:
        form = self.achievement_form
        with RefusalsIn(form):
            if self.save(form, "已保存评定", record_achievement, *form.draft(values)):
                self.close_form()


def _is_judged(row: TargetRow) -> bool:
    """Whether people judge it, because it has no figures."""
    return row.goal.kind in WITHOUT_FIGURES


def _tone(row: TargetRow) -> Tone | None:
    """Only what is wrong is coloured."""
    is_behind = row.verdict.state is VerdictState.BEHIND
    return VERDICTS[row.verdict.state][0] if is_behind else None


def _basis(row: TargetRow) -> list[Part]:
    """What the figures measure, and where they start from."""
    parts: list[Part] = []
    if row.measure:
        unit = f"，单位：{row.goal.unit}" if row.goal.unit else ""
        parts.append(Fact("口径", f"{row.measure}{unit}"))
    if row.goal.base_year is not None:
        baseline = row.goal.baseline
        known = "尚无数据" if baseline is None else quantity(baseline, row.goal.unit)
        parts.append(Fact("基期", f"{row.goal.base_year}年　{known}"))
    return parts


def _history(row: TargetRow) -> list[Part]:
    """The figures by year, the newest first."""
    if not row.readings:
        return [Section("历年数据"), Paragraph("还没有数据，按 Ctrl+N 录入。")]
    entries = [_entry(reading, row) for reading in reversed(row.readings)]
    return [Section("历年数据"), *entries]


def _entry(reading: ReadingRow, row: TargetRow) -> Entry:
    caption = f"{reading.year}年"
    if reading.year == row.goal.base_year:
        caption += "（基期）"
    if reading.source:
        caption += f"　来源：{reading.source}"
    note = f"\n{reading.note}" if reading.note else ""
    return Entry(caption, f"{quantity(reading.value, row.goal.unit)}{note}")


def _judgement(row: TargetRow) -> list[Part]:
    """What a person found, and what shows it."""
    if row.achieved_on is None and not row.achieved_note:
        return [Section("评定"), Paragraph("还没有评定，按 Ctrl+N 填写。")]
    when = f"{chinese_date(row.achieved_on)}实现" if row.achieved_on else "尚未实现"
    return [Section("评定"), Entry(when, row.achieved_note or "没有写依据。")]
