"""议定事项 of one meeting: typed one after the other while it runs, each with what it lacks."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal

from ui.desk import Desk
from ui.pages.decision_columns import DUE, TEXT, UNIT, gap_chip, lacks
from ui.pages.decision_detail import wording_parts
from ui.pages.decision_forms import DecisionForms
from ui.pages.meeting_step import MeetingNow, MeetingStep
from ui.parts.buttons import button
from ui.parts.detail import Link
from ui.parts.keys import bind
from ui.parts.rows_model import Column
from workbench.decision_ledger import DecisionRow
from workbench.meetings import MeetingState
from workbench.reporting.wording import short
from workbench.settling import delete_decision
from workbench.tasks import task_titles
from workbench.units import unit_names

COLUMNS: tuple[Column[DecisionRow], ...] = (
    Column(title="序号", text=lambda d: str(d.position), key=lambda d: d.position, width=46),
    TEXT,
    Column(title="类别", text=lambda d: str(d.kind or "—"), width=78, quiet=True),
    UNIT,
    DUE,
    Column(
        title="是否齐全",
        text=lambda d: gap_chip(d).word,
        key=lambda d: len(lacks(d)),
        mark=gap_chip,
        tip=lambda d: gap_chip(d).word,
        width=150,
    ),
)


class DecisionsStep(MeetingStep[DecisionRow]):
    """What this meeting decided.

    Signals:
        paste_wanted: minutes are to be pasted.
    """

    paste_wanted = Signal()
    record = "decision"
    key = "meeting_decisions"
    filter_hint = "查找议定事项、单位"
    hint = "从左边选一项，这里显示原话、谁办、何时办完，还缺什么。"

    def __init__(self, desk: Desk) -> None:
        paste = button("粘贴纪要", self.paste, key="Ctrl+Shift+V")
        new = button("记录议定事项", self.start_new, "primary", key="Ctrl+N")
        correct = button("修改", self.correct_chosen, key="Enter")
        delete = button("删除", self.delete_chosen, key="Delete")
        super().__init__(
            desk,
            title="议定事项",
            columns=COLUMNS,
            acts=(
                paste,
                button("下一步：结束会议", self.go_on, key="Ctrl+Enter"),
                new,
            ),
            side_acts=(correct, delete, button("落实情况", self.follow, tip="在议定事项里跟办")),
        )
        self.forms = DecisionForms(self)
        self.settle(paste, new, correct, delete)
        self.bind_list({"Delete": self.delete_chosen})
        self.table.opened.connect(lambda _: self.correct_chosen())
        self.detail.picked.connect(lambda wish: desk.bus.want(*wish))
        bind(self, "Ctrl+Shift+V", paste.click, inside=True)
        self._tasks: dict[UUID, str] = {}

    def read(self) -> Sequence[DecisionRow]:
        """What the meeting decided, in its order."""
        titles = self.desk.store.read(task_titles)
        self._tasks = {key: f"第{number}项　{short(text)}" for key, number, text in titles}
        return self.now.decisions

    def show_now(self, now: MeetingNow) -> None:
        """Show the meeting as it stands; only while it runs something can be decided."""
        super().show_now(now)
        for each in self.writing:
            each.setEnabled(now.meeting.state is MeetingState.UNDER_WAY)

    def invite(self) -> None:
        """Say what will be here, and how it begins."""
        empty = self.table.empty
        if self.now.meeting.state is MeetingState.UNDER_WAY:
            said = "议定一项，记一项；开会时只记原话也行，结束会议前补齐。"
            empty.say(said, "记录议定事项", self.start_new)
        elif self.now.is_closed:
            empty.say("这次会议没有议定事项。")
        else:
            empty.say("会议开始后，在这里逐项记录。")

    def words(self, row: DecisionRow) -> str:
        """What can be searched in."""
        return f"{row.text} {row.unit}"

    def summarise(self) -> str:
        """How much was decided, and how much of it lacks something."""
        lacking = sum(bool(lacks(row)) for row in self.rows)
        return f"{len(self.rows)} 项" + (f" · {lacking} 项没有填齐" if lacking else "")

    def show_row(self, row: DecisionRow) -> None:
        """Show the wording and what is missing."""
        parts = wording_parts(row, self.desk.store.read(unit_names))
        if row.task_id:
            wish = ("ledger", {"task": row.task_id})
            parts.append(Link("disc", "blue", self._tasks[row.task_id], "任务台账", wish))
        self.detail.show_record(f"第 {row.position} 项", gap_chip(row), parts)

    # Acting

    def start_new(self) -> None:
        """Record what is decided now."""
        if self.now.meeting.state is MeetingState.UNDER_WAY:
            self.forms.begin([self.now.meeting])

    def correct_chosen(self) -> None:
        """Correct the chosen decision."""
        row = self.table.chosen_row()
        running = self.now.meeting.state is MeetingState.UNDER_WAY
        if row is not None and running:
            self.forms.correct([self.now.meeting], row)

    def paste(self) -> None:
        """Ask for the place where minutes are pasted."""
        self.paste_wanted.emit()

    def open_decision(self, key: UUID) -> None:
        """Open one to be completed."""
        self.show_all()
        if self.table.choose(key):
            self.correct_chosen()

    def follow(self) -> None:
        """Go to where the chosen decision is followed up."""
        row = self.table.chosen_row()
        if row is not None:
            self.desk.bus.want("meetings", {"decision": row.id})

    def delete_chosen(self) -> None:
        """Take the chosen decision out; undo brings it back."""
        row = self.table.chosen_row()
        if row is None:
            return
        place = self.model.place_of(row.id) or 0
        self.act(f"已删除第{row.position}项议定事项", delete_decision, row.id)
        if self.model.rowCount():
            self.table.choose_at(min(place, self.model.rowCount() - 1))
