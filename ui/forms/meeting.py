"""新建会议: one meeting, with the next free number of its kind."""

from uuid import UUID

from ui.desk import Desk
from ui.parts.fields import Choice, Day, Field, Number
from ui.parts.form import Form
from workbench.errors import InvalidInput
from workbench.meetings import MeetingDraft, MeetingKind, MeetingRow, next_number
from workbench.records import checked

FIELDS = (
    Choice(name="kind", label="会议类型(&K)", options=[(kind, str(kind)) for kind in MeetingKind]),
    Number(name="number", label="次数(&C)", unit="次", least=1, most=999, half=True),
    Day(name="held_on", label="召开日期(&D)", half=True),
    Field(name="place", label="地点(&P)", hint="没有可以不填"),
    Field(name="chair", label="主持人(&Z)", hint="没有可以不填"),
)
UNASKED = ("recorder", "next_on", "hour", "opinion")
"""What the form does not ask for and must not lose."""


class MeetingForm(Form):
    """Opens empty, or on a meeting to be corrected."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("新建会议", FIELDS, "保存会议")
        self._desk = desk
        self._meeting: MeetingRow | None = None
        self._proposed: int | None = None
        self.edited.connect(self._propose)

    def open_new(self) -> None:
        """Propose a plenary meeting held today."""
        self._meeting = None
        kind = MeetingKind.FULL
        self._proposed = self._desk.store.read(next_number, kind)
        today = self._desk.clock().date()
        self.fill({"kind": kind, "number": self._proposed, "held_on": today}, "新建会议")

    def open_on(self, meeting: MeetingRow) -> None:
        """Show a meeting to be corrected."""
        self._meeting = meeting
        self._proposed = None
        values = {field.name: getattr(meeting, field.name) for field in FIELDS}
        self.fill(values, f"改会议　{meeting.title}")

    def draft(self, values: dict[str, object]) -> tuple[MeetingDraft, UUID | None]:
        """The checked draft, and which meeting it corrects, if any.

        Raises:
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        meeting = self._meeting
        kept = {name: getattr(meeting, name) for name in UNASKED} if meeting else {}
        draft = checked(MeetingDraft, {**kept, **values})
        if draft.held_on > self._desk.clock().date():
            raise InvalidInput("召开日期不能晚于今天，会后再记录。", "held_on")
        return draft, meeting.id if meeting else None

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
