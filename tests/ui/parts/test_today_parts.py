import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QProgressBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.acts import Act, ActList
from ui.parts.busy import Busy
from ui.parts.buttons import button, put_icon_behind
from ui.parts.card import Card, CountCard
from ui.parts.marks import Bar, Chip
from ui.parts.page_header import PageHeader
from ui.parts.strips import Legend, Step, Steps, Strip, Strips, Track

LEFT_BUTTON = Qt.MouseButton.LeftButton
ACTS = [
    Act(Chip("逾期 12天", "red"), "保护中心挂牌并申报国家中心", "市场监管局", "催办", "11"),
    Act(Chip("欠进度", "yellow"), "推进设立知识产权法庭", "市中院等 5 个单位", "查看", "12"),
    Act(Chip("临期 20天", "blue"), "执法办案数据（1—11月）", "市场监管局", "提醒", "13"),
]


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden()]


def test_a_count_opens_its_list_by_mouse_and_keyboard(qtbot: QtBot) -> None:
    card = CountCard("逾期", "red")
    qtbot.addWidget(card)
    card.resize(180, 96)
    card.show()
    card.set_count(2, "最长 12 天")
    assert texts(card) == ["2", "逾期", "最长 12 天"]
    assert card.accessibleName() == "逾期 2，最长 12 天"
    with qtbot.waitSignal(card.clicked):
        QTest.mouseClick(card, LEFT_BUTTON)
    with qtbot.waitSignal(card.clicked):
        QTest.keyClick(card, Qt.Key.Key_Space)


def test_a_count_of_none_is_quiet(qtbot: QtBot) -> None:
    card = CountCard("逾期", "red")
    qtbot.addWidget(card)
    card.set_count(0)
    number = next(label for label in card.findChildren(QLabel) if label.text() == "0")
    assert number.property("tone") == "grey"
    assert card.accessibleName() == "逾期 0"
    card.set_count(1)
    assert number.property("tone") == "red"


def test_a_count_card_is_as_large_as_what_it_holds(qtbot: QtBot) -> None:
    card = CountCard("逾期", "red")
    qtbot.addWidget(card)
    for label in card.findChildren(QLabel):
        assert card.sizeHint().height() > label.sizeHint().height()
        assert card.minimumSizeHint().width() > label.minimumSizeHint().width()


def test_a_count_card_is_not_squeezed_where_room_is_short(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    card = CountCard("逾期", "red")
    column.addWidget(card)
    column.addWidget(QListWidget(), 1)
    page.setMaximumHeight(card.sizeHint().height() + 100)
    page.show()
    assert card.height() == card.sizeHint().height()


def test_a_card_has_its_heading_and_room_beside_it(qtbot: QtBot) -> None:
    card, bare = Card("七类重点任务"), Card()
    for one in (card, bare):
        qtbot.addWidget(one)
    card.head.addWidget(Legend())
    card.body.addWidget(QLabel("四个阶段"))
    card.show()
    assert {"七类重点任务", "实际", "序时", "四个阶段"} <= set(texts(card))
    assert card.accessibleName() == "七类重点任务"
    assert texts(bare) == []


@pytest.fixture
def acts(qtbot: QtBot) -> ActList:
    made = ActList()
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.set_acts(ACTS)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def test_each_line_has_its_act_at_its_end(acts: ActList, qtbot: QtBot) -> None:
    assert acts.lines[0].link.accessibleName() == "催办：保护中心挂牌并申报国家中心"
    with qtbot.waitSignal(acts.acted) as acted:
        QTest.mouseClick(acts.lines[1].link, LEFT_BUTTON)
    assert acted.args == ["12"]


def test_when_a_line_is_done_the_keyboard_goes_on_at_the_next(acts: ActList) -> None:
    acts.lines[2].link.setFocus()
    acts.set_acts(ACTS[:2])
    assert acts.lines[1].link.hasFocus()
    acts.set_acts([])
    assert acts.lines == []


def test_a_refresh_takes_no_focus_from_elsewhere(acts: ActList) -> None:
    acts.lines[0].link.clearFocus()
    acts.set_acts(ACTS)
    assert not any(line.link.hasFocus() for line in acts.lines)


def test_strips_say_actual_and_expected(qtbot: QtBot) -> None:
    strips = Strips()
    qtbot.addWidget(strips)
    strips.set_strips([Strip("保护工程", "8", Bar(0.5, 0.5))])
    strips.set_strips([Strip("保护工程", "8", Bar(0.22, 0.4)), Strip("强企工程", "6", Bar(None))])
    strips.show()
    assert texts(strips) == ["保护工程", "8", "22%", "强企工程", "6", "—"]
    tracks = [track for track in strips.findChildren(Track) if not track.isHidden()]
    names = [track.accessibleName() for track in tracks]
    assert names == ["保护工程：实际 22%，序时 40%", "强企工程：实际 —"]
    assert not tracks[0].grab().isNull()


def test_steps_stand_side_by_side(qtbot: QtBot) -> None:
    steps = Steps()
    qtbot.addWidget(steps)
    steps.resize(400, 90)
    steps.set_steps([
        Step("前期准备", "2019-06", "已完成", "green", "check"),
        Step("制度完善", "2019-12", "进行中 2/4", "blue", "disc"),
    ])  # fmt: skip
    steps.show()
    shown = texts(steps)
    assert shown == ["前期准备", "2019-06", "已完成", "制度完善", "2019-12", "进行中 2/4"]
    assert "前期准备，2019-06，已完成" in [w.accessibleName() for w in steps.findChildren(QWidget)]


def test_a_header_says_what_the_page_amounts_to(qtbot: QtBot) -> None:
    pressed: list[str] = []
    act = button("填报进展", lambda: pressed.append("填报"), "primary", key="Ctrl+N", tip="写一条")
    header = PageHeader("任务台账", act)
    qtbot.addWidget(header)
    header.set_summary("50 项")
    assert texts(header) == ["任务台账", "50 项"]
    assert (act.text(), act.accessibleName(), act.toolTip()) == (
        "填报进展　Ctrl+N",
        "填报进展",
        "写一条",
    )
    QTest.mouseClick(act, LEFT_BUTTON)
    assert pressed == ["填报"]


def test_an_icon_can_stand_behind_the_words_and_go(qtbot: QtBot) -> None:
    made = button("类别", list)
    qtbot.addWidget(made)
    put_icon_behind(made, "down")
    assert not made.icon().isNull()
    put_icon_behind(made, None)
    assert made.icon().isNull()


def test_a_page_that_loads_says_so_and_moves(qtbot: QtBot) -> None:
    busy = Busy("正在打开数据文件……")
    qtbot.addWidget(busy)
    bar = busy.findChild(QProgressBar)
    assert bar is not None
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    assert texts(busy) == ["正在打开数据文件……"]
