"""导出通讯录 and 外发登记: a form beside the list, then a file; and who was given which roster."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QObject

from ui import dialogs
from ui.desk import Desk
from ui.forms.handout import HandoutForm
from ui.handouts import hand_out_roster, write_register
from ui.pages.list_page import ListPage, RefusalsIn
from ui.parts.buttons import button
from ui.parts.detail import Detail, Entry, Paragraph, Part
from workbench.handouts import HandoutFormat, HandoutRow, list_handouts
from workbench.members import MemberRow

NOBODY = "还没有登记。导出完整版时要填接收人和用途，每次都登记在这里；其他版本填了接收人也登记。"
KINDS = {".pdf": "PDF 文件", ".xlsx": "Excel 工作簿", ".csv": "CSV 表格", ".vcf": "vCard 名片",
         ".zip": "压缩包"}  # fmt: skip


class RosterExport(QObject):
    """Asks in a form beside the list, then for a file; registers and writes in the worker."""

    def __init__(self, page: ListPage[MemberRow]) -> None:
        super().__init__(page)
        self._page = page
        self.register = HandoutRegister(page.desk, page.close_form)
        page.side.addWidget(self.register)
        page.table.chosen.connect(lambda _: self._leave_register())

    @cached_property
    def form(self) -> HandoutForm:
        form = HandoutForm()
        form.submitted.connect(self._export)
        return form

    def start(self) -> None:
        """Offer the usual roster."""
        if self._page.is_side_free():
            self.form.open_usual()
            self._page.open_form(self.form)

    def show_register(self) -> None:
        """Show what was handed out so far."""
        if self._page.is_side_free():
            self.register.reload()
            self._page.side.setCurrentWidget(self.register)
            self.register.setFocus()

    def _leave_register(self) -> None:
        """Whoever picks a member wants to see that member."""
        if self._page.side.currentWidget() is self.register:
            self._page.side.setCurrentWidget(self._page.detail)

    def _export(self, values: dict[str, object]) -> None:
        page, form, desk = self._page, self.form, self._page.desk
        with RefusalsIn(form):
            draft = form.draft(values)
            what = "二维码名片" if draft.format is HandoutFormat.QR else "通讯录"
            suffix = draft.format.suffix
            name = f"成员{what}（{draft.mask.word}）{desk.as_of}{suffix}"
            suggested = dialogs.documents() / name
            path = dialogs.ask_save_path(page.window(), f"导出成员{what}", suggested, KINDS[suffix])
            if path is None:
                return
            # Closed at once: a second Ctrl+S must not hand it out twice.
            form.saved()
            page.close_form()
            args = (desk.store, desk.as_of, draft, path, desk.clock(), form.order(values))
            desk.jobs.run(hand_out_roster, *args, done=desk.bus.say)


class HandoutRegister(Detail):
    """The register beside the list, the latest on top."""

    def __init__(self, desk: Desk, leave: Callable[[], object]) -> None:
        acts = (button("存为 PDF", self._save, "primary"), button("返回", leave))
        super().__init__(acts, NOBODY)
        self._desk = desk
        desk.bus.changed.connect(self._on_change)

    def reload(self) -> None:
        """Read the register again."""
        rows = self._desk.store.read(list_handouts)
        parts: list[Part] = [_entry(row) for row in rows] or [Paragraph(NOBODY)]
        self.show_record(f"外发登记　{len(rows)} 次", None, parts)

    def _on_change(self, kinds: frozenset[str]) -> None:
        if "Handout" in kinds and self.isVisible():
            self.reload()

    def _save(self) -> None:
        desk = self._desk
        today = desk.clock().date()
        suggested = dialogs.documents() / f"通讯录外发登记表{today}.pdf"
        path = dialogs.ask_save_path(self.window(), "保存外发登记表", suggested, KINDS[".pdf"])
        if path:
            desk.jobs.run(write_register, desk.store, path, today, done=desk.bus.say)


def _entry(row: HandoutRow) -> Entry:
    purpose = f"，用于{row.purpose}" if row.purpose else ""
    return Entry(
        f"{row.handed_at.astimezone():%Y-%m-%d %H:%M}　{row.mask.word}　{row.format}",
        f"给{row.recipient}{purpose}，{row.people} 人",
    )
