"""改写 and 定稿 of the open paper, from the page."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import answer, problems_in, read_all, save, show, write
from tests.ui.pages.paper_hands import LEFT, LONG, ROSTER, SECOND, made, opened, set_day, warning
from tests.ui.pdfs import read_text
from ui.desk import Desk
from ui.pages.paper_editor import TEXT
from ui.pages.reports import ReportsPage
from ui.papers import Paper
from ui.parts.figure_text import FigureTextEdit
from ui.parts.picker import Picker
from workbench.errors import StoreError
from workbench.issued import list_issues
from workbench.papers import PaperKey, PaperKind
from workbench.plan import PhaseItemDraft, list_phases, record_phase_item
from workbench.records import checked
from workbench.reporting.issuable import list_papers
from workbench.rewrites import list_rewrites

TODAY = date(2019, 11, 30)
Typing = Callable[[QWidget, str], None]
WhenAsked = Callable[[Callable[[QDialog], object]], None]


@pytest.fixture
def page(autumn_desk: Desk, qtbot: QtBot) -> ReportsPage:
    made = ReportsPage(autumn_desk)
    show(qtbot, made)
    return made


@pytest.fixture
def key(autumn_desk: Desk) -> PaperKey:
    """A paper of one page: the others take longer."""
    return autumn_desk.store.read(list_papers, PaperKind.UNIT, TODAY)[0].key


@pytest.fixture
def paper(page: ReportsPage, key: PaperKey, qtbot: QtBot) -> Paper:
    page.take({"paper": key})
    return made(page, qtbot)


def rewrite(page: ReportsPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.view.preview, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: page.side.currentWidget() is page.editor, timeout=LONG)


def made_again(page: ReportsPage, before: Paper, qtbot: QtBot) -> Paper:
    qtbot.waitUntil(lambda: bool(page.open.paper) and page.open.paper is not before, timeout=LONG)
    paper = page.open.paper
    assert paper
    return paper


def test_a_wish_from_elsewhere_opens_a_paper(paper: Paper, key: PaperKey) -> None:
    assert paper.what == key


def test_a_reworded_passage_stands_on_the_paper_at_once(
    page: ReportsPage, paper: Paper, qtbot: QtBot, type_text: Typing
) -> None:
    rewrite(page, qtbot)
    assert not page.shelf.isVisible()
    text = page.editor.form.editor(TEXT)
    assert isinstance(text, FigureTextEdit)
    text.moveCursor(QTextCursor.MoveOperation.End)
    type_text(text, "请抓紧办理。")
    save(page.editor.form)
    again = made_again(page, paper, qtbot)
    assert "请抓紧办理。" in read_text(again.path)
    assert warning(page) == ""
    qtbot.waitUntil(page.editor.restoring.isEnabled, timeout=LONG)
    assert any("改写的文字" in check.sentence for check in again.checks)
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert page.shelf.isVisible()
    assert page.side.currentWidget() is page.panel


def test_undo_takes_a_rewording_back_from_the_paper(
    page: ReportsPage, paper: Paper, key: PaperKey, qtbot: QtBot, type_text: Typing
) -> None:
    rewrite(page, qtbot)
    type_text(page.editor.form.editor(TEXT), "经研究，")
    save(page.editor.form)
    again = made_again(page, paper, qtbot)
    page.desk.store.undo()
    back = made_again(page, again, qtbot)
    assert page.desk.store.read(list_rewrites, key) == {}
    assert "经研究，" not in read_text(back.path)


def test_f4_in_the_editor_puts_a_number_in(page: ReportsPage, paper: Paper, qtbot: QtBot) -> None:
    assert paper.figures
    rewrite(page, qtbot)
    QTest.keyClick(page.editor.form.editor(TEXT), Qt.Key.Key_F4)
    picker = QApplication.activePopupWidget()
    assert isinstance(picker, Picker)
    picker.close()


def test_half_typed_words_are_asked_about_before_another_paper_is_made(
    page: ReportsPage, paper: Paper, qtbot: QtBot, type_text: Typing, when_asked: WhenAsked
) -> None:
    rewrite(page, qtbot)
    text = page.editor.form.editor(TEXT)
    type_text(text, "经研究，")
    when_asked(lambda dialog: dialog.reject())
    page.take({"phase": 2})
    assert page.open.paper is paper
    assert text.raw().startswith('[["经研究，')
    when_asked(lambda _: answer("不保存")())
    page.take({"paper": paper.what})
    page.take({"phase": 1})
    assert page.side.currentWidget() is page.panel
    assert made(page, qtbot).what != paper.what


def test_only_drafts_of_issued_kinds_are_reworded_and_issued(
    page: ReportsPage, qtbot: QtBot
) -> None:
    assert not page.rewriting.isEnabled()
    opened(page, qtbot, ROSTER)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F9):
        QTest.keyClick(page.view.preview, key)
        assert page.side.currentWidget() is page.panel
    assert not page.issuing.isEnabled()


def test_new_data_reach_the_passage_that_is_being_read(
    page: ReportsPage, paper: Paper, qtbot: QtBot
) -> None:
    rewrite(page, qtbot)
    before = page.editor._paper
    item = page.desk.store.read(list_phases)[1].items[3]
    draft = checked(PhaseItemDraft, {"account": "已办理。"})
    page.desk.store.write(record_phase_item, item.id, draft)
    QTest.mouseClick(page.view.again, LEFT)
    made_again(page, paper, qtbot)
    qtbot.waitUntil(lambda: page.editor._paper is not before, timeout=LONG)
    assert page.side.currentWidget() is page.editor


# 定稿


def begin(page: ReportsPage) -> None:
    QTest.mouseClick(page.issuing, LEFT)
    assert page.side.currentWidget() is page.issues.form


def test_an_issued_paper_is_shown_with_its_number_and_stays_as_it_is(
    page: ReportsPage, paper: Paper, qtbot: QtBot
) -> None:
    assert "未编号" in read_all(page.header)
    begin(page)
    with qtbot.waitSignal(
        page.desk.bus.announced, timeout=LONG, check_params_cb=lambda s: s.startswith("已定稿")
    ) as said:
        save(page.issues.form)
        assert not page.issuing.isEnabled()
    assert said.args == ["已定稿 专报〔2019〕1号"]
    out = made_again(page, paper, qtbot)
    assert out.issue
    assert page.desk.store.read(list_issues) == [out.issue]
    assert "专报〔2019〕1号" in read_text(out.path)
    assert "专报〔2019〕1号" in read_all(page.header)
    assert not page.rewriting.isEnabled()
    assert not page.issuing.isEnabled()
    assert page.side.currentWidget() is page.panel
    set_day(page.desk, date(2019, 10, 31))
    assert warning(page) == ""


def test_what_changed_since_it_was_looked_at_is_not_issued(page: ReportsPage, paper: Paper) -> None:
    begin(page)
    item = page.desk.store.read(list_phases)[1].items[3]
    draft = checked(PhaseItemDraft, {"account": "已办理。"})
    page.desk.store.write(record_phase_item, item.id, draft)
    save(page.issues.form)
    assert "请重新生成，看过以后再定稿。" in read_all(page.issues.form)
    assert page.open.paper is paper
    assert page.desk.store.read(list_issues) == []


def test_a_day_before_the_data_is_refused_at_its_field(page: ReportsPage, paper: Paper) -> None:
    assert paper.as_of == TODAY
    begin(page)
    write(page.issues.form, "issued_on", "2019-11-01")
    save(page.issues.form)
    assert problems_in(page.issues.form, "issued_on") == ["成文日期不能早于统计截止日。"]
    page.issues.form.saved()


def test_a_full_disk_is_said_and_the_draft_can_be_issued_again(
    page: ReportsPage,
    paper: Paper,
    qtbot: QtBot,
    when_asked: WhenAsked,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> str:
        raise StoreError("没有定稿，文号没有用掉：磁盘空间不足。")

    said: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        said.append(dialog.text())
        dialog.accept()

    monkeypatch.setattr("ui.publishing.keep", refuse)
    when_asked(read)
    begin(page)
    save(page.issues.form)
    qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    qtbot.waitUntil(page.issuing.isEnabled)
    assert said == ["没有定稿，文号没有用掉：磁盘空间不足。"]
    assert page.open.paper is paper
    assert page.desk.store.read(list_issues) == []


def test_escape_leaves_the_paper_a_draft(page: ReportsPage, paper: Paper) -> None:
    assert paper.issue is None
    begin(page)
    QTest.keyClick(page.issues.form, Qt.Key.Key_Escape)
    assert page.side.currentWidget() is page.panel


def test_a_phase_that_went_out_says_so_on_its_card(page: ReportsPage, qtbot: QtBot) -> None:
    paper = opened(page, qtbot, SECOND)
    begin(page)
    save(page.issues.form)
    made_again(page, paper, qtbot)
    qtbot.waitUntil(
        lambda: "已定稿　报告〔2019〕1号" in page.shelf.cards[SECOND].accessibleName(), timeout=LONG
    )
