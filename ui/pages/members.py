"""成员通讯: the leading group by rank, how to reach each, and the liaisons of their units."""

from collections.abc import Callable, Sequence

from ui.desk import Desk
from ui.forms.contact import ContactForm
from ui.forms.liaison import LiaisonForm
from ui.pages.list_page import ListPage, RefusalsIn
from ui.pages.roster_export import RosterExport
from ui.parts.buttons import button
from ui.parts.chips import FilterChip
from ui.parts.detail import Fact, Paragraph, Part, Section, Title
from ui.parts.marks import Chip
from ui.parts.rows_model import Column
from workbench.members import (
    LiaisonRow,
    MemberRow,
    Role,
    list_members,
    record_contact,
    record_liaison,
)
from workbench.rules.masking import Mask, mask_mobile, mask_phone
from workbench.rules.words import chinese_date

UNKNOWN = "未登记"
GAPS: dict[str, Callable[[MemberRow], bool]] = {
    "缺电话": lambda m: not m.phone,
    "缺手机": lambda m: not m.mobile,
    "缺联络员": lambda m: m.unit_id is not None and m.liaison is None,
}
# Whoever looks over the shoulder sees no list of mobile numbers; the chosen member's are whole.
COLUMNS: tuple[Column[MemberRow], ...] = (
    Column(title="序号", text=lambda m: str(m.rank), key=lambda m: m.rank, width=52),
    Column(title="职务", text=lambda m: m.role, key=lambda m: m.rank, width=88, quiet=True),
    Column(title="姓名", text=lambda m: m.name, tip=lambda m: m.name, width=84, weight=1),
    Column(title="单位及职务", text=lambda m: m.post, tip=lambda m: m.post, width=160, weight=5),
    Column(
        title="办公电话",
        text=lambda m: mask_phone(m.phone, Mask.INTERNAL) or "—",
        key=lambda m: m.phone or None,
        width=112,
    ),
    Column(
        title="手机",
        text=lambda m: mask_mobile(m.mobile, Mask.INTERNAL) or "—",
        key=lambda m: m.mobile or None,
        width=106,
    ),
    Column(
        title="联络员",
        text=lambda m: m.liaison.name if m.liaison else "—",
        key=lambda m: m.liaison.name if m.liaison else None,
        width=84,
        quiet=True,
    ),
)


class MembersPage(ListPage[MemberRow]):
    """The leading group as it stands on the desk's day."""

    kinds = frozenset({"Member", "Appointment", "Liaison", "Unit"})
    record = "member"
    unit = "人"
    key = "members"
    filter_hint = "查找姓名、单位、职务、号码"
    hint = "从左边选一位成员，这里显示联系方式和单位联络员。"

    def __init__(self, desk: Desk) -> None:
        self.role = FilterChip("职务", [(role, str(role)) for role in Role])
        self.gap = FilterChip("缺项", [(gap, gap) for gap in GAPS])
        super().__init__(
            desk,
            title="成员通讯",
            columns=COLUMNS,
            acts=(
                RosterExport(desk),
                button("改联系方式", self.start_new, "primary", key="Ctrl+N"),
            ),
            side_acts=(
                button("改联系方式", self.start_new, "primary"),
                button("改联络员", self.change_liaison),
            ),
            chips=(self.role, self.gap),
        )
        self.contact_form = ContactForm(desk)
        self.contact_form.submitted.connect(self._save_contact)
        self.liaison_form = LiaisonForm()
        self.liaison_form.submitted.connect(self._save_liaison)
        self.table.opened.connect(lambda _: self.start_new())
        self.table.empty.say("没有符合条件的成员。", "清除筛选", self.show_all)

    # The list

    def read(self) -> Sequence[MemberRow]:
        return self.desk.store.read(list_members, self.desk.as_of)

    def keeps(self, row: MemberRow) -> bool:
        gap = self.gap.value()
        return self.role.value() in (None, row.role) and (
            not isinstance(gap, str) or GAPS[gap](row)
        )

    def words(self, row: MemberRow) -> str:
        liaison = row.liaison
        parts = [row.role, row.name, row.post, row.unit, row.phone, row.mobile]
        parts += [liaison.name, liaison.phone, liaison.mobile] if liaison else []
        numbers = [part.replace("-", "").replace(" ", "") for part in parts]
        return " ".join((*parts, *numbers))

    def summarise(self) -> str:
        phones = sum(bool(row.phone) for row in self.rows)
        mobiles = sum(bool(row.mobile) for row in self.rows)
        units = {row.unit_id for row in self.rows if row.liaison}
        return (
            f"{len(self.rows)} 人　有电话 {phones} · 有手机 {mobiles} · 已定联络员 {len(units)} 家"
        )

    # The chosen member

    def show_row(self, row: MemberRow) -> None:
        verified = f"{chinese_date(row.verified_on)}核对" if row.verified_on else "没有核对过"
        parts: list[Part] = [
            Title(row.name),
            Fact("职务", row.post),
            Fact("电话", row.phone or UNKNOWN),
            Fact("手机", row.mobile or UNKNOWN),
            Fact("邮箱", row.email or UNKNOWN),
            Fact("办公室", row.room or UNKNOWN),
            Fact("核对", verified),
        ]
        if row.unit_id:
            parts.append(Section(f"联络员　{row.unit}"))
            parts.extend(_liaison(row.liaison))
        self.detail.show_record(f"第 {row.rank} 位　{row.role}", _chip(row), parts)

    # The forms

    def start_new(self) -> None:
        """Change how to reach the chosen member, or the first one."""
        if self.table.chosen_row() is None and self.model.rowCount():
            self.table.choose_at(0)
        row = self.table.chosen_row()
        if row is not None and self.contact_form.may_leave():
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

    def _save_liaison(self, values: dict[str, object]) -> None:
        form = self.liaison_form
        with RefusalsIn(form):
            if self.save(form, "已保存联络员", record_liaison, form.draft(values)):
                self.close_form()


def _chip(row: MemberRow) -> Chip:
    """What is still missing to reach a member."""
    missing = [gap.removeprefix("缺") for gap, lacks in GAPS.items() if lacks(row)]
    return Chip(f"缺{'、'.join(missing)}", "yellow") if missing else Chip("齐全", "green", "check")


def _liaison(liaison: LiaisonRow | None) -> list[Part]:
    if liaison is None:
        return [Paragraph("还没有登记联络员。")]
    return [
        Fact("姓名", liaison.name),
        Fact("电话", liaison.phone or UNKNOWN),
        Fact("手机", liaison.mobile or UNKNOWN),
        Fact("邮箱", liaison.email or UNKNOWN),
    ]
