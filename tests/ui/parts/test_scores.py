import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.hands import show
from ui.parts.marks import Bar, Chip
from ui.parts.scores import Score, ScoreCard, ShareBar, Tally
from ui.theme import LIGHT

SENTENCE = "2019年 4205 件，目标 6000 件，还差 1795 件，完成 (4205−3412)/(6000−3412)=30.6%。" * 3
TALLIES = (Tally(Chip("已实现", "green"), 1, "attained"), Tally(Chip("滞后", "yellow"), 3, "late"))
SCORES = tuple(
    Score(str(n), "年专利申请总量", Chip("滞后", "yellow"), Bar(0.3, tone="yellow"), SENTENCE, n)
    for n in range(1, 5)
)


@pytest.fixture
def card(qtbot: QtBot) -> ScoreCard:
    made = ScoreCard("知识产权保护体系健全", "4 项", "all", TALLIES, SCORES)
    show(qtbot, made)
    return made


def seen(widget: ScoreCard) -> QImage:
    image: QImage = widget.grab().toImage()
    return image


def test_the_group_each_count_and_each_line_can_be_opened_by_mouse_and_keyboard(
    card: ScoreCard,
) -> None:
    opened: list[object] = []
    card.opened.connect(opened.append)
    for _, made in card.openers:
        QTest.mouseClick(made, Qt.MouseButton.LeftButton)
        QTest.keyClick(made, Qt.Key.Key_Return)
    assert opened[::2] == opened[1::2] == ["all", "attained", "late", 1, 2, 3, 4]


def test_what_is_cut_short_is_whole_on_hover_and_for_a_screen_reader(card: ScoreCard) -> None:
    _, line = card.openers[-1]
    assert line.toolTip() == f"<qt>{SENTENCE}</qt>"
    assert line.accessibleName() == f"第4项 年专利申请总量，滞后，{SENTENCE}"
    assert card.openers[1][1].accessibleName() == "知识产权保护体系健全，已实现 1 项"


def test_the_bar_shares_its_width_by_the_counts_with_a_gap_between(card: ScoreCard) -> None:
    bar = card.findChild(ShareBar)
    assert bar is not None
    assert bar.accessibleName() == "已实现 1，滞后 3"
    image = bar.grab().toImage()
    colours = [image.pixelColor(x, 4) for x in range(bar.width())]
    green = colours.count(QColor(LIGHT.green))
    yellow = colours.count(QColor(LIGHT.yellow))
    assert green / yellow == pytest.approx(1 / 3, abs=0.02)
    assert green + yellow < bar.width()


def test_where_there_is_no_room_behind_a_line_its_sentence_stands_below(card: ScoreCard) -> None:
    _, line = card.openers[-1]
    wide = line.height()
    card.resize(560, card.height())
    QTest.qWait(0)
    assert (card.width(), line.width() < 560) == (560, True)
    assert line.height() > wide
    card.resize(1190, card.height())
    QTest.qWait(0)
    assert line.height() == wide


def test_the_focused_line_is_ringed(card: ScoreCard) -> None:
    _, line = card.openers[-1]
    before = seen(card)
    line.setFocus()
    QTest.qWait(0)
    corner = line.mapTo(card, QPoint(line.width() // 2, 0))
    assert seen(card).pixelColor(corner) == QColor(LIGHT.accent)
    assert before.pixelColor(corner) != QColor(LIGHT.accent)
