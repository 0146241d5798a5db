"""推进时间轴: bars over the plan's years, read back from the file and from the drawing."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from reportlab.graphics.shapes import Line, Polygon, Rect
from reportlab.lib.colors import black, white

from reports.paper import build
from reports.typeset.gantt import Bar, Span, gantt
from workbench.ledger import list_tasks
from workbench.reporting.timeline import timeline_document
from workbench.store import Store

AS_OF = date(2019, 11, 30)
SPAN = Span(date(2019, 1, 1), date(2021, 12, 31))


def test_every_task_has_its_bar_on_the_sheet_of_its_programme(
    autumn_store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "轴.pdf"
    written = build(autumn_store.read(timeline_document, AS_OF), path)
    assert (written.pages, written.missing) == (7, ())
    document = pypdfium2.PdfDocument(path)
    pages = ["".join(page.get_textpage().get_text_bounded().split()) for page in document]
    document.close()
    for task in autumn_store.read(list_tasks, AS_OF):
        page = pages[task.programme_number - 1]
        assert f"{task.number}{task.content[:6]}" in page
        assert str(task.assessment.schedule_class) in page
    assert all(word in pages[0] for word in ("2019", "2020", "2021", "前期准备", "实施完成"))


def bar(done: float | None = None, *steps: tuple[date, bool]) -> Bar:
    return Bar("11　保护中心", "▲ 欠进度", date(2019, 1, 1), date(2021, 12, 31), done, steps)


def rects(*bars: Bar) -> list[Rect]:
    drawing = gantt(SPAN, AS_OF, (), bars)
    return [shape for shape in drawing.contents if isinstance(shape, Rect)]


@pytest.mark.parametrize(("done", "filled"), [(0.5, 0.5), (1.2, 1.0)])
def test_the_filled_part_is_the_share_done_and_never_more_than_the_bar(
    done: float, filled: float
) -> None:
    whole, part = rects(bar(done))
    assert part.width == pytest.approx(whole.width * filled)


@pytest.mark.parametrize("done", [None, 0.0])
def test_a_task_without_progress_is_an_empty_bar(done: float | None) -> None:
    assert len(rects(bar(done))) == 1


def test_milestones_are_diamonds_filled_when_done() -> None:
    steps = ((date(2019, 12, 31), True), (date(2020, 12, 31), False))
    drawing = gantt(SPAN, AS_OF, (), [bar(None, *steps)])
    diamonds = [shape for shape in drawing.contents if isinstance(shape, Polygon)]
    assert [shape.fillColor for shape in diamonds] == [black, white]


def test_today_and_the_phases_have_their_lines() -> None:
    drawing = gantt(SPAN, AS_OF, [(date(2019, 6, 30), "前期准备")], [bar()])
    lines = [shape for shape in drawing.contents if isinstance(shape, Line)]
    assert SPAN.x(AS_OF) in [line.x1 for line in lines]
    dashed = [line for line in lines if line.strokeDashArray]
    assert [line.x1 for line in dashed] == [SPAN.x(date(2019, 6, 30))]


def test_days_outside_the_span_stay_at_its_edges() -> None:
    assert SPAN.x(date(2018, 1, 1)) == SPAN.x(SPAN.first)
    assert SPAN.x(date(2030, 1, 1)) == SPAN.x(SPAN.last)
    assert Span(AS_OF, AS_OF).x(AS_OF) > 0
