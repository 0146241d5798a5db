from itertools import pairwise

import pytest
from reportlab.graphics.shapes import Drawing, String
from reportlab.lib.colors import black

from reports.typeset.drawn import SIZE, broken, label, label_width, write
from reports.typeset.fonts import load_font

SENTENCE = (
    "截至统计日，目标“6000件”（当年值）已完成66.3%，尚需努力，请按月填报，逐项核实，不得遗漏。"
)


def strings(drawing: Drawing) -> list[String]:
    return [shape for shape in drawing.contents if isinstance(shape, String)]


def right(string: String) -> float:
    return float(string.x + load_font(string.fontName).stringWidth(string.text, string.fontSize))


@pytest.mark.parametrize("width", range(60, 300, 7))
def test_a_broken_sentence_stays_within_its_width(width: int) -> None:
    drawing = Drawing(width, 400)

    lines = broken(SENTENCE, width)
    write(drawing, lines, 400, 12, black)

    said = strings(drawing)
    assert "".join(string.text for string in said) == SENTENCE
    # The right half of a mark at the end is white.
    assert max(map(right, said)) <= width + SIZE / 2 + 0.01
    assert len({string.y for string in said}) == len(lines)
    for one, next_one in pairwise(said):
        assert next_one.y < one.y or next_one.x > one.x


def test_no_text_has_no_lines() -> None:
    assert list(broken("", 100)) == []


def test_a_label_is_as_wide_as_it_says() -> None:
    drawing = Drawing(100, 20)

    label(drawing, 5, 10, "目标 6000 𠮷", size=12)

    said = strings(drawing)
    assert "".join(string.text for string in said) == "目标 6000 𠮷"
    assert right(said[-1]) == pytest.approx(5 + label_width("目标 6000 𠮷", 12))
    assert {string.fontName for string in said} == {"NotoSansSC-Regular", "NotoSerifSC-Regular"}


def test_a_raised_digit_is_a_small_high_one() -> None:
    drawing = Drawing(100, 20)

    label(drawing, 0, 10, "30m²")

    base, small = strings(drawing)
    assert (base.text, small.text) == ("30m", "2")
    assert small.fontSize < base.fontSize
    assert small.y > base.y
    assert small.x == pytest.approx(right(base))
