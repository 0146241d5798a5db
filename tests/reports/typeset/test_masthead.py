import pypdfium2
import pypdfium2.raw
import pytest

from reports.typeset.masthead import Masthead
from reports.typeset.page import TEXT_WIDTH
from reports.typeset.paragraph import BODY_SIZE, PITCH, Text
from tests.reports.paper import Glyph, Paper, Print

MM = 72 / 25.4
TOP = (297 - 37) * MM
LEFT = 28 * MM
OFFICE = "呼和浩特创建知识产权强市领导小组办公室文件"


def found(printed: Paper, text: str) -> list[Glyph]:
    """The first glyphs of a text on the first page."""
    return [next(g for g in printed.glyphs(0) if g.text == char) for char in text]


def rule(printed: Paper) -> tuple[float, float, float, float]:
    with pypdfium2.PdfDocument(printed.path) as pdf:
        (bounds,) = [
            form.get_bounds()
            for form in pdf[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])
        ]
    left, bottom, right, top = bounds
    return left, bottom, right, top


@pytest.mark.parametrize("mark", ["督查通报", OFFICE, "国" * 60])
def test_the_mark_begins_35_mm_below_the_top_of_the_text_and_stays_within_it(
    paper: Print, mark: str
) -> None:
    printed = paper([Masthead(mark, "督办〔2020〕5号")])

    glyphs = printed.glyphs(0)[: len(mark)]
    assert max(glyph.top for glyph in glyphs) == pytest.approx(TOP - 35 * MM, abs=5)
    assert min(glyph.left for glyph in glyphs) >= LEFT - 1
    assert max(glyph.right for glyph in glyphs) <= LEFT + TEXT_WIDTH + 1
    middle = (glyphs[0].left + glyphs[-1].right) / 2
    assert middle == pytest.approx(LEFT + TEXT_WIDTH / 2, abs=3)


def test_a_long_mark_is_narrow_before_it_is_small(paper: Print) -> None:
    short, long = (paper([Masthead(mark, "1号")]).glyphs(0)[0] for mark in ("呼市文件", OFFICE))

    assert (long.right - long.left) / (short.right - short.left) < 0.55
    assert (long.top - long.bottom) / (short.top - short.bottom) > 0.7


def test_the_number_stands_centred_two_blank_lines_below_the_mark(paper: Print) -> None:
    mark, left, right = found(paper([Masthead("督查通报", "督办〔2020〕5号")]), "通办号")

    assert 2 * PITCH < mark.bottom - left.top < 3 * PITCH
    assert (left.left + right.right) / 2 == pytest.approx(LEFT + TEXT_WIDTH / 2, abs=30)


def test_a_red_rule_as_wide_as_the_text_lies_4_mm_below_the_number(paper: Print) -> None:
    printed = paper([Masthead("督查通报", "督办〔2020〕5号"), Text("正文")])

    left, bottom, right, top = rule(printed)
    number, text = found(printed, "号正")
    assert (left, right) == pytest.approx((LEFT, LEFT + TEXT_WIDTH), abs=1)
    assert number.middle - BODY_SIZE / 2 - top == pytest.approx(4 * MM, abs=1)
    assert text.top < bottom


def test_text_goes_on_on_the_ninth_line_of_the_page(paper: Print) -> None:
    (text,) = found(paper([Masthead("督查通报", "5号"), Text("正")]), "正")

    assert text.middle == pytest.approx(TOP - 8 * PITCH - BODY_SIZE / 2, abs=0.5)


def test_a_low_one_takes_two_lines_and_has_number_and_day_at_its_sides(paper: Print) -> None:
    head = Masthead("领导参阅", "参阅〔2020〕5号", "2020年11月30日", low=True)

    printed = paper([head, Text("正")])

    mark, number, day, text = found(printed, "领号日正")
    assert mark.top == pytest.approx(TOP, abs=3)
    assert number.left < mark.left < day.left
    assert number.middle == pytest.approx(day.middle, abs=2)
    assert day.right == pytest.approx(LEFT + TEXT_WIDTH, abs=5)
    assert text.middle == pytest.approx(TOP - 2 * PITCH - BODY_SIZE / 2, abs=0.5)


def test_a_long_number_stays_clear_of_the_day(paper: Print) -> None:
    head = Masthead("领导参阅", f"{'国' * 22}〔2020〕12号", "2020年11月30日", low=True)

    glyphs = paper([head]).glyphs(0)

    number = next(glyph for glyph in glyphs if glyph.text == "号")
    day = next(glyph for glyph in reversed(glyphs) if glyph.text == "2")
    assert number.right < day.left
