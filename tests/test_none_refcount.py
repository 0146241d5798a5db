"""PySide6 6.12.0 drops a reference to None on every call that returns it, until Python aborts."""

import gc
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 2000  # fewer than the references that None starts with, so that a bad release fails here
NOISE = 100  # references that come and go with the interpreter's own work


def change_of_none_references(call: Callable[[], None]) -> int:
    gc.collect()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    return sys.getrefcount(None) - before


def test_a_core_call_returning_none_leaves_the_references_to_it_alone() -> None:
    item = QObject()
    assert abs(change_of_none_references(lambda: item.setObjectName("task"))) < NOISE


def test_a_gui_call_returning_none_leaves_the_references_to_it_alone() -> None:
    color = QColor()
    assert abs(change_of_none_references(lambda: color.setAlpha(128))) < NOISE


def test_a_widget_call_returning_none_leaves_the_references_to_it_alone(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    assert abs(change_of_none_references(lambda: label.setText("领导小组"))) < NOISE
