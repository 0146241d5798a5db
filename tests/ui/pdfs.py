"""PDFs to look at: made with known marks on them, and read back."""

from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from resources import resource


def write_pdf(path: Path, upright: int, turned: int = 0) -> Path:
    """Write pages with a black square at the upper left, as they are read; the last ones lie.

    A lying page is drawn on an upright sheet with its head at the left edge, as reports/typeset
    does it, and asks to be turned when it is looked at.
    """
    canvas = Canvas(str(path), pagesize=A4)
    for _ in range(upright):
        canvas.rect(0, A4[1] - 100, 100, 100, fill=1)
        canvas.showPage()
    for _ in range(turned):
        canvas.setPageSize(landscape(A4))  # what is seen; the sheet itself stays upright
        canvas.setPageRotation(90)
        canvas.rect(0, 0, 100, 100, fill=1)
        canvas.showPage()
    canvas.save()
    return path


def count_pages(path: Path) -> int:
    """How many pages a PDF has."""
    document = pdfium.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def read_text(path: Path) -> str:
    """All words of a PDF, lines joined."""
    document = pdfium.PdfDocument(path)
    try:
        found = []
        for page in document:
            text = page.get_textpage()
            found.append(text.get_text_bounded())
            text.close()
            page.close()
        return "".join("".join(found).split())
    finally:
        document.close()


def write_words(path: Path, pages: Sequence[Sequence[str]], *, turned: bool = False) -> Path:
    """Write pages of lines, 20 points apart from the upper left, as they are read."""
    pdfmetrics.registerFont(TTFont("words", str(resource("fonts", "NotoSansSC-Regular.ttf"))))
    canvas = Canvas(str(path), pagesize=landscape(A4) if turned else A4)
    for lines in pages:
        if turned:
            canvas.setPageRotation(90)
            canvas.translate(A4[0], 0)
            canvas.rotate(90)
        canvas.setFont("words", 12)
        height = A4[0] if turned else A4[1]
        for number, line in enumerate(lines, start=1):
            canvas.drawString(60, height - 40 - 20 * number, line)
        canvas.showPage()
    canvas.save()
    return path
