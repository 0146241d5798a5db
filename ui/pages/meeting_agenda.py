"""议程: what the meeting deals with; what is open proposes itself, to be ticked and ordered."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ui.desk import Desk
from ui.forms.agenda_item import AgendaItemForm
from ui.pages.list_page import RefusalsIn
from ui.pages.meeting_step import MeetingStep
from ui.parts.buttons import button
from ui.parts.detail import Fact, Paragraph, Part
from ui.parts.marks import Chip
from ui.parts.rows_model import Column
from workbench.agenda import AgendaDraft, record_agenda
from workbench.errors import InvalidInput
from workbench.proposals import AgendaProposal, propose_agenda

OWN = frozenset({"AgendaItem", "Attendance"})
"""What changes here and changes no proposal."""
TICKED, LEFT_OUT = "已列入", "未列入"


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A line that is on the agenda at a place, or could be."""

    draft: AgendaDraft
    place: int | None
    times: int | None
    overdue: int | None

    @property
    def id(self) -> Hashable:
        """What it is about; a line of one's own is known by its words."""
        return self.draft.kind, self.draft.subject_id or self.draft.text


COLUMNS: tuple[Column[AgendaLine], ...] = (
    Column(
        title="上会",
        text=lambda a: f"第 {a.place} 项" if a.place else LEFT_OUT,
        key=lambda a: a.place,
        mark=lambda a: (
            Chip(f"第 {a.place} 项", "green", "check") if a.place else Chip(LEFT_OUT, "grey")
        ),
        width=92,
    ),
    Column(title="类别", text=lambda a: str(a.draft.kind), width=118, quiet=True),
    Column(
        title="议题", text=lambda a: a.draft.text, width=150, weight=1, tip=lambda a: a.draft.text
    ),
    Column(
        title="第几次上会",
        text=lambda a: f"第{a.times}次上会" if a.times else "—",
        key=lambda a: a.times,
        width=96,
    ),
    Column(
        title="超期",
        text=lambda a: f"{a.overdue} 天" if a.overdue else "—",
        key=lambda a: a.overdue,
        mark=lambda a: Chip(f"{a.overdue} 天", "red") if a.overdue else None,
        width=86,
    ),
)


