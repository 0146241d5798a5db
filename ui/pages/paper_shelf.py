"""The papers at the left of 报告文书: a card for each phase, one for each other paper."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.papers import ROSTER, TIMELINE
from ui.parts.press import PaperCard
from ui.parts.words import words
from ui.theme import Tone
from workbench.plan import PhaseRow, running_phase
from workbench.reporting.wording import numeral

WIDTH = 248


class PaperShelf(QWidget):
    """Shows what can be made, and which paper is open.

    Signals:
        picked: the number of a phase, `TIMELINE` or `ROSTER`.
    """

    picked = Signal(int)

    def __init__(self, phases: Sequence[PhaseRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.cards: dict[int, PaperCard] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for phase in phases:
            title = f"第{numeral(phase.number)}阶段　{phase.short_title}"
            column.addWidget(self._card(phase.number, title))
        column.addWidget(words("其他文书", "sub"))
        column.addWidget(self._card(TIMELINE, "推进时间轴"))
        column.addWidget(self._card(ROSTER, "成员通讯录"))
        column.addStretch(1)

    def _card(self, number: int, title: str) -> PaperCard:
        card = self.cards[number] = PaperCard(title)
        card.clicked.connect(lambda: self.picked.emit(number))
        return card

    def show_state(self, phases: Sequence[PhaseRow], today: date, as_of: date | None) -> None:
        """Say of each paper how it stands.

        Args:
            phases: as they stand now.
            today: from the clock.
            as_of: 统计截止日, if the user set one.
        """
        running = running_phase(phases, as_of or today)
        for phase in phases:
            done, total = phase.done_by(as_of or today), len(phase.items)
            note = f"{phase.deadline_text}　阶段工作 {done}/{total}"
            is_early = phase.number > running.number
            state = "未到阶段，可先预览" if is_early else "可以生成"
            day = as_of or min(today, phase.deadline)
            tone: Tone | None = "green" if done == total and not is_early else None
            self.cards[phase.number].say(note, f"{state}　截至 {day}", tone)
        self.cards[TIMELINE].say("七类重点任务各一页", f"可以生成　截至 {as_of or today}")
        self.cards[ROSTER].say("按职务排序，手机隐去中间四位", f"可以生成　截至 {as_of or today}")

    def mark(self, number: int) -> None:
        """Mark the paper that is open."""
        for each, card in self.cards.items():
            card.set_active(active=each == number)
