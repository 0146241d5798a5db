"""The papers at the left of 报告文书: a card for each phase, a line for each other kind."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.pages.paper_line import ChoiceLine, PaperLine
from ui.papers import OtherPaper, What
from ui.parts.press import PaperCard
from ui.parts.words import words
from ui.theme import Tone
from workbench.issued import IssuedRow
from workbench.papers import PaperKey, PaperKind
from workbench.plan import PhaseRow, running_phase
from workbench.reporting.issuable import PaperChoice
from workbench.reporting.wording import numeral

WIDTH, LEAST = 248, 186
"""What it takes, and the least of it where the screen is small."""
CHOICES = {
    PaperKind.BULLETIN: "月份",
    PaperKind.UNIT: "单位",
    PaperKind.LEADER: "领导",
    PaperKind.YEAR: "年度",
}
"""Kinds of which there are many, and what there is one for each of."""
OTHERS = {OtherPaper.TIMELINE: "七类各一页", OtherPaper.ROSTER: "手机隐去四位"}
DATED = (PaperKind.BULLETIN, PaperKind.YEAR)
"""Kinds of which one is the usual: that of the present month or year."""


class PaperShelf(QWidget):
    """Shows what can be made, and which paper is open.

    Signals:
        picked: the `PaperKey` or `OtherPaper` that is wanted.
    """

    picked = Signal(object)

    def __init__(self, phases: Sequence[PhaseRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(LEAST)
        self.setMaximumWidth(WIDTH)
        self.cards: dict[PaperKey, PaperCard] = {}
        self.choices = {kind: ChoiceLine(kind, what) for kind, what in CHOICES.items()}
        self.others = {what: PaperLine(what, note) for what, note in OTHERS.items()}
        inside, area = QWidget(), QScrollArea()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for phase in phases:
            column.addWidget(self._card(phase))
        column.addWidget(words("其他文书", "sub"))
        column.addWidget(self._list())
        column.addStretch(1)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as it may be, where there is room."""
        return QSize(WIDTH, super().sizeHint().height())

    def _card(self, phase: PhaseRow) -> PaperCard:
        key = phase_key(phase.number)
        card = PaperCard(f"第{numeral(phase.number)}阶段　{phase.short_title}")
        card.clicked.connect(partial(self.picked.emit, key))
        self.cards[key] = card
        return card

    def _list(self) -> QFrame:
        made = QFrame()
        made.setProperty("kind", "card")
        column = QVBoxLayout(made)
        column.setContentsMargins(3, 3, 3, 3)
        column.setSpacing(0)
        for line in self.choices.values():
            line.picked.connect(self.picked)
            column.addWidget(line)
        for what, other in self.others.items():
            other.clicked.connect(partial(self.picked.emit, what))
            column.addWidget(other)
        return made

    def show_state(
        self,
        phases: Sequence[PhaseRow],
        issues: Sequence[IssuedRow],
        today: date,
        as_of: date | None,
    ) -> None:
        """Say of each paper how it stands.

        Args:
            phases: as they stand now.
            issues: what was issued, the latest first.
            today: from the clock.
            as_of: 统计截止日, if the user set one.
        """
        running = running_phase(phases, as_of or today)
        last = _standing(issues)
        for phase in phases:
            done, total = phase.done_by(as_of or today), len(phase.items)
            note = f"{phase.deadline_text}　阶段工作 {done}/{total}"
            key, is_early = phase_key(phase.number), phase.number > running.number
            if issue := last.get(key):
                state = f"已定稿　{issue.document_number}　{issue.issued_on}"
                self.cards[key].say(note, state, "green")
                continue
            state = "未到阶段，可先预览" if is_early else "可以生成"
            day = as_of or min(today, phase.deadline)
            tone: Tone | None = "green" if done == total and not is_early else None
            self.cards[key].say(note, f"{state}　截至 {day}", tone)

    def offer(
        self,
        choices: Mapping[PaperKind, Sequence[PaperChoice]],
        issues: Sequence[IssuedRow],
        day: date,
    ) -> None:
        """Offer the papers of the other kinds; `day` is in the usual month and year."""
        last = _standing(issues)
        for kind, line in self.choices.items():
            usual = usual_key(choices[kind], day) if kind in DATED else None
            line.offer(choices[kind], usual, last)

    def mark(self, what: What) -> None:
        """Mark the paper that is open."""
        for key, card in self.cards.items():
            card.set_active(active=key == what)
        for line in self.choices.values():
            line.mark(what)
        for other, made in self.others.items():
            made.set_active(active=other == what)


def _standing(issues: Sequence[IssuedRow]) -> dict[PaperKey, IssuedRow]:
    """The last one that was issued under each key and not revoked."""
    return {row.key: row for row in reversed(issues) if row.revoked_on is None}


def phase_key(number: int) -> PaperKey:
    """The report of a phase."""
    return PaperKey(PaperKind.PHASE, str(number))


def usual_key(choices: Sequence[PaperChoice], day: date) -> PaperKey | None:
    """The paper of this month or year; after the plan's end the latest."""
    keys = [choice.key for choice in choices]
    now = (f"{day:%Y-%m}", f"{day:%Y}")
    return next((key for key in keys if key.subject in now), keys[0] if keys else None)
