from collections.abc import Sequence

import pypdfium2
import pypdfium2.raw
import pytest
from reportlab.platypus import Flowable

from reports.typeset.colophon import colophon
from reports.typeset.page import TEXT_WIDTH, next_sheet
from reports.typeset.paragraph import FLUSH, Text
from tests.reports.paper import Glyph, Paper, Print

MM = 72 / 25.4
LEFT, RIGHT, BOTTOM = 28 * MM, 184 * MM, 35 * MM
OFFICE, DAY = "某领导小组办公室", "2020年11月30日"
COPIES = "市委办公室、市人大常委会办公室、市政府办公室、市政协办公室，各旗县区人民政府"


def printed(
    paper: Print, before: Sequence[Flowable] = (Text("正"),), copies: str = COPIES
) -> Paper:
    return paper([*before, *colophon(copies, OFFICE, DAY)])


def foot(sheet: Paper) -> list[Glyph]:
    """Characters of the last page, without its number."""
    glyphs = sheet.glyphs(sheet.written.pages - 1)
    return [glyph for glyph in glyphs if glyph.text.strip() and glyph.bottom > BOTTOM]


def rules(sheet: Paper) -> list[tuple[float, float, float]]:
    """Left, right and middle of each rule of the last page, from the foot up."""
    with pypdfium2.PdfDocument(sheet.path) as pdf:
        last = pdf[len(pdf) - 1]
        paths = last.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])
        bounds = [path.get_bounds() for path in paths]
    middles = [(left, right, (bottom + top) / 2) for left, bottom, right, top in bounds]
    return sorted(middles, key=lambda rule: rule[2])


def test_the_lowest_rule_lies_on_the_lower_edge_of_the_text_area(paper: Print) -> None:
    lowest, middle, highest = rules(printed(paper))

    assert lowest[2] == pytest.approx(BOTTOM, abs=1)
    for left, right, _ in (lowest, middle, highest):
        assert (left, right) == pytest.approx((LEFT, LEFT + TEXT_WIDTH), abs=1)


def test_the_outer_rules_are_thicker_than_the_one_between(paper: Print) -> None:
    content = "".join(printed(paper).contents())

    outer, inner = (f"{width * MM:.6g}".lstrip("0") for width in (0.35, 0.25))
    assert (content.count(f"{outer} w"), content.count(f"{inner} w")) == (2, 1)


def test_copies_hang_one_character_in_and_end_with_a_stop(paper: Print) -> None:
    glyphs = foot(printed(paper))

    lead, first, second = (next(g for g in glyphs if g.text == char) for char in "抄委各")
    assert lead.left == pytest.approx(LEFT + 14, abs=2)
    below = [glyph for glyph in glyphs if glyph.middle == pytest.approx(second.middle, abs=5)]
    assert first.middle - second.middle > 14
    assert min(glyph.left for glyph in below) == pytest.approx(first.left - 14, abs=2)
    assert "各旗县区人民政府。" in printed(paper).words
    assert "政府。。" not in printed(paper, copies=f"{COPIES}。").words
    assert max(glyph.right for glyph in glyphs) <= RIGHT - 14 + 1


def test_printer_and_day_stand_one_character_in_from_the_sides(paper: Print) -> None:
    glyphs = foot(printed(paper, copies=""))

    printer = next(glyph for glyph in glyphs if glyph.text == "某")
    assert printer.left == pytest.approx(LEFT + 14, abs=2)
    assert glyphs[-1].text == "发"
    assert glyphs[-1].right == pytest.approx(RIGHT - 14, abs=2)
    assert printer.middle == pytest.approx(glyphs[-1].middle, abs=2)


def test_beside_a_long_printer_the_day_has_a_line_of_its_own(paper: Print) -> None:
    glyphs = foot(paper(colophon("", "国" * 50, DAY)))

    names, day = [g for g in glyphs if g.text == "国"], glyphs[-1]
    assert max(g.right for g in names) <= RIGHT - 14 + 1
    assert min(g.middle for g in names) - day.middle == pytest.approx(21, abs=2)


def test_without_copies_there_are_two_rules(paper: Print) -> None:
    assert len(rules(printed(paper, copies=""))) == 2


@pytest.mark.parametrize(("lines", "pages"), [(1, 1), (18, 1), (21, 2), (22, 2)])
def test_what_does_not_fit_below_the_text_goes_to_a_new_page(
    paper: Print, lines: int, pages: int
) -> None:
    sheet = printed(paper, [Text("国" * 28 * lines, FLUSH)])

    assert sheet.written.pages == pages
    assert "印发" in sheet.texts[-1]


def test_after_a_landscape_sheet_it_stands_on_an_upright_one(paper: Print) -> None:
    sheet = printed(paper, [*next_sheet("landscape"), Text("国")])

    assert [rotation for _, _, rotation in sheet.sheets()] == [90, 0]
    assert "印发" in sheet.texts[1]
