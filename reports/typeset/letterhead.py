"""The head of a letter (信函格式, GB/T 9704-2012 section 10.1): red mark, double rules, number."""

from reportlab.lib.colors import toColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from reports.typeset.fonts import Run, measure
from reports.typeset.linebreak import Line
from reports.typeset.page import TEXT_WIDTH
from reports.typeset.paragraph import BODY_SIZE, PITCH
from reports.typeset.setting import Align, Pen

RED = "#D7000F"
_MARK_TOP = 30 * mm
"""From the upper edge of the sheet."""
_MARK_SIZE = 22.0
_RULE_BELOW_MARK = 4 * mm
_RULE_LENGTH = 170 * mm
_LOWER_RULE = 20 * mm
"""From the lower edge of the sheet."""
_THICK, _THIN, _BETWEEN = 2.0, 0.7, 1.6


class Letterhead(Flowable):
    """Two lines of the grid: mark and rule in the first, urgency left and number right below.

    Stands first on a page. Mark and rules are measured from the edges of the sheet, wider than the
    text; an office with a long name gets a mark as wide as the text.
    """

    def __init__(self, office: str, number: str, urgency: Run) -> None:
        super().__init__()
        self._office = office
        self._number = number
        self._urgency = urgency

    def wrap(self, aW: float, _aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        """Two lines."""
        return aW, PITCH + BODY_SIZE

    def getSpaceAfter(self) -> float:  # noqa: N802 - overrides ReportLab
        """What is left of the line pitch."""
        return PITCH - BODY_SIZE

    def draw(self) -> None:
        """Write the second line in the flow, all else from the edges of the sheet."""
        left, bottom = self.canv.absolutePosition(0, 0)
        top = A4[1] - bottom - _MARK_TOP
        mark = measure([Run(self._office, ink=RED)], "title")
        size = min(_MARK_SIZE, TEXT_WIDTH / sum(unit.width for unit in mark))
        pen, room = Pen(self.canv), TEXT_WIDTH / BODY_SIZE
        pen.write(Line(mark, TEXT_WIDTH / size), "center", 0, top - size / 2, size)
        sides: tuple[tuple[Run, Align], ...] = (
            (self._urgency, "left"),
            (Run(self._number), "right"),
        )
        for text, align in sides:
            pen.write(Line(measure([text], "body"), room), align, 0, BODY_SIZE / 2, BODY_SIZE)
        pen.finish()
        start = (A4[0] - _RULE_LENGTH) / 2 - left
        upper, lower = top - size - _RULE_BELOW_MARK, _LOWER_RULE - bottom
        self._rule(start, upper - _THICK, upper - _THICK - _BETWEEN - _THIN)
        self._rule(start, lower, lower + _THICK + _BETWEEN)

    def _rule(self, x: float, thick: float, thin: float) -> None:
        """A double rule from its two lower edges."""
        self.canv.setFillColor(toColor(RED))
        for y, height in ((thick, _THICK), (thin, _THIN)):
            self.canv.rect(x, y, _RULE_LENGTH, height, stroke=0, fill=1)
