"""任务台账: every task in one line, the chosen one beside it, and the form to report on it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from uuid import UUID

from ui.desk import Desk
from ui.forms.act import Matter
from ui.forms.milestone import MilestoneForm
from ui.forms.progress import ProgressForm
from ui.pages.evidence_panel import EvidencePanel
from ui.pages.issuing import Issuing
from ui.pages.lights import bar, chip
from ui.pages.list_page import ListPage, RefusalsIn
from ui.pages.supervising import Supervising
from ui.pages.task_detail import task_parts
from ui.parts.buttons import button
from ui.parts.chips import FilterChip
from ui.parts.rows_model import Column
from workbench.acts import list_addressees
from workbench.decision_ledger import list_decisions
from workbench.evidence import tasks_without_evidence
from workbench.ledger import TaskRow, list_tasks
from workbench.plan import get_plan
from workbench.progress import list_entries, record_progress
from workbench.rules.schedule import Light, ScheduleClass
from workbench.supervision import ActKind, list_acts
from workbench.tasks import record_milestone

DUE_SOON = "30天内到期"
MISSING = "本期未报"
LACKING = "缺佐证材料"
DIRECT = (ActKind.REMINDER, ActKind.EXTENSION, ActKind.CLOSING_REQUEST)
MORE = tuple(kind for kind in ActKind if kind not in (*DIRECT, ActKind.ADJUSTMENT))


def latest(row: TaskRow) -> str:
    """When was last reported, and of several units how many have reported this period."""
    day = f"{row.last_reported_on:%m-%d}" if row.last_reported_on else "—"
    return f"{day} {row.reported}/{len(row.duties)}" if len(row.duties) > 1 else day


def silent(row: TaskRow) -> str:
    """Who still owes this period's report."""
    return f"本期未报：{'、'.join(row.missing)}" if row.missing else ""


COLUMNS: tuple[Column[TaskRow], ...] = (
    Column(title="序号", text=lambda t: str(t.number), key=lambda t: t.number, width=46),
    Column(
        title="任务内容", text=lambda t: t.content, width=150, weight=3, tip=lambda t: t.content
    ),
    Column(title="牵头单位", text=lambda t: t.lead_names, width=100, weight=1, quiet=True),
    Column(
        title="类别",
        text=lambda t: t.assessment.light_word,
        mark=lambda t: chip(t.assessment),
        tip=lambda t: t.assessment.sentence,
        width=124,
    ),
    Column(
        title="进度（竖线为序时）",
        text=lambda t: "" if t.assessment.actual is None else f"{float(t.assessment.actual):.0%}",
        key=lambda t: t.assessment.actual,
        mark=lambda t: bar(t.assessment),
        tip=lambda t: t.assessment.sentence,
        width=132,
    ),
    Column(
        title="到期",
        text=lambda t: f"{t.due_on:%Y-%m}",
        key=lambda t: t.due_on,
        width=72,
        quiet=True,
    ),
    Column(
        title="最近填报",
        text=latest,
        key=lambda t: t.last_reported_on,
        tip=silent,
        width=92,
        quiet=True,
    ),
)


