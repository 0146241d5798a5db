"""A list to pick one from; long lists narrow while one types."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.parts.popups import open_under

LONG = 10
SHOWN = 12


class Picker(QFrame):
    """Opens under a widget and closes with the option picked; Esc closes it unchanged.

    Signals:
        picked: the value of the option.
    """

    picked = Signal(object)

    def __init__(
        self, options: Sequence[tuple[object, str]], current: object, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "popup")
        self._values = [value for value, _ in options]
        self._typed = QLineEdit()
        self._typed.setPlaceholderText("输入几个字查找")
        self._typed.setAccessibleName("查找")
        self._typed.setVisible(len(options) > LONG)
        self._typed.textChanged.connect(self._narrow)
        self._typed.installEventFilter(self)
        self._list = QListWidget()
        self._list.addItems([words for _, words in options])
        self._list.setCurrentRow(self._values.index(current))
        self._list.itemClicked.connect(self._pick)
        self._list.itemActivated.connect(self._pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(6)
        column.addWidget(self._typed)
        column.addWidget(self._list)

    def open_under(self, widget: QWidget) -> None:
        """Show the list below `widget`, as high and wide as it needs."""
        rows = min(self._list.count(), SHOWN)
        self._list.ensurePolished()
        self._list.doItemsLayout()  # Again, as high as the style sheet has them.
        self._list.setFixedHeight(rows * self._list.sizeHintForRow(0) + 2)
        self._list.setMinimumWidth(max(widget.width() - 14, self._list.sizeHintForColumn(0) + 28))
        open_under(self, widget)
        (self._list if self._typed.isHidden() else self._typed).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """While one types, ↑ ↓ and Enter go to the list."""
        keys = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in keys
        ):
            if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
                self._list.event(event)
            elif item := self._list.currentItem():
                self._pick(item)
            return True
        return super().eventFilter(watched, event)

    def _narrow(self, text: str) -> None:
        items = [self._list.item(n) for n in range(self._list.count())]
        for item in items:
            item.setHidden(text.strip().casefold() not in item.text().casefold())
        fitting = [row for row, item in enumerate(items) if not item.isHidden()]
        self._list.setCurrentRow(fitting[0] if fitting else -1)

    def _pick(self, item: QListWidgetItem) -> None:
        self.close()
        self.picked.emit(self._values[self._list.row(item)])
