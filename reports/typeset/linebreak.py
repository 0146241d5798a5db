"""Where a Chinese line may end: pure functions on measured characters, all widths in em.

The rules are those of GB/T 15834 and GB/T 9704-2012: a mark that closes never starts a line, a mark
that opens never ends one, digits and Latin words stay whole. When a line overflows, its marks first
give up to half an em each; if that is not enough, the last characters go to the next line.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

SQUEEZABLE_AFTER = frozenset("，。、；：！）》〉〕】」』”’")
"""Marks whose right half is empty in all five fonts (？ stands in the middle in Fandol)."""
SQUEEZABLE_BEFORE = frozenset("（《〈〔【「『“‘")
"""Marks whose left half is empty."""

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""Digits of exponents and of the small numbers after figures: never apart from what they follow."""

NO_START = SQUEEZABLE_AFTER | frozenset(f"？…—–·•‧％‰℃～々,.;:!?)]}}%° \u00a0{RAISED}")
NO_END = SQUEEZABLE_BEFORE | frozenset("([{￥¥$№＃\u00a0")

_HALF = 0.5
_FUZZ = 1e-6


@dataclass(frozen=True, slots=True)
class Unit:
    """One character as it will be drawn, `width` in em. A glued one belongs to that before it.

    A `raised` one is small and high; `mark` is what its text is asked for by (a figure's key).
    """

    text: str
    width: float = 1.0
    font: str = ""
    ink: str = ""
    glued: bool = False
    raised: bool = False
    mark: str = ""

    @property
    def squeeze(self) -> float:
        """How much of its width the character can do without; a glued one keeps its place."""
        can = self.text in SQUEEZABLE_AFTER or self.text in SQUEEZABLE_BEFORE
        return _HALF if can and self.width >= 1 and not self.glued else 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """The characters of one line, without spaces at its end.

    `room` is the width it was broken for, `indent` what stands free before it; `final` is true at
    the end of a paragraph or before a forced break: such a line is not spread.
    """

    units: Sequence[Unit]
    room: float
    indent: float = 0.0
    final: bool = True

    @property
    def text(self) -> str:
        """What can be read in the line."""
        return "".join(unit.text for unit in self.units)

    @property
    def width(self) -> float:
        """Width before squeezing or spreading."""
        return sum(unit.width for unit in self.units)


def break_lines(units: Sequence[Unit], measure: float, indent: float = 0.0) -> list[Line]:
    """Break `units` into lines of `measure`, the first shorter by `indent`; at least one line.

    A line feed forces a break. Only text that leaves no other choice (a measure of two or three
    characters, a row of closing marks) breaks a rule, and then not the measure.
    """
    lines: list[Line] = []
    start, total = 0, len(units)
    while start < total or not lines:
        room = measure if lines else measure - indent
        end = _line_end(units, start, room)
        forced = end < total and units[end].text == "\n"
        final = forced or end == total
        lines.append(Line(_stripped(units[start:end]), room, measure - room, final))
        start = end + 1 if forced else end
    return lines


def hang_lines(
    lead: Sequence[Unit], units: Sequence[Unit], measure: float, indent: float = 0.0
) -> list[Line]:
    """Break `units` behind a `lead` that stands `indent` in: all lines begin where the first does.

    Neither squeezing nor spreading a line moves the first of the units.
    """
    start = indent + sum(unit.width for unit in lead)
    glued = [replace(unit, glued=True) for unit in (*lead, *units[:1])]
    first, *rest = break_lines([*glued[len(lead) :], *units[1:]], measure - start)
    return [
        Line([*glued[: len(lead)], *first.units], measure - indent, indent, first.final),
        *(replace(line, indent=start) for line in rest),
    ]


def balance_lines(units: Sequence[Unit], measure: float) -> list[Line]:
    """Break into as few lines as needed, but of nearly equal length, as titles are set."""
    lines = break_lines(units, measure)
    narrow, wide = measure / len(lines) / 2, measure
    while len(lines) > 1 and wide - narrow > _HALF:
        middle = (narrow + wide) / 2
        if len(break_lines(units, middle)) > len(lines):
            narrow = middle
        else:
            wide = middle
    return break_lines(units, wide)


def _line_end(units: Sequence[Unit], start: int, room: float) -> int:
    """Index after the last unit of the line that begins at `start`."""
    width = 0.0
    for at in range(start, len(units)):
        unit = units[at]
        if unit.text == "\n":
            return at
        width += unit.width
        if width > room + _FUZZ and unit.text != " ":
            return _choose_break(units, start, at, room)
    return len(units)


def _choose_break(units: Sequence[Unit], start: int, full: int, room: float) -> int:
    """Where to break when the unit at `full` is too much: squeeze it in, else push others out."""
    end = full
    while end > start and _fits(units[start:end], room):
        if end == len(units) or _may_break(units, end):
            return end
        end += 1
    for end in range(full, start, -1):
        if _may_break(units, end):
            return end
    for end in range(full, start, -1):
        if _may_tear(units, end):
            return end
    return max(full, start + 1)


def _may_break(units: Sequence[Unit], at: int) -> bool:
    return units[at].text == "\n" or (not units[at].glued and _may_tear(units, at))


def _may_tear(units: Sequence[Unit], at: int) -> bool:
    """Whether a word that fills more than a line may be torn here."""
    return units[at].text not in NO_START and units[at - 1].text not in NO_END


def _fits(units: Sequence[Unit], room: float) -> bool:
    line = _stripped(units)
    over = sum(unit.width for unit in line) - room
    return over <= _FUZZ or over <= sum(unit.squeeze for unit in line) + _FUZZ


def _stripped(units: Sequence[Unit]) -> Sequence[Unit]:
    end = len(units)
    while end and units[end - 1].text == " ":
        end -= 1
    return units[:end]