class LedgerPage(ListPage[TaskRow]):
    """The 分工表 as it stands on the desk's day."""

    record = "task"
    kinds = frozenset(
        {
            "Task", "ProgressEntry", "Milestone", "TaskUnit", "GroupMember", "Unit", "Act",
            "Evidence", "Decision", "Meeting",
        }
    )  # fmt: skip
    key = "ledger"
    noun = "任务"
    filter_hint = "查找任务内容、单位、序号"
    hint = "从左边选一项任务，这里显示原文、节点和进展记录。"

    def __init__(self, desk: Desk) -> None:
        self.programme = FilterChip("重点任务")
        self.lead = FilterChip("牵头单位")
        self.schedule_class = FilterChip("类别", [(c, str(c)) for c in ScheduleClass])
        self.due = FilterChip("到期", [(DUE_SOON, DUE_SOON)])
        self.reporting = FilterChip("填报", [(MISSING, MISSING)])
        self.evidence = FilterChip("佐证", [(LACKING, LACKING)])
        self._lacking: set[UUID] = set()
        self.supervising = Supervising(
            self,
            self.matter,
            DIRECT,
            MORE,
            (("记录节点", self.record_milestone), ("佐证材料", self.show_evidence)),
        )
        super().__init__(
            desk,
            title="任务台账",
            columns=COLUMNS,
            acts=(
                button("发催办单", self.issue_notices, tip="给列出任务的逾期、未报单位发单"),
                button("填报进展", self.start_new, "primary", key="Ctrl+N"),
            ),
            side_acts=(
                button("填报", self.start_new, "primary", tip="填报进展（Ctrl+N）"),
                *self.supervising.side_acts,
            ),
            chips=(
                self.programme,
                self.lead,
                self.schedule_class,
                self.due,
                self.reporting,
                self.evidence,
            ),
        )
        self.issuing = Issuing(self)
        self.evidence_panel = EvidencePanel(desk)
        self.evidence_panel.closed.connect(self.close_form)
        self.side.addWidget(self.evidence_panel)
        self.table.opened.connect(lambda _: self.start_new())
        self.detail.picked.connect(self._open_part)

    # Forms, made when they are first wanted

    @cached_property
    def progress_form(self) -> ProgressForm:
        form = ProgressForm(self.desk)
        form.submitted.connect(self._save_progress)
        return form

    @cached_property
    def milestone_form(self) -> MilestoneForm:
        form = MilestoneForm()
        form.submitted.connect(self._save_milestone)
        return form

    # The list

    def read(self) -> Sequence[TaskRow]:
        rows = self.desk.store.read(list_tasks, self.desk.as_of)
        self._lacking = self.desk.store.read(tasks_without_evidence)
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
            and (self.evidence.value() is None or row.id in self._lacking)
        )

    def words(self, row: TaskRow) -> str:
        units = " ".join(duty.unit for duty in row.duties)
        return f"{row.number} {row.content} {row.lead_names} {row.cooperating_names} {units}"

    def summarise(self) -> str:
        counts = Counter(row.assessment.schedule_class for row in self.rows)
        classes = " · ".join(f"{name} {counts[name]}" for name in ScheduleClass if counts[name])
        return f"{len(self.rows)} 项　{classes}"

    # The chosen task

    def show_row(self, row: TaskRow) -> None:
        store, day = self.desk.store, self.desk.as_of
        acts = store.read(list_acts, day, task_id=row.id)
        entries = store.read(list_entries, row.id, day)
        tolerance = store.read(get_plan).tolerance
        decisions = store.read(list_decisions, day, tolerance, task_id=row.id)
        caption = f"第 {row.number} 项　{row.programme}"
        parts = task_parts(row, decisions, acts, entries, day)
        self.detail.show_record(caption, chip(row.assessment), parts)
        self.supervising.show(row.status)

    def matter(self) -> Matter | None:
        """The chosen task as something to act on: the unit that is behind comes first."""
        row = self.table.chosen_row()
        if row is None:
            return None
        units = self.desk.store.read(list_addressees, row.id, self.desk.as_of)
        owing = (duty.unit_id for duty in row.duties if duty.is_missing)
        return Matter(
            caption=f"第{row.number}项任务",
            status=row.status,
            is_ruled=row.assessment.by_hand,
            task_id=row.id,
            units=[(unit.id, unit.short_name) for unit in units],
            unit_id=next(owing, units[0].id),
            milestones=[(step.id, step.title) for step in row.milestones if step.done_on is None],
        )

    def take(self, wish: Mapping[str, object]) -> None:
        """Show what is asked for; `report` and `remind` begin at once, for a unit if named."""
        super().take(wish)
        if unit := wish.get("report"):
            self.report_for(unit)
        elif isinstance(unit := wish.get("remind"), UUID):
            self.supervising.open(ActKind.REMINDER, unit)

    # The forms

    def start_new(self) -> None:
        """Report on the chosen task, or on the first one."""
        if self.table.chosen_row() is None and self.model.rowCount():
            self.table.choose_at(0)
        self.report_for(None)

    def _open_part(self, payload: object) -> None:
        """Open a decision about the chosen task, or the report of one of its units."""
        if isinstance(payload, tuple):
            self.desk.bus.want(*payload)
        else:
            self.report_for(payload)

    def report_for(self, unit: object) -> None:
        """Report on the chosen task for a unit, or for the first one that still owes a report."""
        row = self.table.chosen_row()
        if row is not None and self.is_side_free():
            self.progress_form.open_on(row, unit if isinstance(unit, UUID) else None)
            self.open_form(self.progress_form)

    def _save_progress(self, values: dict[str, object]) -> None:
        form = self.progress_form
        with RefusalsIn(form):
            draft, seen = form.draft(values)
            if self.save(form, "已保存进展", record_progress, draft, seen):
                self.close_form()

    def issue_notices(self) -> None:
        """Issue slips to the late units of the tasks that the filters let through."""
        self.issuing.start(self.model.rows, self.lead.value())

    def record_milestone(self) -> None:
        """State which milestone of the chosen task was reached."""
        row = self.table.chosen_row()
        if row is None or not row.milestones:
            self.desk.bus.say("这项任务没有节点。")
            return
        if self.is_side_free():
            self.milestone_form.open_on(row)
            self.open_form(self.milestone_form)

    def show_evidence(self) -> None:
        """Show the files attached to the chosen task, to add or open some."""
        row = self.table.chosen_row()
        if row is not None and self.is_side_free():
            self.evidence_panel.open_on(row)
            self.side.setCurrentWidget(self.evidence_panel)

    def _save_milestone(self, values: dict[str, object]) -> None:
        form = self.milestone_form
        with RefusalsIn(form):
            milestone, draft = form.draft(values)
            today = self.desk.clock().date()
            if self.save(form, "已记录节点", record_milestone, milestone, draft, today):
                self.close_form()
