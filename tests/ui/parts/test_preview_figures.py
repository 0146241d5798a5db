from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reports.typeset.canvas import Mark
from tests.ui.pdfs import write_pdf
from ui.jobs import Jobs
from ui.parts.preview import ASKING, Preview

CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


MARKS = (
    Mark("tasks.late", 1, 200, 700, 216, 716),
    Mark("tasks.total", 1, 100, 700, 116, 716),
    Mark("tasks.late", 3, 300, 60, 316, 76),
    Mark("targets.attained", 4, 400, 300, 408, 316),  # on a lying page
    Mark("beyond", 9, 0, 0, 1, 1),
)


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def preview(qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> Preview:
    made = Preview(jobs)
    qtbot.addWidget(made)
    made.resize(600, 500)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    made.open(write_pdf(tmp_path / "报告.pdf", upright=3, turned=1), MARKS)
    qtbot.waitUntil(lambda: made.page_count() == 4)
    return made


def middle(preview: Preview, mark: Mark) -> QPoint:
    """Where a figure is on the screen, reckoned from the sheet as it is laid out."""
    sheet = preview._sheet(mark.page - 1)
    scale = sheet.width() / preview._sizes[mark.page - 1].width()
    height = preview._sizes[mark.page - 1].height()
    across, up = (mark.left + mark.right) / 2, (mark.bottom + mark.top) / 2
    return (sheet.topLeft() + QPointF(across, height - up) * scale).toPoint()


def point_at(preview: Preview, place: QPoint) -> None:
    """Move the mouse there, from somewhere else: it tells only of a move."""
    QTest.mouseMove(preview.viewport(), QPoint(300, 300))
    QTest.mouseMove(preview.viewport(), place)


def is_hand(preview: Preview) -> bool:
    return preview.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor


@pytest.mark.parametrize("steps", [-3, -1, 0, 2])
def test_a_click_on_a_figure_asks_for_it_at_any_zoom(
    preview: Preview, qtbot: QtBot, steps: int
) -> None:
    for _ in range(abs(steps)):
        (preview.zoom_in if steps > 0 else preview.zoom_out)()
    preview.show_mark("tasks.total")
    with qtbot.waitSignal(preview.asked) as asked:
        QTest.mouseClick(preview.viewport(), LEFT, pos=middle(preview, MARKS[1]))
    assert asked.args == ["tasks.total"]


def test_a_figure_on_a_lying_page_is_asked_like_any_other(preview: Preview, qtbot: QtBot) -> None:
    preview.show_mark("targets.attained")
    with qtbot.waitSignal(preview.asked) as asked:
        QTest.mouseClick(preview.viewport(), LEFT, pos=middle(preview, MARKS[3]))
    assert asked.args == ["targets.attained"]


def test_beside_a_figure_nothing_is_asked(preview: Preview, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(preview.asked):
        QTest.mouseClick(preview.viewport(), LEFT, pos=middle(preview, MARKS[0]) + QPoint(40, 0))
        QTest.mouseClick(preview.viewport(), LEFT, pos=QPoint(3, 3))
        QTest.mouseClick(
            preview.viewport(), Qt.MouseButton.RightButton, pos=middle(preview, MARKS[0])
        )
        QTest.mousePress(preview.viewport(), LEFT, pos=middle(preview, MARKS[0]))
        QTest.mouseRelease(preview.viewport(), LEFT, pos=QPoint(3, 3))


def test_over_a_figure_the_mouse_is_a_hand_and_a_line_is_drawn(preview: Preview) -> None:
    before = preview.viewport().grab().toImage()
    point_at(preview, middle(preview, MARKS[0]))
    assert is_hand(preview)
    assert preview.viewport().toolTip() == ASKING
    assert preview.viewport().grab().toImage() != before
    point_at(preview, QPoint(3, 3))
    assert not is_hand(preview)
    assert preview.viewport().toolTip() == ""


def test_a_shown_figure_is_in_view_and_framed_wherever_it_stands(preview: Preview) -> None:
    preview.zoom_out()
    before = preview.viewport().grab().toImage()
    preview.show_mark("tasks.late")
    framed = preview.viewport().grab().toImage()
    assert framed != before
    preview.show_mark("")
    assert preview.viewport().grab().toImage() == before
    preview.show_mark("targets.attained")
    assert preview.current_page() == 4
    assert preview.viewport().rect().contains(middle(preview, MARKS[3]))


def test_a_figure_far_to_the_side_is_brought_into_view_when_zoomed(preview: Preview) -> None:
    for _ in range(4):
        preview.zoom_in()
    preview.verticalScrollBar().setValue(0)
    preview.horizontalScrollBar().setValue(preview.horizontalScrollBar().maximum())
    preview.show_mark("tasks.total")
    assert preview.viewport().rect().contains(middle(preview, MARKS[1]))


def test_the_keyboard_goes_from_figure_to_figure_and_asks(preview: Preview, qtbot: QtBot) -> None:
    asked: list[str] = []
    preview.asked.connect(asked.append)
    QTest.keyClick(preview, Qt.Key.Key_Return)
    for _ in range(5):
        QTest.keyClick(preview, Qt.Key.Key_Down, CONTROL)
        QTest.keyClick(preview, Qt.Key.Key_Return)
    QTest.keyClick(preview, Qt.Key.Key_Up, CONTROL)
    QTest.keyClick(preview, Qt.Key.Key_Return)
    last = "targets.attained"
    assert asked == ["tasks.total", "tasks.late", "tasks.late", last, last, "tasks.late"]
    preview.open(preview._path)
    qtbot.waitUntil(lambda: not preview._spots.of("tasks.late"))
    QTest.keyClick(preview, Qt.Key.Key_Down, CONTROL)
    QTest.keyClick(preview, Qt.Key.Key_Return)
    assert len(asked) == 6


def test_the_same_paper_made_anew_stays_where_it_is(
    preview: Preview, qtbot: QtBot, tmp_path: Path
) -> None:
    preview.verticalScrollBar().setValue(500)
    again = write_pdf(tmp_path / "再做.pdf", upright=3, turned=1)
    preview.renew(again, MARKS[:1])
    qtbot.waitUntil(lambda: preview._path == again)
    assert preview.verticalScrollBar().value() == 500
    assert preview._images, "what was drawn stays until the new page is there"
    qtbot.waitUntil(lambda: all(each.path == again for each in preview._images.values()))


def test_the_mouse_that_leaves_points_at_nothing(preview: Preview) -> None:
    point_at(preview, middle(preview, MARKS[0]))
    QApplication.sendEvent(preview, QEvent(QEvent.Type.Leave))
    assert not is_hand(preview)
