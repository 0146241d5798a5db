"""The right side of 报告文书: what to look at before printing, the acts, and the 阶段工作."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.papers import Check
from ui.parts.layouts import empty_out
from ui.parts.marks import Shape
from ui.parts.press import PressLine, mark_line
from ui.parts.words import words
from ui.theme import Tone
from workbench.plan import PhaseItemRow, PhaseRow

Look = tuple[Shape, Tone]
FINE: Look = ("check", "green")
DOUBTFUL: Look = ("triangle", "yellow")
OPEN: Look = ("ring", "grey")


class PrintPanel(QFrame):
    """Lines that are pressed, and the page's buttons between them.

    Args:
        acts: the buttons, the primary one first, and what else stands among them.

    Signals:
        wished: page and wish of the check that was pressed (`ui.papers.Wish`).
        item_chosen: the `PhaseItemRow` that was pressed.
    """

    wished = Signal(object)
    item_chosen = Signal(object)

    def __init__(self, acts: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._checks, self._items = _column(), _column()
        self._lines: dict[UUID, PressLine] = {}
        self._heading = words("", "card-title")
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(12, 0, 12, 0)
        column.setSpacing(8)
        column.addWidget(words("印前检查", "card-title"))
        column.addLayout(self._checks)
        column.addSpacing(2)
        for act in acts:
            column.addWidget(act)
        column.addSpacing(6)
        column.addWidget(self._heading)
        column.addLayout(self._items)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(4, 14, 4, 14)
        inside.addWidget(area)

    def show_checks(self, checks: Sequence[Check], *, opens: bool) -> None:
        """Show the checks of a paper; `opens` says whether the lists still stand as it says."""
        empty_out(self._checks)
        if not checks:
            self._checks.addWidget(
                words("生成报告后，这里列出打印前要看的几点。", "mute", wrap=True)
            )
        for check in checks:
            self._checks.addWidget(self._check(check, opens=opens))

    def _check(self, check: Check, *, opens: bool) -> QWidget:
        look = FINE if check.is_fine else DOUBTFUL
        if check.wish is None or not opens:
            made = QWidget()
            made.setLayout(mark_line(*look, check.sentence))
            if check.wish:
                made.setToolTip("把统计截止日改成报告的这一天，就能从这里打开名单。")
            return made
        line = PressLine(*look, check.sentence)
        line.setToolTip("打开看是哪些")
        line.clicked.connect(lambda: self.wished.emit(check.wish))
        return line

    def show_items(self, phase: PhaseRow | None, as_of: date) -> None:
        """Show what a phase asks for and what of it was done by a day; None hides all of it."""
        empty_out(self._items)
        self._lines.clear()
        self._heading.setVisible(phase is not None)
        if phase is None:
            return
        self._heading.setText(f"阶段工作　{phase.done_by(as_of)}/{len(phase.items)}")
        for item in phase.items:
            line = self._lines[item.id] = self._item(item, as_of)
            self._items.addWidget(line)

    def focus_item(self, item_id: UUID) -> None:
        """Put the keyboard on one of them."""
        if line := self._lines.get(item_id):
            line.setFocus()

    def _item(self, item: PhaseItemRow, as_of: date) -> PressLine:
        note = f"{item.done_on}" if item.done_on else "在推进" if item.account else "未填写"
        line = PressLine(*(FINE if item.is_done(as_of) else OPEN), item.text, note)
        line.setToolTip(item.account or "填写落实情况和完成日期，写进报告第二部分")
        line.clicked.connect(lambda: self.item_chosen.emit(item))
        return line


def _column() -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(0)
    return made
