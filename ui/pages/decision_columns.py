"""How lists show decisions, and what one still lacks before its meeting can be closed."""

from typing import Any

from ui.pages.lights import chip
from ui.parts.marks import Chip
from ui.parts.rows_model import Column
from workbench.decision_ledger import DecisionRow
from workbench.decisions import DecisionDraft, gaps
from workbench.rules.schedule import Light, ScheduleClass
from workbench.rules.words import chinese_date

CLOSED = "已办结"


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


def lacks(row: DecisionRow) -> list[str]:
    """What a decision still lacks, by the titles of its fields."""
    values: dict[str, Any] = {name: getattr(row, name) for name in DecisionDraft.model_fields}
    return gaps(DecisionDraft(**values))


def gap_chip(row: DecisionRow) -> Chip:
    """What it lacks, or that it is whole."""
    missing = lacks(row)
    return Chip(f"缺{'、'.join(missing)}", "yellow") if missing else Chip("齐全", "green", "check")


def due_words(row: DecisionRow) -> str:
    """When it is due."""
    return row.due_on.isoformat() if row.due_on else "—"


DUE: Column[DecisionRow] = Column(
    title="完成时限", text=due_words, key=lambda d: d.due_on, width=94, quiet=True
)
TEXT: Column[DecisionRow] = Column(
    title="议定事项", text=lambda d: d.text, width=120, weight=1, tip=lambda d: d.text
)
UNIT: Column[DecisionRow] = Column(title="牵头单位", text=lambda d: d.unit, width=96, quiet=True)
STATE: Column[DecisionRow] = Column(
    title="状态",
    text=lambda d: state_chip(d).word,
    key=lambda d: (d.is_open, -(d.assessment.days or 0)),
    mark=state_chip,
    tip=lambda d: d.assessment.sentence,
    width=108,
)
MEETING: Column[DecisionRow] = Column(
    title="会议",
    text=lambda d: d.meeting.removeprefix("领导小组").removesuffix("会议"),
    key=lambda d: (d.held_on, d.meeting),
    tip=lambda d: f"{d.meeting}，{chinese_date(d.held_on)}",
    width=92,
)


def owed(row: DecisionRow) -> str:
    """How many of its units have reported this period, "—" where nothing is owed."""
    if not row.owes_reports:
        return "—"
    given = sum(not duty.is_missing for duty in row.duties)
    return f"{given}/{len(row.duties)}"


LEDGER: tuple[Column[DecisionRow], ...] = (
    MEETING,
    TEXT,
    UNIT,
    DUE,
    STATE,
    Column(
        title="填报",
        text=owed,
        tip=lambda d: f"本期未报：{'、'.join(d.missing)}" if d.missing else "",
        width=50,
        quiet=True,
    ),
    Column(
        title="任务",
        text=lambda d: f"第{d.task_number}项" if d.task_number else "—",
        key=lambda d: d.task_number,
        width=62,
        quiet=True,
    ),
)
