"""A short sorted list of what to do next, with the act at the right end of every line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.layouts import empty_out
from ui.parts.marks import Chip, ChipLabel
from ui.parts.words import ShortLabel

CHIP_ROOM = 104


@dataclass(frozen=True, slots=True)
class Act:
    """One line: why it is here, what it is, whose it is, and what to do; `payload` comes back."""

    chip: Chip
    title: str
    note: str
    verb: str
    payload: object


class ActList(QWidget):
    """The lines, each with one link.

    Signals:
        acted: the payload of the line whose link was used.
    """

    acted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[ActLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def set_acts(self, acts: Sequence[Act]) -> None:
        """Show these lines; the keyboard stays at the place in the list where it was."""
        place = next((n for n, line in enumerate(self.lines) if line.link.hasFocus()), None)
        empty_out(self._column)
        self.lines = [ActLine(act, partial(self.acted.emit, act.payload)) for act in acts]
        for line in self.lines:
            self._column.addWidget(line)
        if acts and place is not None:
            self.lines[min(place, len(acts) - 1)].link.setFocus()


class ActLine(QFrame):
    """One act as it stands in the list."""

    def __init__(self, act: Act, do: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "line")
        self.link = button(act.verb, do, "link")
        self.link.setAccessibleName(f"{act.verb}：{act.title}")
        room = QWidget()
        room.setFixedWidth(CHIP_ROOM)
        chip = QHBoxLayout(room)
        chip.setContentsMargins(0, 0, 0, 0)
        chip.addWidget(ChipLabel(act.chip), alignment=Qt.AlignmentFlag.AlignLeft)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(ShortLabel(act.title, "body"))
        texts.addWidget(ShortLabel(act.note, "mute"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 7, 0, 7)
        line.setSpacing(8)
        line.addWidget(room)
        line.addLayout(texts, 1)
        line.addWidget(self.link)
