"""What most pages are: a list, its filters, and beside it the chosen record or a form."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from operator import attrgetter
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.desk import Desk
from ui.pages.fresh import Fresh
from ui.pages.saved_views import WORDS, SavedViews
from ui.parts.buttons import button
from ui.parts.chips import FilterBar, FilterChip
from ui.parts.detail import Detail
from ui.parts.form import Form
from ui.parts.page_header import PageHeader
from ui.parts.rows_model import Column, RowsModel
from ui.parts.table import TableView
from workbench.errors import InvalidInput, WorkbenchError

R = TypeVar("R")
T = TypeVar("T")
P = ParamSpec("P")

MARGIN = 22
SIDE_WIDTH = 386


class ListPage(QWidget, Generic[R]):
    """A page over one list; a subclass says what is read, kept and shown.

    Args:
        desk: the open file and what goes with it.
        title: of the page.
        columns: of the list.
        acts: buttons of the header, the primary one last.
        side_acts: buttons under the chosen record, the primary one first.
        chips: filters above the list.
    """

    kinds: frozenset[str] = frozenset()
    key = ""
    """Under which its saved views are kept."""
    record = ""
    """The name by which a wish asks for one row: `{"decision": id}`."""
    ident: Callable[[Any], Hashable] = attrgetter("id")
    """What makes a row the same record before and after a refresh."""
    filter_hint = ""
    """What can be typed into 本页查找."""
    unit = "项"
    noun = "事项"
    hint = "从左边选一行，这里显示详细情况。"

    def __init__(
        self,
        desk: Desk,
        *,
        title: str,
        columns: Sequence[Column[R]],
        acts: Sequence[QPushButton],
        side_acts: Sequence[QPushButton],
        chips: Sequence[FilterChip] = (),
    ) -> None:
        super().__init__()
        self.desk = desk
        self.rows: Sequence[R] = ()
        self.header = PageHeader(title, *acts)
        self.filters = FilterBar(*chips)
        self.model = RowsModel(columns, self.ident, parent=self)
        self.table = TableView(self.model, title)
        self.history = button("修改历史", self.show_history, "link", tip="这条记录的每一次修改")
        self.detail = Detail(side_acts, self.hint, self.history)
        self.side = QStackedWidget()
        self.views = SavedViews(self)
        self._lay_out()
        self.filters.changed.connect(self.narrow)
        self.filters.left.connect(self.table.setFocus)
        self.table.chosen.connect(self._choose)
        self.fresh = Fresh(self, desk.bus, self.reload, self.kinds)

    def _lay_out(self) -> None:
        self.filters.field.set_hint(self.filter_hint)
        self.filters.add_at_right(self.views)
        self.side.addWidget(self.detail)
        self.side.setFixedWidth(SIDE_WIDTH)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(self.table, 1)
        both.addWidget(self.side)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(MARGIN, 14, MARGIN, 0)
        self.column.setSpacing(10)
        self.column.addWidget(self.header)
        self.column.addWidget(self.filters)
        self.column.addLayout(both, 1)

    # What a subclass says

    def read(self) -> Sequence[R]:
        """Read all rows as they stand on the desk's day."""
        raise NotImplementedError

    def keeps(self, row: R) -> bool:
        """Whether the filters let a row through."""
        del row
        return True

    def words(self, row: R) -> str:
        """What 本页查找 searches in."""
        raise NotImplementedError

    def show_row(self, row: R) -> None:
        """Show one record beside the list."""
        raise NotImplementedError

    def summarise(self) -> str:
        """What the page amounts to, beside its title."""
        return ""

    # What it does with it

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Given the keyboard as a whole, the page hands it to its list."""
        # No focus proxy: with one, Tab would pass over the filters.
        self.table.setFocus(event.reason())

    def reload(self) -> None:
        """Read again; selection and place stay."""
        with QSignalBlocker(self.filters):
            # A filter that is no longer offered clears itself: narrow once, when all is read.
            self.rows = self.read()
        self.header.set_summary(self.summarise())
        self.narrow()

    def narrow(self) -> None:
        """Show the rows that the filters and the searched words let through."""
        shown = [row for row in self.rows if self.keeps(row) and self._text in self.words(row)]
        self.model.set_rows(shown)
        self.filters.set_count(f"{len(shown)} {self.unit}")
        if self.rows:
            sentence = f"没有符合条件的{self.noun}。"
            self.table.empty.say(sentence, "清除筛选", self.show_all)
        else:
            self.invite()
        current = self.table.chosen_row()
        if current is not None:
            self.show_row(current)

    def invite(self) -> None:
        """Say in a list without rows what comes next; one that the plan fills has always some."""

    @property
    def _text(self) -> str:
        return self.filters.typed()

    def filter_text(self, text: str) -> None:
        """Narrow to the rows that contain `text`."""
        self.filters.field.setText(text)

    def take(self, wish: Mapping[str, object]) -> None:
        """Show exactly what is asked for: filters by name, words to find, one row by its id."""
        if self.is_side_free():
            self.close_form()
        self.show_all()
        for name, value in wish.items():
            if isinstance(filter_chip := getattr(self, name, None), FilterChip):
                filter_chip.pick(value)
        self.filter_text(str(wish.get(WORDS, "")))
        place = self.model.place_of(wish[self.record]) if self.record in wish else 0
        if place is not None and self.model.rowCount():
            self.table.choose_at(place)

    def show_all(self) -> None:
        """Clear every filter."""
        self.filters.clear()

    def is_side_free(self) -> bool:
        """Whether no form beside the list holds unsaved text; asks when one does."""
        current = self.side.currentWidget()
        return not isinstance(current, Form) or current.may_leave()

    def open_form(self, form: Form) -> None:
        """Put a form in the place of the record, unless another one still holds unsaved text."""
        if self.side.currentWidget() is not form and not self.is_side_free():
            return
        if self.side.indexOf(form) < 0:
            self.side.addWidget(form)
            form.closed.connect(self.close_form)
        self.side.setCurrentWidget(form)
        form.start()

    def close_form(self) -> None:
        """Show the record again."""
        self.side.setCurrentWidget(self.detail)
        self._choose(self.table.chosen_row())
        self.table.setFocus()

    def show_history(self) -> None:
        """Open what was changed in the chosen record, and when."""
        row = self.table.chosen_row()
        if row is not None:
            self.desk.bus.want("changes", {"record": self.model.ident(row)})

    def save(
        self,
        form: Form,
        said: str,
        fn: Callable[Concatenate[Any, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool:
        """Write what a form holds; a refusal is shown in the form, which keeps its text."""
        with RefusalsIn(form):
            self.desk.store.write(fn, *args, **kwargs)
            form.saved()
            self.desk.bus.say(said)
            return True
        return False

    def act(
        self,
        said: str,
        fn: Callable[Concatenate[Any, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Write without a form; the quiet line says what was done, or why it was not."""
        try:
            self.desk.store.write(fn, *args, **kwargs)
        except WorkbenchError as error:
            said = error.sentence
        self.desk.bus.say(said)

    def _choose(self, row: R | None) -> None:
        if isinstance(self.side.currentWidget(), Detail):
            if row is None:
                self.detail.clear()
            else:
                self.show_row(row)


class RefusalsIn:
    """While it lasts, what the workbench refuses is shown in the form that asked for it."""

    def __init__(self, form: Form) -> None:
        self._form = form

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        if isinstance(error, InvalidInput):
            self._form.refuse(error)
        elif isinstance(error, WorkbenchError):
            self._form.problems({"": error.sentence})
        return isinstance(error, WorkbenchError)
