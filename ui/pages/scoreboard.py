"""记分板: how many targets are attained, on the way, behind; by the plan's headings, and why."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.pages.fresh import Fresh
from ui.pages.lights import VERDICTS, verdict_bar, verdict_chip
from ui.parts.card import CountCard
from ui.parts.layouts import empty_out
from ui.parts.marks import Chip
from ui.parts.page_header import PageHeader
from ui.parts.scores import Score, ScoreCard, Tally
from workbench.rules.targets import VerdictState
from workbench.rules.words import chinese_date, percent
from workbench.scoreboard import TargetRow, group_targets, list_targets

KINDS = frozenset({"Target", "Reading", "Unit", "GroupMember"})
NOTES = {
    VerdictState.NO_BASELINE: "补齐后才能评价",
    VerdictState.NO_DATA: "录入后才能评价",
}
"""What to do about targets that cannot be judged; of the others their share is said."""


class Scoreboard(QWidget):
    """Where all targets stand; every number opens the list of exactly that many."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.header = PageHeader("记分板")
        self.counts = {state: self._count_card(state) for state in VerdictState}
        self.groups: list[ScoreCard] = []
        self._lay_out()
        Fresh(self, desk.bus, self.reload, KINDS)

    def _count_card(self, state: VerdictState) -> CountCard:
        card = CountCard(state, VERDICTS[state][0])
        card.clicked.connect(lambda: self._open({"verdict": state}))
        return card

    def _lay_out(self) -> None:
        counts = QHBoxLayout()
        counts.setSpacing(12)
        for card in self.counts.values():
            counts.addWidget(card, 1)
        self.setFocusProxy(self.counts[VerdictState.ATTAINED])
        self._groups = QVBoxLayout()
        self._groups.setSpacing(12)
        inside = QWidget()
        both = QVBoxLayout(inside)
        both.setContentsMargins(0, 0, 0, 14)
        both.setSpacing(12)
        both.addLayout(counts)
        both.addLayout(self._groups)
        both.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addWidget(area, 1)

    # Filling

    def reload(self) -> None:
        """Read the targets again; the keyboard stays at the number or line where it was."""
        store = self.desk.store
        rows = store.read(list_targets, self.desk.as_of)
        groups = store.read(group_targets, rows)
        self.header.set_summary(f"{len(rows)} 项　截至{chinese_date(self.desk.as_of)}")
        self._show_counts(rows)
        focused = next((wish for wish, opener in self.openers() if opener.hasFocus()), None)
        empty_out(self._groups)
        self.groups = [self._group_card(heading, group) for heading, group in groups.items()]
        for card in self.groups:
            self._groups.addWidget(card)
        for wish, opener in self.openers():
            if wish == focused:
                opener.setFocus()

    def openers(self) -> list[tuple[object, QPushButton]]:
        """Every number and line of the groups with the wish that it opens."""
        return [opener for card in self.groups for opener in card.openers]

    def _show_counts(self, rows: Sequence[TargetRow]) -> None:
        tally = Counter(row.verdict.state for row in rows)
        for state, card in self.counts.items():
            count = tally[state]
            share = f"占 {percent(Fraction(count, len(rows)), places=0)}" if count else "没有"
            card.set_count(count, NOTES.get(state, share) if count else share)

    def _group_card(self, heading: str, rows: Sequence[TargetRow]) -> ScoreCard:
        counts = Counter(row.verdict.state for row in rows)
        tallies = [
            Tally(_chip(state), counts[state], {"group": heading, "verdict": state})
            for state in VerdictState
            if counts[state]
        ]
        scores = [_score(row) for row in rows]
        card = ScoreCard(heading, f"{len(rows)} 项", {"group": heading}, tallies, scores)
        card.opened.connect(self._open)
        return card

    def _open(self, wish: dict[str, object]) -> None:
        self.desk.bus.want("targets", wish)


def _chip(state: VerdictState) -> Chip:
    tone, shape = VERDICTS[state]
    return Chip(state, tone, shape)


def _score(row: TargetRow) -> Score:
    return Score(
        number=str(row.number),
        name=row.name,
        chip=verdict_chip(row.verdict),
        bar=verdict_bar(row.verdict),
        sentence=row.verdict.sentence,
        payload={"target": row.id},
    )
