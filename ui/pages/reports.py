"""报告文书: one click makes a paper; its real pages, what to look at first, and what follows."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.forms.phase_item import PhaseItemForm
from ui.pages.figure_answer import FigureAnswer, figure_list, row_wishes
from ui.pages.list_page import MARGIN, RefusalsIn
from ui.pages.open_paper import OpenPaper
from ui.pages.paper_acts import PaperActs
from ui.pages.paper_editor import PaperEditor
from ui.pages.paper_issuing import PaperIssuing
from ui.pages.paper_shelf import CHOICES, PaperShelf, phase_key
from ui.pages.paper_side import PaperSide
from ui.pages.paper_view import PaperView
from ui.pages.print_panel import PrintPanel
from ui.paper_wording import PaperWording
from ui.papers import Paper, What, Wish
from ui.parts.buttons import button
from ui.parts.keys import bind
from ui.parts.layouts import beside
from ui.parts.page_header import PageHeader
from workbench.issued import list_issues
from workbench.papers import PaperKey
from workbench.plan import PhaseItemRow, PhaseRow, list_phases, record_phase_item, running_phase
from workbench.reporting.figures import Figure
from workbench.reporting.issuable import list_papers
from workbench.reporting.wording import numeral
from workbench.rules.words import chinese_date


class ReportsPage(QWidget):
    """The papers, the one that is open, and what is done with it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._phases = desk.store.read(list_phases)
        running = phase_key(running_phase(self._phases, desk.as_of).number)
        self.open = OpenPaper(desk, running, self)
        self.header = PageHeader("报告文书")
        self.shelf = PaperShelf(self._phases)
        self.view = PaperView(desk.jobs)
        self.acts = PaperActs(desk, self)
        self.rewriting = button("改写", self.rewrite, key="F2", tip="改写各节的文字")
        self.issuing = button("定稿", self.begin_issue, key="F9", tip="编号、归档")
        self.panel = PrintPanel(self.acts.buttons(beside(self.rewriting, self.issuing)))
        self.form = PhaseItemForm(desk)
        self.issues = PaperIssuing(desk, self.open, self)
        self.answer, self.editor = FigureAnswer(), PaperEditor(desk)
        parts = (self.panel, self.form, self.answer, self.issues.form, self.editor)
        self.side = PaperSide(parts, self.editor)
        self._lay_out()
        self._connect()
        self._add_keys()
        self._offer_acts()
        self._invite()

    def _lay_out(self) -> None:
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
        self.open.opened.connect(self._show)
        self.open.renewed.connect(self._renew)
        self.open.refused.connect(self._refuse)
        self.view.again_wanted.connect(self._make_again)
        self.view.figures_wanted.connect(self.list_figures)
        self.view.preview.asked.connect(self.ask)
        self.panel.wished.connect(self._follow)
        self.panel.item_chosen.connect(self.open_item)
        self.answer.wished.connect(self._follow)
        self.answer.left.connect(self._end_answer)
        self.form.submitted.connect(self._save_item)
        self.form.closed.connect(self._close_form)
        self.issues.form.closed.connect(self.side.go_home)
        self.issues.turned.connect(self._offer_acts)
        self.editor.chosen.connect(self.view.preview.show_mark)
        self.editor.left.connect(self._end_rewriting)
        self.desk.bus.changed.connect(lambda _: self._refresh())
        self.desk.bus.as_of_changed.connect(lambda _: self._refresh())

    def _add_keys(self) -> None:
        bind(self, "F2", self.rewrite, inside=True)
        bind(self, "F4", self.list_figures, inside=True)
        bind(self, "F9", self.begin_issue, inside=True)

    # How the papers stand

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.reload()

    def reload(self) -> None:
        """Read how the papers stand; an open one stays as it is."""
        store, as_of = self.desk.store, self.desk.as_of
        self._phases = store.read(list_phases)
        issues = store.read(list_issues)
        self.shelf.show_state(self._phases, issues, self.open.today, self.open.chosen_day)
        choices = {kind: store.read(list_papers, kind, as_of) for kind in CHOICES}
        self.shelf.offer(choices, issues, as_of)
        self.shelf.mark(self.open.what)
        self.panel.show_items(self._phase(), as_of)
        paper = self.open.paper
        opens = paper is not None and paper.as_of == as_of
        self.panel.show_checks(paper.checks if paper else (), opens=opens)
        self.view.warn(self.open.doubt())

    def _phase(self) -> PhaseRow | None:
        """The phase whose report is open or invited, None for the other papers."""
        what = self.open.what
        return next((row for row in self._phases if phase_key(row.number) == what), None)

    def _invite(self) -> None:
        phase = self._phase()
        name = f"第{numeral(phase.number)}阶段报告" if phase else "文书"
        self.view.invite(f"{name}还没有生成。", f"生成{name}", self._make_again)

    def _refresh(self) -> None:
        if self.isVisible():
            self.reload()

    # Making a paper

    def make(self, what: What) -> None:
        """Make a paper and show it."""
        if what != self.open.what:
            if not self.side.may_leave():
                self.shelf.mark(self.open.what)
                return
            self._end_rewriting()
        self.open.make(what)
        self._offer_acts()
        self.header.set_summary("")
        self.view.wait()
        self.reload()

    def _make_again(self) -> None:
        self.make(self.open.what)

    def _show(self, paper: Paper) -> None:
        self.view.open(paper.path, paper.title, paper.marks)
        self._describe(paper)

    def _renew(self, paper: Paper) -> None:
        self.view.renew(paper.path, paper.marks)
        self._describe(paper)

    def _describe(self, paper: Paper) -> None:
        said = [paper.title, f"截至{chinese_date(paper.as_of)}", f"{paper.pages} 页"]
        if isinstance(paper.what, PaperKey):
            said.append(paper.issue.document_number if paper.issue else "未编号")
        self.header.set_summary("　".join(said))
        self._offer_acts()
        self.reload()
        if self.side.currentWidget() is self.editor:
            self.open.read_wording(self.editor.renew)

    def _offer_acts(self) -> None:
        """What can be done with the open paper; one that was issued stays as it is."""
        paper = self.open.paper
        self.acts.set_paper(paper)
        self.rewriting.setEnabled(self.open.is_draft)
        self.issuing.setEnabled(self.open.is_draft and not self.issues.is_running)
        self.view.offer_figures(there_are=bool(paper and paper.figures))

    def _refuse(self, sentence: str) -> None:
        self.view.invite(sentence, "再试一次", self._make_again)

    # What the window asks

    def print_page(self) -> None:
        """Print the paper that is open (Ctrl+P)."""
        self.acts.print_paper()

    def take(self, wish: Mapping[str, object]) -> None:
        """Make the paper of `{"phase": 2}` or `{"paper": key}`; ask what `{"item": id}` lacks."""
        if isinstance(number := wish.get("phase"), int):
            self.make(phase_key(number))
        if isinstance(key := wish.get("paper"), PaperKey):
            self.make(key)
        if isinstance(wanted := wish.get("item"), UUID):
            items = [item for phase in self._phases for item in phase.items]
            self.open_item(next(item for item in items if item.id == wanted))

    def _follow(self, wish: Wish) -> None:
        self.desk.bus.want(*wish)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Turn pages and zoom wherever the focus is; Esc leaves the answer."""
        if event.key() == Qt.Key.Key_Escape and self.side.currentWidget() is self.answer:
            self._end_answer()
        else:
            self.view.preview.keyPressEvent(event)

    # 这个数从哪里来

    def ask(self, key: str) -> None:
        """Say where a figure of the open paper comes from."""
        paper = self.open.paper
        if paper and (figure := paper.figures.get(key)):
            self.answer.show_figure(figure, row_wishes(self.desk))
            self.view.preview.show_mark(key)
            self.side.show_part(self.answer)

    def list_figures(self) -> None:
        """List the figures of the paper: to be asked, or to be put into the text (F4)."""
        if self.side.currentWidget() is self.editor:
            self.editor.offer_figures()
        elif (paper := self.open.paper) and (figures := paper.figures):
            picker = figure_list(figures.values(), self)
            picker.picked.connect(self._ask_by_keyboard)
            picker.open_under(self.view.figures)

    def _ask_by_keyboard(self, figure: Figure) -> None:
        self.ask(figure.key)
        self.answer.start()

    def _end_answer(self) -> None:
        self.view.preview.show_mark("")
        self.side.go_back()
        self.view.preview.setFocus(Qt.FocusReason.OtherFocusReason)

    # 改写

    def rewrite(self) -> None:
        """Word the passages of the open draft anew."""
        if self.rewriting.isEnabled():
            self.open.read_wording(self._begin_rewriting)

    def _begin_rewriting(self, wording: PaperWording) -> None:
        if wording.key == self.open.what and self.side.may_leave():
            self.shelf.hide()
            self.side.show_part(self.editor)
            self.editor.open_on(wording)

    def _end_rewriting(self) -> None:
        self.shelf.show()
        self.view.preview.show_mark("")
        self.side.go_home()

    # 定稿

    def begin_issue(self) -> None:
        """Ask for the day on which the open draft goes out."""
        paper = self.open.paper
        if paper and self.issuing.isEnabled() and self.side.may_leave():
            self._end_rewriting()
            self.issues.form.open_on(paper)
            self.side.show_part(self.issues.form)
            self.issues.form.start()

    # 阶段工作

    def open_item(self, item: PhaseItemRow) -> None:
        """State how one thing that the phase asks for was carried out."""
        if self.form.may_leave():
            self.form.open_on(item)
            self.side.show_part(self.form)
            self.form.start()

    def _save_item(self, values: dict[str, object]) -> None:
        with RefusalsIn(self.form):
            self.desk.store.write(record_phase_item, *self.form.draft(values))
            self.form.saved()
            self.desk.bus.say("已保存阶段工作落实情况")
            self._close_form()

    def _close_form(self) -> None:
        self.side.go_home()
        if self.form.item_id:
            self.panel.focus_item(self.form.item_id)
