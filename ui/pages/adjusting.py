"""人员调整 on the members page: the wizard, what each document changed, and its notice as a PDF."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QObject

from ui import dialogs
from ui.desk import Desk
from ui.forms.adjustment import AdjustmentForm
from ui.pages.list_page import ListPage, RefusalsIn
from ui.parts.buttons import button
from ui.parts.detail import Detail, Fact, Link, Paragraph, Part, Section
from ui.staffing import write_adjustment_notice
from workbench.adjustments import Adjustment, list_adjustments
from workbench.members import MemberRow
from workbench.post_drafts import AdjustmentDraft
from workbench.posts import adjust_members
from workbench.reporting.adjustment import word_change
from workbench.rules.words import chinese_date

NONE = "还没有人员调整。按“人员调整”记录谁离任、谁接任，名册和联络员随之更新，并生成调整通知。"


class Adjusting(QObject):
    """Asks in a form beside the list; once saved, shows what the document says."""

    def __init__(self, page: ListPage[MemberRow]) -> None:
        super().__init__(page)
        self._page = page
        self.panel = AdjustmentPanel(page.desk, self.start, page.close_form)
        page.side.addWidget(self.panel)
        page.table.chosen.connect(lambda _: self._leave_panel())

    @cached_property
    def form(self) -> AdjustmentForm:
        form = AdjustmentForm(self._page.desk)
        form.submitted.connect(self._save)
        return form

    def start(self) -> None:
        """Begin an adjustment, with the chosen member's post if there is one."""
        if self._page.is_side_free():
            self.form.open_new(self._page.table.chosen_row())
            self._page.open_form(self.form)

    def show(self) -> None:
        """Show the latest adjustment, and the ones before; if there is none, begin one."""
        if self._page.desk.store.read(list_adjustments):
            self._show_panel()
        else:
            self.start()

    def _show_panel(self) -> None:
        if self._page.is_side_free():
            self.panel.reload()
            self._page.side.setCurrentWidget(self.panel)
            self.panel.saving.setFocus()

    def _leave_panel(self) -> None:
        """Whoever picks a member wants to see that member."""
        if self._page.side.currentWidget() is self.panel:
            self._page.side.setCurrentWidget(self._page.detail)

    def _save(self, values: dict[str, object]) -> None:
        page, form = self._page, self.form
        with RefusalsIn(form):
            draft = form.draft(values)
            if draft is None:
                return
            said = f"已保存人员调整 {len(draft.changes)} 项"
            if page.save(form, said, adjust_members, draft):
                page.close_form()
                self._choose_the_first(draft)
                self.panel.choose(draft.day, draft.document_number)
                self._show_panel()

    def _choose_the_first(self, draft: AdjustmentDraft) -> None:
        """Who came to the first post is chosen now; nobody on an earlier 统计截止日."""
        for row in self._page.model.rows:
            if (row.since, row.basis) == (draft.day, draft.document_number):
                self._page.table.choose(row.id)
                return


class AdjustmentPanel(Detail):
    """One adjustment as its notice tells it; the others below, to be opened."""

    def __init__(
        self, desk: Desk, begin: Callable[[], object], leave: Callable[[], object]
    ) -> None:
        self.saving = button("存调整通知", self._save, "primary", tip="关于调整领导小组成员的通知")
        super().__init__((self.saving, button("新的调整", begin), button("返回", leave)), NONE)
        self._desk = desk
        self._chosen: tuple[object, str] | None = None
        self._shown: Adjustment | None = None
        self.picked.connect(self._pick)
        desk.bus.changed.connect(self._on_change)

    def choose(self, day: object, document_number: str) -> None:
        """Show this adjustment next."""
        self._chosen = (day, document_number)

    def reload(self) -> None:
        """Read the adjustments again; the chosen one, or the latest, is told."""
        found = self._desk.store.read(list_adjustments)
        self._shown = next((a for a in found if _key(a) == self._chosen), next(iter(found), None))
        if self._shown is None:
            self.clear()
            return
        others = [a for a in found if a is not self._shown]
        self.show_record(
            f"人员调整 {len(self._shown.changes)} 项", None, _parts(self._shown, others)
        )

    def _pick(self, adjustment: Adjustment) -> None:
        self._chosen = _key(adjustment)
        self.reload()

    def _on_change(self, kinds: frozenset[str]) -> None:
        if "Appointment" in kinds and self.isVisible():
            self.reload()

    def _save(self) -> None:
        desk, shown = self._desk, self._shown
        if shown is None:
            return
        suggested = dialogs.documents() / f"关于调整领导小组成员的通知（{shown.day}）.pdf"
        path = dialogs.ask_save_path(self.window(), "保存调整通知", suggested, "PDF 文件")
        if path:
            today = desk.clock().date()
            args = (desk.store, shown, today, path)
            desk.jobs.run(write_adjustment_notice, *args, done=desk.bus.say)


def _key(adjustment: Adjustment) -> tuple[object, str]:
    return (adjustment.day, adjustment.document_number)


def _parts(shown: Adjustment, others: list[Adjustment]) -> list[Part]:
    parts: list[Part] = [
        Fact("日期", f"{chinese_date(shown.day)}起"),
        Fact("依据", shown.document_number or "没有填文号"),
        Section("调整事项"),
        *(Paragraph(word_change(change)) for change in shown.changes),
    ]
    if others:
        parts.append(Section("其他调整"))
    for each in others:
        text = f"{chinese_date(each.day)}　{each.document_number or '没有填文号'}"
        parts.append(Link("ring", "grey", text, f"{len(each.changes)} 项", each))
    return parts
