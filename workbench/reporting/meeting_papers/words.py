"""How the papers of a meeting name days, people and duties."""

from workbench.decision_ledger import DecisionRow
from workbench.decisions import DecisionKind, TaskField
from workbench.meetings import MeetingRow, MeetingState
from workbench.reporting.meeting_papers.facts import MeetingFacts, Person
from workbench.rules.words import chinese_date

NONE = {
    MeetingState.PREPARING: "尚未记录议定事项",
    MeetingState.UNDER_WAY: "尚未记录议定事项",
    MeetingState.CLOSED: "没有议定事项",
}
"""What is said of a meeting without decisions."""
WEEKDAYS = "一二三四五六日"


def when(meeting: MeetingRow) -> str:
    """For instance 2019年9月12日（星期四）上午9时; without the hour while it is not known."""
    day = meeting.held_on
    return f"{chinese_date(day)}（星期{WEEKDAYS[day.weekday()]}）{meeting.hour}"


def held(meeting: MeetingRow) -> str:
    """Which meeting, when, and under what its minutes were issued, if they were."""
    day, minutes = chinese_date(meeting.held_on), meeting.minutes and f"（{meeting.minutes}）"
    planned = "拟" if meeting.state is MeetingState.PREPARING else ""
    return f"{day}{planned}召开的{meeting.title}{minutes}"


def named(person: Person) -> tuple[str, str]:
    """Leaders by name, others by unit and name: 财政局, 赵英杰; who stands in, for whom."""
    if person.stand_in:
        return "", f"{person.stand_in}（代{person.unit}{person.name}）"
    return person.unit, person.name


def chaired_by(facts: MeetingFacts) -> str:
    """Who presided, by role and name: 组长冯玉臻; "" if nobody is noted down."""
    chair = facts.meeting.chair
    role = next((str(m.role) for m in facts.members if m.name == chair), "")
    return f"{role}{chair}"


def wording(decision: DecisionRow) -> str:
    """What was decided; a copy that holds what is 不公开 says where."""
    mark = "" if decision.is_public else "（不公开）"
    return f"{decision.text.rstrip('。')}{mark}。"


def charge(facts: MeetingFacts, decision: DecisionRow) -> str:
    """Who does it by when, or what it changed in a task; "" where nothing follows from it."""
    if decision.kind is DecisionKind.INFORMATION:
        return ""
    changed = change(facts, decision)
    if changed:
        return f"{changed}。"
    lead = f"由{decision.unit}牵头" if decision.unit else "牵头单位待定"
    helped = f"{decision.cooperating_names}配合" if decision.cooperating_names else ""
    due_on = f"{chinese_date(decision.due_on)}前完成" if decision.due_on else "完成时限待定"
    return "，".join(filter(None, (lead, helped, due_on))) + "。"


def change(facts: MeetingFacts, decision: DecisionRow) -> str:
    """What a decision changes in a task: 第12项任务的完成时限调整为2022年6月30日."""
    new = {
        TaskField.DUE_ON: decision.new_due_on and chinese_date(decision.new_due_on),
        TaskField.LEAD: decision.new_unit_id and facts.units[decision.new_unit_id],
        TaskField.SCHEDULE: f"“{decision.new_text}”",
        TaskField.CONTENT: f"“{decision.new_text}”",
    }
    value = new[decision.field] if decision.field else None
    if decision.task_number is None or not value:
        return ""
    return f"第{decision.task_number}项任务的{decision.field}调整为{value}"
