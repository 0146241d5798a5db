from dataclasses import replace
from itertools import groupby

import pytest
from reportlab.pdfbase import pdfmetrics

from reports.typeset.fonts import (
    FALLBACK,
    FONTS,
    Role,
    Run,
    load_font,
    measure,
    plain,
    raised,
)
from reports.typeset.paragraph import BODY, Text
from tests.reports.paper import Print


def split_by_font(text: str, role: Role) -> list[tuple[str, str]]:
    """`text` as (font name, text) pieces."""
    return [
        (font, "".join(unit.text for unit in units))
        for font, units in groupby(measure(text, role), key=lambda unit: unit.font)
    ]


@pytest.mark.parametrize("role", FONTS)
def test_every_role_draws_common_text_with_its_own_font(role: Role) -> None:
    assert split_by_font("督办〔〕号", role) == [(FONTS[role], "督办〔〕号")]


@pytest.mark.parametrize("role", ["body", "kai"])
def test_digits_in_body_text_are_drawn_by_song(role: Role) -> None:
    assert split_by_font("共5号", role) == [
        (FONTS[role], "共"),
        (FALLBACK, "5"),
        (FONTS[role], "号"),
    ]


@pytest.mark.parametrize("role", ["title", "heading", "song"])
def test_digits_elsewhere_are_drawn_by_the_role(role: Role) -> None:
    assert split_by_font("共5号", role) == [(FONTS[role], "共5号")]


@pytest.mark.parametrize("role", ["body", "kai"])
def test_a_character_the_role_lacks_comes_from_the_fallback(role: Role) -> None:
    assert split_by_font("张𬭎、李", role) == [
        (FONTS[role], "张"),
        (FALLBACK, "𬭎"),
        (FONTS[role], "、李"),
    ]


def test_a_font_is_registered_when_first_used_and_once() -> None:
    font = load_font(FALLBACK)

    assert load_font(FALLBACK) is font
    assert id(pdfmetrics.getFont(FALLBACK)) == id(font)


def test_runs_keep_their_role_and_colour() -> None:
    units = measure([Run("一", "heading"), Run("▲", ink="#c00000"), Run("二")], "body")

    assert [unit.font for unit in units] == [FONTS["heading"], FONTS["body"], FONTS["body"]]
    assert [unit.ink for unit in units] == ["#000000", "#c00000", "#000000"]


def test_a_number_is_glued_and_a_chinese_word_is_not() -> None:
    glued = [unit.glued for unit in measure("达到6,000件——好", "body")]

    assert glued == [*[False] * 3, *[True] * 4, *[False] * 2, True, False]


def test_signs_without_a_shape_are_dropped_and_spaces_and_line_ends_become_plain() -> None:
    text = "甲\x00\u200b乙\t丙\u2003丁\r\n戊\u2028己\ufeff"

    assert "".join(unit.text for unit in measure(text, "body")) == "甲乙 丙 丁\n戊\n己"


def test_half_of_a_surrogate_pair_is_shown_as_a_question() -> None:
    assert plain("甲\ud842乙") == "甲?乙"


def test_bookmarks_are_on_one_line() -> None:
    assert plain([Run("一、总体\n", "heading"), Run("情况")]) == "一、总体情况"


def test_raised_digits_are_small_and_never_apart_from_what_they_follow() -> None:
    units = measure([Run("6项"), Run(raised(10)), Run("和")], "body")

    assert [unit.text for unit in units] == ["6", "项", "¹", "⁰", "和"]
    assert [unit.raised for unit in units] == [False, False, True, True, False]
    assert [unit.glued for unit in units] == [False, False, True, True, False]
    assert units[3].width == pytest.approx(0.55 * measure("0", "body")[0].width)


def test_the_number_of_a_figure_is_no_part_of_a_bookmark() -> None:
    assert plain([Run("共50", mark="a"), Run(raised(12), mark="a"), Run("m²")]) == "共50m²"


@pytest.mark.parametrize("role", FONTS)
def test_raised_digits_are_read_back_as_such(paper: Print, role: Role) -> None:
    printed = paper([Text("面积30m²，共6⁰¹²³⁴⁵⁶⁷⁸⁹项", replace(BODY, role=role))])

    assert printed.written.missing == ()
    assert "面积30m²，共6⁰¹²³⁴⁵⁶⁷⁸⁹项" in printed.words


def test_every_character_of_a_marked_run_is_marked() -> None:
    units = measure([Run("共"), Run("50%", mark="tasks.done"), Run("项")], "body")

    assert [unit.mark for unit in units] == ["", *["tasks.done"] * 3, ""]


def test_a_missing_character_is_reported_drawn_and_still_read(paper: Print) -> None:
    printed = paper([Text("𠮷野家"), Text("𪚥"), Text("𠮷")])

    assert printed.written.missing == ("𠮷", "𪚥")
    assert "𠮷野家" in printed.texts[0]
    assert "𪚥" in printed.texts[0]
    drawn = printed.glyphs(0)[0]
    assert drawn.right - drawn.left > 10


def test_a_missing_character_is_reported_in_every_document(paper: Print) -> None:
    assert paper([Text("𠮷")]).written.missing == ("𠮷",)
    assert paper([Text("吉")]).written.missing == ()
    assert paper([Text("𠮷")]).written.missing == ("𠮷",)


@pytest.mark.parametrize("role", FONTS)
def test_rare_names_are_read_back_right(paper: Print, role: Role) -> None:
    names = "张𬭎、祎旻昉骎璟、㐂、买买提·艾力"

    assert names in paper([Text(names, replace(BODY, role=role))]).texts[0]
