"""One form for each act of supervision, with exactly the fields that the act asks for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt

from ui.desk import Desk
from ui.parts.fields import Choice, Day, Field, Text
from ui.parts.form import Form
from workbench.errors import InvalidInput
from workbench.members import list_members
from workbench.records import checked
from workbench.rules.schedule import Status
from workbench.supervision import (
    FITTING,
    NEEDED,
    OPTIONAL,
    RULABLE,
    ActDraft,
    ActKind,
    Channel,
    field_word,
)

FIELDS: tuple[Field, ...] = (
    Choice(name="unit_id", label="(&U)", hint="输入几个字查找"),
    Choice(name="member_id", label="(&U)", hint="输入几个字查找"),
    Choice(name="ruled_class", label="(&U)", options=[(word, str(word)) for word in RULABLE]),
    Choice(name="milestone_id", label="(&M)", hint="不选就是整项任务的时限"),
    Day(name="new_due_on", label="(&N)", half=True),
    Day(name="finished_on", label="(&N)", half=True),
    Choice(name="channel", label="(&F)", half=True, options=[(way, str(way)) for way in Channel]),
    Day(name="happened_on", label="(&D)", half=True),
    Field(name="basis", label="(&B)", hint="例如市政府专题会议纪要〔2019〕12号"),
    Text(name="reason", label="(&R)"),
    Text(name="answer", label="(&A)", hint="对方怎么说，没有可以不填", lines=3),
    Day(name="promised_on", label="(&P)", half=True),
    Field(name="handled_by", label="(&J)", hint="可以不填", half=True),
)
"""All in their order; the word before the mnemonic is the draft's own."""

REASON_HINTS = {
    ActKind.REMINDER: "催什么，没有可以不填",
    ActKind.CLOSING_REQUEST: "没有佐证材料的，写明理由",
    ActKind.CLOSING: "没有可以不填",
    ActKind.INSTRUCTION: "照录原话；“同意”“圈阅”即销号，其他批示仍继续办理",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What an act is about, as a page knows it; `unit_id` is the unit that is most likely meant."""

    caption: str
    status: Status
    units: Sequence[tuple[UUID, str]]
    unit_id: UUID | None
    task_id: UUID | None = None
    decision_id: UUID | None = None
    milestones: Sequence[tuple[UUID, str]] = ()
    is_ruled: bool = False

    def fits(self, kind: ActKind) -> bool:
        """Whether an act makes sense in this state."""
        return self.status in FITTING[kind] and (self.is_ruled or kind is not ActKind.RULING_END)


class ActForm(Form):
    """Opens on a task or decision; dated today, by whoever handled the one before."""

    def __init__(self, desk: Desk, kind: ActKind) -> None:
        wanted = {*NEEDED[kind], *OPTIONAL.get(kind, ()), "happened_on", "handled_by"}
        super().__init__(kind, [_worded(f, kind) for f in FIELDS if f.name in wanted])
        self.kind = kind
        self._names = wanted
        self._desk = desk
        self._matter: Matter | None = None

    def open_on(self, matter: Matter) -> None:
        """Show an empty act on a task or decision."""
        self._matter = matter
        values = {
            "happened_on": self._today(),
            "unit_id": matter.unit_id,
            "channel": Channel.PHONE,
            "handled_by": self.editor("handled_by").raw(),
        }
        self._offer(matter)
        self.fill(values, f"{self.kind}　{matter.caption}")

    def start(self) -> None:
        """Put the cursor into the first field that is still empty."""
        empty = (self.editor(f.name) for f in FIELDS if f.name in self._names)
        wanted = next((e for e in empty if not e.raw() and e.isVisibleTo(self)), None)
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def draft(self, values: dict[str, object]) -> ActDraft:
        """The checked draft.

        Raises:
            InvalidInput: with a sentence for each field that cannot be taken.
        """
        if self._matter is None:
            raise InvalidInput("请先在列表里选一项。")
        subject = {"task_id": self._matter.task_id, "decision_id": self._matter.decision_id}
        draft = checked(ActDraft, {**subject, **values})
        if draft.happened_on > self._desk.clock().date():
            raise InvalidInput("日期不能晚于今天。", "happened_on")
        return draft

    def _today(self) -> date:
        return min(self._desk.clock().date(), self._desk.as_of)

    def _offer(self, matter: Matter) -> None:
        if "unit_id" in self._names:
            self.set_options("unit_id", matter.units)
        if "milestone_id" in self._names:
            self.set_options("milestone_id", matter.milestones)
            self.show_field("milestone_id", shown=bool(matter.milestones))
        if "member_id" in self._names:
            members = self._desk.store.read(list_members, self._desk.as_of)
            self.set_options("member_id", [(m.id, f"{m.name}　{m.role}") for m in members])


def _worded(field: Field, kind: ActKind) -> Field:
    worded = replace(field, label=f"{field_word(kind, field.name)}{field.label}")
    hint = REASON_HINTS.get(kind) if field.name == "reason" else None
    return replace(worded, hint=hint) if hint else worded
