from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QImage, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.figure_text import FigureTextEdit, lost_figures
from ui.theme import LIGHT
from workbench.reporting.figures import Figure, Source, count_of, parts_of, phrase, ruled

Typing = Callable[[QWidget, str], None]
Step = QTextCursor.MoveOperation
KEEP = QTextCursor.MoveMode.KeepAnchor
LATE = count_of("tasks.late", [Source("第3项"), Source("第7项")], "逾期的任务")
RATE = ruled("tasks.rate", "64%", [], "达进度的占比")
FIRST = phrase("共有", LATE, "项逾期，达进度占", RATE, "。")
SECOND = "下一步抓紧办理。"


@pytest.fixture
def text(qtbot: QtBot) -> FigureTextEdit:
    made = FigureTextEdit()
    qtbot.addWidget(made)
    made.resize(400, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    made.put((FIRST, SECOND))
    return made


def paragraphs(text: FigureTextEdit) -> list[str]:
    value = text.value()
    assert isinstance(value, tuple)
    return [str(each) for each in value]


def figures(text: FigureTextEdit) -> list[Figure]:
    value = text.value()
    assert isinstance(value, tuple)
    return [part for each in value for part in parts_of(each) if isinstance(part, Figure)]


def go(text: FigureTextEdit, place: int) -> None:
    cursor = text.textCursor()
    cursor.setPosition(place)
    text.setTextCursor(cursor)


def select(text: FigureTextEdit, begin: int, end: int) -> None:
    go(text, begin)
    cursor = text.textCursor()
    cursor.setPosition(end, KEEP)
    text.setTextCursor(cursor)


def test_what_is_put_in_comes_out_with_its_figures(text: FigureTextEdit) -> None:
    assert paragraphs(text) == ["共有2项逾期，达进度占64%。", SECOND]
    assert figures(text) == [LATE, RATE]
    assert text.figures() == {"tasks.late": "2", "tasks.rate": "64%"}


def test_nothing_is_no_paragraph(text: FigureTextEdit) -> None:
    text.put(None)
    assert text.value() == ()
    assert text.raw() == "[[]]"


def test_words_are_typed_around_a_figure_never_into_it(
    text: FigureTextEdit, type_text: Typing
) -> None:
    go(text, 3)
    type_text(text, "个重大")
    assert paragraphs(text)[0] == "共有2个重大项逾期，达进度占64%。"
    QTest.keyClick(text, Qt.Key.Key_Home)
    QTest.keyClicks(text, "AB")
    assert paragraphs(text)[0] == "AB共有2个重大项逾期，达进度占64%。"
    assert figures(text) == [LATE, RATE]


def test_one_backspace_takes_a_whole_figure_and_ctrl_z_brings_it_back(text: FigureTextEdit) -> None:
    before = text.raw()
    for _ in range(3):
        QTest.keyClick(text, Qt.Key.Key_Right)
    QTest.keyClick(text, Qt.Key.Key_Backspace)
    assert paragraphs(text)[0] == "共有项逾期，达进度占64%。"
    assert lost_figures((FIRST,), text.figures()) == [LATE]
    QTest.keySequence(text, QKeySequence.StandardKey.Undo)
    assert text.raw() == before
    assert lost_figures((FIRST,), text.figures()) == []


def test_what_was_put_in_cannot_be_undone(text: FigureTextEdit) -> None:
    QTest.keySequence(text, QKeySequence.StandardKey.Undo)
    assert paragraphs(text) == [str(FIRST), SECOND]


def test_enter_parts_a_paragraph_and_empty_ones_do_not_count(text: FigureTextEdit) -> None:
    go(text, 3)
    QTest.keyClick(text, Qt.Key.Key_Return)
    QTest.keyClick(text, Qt.Key.Key_Return)
    QTest.keyClicks(text, "  ")
    assert paragraphs(text) == ["共有2", "项逾期，达进度占64%。", SECOND]


def test_shift_enter_is_no_line_of_its_own_on_paper(text: FigureTextEdit) -> None:
    go(text, 2)
    QTest.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert paragraphs(text)[0] == str(FIRST)


def test_a_figure_is_moved_by_cut_and_paste(text: FigureTextEdit) -> None:
    select(text, 2, 4)
    QTest.keySequence(text, QKeySequence.StandardKey.Cut)
    assert QApplication.clipboard().text() == "2项"
    assert paragraphs(text)[0] == "共有逾期，达进度占64%。"
    text.moveCursor(Step.End)
    QTest.keySequence(text, QKeySequence.StandardKey.Paste)
    assert paragraphs(text)[1] == "下一步抓紧办理。2项"
    assert figures(text) == [RATE, LATE]


def test_a_selection_over_paragraphs_is_copied_with_both(text: FigureTextEdit) -> None:
    select(text, 8, 16)
    QTest.keySequence(text, QKeySequence.StandardKey.Copy)
    assert QApplication.clipboard().text() == "进度占64%。\n下一"
    text.selectAll()
    QTest.keySequence(text, QKeySequence.StandardKey.Paste)
    assert paragraphs(text) == ["进度占64%。", "下一"]
    assert figures(text) == [RATE]


def test_figures_of_another_paper_are_pasted_as_words(text: FigureTextEdit, qtbot: QtBot) -> None:
    other = FigureTextEdit()
    qtbot.addWidget(other)
    other.put((phrase("得分", ruled("targets.best", "97分", [], "最高的一项")),))
    other.selectAll()
    other.copy()
    text.selectAll()
    text.paste()
    assert paragraphs(text) == ["得分97分"]
    assert text.figures() == {}


def test_a_rare_character_does_not_shift_what_is_copied(text: FigureTextEdit) -> None:
    text.put((phrase("𠮷林", LATE, "项"),))
    select(text, 2, 5)
    text.cut()
    assert QApplication.clipboard().text() == "林2项"
    assert paragraphs(text) == ["𠮷"]


def test_plain_text_comes_in_as_paragraphs(text: FigureTextEdit) -> None:
    data = QMimeData()
    data.setText("一行\r\n\ufffc二行")
    data.setHtml("<b>一行</b>")
    text.selectAll()
    assert text.canInsertFromMimeData(data)
    text.insertFromMimeData(data)
    assert paragraphs(text) == ["一行", "二行"]


def test_a_figure_can_be_put_in_again(text: FigureTextEdit) -> None:
    text.put((SECOND,))
    text.moveCursor(Step.End)
    text.insert_figure(LATE)
    assert figures(text) == [LATE]
    assert paragraphs(text) == ["下一步抓紧办理。2"]


def test_offered_figures_are_known_when_they_are_pasted(text: FigureTextEdit) -> None:
    text.selectAll()
    text.copy()
    text.put(None)
    text.offer({"tasks.late": LATE, "tasks.rate": RATE})
    text.paste()
    assert figures(text) == [LATE, RATE]


def test_raw_can_be_typed_again(text: FigureTextEdit) -> None:
    raw = text.raw()
    text.selectAll()
    QTest.keyClick(text, Qt.Key.Key_Delete)
    text.retype(raw)
    assert text.raw() == raw
    text.retype("")
    assert text.value() == ()


def test_every_change_is_told(text: FigureTextEdit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(text.edited):
        QTest.keyClicks(text, "a")


def test_tab_goes_on(qtbot: QtBot) -> None:
    both = QWidget()
    qtbot.addWidget(both)
    column = QVBoxLayout(both)
    text, line = FigureTextEdit(), QLineEdit()
    column.addWidget(text)
    column.addWidget(line)
    with qtbot.waitExposed(both):
        both.show()
    both.activateWindow()
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_Tab)
    assert text.value() == ()
    assert line.hasFocus()


def colours(text: FigureTextEdit) -> set[str]:
    image: QImage = text.grab().toImage()
    places = ((x, y) for x in range(image.width()) for y in range(60))
    return {QColor(image.pixel(x, y)).name().upper() for x, y in places}


def test_a_figure_stands_on_a_ground_and_is_seen_to_be_selected(text: FigureTextEdit) -> None:
    assert LIGHT.blue_ground in colours(text)
    text.selectAll()
    assert LIGHT.blue_ground not in colours(text)


def test_a_larger_font_makes_larger_chips(text: FigureTextEdit) -> None:
    text.put((phrase(RATE),))
    before = text.document().idealWidth()
    font = text.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    text.setFont(font)
    assert text.document().idealWidth() > before * 1.5
