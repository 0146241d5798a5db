import pytest
from reportlab.lib.units import mm

from reports.typeset.page import next_sheet
from reports.typeset.paragraph import FLUSH, Text
from tests.reports.paper import Glyph, Paper, Print

_CHARACTER = 14


def _number(printed: Paper, page: int) -> list[Glyph]:
    """The glyphs of — 1 — on a page, read from below the text area."""
    return [glyph for glyph in printed.glyphs(page) if glyph.top < 34 * mm and glyph.text.strip()]


def test_odd_pages_are_numbered_right_and_even_pages_left_one_character_in(paper: Print) -> None:
    printed = paper([Text("甲"), *next_sheet("portrait"), Text("乙")])

    odd, even = _number(printed, 0), _number(printed, 1)

    assert [glyph.text for glyph in odd] == ["—", "1", "—"]
    assert [glyph.text for glyph in even] == ["—", "2", "—"]
    assert odd[-1].right == pytest.approx(184 * mm - _CHARACTER, abs=1)
    assert even[0].left == pytest.approx(28 * mm + _CHARACTER, abs=1)


def test_the_dash_stands_7_mm_below_the_text(paper: Print) -> None:
    dash = _number(paper([Text("甲")]), 0)[0]

    assert dash.middle == pytest.approx(28 * mm, abs=0.5)


def test_a_landscape_sheet_is_an_upright_sheet_shown_turned(paper: Print) -> None:
    printed = paper([Text("甲"), *next_sheet("landscape"), Text("乙")])

    for width, height, _ in printed.sheets():
        assert (width, height) == pytest.approx((210 * mm, 297 * mm))
    assert [rotation for _, _, rotation in printed.sheets()] == [0, 90]


def test_the_head_of_a_landscape_sheet_lies_at_the_left_edge_of_the_upright_one(
    paper: Print,
) -> None:
    printed = paper([*next_sheet("landscape"), Text("甲" * 100, FLUSH)])

    first, *_, last = [glyph for glyph in printed.glyphs(0) if glyph.text == "甲"]

    assert 28 * mm < first.left < first.right < 28 * mm + 16
    assert 35 * mm < first.bottom < first.top < 35 * mm + 16
    assert last.left > first.right


def test_numbers_of_landscape_sheets_stay_where_they_are_on_the_upright_sheet(
    paper: Print,
) -> None:
    printed = paper([Text("甲"), *next_sheet("landscape"), Text("乙"), *next_sheet("portrait")])

    even = _number(printed, 1)

    assert [glyph.text for glyph in even] == ["—", "2", "—"]
    assert even[0].left == pytest.approx(28 * mm + _CHARACTER, abs=1)
    assert even[0].middle == pytest.approx(28 * mm, abs=0.5)


def test_a_story_may_begin_on_a_landscape_sheet_without_a_blank_page(paper: Print) -> None:
    printed = paper([*next_sheet("landscape"), Text("甲"), *next_sheet("portrait"), Text("乙")])

    assert [rotation for _, _, rotation in printed.sheets()] == [90, 0]
