from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings, strategies
from reportlab.graphics.shapes import Circle, Drawing, Group, Polygon, PolyLine, Rect, Shape, String
from reportlab.lib.colors import Color, black, white

from reports.trajectory import trajectory, trajectory_rows
from reports.typeset.fonts import load_font
from reports.typeset.labels import Box
from reports.typeset.page import TEXT_HEIGHT
from reports.typeset.strokes import PAPER
from tests.reports.charts import CHARTS, PATENTS, made
from tests.reports.paper import Print
from workbench.reporting.charts import ChartMark, TrajectoryChart

WIDTH = 313.0
MM60 = 170.0
EVERY = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())


@pytest.fixture(autouse=True)
def fonts() -> None:
    load_font("NotoSansSC-Regular")


def strings(drawing: Drawing) -> list[String]:
    return [shape for shape in drawing.contents if isinstance(shape, String)]


def texts(drawing: Drawing) -> list[str]:
    return [string.text for string in strings(drawing)]


def room(string: String) -> Box:
    """What the ink of a label takes at least: its digits stand on the line."""
    width = load_font(string.fontName).stringWidth(string.text, string.fontSize)
    return Box(string.x, string.y, string.x + width, string.y + 0.72 * string.fontSize)


def plotted(drawing: Drawing, kind: type[Shape]) -> Iterator[Any]:
    """Shapes below the legend."""
    found = [shape for shape in drawing.contents if isinstance(shape, kind)]
    head = max(s.y for s in strings(drawing) if s.text == "实际")
    yield from (s for s in found if s.getBounds()[3] < head)


@EVERY
def test_no_label_covers_another_and_none_leaves_the_frame(chart: TrajectoryChart) -> None:
    drawing = trajectory(chart, WIDTH)

    frame = Box(-0.01, -0.01, WIDTH + 0.01, drawing.height + 0.01)
    caption = [s for s in strings(drawing) if s.text in chart.caption and s.y < 40]
    boxes = [room(string) for string in strings(drawing) if string not in caption]
    assert [one for one in boxes if not frame.holds(one)] == []
    assert [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])] == []


@settings(deadline=None, max_examples=60)
@given(
    figures=strategies.dictionaries(
        strategies.integers(2016, 2021), strategies.integers(0, 10**9), min_size=1
    ),
    level=strategies.integers(1, 10**9),
    ends_at=strategies.integers(0, 10**9),
    width=strategies.sampled_from([240, 313, 420, 560]),
)
def test_labels_never_overlap_whatever_the_figures(
    figures: dict[int, int], level: int, ends_at: int, width: int
) -> None:
    steps = tuple((year, level * (year - 2015) / 6) for year in range(2016, 2022))
    outcome = ChartMark(2021, level, f"目标 {level}"), ChartMark(2021, ends_at, f"按走势 {ends_at}")
    chart = made(
        dict(figures), years=(2016, 2021), course=steps, level=outcome[0], ends_at=outcome[1]
    )

    drawing = trajectory(replace(chart, caption=""), width)

    frame = Box(0, -0.01, width, drawing.height)
    boxes = [room(string) for string in strings(drawing)]
    assert [box for box in boxes if not frame.holds(box)] == []
    assert [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])] == []


@EVERY
def test_no_line_and_no_mark_leaves_the_frame(chart: TrajectoryChart) -> None:
    drawing = trajectory(chart, WIDTH)

    for shape in drawing.contents:
        left, bottom, right, top = shape.getBounds()
        assert left >= 0, shape
        assert bottom >= -3, shape  # descenders of the caption's last line
        assert right <= WIDTH + 4.5, shape  # half a mark of the caption is white
        assert top <= drawing.height, shape


@EVERY
def test_a_mark_is_never_covered_by_a_label(chart: TrajectoryChart) -> None:
    drawing = trajectory(chart, WIDTH)

    marks = [Box(*circle.getBounds()) for circle in plotted(drawing, Circle)]
    boxes = [room(string) for string in strings(drawing)]
    assert [(m, b) for m in marks for b in boxes if m.meets(b)] == []


def test_a_chart_is_about_sixty_millimetres_high() -> None:
    assert trajectory(PATENTS, WIDTH).height == pytest.approx(MM60, abs=10)


def test_every_figure_stands_where_its_value_is() -> None:
    drawing = trajectory(PATENTS, WIDTH)

    dots = [circle for circle in plotted(drawing, Circle) if circle.fillColor == black]
    xs, ys = [dot.cx for dot in dots], [dot.cy for dot in dots]
    assert xs[1] - xs[0] == pytest.approx(xs[2] - xs[1])
    assert (ys[1] - ys[0]) / (ys[2] - ys[0]) == pytest.approx((4205 - 3412) / (5127 - 3412))
    assert {"3412", "4205", "5127"} <= set(texts(drawing))


def test_lines_are_told_apart_by_dashes_and_marks_without_colour() -> None:
    drawing = trajectory(PATENTS, WIDTH)

    known, course, pace = (
        [line for line in plotted(drawing, PolyLine) if line.strokeDashArray == dashes]
        for dashes in (None, (4, 2.5), (1, 2))
    )
    assert [len(line.points) for line in course] == [8]
    assert [len(line.points) for line in pace] == [4]
    assert 6 in [len(line.points) for line in known]
    rings = [circle for circle in plotted(drawing, Circle) if circle.fillColor == white]
    assert len(rings) == 4
    (diamond,) = plotted(drawing, Polygon)
    assert diamond.fillColor == white
    inks = {s.strokeColor for s in (*known, *course, *pace, *rings, diamond)}
    assert inks <= {PAPER.ink, PAPER.pale}


