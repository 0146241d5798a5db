from pathlib import Path

import pytest
from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QImage

from tests.ui.pdfs import write_pdf
from ui.parts.pdf import draw_page, draw_sheet, read_sizes
from workbench.errors import StoreError

BLACK, WHITE = 0xFF000000, 0xFFFFFFFF


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    return write_pdf(tmp_path / "报告.pdf", upright=1, turned=1)


def corners(image: QImage) -> list[int]:
    """Upper left, upper right, lower left, lower right."""
    right, bottom = image.width() - 3, image.height() - 3
    return [image.pixel(x, y) for y in (2, bottom) for x in (2, right)]


def test_every_page_has_the_size_in_which_it_is_looked_at(paper: Path) -> None:
    upright, lying = read_sizes(paper)
    assert (upright.toSize(), lying.toSize()) == (QSize(595, 842), QSize(842, 595))


@pytest.mark.parametrize("width", [300, 601])
def test_a_page_is_drawn_as_many_pixels_wide_as_asked_for(paper: Path, width: int) -> None:
    image = draw_page(paper, 0, width)
    assert image.width() == width
    assert abs(image.height() - width * 842 / 595) < 1


def test_a_lying_page_is_looked_at_lying(paper: Path) -> None:
    image = draw_page(paper, 1, 842)
    assert image.size() == QSize(842, 595)
    assert corners(image) == [BLACK, WHITE, WHITE, WHITE]


def test_a_lying_page_goes_through_the_printer_upright(paper: Path) -> None:
    image = draw_sheet(paper, 1, QSize(595, 842))
    assert image.size() == QSize(595, 842)
    assert corners(image) == [WHITE, WHITE, BLACK, WHITE]


def test_an_upright_page_stays_as_it_is_on_the_sheet(paper: Path) -> None:
    assert corners(draw_sheet(paper, 0, QSize(595, 842))) == [BLACK, WHITE, WHITE, WHITE]


def test_a_page_keeps_its_shape_on_another_paper(paper: Path) -> None:
    size = QSizeF(draw_sheet(paper, 0, QSize(1000, 1000)).size())
    assert size.height() == 1000
    assert size.width() / size.height() == pytest.approx(595 / 842, abs=0.01)


@pytest.mark.parametrize("content", [None, b"", b"no pdf at all"])
def test_a_file_that_is_gone_or_is_no_pdf_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "报告.pdf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(StoreError, match=r"^“报告.pdf”打不开，.*。$"):
        read_sizes(path)


def test_the_file_is_free_again_once_a_page_is_drawn(paper: Path) -> None:
    image = draw_page(paper, 0, 100)
    paper.write_bytes(b"")
    assert corners(image) == [BLACK, WHITE, WHITE, WHITE]
