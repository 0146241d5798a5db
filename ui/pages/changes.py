"""变化与回收: what was recorded between two days, what it comes to, and what was deleted."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout

from ui import dialogs
from ui.desk import Desk
from ui.pages.list_page import ListPage
from ui.parts.buttons import button
from ui.parts.chips import FilterChip
from ui.parts.day_edit import DayEdit
from ui.parts.detail import Fact, Paragraph, Part, Section, Title
from ui.parts.marks import Chip
from ui.parts.rows_model import Column
from ui.parts.segments import Segments
from ui.parts.words import words
from workbench.decision_ledger import list_meetings
from workbench.errors import InvalidInput
from workbench.history import (
    ADDED,
    DELETED,
    FIRST_DAY,
    PAGE,
    ChangeRow,
    compare,
    history_of,
    list_changes,
    name_of,
)
from workbench.kinds import KINDS
from workbench.recycle_bin import bring_back, list_deleted
from workbench.reporting.comparison import comparison_document
from workbench.store import Store

STEP_BY_STEP, NET, BIN = "逐笔记录", "变化对照", "回收站"
EMPTY = {
    STEP_BY_STEP: "这段时间没有记录，可改日期或清除筛选。",
    NET: "这段时间前后的记录相同，没有变化。",
    BIN: "回收站是空的；删除的记录会列在这里，可以恢复。",
}
USUAL_DAYS = 7
DAY_WIDTH = 128

COLUMNS: tuple[Column[ChangeRow], ...] = (
    Column(
        title="时间",
        text=lambda c: f"{c.at.astimezone():%Y-%m-%d %H:%M}",
        key=lambda c: c.id,
        width=128,
        quiet=True,
    ),
    Column(title="做了什么", text=lambda c: c.label, tip=lambda c: c.label, width=100, weight=3),
    Column(title="记录", text=lambda c: c.record, tip=lambda c: c.record, width=100, weight=3),
    Column(title="项目", text=lambda c: c.field, width=84),
    Column(title="原来", text=lambda c: c.before or "—", width=118, weight=2, quiet=True),
    Column(title="现在", text=lambda c: c.after or "—", width=118, weight=2),
)


class ChangesPage(ListPage[ChangeRow]):
    """Three views of the journal: line by line, the net of two days, the recycle bin."""

    kinds = frozenset(KINDS)
    unit = "处"
    noun = "变化"
    key = "changes"
    filter_hint = "查找记录、项目、内容"
    hint = "从左边选一行，这里显示改动前后的全文。"

    def __init__(self, desk: Desk) -> None:
        self.kind = FilterChip("类别", [(name, kind.word) for name, kind in KINDS.items()])
        self.meeting = FilterChip("自会议起")
        self.only = FilterChip("只看")
        self.view = Segments((STEP_BY_STEP, NET, BIN))
        self.since, self.until = DayEdit(), DayEdit()
        self.restoring = button("恢复", self.restore, "primary")
        super().__init__(
            desk,
            title="变化与回收",
            columns=COLUMNS,
            acts=(button("打印变化对照", self.print_page, "primary", key="Ctrl+P"),),
            side_acts=(self.restoring,),
            chips=(self.kind, self.meeting, self.only),
        )
        self._days = self._usual_days()
        self._add_head()
        self.meeting.changed.connect(self._begin_at_meeting)
        self.only.changed.connect(lambda _: self._adapt())
        self.view.chosen.connect(lambda _: self._turn())
        self.model.order_wanted.connect(self._refuse_order)
        for editor in (self.since, self.until):
            editor.editingFinished.connect(self._take_days)
        self._adapt()

    def _add_head(self) -> None:
        """The views at the left, the days at the right, above the filters."""
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.view)
        line.addStretch(1)
        for label, editor, day in zip("从到", (self.since, self.until), self._days, strict=True):
            editor.setFixedWidth(DAY_WIDTH)
            editor.setAccessibleName(f"{label}哪一天")
            editor.put(day)
            line.addWidget(words(label, "sub"))
            line.addWidget(editor)
        self.column.insertLayout(1, line)

    def _usual_days(self) -> tuple[date, date]:
        """From the last meeting on, or a week."""
        today = self.desk.clock().date()
        meetings = self.desk.store.read(list_meetings, today)
        since = meetings[0].held_on if meetings else today - timedelta(days=USUAL_DAYS)
        return since, today

    # The list

    def read(self) -> Sequence[ChangeRow]:
        """All rows of a comparison or of the bin; single changes are read page by page."""
        store = self.desk.store
        meetings = store.read(list_meetings, self.desk.clock().date())
        self.meeting.set_options([(m.id, f"{m.title}（{m.held_on}）") for m in meetings])
        if self.view.value() == NET:
            return store.read(compare, *self._ends()).rows
        return store.read(list_deleted) if self.view.value() == BIN else ()

    def narrow(self) -> None:
        """Show what the filters let through; single changes a page at a time."""
        if self.view.value() != STEP_BY_STEP:
            super().narrow()
            return
        self.invite()
        first = self._read_page()
        is_all = len(first) < PAGE
        self.model.set_rows(first, None if is_all else self._read_page)
        self.filters.set_count(f"{len(first)} 处" if is_all else f"{len(first)} 处以上")
        if current := self.table.chosen_row():
            self.show_row(current)

    def invite(self) -> None:
        """Say why nothing is here."""
        self.table.empty.say(EMPTY[self.view.value()])

    def _read_page(self, after: ChangeRow | None = None) -> Sequence[ChangeRow]:
        store, only, kind = self.desk.store, self.only.value(), self.kind.value()
        if isinstance(only, UUID):
            return store.read(history_of, only, after, self._text)
        kinds = {kind} if isinstance(kind, str) else None
        return store.read(list_changes, *self._days, kinds, after, self._text)

    def keeps(self, row: ChangeRow) -> bool:
        return self.kind.value() in (None, row.kind)

    def words(self, row: ChangeRow) -> str:
        return row.text

    def show_row(self, row: ChangeRow) -> None:
        at = row.at.astimezone()
        parts: list[Part] = [
            Title(row.record),
            Fact("做了什么", row.label),
            Fact("时间", f"{at:%Y-%m-%d %H:%M:%S}"),
            Fact("项目", row.field),
        ]
        for heading, text, is_told in (
            ("原来", row.before, row.field != ADDED),
            ("现在", row.after, row.field != DELETED),
        ):
            if is_told:
                parts += [Section(heading), Paragraph(text.replace("；", "；\n") or "—")]
        chip = Chip("已删除", "grey") if row.field == DELETED else None
        self.detail.show_record(row.kind_word, chip, parts)

    # What is shown

    def take(self, wish: Mapping[str, object]) -> None:
        """Show the history of one record."""
        self.show_all()
        self.view.pick(STEP_BY_STEP)
        if isinstance(record := wish.get("record"), UUID):
            self.only.set_options([(record, self.desk.store.read(name_of, record))])
            self.only.pick(record)
        if self.model.rowCount():
            self.table.choose_at(0)

    def show_history(self) -> None:
        row = self.table.chosen_row()
        if row is not None:
            self.desk.bus.want("changes", {"record": row.record_id})

    def restore(self) -> None:
        """Put the chosen record back."""
        row = self.table.chosen_row()
        if row is not None:
            self.act(f"已恢复{row.record}", bring_back, row.record_id)

    def _turn(self) -> None:
        self.only.pick(None)
        self._adapt()
        self.reload()

    def _adapt(self) -> None:
        """Offer what makes sense in this view."""
        is_bin, is_history = self.view.value() == BIN, self.only.value() is not None
        self.only.setVisible(is_history)
        self.kind.setVisible(not is_history)
        self.meeting.setVisible(not is_bin and not is_history)
        self.restoring.setVisible(is_bin)
        for editor in (self.since, self.until):
            editor.setEnabled(not is_bin and not is_history)

    # The days

    def _ends(self) -> tuple[date, date]:
        """The two evenings that are compared: before the first day, and of the last."""
        since, until = self._days
        return max(since, FIRST_DAY) - timedelta(days=1), until

    def _begin_at_meeting(self, meeting: object) -> None:
        """From a meeting to the next one, or to this day."""
        today = self.desk.clock().date()
        days = {m.id: m.held_on for m in self.desk.store.read(list_meetings, today)}
        if isinstance(meeting, UUID):
            since = days[meeting]
            until = min((day for day in days.values() if day > since), default=today)
            self._show_days(since, until)

    def _take_days(self) -> None:
        """Take over typed days; what cannot be read or is upside down is said and not taken."""
        try:
            since, until = self.since.value(), self.until.value()
        except InvalidInput as error:
            self.desk.bus.say(error.sentence)
            return
        if not isinstance(since, date) or not isinstance(until, date) or until < since:
            self.desk.bus.say("请填写起止两个日期，后一个不能早于前一个。")
        elif (since, until) != self._days:
            with QSignalBlocker(self.filters):
                self.meeting.pick(None)
            self._show_days(since, until)

    def _show_days(self, since: date, until: date) -> None:
        self._days = since, until
        self.since.put(since)
        self.until.put(until)
        self.reload()

    def _refuse_order(self, column: int) -> None:
        if column >= 0:
            self.desk.bus.say("行数较多，请先缩小日期范围再排序。")

    # The paper

    def print_page(self) -> None:
        """Save the comparison of the two days as a PDF (Ctrl+P)."""
        since, until = self._days
        name = f"变化对照（{since}至{until}）.pdf"
        path = dialogs.ask_save_path(
            self.window(), "保存变化对照", dialogs.documents() / name, "PDF 文件"
        )
        if path:
            args = (self.desk.store, *self._ends(), path)
            self.desk.jobs.run(save_comparison, *args, done=self.desk.bus.say)


def save_comparison(store: Store, first: date, second: date, path: Path) -> str:
    """Write the comparison of two evenings; return the sentence that says where.

    Raises:
        StoreError: the file cannot be written.
    """
    # ReportLab and its fonts are heavy: not before the first paper.
    from reports.paper import build

    written = build(store.read(comparison_document, first, second), path)
    missing = f"；缺字：{'、'.join(written.missing)}" if written.missing else ""
    return f"已保存变化对照，{written.pages} 页：{path}{missing}"
