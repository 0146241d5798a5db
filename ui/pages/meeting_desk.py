"""One meeting as the place to work: its head, its steps, and the step that is shown."""

from collections.abc import Callable
from functools import cached_property
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.desk import Creates, Desk
from ui.pages.meeting_agenda import AgendaStep
from ui.pages.meeting_decisions import DecisionsStep
from ui.pages.meeting_ending import EndingStep
from ui.pages.meeting_list import CHIPS
from ui.pages.meeting_papers import PapersStep
from ui.pages.meeting_roll import RollStep
from ui.pages.meeting_standing import step_marks
from ui.pages.meeting_step import MeetingNow, read_meeting
from ui.pages.minutes_paste import MinutesPaste
from ui.parts.banner import Banner
from ui.parts.buttons import button
from ui.parts.keys import bind
from ui.parts.marks import ChipLabel
from ui.parts.step_bar import StepBar
from ui.parts.words import ShortLabel, words
from workbench.errors import WorkbenchError
from workbench.holding import begin_meeting, reopen_meeting
from workbench.meetings import MeetingState
from workbench.rules.words import chinese_date

STEPS = (
    ("agenda", "议程"),
    ("roll", "到会"),
    ("decisions", "议定事项"),
    ("ending", "结束会议"),
    ("papers", "文书"),
)
KINDS = frozenset(
    {
        "Meeting", "AgendaItem", "Attendance", "Decision", "Act", "ProgressEntry", "Task", "Target",
        "Reading", "Unit", "Member", "Plan",
    }
)  # fmt: skip


