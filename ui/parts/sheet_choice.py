"""A button that shows which of several values counts, and opens the list of them."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.parts.buttons import put_icon_behind
from ui.parts.picker import Picker

V = TypeVar("V")


class PickButton(QPushButton, Generic[V]):
    """One value is always picked.

    Signals:
        picked: the value now picked, when the user picks another one.
    """

    picked = Signal(object)

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._options: dict[V, str] = {}
        self._value: V | None = None
        put_icon_behind(self, "down")
        self.clicked.connect(self.open_list)

    def offer(self, options: Sequence[tuple[V, str]], first: V) -> V:
        """Offer these (value and words); what is picked stays, or else it is `first`.

        Returns:
            The value that counts now.
        """
        self._options = dict(options)
        value = self._value if self._value in self._options else first
        self._show(value)
        return value

    def pick(self, value: V) -> None:
        """Let another value count."""
        if value != self._value:
            self._show(value)
            self.picked.emit(value)

    def open_list(self) -> None:
        """Let it be picked from the list."""
        picker = Picker(list(self._options.items()), self._value, self)
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.picked.connect(self.pick)
        picker.open_under(self)

    def _show(self, value: V) -> None:
        self._value = value
        self.setText(self._options[value])
        self.setAccessibleName(f"{self._label}：{self._options[value]}")
