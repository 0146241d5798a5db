"""Filters as chips: each shows what it is set to, and clears with its ✕ or the Delete key."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from ui.parts.buttons import button, put_icon_behind
from ui.parts.flow import Flow
from ui.parts.picker import Picker
from ui.parts.words import restyle, words
from ui.theme import icon

VALUE_ROOM = 180
FIND_WIDTH = 150


class FilterChip(QFrame):
    """One filter: opens a list to pick from, "全部" when not set.

    Signals:
        changed: the value picked, None for all.
    """

    changed = Signal(object)

    def __init__(
        self, label: str, options: Sequence[tuple[object, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "chip")
        self._label = label
        self._options = list(options)
        self._value: object = None
        self._opener = QPushButton()
        self._opener.setProperty("kind", "chip")
        self._opener.clicked.connect(self.open_list)
        self._clear = QToolButton()
        self._clear.setIcon(icon("clear"))
        self._clear.setIconSize(QSize(14, 14))
        self._clear.setToolTip("清除这项筛选（Delete）")
        self._clear.setAccessibleName(f"清除筛选：{label}")
        self._clear.clicked.connect(lambda: self.pick(None))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._opener)
        line.addWidget(self._clear)
        self.setFocusProxy(self._opener)
        self._show()

    def value(self) -> object:
        """What is picked, None for all."""
        return self._value

    @property
    def label(self) -> str:
        """What it filters by."""
        return self._label

    def key(self) -> str:
        """What is picked, as a text that can be kept; "" for all."""
        return "" if self._value is None else str(self._value)

    def pick_key(self, key: str) -> bool:
        """Pick the value that was kept as this text; False if it is no longer offered."""
        value = next((value for value, _ in self._options if str(value) == key), None)
        self.pick(value)
        return value is not None

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer these (value and words); what is picked stays as long as it is among them."""
        self._options = list(options)
        if self._value not in dict(self._options):
            self.pick(None)
        self._show()

    def pick(self, value: object) -> None:
        """Set the filter, None for all."""
        if value != self._value:
            self._value = value
            self._show()
            self.changed.emit(value)

    def open_list(self) -> None:
        """Let it be picked from the list."""
        picker = Picker([(None, "全部"), *self._options], self._value, self)
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.picked.connect(self.pick)
        picker.open_under(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Delete clears the filter."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.pick(None)
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        is_set = self._value is not None
        shown = dict(self._options)[self._value] if is_set else "全部"
        fitted = self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, VALUE_ROOM)
        self._opener.setText(f"{self._label}：{fitted}")
        self._opener.setAccessibleName(f"{self._label}：{shown}")
        self._opener.setToolTip("" if fitted == shown else shown)
        put_icon_behind(self._opener, None if is_set else "down")
        self._clear.setVisible(is_set)
        restyle(self, active=is_set)
        restyle(self._opener, active=is_set)


class FilterBar(QWidget):
    """The filters of a list, one link that clears them, how many rows are left, and words to find.

    Signals:
        changed: any filter was set or cleared, or the words changed.
        left: Enter or Esc was pressed in the words: the keyboard goes to the list.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, *chips: FilterChip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips = chips
        self._count = words("", "sub")
        self._clear_all = button("清除筛选", self.clear, "link")
        self.field = FindField()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(8)
        flow = Flow(8)
        for chip in chips:
            flow.add(chip)
            chip.changed.connect(self._on_change)
        flow.add(self._clear_all)
        self._line.addWidget(flow, 1, Qt.AlignmentFlag.AlignTop)
        self._count.setFixedHeight(self.field.sizeHint().height())
        self.add_at_right(self._count)
        self.add_at_right(self.field)
        self._clear_all.hide()
        self.field.textChanged.connect(self._on_change)
        self.field.left.connect(self.left)
        QShortcut(QKeySequence("Ctrl+Shift+F"), self, self.field.begin)

    def add_at_right(self, widget: QWidget) -> None:
        """Put one more thing at the end of the first line."""
        self._line.addWidget(widget, alignment=Qt.AlignmentFlag.AlignTop)

    def typed(self) -> str:
        """The words typed into 本页查找."""
        return self.field.text().strip()

    def set_count(self, text: str) -> None:
        """Say at the right how many rows are shown, "37 项"."""
        self._count.setText(text)

    def clear(self) -> None:
        """Show everything again."""
        for chip in self._chips:
            chip.pick(None)
        self.field.clear()

    def is_set(self) -> bool:
        """Whether anything is filtered out."""
        return bool(self.typed()) or any(chip.value() is not None for chip in self._chips)

    def _on_change(self) -> None:
        self._clear_all.setVisible(self.is_set())
        self.changed.emit()


class FindField(QLineEdit):
    """本页查找: words that the rows of this list must contain.

    Signals:
        left: Enter or Esc was pressed; Esc also clears the words.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(FIND_WIDTH)
        self.setPlaceholderText("本页查找")
        self.setAccessibleName("本页查找")
        self.setClearButtonEnabled(True)
        self.set_hint("")

    def set_hint(self, hint: str) -> None:
        """Say on hover what can be found here."""
        self.setToolTip(f"{hint}（Ctrl+Shift+F）" if hint else "Ctrl+Shift+F")

    def begin(self) -> None:
        """Bring the keyboard here."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes to the list, Esc takes the words away."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.left.emit()
        else:
            super().keyPressEvent(event)
