"""Below the reading grid: what the current cell is about, and what is asked about a figure."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.pages.lights import verdict_chip
from ui.pages.reading_places import Place
from ui.parts.buttons import button
from ui.parts.editors import LineEdit
from ui.parts.marks import ChipLabel, ShapeLabel
from ui.parts.problem import ProblemLine
from ui.parts.words import ShortLabel, restyle, words
from workbench.rules.targets.figures import period_title
from workbench.rules.words import quantity
from workbench.scoreboard import TargetRow
from workbench.target_checks import FindingRow


class PlaceWords(QFrame):
    """The plan's sentence, the figures to compare with, the verdict."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._title = ShortLabel("")
        self._chip = ChipLabel()
        self._lines = [ShortLabel("", "sub") for _ in range(3)]
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self._chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(3)
        column.addLayout(head)
        for line in self._lines:
            column.addWidget(line)

    def show_place(self, place: Place | None) -> None:
        """Tell about another cell; None leaves the lines empty."""
        self._title.set_text(f"第 {place.target.number} 项　{place.title}" if place else "")
        self._chip.set_chip(verdict_chip(place.target.verdict) if place else None)
        texts = _texts(place.target) if place else ("", "", "")
        for line, text in zip(self._lines, texts, strict=True):
            line.set_text(text)


class Asking(QFrame):
    """What is doubtful about one figure, and the field that says why it is right as it stands.

    Signals:
        explained: the finding and what was typed about it (Enter).
        left: the keyboard goes back to the grid (Esc).
    """

    explained = Signal(object, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "warning")
        self._finding: FindingRow | None = None
        self._words = words("", tone="yellow", wrap=True)
        self.field = LineEdit()
        self.field.setPlaceholderText("按 F4 写一句说明，例如变动的原因")
        self.field.setAccessibleName("说明")
        self.field.edited.connect(lambda: self.refuse(""))
        self.problem = ProblemLine()
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(ShapeLabel("triangle", "yellow"), alignment=Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 8)
        column.setSpacing(6)
        column.addLayout(line)
        typing = QHBoxLayout()
        typing.setSpacing(8)
        typing.addWidget(self.field, 1)
        typing.addWidget(button("保存说明", self._explain, key="Enter"))
        column.addLayout(typing)
        column.addWidget(self.problem)
        self.hide()

    def finding(self) -> FindingRow | None:
        """What is asked about, None for nothing."""
        return self._finding

    def ask(self, findings: Sequence[FindingRow]) -> None:
        """Ask about one figure, all that is doubtful about it; nothing doubtful hides the asking.

        What is being typed stays while it is about the same figure.
        """
        first = findings[0] if findings else None
        before = self._finding.reading.id if self._finding else None
        if (first.reading.id if first else None) != before:
            self.field.put(None)
        self._finding = first
        self.setVisible(bool(findings))
        unit = f"（{first.unit}）" if first and first.unit else ""
        sentences = "".join(finding.sentence for finding in findings)
        self._words.setText(f"{first.name}{unit}：{sentences}" if first else "")
        self.field.setAccessibleDescription(self._words.text())

    def is_typing(self) -> bool:
        """Whether an explanation is begun and not saved."""
        return not self.isHidden() and bool(self.field.raw().strip())

    def refuse(self, sentence: str) -> None:
        """Show why the explanation was not taken; "" for no reason."""
        self.problem.say(sentence)
        restyle(self.field, invalid=bool(sentence))

    def _explain(self) -> None:
        self.explained.emit(self._finding, self.field.raw())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter saves; Esc goes back to the grid, and what is typed stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._explain()
        else:
            super().keyPressEvent(event)


def _texts(target: TargetRow) -> tuple[str, str, str]:
    """The plan's sentence, the figures to compare with, the verdict."""
    goal = target.goal
    facts = [f"口径：{target.measure}（{goal.unit}）"] if target.measure else []
    if goal.base_year is not None:
        known = "尚无数据" if goal.baseline is None else quantity(goal.baseline, goal.unit)
        facts.append(f"基期：{goal.base_year}年 {known}")
    if target.figures:
        last = target.figures[-1]
        facts.append(
            f"最近：{period_title(last.year, last.quarter)} {quantity(last.value, goal.unit)}"
        )
    if target.data_source:
        facts.append(f"来源：{target.data_source}")
    return f"方案原文：{target.sentence}", "　　".join(facts), f"评价：{target.verdict.sentence}"
