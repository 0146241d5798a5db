"""进展收集: every unit by period, and beside it what the chosen unit owes now."""

from collections.abc import Sequence
from functools import cached_property

from ui.desk import Desk
from ui.forms.settings import FrequencyForm, MembershipForm, SettingsForm
from ui.pages.list_page import ListPage, RefusalsIn
from ui.parts.buttons import button
from ui.parts.chips import FilterChip
from ui.parts.detail import Fact, Item, Part, Section
from ui.parts.marks import Bar, Chip, Shape
from ui.parts.rows_model import Column
from ui.theme import Tone
from workbench.collection import COLUMNS as PERIODS
from workbench.collection import Collection, CollectionRow, Owed, Tally, read_collection
from workbench.plan import record_settings
from workbench.reporting.wording import share
from workbench.rules.periods import ReportState
from workbench.rules.words import chinese_date
from workbench.tasks import set_frequency
from workbench.units import join_group, leave_group

MARKS: dict[ReportState, tuple[Tone, Shape]] = {
    ReportState.REPORTED: ("green", "check"),
    ReportState.LATE: ("yellow", "triangle"),
    ReportState.MISSING: ("red", "square"),
    ReportState.DUE: ("grey", "ring"),
}


def _column(place: int) -> Column[CollectionRow]:
    """One period; its title is set when the periods are known."""
    return Column(
        title="",
        text=lambda row: _words(row.tallies[place]),
        key=lambda row: row.tallies[place].completeness,
        mark=lambda row: _mark(row.tallies[place]),
        tip=lambda row: _tip(row.tallies[place]),
        width=78,
    )


COLUMNS: tuple[Column[CollectionRow], ...] = (
    Column(title="单位", text=lambda row: row.unit, width=120, weight=1),
    *(_column(place) for place in range(PERIODS)),
    Column(
        title="报齐率",
        text=lambda row: share(row.total.completeness),
        key=lambda row: row.total.completeness,
        width=58,
    ),
    Column(
        title="及时率",
        text=lambda row: share(row.total.timeliness),
        key=lambda row: row.total.timeliness,
        width=58,
    ),
)


def _mark(tally: Tally) -> Chip | Bar | None:
    if tally.state is None:
        return None
    tone, shape = MARKS[tally.state]
    return Chip(_words(tally), tone, shape)


def _words(tally: Tally) -> str:
    return f"{tally.given}/{tally.owed}" if tally.owed else "—"


def _tip(tally: Tally) -> str:
    return (
        f"应报 {tally.owed} 项，按时 {tally.on_time} 项，迟报 {tally.late} 项，"
        f"未报 {tally.missing} 项，未到期 {tally.waiting} 项"
    )


