import pypdfium2
import pypdfium2.raw
import pytest

from reports.typeset.minutes import MinutesHead
from reports.typeset.page import TEXT_WIDTH
from reports.typeset.paragraph import BODY, Text
from tests.reports.paper import Glyph, Paper, Print

MM = 72 / 25.4
TOP = (297 - 37) * MM
LEFT = 28 * MM


def found(printed: Paper, text: str) -> list[Glyph]:
    """The first glyphs of a text on the first page."""
    return [next(g for g in printed.glyphs(0) if g.text == char) for char in text]


def printed(
    paper: Print, mark: str = "知识产权领导小组会议纪要", day: str = "2019年6月21日"
) -> Paper:
    head = MinutesHead(mark, "〔2019〕1号", "办公室", day)
    return paper([head, Text("正文。", BODY)])


def test_the_mark_stands_35_mm_below_the_top_of_the_text(paper: Print) -> None:
    mark = found(printed(paper), "知识产权")
    assert max(glyph.top for glyph in mark) == pytest.approx(TOP - 35 * MM, abs=3)


def test_the_mark_is_centred_and_a_long_one_stays_within_the_text(paper: Print) -> None:
    short = found(printed(paper), "知纪")
    assert (short[0].left + short[1].right) / 2 == pytest.approx(105 * MM + MM, abs=20)
    glyphs = printed(paper, "国" * 40).glyphs(0)
    wide = [glyph for glyph in glyphs if glyph.text == "国"]
    assert min(glyph.left for glyph in wide) >= LEFT - 1
    assert max(glyph.right for glyph in wide) <= LEFT + TEXT_WIDTH + 1


def test_number_office_and_day_stand_below_it_in_two_lines(paper: Print) -> None:
    sheet = printed(paper)
    mark, number, office, day = found(sheet, "知号办月")
    assert mark.middle > number.middle > office.middle
    assert office.middle == pytest.approx(day.middle, abs=4)
    assert office.left < number.left < day.left


def test_a_draft_has_no_day(paper: Print) -> None:
    assert printed(paper, day="").lines(0)[-2:] == ["办公室", "正文。"]


def test_a_red_rule_as_wide_as_the_text_lies_4_mm_below_them(paper: Print) -> None:
    sheet = printed(paper)
    office, text = found(sheet, "办正")
    with pypdfium2.PdfDocument(sheet.path) as pdf:
        (rule,) = [
            form.get_bounds()
            for form in pdf[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])
        ]
    left, bottom, right, top = rule
    assert (left, right) == pytest.approx((LEFT, LEFT + TEXT_WIDTH), abs=1)
    assert text.top < bottom < top < office.bottom
    assert office.bottom - bottom == pytest.approx(4 * MM, abs=3)
