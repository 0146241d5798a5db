"""落实情况: what has become of each decision of a meeting since a day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from workbench.decision_ledger import DecisionRow, list_decisions
from workbench.plan import get_plan
from workbench.progress import EntryRow, list_entries
from workbench.supervision import ActRow, list_acts


@dataclass(frozen=True, slots=True)
class DecisionNews:
    """One decision now, as it was then (None if it had not been made), and what came between.

    Acts and reports are those dated after the earlier day, newest first.
    """

    now: DecisionRow
    then: DecisionRow | None
    acts: tuple[ActRow, ...]
    entries: tuple[EntryRow, ...]

    @property
    def has_moved(self) -> bool:
        """Whether anything was done, reported, or judged otherwise."""
        then = self.then and (self.then.status, self.then.assessment.schedule_class)
        now = (self.now.status, self.now.assessment.schedule_class)
        return bool(self.acts or self.entries) or then != now


def decisions_since(
    session: Session, meeting_id: UUID, since: date, as_of: date
) -> list[DecisionNews]:
    """Every decision of a meeting in order, with what changed after `since` up to `as_of`.

    By business dates: what was done or reported in that time, whenever it was typed.
    """
    tolerance = get_plan(session).tolerance
    then = {row.id: row for row in list_decisions(session, since, tolerance)}
    return [
        DecisionNews(
            row,
            then.get(row.id),
            tuple(
                act
                for act in list_acts(session, as_of, decision_id=row.id)
                if act.happened_on > since
            ),
            tuple(
                entry
                for entry in list_entries(session, row.id, as_of)
                if since < entry.reported_on <= as_of
            ),
        )
        for row in list_decisions(session, as_of, tolerance)
        if row.meeting_id == meeting_id
    ]
