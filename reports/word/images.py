"""Charts and codes as pictures for Word: the drawings of the paper at the resolution of print."""

from collections.abc import Iterator
from io import BytesIO
from itertools import count, groupby
from typing import Final

import pypdfium2
from docx.parts.document import DocumentPart
from docx.shared import Pt
from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel
from reportlab.graphics.shapes import Drawing, Rect
from reportlab.lib.colors import black

from reports.typeset.fonts import FALLBACK, load_font
from reports.word.markup import Element, tag, words

_DPI: Final = 300
_QUIET: Final = 4
"""Free modules around a code (ISO/IEC 18004, section 9.1)."""


class Pictures:
    """The pictures of one file."""

    def __init__(self, part: DocumentPart) -> None:
        self._part = part
        self._numbers = count(1)

    def show(self, drawing: Drawing, said: str) -> Element:
        """A run with the drawing in its own size; `said` is read to those who cannot see it."""
        width, height = Pt(drawing.width), Pt(drawing.height)
        inline = self._part.new_pic_inline(BytesIO(png(drawing)), width, height)
        inline.docPr.set("id", str(next(self._numbers)))
        inline.docPr.set("descr", words(said))
        return tag("r", tag("drawing", inline))


def png(drawing: Drawing) -> bytes:
    """The drawing in grey, the same bytes for the same drawing."""
    load_font(FALLBACK)
    data = renderPDF.drawToString(drawing, canvasKwds={"initialFontName": FALLBACK})
    with pypdfium2.PdfDocument(data) as pdf:
        image = pdf[0].render(scale=_DPI / 72, grayscale=True).to_pil()
    out = BytesIO()
    image.save(out, "PNG", dpi=(_DPI, _DPI), optimize=True)
    return out.getvalue()


def qr_code(text: str, size: float) -> Drawing:
    """A code `size` points wide with its quiet zone: UTF-8, error correction M."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(QR8bitByte(text))
    code.make()
    drawing = Drawing(size, size)
    module = size / (len(code.modules) + 2 * _QUIET)
    for row, line in enumerate(code.modules):
        for start, length in _dark(line):
            x, y = (start + _QUIET) * module, size - (row + 1 + _QUIET) * module
            bar = Rect(x, y, length * module, module)
            bar.fillColor, bar.strokeColor = black, None
            drawing.add(bar)
    return drawing


def _dark(line: list[bool]) -> Iterator[tuple[int, int]]:
    """Where dark modules begin in a line, and how many they are."""
    at = 0
    for is_dark, same in groupby(line):
        length = len(list(same))
        if is_dark:
            yield at, length
        at += length
