"""The sheet of GB/T 9704-2012: A4, 版心 156 × 225 mm, numbers outside, landscape sheets turned."""

from typing import Literal, cast

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Frame, PageTemplate
from reportlab.platypus.doctemplate import ActionFlowable, BaseDocTemplate
from reportlab.platypus.flowables import PageBreakIfNotEmpty

from reports.typeset.canvas import PaperCanvas
from reports.typeset.fonts import measure
from reports.typeset.linebreak import Line
from reports.typeset.setting import Pen
from reports.typeset.watermark import watermark

Sheet = Literal["portrait", "landscape"]

TEXT_WIDTH = 156 * mm
TEXT_HEIGHT = 225 * mm
TOP, RIGHT, BOTTOM, LEFT = 37 * mm, 26 * mm, 35 * mm, 28 * mm

_NUMBER_SIZE = 14.0
_NUMBER_DROP = 7 * mm


def next_sheet(sheet: Sheet) -> list[Flowable]:
    """Begin a new page of this kind; nothing is left blank when a page has just begun."""
    return [PageBreakIfNotEmpty(nextTemplate=sheet)]


def next_letter() -> list[Flowable]:
    """Begin a letter: a new upright page, the first of its own count and without a number."""
    return [*next_sheet("portrait"), _Letter()]


class _Letter(ActionFlowable):
    """Tells the document that a letter begins on this page."""

    def apply(self, doc: BaseDocTemplate) -> None:
        doc.letter_page = doc.page  # type: ignore[attr-defined]


def page_templates(behind: str = "") -> list[PageTemplate]:
    """The two kinds of sheet; both are numbered in the same place of the upright sheet.

    On each page the words that stand `behind` the text are written before it.
    """
    paint = watermark(behind)

    def begin(canvas: Canvas, _doc: BaseDocTemplate) -> None:
        paint(canvas, A4)

    def begin_turned(canvas: Canvas, _doc: BaseDocTemplate) -> None:
        cast("PaperCanvas", canvas).turn()
        paint(canvas, landscape(A4))

    upright = Frame(LEFT, BOTTOM, TEXT_WIDTH, TEXT_HEIGHT, 0, 0, 0, 0)
    across = Frame(BOTTOM, RIGHT, TEXT_HEIGHT, TEXT_WIDTH, 0, 0, 0, 0)
    turned = PageTemplate(
        "landscape", [across], onPage=begin_turned, onPageEnd=_turn_back, pagesize=landscape(A4)
    )
    turned.rotation = 90  # type: ignore[attr-defined]  # read by BaseDocTemplate.handle_pageEnd
    portrait = PageTemplate("portrait", [upright], onPage=begin, onPageEnd=_number, pagesize=A4)
    return [portrait, turned]


def _turn_back(canvas: Canvas, doc: BaseDocTemplate) -> None:
    cast("PaperCanvas", canvas).turn_back()
    _number(canvas, doc)


def _number(canvas: Canvas, doc: BaseDocTemplate) -> None:
    """— 1 —, the dashes 7 mm below the text, one character in: odd pages right, even pages left.

    Letters (信函格式) are counted each for itself, and their first page shows no number.
    """
    page = canvas.getPageNumber()
    if letter_page := getattr(doc, "letter_page", 0):
        page -= letter_page - 1
        if page == 1:
            return
    room = TEXT_WIDTH / _NUMBER_SIZE - 2
    line = Line(measure(f"— {page} —", "song"), room, indent=1)
    canvas.saveState()
    pen = Pen(canvas)
    # The dash is drawn a tenth of an em below the middle of a Chinese character.
    middle = BOTTOM - _NUMBER_DROP + _NUMBER_SIZE / 10
    pen.write(line, "right" if page % 2 else "left", LEFT, middle, _NUMBER_SIZE)
    pen.finish()
    canvas.restoreState()
