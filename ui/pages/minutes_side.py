"""What stands beside pasted minutes: the chosen proposal, and whoever in it is not in the list."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.forms.unit import UnitForm
from ui.pages.list_page import RefusalsIn
from ui.pages.minutes_form import ProposalForm
from ui.pages.minutes_rows import WAITING, ProposalRow
from ui.pages.unknown_units import UnknownUnits
from workbench.errors import WorkbenchError
from workbench.units import add_alias, add_unit, list_units


class ProposalSide(QWidget):
    """The form of one proposal; names that it does not know are mapped or added first.

    Signals:
        done: the keyboard goes back to the list.
    """

    done = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.form = ProposalForm(desk)
        self.unit_form = UnitForm()
        self.unknown = UnknownUnits(self._units)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.form)
        self._stack.addWidget(self.unit_form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.unknown)
        column.addWidget(self._stack, 1)
        self.form.closed.connect(self.done)
        self.unknown.mapped.connect(self._map)
        self.unknown.unit_wanted.connect(self._begin_unit)
        self.unit_form.submitted.connect(self._add_unit)
        self.unit_form.closed.connect(self._end_unit)

    def show_row(self, row: ProposalRow) -> None:
        """Show a proposal, unless it stands there just as it is being typed."""
        self.unknown.ask(row.proposed.unknown if row.state == WAITING else ())
        shown = self.form.shown_row
        if shown != row:
            self.form.show_proposal(row)
        if shown is None or shown.id != row.id:
            self._stack.setCurrentWidget(self.form)

    def save(self) -> None:
        """Take the proposal that is shown; while a unit is being added, go on with that."""
        if self._stack.currentWidget() is self.form:
            self.form.save()
        else:
            self.unit_form.start()

    def _units(self) -> Sequence[tuple[UUID, str]]:
        rows = self._desk.store.read(list_units, groups=True)
        return [(row.id, row.short_name) for row in rows]

    def _map(self, name: str, unit: UUID) -> None:
        try:
            self._desk.store.write(add_alias, unit, name)
        except WorkbenchError as error:
            self._desk.bus.say(error.sentence)
        else:
            self._desk.bus.say(f"已把“{name}”记为别名，以后也认得")
            self.done.emit()

    def _begin_unit(self, name: str) -> None:
        self.unit_form.open_on(name)
        self._stack.setCurrentWidget(self.unit_form)
        self.unit_form.start()

    def _add_unit(self, values: dict[str, object]) -> None:
        with RefusalsIn(self.unit_form):
            draft = self.unit_form.draft(values)
            self._desk.store.write(add_unit, draft)
            self.unit_form.saved()
            self._desk.bus.say(f"已新增单位{draft.short_name}")
            self._end_unit()

    def _end_unit(self) -> None:
        self._stack.setCurrentWidget(self.form)
        self.done.emit()
