"""Filters as chips: each shows what it is set to, and clears with its ✕ or the Delete key."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from ui.parts.buttons import button, put_icon_behind
from ui.parts.picker import Picker
from ui.parts.words import restyle, words
from ui.theme import icon

VALUE_ROOM = 180


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
    """The filters of a list side by side, one link that clears them, and how many rows are left.

    Signals:
        changed: any filter was set or cleared.
    """

    changed = Signal()

    def __init__(self, *chips: FilterChip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips = chips
        self._count = words("", "sub")
        self._clear_all = button("清除筛选", self.clear, "link")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for chip in chips:
            line.addWidget(chip)
            chip.changed.connect(self._on_change)
        line.addWidget(self._clear_all)
        line.addStretch(1)
        line.addWidget(self._count)
        self._clear_all.hide()

    def set_count(self, text: str) -> None:
        """Say at the right how many rows are shown, "37 项"."""
        self._count.setText(text)

    def clear(self) -> None:
        """Show everything again."""
        for chip in self._chips:
            chip.pick(None)

    def _on_change(self) -> None:
        self._clear_all.setVisible(any(chip.value() is not None for chip in self._chips))
        self.changed.emit()
