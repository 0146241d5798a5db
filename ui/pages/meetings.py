"""会议议定: what each meeting decided, who does it by when, and how far it has come."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from ui.desk import Desk
from ui.forms.act import Matter
from ui.forms.closing import ClosingForm
from ui.forms.decision import DecisionForm
from ui.forms.meeting import MeetingForm
from ui.pages.decision_detail import CLOSED, decision_parts, is_late, state_chip
from ui.pages.list_page import ListPage, RefusalsIn
from ui.pages.supervising import Supervising
from ui.parts.buttons import button
from ui.parts.chips import FilterChip
from ui.parts.rows_model import Column
from workbench.acts import list_addressees
from workbench.decision_ledger import DecisionRow, list_decisions, list_meetings
from workbench.decisions import record_decision
from workbench.holding import hold_meeting
from workbench.meetings import MeetingRow, meeting_title, record_meeting
from workbench.plan import get_plan
from workbench.reporting.wording import short
from workbench.rules.words import chinese_date
from workbench.settling import close_decision, delete_decision
from workbench.supervision import ActKind, list_acts
from workbench.tasks import task_titles

ACTS = (
    ActKind.REMINDER,
    ActKind.EXTENSION_REQUEST,
    ActKind.EXTENSION,
    ActKind.SUSPENSION,
    ActKind.RESUMPTION,
    ActKind.INSTRUCTION,
    ActKind.RULING,
    ActKind.RULING_END,
)
"""What can be done about a decision; it is closed by a form of its own."""
OPEN, LATE = "未办结", "逾期"


COLUMNS: tuple[Column[DecisionRow], ...] = (
    Column(
        title="会议",
        text=lambda d: d.meeting.removeprefix("领导小组"),
        key=lambda d: (d.held_on, d.meeting),
        tip=lambda d: f"{d.meeting}，{chinese_date(d.held_on)}",
        width=124,
    ),
    Column(title="议定事项", text=lambda d: d.text, width=160, weight=1, tip=lambda d: d.text),
    Column(title="牵头单位", text=lambda d: d.unit, width=104, quiet=True),
    Column(
        title="完成时限",
        text=lambda d: d.due_on.isoformat() if d.due_on else "—",
        key=lambda d: d.due_on,
        width=98,
        quiet=True,
    ),
    Column(
        title="状态",
        text=lambda d: state_chip(d).word,
        key=lambda d: (d.is_open, -(d.assessment.days or 0)),
        mark=state_chip,
        tip=lambda d: d.assessment.sentence,
        width=108,
    ),
    Column(
        title="相关任务",
        text=lambda d: f"第{d.task_number}项" if d.task_number else "—",
        key=lambda d: d.task_number,
        width=78,
        quiet=True,
    ),
)


class MeetingsPage(ListPage[DecisionRow]):
    """The decisions of every meeting held up to the desk's day, newest meeting first."""

    kinds = frozenset({"Meeting", "Decision", "Unit", "Task", "Act", "ProgressEntry"})
    record = "decision"
    key = "meetings"
    filter_hint = "查找议定事项、会议、单位"
    hint = "从左边选一项议定事项，这里显示原文、会议和落实情况。"

    def __init__(self, desk: Desk) -> None:
        self.meeting = FilterChip("会议")
        self.lead = FilterChip("牵头单位")
        self.state = FilterChip("状态", [(state, state) for state in (OPEN, CLOSED, LATE)])
        others = (
            ("改会议", self.correct_meeting),
            ("删除", self.delete_chosen),
        )
        self.supervising = Supervising(self, self.matter, ACTS[:1], ACTS[1:], others)
        super().__init__(
            desk,
            title="会议议定",
            columns=COLUMNS,
            acts=(
                button("新建会议", self.new_meeting),
                button("记录议定事项", self.start_new, "primary", key="Ctrl+N"),
            ),
            side_acts=(
                button("办结销号", self.close_chosen, "primary"),
                button("改", self.correct_chosen, tip="改这项议定事项"),
                *self.supervising.side_acts,
            ),
            chips=(self.meeting, self.lead, self.state),
        )
        self._meetings: dict[UUID, MeetingRow] = {}
        self._tasks: dict[UUID, str] = {}
        self.meeting_form = MeetingForm(desk)
        self.meeting_form.submitted.connect(self._save_meeting)
        self.decision_form = DecisionForm(desk)
        self.decision_form.submitted.connect(self._save_decision)
        self.closing_form = ClosingForm(desk)
        self.closing_form.submitted.connect(self._save_closing)
        self.table.opened.connect(lambda _: self.correct_chosen())

    # The list

    def read(self) -> Sequence[DecisionRow]:
        """Read meetings and decisions, and offer whom and what one can filter by."""
        store, day = self.desk.store, self.desk.as_of
        meetings = store.read(list_meetings, day)
        self._meetings = {meeting.id: meeting for meeting in meetings}
        self._tasks = {
            key: f"第{number}项　{short(text)}" for key, number, text in store.read(task_titles)
        }
        rows = store.read(list_decisions, day, store.read(get_plan).tolerance)
        self.meeting.set_options([(meeting.id, meeting.title) for meeting in meetings])
        self.lead.set_options(
            list(dict.fromkeys((row.unit_id, row.unit) for row in rows if row.unit_id))
        )
        return rows

    def keeps(self, row: DecisionRow) -> bool:
        """Whether every filter lets a decision through."""
        states: dict[object, bool] = {
            None: True,
            OPEN: row.is_open,
            CLOSED: not row.is_open,
            LATE: is_late(row),
        }
        return (
            self.meeting.value() in (None, row.meeting_id)
            and self.lead.value() in (None, row.unit_id)
            and states[self.state.value()]
        )

    def narrow(self) -> None:
        """Narrow, and say in an empty list what comes next."""
        super().narrow()
        empty = self.table.empty
        if not self._meetings:
            empty.say(
                "会议议定的事项会列在这里，一直跟到办结。先记下是哪次会议。",
                "新建会议",
                self.new_meeting,
            )
        elif not self.rows:
            empty.say("会议已经建好，把议定的事项逐项记下来。", "记录议定事项", self.start_new)
        else:
            empty.say("没有符合条件的议定事项。", "清除筛选", self.show_all)

    def words(self, row: DecisionRow) -> str:
        """What can be searched in."""
        return f"{row.meeting} {row.text} {row.unit} {row.result}"

    def summarise(self) -> str:
        """How many meetings and decisions there are, and how many are not carried out."""
        waiting = sum(row.is_open for row in self.rows)
        late = sum(is_late(row) for row in self.rows)
        overdue = f" · {LATE} {late}" if late else ""
        return f"{len(self._meetings)} 次会议　议定 {len(self.rows)} 项 · {OPEN} {waiting}{overdue}"

    # The chosen decision

    def show_row(self, row: DecisionRow) -> None:
        """Show the wording, the meeting, and how it stands."""
        acts = self.desk.store.read(list_acts, self.desk.as_of, decision_id=row.id)
        task = self._tasks[row.task_id] if row.task_id else ""
        parts = decision_parts(row, self._meetings[row.meeting_id], task, acts)
        self.detail.show_record(f"{row.meeting}　第 {row.position} 项", state_chip(row), parts)
        self.supervising.show(row.status)

    def matter(self) -> Matter | None:
        """The chosen decision as something to act on."""
        row = self.table.chosen_row()
        if row is None:
            return None
        units = self.desk.store.read(list_addressees, row.id, self.desk.as_of)
        return Matter(
            caption=f"{row.meeting}第{row.position}项",
            status=row.status,
            is_ruled=row.assessment.by_hand,
            decision_id=row.id,
            units=[(unit.id, unit.short_name) for unit in units],
            unit_id=row.unit_id,
        )

    def take(self, wish: Mapping[str, object]) -> None:
        """Show what is asked for; `remind` begins with it at once."""
        super().take(wish)
        if isinstance(unit := wish.get("remind"), UUID):
            self.supervising.open(ActKind.REMINDER, unit)

    def delete_chosen(self) -> None:
        """Take the chosen decision out; the next one is chosen, and undo brings it back."""
        row = self.table.chosen_row()
        if row is None:
            return
        place = self.model.place_of(row.id) or 0
        self.act(f"已删除{row.meeting}第{row.position}项议定事项", delete_decision, row.id)
        if self.model.rowCount():
            self.table.choose_at(min(place, self.model.rowCount() - 1))

    # The forms

    def new_meeting(self) -> None:
        """Enter a meeting; its decisions come next."""
        if self.is_side_free():
            self.meeting_form.open_new()
            self.open_form(self.meeting_form)

    def start_new(self) -> None:
        """Record what a meeting decided; without any meeting, ask for that first."""
        meetings = self._all_meetings()
        if not meetings:
            self.new_meeting()
        elif self.is_side_free():
            wanted = self.meeting.value()
            latest = meetings[0].id
            self.decision_form.open_new(meetings, wanted if isinstance(wanted, UUID) else latest)
            self.open_form(self.decision_form)

    def correct_chosen(self) -> None:
        """Correct the chosen decision."""
        row = self.table.chosen_row()
        if row is not None and self.is_side_free():
            self.decision_form.open_on(self._all_meetings(), row)
            self.open_form(self.decision_form)

    def correct_meeting(self) -> None:
        """Correct the meeting of the chosen decision."""
        row = self.table.chosen_row()
        if row is not None and self.is_side_free():
            self.meeting_form.open_on(self._meetings[row.meeting_id])
            self.open_form(self.meeting_form)

    def close_chosen(self) -> None:
        """State how the chosen decision was carried out."""
        row = self.table.chosen_row()
        if row is not None and self.is_side_free():
            self.closing_form.open_on(row)
            self.open_form(self.closing_form)

    def _all_meetings(self) -> list[MeetingRow]:
        """Also those held after the desk's day."""
        return self.desk.store.read(list_meetings, date.max)

    def _save_meeting(self, values: dict[str, object]) -> None:
        form = self.meeting_form
        with RefusalsIn(form):
            draft, corrected = form.draft(values)
            store = self.desk.store
            meeting = (
                store.write(record_meeting, draft, corrected)
                if corrected
                else store.write(hold_meeting, draft)
            )
            form.saved()
            title = meeting_title(draft.kind, draft.number)
            self.desk.bus.say(f"已保存{title}")
            if corrected:
                self.close_form()
            else:
                self.decision_form.open_new(self._all_meetings(), meeting)
                self.open_form(self.decision_form)

    def _save_decision(self, values: dict[str, object]) -> None:
        form = self.decision_form
        with RefusalsIn(form):
            draft, corrected = form.draft(values)
            said = f"已保存议定事项“{short(draft.text)}”"
            if not self.save(form, said, record_decision, draft, corrected):
                return
            if corrected:
                self.close_form()
            else:
                form.begin_next(draft.meeting_id)
                form.start()

    def _save_closing(self, values: dict[str, object]) -> None:
        form = self.closing_form
        with RefusalsIn(form):
            said = self.desk.store.write(close_decision, *form.draft(values))
            form.saved()
            self.desk.bus.say(said)
            self.close_form()
