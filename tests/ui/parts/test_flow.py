import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ui.parts.flow import Flow, FlowLayout


@pytest.fixture
def buttons() -> list[QPushButton]:
    made = [QPushButton() for _ in range(4)]
    for number, button in enumerate(made):
        button.setFixedSize(100, 30 if number else 40)
    return made


@pytest.fixture
def flow(qtbot: QtBot, buttons: list[QPushButton]) -> Flow:
    made = Flow(8)
    qtbot.addWidget(made)
    for button in buttons:
        made.add(button)
    made.resize(424, 40)
    with qtbot.waitExposed(made):
        made.show()
    return made


def places(buttons: list[QPushButton]) -> list[tuple[int, int]]:
    QApplication.processEvents()
    return [(button.x(), button.y()) for button in buttons if button.isVisible()]


def test_widgets_stand_in_one_line_while_they_fit(flow: Flow, buttons: list[QPushButton]) -> None:
    assert places(buttons) == [(0, 0), (108, 5), (216, 5), (324, 5)]
    assert flow.height() == 40


def test_they_go_on_in_the_next_line_and_the_height_follows(
    flow: Flow, buttons: list[QPushButton]
) -> None:
    flow.resize(423, 40)
    assert places(buttons) == [(0, 0), (108, 5), (216, 5), (0, 48)]
    assert flow.height() == 78
    flow.resize(90, 40)
    assert [x for x, _ in places(buttons)] == [0, 0, 0, 0]


def test_what_is_hidden_takes_no_room(flow: Flow, buttons: list[QPushButton]) -> None:
    flow.resize(423, 40)
    buttons[1].hide()
    assert places(buttons) == [(0, 0), (108, 5), (216, 5)]
    assert flow.height() == 40


def test_it_asks_for_one_line_and_needs_the_widest_widget(flow: Flow) -> None:
    assert (flow.sizeHint().width(), flow.minimumSizeHint().width()) == (424, 100)
    assert not flow.hasHeightForWidth()


def test_a_layout_gives_back_what_it_holds(buttons: list[QPushButton], qtbot: QtBot) -> None:
    layout = FlowLayout(8)
    qtbot.addWidget(buttons[0])
    assert (layout.count(), layout.itemAt(0), layout.takeAt(0)) == (0, None, None)
    assert (layout.sizeHint().width(), layout.minimumSize().width()) == (0, 0)
    assert layout.height_in(100) == 0
    layout.addWidget(buttons[0])
    first = layout.itemAt(0)
    assert first is not None
    assert first.widget() is buttons[0]
    assert layout.takeAt(0) is first
    assert layout.count() == 0
