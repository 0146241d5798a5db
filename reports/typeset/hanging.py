"""出席, 请假, 列席 at the end of 纪要: a word in 黑体, and names that go on below the first one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reports.typeset.fonts import Run, measure
from reports.typeset.linebreak import Line, Unit, hang_lines
from reports.typeset.paragraph import BODY, Text


class NameList(Text):
    """Two characters in, `lead` and a colon; all lines of the names begin behind the colon.

    GB/T 9704-2012, section 10.3. No name is broken; what stands before it may be.
    """

    def __init__(self, lead: str, names: Sequence[tuple[str, str]]) -> None:
        super().__init__("", BODY)
        self._lead = lead
        self._names = names

    def _broken(self, em: float) -> list[Line]:
        lead = measure([Run(f"{self._lead}：", "heading")], "body")
        return hang_lines(lead, list(self._units()), em, BODY.indent)

    def _units(self) -> Iterator[Unit]:
        for at, (before, name) in enumerate(self._names):
            yield from measure(f"、{before}" if at else before, "body")
            head, *tail = measure(name, "body")
            yield head
            yield from (replace(unit, glued=True) for unit in tail)
