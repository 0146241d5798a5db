"""成员通讯: the leading group by rank, how to reach each, and the liaisons of their units."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from ui.desk import Desk
from ui.forms.contact import ContactForm
from ui.forms.liaison import LiaisonForm
from ui.pages.adjusting import Adjusting
from ui.pages.checking import Checking
from ui.pages.list_page import ListPage, RefusalsIn
from ui.pages.member_columns import COLUMNS, searched
from ui.pages.member_detail import gap_chip, member_parts
from ui.pages.roster_export import RosterExport
from ui.pages.roster_import import RosterImport
from ui.parts.buttons import button
from ui.parts.chips import FilterChip
from workbench.adjustments import list_terms
from workbench.contact_gaps import GAPS, count_gaps, is_stale, lacks
from workbench.liaisons import record_liaison
from workbench.members import MemberRow, Role, list_members, record_contact
from workbench.ranks import move_post

STALE, FRESH = "久未核对", "一年内核对过"


class MembersPage(ListPage[MemberRow]):
    """The leading group as it stands on the desk's day."""

    kinds = frozenset({"Member", "Appointment", "Liaison", "Unit"})
    record = "member"
    unit = "人"
    noun = "成员"
    key = "members"
    filter_hint = "查找姓名、单位、职务、号码"
    hint = "从左边选一位成员，这里显示联系方式和单位联络员。"

    def __init__(self, desk: Desk) -> None:
        self.role = FilterChip("职务", [(role, str(role)) for role in Role])
        self.gap = FilterChip("缺什么", [(gap, gap) for gap in GAPS])
        self.check = FilterChip("核对", [(each, each) for each in (STALE, FRESH)])
        super().__init__(
            desk,
            title="成员通讯",
            columns=COLUMNS,
            acts=(
                button("导入名单", self.import_people, tip="粘贴或打开一份名单，逐人确认"),
                button("外发登记", self.show_register, tip="通讯录给过谁、做什么用"),
                button("导出通讯录", self.export_roster),
                button("年度核对", self.start_check, tip="核对函和核对表发出、读回"),
                button("人员调整", self.show_adjustments, tip="谁离任、谁接任，以及调整通知"),
                button("改联系方式", self.start_new, "primary", key="Ctrl+N"),
            ),
            side_acts=(
                button("改联系方式", self.start_new, "primary"),
                button("改联络员", self.change_liaison),
                button("换人", self.adjust, tip="这一职务由谁接任"),
            ),
            chips=(self.role, self.gap, self.check),
        )
        self.exporting = RosterExport(self)
        self.importing = RosterImport(self)
        self.adjusting = Adjusting(self)
        self.checking = Checking(self)
        for key, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(key), self.table, lambda by=step: self.move_by(by))
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.table.opened.connect(lambda _: self.start_new())

    # Forms, made when they are first wanted

    @cached_property
    def contact_form(self) -> ContactForm:
        form = ContactForm(self.desk)
        form.submitted.connect(self._save_contact)
        return form

    @cached_property
    def liaison_form(self) -> LiaisonForm:
        form = LiaisonForm(self.desk)
        form.submitted.connect(self._save_liaison)
        return form

    def import_people(self) -> None:
        """Paste or open a list of people in the place of this one."""
        self.importing.start()

    def take(self, wish: Mapping[str, object]) -> None:
        self.importing.leave()
        super().take(wish)

    # The list

    def read(self) -> Sequence[MemberRow]:
        rows = self.desk.store.read(list_members, self.desk.as_of, vacant=True)
        counts = count_gaps(rows)
        self.gap.set_options([(gap, f"{gap} {counts[gap]} 人") for gap in GAPS])
        return rows

    def keeps(self, row: MemberRow) -> bool:
        gap, check = self.gap.value(), self.check.value()
        return (
            self.role.value() in (None, row.role)
            and (not isinstance(gap, str) or lacks(row, gap))
            and (check is None or is_stale(row, self.desk.as_of) == (check == STALE))
        )

    def words(self, row: MemberRow) -> str:
        return searched(row)

    def summarise(self) -> str:
        people = [row for row in self.rows if not row.is_vacant]
        phones = sum(bool(row.phone) for row in people)
        mobiles = sum(bool(row.mobile) for row in people)
        units = {row.unit_id for row in self.rows if row.liaison}
        vacant = len(self.rows) - len(people)
        return (
            f"{len(people)} 人　"
            + (f"待定 {vacant} · " if vacant else "")
            + f"有电话 {phones} · 有手机 {mobiles} · 已定联络员 {len(units)} 家"
        )

    def move_by(self, step: int) -> None:
        """Put the chosen post one place up or down among those of its role (Alt+↑, Alt+↓)."""
        row = self.table.chosen_row()
        ranks = [each.rank for each in self.model.rows]
        place = None if row is None else self.model.place_of(row.id)
        if row is None or place is None or not 0 <= place + step < len(ranks):
            return
        if ranks != sorted(ranks):
            self.desk.bus.say("请先恢复按名次排列，再调整先后。")
            return
        target = self.model.rows[place + step]
        said = f"{row.name}已移到第 {target.rank} 位"
        self.act(said, move_post, row.appointment_id, target.appointment_id)

    # The chosen member

    def show_row(self, row: MemberRow) -> None:
        terms = self.desk.store.read(list_terms, row.appointment_id)
        parts = member_parts(row, terms, self.desk.as_of)
        self.detail.show_record(f"第 {row.rank} 位　{row.role}", gap_chip(row), parts)

    # The forms

    def start_new(self) -> None:
        """Change how to reach the chosen member, or the first one."""
        self.importing.leave()
        if self.table.chosen_row() is None and self.model.rowCount():
            self.table.choose_at(0)
        row = self.table.chosen_row()
        if row is not None and row.is_vacant:
            self.desk.bus.say("这一职务人选待定，没有联系方式可改；定了人选请按“换人”。")
        elif row is not None and self.contact_form.may_leave():
            self.contact_form.open_on(row)
            self.open_form(self.contact_form)

    def _save_contact(self, values: dict[str, object]) -> None:
        form = self.contact_form
        with RefusalsIn(form):
            member, draft = form.draft(values)
            if self.save(form, "已保存联系方式", record_contact, member, draft):
                self.close_form()

    def change_liaison(self) -> None:
        """Change whom the office calls in the chosen member's unit."""
        row = self.table.chosen_row()
        if row is None or row.unit_id is None:
            self.desk.bus.say("这位成员没有对应的成员单位，不登记单位联络员。")
        elif self.liaison_form.may_leave():
            self.liaison_form.open_on(row.unit_id, row.unit, row.liaison)
            self.open_form(self.liaison_form)

    def export_roster(self) -> None:
        """Ask what is to leave the office, and to whom."""
        self.exporting.start()

    def show_register(self) -> None:
        """Show what was handed out so far."""
        self.exporting.show_register()

    def _save_liaison(self, values: dict[str, object]) -> None:
        form = self.liaison_form
        with RefusalsIn(form):
            if self.save(form, "已保存联络员", record_liaison, form.draft(values)):
                self.close_form()

    def start_check(self) -> None:
        """Let the units look through what is known of them."""
        self.checking.start()

    # Who holds which post

    def adjust(self) -> None:
        """Let the chosen member's post pass to somebody else."""
        self.adjusting.start()

    def show_adjustments(self) -> None:
        """Show what was adjusted so far, with the notice; if nothing was, begin."""
        self.adjusting.show()
