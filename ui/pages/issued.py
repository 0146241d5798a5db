"""已定稿: the register of issued papers; each is read as it went out, compared, or revoked."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget

from ui import dialogs
from ui.desk import Desk
from ui.issued_papers import compare_issues, file_name, find_figures, open_issue, save_issue
from ui.pages.issue_reader import IssueReader
from ui.pages.issued_register import FORMS, IssuedRegister
from ui.papers import Paper
from ui.parts.buttons import button
from workbench.archive import Form
from workbench.errors import WorkbenchError
from workbench.issued import IssuedRow

SAVING = {Form.PDF: "保存 PDF", Form.WORD: "保存 Word", Form.DATA: "保存数据"}


class IssuedPage(QStackedWidget):
    """The register, or one of its papers."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._folder = TemporaryDirectory(prefix="workbench-", ignore_cleanup_errors=True)
        self.destroyed.connect(self._folder.cleanup)
        self._paper: Paper | None = None
        self.register = IssuedRegister(desk)
        self.register.column.setContentsMargins(0, 0, 0, 0)
        self.header = self.register.header
        self.reader = IssueReader(
            desk, *(button(SAVING[form], partial(self.save, form)) for form in Form)
        )
        self.addWidget(self.register)
        self.addWidget(self.reader)
        self.register.asked.connect(self.open)
        self.register.paired.connect(self.compare)
        self.reader.left.connect(self.leave)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Given the keyboard as a whole, the view hands it to what it shows."""
        shown = self.register.table if self._is_at_register() else self.reader.view.preview
        shown.setFocus(event.reason())

    def _is_at_register(self) -> bool:
        return self.currentWidget() is self.register

    def open(self, row: IssuedRow) -> None:
        """Read an issued paper as it went out."""
        self._wait()
        args = (self.desk.store, row, Path(self._folder.name))
        self.desk.jobs.run(open_issue, *args, done=self._show, failed=self._refuse)

    def compare(self, one: IssuedRow, other: IssuedRow) -> None:
        """Read what two issued papers say differently."""
        self._wait()
        args = (self.desk.store, one, other, Path(self._folder.name))
        self.desk.jobs.run(compare_issues, *args, done=self._show, failed=self._refuse)

    def _wait(self) -> None:
        self._paper = None
        self.reader.wait()
        self.setCurrentWidget(self.reader)

    def _show(self, paper: Paper) -> None:
        self._paper = paper
        self.reader.open(paper)
        if paper.issue:
            args = (paper, Path(self._folder.name))
            self.desk.jobs.run(find_figures, *args, done=self._take_figures)

    def _take_figures(self, paper: Paper) -> None:
        if self._paper and paper.path == self._paper.path:
            self.reader.take_figures(paper)

    def _refuse(self, error: WorkbenchError) -> None:
        self.reader.refuse(error.sentence)

    def leave(self) -> None:
        """Go back to the register."""
        self.setCurrentWidget(self.register)
        self.register.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self, form: Form) -> None:
        """Save a copy of what was archived of the paper that is read."""
        row = self._paper.issue if self._paper else None
        if row is None:
            return
        suggested = dialogs.documents() / f"{file_name(row)}{form}"
        title = f"保存{row.document_number}"
        target = dialogs.ask_save_path(self.window(), title, suggested, f"{FORMS[form]} 文件")
        if target:
            args = (self.desk.store, row, form, target)
            self.desk.jobs.run(save_issue, *args, done=self.desk.bus.announce)

    def print_page(self) -> None:
        """Print the paper that is read (Ctrl+P)."""
        if self._is_at_register():
            self.desk.bus.say("先打开一份文书再打印。")
        else:
            self.reader.acts.print_paper()

    def take(self, wish: Mapping[str, object]) -> None:
        """Show the register, and in it what is asked for."""
        self.leave()
        self.register.take(wish)
