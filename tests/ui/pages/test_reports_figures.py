"""A click on a number of the paper, or F4, says where it comes from."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.hands import read_all, show
from tests.ui.pages.paper_hands import FIRST, LEFT, LONG, ROSTER, opened
from ui.desk import Desk
from ui.pages.reports import ReportsPage
from ui.papers import Paper
from ui.parts.picker import Picker
from ui.parts.press import PressLine
from workbench.papers import PaperKey, PaperKind

BULLETIN = PaperKey(PaperKind.BULLETIN, "2019-11")


@pytest.fixture
def page(autumn_desk: Desk, qtbot: QtBot) -> ReportsPage:
    made = ReportsPage(autumn_desk)
    show(qtbot, made)
    return made


@pytest.fixture
def paper(page: ReportsPage, qtbot: QtBot) -> Paper:
    return opened(page, qtbot, BULLETIN)


def test_a_click_on_a_number_of_the_paper_is_answered_beside_it(
    page: ReportsPage, paper: Paper, qtbot: QtBot
) -> None:
    preview = page.view.preview
    mark = paper.marks[0]
    preview.show_mark(mark.key)
    QTest.keyClick(preview, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.side.currentWidget() is page.answer, timeout=LONG)
    figure = paper.figures[mark.key]
    assert figure.formula in read_all(page.answer)
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    assert page.side.currentWidget() is page.panel


def test_every_number_can_be_asked_by_keyboard_from_a_list(page: ReportsPage, paper: Paper) -> None:
    key, figure = list(paper.figures.items())[1]
    QTest.keyClick(page.view.preview, Qt.Key.Key_F4)
    picker = QApplication.activePopupWidget()
    assert isinstance(picker, Picker)
    typed = picker.findChild(QLineEdit)
    assert typed
    typed.setText(figure.formula)
    QTest.keyClick(typed, Qt.Key.Key_Return)
    assert page.side.currentWidget() is page.answer
    assert paper.figures[key].formula in read_all(page.answer)
    assert page.focusWidget() is page.answer.back
    QTest.mouseClick(page.answer.back, LEFT)
    assert page.side.currentWidget() is page.panel


def test_a_row_of_the_answer_opens_its_page(page: ReportsPage, paper: Paper, qtbot: QtBot) -> None:
    key = next(
        key
        for key, figure in paper.figures.items()
        if figure.sources and figure.sources[0].what.startswith("第")
    )
    page.ask(key)
    with qtbot.waitSignal(page.desk.bus.wanted) as wanted:
        QTest.mouseClick(next(iter(page.answer.findChildren(PressLine))), LEFT)
    assert wanted.args
    assert wanted.args[0] == "ledger"


def test_a_number_that_is_gone_is_not_answered(page: ReportsPage, paper: Paper) -> None:
    assert paper.figures
    page.ask("gone")
    assert page.side.currentWidget() is page.panel


def test_a_paper_without_figures_offers_none(page: ReportsPage, qtbot: QtBot) -> None:
    opened(page, qtbot, ROSTER)
    assert not page.view.figures.isVisible()
    QTest.keyClick(page.view.preview, Qt.Key.Key_F4)
    assert QApplication.activePopupWidget() is None


def test_an_answer_does_not_take_typed_text_away(page: ReportsPage, qtbot: QtBot) -> None:
    paper = opened(page, qtbot, FIRST)
    page.open_item(page._phases[0].items[0])
    page.form.editor("account").put("已办理")
    page.ask(next(iter(paper.figures)))
    assert page.side.currentWidget() is page.answer
    QTest.keyClick(page.view.preview, Qt.Key.Key_Escape)
    assert page.side.currentWidget() is page.form
    assert page.form.editor("account").raw() == "已办理"
    page.form.saved()
