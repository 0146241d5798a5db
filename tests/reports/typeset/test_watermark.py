import pypdfium2
import pytest
from reportlab.lib.units import mm

from reports.typeset.document import write_document
from reports.typeset.page import next_sheet
from reports.typeset.paragraph import Text
from tests.reports.paper import Paper, Print

PAGES = (Text("甲" * 400), *next_sheet("landscape"), Text("乙" * 400), *next_sheet("portrait"))


@pytest.fixture
def marked(paper: Print) -> Paper:
    """Three sheets, upright, turned, upright, with words behind each."""
    path = paper([Text("甲")]).path.with_name("给谁.pdf")
    story = [*PAGES, Text("丙")]
    written = write_document(
        path, story, title="题", author="办公室", subject="试", behind="仅供市政府办公室使用"
    )
    return Paper(path, written)


def test_the_words_stand_whole_behind_every_page(marked: Paper) -> None:
    with pypdfium2.PdfDocument(marked.path) as pdf:
        said = [page.get_textpage().get_text_bounded() for page in pdf]

    assert len(said) == 3
    assert all("仅供市政府办公室使用" in text.replace("\r\n", "") for text in said)


def test_they_are_written_before_the_text_so_that_it_stands_on_top(marked: Paper) -> None:
    for page, char in enumerate("甲乙丙"):
        text = marked.texts[page]
        assert text.rindex("使用") < text.index(char)


def test_they_are_grey_and_the_text_stays_black(marked: Paper) -> None:
    with pypdfium2.PdfDocument(marked.path) as pdf:
        shades = {colour for _, colour in pdf[2].render(scale=1).to_pil().convert("L").getcolors()}

    assert 0xDE in shades
    assert min(shades) < 0x40


def test_on_a_turned_sheet_they_rise_as_it_is_read(marked: Paper) -> None:
    upright, turned = (
        [glyph for glyph in marked.glyphs(page) if glyph.text in "仅用"][:-2] for page in (0, 1)
    )

    for first, last in zip(upright[::2], upright[1::2], strict=True):
        assert first.left < last.left
        assert first.bottom < last.bottom
    # The head of a turned sheet lies at the left edge of the upright one: rising is to the left.
    for first, last in zip(turned[::2], turned[1::2], strict=True):
        assert first.left > last.left
        assert first.bottom < last.bottom


def test_a_long_name_is_set_smaller_and_stays_on_the_sheet(paper: Print) -> None:
    path = paper([Text("甲")]).path.with_name("长.pdf")
    name = "呼和浩特创建知识产权强市领导小组办公室" * 2
    write_document(path, [Text("甲")], title="题", author="办", subject="试", behind=name)

    with pypdfium2.PdfDocument(path) as pdf:
        said = pdf[0].get_textpage().get_text_bounded().replace("\r\n", "")
    assert said.count(name) > 1


def test_above_the_text_they_stand_once_more_on_one_line(marked: Paper) -> None:
    for page, height in ((0, 297), (2, 297)):
        head = [glyph for glyph in marked.glyphs(page) if glyph.bottom > (height - 20) * mm]
        level = [glyph.text for glyph in head if abs(glyph.middle - (height - 15) * mm) < 2]
        assert "仅供市政府办公室使用" in "".join(level)


def test_a_paper_for_everybody_says_nobodys_name(paper: Print) -> None:
    printed = paper([*PAGES, Text("丙")])

    assert "仅供" not in printed.words
