"""督办文书: the register of all slips; each can be opened again as it was issued, or revoked."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ui import dialogs
from ui.desk import Desk
from ui.pages.lights import SHAPES, TONES
from ui.pages.register import REVOKED, Register, state
from ui.parts.buttons import button
from ui.parts.chips import FilterChip
from ui.parts.detail import Entry, Fact, Part, Section
from ui.parts.marks import Chip
from ui.parts.rows_model import Column
from ui.slips import make_slip
from workbench.notices import NoticeKind, NoticeRow, list_notices, revoke_notice
from workbench.reporting.notices import SHAPES as LIGHT_SHAPES
from workbench.reporting.notices import explain
from workbench.reporting.wording import light
from workbench.rules.words import chinese_date


def colour_chip(row: NoticeRow) -> Chip:
    """How urgent a slip is, as it says itself; a revoked one only says that."""
    if row.revoked_on:
        return Chip(REVOKED, "grey", "ring")
    return Chip(row.colour, TONES[row.light], SHAPES[LIGHT_SHAPES[row.light]])


COLUMNS: tuple[Column[NoticeRow], ...] = (
    Column(
        title="文号",
        text=lambda n: n.document_number,
        key=lambda n: (n.kind, n.year, n.number),
        width=140,
    ),
    Column(title="单位", text=lambda n: n.unit, width=130, weight=1),
    Column(title="颜色", text=lambda n: colour_chip(n).word, mark=colour_chip, width=108),
    Column(
        title="事项数", text=lambda n: f"{len(n.items)} 项", key=lambda n: len(n.items), width=74
    ),
    Column(title="发出", text=lambda n: n.issued_on.isoformat(), width=98, quiet=True),
    Column(title="回复时限", text=lambda n: n.reply_by.isoformat(), width=98, quiet=True),
    Column(title="状态", text=state, width=64, quiet=True),
)


class NoticesPage(Register[NoticeRow]):
    """Every slip that ever got a number, the latest first."""

    record = "notice"
    kinds = frozenset({"Notice", "Unit"})
    key = "notices"
    filter_hint = "查找文号、单位、任务内容"
    hint = "从左边选一份文书，这里显示发给谁、说了什么。"

    def __init__(self, desk: Desk) -> None:
        self.kind = FilterChip("种类", [(kind, kind.heading) for kind in NoticeKind])
        self.recipient = FilterChip("单位")
        super().__init__(
            desk,
            title="督办文书",
            columns=COLUMNS,
            acts=(button("到台账发单", lambda: desk.bus.want("ledger"), "primary"),),
            side_acts=(button("打开 PDF", self.open_chosen, "primary"),),
            chips=(self.kind, self.recipient),
        )
        self._folder = TemporaryDirectory(prefix="workbench-", ignore_cleanup_errors=True)
        self.destroyed.connect(self._folder.cleanup)
        self.table.opened.connect(lambda _: self.open_chosen())

    # The list

    def read(self) -> Sequence[NoticeRow]:
        """Read the register, and offer the units that are in it."""
        rows = self.desk.store.read(list_notices)
        self.recipient.set_options(list(dict.fromkeys((row.unit_id, row.unit) for row in rows)))
        return rows

    def keeps(self, row: NoticeRow) -> bool:
        """Whether every filter lets a slip through."""
        return (
            self.kind.value() in (None, row.kind)
            and self.recipient.value() in (None, row.unit_id)
            and self.state.value() in (None, state(row))
        )

    def invite(self) -> None:
        """Say what will be here, and how it begins."""
        self.table.empty.say(
            "发出的督办通知单、提醒单、催办单会登记在这里。在任务台账里筛选后按“发催办单”。",
            "到任务台账",
            lambda: self.desk.bus.want("ledger"),
        )

    def words(self, row: NoticeRow) -> str:
        """What can be searched in."""
        return " ".join((row.document_number, row.unit, *(item.content for item in row.items)))

    # The chosen slip

    def show_row(self, row: NoticeRow) -> None:
        """Show to whom it went and what it said."""
        parts: list[Part] = [
            Fact("主送", row.addressee),
            Fact("发出", chinese_date(row.issued_on)),
            Fact("回复时限", chinese_date(row.reply_by)),
        ]
        if row.revoked_on:
            parts.append(Fact(REVOKED, chinese_date(row.revoked_on)))
        parts.append(Section(f"事项　{len(row.items)} 项"))
        for item in row.items:
            caption = f"第{item.number}项　{light(item)}　{item.due_on}到期"
            parts.append(Entry(caption, f"{item.content}\n{explain(item)}"))
        caption = f"{row.kind.heading}　{row.document_number}"
        self.detail.show_record(caption, colour_chip(row), parts)

    def open_chosen(self) -> None:
        """Make the chosen slip's paper again and open it with the system's program."""
        row = self.table.chosen_row()
        if row is not None:
            args = (self.desk.store, row, Path(self._folder.name))
            self.desk.jobs.run(make_slip, *args, done=self._open)

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            dialogs.show_error(self.window(), "这台电脑上没有能打开 PDF 的程序，请先装一个再打开。")

    def revoke(self, row: NoticeRow, today: date) -> None:
        self.act(f"已作废{row.document_number}", revoke_notice, row.id, today)
