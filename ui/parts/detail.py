"""One record beside its list: the official wording, what it comes to and why, and the acts."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.parts.cell_grid import Cell, CellGrid
from ui.parts.empty import EmptyState
from ui.parts.layouts import empty_out
from ui.parts.marks import Chip, ChipLabel, Shape, ShapeLabel
from ui.parts.picture import Picture, PictureView
from ui.parts.press import PressLine
from ui.parts.timeline import Timeline, TimeSpan
from ui.parts.words import ShortLabel, words
from ui.theme import Tone

LABEL_ROOM = 60


@dataclass(frozen=True, slots=True)
class Title:
    """What the record is called, where it has a name of its own."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text as it was issued."""

    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what it says; `tone` where it is why something is late."""

    label: str
    text: str
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading inside the detail."""

    title: str


@dataclass(frozen=True, slots=True)
class Item:
    """One milestone or the like: shape, words, and a date at the right."""

    shape: Shape
    tone: Tone
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Another record that this one belongs to; `payload` comes back when it is opened."""

    shape: Shape
    tone: Tone
    text: str
    note: str
    payload: object


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a history: when and how much above, the text below."""

    caption: str
    text: str


@dataclass(frozen=True, slots=True)
class Cells:
    """Some units side by side, each to be opened; `verb` says what opening does."""

    cells: tuple[Cell, ...]
    verb: str


Part = Title | Paragraph | Fact | Section | Item | Link | Entry | Cells | TimeSpan | Picture


class Detail(QFrame):
    """The panel at the right of a list; scrolls, its acts stay at the bottom.

    Args:
        acts: the buttons, the primary one first.
        hint: what stands here while nothing is chosen.
        link: stands below the acts.

    Signals:
        picked: the payload of a cell or link that was opened.
    """

    picked = Signal(object)

    def __init__(
        self,
        acts: Sequence[QPushButton],
        hint: str,
        link: QPushButton | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._caption = ShortLabel("", "sub")
        self._chip = ChipLabel()
        self._empty = EmptyState()
        self._empty.say(hint)
        self._parts = QVBoxLayout()
        self._parts.setContentsMargins(16, 0, 16, 0)
        self._parts.setSpacing(6)
        self._record = QWidget()
        self._lay_out(acts, link)
        self.clear()

    def _lay_out(self, acts: Sequence[QPushButton], link: QPushButton | None) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.addWidget(self._caption, 1)
        head.addWidget(self._chip)
        foot.setContentsMargins(16, 0, 16, 0)
        foot.setSpacing(8)
        for act in acts:
            foot.addWidget(act, 1)
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(self._parts)
        inner.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(body)
        record = QVBoxLayout(self._record)
        record.setContentsMargins(0, 12, 0, 12)
        record.setSpacing(8)
        record.addLayout(head)
        record.addWidget(self._area, 1)
        record.addLayout(foot)
        if link:
            record.addWidget(link, alignment=Qt.AlignmentFlag.AlignHCenter)
        both = QVBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(self._record)
        both.addWidget(self._empty)

    def show_record(self, caption: str, chip: Chip | None, parts: Sequence[Part]) -> None:
        """Show one record from the top."""
        self.setAccessibleName(caption)
        self._caption.set_text(caption)
        self._chip.set_chip(chip)
        empty_out(self._parts)
        for part in parts:
            self._parts.addWidget(self._made(part))
        self._area.verticalScrollBar().setValue(0)
        self._record.show()
        self._empty.hide()

    def _made(self, part: Part) -> QWidget:
        match part:
            case Cells():
                return self._grid(part)
            case Link():
                return self._link(part)
            case TimeSpan():
                return Timeline(part)
            case Picture():
                return PictureView(part)
            case _:
                return _widget(part)

    def _grid(self, part: Cells) -> CellGrid:
        grid = CellGrid(part.cells, part.verb)
        grid.picked.connect(self.picked)
        return grid

    def _link(self, part: Link) -> PressLine:
        line = PressLine(part.shape, part.tone, part.text, part.note)
        line.setToolTip("点一下打开")
        line.clicked.connect(partial(self.picked.emit, part.payload))
        return line

    def clear(self) -> None:
        """Nothing is chosen."""
        self._record.hide()
        self._empty.show()


def _widget(part: Title | Paragraph | Fact | Section | Item | Entry) -> QWidget:
    match part:
        case Title():
            return _selectable(words(part.text, "card-title", wrap=True))
        case Paragraph():
            return _selectable(words(part.text, wrap=True))
        case Fact():
            return _fact(part)
        case Section():
            return words(part.title, "section")
        case Item():
            return _item(part)
        case _:
            return _entry(part)


def _fact(part: Fact) -> QWidget:
    made, line = _line()
    label = words(part.label, "mute")
    label.setFixedWidth(LABEL_ROOM - 8)
    line.addWidget(label, alignment=Qt.AlignmentFlag.AlignTop)
    line.addWidget(_selectable(words(part.text, tone=part.tone, wrap=True)), 1)
    return made


def _item(part: Item) -> QWidget:
    made, line = _line()
    line.addWidget(ShapeLabel(part.shape, part.tone), alignment=Qt.AlignmentFlag.AlignTop)
    line.addWidget(words(part.text, wrap=True), 1)
    line.addWidget(words(part.note, "mute"), alignment=Qt.AlignmentFlag.AlignTop)
    return made


def _entry(part: Entry) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(words(part.caption, "mute"))
    column.addWidget(_selectable(words(part.text, wrap=True)))
    return made


def _line() -> tuple[QWidget, QHBoxLayout]:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    return made, line


def _selectable(label: QLabel) -> QLabel:
    """What was issued or reported is quoted elsewhere: it can be marked and copied."""
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
