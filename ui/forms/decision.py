"""记录议定事项: what a meeting decided, who does it and by when; one after the other."""

from uuid import UUID

from ui.desk import Desk
from ui.parts.fields import Choice, Day, Text
from ui.parts.form import Form
from workbench.meetings import DecisionDraft, DecisionRow, MeetingRow
from workbench.records import checked
from workbench.reporting.wording import short
from workbench.tasks import task_titles
from workbench.units import list_units

FIELDS = (
    Choice(name="meeting_id", label="会议(&M)"),
    Text(name="text", label="议定事项(&T)", hint="按会议纪要的原话填写，一次一项", lines=5),
    Choice(name="unit_id", label="牵头单位(&U)", hint="输入几个字查找"),
    Day(name="due_on", label="完成时限(&D)"),
    Choice(name="task_id", label="相关任务(&R)", hint="没有可以不填；输入序号或几个字查找"),
)


class DecisionForm(Form):
    """Opens on a meeting, or on a decision to be corrected."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("记录议定事项", FIELDS, "保存议定事项")
        self._desk = desk
        self._decision: UUID | None = None

    def open_new(self, meetings: list[MeetingRow], meeting: UUID) -> None:
        """Begin the decisions of a meeting."""
        self._offer(meetings)
        self.begin_next(meeting)

    def open_on(self, meetings: list[MeetingRow], decision: DecisionRow) -> None:
        """Show a decision to be corrected."""
        self._offer(meetings)
        self._decision = decision.id
        values = {field.name: getattr(decision, field.name) for field in FIELDS}
        self.fill(values, f"改议定事项　{decision.meeting}第{decision.position}项")

    def begin_next(self, meeting: UUID) -> None:
        """Empty but for the meeting: a secretary types one decision after the other."""
        self._decision = None
        self.fill({"meeting_id": meeting}, "记录议定事项")

    def start(self) -> None:
        """Put the cursor into the text: the meeting is mostly right."""
        self.editor("text").setFocus()

    def draft(self, values: dict[str, object]) -> tuple[DecisionDraft, UUID | None]:
        """The checked draft, and which decision it corrects, if any.

        Raises:
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        return checked(DecisionDraft, values), self._decision

    def _offer(self, meetings: list[MeetingRow]) -> None:
        store = self._desk.store
        units = store.read(list_units, groups=True)
        tasks = store.read(task_titles)
        self.set_options("meeting_id", [(row.id, row.title) for row in meetings])
        self.set_options("unit_id", [(unit.id, unit.short_name) for unit in units])
        self.set_options(
            "task_id", [(key, f"{number} {short(text)}") for key, number, text in tasks]
        )
