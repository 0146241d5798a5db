import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.hands import show
from ui.parts.marked_text import MarkedText, TextMark
from ui.theme import LIGHT, Theme, tokens

TEXT = "一、张𬭎牵头。\n二、财政局牵头。科技局配合。\n三、散会。"
FIRST = TextMark(2, 7, 1, "green")
SECOND = TextMark(10, 16, 2, "blue")
THIRD = TextMark(16, 22, 3, "grey")


@pytest.fixture
def text(qtbot: QtBot) -> MarkedText:
    made = MarkedText("原文")
    show(qtbot, made)
    made.setPlainText(TEXT)
    return made


def marked(text: MarkedText) -> list[tuple[str, str]]:
    return [
        (each.cursor.selectedText(), each.format.background().color().name().upper())
        for each in text.extraSelections()
    ]


def test_each_stretch_has_the_ground_of_its_tone_and_the_current_one_stands_out(
    text: MarkedText,
) -> None:
    text.set_marks([FIRST, SECOND, THIRD], SECOND)
    assert marked(text) == [
        ("张𬭎牵头。", LIGHT.green_ground),
        ("财政局牵头。", LIGHT.yellow_ground),
        ("科技局配合。", LIGHT.grey_ground),
    ]
    assert [each.format.fontUnderline() for each in text.extraSelections()] == [False, True, False]


def test_the_numbers_stand_before_the_lines_on_which_the_stretches_begin(text: MarkedText) -> None:
    text.set_marks([FIRST, SECOND, THIRD], SECOND)
    assert [text.marked_at(line) for line in range(3)] == [[FIRST], [SECOND, THIRD], []]
    picture = text.grab().toImage()
    edge = text.fontMetrics().lineSpacing() * 2
    inks = {picture.pixelColor(x, y).name() for x in range(8, 40) for y in range(6, edge)}
    assert len(inks) > 2
    text.set_marks([], None)
    assert marked(text) == []


def test_a_stretch_is_brought_into_view(text: MarkedText) -> None:
    text.setPlainText("空\n" * 300 + "财政局牵头。")
    mark = TextMark(600, 606, 1, "blue")
    text.set_marks([mark], mark)
    text.show_mark(mark)
    assert text.textCursor().position() == 600
    assert text.firstVisibleBlock().blockNumber() > 200


def test_a_paste_is_told(text: MarkedText, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("四、再议。")
    with qtbot.waitSignal(text.pasted):
        text.paste()
    assert text.toPlainText().startswith("四、再议。")


def test_in_another_dress_the_grounds_change(text: MarkedText, qapp: QApplication) -> None:
    text.set_marks([FIRST], None)
    theme = qapp.findChild(Theme)
    assert isinstance(theme, Theme)
    theme.follow(Qt.ColorScheme.Dark)
    try:
        assert marked(text)[0][1] == QColor(tokens().green_ground).name().upper()
        assert marked(text)[0][1] != LIGHT.green_ground
    finally:
        theme.follow(Qt.ColorScheme.Light)
