from pathlib import Path
from threading import Event

import pypdfium2 as pdfium
import pytest
from PySide6.QtGui import QImage, QPageSize
from PySide6.QtPrintSupport import QPrinter

from tests.ui.pdfs import count_pages, write_pdf
from ui.parts.pdf import draw_page
from ui.parts.printing import MOST_DPI, pages_asked_for, print_pages, printer_facts
from ui.precheck import PrinterState
from workbench.errors import StoreError


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    return write_pdf(tmp_path / "报告.pdf", upright=3, turned=1)


def printer_into(path: Path, size: QPageSize.PageSizeId = QPageSize.PageSizeId.A4) -> QPrinter:
    """A printer that writes a file, as it comes from the print dialog."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(size))
    return printer


def ink(image: QImage) -> list[bool]:
    """Whether the upper left, upper right, lower left and lower right are black."""
    right, bottom = image.width() - 4, image.height() - 4
    return [image.pixelColor(x, y).value() < 50 for y in (3, bottom) for x in (3, right)]


def test_as_many_pages_come_out_as_the_paper_has(paper: Path, tmp_path: Path) -> None:
    out, done = tmp_path / "打印.pdf", list[int]()
    printer = printer_into(out)
    assert print_pages(paper, pages_asked_for(printer, 4), printer, done.append, Event())
    assert count_pages(out) == 4
    assert done == [1, 2, 3, 4]


def test_every_sheet_is_upright_and_filled_to_its_edges(paper: Path, tmp_path: Path) -> None:
    out = tmp_path / "打印.pdf"
    print_pages(paper, [0, 3], printer_into(out), lambda _: None, Event())
    upright, lying = (draw_page(out, page, 595) for page in (0, 1))
    assert upright.size() == lying.size()
    assert ink(upright) == [True, False, False, False]
    assert ink(lying) == [False, False, True, False]


def test_the_pages_are_drawn_as_fine_as_paper_shows(paper: Path, tmp_path: Path) -> None:
    out = tmp_path / "打印.pdf"
    print_pages(paper, [0], printer_into(out), lambda _: None, Event())
    document = pdfium.PdfDocument(out)
    page = document[0]
    (width, height) = next(page.get_objects()).get_px_size()
    page.close()
    document.close()
    assert (width, height) == pytest.approx((210 / 25.4 * MOST_DPI, 297 / 25.4 * MOST_DPI), abs=3)


def test_only_the_chosen_pages_are_printed(tmp_path: Path) -> None:
    printer = printer_into(tmp_path / "打印.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert pages_asked_for(printer, 4) == [1, 2]


def test_another_paper_holds_the_whole_page_in_its_middle(paper: Path, tmp_path: Path) -> None:
    out = tmp_path / "打印.pdf"
    printer = printer_into(out, QPageSize.PageSizeId.Letter)
    print_pages(paper, [0], printer, lambda _: None, Event())
    image = draw_page(out, 0, 612)
    left = round((612 - 792 * 595 / 842) / 2)
    assert image.pixelColor(left - 3, 3).value() > 200
    assert image.pixelColor(left + 3, 3).value() < 50


def test_printing_stops_after_the_page_at_hand(paper: Path, tmp_path: Path) -> None:
    stop, done = Event(), list[int]()

    def advance(page: int) -> None:
        done.append(page)
        stop.set()

    out = tmp_path / "打印.pdf"
    assert not print_pages(paper, [0, 1, 2], printer_into(out), advance, stop)
    assert done == [1]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_named_in_one_sentence(paper: Path, tmp_path: Path) -> None:
    printer = printer_into(tmp_path / "没有这个文件夹" / "打印.pdf")
    with pytest.raises(StoreError, match=r"^打印机.*没有接受这份文件，.*。$"):
        print_pages(paper, [0], printer, lambda _: None, Event())


def test_a_printer_says_on_which_sheet_it_prints(tmp_path: Path) -> None:
    facts = printer_facts(printer_into(tmp_path / "打印.pdf", QPageSize.PageSizeId.A3))
    assert (facts.paper, facts.size, facts.margins) == ("A3", (297, 420), (0, 0, 0, 0))
    assert facts.state is PrinterState.READY


class Spooler:
    """What the system says of the one printer there is."""

    def __init__(self, state: QPrinter.PrinterState, *, is_gone: bool = False) -> None:
        self._state, self._is_gone = state, is_gone

    def printerInfo(self, name: str) -> "Spooler":  # noqa: N802 - Qt's name
        assert name == ""
        return self

    def isNull(self) -> bool:  # noqa: N802 - Qt's name
        return self._is_gone

    def state(self) -> QPrinter.PrinterState:
        return self._state


@pytest.mark.parametrize(
    ("spooler", "state"),
    [
        (Spooler(QPrinter.PrinterState.Idle), PrinterState.READY),
        (Spooler(QPrinter.PrinterState.Active), PrinterState.READY),
        (Spooler(QPrinter.PrinterState.Aborted), PrinterState.STOPPED),
        (Spooler(QPrinter.PrinterState.Error), PrinterState.STOPPED),
        (Spooler(QPrinter.PrinterState.Error, is_gone=True), PrinterState.GONE),
    ],
)
def test_a_real_printer_is_ready_stopped_or_gone(
    monkeypatch: pytest.MonkeyPatch, spooler: Spooler, state: PrinterState
) -> None:
    printer = QPrinter()
    monkeypatch.setattr(QPrinter, "outputFormat", lambda _: QPrinter.OutputFormat.NativeFormat)
    monkeypatch.setattr("ui.parts.printing.QPrinterInfo", spooler)
    assert printer_facts(printer).state is state
