"""For whom a paper is, in grey behind every page: who copies it copies that too."""

from collections.abc import Callable

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from reports.typeset.fonts import Run, measure
from reports.typeset.linebreak import Line
from reports.typeset.setting import Pen

Paint = Callable[[Canvas, tuple[float, float]], None]
"""Given the size of the sheet as it is read."""

_INK = "#DEDEDE"
"""Solid, not transparent: every printer draws it the same, and black text stands out on it."""
_SIZE = 24.0
_ANGLE = 35
_LENGTH = 150 * mm
"""A long name is set smaller, so that the whole of it is on the sheet."""
_PITCH = 62 * mm
_ROWS = range(-2, 3)
_HEAD, _HEAD_SIZE, _HEAD_INK = 15 * mm, 10.5, "#808080"


def watermark(text: str) -> Paint:
    """Writes `text` across a sheet, from the lower left to the upper right; "" writes nothing.

    It stands once more in the margin above the text, where nothing printed hides any of it.
    """

    def paint(canvas: Canvas, sheet: tuple[float, float]) -> None:
        if not text:
            return
        canvas.saveState()
        canvas.translate(sheet[0] / 2, sheet[1] / 2)
        canvas.rotate(_ANGLE)
        for row in _ROWS:
            _write(canvas, Run(text, ink=_INK), row * _PITCH, _SIZE)
        canvas.rotate(-_ANGLE)
        _write(canvas, Run(text, ink=_HEAD_INK), sheet[1] / 2 - _HEAD, _HEAD_SIZE)
        canvas.restoreState()

    return paint


def _write(canvas: Canvas, text: Run, middle: float, most: float) -> None:
    units = measure([text], "heading")
    size = min(most, _LENGTH / sum(unit.width for unit in units))
    pen = Pen(canvas)
    pen.write(Line(units, _LENGTH / size), "center", -_LENGTH / 2, middle, size)
    pen.finish()
