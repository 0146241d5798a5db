"""What was true on an earlier day: read back from what later acts of supervision have changed."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, func

from workbench.records import pick
from workbench.rules.schedule import Assessment, Status, WorkState, assess
from workbench.rules.schedule.lights import MARKS
from workbench.rules.words import chinese_date
from workbench.supervision import RULABLE, Act, ActKind, ActRow, act_rows

SUBJECT = sa.func.coalesce(Act.task_id, Act.decision_id)


@dataclass(frozen=True, slots=True)
class Standing:
    """What people had decided about a task or decision by a day."""

    status: Status
    finished_on: date | None
    suspended_on: date | None


@dataclass(frozen=True, slots=True)
class Hindsight:
    """How things stood on a day, as far as they have changed since; keys are ids of records."""

    as_of: date
    due_days: dict[UUID, date]
    standings: dict[UUID, Standing]
    rulings: dict[UUID, ActRow]

    def due_on(self, key: UUID, now: date) -> date:
        """When a task, decision or milestone was due then; `now` is what its record says."""
        return self.due_days.get(key, now)

    def standing(self, key: UUID, now: Standing) -> Standing:
        """What had been decided about a task or decision then."""
        return self.standings.get(key, now)

    def judge(self, key: UUID, work: WorkState, tolerance: int) -> Assessment:
        """How a task or decision stood by the rules, unless somebody had set its class by hand."""
        return rule_by_hand(assess(work, self.as_of, tolerance), self.rulings.get(key))


def as_they_were(session: Session, as_of: date) -> Hindsight:
    """Read back what the acts after a day have changed, and the hand-set classes of that day."""
    query = (
        pick(SUBJECT, Act.milestone_id, Act.old_due_on, Act.old_status, Act.old_finished_on)
        .where(col(Act.happened_on) > as_of)
        .order_by(col(Act.happened_on), col(Act.sequence))
    )
    suspended = _suspensions(session, as_of)
    seen = Hindsight(as_of, {}, {}, rulings(session, as_of))
    for subject, milestone, due_on, status, finished_on in session.execute(query):
        if due_on:
            seen.due_days.setdefault(milestone or subject, due_on)
        if status:
            standing = Standing(status, finished_on, suspended.get(subject))
            seen.standings.setdefault(subject, standing)
    return seen


def _suspensions(session: Session, as_of: date) -> dict[UUID, date]:
    """The day of the latest suspension up to a day, by task or decision."""
    query = (
        pick(SUBJECT, func.max(Act.happened_on))
        .where(col(Act.kind) == ActKind.SUSPENSION, col(Act.happened_on) <= as_of)
        .group_by(SUBJECT)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def rulings(session: Session, as_of: date) -> dict[UUID, ActRow]:
    """The hand-set class in force on a day, by task or decision: the latest not withdrawn."""
    query = (
        act_rows()
        .where(
            col(Act.kind).in_((ActKind.RULING, ActKind.RULING_END)), col(Act.happened_on) <= as_of
        )
        .order_by(col(Act.happened_on), col(Act.sequence))
    )
    found = {}
    for act in (ActRow(*row) for row in session.execute(query)):
        found[act.subject_id] = act
    return {subject: act for subject, act in found.items() if act.kind is ActKind.RULING}


def rule_by_hand(assessment: Assessment, ruling: ActRow | None) -> Assessment:
    """Let a hand-set class stand in front of the computed one, which its sentence still tells.

    What is closed or suspended since stays so.
    """
    if ruling is None or ruling.ruled_class is None or assessment.schedule_class not in RULABLE:
        return assessment
    return replace(
        assessment,
        schedule_class=ruling.ruled_class,
        mark=MARKS[ruling.ruled_class],
        days=assessment.days if ruling.ruled_class is assessment.schedule_class else None,
        by_hand=True,
        sentence=(
            f"{chinese_date(ruling.happened_on)}人工认定为{ruling.ruled_class}，"
            f"理由：{ruling.reason.rstrip('。')}。"
            f"按规则为{assessment.schedule_class}：{assessment.sentence}"
        ),
    )
