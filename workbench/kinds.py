"""Every kind of record: its table, what the office calls the kind, and how one of them is named.

Records come here as the journal keeps them, so that one that is gone has a name too.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from workbench.agenda import AgendaItem, AgendaKind
from workbench.attendance import Attendance
from workbench.decisions import Decision
from workbench.evidence import Evidence, Subject
from workbench.handouts import Handout
from workbench.issued import IssuedPaper, document_number
from workbench.liaisons import Liaison
from workbench.meetings import Meeting, MeetingKind, meeting_title
from workbench.members import Appointment, Member, Office
from workbench.notices import Notice
from workbench.papers import PaperKind
from workbench.plan import Clause, Phase, PhaseItem, Plan, Programme, Safeguard
from workbench.progress import ProgressEntry
from workbench.readings import Reading
from workbench.records import Record
from workbench.rewrites import Rewrite, heading_of
from workbench.rules.periods import parse_period
from workbench.rules.targets import LAST_QUARTER
from workbench.rules.targets.figures import period_title
from workbench.supervision import Act
from workbench.targets import Target
from workbench.tasks import Milestone, Task, TaskUnit
from workbench.templates import PaperTemplate
from workbench.units import GroupMember, Unit
from workbench.views import SavedView

Values = Mapping[str, Any]
"""A record as the journal keeps it: JSON values by the names of its fields."""
OPENING = 12
"""How many characters of a text stand for it in a name."""


class NameOf(Protocol):
    """Tells what people call another record: its kind and id."""

    def __call__(self, kind: str, key: str) -> str:
        """For instance 第11项任务 for "Task" and its id."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record; `name` tells one of them from the others."""

    table: type[Record]
    word: str
    name: Callable[[Values, NameOf], str]


SUBJECTS: dict[str, str] = {
    Subject.TASK: "Task",
    Subject.MILESTONE: "Milestone",
    Subject.ENTRY: "ProgressEntry",
    Subject.READING: "Reading",
    Subject.DECISION: "Decision",
}
"""The kind of record that a piece of evidence shows."""


def _quoted(key: str, before: str) -> Callable[[Values, NameOf], str]:
    """Name by the opening words of a field: 议定事项“年底前出台质押融资…”."""

    def name(values: Values, _: NameOf) -> str:
        text = values[key]
        return f"{before}“{text if len(text) <= OPENING else text[:OPENING] + '…'}”"

    return name


def _plainly(key: str) -> Callable[[Values, NameOf], str]:
    """Name by a field as it is."""
    return lambda values, _: values[key]


def _numbered(after: str) -> Callable[[Values, NameOf], str]:
    """Name by number: 第11项任务."""
    return lambda values, _: f"第{values['number']}{after}"


AGENDA_SUBJECTS: dict[str, str] = {
    AgendaKind.DECISION: "Decision",
    AgendaKind.TASK: "Task",
    AgendaKind.EXTENSION: "Act",
    AgendaKind.TARGET: "Target",
}
"""The kind of record that a line of an agenda is about."""


def _subject(values: Values, name_of: NameOf) -> str:
    """The task or decision that a report or an act is about."""
    task = values.get("task_id")
    return name_of("Task", task) if task else name_of("Decision", values["decision_id"])


def _entry(values: Values, name_of: NameOf) -> str:
    unit, period = name_of("Unit", values["unit_id"]), parse_period(values["period"])
    return f"{_subject(values, name_of)}进展（{unit}，{period.title}）"


def _reading(values: Values, name_of: NameOf) -> str:
    unit = name_of("Unit", values["unit_id"]) if values.get("unit_id") else ""
    period = period_title(values["year"], values.get("quarter", LAST_QUARTER))
    return f"{name_of('Target', values['target_id'])}{unit}{period}数据"


def _milestone(values: Values, name_of: NameOf) -> str:
    return f"{name_of('Task', values['task_id'])}节点“{values['title']}”"


def _part(values: Values, name_of: NameOf) -> str:
    return f"{name_of('Task', values['task_id'])}{values['role']}单位{_unit(values, name_of)}"


