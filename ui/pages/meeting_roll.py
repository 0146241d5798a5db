"""到会: the roster of the meeting's day; one key for each way of taking part."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property, partial

from ui.desk import Desk
from ui.forms.attendance import GuestForm, StandInForm, attendance
from ui.pages.list_page import RefusalsIn
from ui.pages.meeting_step import MeetingStep
from ui.parts.buttons import button
from ui.parts.chips import FilterChip
from ui.parts.detail import Entry, Fact, Paragraph, Part
from ui.parts.marks import Chip
from ui.parts.rows_model import Column
from workbench.attendance import (
    AttendanceDraft,
    AttendanceRow,
    Presence,
    call_roll,
    record_attendance,
    remove_attendance,
)
from workbench.meetings import MeetingState
from workbench.rules.words import chinese_date

CHIPS: dict[Presence, Chip] = {
    Presence.PRESENT: Chip("出席", "green", "check"),
    Presence.EXCUSED: Chip("请假", "yellow", "triangle"),
    Presence.STAND_IN: Chip("代会", "blue", "diamond"),
    Presence.GUEST: Chip("列席", "grey", "ring"),
}
KEYS = {str(number): presence for number, presence in enumerate(Presence, start=1)}
"""1 出席, 2 请假, 3 代会, 4 列席: figures pass by an input method for Chinese."""

COLUMNS: tuple[Column[AttendanceRow], ...] = (
    Column(title="姓名", text=lambda a: a.name, width=96),
    Column(
        title="单位及职务", text=lambda a: a.post, width=180, weight=1, quiet=True,
        tip=lambda a: a.post,
    ),
    Column(
        title="出席情况",
        text=lambda a: str(a.presence),
        key=lambda a: list(Presence).index(a.presence),
        mark=lambda a: CHIPS[a.presence],
        width=92,
    ),
    Column(title="代会人", text=lambda a: a.stand_in, width=150),
)  # fmt: skip


def count_words(roll: Sequence[AttendanceRow]) -> str:
    """For instance 应到 55 人，实到 53 人（代会 2 人），请假 2 人，列席 1 人."""
    counts = Counter(row.presence for row in roll)
    came = counts[Presence.PRESENT] + counts[Presence.STAND_IN]
    standing_in = f"（代会 {counts[Presence.STAND_IN]} 人）" if counts[Presence.STAND_IN] else ""
    said = [
        f"应到 {came + counts[Presence.EXCUSED]} 人",
        f"实到 {came} 人{standing_in}",
        *(
            f"{presence} {counts[presence]} 人"
            for presence in (Presence.EXCUSED, Presence.GUEST)
            if counts[presence]
        ),
    ]
    return "，".join(said)


class RollStep(MeetingStep[AttendanceRow]):
    """Who was to come and who came.

    Signals:
        done: the next step is wanted; before the meeting that is to begin it.
    """

    record = "person"
    key = "meeting_roll"
    has_filters = True
    unit = "人"
    noun = "人员"
    filter_hint = "查找姓名、单位、职务"
    hint = "从左边选一个人，按 1 出席、2 请假、3 代会、4 列席。"

    def __init__(self, desk: Desk) -> None:
        self.presence = FilterChip("出席情况", [(p, str(p)) for p in Presence])
        call = button("按名册列出", self.call, tip="按会议当天的名册，列出还没有列的成员")
        add = button("增加列席", self.start_new, key="Ctrl+N")
        self._go_on = button("下一步", self.go_on, "primary")
        marks = [
            button(str(presence), partial(self.mark, presence), key=key)
            for key, presence in KEYS.items()
        ]
        super().__init__(
            desk,
            title="到会",
            columns=COLUMNS,
            acts=(call, add, self._go_on),
            side_acts=marks,
            chips=(self.presence,),
        )
        self.settle(call, add, *marks)
        self.bind_list({key: partial(self.mark, presence) for key, presence in KEYS.items()})
        self.bind_list({"Delete": self.remove_chosen})

    # Forms, made when they are first wanted

    @cached_property
    def stand_in_form(self) -> StandInForm:
        form = StandInForm()
        form.submitted.connect(self._save_stand_in)
        return form

    @cached_property
    def guest_form(self) -> GuestForm:
        form = GuestForm()
        form.submitted.connect(self._save_guest)
        return form

    # The list

    def read(self) -> Sequence[AttendanceRow]:
        """Everybody listed."""
        begins = self.now.meeting.state is MeetingState.PREPARING
        self._go_on.setText(f"{'开始会议' if begins else '下一步：议定事项'}　Ctrl+Enter")
        return self.now.roll

    def keeps(self, row: AttendanceRow) -> bool:
        """Whether the filter lets a person through."""
        return self.presence.value() in (None, row.presence)

    def invite(self) -> None:
        """Say what will be here, and how it begins."""
        if self.now.is_closed:
            self.table.empty.say("这次会议没有记到会情况。")
        else:
            day = chinese_date(self.now.meeting.held_on)
            said = f"按{day}的名册列出全体成员，先都算出席，再逐人改。"
            self.table.empty.say(said, "按名册列出", self.call)

    def words(self, row: AttendanceRow) -> str:
        """What can be searched in."""
        return f"{row.name} {row.post} {row.stand_in}"

    def summarise(self) -> str:
        """How many were to come, and how many came."""
        return count_words(self.rows) if self.rows else ""

    def show_row(self, row: AttendanceRow) -> None:
        """Show a person and how they took part."""
        parts: list[Part] = [Paragraph(row.post or "没有填单位及职务")]
        if row.stand_in:
            parts.append(Fact("代会人", row.stand_in))
        parts.append(Entry("没有通知到会的，按 Delete 从名单去掉。", ""))
        self.detail.show_record(row.name, CHIPS[row.presence], parts)

    # Acting

    def call(self) -> None:
        """List the members of the meeting's day."""
        self.act("已按名册列出成员", call_roll, self.now.meeting.id)
        if self.model.rowCount():
            self.table.choose_at(0)
            self.table.setFocus()

    def mark(self, presence: Presence) -> None:
        """Say how the chosen person took part, and go to the next; 代会 asks for whom."""
        row = self.table.chosen_row()
        if row is None or not self.is_side_free():
            return
        if presence is Presence.STAND_IN:
            self.stand_in_form.open_on(row)
            self.open_form(self.stand_in_form)
            return
        self._record(f"已记{row.name}{presence}", attendance(row, presence))
        self._next(row)

    def remove_chosen(self) -> None:
        """Take the chosen person off the list; undo brings the line back."""
        row = self.table.chosen_row()
        if row is None:
            return
        place = self.model.place_of(row.id) or 0
        self.act(f"已去掉{row.name}", remove_attendance, row.id)
        if self.model.rowCount():
            self.table.choose_at(min(place, self.model.rowCount() - 1))

    def start_new(self) -> None:
        """Add somebody who attends without being a member."""
        if self.is_side_free() and not self.now.is_closed:
            self.guest_form.fill({})
            self.open_form(self.guest_form)

    def _record(self, said: str, draft: AttendanceDraft) -> None:
        self.act(said, record_attendance, self.now.meeting.id, [draft])

    def _next(self, row: AttendanceRow) -> None:
        place = self.model.place_of(row.id)
        if place is not None and place + 1 < self.model.rowCount():
            self.table.choose_at(place + 1)

    def _save_stand_in(self, values: dict[str, object]) -> None:
        form, row = self.stand_in_form, self.table.chosen_row()
        with RefusalsIn(form):
            drafts = [form.draft(values)]
            said = "已记代会"
            if self.save(form, said, record_attendance, self.now.meeting.id, drafts):
                self.close_form()
                if row is not None:
                    self._next(row)

    def _save_guest(self, values: dict[str, object]) -> None:
        form = self.guest_form
        with RefusalsIn(form):
            draft = form.draft(values)
            said = f"已增加列席人员{draft.name}"
            if self.save(form, said, record_attendance, self.now.meeting.id, [draft]):
                form.fill({})
                form.start()
