"""The register of issued papers: which there are, what was archived of each, and what to do."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal

from ui.desk import Desk
from ui.issued_papers import check_archive
from ui.pages.register import REVOKED, VALID, Register, state
from ui.parts.buttons import button
from ui.parts.chips import FilterChip
from ui.parts.detail import Fact, Paragraph, Part, Section
from ui.parts.marks import Chip
from ui.parts.picker import Picker
from ui.parts.rows_model import Column
from workbench.archive import Form
from workbench.issued import IssuedRow, list_issues, revoke_issue
from workbench.papers import PaperKind
from workbench.rules.words import chinese_date

FORMS = {Form.PDF: "PDF", Form.WORD: "Word", Form.DATA: "数据"}
"""What was archived, in words."""
SHOWN_DIGITS = 16


def state_chip(row: IssuedRow) -> Chip:
    """Whether a paper still holds, in colour, shape and word."""
    return Chip(REVOKED, "grey", "ring") if row.revoked_on else Chip(VALID, "green", "check")


COLUMNS: tuple[Column[IssuedRow], ...] = (
    Column(
        title="文号",
        text=lambda row: row.document_number,
        key=lambda row: (row.kind, row.year, row.number),
        width=150,
    ),
    Column(title="标题", text=lambda row: row.title, width=180, weight=1),
    Column(title="成文", text=lambda row: row.issued_on.isoformat(), width=98, quiet=True),
    Column(title="截至", text=lambda row: row.as_of.isoformat(), width=98, quiet=True),
    Column(title="状态", text=state, mark=state_chip, width=92),
)


class IssuedRegister(Register[IssuedRow]):
    """Every paper that went out, the latest first.

    Signals:
        asked: an `IssuedRow` that is to be read.
        paired: two `IssuedRow`s that are to be compared.
    """

    asked = Signal(object)
    paired = Signal(object, object)

    record = "issue"
    kinds = frozenset({"IssuedPaper"})
    key = "issued"
    filter_hint = "查找文号、标题"
    hint = "从左边选一份，这里显示它何时定稿、归档在哪里。"

    def __init__(self, desk: Desk) -> None:
        self.kind = FilterChip("文书", [(kind, kind) for kind in PaperKind])
        self.year = FilterChip("年度")
        self.comparing = button("与另一份比较", self.choose_other, tip="数据、文字、表格有哪些不同")
        super().__init__(
            desk,
            title="已定稿",
            columns=COLUMNS,
            acts=(button("核对归档文件", self.verify, tip="按 SHA-256 逐份核对"),),
            side_acts=(
                button("打开", self.open_chosen, "primary", key="Enter"),
                self.comparing,
            ),
            chips=(self.kind, self.year),
        )
        self.table.opened.connect(lambda _: self.open_chosen())

    # The list

    def read(self) -> Sequence[IssuedRow]:
        """Read the register, and offer the years that are in it."""
        rows = self.desk.store.read(list_issues)
        years = sorted({row.year for row in rows}, reverse=True)
        self.year.set_options([(year, f"{year}年") for year in years])
        return rows

    def keeps(self, row: IssuedRow) -> bool:
        """Whether every filter lets a paper through."""
        return (
            self.kind.value() in (None, row.kind)
            and self.year.value() in (None, row.year)
            and self.state.value() in (None, state(row))
        )

    def invite(self) -> None:
        """Say what will be here, and how it begins."""
        self.table.empty.say(
            "定稿的文书会登记在这里，连同归档的 PDF、Word 和数据。生成一份文书后按“定稿”。",
            "到文书",
            lambda: self.desk.bus.want("reports", {"view": "papers"}),
        )

    def words(self, row: IssuedRow) -> str:
        """What can be searched in."""
        return f"{row.document_number} {row.title}"

    def verify(self) -> None:
        """Compare every archived file with its SHA-256."""
        self.desk.jobs.run(check_archive, self.desk.store, self.rows, done=self.desk.bus.announce)

    # The chosen paper

    def show_row(self, row: IssuedRow) -> None:
        """Show when it went out and what was archived of it."""
        parts: list[Part] = [
            Paragraph(row.title),
            Fact("文书", row.kind),
            Fact("成文", chinese_date(row.issued_on)),
            Fact("统计截至", chinese_date(row.as_of)),
        ]
        if row.revoked_on:
            parts.append(Fact(REVOKED, chinese_date(row.revoked_on)))
        parts.append(Section("归档文件（SHA-256）"))
        parts += [Fact(FORMS[form], f"{sha[:SHOWN_DIGITS]}…") for form, sha in row.files]
        self.detail.show_record(row.document_number, state_chip(row), parts)
        self.revoking.setEnabled(row.revoked_on is None)
        self.comparing.setEnabled(len(self.rows) > 1)

    def open_chosen(self) -> None:
        """Read the chosen paper."""
        row = self.table.chosen_row()
        if row is not None:
            self.asked.emit(row)

    def choose_other(self) -> None:
        """Choose the paper to compare with; those of the same kind and subject come first."""
        row = self.table.chosen_row()
        others = [other for other in self.rows if row and other.id != row.id]
        if row is None or not others:
            return
        others.sort(key=lambda other: (other.key != row.key, other.kind != row.kind))
        options = [(other, f"{other.document_number}　{other.title}") for other in others]
        picker = Picker(options, others[0], self)
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.picked.connect(partial(self.paired.emit, row))
        picker.open_under(self.comparing)

    def revoke(self, row: IssuedRow, today: date) -> None:
        self.act(f"已作废{row.document_number}", revoke_issue, row.id, today)
