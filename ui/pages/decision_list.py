"""议定事项: what each meeting decided, who does it by when, and how far it has come."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from ui.desk import Desk
from ui.forms.act import Matter
from ui.pages.decision_columns import CLOSED, LEDGER, is_late, state_chip
from ui.pages.decision_detail import decision_parts
from ui.pages.decision_forms import DecisionForms
from ui.pages.list_page import ListPage
from ui.pages.supervising import Supervising
from ui.parts.buttons import button
from ui.parts.chips import FilterChip
from ui.parts.rows_model import Column
from workbench.acts import list_addressees
from workbench.agenda import times_discussed
from workbench.decision_ledger import DecisionRow, list_decisions, list_meetings
from workbench.meetings import MeetingRow, MeetingState
from workbench.plan import get_plan
from workbench.progress import list_entries
from workbench.reporting.wording import short
from workbench.settling import delete_decision
from workbench.supervision import ActKind, list_acts
from workbench.tasks import task_titles
from workbench.units import unit_names

DIRECT = (ActKind.REMINDER, ActKind.EXTENSION)
MORE = (
    ActKind.CLOSING_REQUEST,
    ActKind.REJECTION,
    ActKind.EXTENSION_REQUEST,
    ActKind.SUSPENSION,
    ActKind.RESUMPTION,
    ActKind.INSTRUCTION,
    ActKind.RULING,
    ActKind.RULING_END,
)
"""What can be done about a decision; it is closed by a form of its own."""
LOCKED = "{meeting}已结束，议定事项只能看。确要更正的，请打开会议，再“重新打开”。"
OPEN, LATE, SILENT = "未办结", "逾期", "本期未报"


class DecisionList(ListPage[DecisionRow]):
    """The decisions of every meeting held up to the desk's day, newest meeting first."""

    kinds = frozenset(
        {"Meeting", "Decision", "AgendaItem", "Unit", "GroupMember", "Task", "Act", "ProgressEntry"}
    )
    record = "decision"
    key = "meetings"
    noun = "议定事项"
    filter_hint = "查找议定事项、会议、单位"
    hint = "从左边选一项议定事项，这里显示原文、会议和落实情况。"

    def __init__(self, desk: Desk) -> None:
        self.meeting = FilterChip("会议")
        self.lead = FilterChip("牵头单位")
        self.state = FilterChip("状态", [(s, s) for s in (OPEN, CLOSED, LATE)])
        self.reporting = FilterChip("填报", [(SILENT, SILENT)])
        others = (
            ("修改", self.correct_chosen),
            ("打开会议", self.open_meeting),
            ("删除", self.delete_chosen),
        )
        self.supervising = Supervising(self, self.matter, DIRECT, MORE, others)
        self._report = button("填报", self.report, "primary", tip="填报进展（Enter）")
        self._times: dict[UUID, int] = {}
        super().__init__(
            desk,
            title="议定事项",
            columns=(*LEDGER[:5], self._times_column(), *LEDGER[5:]),
            acts=(button("记录议定事项", self.start_new, "primary", key="Ctrl+N"),),
            side_acts=(
                self._report,
                button("办结", self.close_chosen, tip="办结销号：领导批示“同意”“圈阅”才销号"),
                *self.supervising.side_acts,
            ),
            chips=(self.meeting, self.lead, self.state, self.reporting),
        )
        self._meetings: list[MeetingRow] = []
        self._tasks: dict[UUID, str] = {}
        self.forms = DecisionForms(self)
        self.table.opened.connect(self._go_on)
        self.detail.picked.connect(self._open_part)

    def _times_column(self) -> Column[DecisionRow]:
        return Column(
            title="上会",
            text=lambda d: f"{self._times.get(d.id, 1)} 次",
            key=lambda d: self._times.get(d.id, 1),
            width=50,
            quiet=True,
        )

    # The list

    def read(self) -> Sequence[DecisionRow]:
        """Read meetings and decisions, and offer whom and what one can filter by."""
        store, day = self.desk.store, self.desk.as_of
        self._meetings = store.read(list_meetings, day)
        self._times = store.read(times_discussed, day)
        self._tasks = {
            key: f"第{number}项　{short(text)}" for key, number, text in store.read(task_titles)
        }
        rows = store.read(list_decisions, day, store.read(get_plan).tolerance)
        self.meeting.set_options([(meeting.id, meeting.title) for meeting in self._meetings])
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
            and (self.reporting.value() is None or bool(row.missing))
            and states[self.state.value()]
        )

    def invite(self) -> None:
        """Say what will be here, and how it begins."""
        empty = self.table.empty
        if not self._meetings:
            empty.say(
                "会议议定的事项会列在这里，一直跟到办结。先记下是哪次会议。",
                "新建会议",
                self.new_meeting,
            )
        else:
            empty.say("会议已经建好，把议定的事项逐项记下来。", "记录议定事项", self.start_new)

    def words(self, row: DecisionRow) -> str:
        """What can be searched in."""
        return f"{row.meeting} {row.minutes} {row.text} {row.unit} {row.result}"

    def summarise(self) -> str:
        """How many meetings and decisions there are, and how many are not carried out."""
        waiting = sum(row.is_open for row in self.rows)
        late = sum(is_late(row) for row in self.rows)
        overdue = f" · {LATE} {late}" if late else ""
        return f"{len(self._meetings)} 次会议　议定 {len(self.rows)} 项 · {OPEN} {waiting}{overdue}"

    # The chosen decision

    def show_row(self, row: DecisionRow) -> None:
        """Show the wording, the meeting, and how it stands."""
        store, day = self.desk.store, self.desk.as_of
        parts = decision_parts(
            row,
            self._tasks[row.task_id] if row.task_id else "",
            self._times.get(row.id, 1),
            store.read(unit_names),
            store.read(list_acts, day, decision_id=row.id),
            store.read(list_entries, row.id, day),
        )
        self.detail.show_record(f"{row.meeting}　第 {row.position} 项", state_chip(row), parts)
        self.supervising.show(row.status)
        self._report.setEnabled(row.owes_reports)

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
        """Show what is asked for; `report` and `remind` begin at once, for a unit if named."""
        super().take(wish)
        if unit := wish.get("report"):
            self.report(unit)
        elif isinstance(unit := wish.get("remind"), UUID):
            self.supervising.open(ActKind.REMINDER, unit)

    def _open_part(self, payload: object) -> None:
        """Open the task or meeting of the chosen decision, or the report of one of its units."""
        if isinstance(payload, tuple):
            self.desk.bus.want(*payload)
        else:
            self.report(payload)

    def delete_chosen(self) -> None:
        """Take the chosen decision out; the next one is chosen, and undo brings it back."""
        row = self.table.chosen_row()
        if row is None:
            return
        place = self.model.place_of(row.id) or 0
        self.act(f"已删除{row.meeting}第{row.position}项议定事项", delete_decision, row.id)
        if self.model.rowCount():
            self.table.choose_at(min(place, self.model.rowCount() - 1))

    # The meeting

    def new_meeting(self) -> None:
        """Begin with the meeting."""
        self.desk.bus.want("meetings", {"view": "meetings", "new": True})

    def open_meeting(self) -> None:
        """Open the meeting of the chosen decision where its decisions stand."""
        row = self.table.chosen_row()
        if row is not None:
            wish = {"view": "meetings", "meeting": row.meeting_id, "step": "decisions"}
            self.desk.bus.want("meetings", wish)

    # The forms

    def start_new(self) -> None:
        """Record what the meeting decided that is under way; without one, go to the meetings."""
        meetings = self._running()
        if meetings:
            self.forms.begin(meetings, self.meeting.value())
        else:
            self.desk.bus.say("没有正在进行的会议。先新建会议，或打开一次会议，再记录议定事项。")
            self.desk.bus.want("meetings", {"view": "meetings"})

    def correct_chosen(self) -> None:
        """Correct the chosen decision, while its meeting runs."""
        row, running = self.table.chosen_row(), self._running()
        if row is not None and row.meeting_id not in {meeting.id for meeting in running}:
            self.desk.bus.say(LOCKED.format(meeting=row.meeting))
        elif row is not None:
            self.forms.correct(running, row)

    def report(self, unit: object = None) -> None:
        """Report on the chosen decision for a unit, or for the first one that still owes it."""
        row = self.table.chosen_row()
        if row is not None:
            self.forms.report(row, unit if isinstance(unit, UUID) else None)

    def _go_on(self, row: DecisionRow) -> None:
        """Report on what owes reports; while its meeting runs, a decision is worded."""
        if row.owes_reports:
            self.report()
        else:
            self.correct_chosen()

    def close_chosen(self) -> None:
        """State how the chosen decision was carried out."""
        row = self.table.chosen_row()
        if row is not None:
            self.forms.close(row)

    def _running(self) -> list[MeetingRow]:
        """Meetings that can decide something; also those held after the desk's day."""
        meetings = self.desk.store.read(list_meetings, date.max)
        return [meeting for meeting in meetings if meeting.state is MeetingState.UNDER_WAY]
