from collections.abc import Iterator

import pytest
from reportlab.graphics.shapes import Drawing, Group, Line, Rect, Shape, String

from reports.typeset.chart import Series, paired_bars, stacked_bars
from reports.typeset.page import TEXT_WIDTH
from tests.reports.paper import Print

_PROGRAMMES = ["知识产权创造", "知识产权运用与服务体系建设工程", "保护"]


def _shapes(node: Group | Drawing) -> Iterator[Shape]:
    for shape in node.contents:
        if isinstance(shape, Group):
            yield from _shapes(shape)
        else:
            yield shape


def _bars(drawing: Drawing) -> list[Rect]:
    """Bars with an outline, the legend's boxes aside."""
    rects = [shape for shape in _shapes(drawing) if isinstance(shape, Rect) and shape.strokeColor]
    return [rect for rect in rects if rect.height > 9]


def _texts(drawing: Drawing) -> list[str]:
    return [shape.text for shape in _shapes(drawing) if isinstance(shape, String)]


def test_stacked_bars_are_as_long_as_their_counts_and_show_them() -> None:
    parts = [Series("正常", "dark", [3, 0, 1]), Series("逾期", "black", [1, 2, 0])]

    drawing = stacked_bars(_PROGRAMMES, parts)

    widths = [bar.width for bar in _bars(drawing)]
    assert [width / widths[-1] for width in widths] == pytest.approx([3, 1, 2, 1])
    assert [text for text in _texts(drawing) if text.isdigit()] == list("3142211")


def test_the_longest_stack_leaves_room_for_its_total() -> None:
    drawing = stacked_bars(["甲"], [Series("正常", "light", [600])])

    (bar,) = _bars(drawing)
    assert bar.x + bar.width < TEXT_WIDTH - 16


def test_a_count_that_has_no_room_in_its_bar_is_left_to_the_total() -> None:
    parts = [Series("正常", "dark", [600]), Series("逾期", "black", [1])]

    assert [text for text in _texts(stacked_bars(["甲"], parts)) if text.isdigit()] == [
        "600",
        "601",
    ]


def test_a_chart_without_counts_shows_zeros() -> None:
    drawing = stacked_bars(["甲"], [Series("正常", "dark", [0])])

    assert _bars(drawing) == []
    assert "0" in _texts(drawing)


def test_paired_bars_show_percents_and_stop_at_the_whole() -> None:
    drawing = paired_bars(
        ["甲", "乙"],
        Series("序时进度", "white", [0.5, 1.0]),
        Series("实际进度", "dark", [0.25, 1.2]),
    )

    half, whole, quarter, more = (bar.width for bar in _bars(drawing))
    assert half / whole == pytest.approx(0.5)
    assert quarter / half == pytest.approx(0.5)
    assert more == whole
    assert [text for text in _texts(drawing) if "%" in text] == ["50%", "100%", "25%", "120%"]


def test_fills_differ_without_colour() -> None:
    fills = ["black", "dark", "light", "white"]
    parts = [Series("类", fill, [1]) for fill in fills]  # type: ignore[arg-type]  # a list of str

    colours = [bar.fillColor for bar in _bars(stacked_bars(["甲"], parts))]

    tones = [colour.rgb() for colour in colours if colour]
    assert len(set(tones)) == 4
    assert all(len(set(tone)) == 1 for tone in tones)


def test_hatching_stays_within_its_bar() -> None:
    parts = [
        Series("甲", "rising", [1]),
        Series("乙", "falling", [1]),
        Series("丙", "crossed", [2]),
    ]
    drawing = stacked_bars(["甲"], parts)
    bars = _bars(drawing)
    lines = [line for line in _shapes(drawing) if isinstance(line, Line) and line.x1 != line.x2]
    inner = [line for line in lines if line.y1 < bars[0].y + bars[0].height + 1]

    for line in inner:
        home = next(
            bar for bar in bars if bar.x - 0.01 <= line.x1 < line.x2 <= bar.x + bar.width + 0.01
        )
        for y in (line.y1, line.y2):
            assert home.y - 0.01 <= y <= home.y + home.height + 0.01
    slopes = [line.y2 > line.y1 for line in inner]
    assert {True, False} == set(slopes)


def test_a_long_legend_takes_a_second_line() -> None:
    few = [Series(f"第{number}类", "white", [1]) for number in range(2)]
    many = [Series(f"第{number}类", "white", [1]) for number in range(20)]

    assert stacked_bars(["甲"], many).height > stacked_bars(["甲"], few).height


def test_names_and_missing_characters_reach_the_paper(paper: Print) -> None:
    names = [*_PROGRAMMES, "𠮷市"]

    printed = paper([stacked_bars(names, [Series("正常", "crossed", [1, 2, 3, 4])])])

    text = printed.texts[0].replace("\r\n", "")
    assert all(name in text for name in names)
    assert printed.written.missing == ("𠮷",)
    assert b"Times" not in printed.bytes


def test_an_empty_plan_gives_an_empty_chart() -> None:
    assert _bars(stacked_bars([], [Series("正常", "dark", [])])) == []
    assert _texts(stacked_bars(["甲"], [])) == ["甲", "0"]
