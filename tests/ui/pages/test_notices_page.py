"""督办文书: the register of slips."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import read_all, show
from tests.ui.pdfs import read_text
from ui.desk import Desk
from ui.pages.notices import COLUMNS, NoticesPage
from workbench.ledger import list_tasks
from workbench.notices import (
    NoticeDraft,
    NoticeKind,
    NoticeRow,
    issue_notices,
    number_notices,
    reply_day,
)
from workbench.orders import draw_orders

DAY = date(2019, 11, 30)
WhenAsked = Callable[[Callable[[QDialog], object]], None]


def issue(desk: Desk, kind: NoticeKind, count: int) -> None:
    draft = NoticeDraft(kind=kind, issued_on=DAY, reply_by=reply_day(DAY))
    orders = draw_orders(kind, desk.store.read(list_tasks, DAY))[:count]
    desk.store.write(issue_notices, desk.store.read(number_notices, draft, orders))


@pytest.fixture
def register(desk: Desk, qtbot: QtBot) -> NoticesPage:
    issue(desk, NoticeKind.SUPERVISION, 2)
    issue(desk, NoticeKind.REMINDER, 1)
    page = NoticesPage(desk)
    show(qtbot, page)
    return page


def choose(page: NoticesPage, number: str) -> NoticeRow:
    row = next(row for row in page.rows if row.document_number == number)
    assert page.table.choose(row.id)
    return row


def press(page: NoticesPage, words: str) -> None:
    buttons = page.findChildren(QPushButton)
    button = next(b for b in buttons if words in (b.accessibleName(), b.text()))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def cells(page: NoticesPage) -> list[list[str]]:
    return [[column.text(row) for column in COLUMNS] for row in page.model.rows]


def test_the_register_lists_every_slip_with_its_state(register: NoticesPage) -> None:
    unit, other = "市场监管局（知识产权局）", "土左旗政府"
    many, some = (f"{len(register.rows[n].items)} 项" for n in (2, 1))
    assert sorted(cells(register)) == sorted(
        [
            ["提醒〔2019〕1号", unit, "红色提醒", many, "2019-11-30", "2019-12-07", "有效"],
            ["督办〔2019〕1号", unit, "红色督办", many, "2019-11-30", "2019-12-07", "有效"],
            ["督办〔2019〕2号", other, "红色督办", some, "2019-11-30", "2019-12-07", "有效"],
        ]
    )
    assert "3 份" in read_all(register)


def test_the_chosen_slip_shows_to_whom_it_went_and_what_it_said(register: NoticesPage) -> None:
    row = choose(register, "督办〔2019〕2号")
    said = read_all(register.detail)
    assert "督办通知单　督办〔2019〕2号" in said
    assert "土左旗人民政府" in said
    assert "2019年12月7日" in said
    assert all(item.content in said for item in row.items)


def test_a_slip_is_revoked_once_and_undo_brings_it_back(register: NoticesPage) -> None:
    choose(register, "督办〔2019〕1号")
    press(register, "作废")
    assert ["督办〔2019〕1号", "作废"] in [[row[0], row[-1]] for row in cells(register)]
    assert "作废 1" in read_all(register)
    said: list[str] = []
    register.desk.bus.said.connect(said.append)
    press(register, "作废")
    assert said == ["督办〔2019〕1号已经作废。"]
    register.desk.store.undo()
    assert {row[-1] for row in cells(register)} == {"有效"}


def test_kind_unit_state_and_words_narrow_the_register(register: NoticesPage) -> None:
    row = choose(register, "督办〔2019〕2号")
    register.revoke_chosen()
    register.take({"kind": NoticeKind.REMINDER})
    assert [r[0] for r in cells(register)] == ["提醒〔2019〕1号"]
    register.take({"recipient": row.unit_id})
    assert [r[0] for r in cells(register)] == ["督办〔2019〕2号"]
    register.take({"state": "作废"})
    assert [r[0] for r in cells(register)] == ["督办〔2019〕2号"]
    register.take({"notice": row.id})
    assert len(cells(register)) == 3
    assert register.table.chosen_row() == next(r for r in register.rows if r.id == row.id)
    register.filter_text("土左旗")
    assert [r[0] for r in cells(register)] == ["督办〔2019〕2号"]
    register.filter_text("查无此文")
    assert "没有符合条件的文书。" in read_all(register)


def test_the_paper_is_made_again_and_opened_with_the_systems_program(
    register: NoticesPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    opened: list[Path] = []

    def take(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    choose(register, "督办〔2019〕1号")
    press(register, "打开 PDF")
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    assert opened[0].name == "督办〔2019〕1号 市场监管局（知识产权局）.pdf"
    assert "红色督办" in read_text(opened[0])


def test_a_computer_without_a_pdf_program_says_so(
    register: NoticesPage, when_asked: WhenAsked, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    said: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        said.append(dialog.text())
        dialog.close()

    choose(register, "提醒〔2019〕1号")
    when_asked(read)
    QTest.keyClick(register.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert said == ["这台电脑上没有能打开 PDF 的程序，请先装一个再打开。"]


def test_an_empty_register_says_how_to_begin(desk: Desk, qtbot: QtBot) -> None:
    page = NoticesPage(desk)
    show(qtbot, page)
    page.open_chosen()
    page.revoke_chosen()
    assert "发出的督办通知单、提醒单、催办单会登记在这里" in read_all(page)
    with qtbot.waitSignal(desk.bus.wanted) as wanted:
        press(page, "到任务台账")
    assert wanted.args == ["ledger", {}]
    with qtbot.waitSignal(desk.bus.wanted) as wanted:
        press(page, "到台账发单")
    assert wanted.args == ["ledger", {}]


def test_what_is_issued_meanwhile_appears_in_the_open_register(register: NoticesPage) -> None:
    issue(register.desk, NoticeKind.URGING, 1)
    assert "催办〔2019〕1号" in [row[0] for row in cells(register)]
