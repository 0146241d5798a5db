"""Paragraphs of a 公文: body, headings, titles, captions, on the grid of 28 × 22 characters."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, floor

from reportlab.platypus import Flowable

from reports.typeset.fonts import Role, Runs, measure, plain
from reports.typeset.linebreak import Line, balance_lines, break_lines
from reports.typeset.page import TEXT_HEIGHT, TEXT_WIDTH
from reports.typeset.setting import Align, Pen

BODY_SIZE = TEXT_WIDTH / 28
"""15.79 pt: 28 characters fill the line (3号, 16 pt, would not)."""
PITCH = (TEXT_HEIGHT - BODY_SIZE) / 21
"""29.62 pt: the 22nd line stands on the bottom of the text area."""
_TOGETHER = 2
"""Lines of a paragraph that a page holds at least, at its foot and at its head."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set: sizes and the space `after` it in points, `indent` in characters.

    A `heading` is never split and never last on a page; one with a `bookmark` is listed in the
    outline that PDF readers show.
    """

    role: Role = "body"
    size: float = BODY_SIZE
    leading: float = PITCH
    indent: float = 0
    align: Align = "justify"
    after: float = 0
    heading: bool = False
    bookmark: bool = False


BODY = Style(indent=2)
FLUSH = Style()
"""Body text without indent: 主送机关, a line of an annex list."""
TITLE = Style("title", size=22, align="center", heading=True)
"""Lines of nearly equal length; a line feed in the text breaks it at word sense instead."""
HEADING1 = Style("heading", indent=2, heading=True, bookmark=True)
HEADING2 = Style("kai", indent=2, heading=True)
ANNEX = Style("heading", after=PITCH, heading=True, bookmark=True)
"""The mark "附件1" at the head of a page; the annex's title follows two lines below."""
CAPTION = Style("heading", size=10.5, leading=15, align="center", heading=True)
"""The name of a chart or table, above it."""
NOTE = Style("kai", size=10.5, leading=15, after=6)
"""Small print below a paragraph or table."""
CHART_NOTE = replace(NOTE, after=14)
"""The sentence under a chart: another chart may follow."""


class Lines(Flowable):
    """Lines that were already broken; each page takes as many as fit.

    The last `tail` lines (a signature) are no part of the paragraph, but stay together with two
    lines of it.
    """

    def __init__(self, lines: Sequence[Line], style: Style, tail: int = 0) -> None:
        super().__init__()
        self.style = style
        self._lines = lines
        self._tail = tail

    def wrap(self, aW: float, _aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        """Height from the top of the first line to the foot of the last one."""
        return aW, self._height(len(self._lines))

    def split(self, _aW: float, aH: float) -> list[Flowable]:  # noqa: N803 - ReportLab's names
        """Split where the page ends, leaving no single line of the paragraph behind or ahead."""
        fit = floor((aH - self.style.size) / self.style.leading + 1e-6) + 1
        if fit < self._least or self._least == len(self._lines):
            return []
        fit = min(fit, len(self._lines) - self._tail - _TOGETHER)
        rest = Lines(self._lines[fit:], self.style, self._tail)
        return [Lines(self._lines[:fit], self.style), rest]

    def opening(self, width: float) -> float:
        """Height of the least that may stand at the foot of a page."""
        self.wrap(width, 0)
        return self._height(self._least)

    @property
    def _least(self) -> int:
        """Lines that begin together: all of a heading or of a paragraph too short to be split."""
        splits = len(self._lines) - self._tail >= 2 * _TOGETHER and not self.style.heading
        return _TOGETHER if splits else len(self._lines)

    def getSpaceAfter(self) -> float:  # noqa: N802 - overrides ReportLab
        """What is left of the line pitch: at the foot of a page nobody needs it."""
        return self.style.leading - self.style.size + self.style.after

    def draw(self) -> None:
        """Write the lines from the top down."""
        style, pen = self.style, Pen(self.canv)
        middle = self._height(len(self._lines)) - style.size / 2
        for line in self._lines:
            pen.write(line, style.align, 0, middle, style.size)
            middle -= style.leading
        pen.finish()

    def _height(self, count: int) -> float:
        return (count - 1) * self.style.leading + self.style.size


class Text(Lines):
    """A paragraph; a line feed begins a new line of it, and `Text("")` is a blank line.

    `runs` is plain text or a list of `Run(text, role, ink)`: a 黑体 lead-in and a 仿宋 body can
    share a line.
    """

    def __init__(self, runs: Runs, style: Style = BODY, tail: int = 0) -> None:
        super().__init__((), style, tail)
        self._runs = runs
        self._width = 0.0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        """Break the text for this width, once."""
        if self._width != aW:
            self._width = aW
            self._lines = self._broken(aW / self.style.size)
        return super().wrap(aW, aH)

    def _broken(self, em: float) -> list[Line]:
        units = measure(self._runs, self.style.role)
        if self.style.align == "center":
            lines = balance_lines(units, em)
            return [Line(line.units, em, final=True) for line in lines]
        return break_lines(units, em, self.style.indent)

    def draw(self) -> None:
        """Write the paragraph and, for a heading, the bookmark that leads to it."""
        if self.style.bookmark:
            _, y = self.canv.absolutePosition(0, 0)
            key = f"{self.canv.getPageNumber()}-{y:.0f}"
            self.canv.bookmarkHorizontal(key, 0, self._height(len(self._lines)))
            self.canv.addOutlineEntry(plain(self._runs), key)
        super().draw()


class NextLine(Flowable):
    """Room after a table or chart, so that the text below stands on a line of the grid again."""

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        """None at the foot of a page, nor on a landscape one, which has lines of its own."""
        used = TEXT_HEIGHT - aH
        gap = ceil(used / PITCH - 1e-6) * PITCH - used if aW == TEXT_WIDTH else 0.0
        return aW, min(gap, max(aH, 0.0))

    def draw(self) -> None:
        """Nothing."""
