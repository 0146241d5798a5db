"""How groups stand: how many of each are where, and below it every one of them in a line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.parts.card import Card
from ui.parts.flow import Flow
from ui.parts.marks import CHIP_HEIGHT, Bar, Chip, Mark, chip_width, paint_mark
from ui.theme import tokens

NARROW = 820
"""Below this width (in pixels at 100 %) a sentence stands in a line of its own."""
LINE_HEIGHT, SENTENCE_HEIGHT = 34, 20
RING = 3
EDGE, GAP = 7, 14
NUMBER_ROOM, NAME_ROOM, CHIP_ROOM, BAR_ROOM = 24, 190, 108, 112


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of a group are in one state; `payload` comes back when the number is opened."""

    chip: Chip
    count: int
    payload: object


@dataclass(frozen=True, slots=True)
class Score:
    """One of a group: where it stands, how far it is, and the sentence that says why."""

    number: str
    name: str
    chip: Chip
    bar: Bar
    sentence: str
    payload: object

    @property
    def spoken(self) -> str:
        """All of it, for a screen reader."""
        return f"第{self.number}项 {self.name}，{self.chip.word}，{self.sentence}"


class ScoreCard(Card):
    """One group.

    Args:
        heading: of the group.
        total: how many it has, "13 项".
        payload: comes back when that is opened.
        tallies: the states that occur, in their order.
        scores: its members.

    Signals:
        opened: the payload of the number or line that was opened.
    """

    opened = Signal(object)

    def __init__(
        self,
        heading: str,
        total: str,
        payload: object,
        tallies: Sequence[Tally],
        scores: Sequence[Score],
    ) -> None:
        super().__init__(heading)
        whole = Opener(f"{heading}，{total}", "打开清单")
        whole.setText(total)
        whole.setProperty("kind", "link")
        counts = [ChipButton(tally, heading) for tally in tallies]
        lines = [ScoreLine(score) for score in scores]
        payloads = (payload, *(tally.payload for tally in tallies), *(s.payload for s in scores))
        self.openers = list(zip(payloads, (whole, *counts, *lines), strict=True))
        self.head.insertWidget(1, whole)
        flow = Flow(4)
        for count in counts:
            flow.add(count)
        self.head.setStretch(self.head.count() - 1, 0)
        self.head.addWidget(flow, 1)
        self.body.addWidget(ShareBar(tallies))
        self.body.addSpacing(6)
        for line in lines:
            self.body.addWidget(line)
        for opened, opener in self.openers:
            opener.clicked.connect(partial(self.opened.emit, opened))


class Opener(QPushButton):
    """What opens something, by Enter too."""

    def __init__(self, spoken: str, tip: str) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)
        self.setAccessibleName(spoken)
        self.setToolTip(tip)


class ChipButton(Opener):
    """A chip with a count."""

    def __init__(self, tally: Tally, group: str) -> None:
        super().__init__(f"{group}，{tally.chip.word} {tally.count} 项", "打开清单")
        self.setProperty("look", "small")
        chip = tally.chip
        self._chip = Chip(f"{chip.word} {tally.count}", chip.tone, chip.shape)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the chip, with room for the ring."""
        return QSize(chip_width(self._chip, self.font()) + 2 * RING, CHIP_HEIGHT + 2 * RING)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the chip inside the ring."""
        super().paintEvent(event)
        painter = QPainter(self)
        paint_mark(painter, self._chip, self.rect().adjusted(RING, RING, -RING, -RING))


class ShareBar(QWidget):
    """A group as one bar, parted by the states of its members."""

    def __init__(self, tallies: Sequence[Tally]) -> None:
        super().__init__()
        self._tallies = tallies
        self.setFixedHeight(8)
        self.setAccessibleName("，".join(f"{t.chip.word} {t.count}" for t in tallies))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Paint the pieces; a gap parts them for who sees no colours."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QPainterPath()
        whole.addRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setClipPath(whole)
        left, unit = 0.0, (self.width() + 2) / sum(tally.count for tally in self._tallies)
        for tally in self._tallies:
            piece = QRectF(left, 0, unit * tally.count - 2, self.height())
            painter.fillRect(piece, tokens().ink(tally.chip.tone))
            left += unit * tally.count


class ScoreLine(Opener):
    """One member: as much of its sentence as there is room for, the whole on hover."""

    def __init__(self, score: Score) -> None:
        # As rich text a long sentence is broken into lines.
        super().__init__(score.spoken, f"<qt>{escape(score.sentence)}</qt>")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(LINE_HEIGHT)
        self._score = score

    def _is_narrow(self) -> bool:
        return self.width() < NARROW

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Take a second line for the sentence where the first has no room for it."""
        super().resizeEvent(event)
        self.setFixedHeight(LINE_HEIGHT + SENTENCE_HEIGHT * self._is_narrow())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the cells; ground and ring are the style sheet's."""
        super().paintEvent(event)
        painter = QPainter(self)
        for content, left, room in self._cells():
            _paint(painter, content, QRect(left, 0, room, LINE_HEIGHT))
        _paint(painter, (self._score.sentence, tokens().sub), self._sentence_place())

    def _cells(self) -> Iterator[tuple[tuple[str, str] | Mark, int, int]]:
        """What stands from left to right: words with their colour or a mark, where, how wide."""
        score, colours = self._score, tokens()
        cells: tuple[tuple[tuple[str, str] | Mark, int], ...] = (
            ((score.number, colours.mute), NUMBER_ROOM),
            ((score.name, colours.text), self._name_room()),
            (score.chip, CHIP_ROOM),
            (score.bar, BAR_ROOM),
        )
        left = EDGE
        for content, room in cells:
            yield content, left, room
            left += room + GAP

    def _name_room(self) -> int:
        if not self._is_narrow():
            return NAME_ROOM
        return self.width() - 2 * EDGE - NUMBER_ROOM - CHIP_ROOM - BAR_ROOM - 3 * GAP

    def _sentence_place(self) -> QRect:
        """Behind the cells, or below the name."""
        if self._is_narrow():
            left, top, height = EDGE + NUMBER_ROOM + GAP, LINE_HEIGHT - 6, SENTENCE_HEIGHT
        else:
            left = EDGE + NUMBER_ROOM + NAME_ROOM + CHIP_ROOM + BAR_ROOM + 4 * GAP
            top, height = 0, LINE_HEIGHT
        return QRect(left, top, self.width() - left - EDGE, height)


def _paint(painter: QPainter, content: tuple[str, str] | Mark, place: QRect) -> None:
    painter.save()
    if isinstance(content, Chip):
        small = QFont(painter.font())
        small.setPointSizeF(small.pointSizeF() - 1)
        painter.setFont(small)
    if isinstance(content, tuple):
        text, colour = content
        fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.setPen(QColor(colour))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, fitted)
    else:
        paint_mark(painter, content, place)
    painter.restore()
