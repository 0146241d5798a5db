from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.fingers import press
from tests.ui.hands import show
from ui.parts.sheet_choice import PickButton

YEARS = [(2018, "2018年"), (2019, "2019年")]


def test_what_is_picked_stays_as_long_as_it_is_offered(qtbot: QtBot) -> None:
    button = PickButton[int]("年份")
    qtbot.addWidget(button)
    assert button.offer(YEARS, 2019) == 2019
    button.pick(2018)
    assert button.offer(YEARS, 2019) == 2018
    assert button.offer([(2020, "2020年")], 2020) == 2020
    assert (button.text(), button.accessibleName()) == ("2020年", "年份：2020年")


def test_another_value_is_picked_from_the_list_by_key(qtbot: QtBot) -> None:
    button = PickButton[int]("年份")
    show(qtbot, button)
    button.offer(YEARS, 2019)
    button.setFocus()
    press(Qt.Key.Key_Space)
    with qtbot.waitSignal(button.picked) as picked:
        press(Qt.Key.Key_Up)
        press(Qt.Key.Key_Return)
    assert picked.args == [2018]
    with qtbot.assertNotEmitted(button.picked):
        button.pick(2018)
