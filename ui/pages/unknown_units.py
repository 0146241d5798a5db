"""Names that nobody in the list goes by: each is mapped to a unit, or a unit is added."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.layouts import empty_out
from ui.parts.marks import ShapeLabel
from ui.parts.picker import Picker
from ui.parts.words import words

Units = Sequence[tuple[UUID, str]]


class UnknownUnits(QFrame):
    """A line for each name; takes no room while there is none.

    Args:
        units: reads which units there are to choose from.

    Signals:
        mapped: the name, and the id of the unit it means.
        unit_wanted: the name of a unit to be added.
    """

    mapped = Signal(str, object)
    unit_wanted = Signal(str)

    def __init__(self, units: Callable[[], Units], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "warning")
        self._units = units
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(10, 6, 10, 6)
        self._lines.setSpacing(2)
        self.hide()

    def ask(self, names: Sequence[str]) -> None:
        """Ask about these names."""
        empty_out(self._lines)
        for name in names:
            self._lines.addWidget(self._line(name))
        self.setVisible(bool(names))

    def _line(self, name: str) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(ShapeLabel("triangle", "yellow"), alignment=Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(words(f"“{name}”不在单位名单中。", "small", "yellow", wrap=True), 1)
        alias = button("是已有单位", lambda: self._choose(name, alias), "link", tip="记为它的别名")
        add = button("新增单位", partial(self.unit_wanted.emit, name), "link")
        for made_button in (alias, add):
            made_button.setAccessibleName(f"{made_button.text()}：{name}")
            line.addWidget(made_button)
        return made

    def _choose(self, name: str, opener: QPushButton) -> None:
        units = self._units()
        picker = Picker(units, units[0][0], self)
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.picked.connect(lambda unit: self.mapped.emit(name, unit))
        picker.open_under(opener)
