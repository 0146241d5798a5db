from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fingers import keys, press
from tests.ui.pdfs import write_words
from ui.jobs import Jobs
from ui.parts.preview import Preview

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
LINES = ["一、总体情况", "知识产权保护中心建成。"]
PAGES = [LINES, ["中期"], [*[""] * 30, "保护中心"], *[["附件"]] * 6, ["保护知识产", "权"]]


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def shell(qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> QWidget:
    """A window with a search of its own, and a preview in it."""
    made, preview = QWidget(), Preview(jobs)
    QShortcut(QKeySequence.StandardKey.Find, made, lambda: made.setWindowTitle("searched"))
    QVBoxLayout(made).addWidget(preview)
    qtbot.addWidget(made)
    made.resize(600, 500)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    preview.setFocus()
    preview.open(write_words(tmp_path / "报告.pdf", PAGES))
    qtbot.waitUntil(lambda: preview.page_count() == len(PAGES))
    return made


@pytest.fixture
def preview(shell: QWidget) -> Preview:
    found = shell.findChild(Preview)
    assert isinstance(found, Preview)
    return found


@pytest.fixture
def search(preview: Preview, qtbot: QtBot) -> Callable[[str], str]:
    """Types words after Ctrl+F and reads what is said once all pages are searched."""

    def find(words: str) -> str:
        QTest.keyClick(preview, Qt.Key.Key_F, CONTROL)
        keys(words)
        return said(preview, qtbot)

    return find


def said(preview: Preview, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: preview._search._is_done)
    return preview.bar.count.text()


def test_ctrl_f_in_the_pages_searches_them_and_not_the_window(
    shell: QWidget, preview: Preview
) -> None:
    assert not preview.bar.isVisible()
    QTest.keyClick(preview, Qt.Key.Key_F, CONTROL)
    assert preview.bar.isVisible()
    assert preview.bar.field.hasFocus()
    QTest.keyClick(preview.bar.field, Qt.Key.Key_F, CONTROL)
    assert shell.windowTitle() == ""


def test_every_place_on_every_page_is_counted_and_the_first_is_shown(
    preview: Preview, search: Callable[[str], str]
) -> None:
    assert search("保护") == "第 1 处，3 处"
    assert preview.current_page() == 1


def test_words_are_found_across_the_end_of_a_line(search: Callable[[str], str]) -> None:
    assert search("知识产权") == "第 1 处，2 处"


def test_enter_goes_on_round_the_end_and_shift_enter_back(
    preview: Preview, search: Callable[[str], str], qtbot: QtBot
) -> None:
    search("保护")
    shown = []
    for modifier in (Qt.KeyboardModifier.NoModifier,) * 3 + (SHIFT,):
        press(Qt.Key.Key_Return, modifier)
        shown.append((preview.bar.count.text()[:3], is_seen(preview)))
    assert shown == [("第 2", True), ("第 3", True), ("第 1", True), ("第 3", True)]
    assert preview.current_page() == len(PAGES)
    qtbot.mouseClick(preview.bar.back, LEFT)
    qtbot.mouseClick(preview.bar.on, LEFT)
    assert said(preview, qtbot) == "第 3 处，3 处"


def is_seen(preview: Preview) -> bool:
    hit = preview._search.current()
    assert hit is not None
    return (
        preview.viewport()
        .rect()
        .contains(preview.on_screen(hit.page, hit.areas[0]).toAlignedRect())
    )


def test_f3_goes_on_in_the_pages_themselves(preview: Preview, search: Callable[[str], str]) -> None:
    search("保护")
    preview.setFocus()
    press(Qt.Key.Key_F3)
    assert preview.bar.count.text() == "第 2 处，3 处"


def test_the_search_begins_where_one_reads(preview: Preview, search: Callable[[str], str]) -> None:
    QTest.keyClick(preview, Qt.Key.Key_End)
    assert search("保护") == "第 3 处，3 处"


def test_below_the_last_place_it_begins_from_the_top(
    preview: Preview, search: Callable[[str], str]
) -> None:
    press(Qt.Key.Key_End)
    assert search("总体情况") == "第 1 处，1 处"
    assert preview.current_page() == 1


def test_words_that_stand_nowhere_are_said_not_to(
    preview: Preview, search: Callable[[str], str]
) -> None:
    assert search("没有的词") == "没有找到"
    assert not preview.bar.on.isEnabled()
    press(Qt.Key.Key_Return)
    assert preview.bar.count.text() == "没有找到"


def test_a_hit_is_marked_on_the_page(
    preview: Preview, search: Callable[[str], str], qtbot: QtBot
) -> None:
    search("总体情况")
    hit = preview._search.current()
    assert hit is not None
    area = preview.on_screen(hit.page, hit.areas[0]).toRect()

    def is_marked() -> bool:
        image = preview.viewport().grab(area).toImage()
        colours = [image.pixelColor(x, 2) for x in range(image.width())]
        return any(colour.red() > 200 and colour.blue() < 120 for colour in colours)

    qtbot.waitUntil(is_marked)
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not is_marked())


def test_esc_ends_the_search_and_gives_the_keyboard_back(
    preview: Preview, search: Callable[[str], str]
) -> None:
    search("保护")
    press(Qt.Key.Key_Escape)
    assert not preview.bar.isVisible()
    assert preview.hasFocus()
    assert preview._search.summary() == ""


def test_beginning_again_looks_for_the_words_that_still_stand_there(
    preview: Preview, search: Callable[[str], str], qtbot: QtBot
) -> None:
    search("保护")
    press(Qt.Key.Key_Escape)
    QTest.keyClick(preview, Qt.Key.Key_F, CONTROL)
    assert said(preview, qtbot) == "第 1 处，3 处"
    assert preview.bar.field.selectedText() == "保护"


def test_another_paper_is_searched_for_the_same_words_without_moving(
    preview: Preview, search: Callable[[str], str], qtbot: QtBot, tmp_path: Path
) -> None:
    search("保护")
    preview.open(write_words(tmp_path / "另一份.pdf", [["甲"], ["保护"]]))
    qtbot.waitUntil(lambda: preview.bar.count.text() == "1 处")
    assert preview.current_page() == 1
    press(Qt.Key.Key_Return)
    assert preview.bar.count.text() == "第 1 处，1 处"


def test_an_answer_to_words_since_changed_is_dropped(
    preview: Preview, search: Callable[[str], str]
) -> None:
    assert search("附件保护") == "没有找到"
    press(Qt.Key.Key_A, CONTROL)
    assert search("中期") == "第 1 处，1 处"
    assert preview.current_page() == 2


def test_a_paper_that_is_gone_ends_the_search(
    preview: Preview, qtbot: QtBot, tmp_path: Path
) -> None:
    QTest.keyClick(preview, Qt.Key.Key_F, CONTROL)
    (tmp_path / "报告.pdf").unlink()
    keys("保")
    qtbot.waitUntil(lambda: preview.bar.count.text() in {"没有找到", ""})


def test_esc_in_the_pages_ends_the_search_too(
    preview: Preview, search: Callable[[str], str]
) -> None:
    search("保护")
    preview.setFocus()
    press(Qt.Key.Key_Escape)
    assert not preview.bar.isVisible()
