"""Who is proposed from a pasted list, as the table shows it: each waits until it is confirmed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from uuid import UUID

from ui.parts.marked_text import TextMark
from ui.parts.marks import Chip
from ui.parts.rows_model import Column
from workbench.roster_intake import Comparison, Standing
from workbench.rules.masking import Mask, mask_mobile, mask_phone
from workbench.rules.roster import ProposedMember

WAITING, TAKEN, DROPPED, HELD = "待确认", "已采用", "不采用", "已在名单"
DOUBTFUL = Chip(WAITING, "yellow", "triangle")
CHIPS = {
    WAITING: Chip(WAITING, "blue", "clock"),
    TAKEN: Chip(TAKEN, "green", "check"),
    DROPPED: Chip(DROPPED, "grey", "ring"),
    HELD: Chip(HELD, "grey", "check"),
}
ASKED = ("sameness", "role", "post")
"""What may have to be filled in, the most pressing first."""
AS_MEMBER = "名单没有写组内职务，先按成员。"
ASKS = "是同一人还是重名？"

Texts = Mapping[str, str]
_ids = count()


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One proposal: `read` is what the rules found, `texts` what stands in the form now.

    Both by the form's fields, without those that are empty.
    """

    proposed: ProposedMember[UUID]
    read: Texts
    texts: Texts
    comparison: Comparison
    number: int = 0
    is_taken: bool = False
    is_dropped: bool = False
    id: int = field(default_factory=lambda: next(_ids))

    @property
    def state(self) -> str:
        """待确认, 已采用, 不采用 or 已在名单; undone, what was taken waits again."""
        if self.comparison.standing is Standing.HELD:
            return TAKEN if self.is_taken else HELD
        return DROPPED if self.is_dropped else WAITING

    @property
    def chip(self) -> Chip:
        """Its state; what waits and has something odd about it has a triangle."""
        return DOUBTFUL if self.state == WAITING and self.notes else CHIPS[self.state]

    @property
    def notes(self) -> str:
        """What there is to say about it."""
        if self.state != WAITING:
            return ""
        asks = ASKS if self.comparison.standing is Standing.NAMESAKE else ""
        as_member = "" if self.proposed.role or self.texts.get("role") != "成员" else AS_MEMBER
        return f"{self.comparison.words}{asks}{as_member}{''.join(self.proposed.notes)}"


def texts_of(proposed: ProposedMember[UUID], names: Mapping[UUID, str]) -> Texts:
    """What the form shows of a proposal that nobody has looked at."""
    contact = proposed.contact
    texts = {
        "name": proposed.name,
        "role": proposed.role or "成员",
        "post": proposed.post,
        "unit_id": names[proposed.unit] if proposed.unit else "",
        "phone": contact.phone,
        "mobile": contact.mobile,
        "fax": contact.fax,
        "email": contact.email,
    }
    return {name: text for name, text in texts.items() if text}


def kept_of(before: Sequence[PersonRow], row: PersonRow) -> PersonRow:
    """A row that is read again, with what somebody typed or decided about it before."""
    for old in before:
        if (old.proposed.name, old.read) == (row.proposed.name, row.read):
            return replace(
                row, texts=old.texts, is_taken=old.is_taken, is_dropped=old.is_dropped, id=old.id
            )
    return row


def mark_of(row: PersonRow, paste: str) -> TextMark | None:
    """Where the name stands in the paste, blanks inside it or not."""
    lines = paste.splitlines(keepends=True)
    begin = sum(map(len, lines[: row.proposed.line - 1]))
    form = re.compile(r"\s*".join(map(re.escape, row.proposed.name)))
    found = form.search(paste, begin)
    tone = CHIPS[row.state].tone
    return TextMark(found.start(), found.end(), row.number, tone) if found else None


def _numbers(row: PersonRow) -> str:
    masked = (
        mask_phone(row.texts.get("phone", ""), Mask.INTERNAL),
        mask_mobile(row.texts.get("mobile", ""), Mask.INTERNAL),
    )
    return "　".join(filter(None, masked)) or "—"


COLUMNS: tuple[Column[PersonRow], ...] = (
    Column(title="序号", text=lambda r: str(r.number), key=lambda r: r.number, width=50),
    Column(title="状态", text=lambda r: r.state, mark=lambda r: r.chip, width=96),
    Column(title="姓名", text=lambda r: r.texts.get("name", ""), width=84),
    Column(title="组内职务", text=lambda r: r.texts.get("role", "—"), width=88, quiet=True),
    Column(
        title="单位及职务",
        text=lambda r: r.texts.get("post", "—"),
        tip=lambda r: r.texts.get("post", ""),
        width=140,
        weight=3,
    ),
    Column(title="单位", text=lambda r: r.texts.get("unit_id", "—"), width=96, quiet=True),
    Column(title="电话", text=_numbers, width=150, weight=1, quiet=True),
    Column(title="与名册相比", text=lambda r: r.comparison.standing, width=126, quiet=True),
    Column(title="提示", text=lambda r: r.notes, tip=lambda r: r.notes, width=120, weight=2),
)
