"""What the tests do on the page 报告文书 with hands and eyes."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui.desk import Desk
from ui.pages.paper_shelf import phase_key
from ui.pages.reports import ReportsPage
from ui.papers import OtherPaper, Paper, What
from ui.parts.press import PressLine

LEFT = Qt.MouseButton.LeftButton
LONG = 20_000
FIRST, SECOND, THIRD, FOURTH = map(phase_key, (1, 2, 3, 4))
ROSTER, TIMELINE = OtherPaper.ROSTER, OtherPaper.TIMELINE


def entry(page: ReportsPage, what: What) -> QPushButton:
    """What is clicked for a paper."""
    shelf = page.shelf
    if isinstance(what, OtherPaper):
        return shelf.others[what]
    return shelf.cards[what] if what in shelf.cards else shelf.choices[what.kind].line


def opened(page: ReportsPage, qtbot: QtBot, what: What) -> Paper:
    """Click a paper's card and wait until its pages are there."""
    QTest.mouseClick(entry(page, what), LEFT)
    return made(page, qtbot)


def made(page: ReportsPage, qtbot: QtBot) -> Paper:
    """Wait until the paper that was asked for is there with its pages."""
    qtbot.waitUntil(lambda: page.open.paper is not None, timeout=LONG)
    paper = page.open.paper
    assert paper is not None
    qtbot.waitUntil(lambda: page.view.preview.page_count() == paper.pages, timeout=LONG)
    return paper


def lines(page: ReportsPage) -> list[PressLine]:
    return [line for line in page.panel.findChildren(PressLine) if line.isVisible()]


def press(page: ReportsPage, words: str) -> None:
    line = next(line for line in lines(page) if words in line.accessibleName())
    QTest.mouseClick(line, LEFT)


def set_day(desk: Desk, day: date) -> None:
    """As the window does it."""
    desk.as_of = day
    desk.bus.set_as_of(day)


def warning(page: ReportsPage) -> str:
    return page.view._said.accessibleName() if page.view._warning.isVisible() else ""
