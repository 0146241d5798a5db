"""What several exports share: acts of supervision as plain records."""

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from workbench.supervision import ActRow, list_acts

Plain = dict[str, Any]
"""One record by the code names of the vocabulary."""


def acts_by_subject(session: Session, as_of: date) -> dict[UUID, list[ActRow]]:
    """Acts of supervision by task or decision, oldest first."""
    found = defaultdict(list)
    for act in reversed(list_acts(session, as_of)):
        found[act.subject_id].append(act)
    return found


def plain_act(act: ActRow) -> Plain:
    """One act."""
    return {
        "kind": act.kind,
        "happened_on": act.happened_on,
        "unit": act.unit,
        "member": act.member,
        "milestone": act.milestone,
        "handled_by": act.handled_by,
        "channel": act.channel,
        "basis": act.basis,
        "reason": act.reason,
        "answer": act.answer,
        "promised_on": act.promised_on,
        "old_due_on": act.old_due_on,
        "new_due_on": act.new_due_on,
        "finished_on": act.finished_on,
        "ruled_class": act.ruled_class,
    }