def test_the_legend_names_only_what_is_there() -> None:
    assert {"实际", "应达", "按目前走势"} <= set(texts(trajectory(PATENTS, WIDTH)))
    said = texts(trajectory(CHARTS["alone"], WIDTH))
    assert "实际" in said
    assert {"应达", "按目前走势"}.isdisjoint(said)


def test_the_legend_goes_below_a_long_unit() -> None:
    beside, below = trajectory(PATENTS, WIDTH), trajectory(CHARTS["long unit"], WIDTH)

    assert below.height == beside.height + 14


def test_the_running_year_is_marked_in_words_and_its_dot_is_pale() -> None:
    drawing = trajectory(CHARTS["running"], WIDTH)

    assert "（前三季度）" in texts(drawing)
    (pale,) = [c for c in plotted(drawing, Circle) if c.fillColor == PAPER.pale]
    assert pale.strokeColor == black


def test_a_running_figure_that_sets_no_pace_is_not_joined_to_the_line() -> None:
    chart = replace(PATENTS, running=(2020, "上半年"), paced_from=2019)
    drawing = trajectory(chart, WIDTH)

    dots = [c for c in plotted(drawing, Circle) if c.r == 3]
    (pace,) = [line for line in plotted(drawing, PolyLine) if line.strokeDashArray == (1, 2)]
    assert tuple(pace.points[:2]) == (dots[1].cx, dots[1].cy)
    lines = [line for line in plotted(drawing, PolyLine) if line.strokeWidth == 1.2]
    ends = {(line.points[-2], line.points[-1]) for line in lines if not line.strokeDashArray}
    assert ends == {(dots[1].cx, dots[1].cy)}


def test_a_single_figure_is_a_dot_without_a_line() -> None:
    drawing = trajectory(CHARTS["alone"], WIDTH)

    assert [line for line in plotted(drawing, PolyLine) if line.strokeWidth == 1.2] == []
    assert len(list(plotted(drawing, Circle))) == 1


def test_every_year_is_named_while_there_is_room() -> None:
    assert {"2018年", "2019年", "2020年", "2021年"} <= set(texts(trajectory(PATENTS, WIDTH)))
    named = [text for text in texts(trajectory(CHARTS["many years"], WIDTH)) if text[4:] == "年"]
    assert named[0] == "2021年"
    assert 4 < len(named) < 13


def test_a_figure_among_too_many_keeps_its_mark_and_loses_its_label() -> None:
    drawing = trajectory(CHARTS["many years"], 120)

    said = texts(drawing)
    assert len(list(plotted(drawing, Circle))) == 12
    assert CHARTS["many years"].figures[-1].words in said
    assert sum(mark.words in said for mark in CHARTS["many years"].figures) < 12


def test_a_label_that_a_line_must_cross_stands_on_its_own_ground() -> None:
    drawing = trajectory(CHARTS["crowded"], WIDTH)

    (ground,) = (shape for shape in drawing.contents if isinstance(shape, Rect))
    assert (ground.fillColor, ground.strokeColor) == (PAPER.ground, None)
    (below,) = (s for s in strings(drawing) if Box(*ground.getBounds()).meets(room(s)))
    assert below.text in [figure.words for figure in CHARTS["crowded"].figures]


def test_the_level_and_the_pace_are_named_apart_at_the_right() -> None:
    drawing = trajectory(PATENTS, WIDTH)

    level, pace = (
        next(s for s in strings(drawing) if s.text.startswith(w)) for w in ("目标", "按走势")
    )
    assert level.y - pace.y >= 11
    assert level.x == pace.x


def test_title_and_caption_take_no_room_when_they_are_empty() -> None:
    whole, bare = trajectory(PATENTS, WIDTH), trajectory(CHARTS["no words"], WIDTH)

    assert whole.height - bare.height == pytest.approx(3 * 12.5, abs=1)


def test_rows_hold_two_charts_side_by_side_and_the_last_may_hold_one() -> None:
    rows = list(trajectory_rows([PATENTS, CHARTS["percent"], CHARTS["huge"]]))

    assert [len(row.contents) for row in rows] == [2, 1]
    assert {row.width for row in rows} == {TEXT_HEIGHT}
    left, right = (group for group in rows[0].contents if isinstance(group, Group))
    assert right.transform[4] > TEXT_HEIGHT / 2
    assert left.getBounds()[2] < right.transform[4]


def test_the_words_reach_the_paper_and_nothing_but_our_fonts(paper: Print) -> None:
    printed = paper(list(trajectory_rows([PATENTS, CHARTS["running"]])))

    said = printed.words
    assert said.count("比目标6000件少15.5件") == 2
    assert "（前三季度）" in said
    assert printed.written.missing == ()
    assert b"Helvetica" not in printed.bytes
    assert b"Times" not in printed.bytes


def test_inks_can_be_others() -> None:
    inks = replace(PAPER, figures=Color(0, 0, 1))

    drawing = trajectory(PATENTS, WIDTH, inks)

    dots = [c for c in plotted(drawing, Circle) if c.fillColor == Color(0, 0, 1)]
    assert len(dots) == 3
