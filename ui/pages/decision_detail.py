"""What stands beside the decisions: the chosen one with its meeting, its acts and its result."""

from collections.abc import Sequence

from ui.pages.lights import chip
from ui.pages.task_detail import act_parts
from ui.parts.detail import Entry, Fact, Paragraph, Part, Section
from ui.parts.marks import Chip
from workbench.decision_ledger import DecisionRow
from workbench.meetings import MeetingRow
from workbench.rules.schedule import Light, ScheduleClass
from workbench.rules.words import chinese_date
from workbench.supervision import ActRow

CLOSED = "已办结"


def decision_parts(
    row: DecisionRow, meeting: MeetingRow, task: str, acts: Sequence[ActRow]
) -> list[Part]:
    """All of it; `task` is what the decision belongs to, if anything."""
    held = [chinese_date(row.held_on), meeting.place, meeting.chair and f"{meeting.chair}主持"]
    parts: list[Part] = [
        Paragraph(row.text),
        Fact("牵头", row.unit or "未定"),
        Fact("完成时限", chinese_date(row.due_on) if row.due_on else "未定"),
        Fact("状态", row.assessment.sentence, "red" if is_late(row) else None),
        Fact("会议", row.meeting),
        Fact("召开", "　".join(filter(None, held))),
    ]
    if task:
        parts.append(Fact("相关任务", task))
    if row.finished_on:
        parts.append(Section("落实情况"))
        parts.append(Entry(f"{chinese_date(row.finished_on)}办结", row.result))
    return parts + act_parts(acts)


def state_chip(row: DecisionRow) -> Chip:
    """The light of a decision, in the words of decisions: they have a date and no progress."""
    assessment = row.assessment
    if row.settled:
        return Chip(row.settled, "grey", "ring")
    if assessment.schedule_class is ScheduleClass.DONE:
        return Chip(CLOSED, "green", "check")
    if assessment.light is Light.GREEN and not assessment.by_hand:
        return Chip("办理中", "green", "disc")
    return chip(assessment)


def is_late(row: DecisionRow) -> bool:
    """Whether it is past its date and not carried out."""
    return row.assessment.schedule_class is ScheduleClass.OVERDUE
