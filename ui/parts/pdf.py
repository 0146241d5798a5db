"""Pages of a PDF as pictures, made by PDFium.

PDFium knows no threads: call these in the one worker only (`ui.jobs`). Opening a file costs less
than a millisecond, so each call opens it and closes it again, the page before its document; no
handle keeps a temporary file from being replaced or removed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtGui import QImage

from workbench.errors import StoreError

WHITE = (255, 255, 255, 255)


def read_sizes(path: Path) -> tuple[QSizeF, ...]:
    """Width and height of every page as it is looked at, in points.

    Raises:
        StoreError: the file is gone, or is no PDF.
    """
    with open_pdf(path) as document:
        return tuple(QSizeF(*document.get_page_size(number)) for number in range(len(document)))


def draw_page(path: Path, number: int, width: int) -> QImage:
    """One page (from 0) as it is looked at, `width` pixels wide.

    Raises:
        StoreError: the file is gone, or is no PDF.
    """
    with _page(path, number) as page:
        across, down = page.get_size()
        return _draw(page, QSize(width, max(1, round(width * down / across))), turn=0)


def draw_sheet(path: Path, number: int, room: QSize) -> QImage:
    """One page as it lies on the upright sheet that goes through a printer, as large as fits.

    Raises:
        StoreError: the file is gone, or is no PDF.
    """
    with _page(path, number) as page:
        turned = page.get_rotation() // 90
        size = QSizeF(*page.get_size())
        if turned % 2:
            size.transpose()
        fitted = size.scaled(QSizeF(room), Qt.AspectRatioMode.KeepAspectRatio).toSize()
        return _draw(page, fitted, turn=-turned % 4)


def _draw(page: Any, size: QSize, turn: int) -> QImage:
    from pypdfium2 import PdfBitmap, raw

    width, height = size.width(), size.height()
    bitmap = PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGRx)
    try:
        bitmap.fill_rect(WHITE, 0, 0, width, height)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, turn, raw.FPDF_ANNOT)
        shared = QImage(bitmap.buffer, width, height, bitmap.stride, QImage.Format.Format_RGB32)
        return shared.copy()
    finally:
        bitmap.close()


@contextmanager
def _page(path: Path, number: int) -> Iterator[Any]:
    with open_pdf(path) as document:
        page = document[number]
        try:
            yield page
        finally:
            page.close()


@contextmanager
def open_pdf(path: Path) -> Iterator[Any]:
    """A `PdfDocument`, closed again when the work with it is done.

    Raises:
        StoreError: the file is gone, or is no PDF.
    """
    # Needed only once somebody looks at a paper (SPEED.md).
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(path)
    except (PdfiumError, OSError) as error:
        raise StoreError(f"“{path.name}”打不开，文件已不在或不是 PDF，请重新生成。") from error
    try:
        yield document
    finally:
        document.close()
