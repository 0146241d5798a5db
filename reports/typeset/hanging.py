"""出席, 请假, 列席 at the end of 纪要: a word in 黑体, and names that go on below the first one."""

from dataclasses import replace

from reports.typeset.fonts import Run, measure
from reports.typeset.linebreak import Line, break_lines
from reports.typeset.paragraph import BODY, Text


class NameList(Text):
    """Two characters in, `lead` and a colon; all lines of the names begin behind the colon.

    GB/T 9704-2012, section 10.3.
    """

    def __init__(self, lead: str, names: str) -> None:
        super().__init__(names, BODY)
        self._lead = lead

    def _broken(self, em: float) -> list[Line]:
        lead = measure([Run(f"{self._lead}：", "heading")], "body")
        start = BODY.indent + sum(unit.width for unit in lead)
        first, *rest = break_lines(measure(self._runs, "body"), em - start)
        # Glued, so that spreading the line does not move its first name.
        units = [replace(unit, glued=True) for unit in (*lead, *first.units[:1])]
        units.extend(first.units[1:])
        return [
            Line(units, em - BODY.indent, BODY.indent, first.final),
            *(replace(line, indent=start) for line in rest),
        ]
