"""清单: every target with its verdict, the chosen one beside it, and the forms for its figures."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Any
from uuid import UUID

from ui.desk import Desk
from ui.forms.achievement import AchievementForm
from ui.forms.reading import ReadingForm
from ui.forms.target import TargetForm
from ui.pages.lights import verdict_bar, verdict_chip
from ui.pages.list_page import ListPage, RefusalsIn
from ui.pages.target_detail import target_parts
from ui.pages.target_history import Period
from ui.pages.trend import latest_change, picture, spark, spark_words
from ui.parts.buttons import button
from ui.parts.chips import FilterChip
from ui.parts.rows_model import Column
from workbench.readings import record_readings
from workbench.rules.targets import VerdictState, goal_words
from workbench.rules.targets.figures import period_title
from workbench.rules.words import percent, quantity
from workbench.scoreboard import TargetRow, group_targets, list_targets
from workbench.target_setting import record_target
from workbench.targets import record_achievement

STATES = list(VerdictState)

COLUMNS: tuple[Column[TargetRow], ...] = (
    Column(title="序号", text=lambda t: str(t.number), key=lambda t: t.number, width=48),
    Column(title="指标", text=lambda t: t.name, width=144, weight=1, tip=lambda t: t.sentence),
    Column(title="目标", text=lambda t: goal_words(t.goal), width=140, tip=lambda t: t.sentence),
    Column(
        title="最新数据",
        text=lambda t: "—" if t.verdict.value is None else quantity(t.verdict.value, t.goal.unit),
        key=lambda t: t.verdict.value,
        tip=lambda t: t.verdict.sentence,
        width=92,
    ),
    Column(
        title="趋势",
        text=lambda t: "" if t.is_judged else spark_words(t),
        key=latest_change,
        mark=spark,
        tip=spark_words,
        width=76,
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


class TargetList(ListPage[TargetRow]):
    """The targets as they stand on the desk's day."""

    kinds = frozenset({"Target", "Reading", "Unit", "GroupMember"})
    record = "target"
    key = "targets"
    noun = "指标"
    filter_hint = "查找指标、原文、责任单位、序号"
    hint = "从左边选一项指标，这里显示原文、评价和历年数据。"

    def __init__(self, desk: Desk) -> None:
        self.group = FilterChip("目标分组")
        self.verdict = FilterChip("评价", [(state, str(state)) for state in VerdictState])
        self._begin = button("录入数据", self.start_new, "primary")
        super().__init__(
            desk,
            title="目标指标",
            columns=COLUMNS,
            acts=(
                button("增加指标", self.add_target),
                button("录入数据", self.start_new, "primary", key="Ctrl+N"),
            ),
            side_acts=(self._begin, button("修改指标", self.correct_target)),
            chips=(self.group, self.verdict),
        )
        self._headings: dict[UUID, str] = {}
        self.detail.picked.connect(self._enter_part)
        self.table.opened.connect(lambda _: self.start_new())

    # Forms, made when they are first wanted

    @cached_property
    def reading_form(self) -> ReadingForm:
        form = ReadingForm(self.desk)
        form.submitted.connect(self._save_readings)
        return form

    @cached_property
    def achievement_form(self) -> AchievementForm:
        form = AchievementForm(self.desk)
        form.submitted.connect(self._save_achievement)
        return form

    @cached_property
    def target_form(self) -> TargetForm:
        form = TargetForm(self.desk)
        form.submitted.connect(self._save_target)
        return form

    # The list

    def read(self) -> Sequence[TargetRow]:
        """Read the targets, and offer the headings that they stand under."""
        rows = self.desk.store.read(list_targets, self.desk.as_of)
        groups = self.desk.store.read(group_targets, rows)
        self._headings = {row.id: heading for heading, group in groups.items() for row in group}
        self.group.set_options([(heading, heading) for heading in groups])
        return rows

    def keeps(self, row: TargetRow) -> bool:
        """Whether both filters let a target through."""
        return self.group.value() in (None, self._headings[row.id]) and self.verdict.value() in (
            None,
            row.verdict.state,
        )

    def words(self, row: TargetRow) -> str:
        """What can be searched in."""
        return f"{row.number} {row.name} {row.group} {row.sentence} {row.unit_in_charge}"

    def summarise(self) -> str:
        """How many targets there are with each verdict."""
        counts = Counter(row.verdict.state for row in self.rows)
        states = " · ".join(f"{state} {counts[state]}" for state in VerdictState if counts[state])
        return f"{len(self.rows)} 项　{states}"

    # The chosen target

    def show_row(self, row: TargetRow) -> None:
        """Show the wording, what it comes to and why, and the figures behind it."""
        verb = "评定" if row.is_judged else "录入数据"
        self._begin.setText(verb)
        self._begin.setAccessibleName(verb)
        caption = f"第 {row.number} 项　{row.name}"
        parts = target_parts(row, picture(self.desk, row))
        self.detail.show_record(caption, verdict_chip(row.verdict), parts)

    # The forms

    def start_new(self) -> None:
        """Enter a figure of the chosen target, or of the first one; judge it if it has none."""
        if self.table.chosen_row() is None and self.model.rowCount():
            self.table.choose_at(0)
        row = self.table.chosen_row()
        if row is None or not self.is_side_free():
            return
        form = self.achievement_form if row.is_judged else self.reading_form
        form.open_on(row)
        self.open_form(form)

    def _enter_part(self, asked: tuple[TargetRow, UUID, Period | None]) -> None:
        """Enter what one unit reports of the target shown."""
        row, unit, period = asked
        self.reading_form.open_on(row, unit=unit, period=period)
        self.open_form(self.reading_form)

    def add_target(self) -> None:
        """Add a target, under the heading of the chosen one."""
        row = self.table.chosen_row()
        if self.is_side_free():
            self.target_form.open_new(row.group if row else "")
            self.open_form(self.target_form)

    def correct_target(self) -> None:
        """Correct what the chosen target asks for."""
        row = self.table.chosen_row()
        if row is not None and self.is_side_free():
            self.target_form.open_on(row)
            self.open_form(self.target_form)

    def _save_target(self, values: dict[str, object]) -> None:
        form = self.target_form
        with RefusalsIn(form):
            draft, target, seen = form.draft(values)
            said = f"已{'修改' if target else '增加'}指标“{draft.name}”"
            if self.save(form, said, record_target, draft, target, seen):
                if target is None:
                    self.table.choose(self.rows[-1].id)
                self.close_form()

    def _save_readings(self, values: dict[str, object]) -> None:
        save_readings(self, self.reading_form, values)

    def _save_achievement(self, values: dict[str, object]) -> None:
        form = self.achievement_form
        with RefusalsIn(form):
            if self.save(form, "已保存评定", record_achievement, *form.draft(values)):
                self.close_form()


def save_readings(page: ListPage[Any], form: ReadingForm, values: dict[str, object]) -> None:
    """Take the figures of a form that stands beside a list, or show in it why not."""
    with RefusalsIn(form):
        drafts = form.drafts(values)
        periods = "、".join(period_title(draft.year, draft.quarter) for draft, _ in drafts)
        if page.save(form, f"已保存{periods}数据", record_readings, drafts):
            page.close_form()
