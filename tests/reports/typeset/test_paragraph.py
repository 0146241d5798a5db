from itertools import groupby, pairwise

import pytest
from reportlab.lib.units import mm

from reports.typeset.fonts import Run
from reports.typeset.page import next_sheet
from reports.typeset.paragraph import (
    ANNEX,
    BODY,
    CAPTION,
    FLUSH,
    HEADING1,
    HEADING2,
    NOTE,
    PITCH,
    TITLE,
    NextLine,
    Text,
)
from tests.reports.paper import Glyph, Paper, Print


def _rows(printed: Paper, page: int, char: str) -> list[list[Glyph]]:
    glyphs = [glyph for glyph in printed.glyphs(page) if glyph.text == char]
    return [list(row) for _, row in groupby(glyphs, key=lambda glyph: round(glyph.middle))]


def test_a_page_holds_22_lines_of_28_characters_and_fills_the_text_area(paper: Print) -> None:
    printed = paper([Text("国" * 28 * 44, FLUSH)])

    assert printed.written.pages == 2
    for page in (0, 1):
        rows = _rows(printed, page, "国")
        assert [len(row) for row in rows] == [28] * 22
        middles = [row[0].middle for row in rows]
        assert middles[0] == pytest.approx(260 * mm - 15.79 / 2, abs=0.5)
        assert middles[-1] == pytest.approx(35 * mm + 15.79 / 2, abs=0.5)
        assert all(
            above - below == pytest.approx(29.62, abs=0.02) for above, below in pairwise(middles)
        )
        assert rows[0][0].left > 28 * mm
        assert rows[0][-1].right < 184 * mm
        assert rows[0][1].left - rows[0][0].left == pytest.approx(15.79, abs=0.01)


def test_headings_and_titles_keep_to_the_grid(paper: Print) -> None:
    styles = [TITLE, HEADING1, HEADING2, BODY]

    printed = paper([Text("国", style) for style in styles] + [Text("国")])

    middles = [row[0].middle for row in _rows(printed, 0, "国")]
    title, *others = middles
    assert all(above - below == pytest.approx(PITCH, abs=0.3) for above, below in pairwise(others))
    assert title - others[0] == pytest.approx(PITCH, abs=4)


def test_the_title_of_an_annex_stands_on_the_third_line(paper: Print) -> None:
    story = [Text("国", style) for style in (ANNEX, TITLE, BODY)]

    annex, title, text = (row[0].middle for row in _rows(paper(story), 0, "国"))

    assert annex - title == pytest.approx(2 * PITCH, abs=4)
    assert annex - text == pytest.approx(3 * PITCH, abs=0.3)


def test_text_after_a_chart_stands_on_the_grid_again(paper: Print) -> None:
    story = [Text("国"), Text("图", CAPTION), NextLine(), Text("国"), NextLine(), Text("国")]

    first, second, third = (row[0].middle for row in _rows(paper(story), 0, "国"))

    assert first - second == pytest.approx(2 * PITCH, abs=0.02)
    assert second - third == pytest.approx(PITCH, abs=0.02)


def test_nothing_is_added_at_the_foot_of_a_page_or_on_a_landscape_one(paper: Print) -> None:
    full = [Text("国" * 28 * 21, FLUSH), Text("图", CAPTION), NextLine()]
    across = [*next_sheet("landscape"), Text("图", CAPTION), NextLine(), Text("国", CAPTION)]

    assert paper(full).written.pages == 1
    above, below = (glyph for glyph in paper(across).glyphs(0) if glyph.text in "图国")
    assert 0 < below.left - above.left < PITCH


def test_a_paragraph_begins_two_characters_in(paper: Print) -> None:
    first, second = _rows(paper([Text("国" * 30)]), 0, "国")

    assert first[0].left - second[0].left == pytest.approx(2 * 15.79, abs=0.1)
    assert (len(first), len(second)) == (26, 4)


def test_a_justified_line_ends_at_the_right_edge(paper: Print) -> None:
    first, _ = _rows(paper([Text("国" * 27 + "，" + "a" + "国" * 26, FLUSH)]), 0, "国")

    assert first[-1].right < 184 * mm


def test_roles_share_a_line_and_their_characters_one_middle(paper: Print) -> None:
    printed = paper([Text([Run("国", "heading"), Run("国"), Run("国", "kai"), Run("国", "title")])])

    middles = [glyph.middle for glyph in printed.glyphs(0) if glyph.text == "国"]

    assert len(middles) == 4
    assert max(middles) - min(middles) < 0.1


