from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.layouts import empty_out


def test_a_layout_is_emptied_of_widgets_and_of_room(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    column.addWidget(QLabel("任务台账"))
    column.addStretch(1)
    empty_out(column)
    assert column.count() == 0
    qtbot.waitUntil(lambda: holder.findChildren(QLabel) == [])
