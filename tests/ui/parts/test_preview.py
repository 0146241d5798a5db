from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.pdfs import write_pdf
from ui.jobs import Jobs
from ui.parts.pages_view import ZOOMS
from ui.parts.preview import Preview
from ui.parts.spread import GAP

CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
PAGES = 7


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    return write_pdf(tmp_path / "报告.pdf", upright=PAGES - 1, turned=1)


@pytest.fixture
def preview(qtbot: QtBot, jobs: Jobs, paper: Path) -> Preview:
    made = Preview(jobs)
    qtbot.addWidget(made)
    made.resize(600, 500)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    made.open(paper)
    wait_until_drawn(qtbot, made)
    return made


def wait_until_drawn(qtbot: QtBot, preview: Preview) -> None:
    qtbot.waitUntil(lambda: all(is_sharp(preview, page) for page in in_view(preview)))


def in_view(preview: Preview) -> list[int]:
    assert preview.page_count()
    return preview.in_view()


def is_sharp(preview: Preview, page: int) -> bool:
    picture = preview._images.get(page)
    return picture is not None and picture.image.width() == preview._pixels(page)


def seen(preview: Preview) -> QImage:
    return preview.viewport().grab().toImage()


def wheel(preview: Preview, turned: int, modifiers: Qt.KeyboardModifier) -> None:
    event = QWheelEvent(
        QPointF(100, 100), QPointF(100, 100), QPoint(), QPoint(0, turned),
        Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003 - Qt takes no keyword
    )  # fmt: skip
    QApplication.sendEvent(preview.viewport(), event)


def test_it_shows_as_many_pages_as_the_file_has(preview: Preview) -> None:
    assert preview.page_count() == PAGES


def test_a_page_is_as_wide_as_the_view_and_its_ink_is_seen(preview: Preview) -> None:
    image = seen(preview)
    ratio = image.devicePixelRatio()
    row = [
        image.pixelColor(round(x * ratio), round((GAP + 150) * ratio)) == QColor("white")
        for x in range(preview.viewport().width())
    ]
    assert row.count(True) == pytest.approx(preview.viewport().width() - 2 * GAP, abs=1)
    mark = image.pixelColor(round((GAP + 20) * ratio), round((GAP + 20) * ratio))
    assert mark == QColor("black")


def test_only_the_pages_in_view_are_drawn(preview: Preview, qtbot: QtBot) -> None:
    assert sorted(preview._images) == [0]
    QTest.keyClick(preview, Qt.Key.Key_End)
    wait_until_drawn(qtbot, preview)
    assert min(preview._images) >= PAGES - 3


def test_the_page_in_the_middle_is_told_while_one_scrolls(preview: Preview, qtbot: QtBot) -> None:
    with qtbot.waitSignal(preview.turned) as turned:
        QTest.keyClick(preview, Qt.Key.Key_End)
    assert turned.args == [PAGES, PAGES]
    QTest.keyClick(preview, Qt.Key.Key_Home)
    assert preview.current_page() == 1


def test_page_down_and_page_up_go_on_and_back_by_what_is_in_view(preview: Preview) -> None:
    bar = preview.verticalScrollBar()
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert bar.value() == preview.viewport().height() - 2 * GAP
    QTest.keyClick(preview, Qt.Key.Key_PageUp)
    assert bar.value() == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Plus, Qt.Key.Key_Equal])
def test_ctrl_plus_enlarges_and_ctrl_zero_fits_the_width_again(
    preview: Preview, qtbot: QtBot, key: Qt.Key
) -> None:
    fitting = preview._pixels(0)
    QTest.keyClick(preview, key, CONTROL)
    wait_until_drawn(qtbot, preview)
    assert preview._pixels(0) > fitting
    assert preview.horizontalScrollBar().maximum() > 0
    QTest.keyClick(preview, Qt.Key.Key_0, CONTROL)
    assert preview._pixels(0) == fitting
    assert preview.horizontalScrollBar().maximum() == 0


def test_made_small_enough_two_pages_stand_side_by_side(preview: Preview, qtbot: QtBot) -> None:
    for _ in range(2):
        QTest.keyClick(preview, Qt.Key.Key_Minus, CONTROL)
    wait_until_drawn(qtbot, preview)
    first, second, third, *_ = preview._spread.places
    assert preview.zoom() == 0.5
    assert first.top() == second.top() < third.top()
    assert first.right() < second.left()
    assert second.right() <= preview.viewport().width() - GAP + 1


def test_the_steps_end_at_the_smallest_and_the_largest(preview: Preview) -> None:
    for step, end in ((preview.zoom_out, ZOOMS[0]), (preview.zoom_in, ZOOMS[-1])):
        for _ in ZOOMS:
            step()
        assert preview.zoom() == end
    preview.fit_width()


def test_zooming_keeps_the_place_in_the_paper(preview: Preview) -> None:
    preview.verticalScrollBar().setValue(preview.verticalScrollBar().maximum() // 2)
    before = preview.current_page()
    preview.zoom_in()
    preview.zoom_in()
    assert preview.current_page() == before


def test_the_wheel_scrolls_and_with_ctrl_it_zooms(preview: Preview) -> None:
    wheel(preview, -120, NONE)
    assert preview.verticalScrollBar().value() > 0
    assert preview.zoom() == 1.0
    wheel(preview, 120, CONTROL)
    assert preview.zoom() == 1.25
    wheel(preview, -120, CONTROL)
    assert preview.zoom() == 1.0


def test_a_touch_pads_small_pieces_make_one_step_together(preview: Preview) -> None:
    for _ in range(3):
        wheel(preview, 40, CONTROL)
    assert preview.zoom() == 1.25


def test_a_narrower_view_makes_narrower_pages(preview: Preview, qtbot: QtBot) -> None:
    preview.resize(400, 500)
    wait_until_drawn(qtbot, preview)
    assert preview._spread.places[0].width() == preview.viewport().width() - 2 * GAP


def test_another_file_begins_at_its_first_page(
    preview: Preview, qtbot: QtBot, tmp_path: Path
) -> None:
    QTest.keyClick(preview, Qt.Key.Key_End)
    preview.open(write_pdf(tmp_path / "另一份.pdf", upright=3))
    qtbot.waitUntil(lambda: preview.page_count() == 3)
    wait_until_drawn(qtbot, preview)
    assert preview.current_page() == 1


def test_a_page_that_comes_too_late_is_not_shown_in_another_paper(
    preview: Preview, qtbot: QtBot, tmp_path: Path
) -> None:
    preview.zoom_in()
    preview.viewport().repaint()
    preview.open(write_pdf(tmp_path / "另一份.pdf", upright=1, turned=0))
    qtbot.waitUntil(lambda: preview.page_count() == 1)
    wait_until_drawn(qtbot, preview)
    assert list(preview._images) == [0]


def test_a_file_that_cannot_be_opened_says_so_and_leaves_nothing(
    preview: Preview, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(preview.refused) as refused:
        preview.open(tmp_path / "没有.pdf")
    assert refused.args == ["“没有.pdf”打不开，文件已不在或不是 PDF，请重新生成。"]
    assert (preview.page_count(), preview.current_page()) == (0, 0)
