"""The papers of a meeting at the left of 文书: one card each, and what stays out of them."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QScrollArea, QVBoxLayout, QWidget

from ui.parts.press import Pressable
from ui.parts.words import restyle, words
from workbench.reporting.meeting_papers.papers import MeetingPaper

WIDTH = 186
SLIPS = "督办通知单"
"""The one that is issued, with a number for each unit."""
NOTES: Mapping[str, str] = {
    MeetingPaper.INVITATION: "会前发给参会人员",
    MeetingPaper.AGENDA: "会上用",
    MeetingPaper.SIGN_IN: "会上签到",
    MeetingPaper.MINUTES: "会后印发",
    MeetingPaper.DECISIONS: "谁牵头、何时办完",
    MeetingPaper.PROGRESS: "每项议定事项现在怎样",
    SLIPS: "每个单位一张，登记编号",
}


class MeetingShelf(QWidget):
    """Shows what can be made, and which paper is open.

    Signals:
        picked: the name of a paper.
        private_turned: whether what is 不公开 is wanted.
    """

    picked = Signal(str)
    private_turned = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.cards: dict[str, PaperButton] = {}
        self.private = QCheckBox("含不公开事项(&B)")
        self.private.setToolTip("平时不公开的议定事项不印；勾上后印进内部用的一份")
        self.private.toggled.connect(self.private_turned)
        inside, area = QWidget(), QScrollArea()
        cards = QVBoxLayout(inside)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(6)
        group = QButtonGroup(self)  # ↑ and ↓ go from one to the next
        group.setExclusive(False)
        for name, note in NOTES.items():
            card = self.cards[name] = PaperButton(name, note)
            group.addButton(card)
            card.clicked.connect(partial(self.picked.emit, name))
            cards.addWidget(card)
        cards.addStretch(1)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area, 1)
        column.addWidget(self.private)

    def mark(self, name: str) -> None:
        """Mark the paper that is open."""
        for each, card in self.cards.items():
            card.set_active(active=each == name)


class PaperButton(Pressable):
    """One paper: its name, and what it is for."""

    def __init__(self, name: str, note: str) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(12, 7, 8, 8)
        column.setSpacing(0)
        column.addWidget(words(name))
        column.addWidget(words(note, "mute"))
        super().__init__("card", f"{name}，{note}", column)
        self.setToolTip("生成并预览（空格）")

    def set_active(self, *, active: bool) -> None:
        """Mark the paper that is shown."""
        restyle(self, active=active)
