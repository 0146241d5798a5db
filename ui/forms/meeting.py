"""新建会议: one meeting, with the next free number of its kind."""

from datetime import date
from uuid import UUID

from ui.desk import Desk
from ui.parts.fields import Choice, Day, Field, Number, Suggested, Text
from ui.parts.form import Form
from workbench.errors import InvalidInput
from workbench.meetings import MeetingDraft, MeetingKind, MeetingRow, flag_chair, next_number
from workbench.members import list_members
from workbench.records import checked

HELD = "is_held"
"""Asked of a new meeting only: whether it is to be prepared, or has been held."""
FIELDS = (
    Choice(name="kind", label="会议类型(&K)", options=[(kind, str(kind)) for kind in MeetingKind]),
    Number(name="number", label="次数(&C)", unit="次", least=1, most=999, half=True),
    Day(name="held_on", label="召开日期(&D)", half=True),
    Choice(
        name=HELD,
        label="从哪里做起(&S)",
        options=[(False, "筹备：先排议程、列名单"), (True, "已开过：直接记议定事项")],
    ),
    Field(name="hour", label="时间(&H)", hint="例如上午9时", half=True),
    Day(name="next_on", label="下次会议日期(&X)", half=True),
    Field(name="place", label="地点(&P)", hint="没有可以不填"),
    Suggested(name="chair", label="主持人(&Z)", hint="输入几个字查找", half=True),
    Field(name="recorder", label="记录人(&J)", hint="可以不填", half=True),
    Text(name="opinion", label="会议认为(&R)", hint="印在纪要开头，会后再写也可以", lines=4),
)
ASKED = tuple(field.name for field in FIELDS if field.name != HELD)


class MeetingForm(Form):
    """Opens empty, or on a meeting to be corrected."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("新建会议", FIELDS, "保存会议")
        self._desk = desk
        self._meeting: MeetingRow | None = None
        self._proposed: int | None = None
        self.edited.connect(self._propose)
        self.edited.connect(self._flag)

    def open_new(self) -> None:
        """Propose a plenary meeting on this day, to be prepared."""
        self._meeting = None
        kind = MeetingKind.FULL
        self._proposed = self._desk.store.read(next_number, kind)
        today = self._desk.clock().date()
        values = {"kind": kind, "number": self._proposed, "held_on": today, HELD: False}
        self._show(values, "新建会议")

    def open_on(self, meeting: MeetingRow) -> None:
        """Show a meeting to be corrected."""
        self._meeting = meeting
        self._proposed = None
        self._show({name: getattr(meeting, name) for name in ASKED}, f"改会议　{meeting.title}")
        self._flag("chair")

    def _show(self, values: dict[str, object], title: str) -> None:
        members = self._desk.store.read(list_members, self._desk.as_of)
        self.set_options("chair", [(member.name, member.name) for member in members])
        self.show_field(HELD, shown=self._meeting is None)
        self.fill(values, title)

    def draft(self, values: dict[str, object]) -> tuple[MeetingDraft, UUID | None]:
        """The checked draft, and which meeting it corrects, if any.

        Raises:
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        typed = {name: values[name] for name in ASKED}
        draft = checked(MeetingDraft, typed)
        if values.get(HELD) and draft.held_on > self._desk.clock().date():
            raise InvalidInput("召开日期还没有到，请选“筹备”。", HELD)
        return draft, self._meeting.id if self._meeting else None

    def _propose(self, name: str) -> None:
        """Another kind has its own numbers; a number typed by the user stays."""
        number = self.editor("number")
        if name != "kind" or self._proposed is None or number.raw() != str(self._proposed):
            return
        try:
            kind = self.editor("kind").value()
        except InvalidInput:
            return
        if isinstance(kind, MeetingKind):
            self._proposed = self._desk.store.read(next_number, kind)
            number.put(self._proposed)

    def _flag(self, name: str) -> None:
        """Say under the name if who presides was not appointed on that day."""
        if name not in {"chair", "held_on"}:
            return
        try:
            day = self.editor("held_on").value()
        except InvalidInput:
            return  # half typed
        if isinstance(day, date):
            chair = self.editor("chair").raw().strip()
            self.tell("chair", self._desk.store.read(flag_chair, chair, day))
