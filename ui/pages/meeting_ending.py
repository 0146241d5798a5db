"""结束会议: what is still missing, each a line that opens it; then the minutes get their number."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.forms.ending import EndingForm
from ui.pages.decision_columns import lacks
from ui.pages.list_page import SIDE_WIDTH, RefusalsIn
from ui.pages.meeting_roll import count_words
from ui.pages.meeting_step import GO_ON, MeetingNow
from ui.parts.card import Card
from ui.parts.empty import EmptyState
from ui.parts.keys import bind
from ui.parts.layouts import empty_out
from ui.parts.press import PressLine
from workbench.decision_ledger import DecisionRow
from workbench.decisions import DecisionKind
from workbench.holding import close_meeting
from workbench.meetings import MeetingState
from workbench.reporting.wording import short
from workbench.rules.words import chinese_date

Line = tuple[bool, str, str, object]
"""Whether it is fine, what it says, the step that it opens, and what to open there."""


class EndingStep(QWidget):
    """What the meeting has, and the form that ends it.

    Signals:
        wanted: name of a step, and what to open in it (None for nothing).
        done: the meeting was ended; the papers come next.
    """

    wanted = Signal(str, object)
    done = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.now: MeetingNow
        self.form = EndingForm(desk)
        self.form.submitted.connect(self._end)
        self.form.closed.connect(lambda: self.wanted.emit("decisions", None))
        self.ended = Card("")
        self._said = EmptyState()
        self.ended.body.addWidget(self._said)
        self.lines: list[PressLine] = []
        self._column = QVBoxLayout()
        self._lay_out()
        bind(self, GO_ON, self.go_on, inside=True)

    def _lay_out(self) -> None:
        card, inside, area = Card("结束前看一看"), QWidget(), QScrollArea()
        self._column.setSpacing(2)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._column)
        column.addStretch(1)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        card.body.addWidget(area)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(12)
        both.addWidget(card, 1)
        for side in (self.form, self.ended):
            side.setFixedWidth(SIDE_WIDTH)
            both.addWidget(side)

    def show_now(self, now: MeetingNow) -> None:
        """Show the meeting as it stands; what is typed in the form stays."""
        self.now = now
        runs = now.meeting.state is MeetingState.UNDER_WAY
        if not runs or not self.form.is_dirty():
            self.form.open_on(now.meeting)
        self.form.setVisible(runs)
        self.ended.setVisible(not runs)
        if now.is_closed:
            day = chinese_date(now.meeting.minutes_on or now.meeting.held_on)
            said = f"{now.meeting.minutes}\n{day}编号。会议已结束，内容锁定。"
            self._said.say(said, "出文书　Ctrl+Enter", self.done.emit)
        else:
            self._said.say("会议还没有开始。先排议程、核对到会，再开始会议。")
        self._show_lines()

    def _show_lines(self) -> None:
        empty_out(self._column)
        self.lines = [self._line(*line) for line in check_lines(self.now)]
        for line in self.lines:
            self._column.addWidget(line)

    def _line(self, is_fine: bool, sentence: str, step: str, wish: object) -> PressLine:  # noqa: FBT001 - one `Line`
        line = PressLine(*(("check", "green") if is_fine else ("triangle", "yellow")), sentence)
        line.clicked.connect(lambda: self.wanted.emit(step, wish))
        line.setToolTip("点一下打开")
        return line

    def start(self) -> None:
        """Put the keyboard on what is missing, or else into the form."""
        lacking = [isinstance(wish, UUID) and not fine for fine, *_, wish in check_lines(self.now)]
        if any(lacking):
            self.lines[lacking.index(True)].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.form.isVisible():
            self.form.start()
        else:
            self._said.begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """End the meeting, or go on to its papers."""
        if self.now.is_closed:
            self.done.emit()
        elif self.form.isVisible():
            self.form.save()

    def _end(self, values: dict[str, Any]) -> None:
        form = self.form
        with RefusalsIn(form):
            args = (self.now.meeting.id, form.day(values), values["handled_by"])
            minutes = self.desk.store.write(close_meeting, *args)
            form.saved()
            self.desk.bus.say(f"{self.now.meeting.title}已结束，{minutes}")
            self.done.emit()
            return
        if any(lacks(row) for row in self.now.decisions):
            self.start()


def check_lines(now: MeetingNow) -> Iterator[Line]:
    """What to look at before a meeting is ended: what lacks something comes by name."""
    agenda, roll = len(now.agenda), now.roll
    yield bool(agenda), f"议程 {agenda} 项" if agenda else "没有排定议程", "agenda", None
    yield bool(roll), count_words(roll) if roll else "没有记录到会情况", "roll", None
    written = bool(now.meeting.opinion)
    yield written, "写了“会议认为”" if written else "没有写“会议认为”", "meeting", None
    lacking = [row for row in now.decisions if lacks(row)]
    whole = len(now.decisions) - len(lacking)
    if whole or not lacking:
        said = f"议定事项 {whole} 项，内容齐全" if whole else "没有议定事项"
        yield bool(whole), said, "decisions", None
    for row in lacking:
        said = f"第{row.position}项“{short(row.text)}”缺{'、'.join(lacks(row))}"
        yield False, said, "decisions", row.id
    changes = [row for row in now.decisions if row.kind is DecisionKind.ADJUSTMENT]
    if changes and not now.is_closed:
        yield True, _changes(changes), "decisions", changes[0].id


def _changes(changes: list[DecisionRow]) -> str:
    tasks = "、".join(f"第{row.task_number}项" for row in changes if row.task_number)
    return f"结束会议时按决定调整{tasks}任务，写进任务的变更记录"
