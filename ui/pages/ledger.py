"""任务台账: every task in one line, the chosen one beside it, and the form to report on it."""

from collections import Counter
from collections.abc import Sequence

from ui.desk import Desk
from ui.forms.milestone import MilestoneForm
from ui.forms.progress import ProgressForm
from ui.pages.lights import TONES, bar, chip
from ui.pages.list_page import ListPage, RefusalsIn
from ui.parts.buttons import button
from ui.parts.chips import FilterChip
from ui.parts.detail import Entry, Fact, Item, Paragraph, Part, Section
from ui.parts.rows_model import Column
from ui.theme import Tone
from workbench.ledger import TaskRow, list_tasks
from workbench.progress import list_entries, record_progress
from workbench.rules.schedule import Light, ScheduleClass
from workbench.rules.words import chinese_date
from workbench.tasks import MilestoneRow, record_milestone

DUE_SOON = "30天内到期"
MISSING = "本期未报"
RECENT_ENTRIES = 20
"""How many entries the side panel shows at once; older ones are a click away."""


COLUMNS: tuple[Column[TaskRow], ...] = (
    Column(title="序号", text=lambda t: str(t.number), key=lambda t: t.number, width=48),
    Column(
        title="任务内容", text=lambda t: t.content, width=150, weight=3, tip=lambda t: t.content
    ),
    Column(title="牵头单位", text=lambda t: t.lead_names, width=100, weight=1, quiet=True),
    Column(
        title="类别",
        text=lambda t: t.assessment.light_word,
        mark=lambda t: chip(t.assessment),
        tip=lambda t: t.assessment.sentence,
        width=100,
    ),
    Column(
        title="进度（竖线为序时）",
        text=lambda t: "" if t.assessment.actual is None else f"{float(t.assessment.actual):.0%}",
        key=lambda t: t.assessment.actual,
        mark=lambda t: bar(t.assessment),
        tip=lambda t: t.assessment.sentence,
        width=138,
    ),
    Column(
        title="到期",
        text=lambda t: f"{t.due_on:%Y-%m}",
        key=lambda t: t.due_on,
        width=74,
        quiet=True,
    ),
    Column(
        title="最近填报",
        text=lambda t: f"{t.last_reported_on:%m-%d}" if t.last_reported_on else "—",
        key=lambda t: t.last_reported_on,
        width=74,
        quiet=True,
    ),
)


