"""版记 at the foot of the last page (GB/T 9704-2012, 7.4): copies, printer and day of printing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlab.lib.units import mm
from reportlab.platypus import Flowable
from reportlab.platypus.doctemplate import ActionFlowable, BaseDocTemplate

from reports.typeset.fonts import measure
from reports.typeset.linebreak import Line, Unit, break_lines, hang_lines
from reports.typeset.page import TEXT_WIDTH
from reports.typeset.setting import Align, Pen

_SIZE = 14.0
_LEADING = 21.0
_PAD = 3.0
_INSET = 1.0
"""Characters free at both sides."""
_ROOM = TEXT_WIDTH / _SIZE - 2 * _INSET
_OUTER, _INNER = 0.35 * mm, 0.25 * mm


def colophon(copies: str, printer: str, day: str) -> list[Flowable]:
    """版记 on the last page if that is upright and has room for it, else on a page of its own.

    Args:
        copies: whom copies go to, or "": then only the last row is printed.
        printer: who prints it.
        day: on which day.
    """
    return [_Upright(), _Colophon(copies, printer, day)]


class _Upright(ActionFlowable):
    """Begins an upright page after a landscape one."""

    def apply(self, doc: BaseDocTemplate) -> None:
        if doc.pageTemplate.id != "portrait":
            doc.handle_nextPageTemplate("portrait")
            doc.handle_pageBreak()


class _Colophon(Flowable):
    """Takes what is left of the page and stands at its foot."""

    def __init__(self, copies: str, printer: str, day: str) -> None:
        super().__init__()
        self._copies = list(_copies(copies))
        names = break_lines(_units(printer), _ROOM)
        self._printer = [replace(line, indent=_INSET) for line in names]
        self._day = Line(_units(f"{day}印发"), _ROOM, _INSET)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        """All that is left, or what it needs if that is more."""
        return aW, max(aH, self._height)

    @property
    def _foot(self) -> float:
        """How high the last row is: the day has a line of its own if it has to."""
        is_beside = self._printer[-1].width + 1 + self._day.width <= _ROOM
        return _row(len(self._printer) + (0 if is_beside else 1))

    @property
    def _height(self) -> float:
        copies = _row(len(self._copies)) if self._copies else 0.0
        return copies + self._foot + _OUTER

    def draw(self) -> None:
        """The lowest rule lies on the lower edge of the text area."""
        pen = Pen(self.canv)
        _write(pen, self._copies, self._height, "justify")
        _write(pen, self._printer, self._foot + _OUTER, "left")
        _write(pen, [self._day], _row(1) + _OUTER, "right")
        pen.finish()
        self._rule(_OUTER / 2, _OUTER)
        if self._copies:
            self._rule(self._foot + _OUTER / 2, _INNER)
        self._rule(self._height - _OUTER / 2, _OUTER)

    def _rule(self, y: float, width: float) -> None:
        self.canv.setLineWidth(width)
        self.canv.line(0, y, TEXT_WIDTH, y)


def _copies(copies: str) -> Iterator[Line]:
    """抄送：…。 with all lines behind the colon."""
    if copies:
        words = _units(f"{copies.rstrip('。.')}。")
        yield from hang_lines(_units("抄送："), words, _INSET + _ROOM, _INSET)


def _write(pen: Pen, lines: Sequence[Line], top: float, align: Align) -> None:
    """The lines of a row whose upper edge is at `top`."""
    for at, line in enumerate(lines):
        pen.write(line, align, 0, top - _PAD - (at + 0.5) * _LEADING, _SIZE)


def _units(text: str) -> list[Unit]:
    return measure(text, "body")


def _row(lines: int) -> float:
    return lines * _LEADING + 2 * _PAD
