"""A PDF on its way to a printer."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ui.parts.pdf import draw_sheet
from ui.precheck import PrinterFacts, PrinterState
from workbench.errors import StoreError

MOST_DPI = 300
"""Grey edges at 300 dots an inch look on paper like 600; 600 take seven times as long."""


def printer_facts(printer: QPrinter) -> PrinterFacts:
    """What a printer, as it was set up in the print dialog, says of itself."""
    layout = printer.pageLayout()
    layout.setUnits(QPageLayout.Unit.Millimeter)
    sheet, least = layout.fullRect(), layout.minimumMargins()
    return PrinterFacts(
        name=printer.printerName(),
        state=_state(printer),
        paper=layout.pageSize().name(),
        size=(sheet.width(), sheet.height()),
        margins=(least.left(), least.top(), least.right(), least.bottom()),
    )


def _state(printer: QPrinter) -> PrinterState:
    """A file is always ready to be written."""
    if printer.outputFormat() == QPrinter.OutputFormat.PdfFormat:
        return PrinterState.READY
    info = QPrinterInfo.printerInfo(printer.printerName())
    if info.isNull():
        return PrinterState.GONE
    stopped = info.state() in {QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error}
    return PrinterState.STOPPED if stopped else PrinterState.READY


def pages_asked_for(printer: QPrinter, count: int) -> list[int]:
    """The pages (from 0) that were chosen in the print dialog."""
    if printer.printRange() != QPrinter.PrintRange.PageRange:
        return list(range(count))
    ranges = printer.pageRanges()
    return [page for page in range(count) if ranges.contains(page + 1)]


def print_pages(
    path: Path,
    pages: Sequence[int],
    printer: QPrinter,
    advance: Callable[[int], object],
    stop: Event,
) -> bool:
    """Send pages of a PDF to a printer; made for the worker.

    Args:
        path: the PDF.
        pages: which, from 0.
        printer: as the user set it up.
        advance: told how many pages are done, after each.
        stop: set from another thread to give up after the page at hand.

    Returns:
        Whether all went; False when it was stopped.

    Raises:
        StoreError: the printer is off, gone or refuses.
    """
    printer.setFullPage(True)
    printer.setResolution(min(printer.resolution(), MOST_DPI))
    painter = QPainter()
    if not painter.begin(printer):
        raise StoreError(_refusal(printer))
    try:
        for done, page in enumerate(pages):
            if stop.is_set():
                printer.abort()
                return False
            if done and not printer.newPage():
                raise StoreError(_refusal(printer))
            _lay_down(path, page, printer, painter)
            advance(done + 1)
    finally:
        painter.end()
    if printer.printerState() in {QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted}:
        raise StoreError(_refusal(printer))
    return True


def _lay_down(path: Path, page: int, printer: QPrinter, painter: QPainter) -> None:
    sheet = printer.pageLayout().fullRectPixels(printer.resolution())
    image = draw_sheet(path, page, sheet.size())
    spare = sheet.size() - image.size()
    painter.drawImage(QPointF(spare.width() / 2, spare.height() / 2), image)


def _refusal(printer: QPrinter) -> str:
    name = f"“{printer.printerName()}”" if printer.printerName() else ""
    return f"打印机{name}没有接受这份文件，请检查是否开机、连好、有纸，再打印一次。"
