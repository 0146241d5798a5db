"""会议: every meeting with its day, state, minutes' number and decisions; the form for one."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from uuid import UUID

from PySide6.QtCore import Signal

from ui.desk import Desk
from ui.forms.meeting import HELD, MeetingForm
from ui.pages.list_page import ListPage, RefusalsIn
from ui.parts.buttons import button
from ui.parts.chips import FilterChip
from ui.parts.detail import Fact, Paragraph, Part, Section
from ui.parts.marks import Chip
from ui.parts.rows_model import Column
from workbench.decision_ledger import list_meetings
from workbench.holding import hold_meeting
from workbench.meetings import MeetingKind, MeetingRow, MeetingState, flag_chair, record_meeting
from workbench.rules.words import chinese_date

CHIPS: dict[MeetingState, Chip] = {
    MeetingState.PREPARING: Chip("筹备", "grey", "ring"),
    MeetingState.UNDER_WAY: Chip("进行中", "blue", "clock"),
    MeetingState.CLOSED: Chip("已结束", "green", "check"),
}
NEXT: dict[MeetingState, str] = {
    MeetingState.PREPARING: "正在筹备：排定议程，核对到会名单，然后开始会议。",
    MeetingState.UNDER_WAY: "正在进行：逐项记下议定事项，齐全后结束会议，编纪要号。",
    MeetingState.CLOSED: "已经结束，内容只能看；文书随时可以再出。",
}
BEGIN: dict[MeetingState, str] = {
    MeetingState.PREPARING: "agenda",
    MeetingState.UNDER_WAY: "decisions",
    MeetingState.CLOSED: "papers",
}
"""Which step a meeting is opened at."""

COLUMNS: tuple[Column[MeetingRow], ...] = (
    Column(title="会议", text=lambda m: m.title, width=190, weight=1),
    Column(title="召开日期", text=lambda m: m.held_on.isoformat(), width=104, quiet=True),
    Column(
        title="状态",
        text=lambda m: str(m.state),
        key=lambda m: list(MeetingState).index(m.state),
        mark=lambda m: CHIPS[m.state],
        width=96,
    ),
    Column(title="纪要号", text=lambda m: m.minutes or "—", width=170),
    Column(
        title="未办结/议定",
        text=lambda m: f"{m.open}/{m.decisions}" if m.decisions else "—",
        key=lambda m: m.open,
        width=96,
        quiet=True,
    ),
)


class MeetingList(ListPage[MeetingRow]):
    """The meetings held up to the desk's day, and those that are not over yet.

    Signals:
        entered: id of a meeting to work on, and the step to begin with.
    """

    entered = Signal(object, str)
    kinds = frozenset({"Meeting", "Decision", "Act"})
    record = "meeting"
    key = "meeting_list"
    unit = "次"
    noun = "会议"
    filter_hint = "查找会议、地点、主持人、纪要号"
    hint = "从左边选一次会议，这里显示时间、地点和议定情况。"

    def __init__(self, desk: Desk) -> None:
        self.kind = FilterChip("会议类型", [(kind, str(kind)) for kind in MeetingKind])
        self.state = FilterChip("状态", [(state, str(state)) for state in MeetingState])
        self.new = button("新建会议", self.start_new, "primary", key="Ctrl+N")
        super().__init__(
            desk,
            title="会议",
            columns=COLUMNS,
            acts=(self.new,),
            side_acts=(
                button("进入会议", self.enter_chosen, "primary", key="Enter"),
                button("改会议", self.correct_chosen, tip="改时间、地点、主持人、“会议认为”"),
            ),
            chips=(self.kind, self.state),
        )
        self.table.opened.connect(lambda _: self.enter_chosen())

    # Forms, made when they are first wanted

    @cached_property
    def form(self) -> MeetingForm:
        form = MeetingForm(self.desk)
        form.submitted.connect(self._save)
        return form

    def read(self) -> Sequence[MeetingRow]:
        """Meetings held by now; those to come are looked forward to on any day."""
        day = self.desk.as_of
        coming = [
            row
            for row in self.desk.store.read(list_meetings, date.max)
            if row.held_on > day and row.state is not MeetingState.CLOSED
        ]
        return [*coming, *self.desk.store.read(list_meetings, day)]

    def keeps(self, row: MeetingRow) -> bool:
        """Whether both filters let a meeting through."""
        kind, state = self.kind.value(), self.state.value()
        return kind in (None, row.kind) and state in (None, row.state)

    def invite(self) -> None:
        """Say what will be here, and how it begins."""
        self.table.empty.say(
            "每次会议从议程、到会、议定事项到纪要，都在这里办。先建一次会议。",
            "新建会议",
            self.start_new,
        )

    def words(self, row: MeetingRow) -> str:
        """What can be searched in."""
        return f"{row.title} {row.place} {row.chair} {row.minutes}"

    def summarise(self) -> str:
        """How many meetings there are, and how many are not over."""
        waiting = sum(row.state is not MeetingState.CLOSED for row in self.rows)
        return f"{len(self.rows)} 次" + (f" · 没有结束 {waiting}" if waiting else "")

    def show_row(self, row: MeetingRow) -> None:
        """Show when, where and by whom, and what comes next."""
        flag = self.desk.store.read(flag_chair, row.chair, row.held_on)
        when = f"{chinese_date(row.held_on)}{row.hour}"
        parts: list[Part] = [
            Paragraph(NEXT[row.state]),
            Fact("时间", when),
            Fact("地点", row.place or "未填"),
            Fact("主持", row.chair or "未填"),
            Fact("记录", row.recorder or "未填"),
            Fact("纪要号", row.minutes or "结束会议时编号"),
            Fact("议定", f"{row.decisions} 项，未办结 {row.open} 项"),
        ]
        if flag:
            parts.insert(4, Fact("", flag, "yellow"))
        if row.next_on:
            parts.append(Fact("下次", chinese_date(row.next_on)))
        if row.opinion:
            parts += [Section("会议认为"), Paragraph(row.opinion)]
        self.detail.show_record(row.title, CHIPS[row.state], parts)

    # Acting

    def take(self, wish: Mapping[str, object]) -> None:
        """Show what is asked for; `new` begins a meeting at once."""
        super().take(wish)
        if wish.get("new"):
            self.start_new()

    def enter_chosen(self) -> None:
        """Work on the chosen meeting, from where it stands."""
        row = self.table.chosen_row()
        if row is not None and self.is_side_free():
            self.close_form()
            self.entered.emit(row.id, BEGIN[row.state])

    def start_new(self) -> None:
        """Prepare a meeting, or enter one that has been held."""
        if self.is_side_free():
            self.form.open_new()
            self.open_form(self.form)

    def correct_chosen(self) -> None:
        """Correct the chosen meeting."""
        row = self.table.chosen_row()
        if row is not None and self.is_side_free():
            self.form.open_on(row)
            self.open_form(self.form)

    def _save(self, values: dict[str, object]) -> None:
        form, store = self.form, self.desk.store
        with RefusalsIn(form):
            draft, corrected = form.draft(values)
            is_held = bool(values.get(HELD))
            key: UUID = (
                store.write(hold_meeting, draft)
                if is_held
                else store.write(record_meeting, draft, corrected)
            )
            form.saved()
            self.desk.bus.say("已保存会议")
            self.close_form()
            self.reload()
            self.table.choose(key)
            if corrected is None:
                self.entered.emit(key, "decisions" if is_held else "agenda")
