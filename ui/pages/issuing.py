"""发催办单: one batch of numbered slips for the late units of a list of tasks."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject

from ui import dialogs
from ui.forms.notice import NoticeForm
from ui.pages.list_page import ListPage, RefusalsIn
from ui.slips import Issued, batch_name, issue_slips
from workbench.ledger import TaskRow
from workbench.notices import number_notices


class Issuing(QObject):
    """Asks in a form beside the list, then for a folder; registers and writes in the worker."""

    def __init__(self, page: ListPage[TaskRow]) -> None:
        super().__init__(page)
        self._page = page
        self.form = NoticeForm(page.desk)
        self.form.submitted.connect(self._issue)

    def start(self, tasks: Sequence[TaskRow], lead: object) -> None:
        """Offer slips to the late lead units of these tasks, or only to the unit filtered by."""
        units = {duty.unit_id for task in tasks for duty in task.duties}
        only = lead if isinstance(lead, UUID) and lead in units else None
        if self._page.is_side_free():
            self.form.open_on(tasks, only)
            self._page.open_form(self.form)

    def _issue(self, values: dict[str, object]) -> None:
        page, form = self._page, self.form
        with RefusalsIn(form):
            draft, orders = form.draft(values)
            notices = page.desk.store.read(number_notices, draft, orders)
            title = f"{batch_name(notices)}放在哪个文件夹里"
            folder = dialogs.ask_folder(page.window(), title, dialogs.documents())
            if folder is None:
                return
            # Closed at once: a second Ctrl+S must not issue a second batch.
            form.saved()
            page.close_form()
            page.desk.bus.say(f"正在印发{batch_name(notices)}……")
            args = (page.desk.store, notices, draft.handled_by, folder / batch_name(notices))
            page.desk.jobs.run(issue_slips, *args, done=self._tell)

    def _tell(self, issued: Issued) -> None:
        self._page.desk.bus.announce(issued.sentence)
