import re

import pytest

from reports.typeset.hanging import NameList
from reports.typeset.paragraph import BODY_SIZE
from tests.reports.paper import Print

LEFT = 28 / 25.4 * 72
MANY = [("", "云铎"), ("财政局", "张国平"), ("", "云震")] * 120
WORDS = "、".join(["云铎", "财政局张国平", "云震"] * 120)


def test_the_lead_stands_two_characters_in_and_the_names_behind_its_colon(paper: Print) -> None:
    glyphs = paper([NameList("出席", [("", "云铎")])]).glyphs(0)
    lead, name = (next(g for g in glyphs if g.text == char) for char in "出云")
    assert lead.left == pytest.approx(LEFT + 2 * BODY_SIZE, abs=2.5)
    assert name.left == pytest.approx(LEFT + 5 * BODY_SIZE, abs=2.5)


def test_the_lines_that_follow_begin_below_the_first_name(paper: Print) -> None:
    printed = paper([NameList("出席", MANY)])
    assert printed.written.pages > 1
    for page in range(printed.written.pages):
        names = [glyph for glyph in printed.glyphs(page) if glyph.text in "云铎张国平震"]
        assert min(glyph.left for glyph in names) >= LEFT + 5 * BODY_SIZE - 1
    assert printed.words == f"出席：{WORDS}"


def test_a_short_list_is_one_line(paper: Print) -> None:
    assert paper([NameList("请假", [("", "周强")])]).lines(0) == ["请假：周强"]


def test_no_name_is_broken(paper: Print) -> None:
    printed = paper([NameList("出席", MANY)])
    lines = [line for page in range(printed.written.pages) for line in printed.lines(page)]
    assert len(lines) > 40
    whole = re.compile(r"(出席：)?(云铎|张国平|云震|财政局|财|政局|财政|局|、)+")
    assert [line for line in lines if not whole.fullmatch(line)] == []


@pytest.mark.parametrize("name", ["云铎铎铎", "云铎铎铎铎"])
def test_the_first_name_stays_when_its_line_is_squeezed_or_spread(paper: Print, name: str) -> None:
    glyphs = paper([NameList("出席", [("", name)] * 40)]).glyphs(0)
    firsts: dict[int, float] = {}
    for glyph in glyphs:
        if glyph.text == "云":
            firsts.setdefault(round(glyph.bottom), glyph.left)
    assert len(firsts) > 7
    assert max(firsts.values()) == pytest.approx(min(firsts.values()), abs=0.2)
