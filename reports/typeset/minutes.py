"""The head of 纪要 (GB/T 9704-2012 section 10.3): red mark, number, office and day, red rule."""

from reportlab.lib.colors import toColor
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from reports.typeset.fonts import Run, measure
from reports.typeset.letterhead import RED
from reports.typeset.linebreak import Line
from reports.typeset.page import TEXT_WIDTH
from reports.typeset.paragraph import BODY_SIZE, PITCH
from reports.typeset.setting import Align, Pen

_MARK_TOP = 35 * mm
"""From the upper edge of the text area."""
_MARK_SIZE = 30.0
_LINES = 8
"""Of the grid: the mark, two blank ones, number, office and day."""
_HEIGHT = (_LINES - 1) * PITCH + BODY_SIZE
_INSET = 1.0
"""Office and day stand one character in from the sides."""
_RULE_DROP = 4 * mm
_RULE = 1.2


class MinutesHead(Flowable):
    """Stands first on a page; a long mark is set as wide as the text."""

    def __init__(self, mark: str, number: str, office: str, day: str) -> None:
        super().__init__()
        self._mark = mark
        self._number = number
        self._office = office
        self._day = day

    def wrap(self, aW: float, _aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        """Eight lines."""
        return aW, _HEIGHT

    def getSpaceAfter(self) -> float:  # noqa: N802 - overrides ReportLab
        """What is left of the line pitch."""
        return PITCH - BODY_SIZE

    def draw(self) -> None:
        """Write from the top down; the rule lies in the space after the last line."""
        mark = measure([Run(self._mark, ink=RED)], "title")
        size = min(_MARK_SIZE, TEXT_WIDTH / sum(unit.width for unit in mark))
        pen, room = Pen(self.canv), TEXT_WIDTH / BODY_SIZE
        top = _HEIGHT - _MARK_TOP
        pen.write(Line(mark, TEXT_WIDTH / size), "center", 0, top - size / 2, size)
        last = BODY_SIZE / 2
        texts: tuple[tuple[str, Align, float], ...] = (
            (self._number, "center", last + PITCH),
            (self._office, "left", last),
            (self._day, "right", last),
        )
        for text, align, middle in texts:
            line = Line(measure(text, "body"), room - 2 * _INSET, _INSET)
            pen.write(line, align, 0, middle, BODY_SIZE)
        pen.finish()
        self.canv.setFillColor(toColor(RED))
        self.canv.rect(0, -_RULE_DROP, TEXT_WIDTH, _RULE, stroke=0, fill=1)