def _unit(values: Values, name_of: NameOf) -> str:
    return name_of("Unit", values["unit_id"])


def _meeting(values: Values, _: NameOf) -> str:
    return meeting_title(MeetingKind(values["kind"]), values["number"])


def _act(values: Values, name_of: NameOf) -> str:
    return f"{values['kind']}（{_subject(values, name_of)}）"


def _agenda_item(values: Values, name_of: NameOf) -> str:
    return f"{name_of('Meeting', values['meeting_id'])}议程第{values['position']}项"


def _attendance(values: Values, name_of: NameOf) -> str:
    return f"{values['name']}（{name_of('Meeting', values['meeting_id'])}）"


def _appointment(values: Values, name_of: NameOf) -> str:
    member = values["member_id"]
    return f"{name_of('Member', member) if member else values['post']}任职"


def _notice(values: Values, _: NameOf) -> str:
    return f"{values['kind']}〔{values['year']}〕{values['number']}号"


def _issued(values: Values, _: NameOf) -> str:
    return document_number(values["number_word"], values["year"], values["number"])


def _rewrite(values: Values, name_of: NameOf) -> str:
    kind, subject = PaperKind(values["kind"]), values["subject"]
    match kind:
        case PaperKind.PHASE:
            about = f"第{subject}阶段"
        case PaperKind.BULLETIN:
            about = parse_period(subject).title
        case PaperKind.YEAR:
            about = f"{subject}年"
        case _:
            about = name_of("Unit" if kind is PaperKind.UNIT else "Member", subject)
    return f"{kind}（{about}）“{heading_of(values['passage'])}”的改写"


def _evidence(values: Values, name_of: NameOf) -> str:
    subject = name_of(SUBJECTS[values["subject"]], values["subject_id"])
    return f"佐证材料“{values['name']}”（{subject}）"


KINDS: dict[str, Kind] = {
    kind.table.__name__: kind
    for kind in (
        Kind(Task, "任务", _numbered("项任务")),
        Kind(ProgressEntry, "进展", _entry),
        Kind(Act, "督办", _act),
        Kind(Milestone, "节点", _milestone),
        Kind(Evidence, "佐证材料", _evidence),
        Kind(Notice, "文书", _notice),
        Kind(IssuedPaper, "定稿", _issued),
        Kind(Rewrite, "改写", _rewrite),
        Kind(PaperTemplate, "版式", lambda v, _: f"{v['kind']}版式"),
        Kind(Target, "指标", _quoted("name", "指标")),
        Kind(Reading, "指标数据", _reading),
        Kind(Meeting, "会议", _meeting),
        Kind(AgendaItem, "议程", _agenda_item),
        Kind(Attendance, "出席情况", _attendance),
        Kind(Decision, "议定事项", _quoted("text", "议定事项")),
        Kind(Member, "成员", _plainly("name")),
        Kind(Appointment, "任职", _appointment),
        Kind(Liaison, "联络员", lambda v, name_of: f"{_unit(v, name_of)}联络员"),
        Kind(Office, "办公室", lambda *_: "领导小组办公室"),
        Kind(Handout, "外发登记", lambda v, _: f"给{v['recipient']}的通讯录"),
        Kind(Phase, "阶段", _plainly("title")),
        Kind(PhaseItem, "阶段工作", _quoted("text", "阶段工作")),
        Kind(Unit, "单位", _plainly("short_name")),
        Kind(
            GroupMember,
            "单位组成员",
            lambda v, name_of: f"{name_of('Unit', v['group_id'])}中的{_unit(v, name_of)}",
        ),
        Kind(TaskUnit, "任务分工", _part),
        Kind(Plan, "方案", lambda v, _: f"《{v['title']}》"),
        Kind(Programme, "重点任务", _quoted("title", "重点任务")),
        Kind(Clause, "条款", _numbered("条")),
        Kind(Safeguard, "保障措施", _quoted("title", "保障措施")),
        Kind(SavedView, "视图", _quoted("name", "视图")),
    )
}
"""Every kind that the journal follows, by the name it has there, in the order lists show them."""