def test_a_heading_is_never_last_on_a_page(paper: Print) -> None:
    printed = paper(
        [
            Text("国" * 28 * 20, FLUSH),
            Text("一、甲", HEADING1),
            Text("（一）乙", HEADING2),
            Text("丙"),
        ]
    )

    assert printed.written.pages == 2
    assert "一、甲" in printed.texts[1]


def test_a_heading_stays_where_two_lines_of_its_text_fit(paper: Print) -> None:
    printed = paper([Text("国" * 28 * 19, FLUSH), Text("一、甲", HEADING1), Text("丙" * 200)])

    assert "一、甲" in printed.texts[0]
    assert "丙" in printed.texts[0]


def test_a_heading_goes_with_a_paragraph_that_is_too_short_to_be_split(paper: Print) -> None:
    story = [Text("国" * 28 * 19, FLUSH), Text("一、甲", HEADING1), Text("丙" * 28 * 3, FLUSH)]

    texts = paper(story).texts

    assert ["一、甲" in text for text in texts] == [False, True]
    assert [text.count("丙") for text in texts] == [0, 28 * 3]


def test_a_heading_at_the_end_or_before_a_new_sheet_needs_no_company(paper: Print) -> None:
    story = [Text("国"), Text("封面", TITLE), *next_sheet("landscape"), Text("末", HEADING1)]

    assert ["封面" in text for text in paper(story).texts] == [True, False]


def test_no_single_line_of_a_paragraph_is_left_behind_or_goes_ahead_alone(paper: Print) -> None:
    ahead = paper([Text("国" * 28 * 21, FLUSH), Text("甲" * 28 * 5, FLUSH)])
    behind = paper([Text("国" * 28 * 18, FLUSH), Text("甲" * 28 * 5, FLUSH)])

    assert [text.count("甲") for text in ahead.texts] == [0, 28 * 5]
    assert [text.count("甲") for text in behind.texts] == [28 * 3, 28 * 2]


@pytest.mark.parametrize("left", [-20.0, 0.0, 8.4, 15.0])
def test_where_less_than_a_line_is_left_nothing_begins(left: float) -> None:
    for text in ("甲", "甲" * 28 * 5):
        paragraph = Text(text)
        width, _ = paragraph.wrap(156 * mm, left)

        assert paragraph.split(width, left) == []


def test_a_heading_of_several_lines_is_not_split(paper: Print) -> None:
    printed = paper([Text("国" * 28 * 20, FLUSH), Text("甲" * 28 * 4, HEADING1)])

    assert [text.count("甲") for text in printed.texts] == [0, 28 * 4]


def test_a_paragraph_without_text_is_a_blank_line(paper: Print) -> None:
    above, below = _rows(paper([Text("国"), Text(""), Text("国")]), 0, "国")

    assert above[0].middle - below[0].middle == pytest.approx(2 * PITCH, abs=0.01)


def test_titles_and_captions_are_centred(paper: Print) -> None:
    for style in (TITLE, CAPTION):
        ((glyph,),) = _rows(paper([Text("国", style)]), 0, "国")
        assert (glyph.left + glyph.right) / 2 == pytest.approx(106 * mm, abs=0.5)


def test_a_note_keeps_a_distance_from_what_follows(paper: Print) -> None:
    above, below = _rows(paper([Text("国", NOTE), Text("国")]), 0, "国")

    assert above[0].middle - below[0].middle > 22


def test_first_level_headings_are_bookmarks(paper: Print) -> None:
    printed = paper(
        [
            Text("标题", TITLE),
            Text([Run("一、总体"), Run("情况")], HEADING1),
            Text("（一）甲", HEADING2),
            Text("国" * 28 * 22),
            Text("附件1", ANNEX),
        ]
    )

    assert printed.outline() == [("一、总体情况", 0), ("附件1", 1)]


def test_text_that_looks_like_markup_is_printed_as_it_is(paper: Print) -> None:
    assert "<b>甲</b>&amp;" in paper([Text("<b>甲</b>&amp;")]).texts[0]


def test_coloured_text_leaves_the_next_text_black(paper: Print) -> None:
    story = [Text([Run("红", ink="#c00000"), Run("黑")])]

    assert "红黑" in paper(story).texts[0]
