"""A pasted list of people: what was read from it, and what somebody did about it."""

from dataclasses import replace
from datetime import date
from typing import Any

from ui.desk import Desk
from ui.pages.roster_rows import (
    DROPPED,
    HELD,
    TAKEN,
    WAITING,
    PersonRow,
    Texts,
    kept_of,
    texts_of,
)
from workbench.liaisons import list_liaisons
from workbench.members import list_members
from workbench.roster_intake import (
    NUMBERS,
    Comparison,
    IntakeDraft,
    IntakeRole,
    Standing,
    compare_person,
    plain_post,
    propose_people,
)
from workbench.roster_taking import take_person
from workbench.units import unit_names

LATEST = date.max


class PastedRoster:
    """The paste and its proposals in order; nothing of it is in the file before it is taken."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.rows: list[PersonRow] = []

    def read(self, text: str) -> None:
        """Read the paste, again if need be; what somebody did about a proposal stays."""
        store = self._desk.store
        names = store.read(unit_names)
        fresh = [
            PersonRow(proposed, texts, texts, Comparison(Standing.NEW), number)
            for number, proposed in enumerate(store.read(propose_people, text), 1)
            if (texts := texts_of(proposed, names))
        ]
        left = list(self.rows)
        rows = []
        for row in fresh:
            kept = kept_of(left, row)
            left = [old for old in left if old.id != kept.id]
            rows.append(kept)
        self.rows = rows
        self.compare()

    def compare(self) -> None:
        """See how everybody stands to the roster as it last stands, whatever day is looked at."""
        store = self._desk.store
        self._members = store.read(list_members, LATEST)
        self._liaisons = store.read(list_liaisons, LATEST)
        self._units = {name: key for key, name in store.read(unit_names).items()}
        self.rows = [self._compared(row) for row in self.rows]

    def put(self, changed: PersonRow) -> PersonRow:
        """Keep what was typed in a proposal or decided about it."""
        changed = self._compared(changed)
        self.rows = [changed if row.id == changed.id else row for row in self.rows]
        return changed

    def take(self, row: PersonRow, draft: IntakeDraft) -> PersonRow:
        """Record a person as put right: one write, one undo.

        Raises:
            InvalidInput: as `take_person`.
        """
        self.put(replace(row, is_taken=True, is_dropped=False))
        try:
            self._desk.store.write(take_person, draft)
        except Exception:
            self.put(row)
            raise
        self.compare()
        return next(each for each in self.rows if each.id == row.id)

    def _compared(self, row: PersonRow) -> PersonRow:
        if row.texts == row.read and not row.proposed.role:
            row = self._with_known_role(row)
        return replace(
            row, comparison=compare_person(self._draft(row.texts), self._members, self._liaisons)
        )

    def _with_known_role(self, row: PersonRow) -> PersonRow:
        """A list without roles: who is in the roster in this post keeps the role there."""
        name, post = row.proposed.name, plain_post(row.proposed.post)
        held = (m.role for m in self._members if (m.name, plain_post(m.post)) == (name, post))
        texts = {**row.read, "role": str(next(held, row.read["role"]))}
        return replace(row, texts=texts, read=texts)

    def _draft(self, texts: Texts) -> IntakeDraft:
        """What stands in a form, be it fit to be taken or not: it is only compared."""
        values: dict[str, Any] = {name: texts.get(name, "") for name in ("name", "post", *NUMBERS)}
        is_liaison = texts.get("role") == IntakeRole.LIAISON
        values["role"] = IntakeRole.LIAISON if is_liaison else IntakeRole.MEMBER
        values["unit_id"] = self._units.get(texts.get("unit_id", ""))
        return IntakeDraft.model_construct(**values)

    def waiting(self) -> int:
        """How many proposals nobody has decided on."""
        return sum(row.state == WAITING for row in self.rows)

    def summary(self) -> str:
        """For instance 读出 12 人　待确认 3 · 已在名单 9; "" when there are none."""
        states = (WAITING, TAKEN, HELD, DROPPED)
        counts = {state: sum(row.state == state for row in self.rows) for state in states}
        said = " · ".join(f"{state} {number}" for state, number in counts.items() if number)
        return f"读出 {len(self.rows)} 人　{said}" if self.rows else ""
