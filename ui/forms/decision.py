"""记录议定事项: what a meeting decided, who does it and by when; one after the other."""

from collections.abc import Sequence
from uuid import UUID

from ui.desk import Desk
from ui.parts.editors import ChoiceEdit
from ui.parts.fields import Choice, Day, Field, Several, Text
from ui.parts.figure_edit import Unsure
from ui.parts.form import Form
from workbench.decision_ledger import DecisionRow
from workbench.decisions import (
    VALUES,
    DecisionDraft,
    DecisionKind,
    TaskField,
    doubts,
    present_value,
)
from workbench.meetings import MeetingRow, MeetingState
from workbench.records import checked
from workbench.reporting.wording import short
from workbench.tasks import task_titles
from workbench.units import list_units

FIELDS = (
    Choice(name="meeting_id", label="会议(&M)"),
    Text(name="text", label="议定事项(&T)", hint="按会议纪要的原话填写，一次一项", lines=3),
    Choice(
        name="kind",
        label="类别(&K)",
        hint="未定的，会后再补",
        options=[(kind, str(kind)) for kind in DecisionKind],
        half=True,
    ),
    Day(name="due_on", label="完成时限(&D)", half=True),
    Choice(name="unit_id", label="牵头单位(&U)", hint="输入几个字查找"),
    Several(name="cooperating", label="配合单位(&C)", hint="可以几个，用“、”隔开"),
    Choice(name="task_id", label="相关任务(&R)", hint="输入序号或几个字查找"),
    Choice(
        name="field", label="调整内容(&F)", options=[(field, str(field)) for field in TaskField]
    ),
    Day(name="new_due_on", label="调整后的时限(&N)"),
    Choice(name="new_unit_id", label="调整后的牵头单位(&N)", hint="输入几个字查找"),
    Text(name="new_text", label="调整后的文字(&N)", lines=4),
    Choice(
        name="is_public",
        label="公开(&P)",
        options=[(True, "公开"), (False, "不公开，不印出")],
        half=True,
    ),
)
NEW_VALUES = frozenset(VALUES.values())
BY_WHOM = frozenset({"unit_id", "cooperating", "due_on"})
"""What a change of a task takes from the task, and what is only told does not need."""
HALF_TYPED = "…"
AGAIN = "再保存一次就采用。"


class DecisionForm(Form):
    """Opens on a meeting, or on a decision to be corrected; asks for what its kind needs.

    While the meeting runs only the text is needed. The meeting is asked for where there is a
    choice: among those under way.
    """

    def __init__(
        self,
        desk: Desk,
        fields: Sequence[Field] = FIELDS,
        save_text: str = "保存议定事项",
        close_text: str = "关闭",
    ) -> None:
        super().__init__("记录议定事项", fields, save_text, close_text)
        self._desk = desk
        self._decision: DecisionRow | None = None
        self._meeting: UUID | None = None
        self._asked: dict[str, str] = {}
        self.edited.connect(self._on_edit)

    def open_new(self, meetings: Sequence[MeetingRow], meeting: UUID) -> None:
        """Begin the decisions of a meeting."""
        self.offer(meetings, meeting)
        self.begin_next(meeting)

    def open_on(self, meetings: Sequence[MeetingRow], decision: DecisionRow) -> None:
        """Show a decision to be corrected."""
        self.offer(meetings, decision.meeting_id)
        self._asked = {}
        self._decision = decision
        values = {field.name: getattr(decision, field.name) for field in FIELDS}
        self.fill(values, f"改议定事项　{decision.meeting}第{decision.position}项")

    def begin_next(self, meeting: UUID) -> None:
        """Empty but for the meeting: a secretary types one decision after the other."""
        self._asked = {}
        self._decision = None
        self.fill({"meeting_id": meeting, "is_public": True}, "记录议定事项")

    def start(self) -> None:
        """Put the cursor into the text: the meeting is mostly right."""
        self.editor("text").setFocus()

    def offer(self, meetings: Sequence[MeetingRow], meeting: UUID) -> None:
        """Offer the meetings that can decide something, this one among them, units and tasks."""
        store = self._desk.store
        units = [(unit.id, unit.short_name) for unit in store.read(list_units, groups=True)]
        tasks = store.read(task_titles)
        running = [
            row for row in meetings if row.state is MeetingState.UNDER_WAY or row.id == meeting
        ]
        self._meeting = meeting
        self.set_options("meeting_id", [(row.id, row.title) for row in running])
        self.show_field("meeting_id", shown=len(running) > 1)
        for name in ("unit_id", "cooperating", "new_unit_id"):
            self.set_options(name, units)
        self.set_options(
            "task_id", [(key, f"{number} {short(text)}") for key, number, text in tasks]
        )
        self.arrange()

    def draft(self, values: dict[str, object]) -> tuple[DecisionDraft, UUID | None]:
        """The checked draft, and which decision it corrects, if any.

        Raises:
            Unsure: a date has passed; asked about once, it is taken.
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        draft = checked(DecisionDraft, {"meeting_id": self._meeting} | _given(values))
        today = self._desk.clock().date()
        asked = {
            name: sentence + AGAIN
            for name, sentence in doubts(draft, today).items()
            if getattr(self._decision, name, None) != getattr(draft, name)
        }
        if asked and asked != self._asked:
            self._asked = asked
            raise Unsure.of(asked)
        return draft, self._decision.id if self._decision else None

    def _on_edit(self, name: str) -> None:
        if name in {"kind", "field", "task_id"}:
            self.arrange()

    def arrange(self) -> None:
        """Ask for what the kind needs; while a word is half typed nothing moves."""
        kind, field = self._picked("kind"), self._picked("field")
        if HALF_TYPED in (kind, field):
            return
        adjusts = kind is DecisionKind.ADJUSTMENT
        self.show_field("field", shown=adjusts)
        for part in BY_WHOM:
            self.show_field(part, shown=not adjusts and kind is not DecisionKind.INFORMATION)
        wanted = VALUES[field] if adjusts and isinstance(field, TaskField) else None
        for part in NEW_VALUES:
            self.show_field(part, shown=part == wanted)
        if wanted and isinstance(field, TaskField):
            self.tell(wanted, self._present(field))

    def _present(self, field: TaskField) -> str:
        """What the task says now, so that nobody changes what is not as they think."""
        task = self._picked("task_id")
        if not isinstance(task, UUID):
            return ""
        return f"现在是：{self._desk.store.read(present_value, task, field)}"

    def _picked(self, name: str) -> object:
        editor = self.editor(name)
        spelled_out = isinstance(editor, ChoiceEdit) and editor.is_spelled_out()
        return editor.value() if spelled_out else HALF_TYPED


def _given(values: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value is not None}
