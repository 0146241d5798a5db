"""The forms beside lists of decisions: to word one, to report on it, and to close it."""

from collections.abc import Sequence
from functools import cached_property
from uuid import UUID

from ui.forms.closing import ClosingForm
from ui.forms.decision import DecisionForm
from ui.forms.progress import ProgressForm
from ui.pages.list_page import ListPage, RefusalsIn
from workbench.decision_ledger import DecisionRow
from workbench.decisions import record_decision
from workbench.meetings import MeetingRow
from workbench.progress import record_progress
from workbench.reporting.wording import short
from workbench.settling import close_decision

NOTHING_OWED = "这项议定事项不用填报：会议结束后，没有办结的新增工作才填报。"


class DecisionForms:
    """Opens them in the side panel of a page, unless another form holds unsaved text there."""

    def __init__(self, page: ListPage[DecisionRow]) -> None:
        self._page = page

    # Made when they are first wanted

    @cached_property
    def decision(self) -> DecisionForm:
        form = DecisionForm(self._page.desk)
        form.submitted.connect(self._save_decision)
        return form

    @cached_property
    def progress(self) -> ProgressForm:
        form = ProgressForm(self._page.desk)
        form.submitted.connect(self._save_progress)
        return form

    @cached_property
    def closing(self) -> ClosingForm:
        form = ClosingForm(self._page.desk)
        form.submitted.connect(self._save_closing)
        return form

    def begin(self, meetings: Sequence[MeetingRow], wanted: object = None) -> None:
        """Word a new decision of the meeting that is wanted, or else of the latest."""
        if self._page.is_side_free():
            known = [meeting.id for meeting in meetings]
            chosen = wanted if isinstance(wanted, UUID) and wanted in known else known[0]
            self.decision.open_new(meetings, chosen)
            self._page.open_form(self.decision)

    def correct(self, meetings: Sequence[MeetingRow], row: DecisionRow) -> None:
        """Word a decision anew."""
        if self._page.is_side_free():
            self.decision.open_on(meetings, row)
            self._page.open_form(self.decision)

    def report(self, row: DecisionRow, unit: UUID | None) -> None:
        """Report on a decision for a unit, or for the first one that still owes it."""
        if not row.owes_reports:
            self._page.desk.bus.say(NOTHING_OWED)
        elif self._page.is_side_free():
            self.progress.open_on(row, unit)
            self._page.open_form(self.progress)

    def close(self, row: DecisionRow) -> None:
        """State how a decision was carried out."""
        if self._page.is_side_free():
            self.closing.open_on(row)
            self._page.open_form(self.closing)

    def _save_decision(self, values: dict[str, object]) -> None:
        """Take a decision; a new one is followed by the next, for a secretary types several."""
        form, page = self.decision, self._page
        with RefusalsIn(form):
            draft, corrected = form.draft(values)
            said = f"已保存议定事项“{short(draft.text)}”"
            if not page.save(form, said, record_decision, draft, corrected):
                return
            if corrected:
                page.close_form()
            else:
                form.begin_next(draft.meeting_id)
                form.start()

    def _save_progress(self, values: dict[str, object]) -> None:
        form = self.progress
        with RefusalsIn(form):
            draft, seen = form.draft(values)
            if self._page.save(form, "已保存进展", record_progress, draft, seen):
                self._page.close_form()

    def _save_closing(self, values: dict[str, object]) -> None:
        form, page = self.closing, self._page
        with RefusalsIn(form):
            said = page.desk.store.write(close_decision, *form.draft(values))
            form.saved()
            page.desk.bus.say(said)
            page.close_form()