class AgendaStep(MeetingStep[AgendaLine]):
    """What is on the agenda in order, then what could be."""

    record = "item"
    key = "meeting_agenda"
    filter_hint = "查找议题"
    hint = "从左边选一行，这里显示议题全文。空格列入或去掉，Alt+↑↓ 调整次序。"

    def __init__(self, desk: Desk) -> None:
        self._tick = button("列入", self.toggle, "plain", key="空格")
        tick_all = button("全部列入", self.tick_all, key="Ctrl+A")
        add = button("增加议题", self.start_new, key="Ctrl+N")
        up = button("上移", lambda: self.shift(-1), key="Alt+↑")
        down = button("下移", lambda: self.shift(1), key="Alt+↓")
        super().__init__(
            desk,
            title="议程",
            columns=COLUMNS,
            acts=(
                tick_all,
                add,
                button("下一步：到会", self.go_on, "primary", key="Ctrl+Enter"),
            ),
            side_acts=(self._tick, up, down),
        )
        self._proposals: list[AgendaProposal] | None = None
        self.settle(tick_all, add, self._tick, up, down)
        keys = {"Space": self.toggle, "Delete": self.leave_out, "F2": self.correct_chosen}
        self.bind_list(keys | {"Ctrl+A": self.tick_all})
        self.bind_list({"Alt+Up": lambda: self.shift(-1), "Alt+Down": lambda: self.shift(1)})
        self.table.opened.connect(lambda _: self.toggle())
        desk.bus.changed.connect(self._forget)
        desk.bus.as_of_changed.connect(lambda _: self._forget(frozenset({"Plan"})))

    @cached_property
    def form(self) -> AgendaItemForm:
        form = AgendaItemForm()
        form.submitted.connect(self._save)
        return form

    def _forget(self, kinds: frozenset[str]) -> None:
        if kinds - OWN:
            self._proposals = None

    # The list

    def read(self) -> Sequence[AgendaLine]:
        """The agenda, then what is proposed and not on it; after the meeting only the agenda."""
        return list(self._lines())

    def _lines(self) -> Iterator[AgendaLine]:
        proposals = {(p.kind, p.subject_id): p for p in self._propose()}
        for row in self.now.agenda:
            draft = AgendaDraft(
                kind=row.kind, subject_id=row.subject_id, text=row.text, note=row.note
            )
            known = proposals.pop((row.kind, row.subject_id), None) if row.subject_id else None
            yield AgendaLine(draft, row.position, row.times, known.overdue if known else None)
        for proposal in proposals.values():
            yield AgendaLine(proposal.draft, None, proposal.times, proposal.overdue)

    def _propose(self) -> list[AgendaProposal]:
        if self.now.is_closed:
            return []
        if self._proposals is None:
            meeting = self.now.meeting.id
            self._proposals = self.desk.store.read(propose_agenda, meeting, self.desk.as_of)
        return self._proposals

    def invite(self) -> None:
        """Say what will be here, and how it begins."""
        if self.now.is_closed:
            self.table.empty.say("这次会议没有记议程。")
        else:
            said = "没有未办结的议定事项、逾期任务、改期申请和滞后指标。可以增加自己的议题。"
            self.table.empty.say(said, "增加议题", self.start_new)

    def words(self, row: AgendaLine) -> str:
        """What can be searched in."""
        return f"{row.draft.kind} {row.draft.text} {row.draft.note}"

    def summarise(self) -> str:
        """How much is on the agenda, and how much is not."""
        ticked = sum(row.place is not None for row in self.rows)
        left = len(self.rows) - ticked
        return f"{TICKED} {ticked} 项" + (f" · {LEFT_OUT} {left} 项" if left else "")

    def show_row(self, row: AgendaLine) -> None:
        """Show the whole wording and why it is proposed."""
        self._tick.setText(f"{'去掉' if row.place else '列入'}　空格")
        parts: list[Part] = [Paragraph(row.draft.text), Fact("类别", str(row.draft.kind))]
        if row.draft.note:
            parts.append(Fact("说明", row.draft.note))
        chip = Chip(f"第{row.times}次上会", "blue", "clock") if row.times else None
        caption = f"议程第 {row.place} 项" if row.place else LEFT_OUT
        self.detail.show_record(caption, chip, parts)

    # Ticking and ordering

    def _ticked(self) -> list[AgendaLine]:
        return [row for row in self.rows if row.place is not None]

    def _record(self, said: str, lines: Sequence[AgendaLine]) -> None:
        drafts = [line.draft for line in lines]
        self.act(said, record_agenda, self.now.meeting.id, drafts)

    def toggle(self) -> None:
        """Put the chosen line on the agenda, or take it off; the next one is chosen."""
        row = self.table.chosen_row()
        if row is None:
            return
        place = self.model.place_of(row.id) or 0
        if row.place is None:
            self._record("已列入议程", [*self._ticked(), row])
        else:
            self._record("已从议程去掉", [line for line in self._ticked() if line.id != row.id])
        if self.model.rowCount():
            self.table.choose_at(min(place + (row.place is None), self.model.rowCount() - 1))

    def leave_out(self) -> None:
        """Take the chosen line off the agenda."""
        row = self.table.chosen_row()
        if row is not None and row.place is not None:
            self.toggle()

    def tick_all(self) -> None:
        """Put everything that is proposed on the agenda."""
        if self.rows:
            others = (row for row in self.rows if row.place is None)
            self._record("已全部列入议程", [*self._ticked(), *others])

    def shift(self, places: int) -> None:
        """Move the chosen line up or down the agenda."""
        row, lines = self.table.chosen_row(), self._ticked()
        if row is None or row.place is None:
            return
        old = row.place - 1
        new = old + places
        if 0 <= new < len(lines):
            lines.insert(new, lines.pop(old))
            self._record("已调整议程次序", lines)
            self.table.choose(row.id)

    # Lines of one's own

    def start_new(self) -> None:
        """Add a line that nothing else asks for."""
        if self.is_side_free() and not self.now.is_closed:
            self.form.open_new()
            self.open_form(self.form)

    def correct_chosen(self) -> None:
        """Word the chosen line anew."""
        row = self.table.chosen_row()
        if row is not None and row.place is not None and self.is_side_free():
            self.form.open_on(row.draft)
            self.open_form(self.form)

    def _save(self, values: dict[str, object]) -> None:
        form = self.form
        with RefusalsIn(form):
            draft, corrected = form.draft(values), form.corrected
            lines = [line.draft for line in self._ticked()]
            if corrected:
                lines[lines.index(corrected)] = draft
            elif draft.text in {line.text for line in lines}:
                raise InvalidInput("议程里已有这一项。", "text")
            else:
                lines.append(draft)
            meeting = self.now.meeting.id
            if self.save(form, "已列入议程", record_agenda, meeting, lines):
                self.close_form()
