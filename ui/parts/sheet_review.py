"""What is about to be pasted, said before anything is taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.card import Card
from ui.parts.layouts import empty_out
from ui.parts.marks import Shape
from ui.parts.press import mark_line
from ui.parts.problem import ProblemLine
from ui.parts.words import words
from ui.theme import Tone

ReviewKind = Literal["same", "plain", "replaced", "asked", "refused"]
MARKS: dict[ReviewKind, tuple[Shape, Tone]] = {
    "same": ("ring", "grey"),
    "plain": ("check", "green"),
    "replaced": ("diamond", "blue"),
    "asked": ("triangle", "yellow"),
    "refused": ("square", "red"),
}
QUIET = {"same", "plain"}
TAKEN = {"plain", "replaced", "asked"}
SHOWN_HEIGHT = 118


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One pasted text as it was read: its place, and what there is to say about it."""

    kind: ReviewKind
    title: str
    sentence: str = ""


class PasteReview(Card):
    """Lists what has to be looked at, and asks whether to take it.

    Signals:
        accepted: take what can be taken.
        dropped: take nothing.
    """

    accepted = Signal()
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__("粘贴")
        self._summary = words("", "sub")
        self.head.insertWidget(1, self._summary)
        self.problem = ProblemLine()
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._area = self._scrolling()
        self.accept = button("采用", self.accepted.emit, "primary", key="Enter")
        self.drop = button("放弃", self.dropped.emit, key="Esc")
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.accept)
        acts.addWidget(self.drop)
        self.head.addLayout(acts)
        self.body.addWidget(self.problem)
        self.body.addWidget(self._area)
        self.hide()

    def _scrolling(self) -> QScrollArea:
        inside = QWidget()
        inside.setLayout(self._lines)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFixedHeight(SHOWN_HEIGHT)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area

    def ask(self, reviewed: Sequence[Reviewed]) -> None:
        """Say what was read, each text that needs a look with its sentence."""
        self.problem.say("")
        self._summary.setText(_summary(reviewed))
        empty_out(self._lines)
        listed = [line for line in reviewed if line.kind not in QUIET]
        for line in sorted(listed, key=lambda line: list(MARKS).index(line.kind), reverse=True):
            row = QWidget()
            row.setLayout(mark_line(*MARKS[line.kind], f"{line.title}　{line.sentence}"))
            self._lines.addWidget(row)
        self._lines.addStretch(1)
        self._area.setVisible(bool(listed))
        self.accept.setEnabled(any(line.kind in TAKEN for line in reviewed))
        self.show()
        (self.accept if self.accept.isEnabled() else self.drop).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter presses, Esc takes nothing, PageUp and PageDown go through the lines."""
        bar = self._area.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Escape:
                self.dropped.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                (self.drop if self.drop.hasFocus() else self.accept).click()
            case Qt.Key.Key_PageUp:
                bar.setValue(bar.value() - bar.pageStep())
            case Qt.Key.Key_PageDown:
                bar.setValue(bar.value() + bar.pageStep())
            case _:
                super().keyPressEvent(event)


def _summary(reviewed: Sequence[Reviewed]) -> str:
    """12 个数值可直接采用；2 个需确认；1 个不能采用."""
    counts = {kind: sum(line.kind == kind for line in reviewed) for kind in MARKS}
    parts = [f"{counts['plain'] + counts['replaced']} 个数值可直接采用"]
    if counts["replaced"]:
        parts[0] += f"（其中 {counts['replaced']} 个替换原数）"
    if counts["asked"]:
        parts.append(f"{counts['asked']} 个需确认")
    if counts["same"]:
        parts.append(f"{counts['same']} 个与现有数值相同")
    if counts["refused"]:
        parts.append(f"{counts['refused']} 个不能采用")
    return "；".join(parts)
