"""PDFs to look at: made with known marks on them, and read back."""

from pathlib import Path

import pypdfium2 as pdfium
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas


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
