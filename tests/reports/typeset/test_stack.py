import pytest
from reportlab.graphics.shapes import Drawing, Rect

from reports.typeset.fonts import Run
from reports.typeset.paragraph import FLUSH, NOTE, PITCH, Text
from reports.typeset.stack import Stack
from tests.reports.paper import Print


def stack(height: float = 200) -> Stack:
    drawing = Drawing(400, height)
    drawing.add(Rect(0, 0, 400, height))
    return Stack([drawing, Text([Run("看"), Run("6", mark="tasks.late")], NOTE)])


@pytest.mark.parametrize("lines", range(12, 19))
def test_a_chart_and_its_sentence_stand_on_one_page(paper: Print, lines: int) -> None:
    printed = paper([Text("国" * 28 * lines, FLUSH), stack(), Text("完")])

    fits = (22 - lines) * PITCH > 200 + 10.5
    page = 0 if fits else 1
    assert "看" in printed.texts[page]
    assert printed.drawings(page) == 1


def test_text_within_it_can_be_asked_for_and_stands_below_the_drawing(paper: Print) -> None:
    printed = paper([stack(), Text("完")])

    (mark,) = printed.written.marks
    figure, text = (next(g for g in printed.glyphs(0) if g.text == char) for char in "6完")
    assert mark.bottom <= figure.middle <= mark.top
    assert mark.top == pytest.approx(260 / 25.4 * 72 - 200)
    assert figure.middle - text.middle > 22
