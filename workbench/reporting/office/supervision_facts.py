"""What the office did to get things done in a time: slips, calls, and what was promised."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from workbench.decision_ledger import DecisionRow, list_decisions
from workbench.ledger import list_tasks
from workbench.notices import NoticeRow, list_notices
from workbench.plan import get_plan
from workbench.promises import PromiseOutcome, follow_promises
from workbench.reporting.office.spans import Span
from workbench.reporting.wording import short, task_title
from workbench.supervision import ActKind, ActRow, list_acts


@dataclass(frozen=True, slots=True)
class Supervision:
    """Slips and acts dated in a span, and all promises as they stand on its last day.

    The reminders that come with slips are no acts of their own. What concerns a decision that is
    不公开 is left out. `names` says what each task and decision is called in a sentence.
    """

    notices: tuple[NoticeRow, ...]
    acts: tuple[ActRow, ...]
    promises: tuple[PromiseOutcome, ...]
    names: Mapping[UUID, str]

    def of_kind(self, kind: ActKind) -> tuple[ActRow, ...]:
        """The acts of one kind, the oldest first."""
        return tuple(act for act in self.acts if act.kind is kind)


def read_supervision(session: Session, span: Span) -> Supervision:
    """Read what was done in a time; slips that were revoked since do not count."""
    names = read_names(session, span.last)
    slips = list_notices(session)
    numbers = {row.document_number for row in slips}
    return Supervision(
        notices=tuple(
            row
            for row in reversed(slips)
            if row.issued_on in span and not (row.revoked_on and row.revoked_on <= span.last)
        ),
        acts=tuple(
            act
            for act in reversed(list_acts(session, span.last))
            if act.happened_on in span and act.subject_id in names and act.reason not in numbers
        ),
        promises=tuple(
            found
            for found in follow_promises(session, span.last)
            if (found.promise.task_id or found.promise.decision_id) in names
        ),
        names=names,
    )


def read_names(session: Session, as_of: date) -> dict[UUID, str]:
    """What tasks and public decisions are called in a sentence."""
    decisions = list_decisions(session, as_of, get_plan(session).tolerance)
    return {
        **{task.id: task_title(task) for task in list_tasks(session, as_of)},
        **{row.id: decision_title(row) for row in decisions if row.is_public},
    }


def decision_title(decision: DecisionRow) -> str:
    """For instance 领导小组第1次全体会议议定的“出台质押融资风险补偿办法”."""
    return f"{decision.meeting}议定的“{short(decision.text)}”"