class LedgerPage(ListPage[TaskRow]):
    """The 分工表 as it stands on the desk's day."""

    record = "task"
    kinds = frozenset({"Task", "ProgressEntry", "Milestone", "TaskUnit", "GroupMember", "Unit"})
    filter_hint = "查找任务内容、单位、序号"
    hint = "从左边选一项任务，这里显示原文、节点和进展记录。"

    def __init__(self, desk: Desk) -> None:
        self.programme = FilterChip("重点任务")
        self.lead = FilterChip("牵头单位")
        self.schedule_class = FilterChip("类别", [(c, str(c)) for c in ScheduleClass])
        self.due = FilterChip("到期", [(DUE_SOON, DUE_SOON)])
        self.reporting = FilterChip("填报", [(MISSING, MISSING)])
        super().__init__(
            desk,
            title="任务台账",
            columns=COLUMNS,
            acts=(button("填报进展", self.start_new, "primary", key="Ctrl+N"),),
            side_acts=(
                button("填报进展", self.start_new, "primary"),
                button("记录节点", self.record_milestone),
            ),
            chips=(self.programme, self.lead, self.schedule_class, self.due, self.reporting),
        )
        self.progress_form = ProgressForm(desk)
        self.progress_form.submitted.connect(self._save_progress)
        self.milestone_form = MilestoneForm()
        self.milestone_form.submitted.connect(self._save_milestone)
        self.table.opened.connect(lambda _: self.start_new())
        self.table.empty.say("没有符合条件的任务。", "清除筛选", self.show_all)

    # The list

    def read(self) -> Sequence[TaskRow]:
        rows = self.desk.store.read(list_tasks, self.desk.as_of)
        programmes = dict.fromkeys((t.programme_number, t.programme) for t in rows)
        self.programme.set_options([(number, title) for number, title in programmes])
        leads = dict.fromkeys((part.unit_id, part.unit) for t in rows for part in t.leads)
        self.lead.set_options(list(leads))
        return rows

    def keeps(self, row: TaskRow) -> bool:
        programme, lead = self.programme.value(), self.lead.value()
        wanted = self.schedule_class.value()
        return (
            programme in (None, row.programme_number)
            and (lead is None or any(part.unit_id == lead for part in row.leads))
            and wanted in (None, row.assessment.schedule_class)
            and (self.due.value() is None or row.assessment.light is Light.BLUE)
            and (self.reporting.value() is None or bool(row.missing))
        )

    def words(self, row: TaskRow) -> str:
        return f"{row.number} {row.content} {row.lead_names} {row.cooperating_names}"

    def summarise(self) -> str:
        counts = Counter(row.assessment.schedule_class for row in self.rows)
        classes = " · ".join(f"{name} {counts[name]}" for name in ScheduleClass if counts[name])
        return f"{len(self.rows)} 项　{classes}"

    # The chosen task

    def show_row(self, row: TaskRow) -> None:
        parts: list[Part] = [
            Paragraph(row.content),
            Fact("牵头", row.lead_names),
            Fact("配合", row.cooperating_names or "无"),
            Fact("推进计划", row.schedule),
            Fact("说明", row.assessment.sentence, _tone(row)),
        ]
        if row.source_note:
            parts.append(Fact("原文", row.source_note))
        if len(row.duties) > 1:
            parts.extend(_units(row))
        if row.milestones:
            parts.append(Section("节点"))
            parts.extend(_milestone(step, self.desk) for step in row.milestones)
        parts.extend(self._entries(row))
        caption = f"第 {row.number} 项　{row.programme}"
        self.detail.show_record(caption, chip(row.assessment), parts)

    def _entries(self, row: TaskRow) -> list[Part]:
        entries = self.desk.store.read(list_entries, row.id, self.desk.as_of)
        if not entries:
            return [Section("进展记录"), Paragraph("还没有进展记录，按 Ctrl+N 填报。")]
        shown: list[Part] = [Section("进展记录")]
        for entry in entries[:RECENT_ENTRIES]:
            who = f"{entry.unit}　" if len(row.duties) > 1 else ""
            problems = f"\n存在问题：{entry.problems}" if entry.problems else ""
            following = f"\n下一步：{entry.next_step}" if entry.next_step else ""
            caption = f"{who}{entry.period}　{entry.percent}%　{entry.reported_on:%m-%d} 报"
            shown.append(Entry(caption, f"{entry.text}{problems}{following}"))
        return shown

    # The forms

    def start_new(self) -> None:
        """Report on the chosen task, or on the first one."""
        if self.table.chosen_row() is None and self.model.rowCount():
            self.table.choose_at(0)
        row = self.table.chosen_row()
        if row is not None and self.is_side_free():
            self.progress_form.open_on(row)
            self.open_form(self.progress_form)

    def _save_progress(self, values: dict[str, object]) -> None:
        form = self.progress_form
        with RefusalsIn(form):
            draft, seen = form.draft(values)
            if self.save(form, "已保存进展", record_progress, draft, seen):
                self.close_form()

    def record_milestone(self) -> None:
        """State which milestone of the chosen task was reached."""
        row = self.table.chosen_row()
        if row is None or not row.milestones:
            self.desk.bus.say("这项任务没有节点。")
            return
        if self.is_side_free():
            self.milestone_form.open_on(row)
            self.open_form(self.milestone_form)

    def _save_milestone(self, values: dict[str, object]) -> None:
        form = self.milestone_form
        with RefusalsIn(form):
            milestone, draft = form.draft(values)
            today = self.desk.clock().date()
            if self.save(form, "已记录节点", record_milestone, milestone, draft, today):
                self.close_form()


def _tone(row: TaskRow) -> Tone | None:
    """Only what is wrong is coloured."""
    light = row.assessment.light
    return TONES[light] if light in (Light.RED, Light.YELLOW) else None


def _units(row: TaskRow) -> list[Part]:
    """Each unit that owes its own report, with its latest one."""
    parts: list[Part] = [Section(f"各单位　本期已报 {row.reported}/{len(row.duties)}")]
    for duty in row.duties:
        latest = f"{duty.latest.percent}%　{duty.latest.period}" if duty.latest else "从未填报"
        tone: Tone = "grey" if duty.is_missing else "green"
        parts.append(Item("ring" if duty.is_missing else "check", tone, duty.unit, latest))
    return parts


def _milestone(step: MilestoneRow, desk: Desk) -> Item:
    if step.plan.is_done(desk.as_of):
        return Item(
            "check", "green", step.title, f"{chinese_date(step.done_on or step.due_on)}完成"
        )
    if step.plan.is_late(desk.as_of):
        return Item("square", "red", step.title, f"{step.due_on} 逾期")
    return Item("ring", "grey", step.title, f"{step.due_on}")
