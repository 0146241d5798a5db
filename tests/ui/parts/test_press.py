import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import read_all, show
from ui.parts.press import PaperCard, PressLine


@pytest.fixture
def column(qtbot: QtBot) -> QWidget:
    """As narrow as the side of a page."""
    made = QWidget()
    QVBoxLayout(made).addStretch(1)
    show(qtbot, made)
    made.resize(260, 400)
    return made


def put(column: QWidget, part: QWidget) -> None:
    layout = column.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.insertWidget(0, part)
    layout.activate()


def test_a_line_is_pressed_by_mouse_anywhere_and_by_key(column: QWidget, qtbot: QtBot) -> None:
    line = PressLine("triangle", "yellow", "30 家单位本期未报齐，已点名", "查看")
    put(column, line)
    with qtbot.waitSignal(line.clicked):
        QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.rect().center())
    line.setFocus()
    with qtbot.waitSignal(line.clicked):
        QTest.keyClick(line, Qt.Key.Key_Space)
    assert line.accessibleName() == "30 家单位本期未报齐，已点名"
    assert read_all(line) == "30 家单位本期未报齐，已点名\n查看"


def test_a_long_sentence_makes_a_line_as_high_as_it_needs(column: QWidget, qtbot: QtBot) -> None:
    line = PressLine("check", "green", "各项任务都有填报，各单位本期都已报齐，各项指标都有基期数据")
    put(column, line)
    heights = []
    for width in (600, 200):
        column.resize(width, 400)
        qtbot.waitUntil(lambda: line.height() == line.heightForWidth(line.width()))
        heights.append(line.height())
    assert heights[1] > 1.8 * heights[0]


def test_a_card_speaks_all_it_shows(column: QWidget) -> None:
    card = PaperCard("第二阶段　制度完善")
    put(column, card)
    card.say("2019年12月前", "可以生成", "green")
    assert card.accessibleName() == "第二阶段　制度完善，2019年12月前，可以生成"
    assert read_all(card) == "第二阶段　制度完善\n2019年12月前\n可以生成"


def test_the_open_papers_card_is_marked(column: QWidget) -> None:
    card = PaperCard("成员通讯录")
    put(column, card)
    plain = card.grab().toImage()
    card.set_active(active=True)
    marked = card.grab().toImage()
    card.set_active(active=False)
    assert marked != plain
    assert card.grab().toImage() == plain
