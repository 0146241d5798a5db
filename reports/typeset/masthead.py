"""Above the title of a 公文 (GB/T 9704-2012, 7.2): red mark, number, red rule."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import toColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from reports.typeset.fonts import Run, measure
from reports.typeset.letterhead import RED
from reports.typeset.linebreak import Line
from reports.typeset.page import TEXT_WIDTH
from reports.typeset.paragraph import BODY_SIZE, PITCH
from reports.typeset.setting import Align, Pen

_MARK_TOP = 35 * mm
"""From the upper edge of the text area."""
_RULE_DROP = 4 * mm
"""Below the number."""
_RULE = 1.2
_BETWEEN = 1.0
"""Characters that number and day are apart at least; both are set smaller if need be."""
_NARROWEST = 0.6
"""A long mark is set in narrow letters before it is set in small ones."""


@dataclass(frozen=True, slots=True)
class _Form:
    """Lines of the grid that it takes, how high its mark is, where that begins."""

    lines: int
    mark: float
    top: float


_HIGH = _Form(8, 45.0, _MARK_TOP)
"""Two blank lines lie between mark and number."""
_LOW = _Form(2, 24.0, 0.0)


class Masthead(Flowable):
    """Stands first on a page: eight lines, or two for a paper that has to fit one sheet.

    The number stands in the middle; where there is a `day`, number and day stand at the sides.
    """

    def __init__(self, mark: str, number: str, day: str = "", *, low: bool = False) -> None:
        super().__init__()
        self._mark = mark
        self._sides: Sequence[tuple[str, Align]] = (
            ((number, "left"), (day, "right")) if day else ((number, "center"),)
        )
        self._form = _LOW if low else _HIGH

    def wrap(self, aW: float, _aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        """From the top of the text area to the foot of the number."""
        return aW, (self._form.lines - 1) * PITCH + BODY_SIZE

    def getSpaceAfter(self) -> float:  # noqa: N802 - overrides ReportLab
        """What is left of the line pitch; the rule lies in it."""
        return PITCH - BODY_SIZE

    def draw(self) -> None:
        """Write from the top down."""
        top = self.wrap(TEXT_WIDTH, 0)[1] - self._form.top
        _write_mark(self.canv, self._mark, top, self._form.mark)
        pen, sides = Pen(self.canv), [(measure(text, "body"), align) for text, align in self._sides]
        width = sum(unit.width for units, _ in sides for unit in units) + _BETWEEN
        size = min(BODY_SIZE, TEXT_WIDTH / width)
        for units, align in sides:
            pen.write(Line(units, TEXT_WIDTH / size), align, 0, BODY_SIZE / 2, size)
        pen.finish()
        self.canv.setFillColor(toColor(RED))
        self.canv.rect(0, -_RULE_DROP - _RULE, TEXT_WIDTH, _RULE, stroke=0, fill=1)


def _write_mark(canvas: Canvas, mark: str, top: float, high: float) -> None:
    """As high as it may be, narrower where it would be wider than the text."""
    units = measure([Run(mark, ink=RED)], "title")
    width = sum(unit.width for unit in units)
    size = min(high, TEXT_WIDTH / (width * _NARROWEST))
    narrow = min(1.0, TEXT_WIDTH / (width * size))
    canvas.saveState()
    canvas.scale(narrow, 1)
    pen = Pen(canvas)
    pen.write(Line(units, TEXT_WIDTH / narrow / size), "center", 0, top - size / 2, size)
    pen.finish()
    canvas.restoreState()