class MeetingDesk(QWidget):
    """Agenda, roll, decisions, ending and papers of one meeting.

    Ctrl+PgDn and Ctrl+PgUp go from step to step, Ctrl+Enter does what the step is there for.

    Signals:
        left: the list of meetings is wanted again.
        correcting: the meeting itself is to be corrected.
    """

    left = Signal()
    correcting = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.now: MeetingNow | None = None
        self.agenda, self.roll = AgendaStep(desk), RollStep(desk)
        self.decisions, self.ending = DecisionsStep(desk), EndingStep(desk)
        self.papers = PapersStep(desk)
        self.bar = StepBar(STEPS)
        self.stack = QStackedWidget()
        self._title, self._chip = words("", "card-title"), ChipLabel()
        self._when = ShortLabel("", "sub")
        self.banner = Banner()
        self._lay_out()
        self._connect()

    @cached_property
    def paste(self) -> MinutesPaste:
        """Where minutes are read, set up when it is first wanted."""
        made = MinutesPaste(self.desk)
        self.stack.addWidget(made)
        made.left.connect(lambda: self.go_to("decisions"))
        return made

    def _lay_out(self) -> None:
        for name, _ in STEPS:
            self.stack.addWidget(self._step(name))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(button("‹ 全部会议　Esc", self.left.emit, "link"))
        head.addWidget(self._title)
        head.addWidget(self._chip)
        head.addWidget(self._when, 1)
        head.addWidget(button("改会议", self.correcting.emit, tip="时间、地点、主持人、“会议认为”"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.banner)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.bar.chosen.connect(self._turn)
        self.agenda.done.connect(lambda: self.go_to("roll"))
        self.roll.done.connect(self._after_roll)
        self.decisions.done.connect(lambda: self.go_to("ending"))
        self.decisions.paste_wanted.connect(self._open_paste)
        self.ending.done.connect(lambda: self.go_to("papers"))
        self.ending.wanted.connect(self._open_wanted)
        bind(self, "Ctrl+PgDown", lambda: self._move(1), inside=True)
        bind(self, "Ctrl+PgUp", lambda: self._move(-1), inside=True)
        self.desk.bus.changed.connect(self._on_change)
        self.desk.bus.as_of_changed.connect(lambda _: self.reload())

    def _step(self, name: str) -> AgendaStep | RollStep | DecisionsStep | EndingStep | PapersStep:
        steps: dict[str, AgendaStep | RollStep | DecisionsStep | EndingStep | PapersStep] = {
            "agenda": self.agenda,
            "roll": self.roll,
            "decisions": self.decisions,
            "ending": self.ending,
            "papers": self.papers,
        }
        return steps[name]

    # Showing

    def open_on(self, meeting_id: UUID, step: str) -> bool:
        """Work on a meeting from a step on; False if there is no such meeting."""
        self.now = read_meeting(self.desk.store, meeting_id, self.desk.as_of)
        if self.now is None:
            return False
        self._show(self.now)
        self.go_to(step)
        return True

    def reload(self) -> None:
        """Read the meeting again; one that is gone is left."""
        if self.now is None:
            return
        self.now = read_meeting(self.desk.store, self.now.meeting.id, self.desk.as_of)
        if self.now is None:
            self.left.emit()
        else:
            self._show(self.now)

    def _on_change(self, kinds: frozenset[str]) -> None:
        if kinds & KINDS:
            self.reload()

    def _show(self, now: MeetingNow) -> None:
        meeting = now.meeting
        self._title.setText(meeting.title)
        self._chip.set_chip(CHIPS[meeting.state])
        chaired = meeting.chair and f"{meeting.chair}主持"
        when = f"{chinese_date(meeting.held_on)}{meeting.hour}"
        self._when.set_text(
            "　".join(filter(None, (when, meeting.place, chaired, meeting.minutes)))
        )
        for name, _ in STEPS:
            self._step(name).show_now(now)
        for mark in step_marks(now):
            self.bar.say(*mark)
        self._warn()

    def _warn(self) -> None:
        """Say why nothing can be written, and offer what changes that."""
        state = self.now.meeting.state if self.now else MeetingState.UNDER_WAY
        if state is MeetingState.CLOSED and self.bar.value() != "papers":
            said = "会议已结束，内容只能看。确要更正的，请重新打开，纪要号不变。"
            self.banner.say(said, "重新打开会议", self.reopen)
        elif state is MeetingState.PREPARING and self.bar.value() in {"decisions", "ending"}:
            said = "会议还没有开始。开始后记录议定事项；没排议程的，未办结的议定事项自动列入。"
            self.banner.say(said, "开始会议", self.begin)
        else:
            self.banner.hide()

    def go_to(self, name: str) -> None:
        """Show a step and bring the keyboard into it."""
        self.bar.pick(name)
        self._focus_step()

    def _focus_step(self) -> None:
        step = self._step(self.bar.value())
        if self._is_preparing() and self.banner.isVisible():
            self.banner.act.setFocus()
        elif isinstance(step, EndingStep | PapersStep):
            step.start()
        elif step.model.rowCount():
            if step.table.chosen_row() is None:
                step.table.choose_at(0)
            step.table.setFocus()
        else:
            begin = step.table.empty.begin
            (begin if begin.isVisible() else step.table).setFocus()

    def _turn(self, name: str) -> None:
        self.stack.setCurrentWidget(self._step(name))
        self._warn()

    def _move(self, places: int) -> None:
        self.bar.turn(places)
        self._focus_step()

    def _open_wanted(self, name: str, wish: object) -> None:
        """Open what the last step found missing."""
        if name == "meeting":
            self.correcting.emit()
            return
        self.go_to(name)
        if isinstance(wish, UUID):
            self.decisions.open_decision(wish)

    def _open_paste(self) -> None:
        if self.now and self.now.meeting.state is MeetingState.UNDER_WAY:
            self.paste.open_on(self.now.meeting)
            self.stack.setCurrentWidget(self.paste)
            self.paste.start()

    # Acting

    def start_new(self) -> None:
        """Begin what the shown step has to begin."""
        step: object = self.stack.currentWidget()
        if isinstance(step, Creates):
            step.start_new()

    def _is_preparing(self) -> bool:
        return self.now is not None and self.now.meeting.state is MeetingState.PREPARING

    def _after_roll(self) -> None:
        if self._is_preparing():
            self.begin()
        else:
            self.go_to("decisions")

    def begin(self) -> None:
        """Let the meeting begin: its decisions are typed next."""
        if self.now and self._act(begin_meeting, "会议开始，逐项记录议定事项"):
            self.go_to("decisions")

    def reopen(self) -> None:
        """Let the meeting be corrected."""
        if self.now and self._act(reopen_meeting, "会议已重新打开，更正后再结束"):
            self.go_to("decisions")

    def _act(self, fn: Callable[..., None], said: str) -> bool:
        if self.now is None:
            return False
        try:
            self.desk.store.write(fn, self.now.meeting.id)
        except WorkbenchError as error:
            self.desk.bus.say(error.sentence)
            return False
        self.desk.bus.say(said)
        return True

    def may_leave(self) -> bool:
        """Whether no step holds unsaved text; asks when one does."""
        lists = (self.agenda, self.roll, self.decisions)
        forms = (self.ending.form, self.papers.form)
        return all(step.is_side_free() for step in lists) and all(f.may_leave() for f in forms)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes back: from the paste to the decisions, else to the meetings."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif isinstance(self.stack.currentWidget(), MinutesPaste):
            self.go_to("decisions")
        else:
            self.left.emit()
