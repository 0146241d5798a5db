from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.hands import problems_in, read_all, save, show, write
from tests.ui.pages.meeting_hands import close_first, enter
from tests.ui.pages.secretary import decisions, meetings
from tests.ui.pdfs import read_text
from ui.desk import Desk
from ui.pages.meeting_papers import PapersStep
from ui.pages.meeting_shelf import SLIPS
from ui.pages.meetings import MeetingsPage
from ui.pages.paper_view import INVITED, OPEN
from ui.papers import Paper
from ui.slips import TOGETHER
from workbench.decisions import DecisionDraft, record_decision
from workbench.holding import close_meeting, reopen_meeting
from workbench.meetings import MeetingDraft, MeetingKind, record_meeting
from workbench.notices import list_notices
from workbench.reporting.meeting_papers.papers import MeetingPaper

LEFT = Qt.MouseButton.LeftButton
LONG = 12_000
WhenAsked = Callable[[Callable[[QDialog], object]], None]


@pytest.fixture
def page(autumn_desk: Desk, qtbot: QtBot) -> MeetingsPage:
    made = MeetingsPage(autumn_desk)
    show(qtbot, made)
    return made


@pytest.fixture
def step(page: MeetingsPage) -> PapersStep:
    """The papers of a meeting whose minutes are out."""
    return enter(page, close_first(page.desk.store), "papers").papers


def made(step: PapersStep, qtbot: QtBot) -> Paper:
    """The paper that was asked for, once its pages are there."""
    qtbot.waitUntil(lambda: step._paper is not None, timeout=LONG)
    paper = step._paper
    assert paper is not None
    qtbot.waitUntil(lambda: step.view.preview.page_count() == paper.pages, timeout=LONG)
    return paper


def into(folder: Path) -> Callable[[QDialog], object]:
    """Type a folder into the dialog and press Return."""

    def act(dialog: QDialog) -> None:
        name = dialog.findChild(QLineEdit)
        assert name is not None
        name.setText(str(folder))
        QTest.keyClick(name, Qt.Key.Key_Return)

    return act


@pytest.mark.parametrize("kind", list(MeetingPaper))
def test_one_click_makes_each_paper_and_shows_its_pages(
    step: PapersStep, qtbot: QtBot, kind: MeetingPaper
) -> None:
    QTest.mouseClick(step.shelf.cards[kind], LEFT)
    paper = made(step, qtbot)
    assert step.view.currentIndex() == OPEN
    assert "第1次全体会议" in read_text(paper.path)
    assert "字体齐全，没有缺字" in read_all(step.panel)


def test_the_arrows_go_from_paper_to_paper(step: PapersStep) -> None:
    QTest.keyClick(step.shelf.cards[MeetingPaper.MINUTES], Qt.Key.Key_Down)
    assert step.shelf.cards[MeetingPaper.DECISIONS].hasFocus()


def test_of_a_closed_meeting_the_minutes_are_offered_first(step: PapersStep) -> None:
    assert step.view.currentIndex() == INVITED
    assert "会议纪要还没有生成。" in read_all(step.view)
    assert step.shelf.cards[MeetingPaper.MINUTES].hasFocus()


def test_what_is_not_public_is_printed_only_when_asked_for(step: PapersStep, qtbot: QtBot) -> None:
    store, meeting = step.desk.store, step.now.meeting.id
    row = decisions(store)[0]
    store.write(reopen_meeting, meeting)
    values = {name: getattr(row, name) for name in DecisionDraft.model_fields}
    store.write(record_decision, DecisionDraft(**values | {"is_public": False}), row.id)
    store.write(close_meeting, meeting, step.desk.as_of)
    step.make(MeetingPaper.DECISIONS)
    assert "专项资金管理办法" not in read_text(made(step, qtbot).path)
    QTest.keyClick(step.shelf.private, Qt.Key.Key_Space)
    assert "专项资金管理办法" in read_text(made(step, qtbot).path)


def test_a_change_is_told_over_the_open_paper_and_it_is_made_again(
    step: PapersStep, qtbot: QtBot
) -> None:
    step.make(MeetingPaper.MINUTES)
    made(step, qtbot)
    step.desk.store.write(reopen_meeting, step.now.meeting.id)
    assert step.view._said.accessibleName() == "内容已变化，预览还是变化前的。"
    QTest.mouseClick(step.view.again, LEFT)
    assert "更正稿" in read_text(made(step, qtbot).path)


def test_a_paper_that_cannot_be_made_says_why(step: PapersStep, qtbot: QtBot) -> None:
    gone = replace(step.now.meeting, id=uuid4())
    step.show_now(replace(step.now, meeting=gone))
    step.make(MeetingPaper.AGENDA)
    qtbot.waitUntil(lambda: "再试一次" in step.view._invitation.begin.text(), timeout=3_000)


def test_slips_are_registered_and_written_into_a_folder(
    step: PapersStep, qtbot: QtBot, when_asked: WhenAsked, tmp_path: Path
) -> None:
    QTest.mouseClick(step.shelf.cards[SLIPS], LEFT)
    assert step.form.accessibleName() == "印发督办通知单　2 个单位"
    write(step.form, "reply_by", "2019-11-01")
    save(step.form)
    assert problems_in(step.form, "reply_by") != []
    write(step.form, "reply_by", "2019-12-10")
    when_asked(lambda dialog: dialog.reject())
    save(step.form)
    assert step.desk.store.read(list_notices) == []
    when_asked(into(tmp_path))
    with qtbot.waitSignal(step.desk.bus.announced, timeout=LONG) as said:
        step.form.save()
    assert said.args is not None
    assert said.args[0].startswith("已登记并写出督办通知单〔2019〕1号至2号，2 份：")
    assert (tmp_path / "督办通知单〔2019〕1号至2号" / TOGETHER).is_file()
    assert len(step.desk.store.read(list_notices)) == 2
    assert step.side.currentWidget() is step.panel


def test_without_open_work_there_are_no_slips(page: MeetingsPage) -> None:
    store = page.desk.store
    draft = MeetingDraft(kind=MeetingKind.TOPIC, number=1, held_on=page.desk.as_of)
    store.write(record_meeting, draft)
    step = enter(page, meetings(store)[0], "papers").papers
    step.make(SLIPS)
    assert "这次会议没有要印发的督办通知单" in read_all(step.view)


def test_printing_goes_to_the_papers_and_asks_for_one_first(
    page: MeetingsPage, step: PapersStep, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.desk.bus.said) as said:
        page.print_page()
    assert said.args == ["先点左边的一份文书，生成后再打印。"]
    assert step.isVisible()
