"""议定事项: what a meeting decided, typed while it runs, and followed up until it is closed."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field, Session, func, select

from workbench.errors import InvalidInput
from workbench.journal import describe
from workbench.meetings import running_meeting, title_of
from workbench.records import Draft, Record, UuidList, amend, choice, load, put
from workbench.rules.schedule import Status
from workbench.rules.words import chinese_date
from workbench.tasks import Task, lead_ids
from workbench.units import Unit, UnitRow, expand, group_members, list_units, unit_names

OPENING = 12
"""How many characters of its text stand for a decision."""


class DecisionKind(StrEnum):
    """What a decision asks for: exactly one of these."""

    NEW_WORK = "新增工作"
    ADJUSTMENT = "调整任务"
    INFORMATION = "仅告知"


class TaskField(StrEnum):
    """What a decision may change in a task."""

    DUE_ON = "完成时限"
    LEAD = "牵头单位"
    SCHEDULE = "推进计划"
    CONTENT = "任务内容"


VALUES: dict[TaskField, str] = {
    TaskField.DUE_ON: "new_due_on",
    TaskField.LEAD: "new_unit_id",
    TaskField.SCHEDULE: "new_text",
    TaskField.CONTENT: "new_text",
}
"""Where the new value of a task's field stands."""


class DecisionDraft(Draft):
    """议定事项 as typed: while the meeting runs only the text is needed."""

    meeting_id: UUID = Field(title="会议", foreign_key="meeting.id")
    text: str = Field(title="议定事项", min_length=1, max_length=5000)
    kind: DecisionKind | None = Field(default=None, title="类别", sa_type=choice(DecisionKind))
    unit_id: UUID | None = Field(default=None, title="牵头单位", foreign_key="unit.id")
    cooperating: list[UUID] = Field(default_factory=list, title="配合单位", sa_type=UuidList)
    due_on: date | None = Field(default=None, title="完成时限")
    task_id: UUID | None = Field(default=None, title="相关任务", foreign_key="task.id")
    field: TaskField | None = Field(default=None, title="调整内容", sa_type=choice(TaskField))
    new_due_on: date | None = Field(default=None, title="调整后的时限")
    new_unit_id: UUID | None = Field(default=None, title="调整后的牵头单位", foreign_key="unit.id")
    new_text: str = Field(default="", title="调整后的文字", max_length=5000)
    is_public: bool = Field(default=True, title="公开")


class Decision(Record, DecisionDraft, table=True):
    """One thing decided; `applied_on` is when its change of a task took effect."""

    position: int
    status: Status = Field(default=Status.UNDER_WAY, sa_type=choice(Status))
    finished_on: date | None = None
    suspended_on: date | None = None
    applied_on: date | None = None
    result: str = ""


NEEDED: dict[DecisionKind | None, tuple[str, ...]] = {
    None: ("kind", "unit_id", "due_on"),
    DecisionKind.NEW_WORK: ("unit_id", "due_on"),
    DecisionKind.ADJUSTMENT: ("task_id", "field", "unit_id", "due_on"),
    DecisionKind.INFORMATION: (),
}
"""What a decision must say before its meeting can be closed."""
DAYS = ("due_on", "new_due_on")
CHANGE = ("kind", "task_id", "field", "new_due_on", "new_unit_id", "new_text")
"""What a change of a task consists of; another one has to take effect anew."""


def name_decision(decision: Decision) -> str:
    """For instance 第2项“年底前出台质押融资风险补…”."""
    text = decision.text
    opening = text if len(text) <= OPENING else f"{text[:OPENING]}…"
    return f"第{decision.position}项“{opening}”"


def gaps(decision: DecisionDraft) -> list[str]:
    """What a decision still lacks, by the titles of the fields: 类别, 牵头单位, 完成时限."""
    needed = NEEDED[decision.kind]
    if decision.kind is DecisionKind.ADJUSTMENT and decision.field:
        needed = (*needed, VALUES[decision.field])
    return [
        DecisionDraft.model_fields[name].title or name
        for name in needed
        if not getattr(decision, name)
    ]


def doubts(draft: DecisionDraft, today: date) -> dict[str, str]:
    """What should be asked before a new decision is taken as typed: one sentence per field.

    Nothing here is refused: minutes are also typed late, and what they say may have passed.
    """
    days = {name: getattr(draft, name) for name in DAYS}
    return {
        name: f"{DecisionDraft.model_fields[name].title}{chinese_date(day)}已经过去，确定这样记吗？"
        for name, day in days.items()
        if day and day < today
    }


def record_decision(
    session: Session, draft: DecisionDraft, decision_id: UUID | None = None
) -> UUID:
    """Enter a decision while its meeting is under way, or correct one.

    A change of a task takes unit and date from the task where they are left empty.

    Raises:
        InvalidInput: the meeting is not under way, or it would be due before it was held.
    """
    meeting = running_meeting(session, draft.meeting_id)
    for name in DAYS:
        day: date | None = getattr(draft, name)
        if day and day < meeting.held_on:
            label = DecisionDraft.model_fields[name].title
            raise InvalidInput(f"{label}不能早于会议召开日期。", name)
    draft = _completed(session, draft, meeting.held_on)
    unit = load(session, Unit, draft.unit_id, "单位").short_name if draft.unit_id else "未定单位"
    describe(session, f"记录议定事项（{title_of(meeting)}，{unit}）")
    if decision_id:
        _correct(session, decision_id, draft)
        return decision_id
    position = _next_position(session, meeting.id)
    decision = Decision.model_validate(draft.model_dump() | {"position": position})
    put(session, decision)
    return decision.id


def _completed(session: Session, draft: DecisionDraft, held_on: date) -> DecisionDraft:
    if draft.kind is not DecisionKind.ADJUSTMENT or draft.task_id is None:
        return draft
    task = load(session, Task, draft.task_id, "任务")
    unit = draft.unit_id or next(iter(lead_ids(session, task.id)), None)
    due_on = draft.due_on or draft.new_due_on or max(task.due_on, held_on)
    return draft.model_copy(update={"unit_id": unit, "due_on": due_on})


def _correct(session: Session, decision_id: UUID, draft: DecisionDraft) -> None:
    decision = load(session, Decision, decision_id, "议定事项")
    if decision.meeting_id != draft.meeting_id:
        running_meeting(session, decision.meeting_id)
        decision.position = _next_position(session, draft.meeting_id)
    if any(getattr(decision, name) != getattr(draft, name) for name in CHANGE):
        decision.applied_on = None
    amend(decision, draft)


def _next_position(session: Session, meeting_id: UUID) -> int:
    last = func.coalesce(func.max(Decision.position), 0)
    return session.exec(select(last).where(Decision.meeting_id == meeting_id)).one() + 1


def present_value(session: Session, task_id: UUID, field: TaskField) -> str:
    """What a task says now of what a decision would change, in words."""
    task = load(session, Task, task_id, "任务")
    match field:
        case TaskField.DUE_ON:
            return chinese_date(task.due_on)
        case TaskField.LEAD:
            names = unit_names(session)
            return "、".join(names[unit] for unit in lead_ids(session, task_id))
        case TaskField.SCHEDULE:
            return task.schedule
        case TaskField.CONTENT:
            return task.content


def list_reporters(session: Session, decision: Decision, as_of: date) -> list[UnitRow]:
    """The units that may report on a decision on a day: the lead first, groups as members."""
    named = [decision.unit_id] if decision.unit_id else []
    units = {row.id: row for row in list_units(session, groups=True)}
    groups = group_members(session, as_of)
    return [units[key] for key in expand([*named, *decision.cooperating], groups)]
