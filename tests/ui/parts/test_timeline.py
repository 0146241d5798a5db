from datetime import date

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from ui.parts.timeline import BAR, EDGE, TOP, Timeline, TimeSpan, TimeStep
from ui.theme import tokens

START, DUE, TODAY = date(2019, 1, 1), date(2021, 12, 31), date(2019, 11, 30)
STEP = TimeStep(date(2020, 12, 31), "red", "square", "保护中心建设：2020-12-31 逾期")


def made(qtbot: QtBot, done: float | None, *steps: TimeStep) -> Timeline:
    line = Timeline(TimeSpan(START, DUE, TODAY, done, "yellow", steps))
    qtbot.addWidget(line)
    line.resize(350, line.height())
    line.show()
    return line


def colour(line: Timeline, x: float) -> QColor:
    return line.grab().toImage().pixelColor(round(x), TOP + BAR // 2)


def test_days_stand_between_the_edges(qtbot: QtBot) -> None:
    line = made(qtbot, None)
    assert line.place_of(START) == EDGE
    assert line.place_of(DUE) == line.width() - EDGE
    assert line.place_of(date(2018, 1, 1)) == EDGE
    assert EDGE < line.place_of(TODAY) < line.width() / 2


def test_the_filled_part_today_and_the_steps_are_drawn(qtbot: QtBot) -> None:
    line = made(qtbot, 0.5, STEP)
    assert colour(line, 60) == tokens().ink("yellow")
    assert colour(line, 300) == tokens().ground("grey")
    assert colour(line, line.place_of(TODAY)) == QColor(tokens().text)
    assert colour(line, line.place_of(STEP.day)) == tokens().ink("red")


@pytest.mark.parametrize("done", [None, 0.0])
def test_nothing_done_is_an_empty_bar(qtbot: QtBot, done: float | None) -> None:
    assert colour(made(qtbot, done), 60) == tokens().ground("grey")


def test_the_steps_are_said_to_those_who_do_not_see_them(qtbot: QtBot) -> None:
    line = made(qtbot, None, STEP)
    assert line.accessibleName() == f"时间轴：2019-01-01 至 2021-12-31；{STEP.words}"
    assert STEP.words in line.toolTip()
