from collections.abc import Sequence

import pypdfium2
import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.units import mm

from reports.typeset.document import write_document
from reports.typeset.paragraph import Text
from reports.typeset.qr import Card, qr_rows
from tests.reports.paper import Paper, Print

PRINTABLE = st.characters(codec="utf-8", exclude_categories=["Cc"])
DOTS_PER_POINT = 200 / 72
"""What a telephone's camera sees of a sheet held before it, more or less."""


def scanned(paper: Paper) -> list[list[str]]:
    """What a scanner finds on each page."""
    with pypdfium2.PdfDocument(paper.path) as pdf:
        return [
            [
                code.text
                for code in zxingcpp.read_barcodes(page.render(scale=DOTS_PER_POINT).to_pil())
            ]
            for page in pdf
        ]


def cards(count: int, length: int = 200) -> Sequence[Card]:
    return [Card(f"{at:02}" + "云" * (length // 3), f"云铎{at}", "副市长") for at in range(count)]


@pytest.mark.parametrize(
    "name", ["阿拉坦其其格·斯琴", "古丽·阿不都热合曼·艾合买提江·木哈买提", "张𬭎祎", "𠮷田", "½é"]
)
def test_a_code_says_in_utf_8_what_was_put_into_it(paper: Print, name: str) -> None:
    text = f"BEGIN:VCARD\r\nFN:{name}\r\nTEL:138-0000-1234\r\nEND:VCARD\r\n"

    printed = paper(qr_rows([Card(text, name, "成员")]))

    assert scanned(printed) == [[text]]
    assert name in printed.words


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(PRINTABLE, min_size=1, max_size=120))
def test_any_text_is_scanned_as_it_was(paper: Print, text: str) -> None:
    # Beside 名片 no scanner can take the bytes for another encoding.
    assert scanned(paper(qr_rows([Card(f"名片{text}", "云铎", "成员")]))) == [[f"名片{text}"]]


def test_twelve_codes_fill_a_page_and_no_row_is_torn(paper: Print) -> None:
    made = cards(25)

    found = scanned(paper(qr_rows(made)))

    assert [len(page) for page in found] == [12, 12, 1]
    for page, start in zip(found, (0, 12, 24), strict=True):
        assert set(page) == {card.code for card in made[start : start + 12]}


def test_a_card_as_long_as_they_come_is_still_scanned(paper: Print) -> None:
    (card,) = made = cards(1, length=900)

    assert scanned(paper(qr_rows(made))) == [[card.code]]


def test_the_name_stands_on_one_line_below_its_code(paper: Print) -> None:
    long = "古丽·阿不都热合曼·艾合买提江·木哈买提"
    printed = paper(qr_rows([Card("1", "云铎", "副市长"), Card("2", long, "成员")]))

    first, *_, last = [glyph for glyph in printed.glyphs(0) if glyph.text in long]

    assert long in printed.words
    assert first.middle == pytest.approx(last.middle, abs=2)
    assert first.left >= (28 + 52) * mm
    assert last.right <= (28 + 104) * mm


def test_of_a_long_post_two_lines_are_shown(paper: Print) -> None:
    post = "".join(chr(0x4E00 + at) for at in range(120))

    printed = paper([*qr_rows([Card("1", "云铎", post)]), Text("完")])

    shown = [char for char in printed.words if char in post]
    assert 30 < len(shown) < 60
    assert post.startswith("".join(shown[:30]))


def test_what_stands_behind_a_page_does_not_show_through_a_code(paper: Print) -> None:
    (card,) = made = cards(1)
    path = paper(qr_rows(made)).path.with_name("给谁.pdf")
    titles = {"title": "题", "author": "办公室", "subject": "试"}
    marked = Paper(path, write_document(path, qr_rows(made), **titles, behind="仅供市政府使用"))

    assert scanned(marked) == [[card.code]]
    with pypdfium2.PdfDocument(path) as pdf:
        page = pdf[0].render(scale=1, no_smoothpath=True).to_pil().convert("L")
    left, top = round((28 + 7) * mm), round(37 * mm)
    code = page.crop((left + 1, top + 1, left + round(38 * mm) - 1, top + round(38 * mm) - 1))
    assert {shade for _, shade in code.getcolors()} == {0, 255}
