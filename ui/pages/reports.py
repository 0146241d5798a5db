"""报告文书: one click makes a paper; its real pages, what to look at first, and printing."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.forms.phase_item import PhaseItemForm
from ui.pages.list_page import MARGIN, RefusalsIn
from ui.pages.paper_acts import PaperActs
from ui.pages.paper_shelf import PaperShelf
from ui.pages.paper_view import PaperView
from ui.pages.print_panel import PrintPanel
from ui.papers import (
    ROSTER,
    TIMELINE,
    Paper,
    Wish,
    make_phase_report,
    make_roster,
    make_timeline,
)
from ui.parts.page_header import PageHeader
from workbench.errors import WorkbenchError
from workbench.plan import PhaseItemRow, PhaseRow, list_phases, record_phase_item, running_phase
from workbench.reporting.wording import numeral
from workbench.rules.words import chinese_date

SIDE_WIDTH = 262
ROSTER_KINDS = frozenset({"Member", "Appointment", "Liaison", "Unit", "Office", "Plan"})
"""What the roster is made of; a phase report is made of everything."""


class ReportsPage(QWidget):
    """The papers, the one that is open, and what is done with it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._phases = desk.store.read(list_phases)
        self._number = running_phase(self._phases, desk.as_of).number
        self._paper: Paper | None = None
        self._is_outdated = False
        self._folder = TemporaryDirectory(prefix="workbench-", ignore_cleanup_errors=True)
        self.destroyed.connect(self._folder.cleanup)
        self.header = PageHeader("报告文书")
        self.shelf = PaperShelf(self._phases)
        self.view = PaperView(desk.jobs)
        self.acts = PaperActs(desk, self)
        self.panel = PrintPanel(self.acts.buttons())
        self.form = PhaseItemForm(desk)
        self.side = QStackedWidget()
        self._lay_out()
        self._connect()
        self._invite()

    def _lay_out(self) -> None:
        self.side.addWidget(self.panel)
        self.side.addWidget(self.form)
        self.side.setFixedWidth(SIDE_WIDTH)
        three = QHBoxLayout()
        three.setSpacing(12)
        three.addWidget(self.shelf)
        three.addWidget(self.view, 1)
        three.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 14, MARGIN, 14)
        column.setSpacing(10)
        column.addWidget(self.header)
        column.addLayout(three, 1)

    def _connect(self) -> None:
        self.shelf.picked.connect(self.make)
        self.view.again_wanted.connect(lambda: self.make(self._number))
        self.panel.wished.connect(self._follow)
        self.panel.item_chosen.connect(self.open_item)
        self.form.submitted.connect(self._save_item)
        self.form.closed.connect(self._close_form)
        self.desk.bus.changed.connect(self._on_change)
        self.desk.bus.as_of_changed.connect(lambda _: self._refresh())

    # How the papers stand

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.reload()

    def reload(self) -> None:
        """Read how the phases stand; an open paper stays as it is."""
        self._phases = self.desk.store.read(list_phases)
        self.shelf.show_state(self._phases, self._today(), self._chosen_day())
        self.shelf.mark(self._number)
        self.panel.show_items(self._phase(), self.desk.as_of)
        paper = self._paper
        opens = paper is not None and paper.as_of == self.desk.as_of
        self.panel.show_checks(paper.checks if paper else (), opens=opens)
        self.view.warn(self._doubt(paper) if paper else "")

    def _doubt(self, paper: Paper) -> str:
        """Why the pages may no longer be right, "" when they are."""
        if self._is_outdated:
            return "数据已变化，预览还是变化前的。"
        phase = self._phase()
        usual = min(self._today(), phase.deadline) if phase else self._today()
        if paper.as_of != (self._chosen_day() or usual):
            return f"统计截止日已改，预览还是截至{chinese_date(paper.as_of)}的。"
        return ""

    def _phase(self) -> PhaseRow | None:
        """The phase whose report is open or invited, None for the roster."""
        return next((phase for phase in self._phases if phase.number == self._number), None)

    def _today(self) -> date:
        return self.desk.clock().date()

    def _chosen_day(self) -> date | None:
        """统计截止日, where the user set another one than today."""
        return None if self.desk.as_of == self._today() else self.desk.as_of

    def _invite(self) -> None:
        name = f"第{numeral(self._number)}阶段报告"
        self.view.invite(f"{name}还没有生成。", f"生成{name}", lambda: self.make(self._number))

    def _on_change(self, kinds: frozenset[str]) -> None:
        if self._number != ROSTER or kinds & ROSTER_KINDS:
            self._is_outdated = True
        self._refresh()

    def _refresh(self) -> None:
        if self.isVisible():
            self.reload()

    # Making a paper

    def make(self, number: int) -> None:
        """Make a paper and show it: the report of a phase by its number, or the `ROSTER`."""
        if number != self._number and self.side.currentWidget() is self.form:
            if not self.form.may_leave():
                return
            self._close_form()
        self._number, self._paper, self._is_outdated = number, None, False
        self.acts.set_paper(None)
        self.header.set_summary("")
        self.view.wait()
        self.reload()
        store, day, folder = self.desk.store, self._chosen_day(), Path(self._folder.name)
        run = partial(self.desk.jobs.run, done=self._open, failed=self._refuse)
        if number == ROSTER:
            run(make_roster, store, self.desk.as_of, folder)
        elif number == TIMELINE:
            run(make_timeline, store, self.desk.as_of, folder)
        else:
            run(make_phase_report, store, number, self._today(), day, folder)

    def _open(self, paper: Paper) -> None:
        if paper.number != self._number:
            return  # another one was asked for meanwhile
        self._paper = paper
        self.header.set_summary(f"{paper.title}　截至{chinese_date(paper.as_of)}　{paper.pages} 页")
        self.acts.set_paper(paper)
        self.view.open(paper.path, paper.title)
        self.reload()

    def _refuse(self, error: WorkbenchError) -> None:
        self.view.invite(error.sentence, "再试一次", lambda: self.make(self._number))

    def print_page(self) -> None:
        """Print the paper that is open (Ctrl+P)."""
        self.acts.print_paper()

    def take(self, wish: Mapping[str, object]) -> None:
        """Make the report of `{"phase": 2}`, or ask for what `{"item": id}` still lacks."""
        if isinstance(number := wish.get("phase"), int):
            self.make(number)
        if isinstance(wanted := wish.get("item"), UUID):
            items = [item for phase in self._phases for item in phase.items]
            self.open_item(next(item for item in items if item.id == wanted))

    def _follow(self, wish: Wish) -> None:
        self.desk.bus.want(*wish)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Turn pages and zoom wherever the focus is."""
        self.view.preview.keyPressEvent(event)

    # 阶段工作

    def open_item(self, item: PhaseItemRow) -> None:
        """State how one thing that the phase asks for was carried out."""
        if self.form.may_leave():
            self.form.open_on(item)
            self.side.setCurrentWidget(self.form)
            self.form.start()

    def _save_item(self, values: dict[str, object]) -> None:
        with RefusalsIn(self.form):
            self.desk.store.write(record_phase_item, *self.form.draft(values))
            self.form.saved()
            self.desk.bus.say("已保存阶段工作落实情况")
            self._close_form()

    def _close_form(self) -> None:
        self.side.setCurrentWidget(self.panel)
        if self.form.item_id:
            self.panel.focus_item(self.form.item_id)
