"""Acts of supervision on the chosen record of a page: their buttons, their menu, their forms."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QPushButton

from ui.forms.act import ActForm, Matter
from ui.pages.list_page import ListPage, RefusalsIn
from ui.parts.buttons import button, put_icon_behind
from workbench.acts import record_act
from workbench.rules.schedule import Status
from workbench.supervision import FITTING, ActKind

TIPS = {
    ActKind.REMINDER: "记下催了谁、怎么催的、对方承诺哪天",
    ActKind.EXTENSION: "改时限，原来的时限都留着",
    ActKind.CLOSING_REQUEST: "申请办结：完成了，送审核销号",
}
SHORT = {ActKind.CLOSING_REQUEST: "办结"}
"""What a button says where the whole word would not fit beside the others."""


class Supervising:
    """What a page does about a chosen task or decision; only acts that fit its state are enabled.

    Args:
        page: in whose side panel the forms open.
        matter: what is chosen, None for nothing.
        direct: acts with a button of their own.
        more: acts in the menu 更多.
        others: what else stands in that menu, words and what to do.
    """

    def __init__(
        self,
        page: ListPage[Any],
        matter: Callable[[], Matter | None],
        direct: Sequence[ActKind],
        more: Sequence[ActKind],
        others: Sequence[tuple[str, Callable[[], None]]] = (),
    ) -> None:
        self._page, self._matter = page, matter
        self._more, self._others = more, others
        self._forms: dict[ActKind, ActForm] = {}
        self.buttons = {
            kind: button(SHORT.get(kind, kind), partial(self.open, kind), tip=TIPS[kind])
            for kind in direct
        }
        for kind, made in self.buttons.items():
            made.setAccessibleName(kind)
        self.more = button("更多", self.open_menu)
        put_icon_behind(self.more, "down")

    @property
    def side_acts(self) -> tuple[QPushButton, ...]:
        """The buttons, as they stand under the chosen record."""
        return (*self.buttons.values(), self.more)

    def show(self, status: Status) -> None:
        """Enable what fits the state of the record that is shown."""
        for kind, made in self.buttons.items():
            made.setEnabled(status in FITTING[kind])

    def form(self, kind: ActKind) -> ActForm:
        """The form of an act, made when first needed."""
        if kind not in self._forms:
            form = self._forms[kind] = ActForm(self._page.desk, kind)
            form.submitted.connect(partial(self._save, form))
        return self._forms[kind]

    def open(self, kind: ActKind, unit: UUID | None = None) -> None:
        """Let an act on the chosen record be typed in, for a unit where one is meant."""
        matter = self._matter()
        if matter is not None and self._page.is_side_free():
            matter = replace(matter, unit_id=unit or matter.unit_id)
            self.form(kind).open_on(matter)
            self._page.open_form(self.form(kind))

    def open_menu(self) -> None:
        """Offer the other acts above their button."""
        matter = self._matter()
        if matter is None:
            return
        menu = QMenu(self.more)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in self._more:
            action = menu.addAction(kind, partial(self.open, kind))
            action.setEnabled(matter.fits(kind))
        for words, act in self._others:
            menu.addAction(words, act)
        menu.popup(self.more.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4)))

    def _save(self, form: ActForm, values: dict[str, object]) -> None:
        with RefusalsIn(form):
            said = f"已记录{form.kind}"
            if self._page.save(form, said, record_act, form.kind, form.draft(values)):
                self._page.close_form()
