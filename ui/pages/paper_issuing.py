"""定稿 of the open draft: asks for its day, issues it in the worker, says how it went."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui import dialogs
from ui.desk import Desk
from ui.forms.issue import IssueForm
from ui.pages.list_page import RefusalsIn
from ui.pages.open_paper import OpenPaper
from ui.papers import Paper
from ui.publishing import publish
from workbench.errors import InvalidInput, WorkbenchError


class PaperIssuing(QObject):
    """The form and what follows from it.

    Args:
        desk: the open file and what goes with it.
        opened: the draft; then the paper as it went out is opened in its place.
        page: that it belongs to.

    Signals:
        turned: issuing began, or ended.
    """

    turned = Signal()

    def __init__(self, desk: Desk, opened: OpenPaper, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._open, self._page = desk, opened, page
        self.is_running = False
        self.form = IssueForm(desk)
        self.form.submitted.connect(self._issue)

    def _issue(self, values: dict[str, object]) -> None:
        with RefusalsIn(self.form):
            draft = self.form.draft(values)
            if self._open.doubt():
                raise InvalidInput("数据或统计截止日已变化，请重新生成，看过以后再定稿。")
            # Closed at once: a second Ctrl+S must not issue a second paper.
            self.form.saved()
            self.form.closed.emit()
            self._turn(runs=True)
            self._desk.bus.announce(f"正在定稿{draft.document_number}……")
            args = (self._desk.store, draft, self._open.today, self._open.folder)
            self._desk.jobs.run(publish, *args, done=self._on_issued, failed=self._on_refused)

    def _turn(self, *, runs: bool) -> None:
        self.is_running = runs
        self.turned.emit()

    def _on_issued(self, paper: Paper) -> None:
        self._turn(runs=False)
        self._open.put(paper)
        if paper.issue:
            self._desk.bus.announce(f"已定稿 {paper.issue.document_number}")

    def _on_refused(self, error: WorkbenchError) -> None:
        self._turn(runs=False)
        dialogs.show_error(self._page.window(), error.sentence)
