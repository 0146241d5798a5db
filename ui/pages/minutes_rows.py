"""What is proposed from pasted minutes, as the list shows it: each waits until it is confirmed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from uuid import UUID

from ui.parts.marked_text import TextMark
from ui.parts.marks import Chip
from ui.parts.rows_model import Column
from workbench.decisions import DecisionKind
from workbench.rules.minutes import Proposed, place_of

WAITING, TAKEN, DROPPED = "待确认", "已采用", "不采用"
DOUBTFUL = Chip(WAITING, "yellow", "triangle")
CHIPS = {
    WAITING: Chip(WAITING, "blue", "clock"),
    TAKEN: Chip(TAKEN, "green", "check"),
    DROPPED: Chip(DROPPED, "grey", "ring"),
}
BETWEEN = "、"

Texts = Mapping[str, str]
Names = Mapping[UUID, str]

_ids = count()


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One proposal: `read` is what the rules found, `texts` what stands in the form now.

    Both by the form's fields, without those that are empty. `taken` is the decision recorded from
    it; one that is `by_hand` was marked by the user.
    """

    proposed: Proposed[UUID]
    read: Texts
    texts: Texts
    number: int = 0
    taken: UUID | None = None
    is_dropped: bool = False
    by_hand: bool = False
    id: int = field(default_factory=lambda: next(_ids))

    @property
    def state(self) -> str:
        """待确认, 已采用 or 不采用."""
        if self.taken:
            return TAKEN
        return DROPPED if self.is_dropped else WAITING

    @property
    def chip(self) -> Chip:
        """Its state; what waits and has something odd about it has a triangle."""
        return DOUBTFUL if self.state == WAITING and self.notes else CHIPS[self.state]

    @property
    def is_touched(self) -> bool:
        """Whether somebody has decided on it or typed in it."""
        return self.state != WAITING or self.by_hand or self.texts != self.read

    @property
    def notes(self) -> str:
        """What there is to say about it."""
        said = list(self.proposed.notes)
        if len(self.proposed.leads) > 1:
            said.append("牵头单位有几个：第一个记为牵头，其余记为配合，请确认。")
        return "".join(said)


def row_of(proposed: Proposed[UUID], names: Names, *, by_hand: bool = False) -> ProposalRow:
    """A proposal nobody has looked at yet; a decision has one lead, further ones cooperate."""
    lead, *others = [names[key] for key in proposed.leads] or [""]
    others += [names[key] for key in proposed.cooperating]
    is_work = lead or proposed.due_on
    texts = {
        "text": proposed.text,
        "kind": str(DecisionKind.NEW_WORK) if is_work else "",
        "is_public": "公开",
        "unit_id": lead,
        "cooperating": BETWEEN.join(others),
        "due_on": proposed.due_on.isoformat() if proposed.due_on else "",
    }
    texts = {name: text for name, text in texts.items() if text}
    return ProposalRow(proposed, texts, texts, by_hand=by_hand)


def read_again(
    before: Sequence[ProposalRow], found: Sequence[Proposed[UUID]], names: Names, paste: str
) -> list[ProposalRow]:
    """The rows of a paste that has changed, in its order.

    What somebody decided or typed stays, as long as the words stand in the paste.
    """
    known: dict[str, list[ProposalRow]] = {}
    for row in before:
        known.setdefault(row.proposed.text, []).append(row)
    rows = [
        _renewed(known[each.text].pop(0), each, names)
        if known.get(each.text)
        else row_of(each, names)
        for each in found
    ]
    left = [row for kept in known.values() for row in kept if row.is_touched]
    rows += [row for row in left if place_of(paste, row.proposed.text, row.proposed.line)]
    return in_order(rows)


def in_order(rows: Sequence[ProposalRow]) -> list[ProposalRow]:
    """By their lines in the paste, numbered."""
    ordered = sorted(rows, key=lambda row: row.proposed.line)
    return [replace(row, number=number) for number, row in enumerate(ordered, 1)]


def _renewed(row: ProposalRow, proposed: Proposed[UUID], names: Names) -> ProposalRow:
    fresh = row_of(proposed, names)
    texts = fresh.texts if row.texts == row.read else row.texts
    return replace(row, proposed=proposed, read=fresh.read, texts=texts)


def mark_of(row: ProposalRow, paste: str) -> TextMark | None:
    """Where a proposal stands in the paste."""
    place = place_of(paste, row.proposed.text, row.proposed.line)
    return TextMark(*place, row.number, CHIPS[row.state].tone) if place else None


COLUMNS: tuple[Column[ProposalRow], ...] = (
    Column(title="序号", text=lambda r: str(r.number), key=lambda r: r.number, width=50),
    Column(title="状态", text=lambda r: r.state, mark=lambda r: r.chip, width=92),
    Column(
        title="议定事项",
        text=lambda r: r.texts.get("text", ""),
        tip=lambda r: r.texts.get("text", ""),
        width=160,
        weight=3,
    ),
    Column(title="牵头单位", text=lambda r: r.texts.get("unit_id", "—"), width=104, quiet=True),
    Column(
        title="配合单位",
        text=lambda r: r.texts.get("cooperating", "—"),
        tip=lambda r: r.texts.get("cooperating", ""),
        width=104,
        weight=1,
        quiet=True,
    ),
    Column(title="完成时限", text=lambda r: r.texts.get("due_on", "—"), width=98, quiet=True),
    Column(title="类别", text=lambda r: r.texts.get("kind", "未定"), width=78, quiet=True),
    Column(title="提示", text=lambda r: r.notes, tip=lambda r: r.notes, width=120, weight=2),
)
