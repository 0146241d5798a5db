"""报告文书: its three views."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.hands import ALT, show
from tests.ui.issues import issue
from ui.desk import Desk
from ui.pages.issued import IssuedPage
from ui.pages.papers import PapersPage
from ui.pages.reports import ReportsPage
from ui.pages.templates import TemplatesPage
from workbench.papers import PaperKind


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> PapersPage:
    made = PapersPage(desk)
    show(qtbot, made)
    return made


def test_it_begins_with_the_papers_and_alt_and_a_number_turns(page: PapersPage) -> None:
    assert isinstance(page.view(), ReportsPage)
    for key, view in (
        (Qt.Key.Key_2, IssuedPage),
        (Qt.Key.Key_3, TemplatesPage),
        (Qt.Key.Key_1, ReportsPage),
    ):
        QTest.keyClick(page, key, ALT)
        assert isinstance(page.view(), view)


def test_a_wish_for_an_issued_paper_shows_its_line(page: PapersPage, desk: Desk) -> None:
    row = issue(desk.store, PaperKind.YEAR, "2019", 1, date(2019, 11, 29), "年度总结。")
    page.take({"view": "issued", "issue": row.id})
    view = page.view()
    assert isinstance(view, IssuedPage)
    assert view.register.table.chosen_row() == row


def test_a_wish_without_a_view_is_meant_for_the_papers(page: PapersPage) -> None:
    page.show_view("templates")
    page.take({})
    assert isinstance(page.view(), ReportsPage)


def test_printing_means_what_the_shown_view_has_open(
    page: PapersPage, desk: Desk, qtbot: QtBot
) -> None:
    for view, sentence in (
        ("papers", "先点左边的一份文书，生成后再打印。"),
        ("issued", "先打开一份文书再打印。"),
    ):
        page.show_view(view)
        with qtbot.waitSignal(desk.bus.said) as said:
            page.print_page()
        assert said.args == [sentence]
    page.show_view("templates")
    with qtbot.assertNotEmitted(desk.bus.said):
        page.print_page()