class CollectionPage(ListPage[CollectionRow]):
    """Who owes what in which period."""

    kinds = frozenset(
        {
            "Task", "ProgressEntry", "TaskUnit", "GroupMember", "Unit", "Plan", "Act", "Decision",
            "Meeting",
        }
    )  # fmt: skip
    unit = "家"
    noun = "单位"
    record = "unit"
    key = "collection"
    filter_hint = "查找单位"
    hint = "从左边选一个单位，这里显示它本期应报的每一项。"

    def __init__(self, desk: Desk) -> None:
        self.state = FilterChip("本期", [(state, str(state)) for state in ReportState])
        self._collection: Collection | None = None
        super().__init__(
            desk,
            title="进展收集",
            columns=COLUMNS,
            acts=(
                button("单位组成员", self.change_group),
                button("任务频次", self.change_frequency),
                button("填报设置", self.change_settings),
            ),
            side_acts=(button("去填报", self.report, "primary"),),
            chips=(self.state,),
        )
        self.table.opened.connect(lambda _: self.report())

    # Forms, made when they are first wanted

    @cached_property
    def settings_form(self) -> SettingsForm:
        form = SettingsForm(self.desk)
        form.submitted.connect(self._save_settings)
        return form

    @cached_property
    def frequency_form(self) -> FrequencyForm:
        form = FrequencyForm(self.desk)
        form.submitted.connect(self._save_frequency)
        return form

    @cached_property
    def membership_form(self) -> MembershipForm:
        form = MembershipForm(self.desk)
        form.submitted.connect(self._save_membership)
        return form

    # The list

    def read(self) -> Sequence[CollectionRow]:
        self._collection = self.desk.store.read(read_collection, self.desk.as_of)
        self.model.set_titles(["单位", *_heads(self._collection), "报齐率", "及时率"])
        return self._collection.rows

    def keeps(self, row: CollectionRow) -> bool:
        return self.state.value() in (None, row.tallies[-1].state)

    def words(self, row: CollectionRow) -> str:
        return row.unit

    def summarise(self) -> str:
        if self._collection is None:
            return ""
        now = self._collection.totals[-1]
        silent = sum(bool(row.tallies[-1].missing) for row in self.rows)
        return (
            f"{self._collection.periods[-1].title} · {chinese_date(self._collection.due_on)}截止 · "
            f"应报 {now.owed} 项　已报 {now.given}　未报 {now.missing}　未报齐单位 {silent} 家　"
            f"及时率 {share(now.timeliness)}"
        )

    def show_row(self, row: CollectionRow) -> None:
        total = row.total
        parts: list[Part] = [
            Fact("本期", _tip(row.tallies[-1])),
            Fact("近六期", f"报齐率 {share(total.completeness)}，及时率 {share(total.timeliness)}"),
            Section("本期应报"),
            *(_item(owed) for owed in row.current),
        ]
        self.detail.show_record(row.unit, None, parts)

    # Acting

    def report(self) -> None:
        """Open the first task on which the chosen unit still owes a report."""
        row = self.table.chosen_row()
        if row is None or not row.current:
            self.desk.bus.say("请先选一个本期应报的单位。")
            return
        waiting = (owed for owed in row.current if owed.reported_on is None)
        first = next(waiting, row.current[0])
        page, record = ("ledger", "task") if first.task_id else ("meetings", "decision")
        self.desk.bus.want(page, {record: first.subject_id, "report": first.unit_id})

    def change_settings(self) -> None:
        """Change how often units report, until when, and the tolerance."""
        if self.is_side_free():
            self.settings_form.open_on_plan()
            self.open_form(self.settings_form)

    def _save_settings(self, values: dict[str, object]) -> None:
        form = self.settings_form
        with RefusalsIn(form):
            if self.save(form, "已修改填报设置", record_settings, form.draft(values)):
                self.close_form()

    def change_frequency(self) -> None:
        """Let one task be reported on at its own frequency."""
        if self.is_side_free():
            row = self.table.chosen_row()
            tasks = (owed.task_id for owed in row.current if owed.task_id) if row else iter(())
            self.frequency_form.open_on(next(tasks, None))
            self.open_form(self.frequency_form)

    def _save_frequency(self, values: dict[str, object]) -> None:
        form = self.frequency_form
        with RefusalsIn(form):
            if self.save(form, "已修改任务填报频次", set_frequency, *form.chosen(values)):
                self.close_form()

    def change_group(self) -> None:
        """Let a unit join or leave a group."""
        if self.is_side_free():
            self.membership_form.open_new()
            self.open_form(self.membership_form)

    def _save_membership(self, values: dict[str, object]) -> None:
        form = self.membership_form
        with RefusalsIn(form):
            joins, draft = form.draft(values)
            if self.save(form, "已记录成员变动", join_group if joins else leave_group, draft):
                self.close_form()


def _heads(collection: Collection) -> list[str]:
    """Each period with the share of its reports that were given, as 11月 91%."""
    pairs = zip(collection.periods, collection.totals, strict=True)
    return [f"{p.title.split('年', 1)[1] or p.title} {share(t.completeness)}" for p, t in pairs]


def _item(owed: Owed) -> Item:
    tone, shape = MARKS[owed.state]
    given = f"{owed.reported_on:%m-%d}" if owed.reported_on else str(owed.state)
    subject = f"{owed.meeting}第{owed.number}项" if owed.meeting else f"第{owed.number}项"
    return Item(shape, tone, f"{subject}　{owed.content}", given)
