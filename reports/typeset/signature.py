"""What stands below the last paragraph: 附件说明, who signs, and the day (GB/T 9704-2012)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reports.typeset.fonts import Runs, measure
from reports.typeset.linebreak import Line, Unit, break_lines, hang_lines
from reports.typeset.paragraph import BODY, Text

_OFFICE_IN, _DAY_IN = 2, 2
"""Without a seal: the office from the right edge, the day from where the office begins."""
_SEALED_IN = 4
"""With a seal: the day from the right edge."""
_SEAL_LINES = 2
"""Blank ones above: a seal of 42 mm begins in the first and covers office and day."""


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signs and when; with a seal the office stands centred above the day."""

    office: str
    day: str
    sealed: bool = False


class SignedText(Text):
    """The last paragraph with all that stands below it: no signature stands alone on a page."""

    def __init__(self, runs: Runs, signed: Signed, annexes: Sequence[str] = ()) -> None:
        super().__init__(runs, BODY)
        self._signed = signed
        self._annexes = annexes

    def _broken(self, em: float) -> list[Line]:
        tail = [*_annex_list(self._annexes, em), *_signature(self._signed, em)]
        self._tail = len(tail)
        return [*super()._broken(em), *tail]


def _annex_list(titles: Sequence[str], em: float) -> Iterator[Line]:
    """附件：1.… after a blank line; titles stand below each other, no mark ends them."""
    if titles:
        yield Line((), em)
    indent: float = BODY.indent
    for number, title in enumerate(titles, 1):
        opening = measure("附件：" if number == 1 else "", "body")
        lead = [*opening, *measure(f"{number}.", "body")]
        yield from hang_lines(lead, measure(title, "body"), em, indent)
        indent += _width(opening)


def _signature(signed: Signed, em: float) -> Iterator[Line]:
    """Blank lines, office, day."""
    office, day = measure(signed.office, "body"), measure(signed.day, "body")
    for _ in range(_SEAL_LINES if signed.sealed else 1):
        yield Line((), em)
    if signed.sealed:
        # A name that is too wide to be centred there moves the day with it.
        middle = min(em - _SEALED_IN - _width(day) / 2, em - _width(office) / 2)
        indents = (middle - _width(office) / 2, middle - _width(day) / 2)
    else:
        start = em - _OFFICE_IN - max(_width(office), _width(day) + _DAY_IN)
        indents = (start, start + _DAY_IN)
    for units, indent in zip((office, day), indents, strict=True):
        inside = max(indent, 0.0)
        for line in break_lines(units, em - inside):
            yield replace(line, indent=inside)


def _width(units: Sequence[Unit]) -> float:
    return sum(unit.width for unit in units)
