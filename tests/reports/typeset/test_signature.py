from itertools import groupby

import pytest

from reports.typeset.paragraph import BODY_SIZE, PITCH, Text
from reports.typeset.signature import Signed, SignedText
from tests.reports.paper import Glyph, Paper, Print

MM = 72 / 25.4
RIGHT = 184 * MM
LEFT = 28 * MM
DAY = "2020年11月30日"
OFFICE = "呼和浩特市政府办公室"
LONG = "呼和浩特创建知识产权强市领导小组办公室"
TITLES = ("欠进度和逾期清单", "各项分工任务进展情况和下一阶段安排以及需要研究解决的有关问题")


def rows(printed: Paper) -> list[list[Glyph]]:
    """Glyphs by line, from the top down."""
    glyphs = [glyph for glyph in printed.glyphs(0) if glyph.text.strip() and glyph.top > 34 * MM]
    lines = groupby(glyphs, key=lambda glyph: round((260 * MM - glyph.middle) // PITCH))
    return [list(line) for _, line in lines]


def line_of(glyph: Glyph) -> int:
    """Which line of the page, from 0."""
    return int((260 * MM - glyph.middle) // PITCH)


def signed(paper: Print, office: str = OFFICE, *, sealed: bool = False) -> list[list[Glyph]]:
    return rows(paper([SignedText("完。", Signed(office, DAY, sealed))]))


def test_without_a_seal_the_office_stands_two_characters_in_after_a_blank_line(
    paper: Print,
) -> None:
    _, office, day = signed(paper)

    assert [line_of(office[0]), line_of(day[0])] == [2, 3]
    assert office[-1].right == pytest.approx(RIGHT - 2 * BODY_SIZE, abs=2)
    assert day[0].left - office[0].left == pytest.approx(2 * BODY_SIZE, abs=2)


@pytest.mark.parametrize("office", ["某办", OFFICE])
def test_with_a_seal_the_day_stands_four_characters_in_and_the_office_centred_above(
    paper: Print, office: str
) -> None:
    _, above, day = signed(paper, office, sealed=True)

    assert day[-1].right == pytest.approx(RIGHT - 4 * BODY_SIZE, abs=5)
    middles = [(line[0].left + line[-1].right) / 2 for line in (above, day)]
    assert middles[0] == pytest.approx(middles[1], abs=3)


def test_a_long_office_moves_the_day_rather_than_leave_the_text_area(paper: Print) -> None:
    _, office, day = signed(paper, LONG, sealed=True)

    assert office[-1].right == pytest.approx(RIGHT, abs=2)
    middles = [(line[0].left + line[-1].right) / 2 for line in (office, day)]
    assert middles[0] == pytest.approx(middles[1], abs=3)


@pytest.mark.parametrize("sealed", [False, True])
def test_an_office_wider_than_the_text_goes_on_below(paper: Print, *, sealed: bool) -> None:
    _, first, second, day = signed(paper, "国" * 40, sealed=sealed)

    assert len(first) + len(second) == 40
    assert first[0].left > LEFT - 1
    assert day[0].left > LEFT - 1


def test_a_seal_of_42_mm_has_room_below_the_text(paper: Print) -> None:
    text, office, day = signed(paper, sealed=True)

    middle = (office[0].middle + day[0].middle) / 2
    assert text[0].bottom - middle > 21 * MM
    assert line_of(office[0]) == 3


def test_annexes_are_listed_after_a_blank_line_and_go_on_below_their_first_title(
    paper: Print,
) -> None:
    printed = paper([SignedText("完。", Signed(OFFICE, DAY), TITLES)])

    _, first, second, more, office, _ = rows(printed)
    assert "".join(glyph.text for glyph in first) == "附件：1.欠进度和逾期清单"
    assert "".join(glyph.text for glyph in second).startswith("2.各项分工")
    assert [line_of(line[0]) for line in (first, second, more, office)] == [2, 3, 4, 6]
    title = first[5].left
    assert first[0].left == pytest.approx(LEFT + 2 * BODY_SIZE, abs=3)
    assert second[0].left == pytest.approx(first[3].left, abs=2)
    assert (second[2].left, more[0].left) == pytest.approx((title, title), abs=3)


@pytest.mark.parametrize("lines", range(10, 23))
def test_everything_below_the_last_paragraph_stays_with_two_lines_of_it(
    paper: Print, lines: int
) -> None:
    story = [
        Text("国" * (28 * lines - 2)),
        SignedText("文" * (28 * 5 - 2), Signed(OFFICE, DAY, sealed=True), TITLES),
    ]

    printed = paper(story)

    page = next(page for page in range(printed.written.pages) if DAY in printed.texts[page])
    said = printed.texts[page]
    assert said.count("文") >= 28
    assert all(words in said for words in ("附件：1.", "2.各项", OFFICE))
