"""The agenda as papers print it: what was counted when a line was put there is counted again."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from workbench.agenda import AgendaRow, list_agenda
from workbench.decision_ledger import DecisionRow, list_decisions
from workbench.ledger import TaskRow, list_tasks
from workbench.meetings import MeetingRow
from workbench.plan import get_plan
from workbench.reporting.wording import unspaced
from workbench.rules.schedule import ScheduleClass
from workbench.scoreboard import list_targets
from workbench.supervision import list_acts

LATE = re.compile(r"已超期\d+天")
COUNTED = re.compile(rf"，?(第\d+次上会|{LATE.pattern}|已办结)")


@dataclass(frozen=True, slots=True)
class Topic:
    """One line of the agenda; `reporter` is "" if nobody in particular has to report on it."""

    text: str
    note: str
    reporter: str


@dataclass(frozen=True, slots=True)
class _Subjects:
    """What lines of an agenda can be about, and who has to report on each."""

    works: Mapping[UUID, DecisionRow | TaskRow]
    reporters: Mapping[UUID, str]
    private: frozenset[UUID]


def read_topics(
    session: Session, meeting: MeetingRow, as_of: date, *, with_private: bool
) -> tuple[Topic, ...]:
    """The agenda of a meeting in order, judged on a day.

    Without `with_private` lines about what is 不公开 are left out, also when only a new date is
    asked for it.
    """
    lines = list_agenda(session, meeting.id)
    if not lines:
        return ()
    subjects = _read_subjects(session, as_of)
    return tuple(
        _topic(line, subjects)
        for line in lines
        if with_private or line.subject_id not in subjects.private
    )


def _read_subjects(session: Session, as_of: date) -> _Subjects:
    decisions = list_decisions(session, as_of, get_plan(session).tolerance)
    tasks, acts = list_tasks(session, as_of), list_acts(session, as_of)
    targets = list_targets(session, as_of)
    hidden = {row.id for row in decisions if not row.is_public}
    reporters = {
        **{row.id: row.unit for row in decisions},
        **{row.id: row.lead_names for row in tasks},
        **{act.id: act.unit for act in acts},
        **{row.id: row.unit_in_charge for row in targets},
    }
    works: dict[UUID, DecisionRow | TaskRow] = {row.id: row for row in decisions}
    works.update((row.id, row) for row in tasks)
    asked = {act.id for act in acts if act.decision_id in hidden}
    return _Subjects(works, reporters, frozenset(hidden | asked))


def _topic(line: AgendaRow, subjects: _Subjects) -> Topic:
    reporter = subjects.reporters.get(line.subject_id, "") if line.subject_id else ""
    return Topic(line.text, _recounted(line, subjects), reporter)


def _recounted(line: AgendaRow, subjects: _Subjects) -> str:
    note = unspaced(line.note)
    row = subjects.works.get(line.subject_id) if line.subject_id else None
    if row is None:
        return note
    lateness = _lateness(row)
    if line.times is None:
        return LATE.sub(lateness, note) if lateness else note
    said = (COUNTED.sub("", note).strip("，"), f"第{line.times}次上会", lateness)
    return "，".join(filter(None, said))


def _lateness(row: DecisionRow | TaskRow) -> str:
    match row.assessment.schedule_class:
        case ScheduleClass.DONE:
            return "已办结"
        case ScheduleClass.OVERDUE:
            return f"已超期{row.assessment.days}天"
        case _:
            return ""
