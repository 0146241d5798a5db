"""Words on the pages of a PDF, found by PDFium; for the one worker, as `ui.parts.pdf` says."""

import unicodedata
from collections.abc import Iterable, Iterator
from ctypes import c_int
from dataclasses import dataclass
from pathlib import Path
from struct import iter_unpack
from typing import Any

from PySide6.QtCore import QPointF, QRectF

from ui.parts.pdf import open_pdf

FINE = 20
"""PDFium tells places in whole units: ask it for so many to a point."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Where words were found.

    Args:
        page: from 0.
        areas: one to a line, in points from the upper left of the page as it is looked at.
    """

    page: int
    areas: tuple[QRectF, ...]


def find_text(path: Path, pages: Iterable[int], words: str) -> list[Hit]:
    """Where words stand, also across the end of a line; width, case and blanks do not count.

    Args:
        path: the PDF.
        pages: to look at, from 0.
        words: without any but blanks nothing is found.

    Raises:
        StoreError: the file is gone, or is no PDF.
    """
    wanted = _plain(words)
    with open_pdf(path) as document:
        return [hit for number in pages for hit in _hits(document, number, wanted)]


def _hits(document: Any, number: int, wanted: str) -> Iterator[Hit]:
    page = document[number]
    text = page.get_textpage()
    try:
        letters, places = _letters(text)
        start = letters.find(wanted) if wanted else -1
        while start >= 0:
            end = start + len(wanted)
            boxes = [_box(page, text, place) for place in dict.fromkeys(places[start:end])]
            yield Hit(number, tuple(_lines(boxes)))
            start = letters.find(wanted, end)
    finally:
        text.close()
        page.close()


def _letters(text: Any) -> tuple[str, list[int]]:
    """The letters of a page without blanks, and the place of each in PDFium's count."""
    from pypdfium2 import raw

    letters, places = list[str](), list[int]()
    for place in range(text.count_chars()):
        plain = _plain(chr(raw.FPDFText_GetUnicode(text, place)))
        letters.append(plain)
        places += [place] * len(plain)
    return "".join(letters), places


def _plain(words: str) -> str:
    """Without blanks and what PDFium puts at the end of a line; in its halves of characters."""
    folded = unicodedata.normalize("NFKC", words).casefold()
    kept = "".join(each for each in folded if unicodedata.category(each) not in {"Cc", "Cn", "Zs"})
    units = kept.encode("utf-16-le", "surrogatepass")
    return "".join(chr(unit) for (unit,) in iter_unpack("<H", units))


def _box(page: Any, text: Any, place: int) -> QRectF:
    """The room of a letter, as high as its font."""
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, place, box)
    corners = (box.left, box.top), (box.right, box.bottom)
    return QRectF(*(_seen(page, x, y) for x, y in corners)).normalized()


def _seen(page: Any, x: float, y: float) -> QPointF:
    """A point of the sheet as it is looked at, from the upper left."""
    from pypdfium2 import raw

    across, down = c_int(), c_int()
    width, height = (round(length * FINE) for length in page.get_size())
    raw.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, across, down)
    return QPointF(across.value / FINE, down.value / FINE)


def _lines(boxes: Iterable[QRectF]) -> Iterator[QRectF]:
    """Letters that stand side by side as one area."""
    line = QRectF()
    for box in boxes:
        if not line.isNull() and not line.top() <= box.center().y() <= line.bottom():
            yield line
            line = QRectF()
        line = line.united(box)
    yield line
