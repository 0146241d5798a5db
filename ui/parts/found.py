"""What a search found, under the box that was typed into; the keyboard stays in the box."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.parts.words import words
from ui.theme import tokens

WIDTH = 760
LINE_HEIGHT = 34
HEADING_HEIGHT = 28
PADDING = 12
NOTE_SHARE = 0.42
"""How much of a line its note may take."""
LINE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class FoundLine:
    """One thing found: what it is called, what stands beside it; `payload` comes back."""

    title: str
    note: str
    payload: object


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """Lines of one kind under a heading."""

    heading: str
    lines: Sequence[FoundLine]


class FoundList(QFrame):
    """The groups, one line of them current; or a sentence where nothing was found.

    Signals:
        picked: the payload of the line that was clicked.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "popup")
        self.hide()
        self.sentence = words("", "sub", wrap=True)
        self.sentence.setContentsMargins(PADDING, 10, PADDING, 10)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setProperty("kind", "found")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName("查找结果")
        self.list.setItemDelegate(FoundDelegate(self.list))
        self.list.itemClicked.connect(self._on_click)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 5, 1, 5)
        column.addWidget(self.sentence)
        column.addWidget(self.list)

    def show_groups(self, groups: Sequence[FoundGroup], sentence: str) -> None:
        """Show what was found, the first line current; the sentence where there is nothing."""
        self.list.clear()
        for group in groups:
            heading = QListWidgetItem(group.heading, self.list)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            for line in group.lines:
                item = QListWidgetItem(f"{line.title}　{line.note}", self.list)
                item.setData(LINE, line)
        self.sentence.setText(sentence)
        self.sentence.setVisible(not groups)
        self.list.setVisible(bool(groups))
        self.step(1)

    def step(self, by: int) -> None:
        """Make the next or the previous line current; the headings are passed over."""
        row = self.list.currentRow() + by
        while 0 <= row < self.list.count() and self.list.item(row).data(LINE) is None:
            row += by
        if 0 <= row < self.list.count():
            self.list.setCurrentRow(row)
            # Its heading comes into view with the first line.
            self.list.scrollToItem(self.list.item(row - 1 if by < 0 and row == 1 else row))

    def current(self) -> FoundLine | None:
        """The line that Enter opens."""
        item = self.list.currentItem()
        return item.data(LINE) if item else None

    def place_under(self, box: QWidget) -> None:
        """Stand below a box of the same window, as high as the lines need and the window has."""
        window = box.window()
        corner = box.mapTo(window, QPoint(0, box.height() + 4))
        room = QSize(window.width() - corner.x() - PADDING, window.height() - corner.y() - PADDING)
        width = min(max(WIDTH, box.width()), room.width())
        self.setGeometry(QRect(corner, QSize(width, min(self._height(width), room.height()))))
        self.raise_()

    def _height(self, width: int) -> int:
        if self.list.isHidden():
            return self.sentence.heightForWidth(width - 2) + 12
        return sum(self.list.sizeHintForRow(row) for row in range(self.list.count())) + 14

    def _on_click(self, item: QListWidgetItem) -> None:
        if line := item.data(LINE):
            self.picked.emit(line.payload)


class FoundDelegate(QStyledItemDelegate):
    """Paints headings small, and lines with their note at the right."""

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Every line as high as every other."""
        del option
        return QSize(0, LINE_HEIGHT if index.data(LINE) else HEADING_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        painter.save()
        line: FoundLine | None = index.data(LINE)
        if line is None:
            self._paint_heading(painter, option, index.data())
        else:
            self._paint_line(painter, option, line)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        room: QRect = option.rect
        painter.setFont(_small(option.font))
        painter.setPen(QColor(tokens().sub))
        painter.drawText(
            room.adjusted(PADDING, 4, -PADDING, 0), Qt.AlignmentFlag.AlignVCenter, text
        )

    def _paint_line(self, painter: QPainter, option: QStyleOptionViewItem, line: FoundLine) -> None:
        colours, room, state = tokens(), option.rect, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, QColor(colours.selection))
            painter.fillRect(room.left(), room.top(), 3, room.height(), QColor(colours.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(room, QColor(colours.hover))
        room = room.adjusted(PADDING, 0, -PADDING, 0)
        painter.setFont(_small(option.font))
        painter.setPen(QColor(colours.mute))
        taken = _draw(painter, room, line.note, Qt.AlignmentFlag.AlignRight, NOTE_SHARE)
        painter.setFont(option.font)
        painter.setPen(QColor(colours.text))
        _draw(painter, room.adjusted(0, 0, -taken - PADDING, 0), line.title)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() - 1)
    return small


def _draw(
    painter: QPainter,
    room: QRect,
    text: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    share: float = 1.0,
) -> int:
    """Draw a text at one side, cut to its share of the room; return how wide it came out."""
    metrics = painter.fontMetrics()
    fitted = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width() * share))
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, fitted)
    return metrics.horizontalAdvance(fitted)
