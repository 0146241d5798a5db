"""Which units get a slip of a kind, and about which tasks and decisions."""

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from functools import partial
from uuid import UUID

from sqlmodel import Session

from workbench.decision_ledger import DecisionRow, list_decisions
from workbench.duties import Duty
from workbench.ledger import TaskRow, list_tasks
from workbench.notices import NoticeItem, NoticeKind, NoticeOrder
from workbench.plan import get_plan
from workbench.rules.periods import ReportState
from workbench.rules.schedule import Light, ScheduleClass

GRAVEST_FIRST = (Light.RED, Light.YELLOW, Light.BLUE)
LIGHTS = {
    NoticeKind.SUPERVISION: GRAVEST_FIRST,
    NoticeKind.REMINDER: GRAVEST_FIRST,
    NoticeKind.URGING: (Light.RED, Light.YELLOW),
}
"""Which work a slip is about; 催办 is for what is late, never for what will soon be due."""
REPORTS = {
    NoticeKind.SUPERVISION: (ReportState.MISSING,),
    NoticeKind.REMINDER: (ReportState.MISSING, ReportState.DUE),
    NoticeKind.URGING: (ReportState.MISSING,),
}
"""Which reports a slip asks for; only a 提醒单 comes before the day they are due."""
Work = TaskRow | DecisionRow
"""What a slip can be about."""


def list_works(session: Session, as_of: date) -> list[Work]:
    """Every task, then every decision that is not kept from print, as they stand on a day."""
    decisions = list_decisions(session, as_of, get_plan(session).tolerance)
    return [*list_tasks(session, as_of), *(row for row in decisions if row.is_public)]


def draw_orders(kind: NoticeKind, works: Sequence[Work]) -> list[NoticeOrder]:
    """One order for each lead unit that a slip of this kind concerns, with all its work.

    See `LIGHTS` and `REPORTS`. Of several units that lead a task, one that has itself reported as
    much as is due is left alone, even if all together are behind.
    """
    return _gather(kind, works, partial(_light, kind))


def draw_meeting_orders(
    session: Session, meeting_id: UUID, as_of: date, *, with_private: bool = False
) -> list[NoticeOrder]:
    """One 督办通知单 for each unit that leads open decisions of a meeting, with all of them.

    After a meeting every unit is told what it has to do, however it stands: what is neither late
    nor behind is worth a blue slip, and so is what nobody needed to report on yet. What is 不公开
    is left out unless it is asked for.
    """
    works = [
        row
        for row in list_decisions(session, as_of, get_plan(session).tolerance)
        if row.meeting_id == meeting_id and (row.is_public or with_private)
    ]
    return _gather(NoticeKind.SUPERVISION, works, _gravity)


def _gravity(work: Work, duty: Duty) -> Light:
    judged = work.assessment
    is_new = judged.schedule_class is ScheduleClass.UNREPORTED and duty.state is ReportState.DUE
    return judged.light if judged.light in GRAVEST_FIRST and not is_new else Light.BLUE


def _gather(
    kind: NoticeKind, works: Sequence[Work], judge: Callable[[Work, Duty], Light | None]
) -> list[NoticeOrder]:
    """Put what concerns a unit on one order."""
    found: dict[UUID, list[tuple[Light, NoticeItem]]] = {}
    for work in works:
        for duty in work.duties if work.owes_reports else ():
            light = judge(work, duty)
            if light:
                found.setdefault(duty.unit_id, []).append((light, _item(work, duty, kind)))
    return [
        NoticeOrder(
            unit,
            min((light for light, _ in said), key=GRAVEST_FIRST.index),
            tuple(item for _, item in said),
        )
        for unit, said in found.items()
    ]


def _light(kind: NoticeKind, task: Work, duty: Duty) -> Light | None:
    """How grave a task is for one of its units; a report that has not come is worth a blue one."""
    light = task.assessment.light
    if light in LIGHTS[kind] and not _has_done_its_part(task, duty):
        return light
    return Light.BLUE if duty.state in REPORTS[kind] else None


def _has_done_its_part(task: Work, duty: Duty) -> bool:
    if len(task.duties) == 1 or duty.latest is None:
        return False
    is_behind = task.assessment.schedule_class is ScheduleClass.BEHIND
    due = task.assessment.expected if is_behind else None
    return Fraction(duty.latest.percent, 100) >= (1 if due is None else due)


def _item(work: Work, duty: Duty, kind: NoticeKind) -> NoticeItem:
    judged = work.assessment
    task_id, decision_id, meeting, minutes, number, content = (
        (work.id, None, "", "", work.number, work.content)
        if isinstance(work, TaskRow)
        else (None, work.id, work.meeting, work.minutes, work.position, work.text)
    )
    return NoticeItem(
        task_id=task_id,
        number=number,
        content=content,
        due_on=work.due_on,
        schedule_class=judged.schedule_class,
        light=judged.light,
        shape=judged.shape,
        light_word=judged.light_word,
        by_hand=judged.by_hand,
        sentence=judged.sentence,
        missing=duty.period.title if duty.state in REPORTS[kind] else "",
        decision_id=decision_id,
        meeting=meeting,
        minutes=minutes,
    )
