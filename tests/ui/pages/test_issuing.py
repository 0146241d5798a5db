"""发催办单, from the ledger to the register and the folder."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import all_problems, problems_in, save, show, write
from ui.desk import Desk
from ui.pages.ledger import LedgerPage
from ui.slips import TOGETHER
from workbench.notices import NoticeKind, list_notices
from workbench.rules.schedule import ScheduleClass
from workbench.supervision import list_acts

WhenAsked = Callable[[Callable[[QDialog], object]], None]


@pytest.fixture
def ledger(autumn_desk: Desk, qtbot: QtBot) -> LedgerPage:
    page = LedgerPage(autumn_desk)
    show(qtbot, page)
    return page


def press(page: LedgerPage) -> None:
    button = next(b for b in page.findChildren(QPushButton) if b.accessibleName() == "发催办单")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def title(page: LedgerPage) -> str:
    label = page.issuing.form.findChild(QLabel)
    assert label is not None
    return label.text()


def into(folder: Path) -> Callable[[QDialog], object]:
    """Type a folder into the dialog and press Return."""

    def act(dialog: QDialog) -> None:
        name = dialog.findChild(QLineEdit)
        assert name is not None
        name.setText(str(folder))
        QTest.keyClick(name, Qt.Key.Key_Return)

    return act


def test_one_click_and_a_folder_register_and_print_the_batch(
    ledger: LedgerPage, qtbot: QtBot, when_asked: WhenAsked, tmp_path: Path
) -> None:
    press(ledger)
    assert title(ledger) == "发催办单　16 个单位、14 项任务"
    write(ledger.issuing.form, "handled_by", "云铎")
    when_asked(into(tmp_path))
    with qtbot.waitSignal(ledger.desk.bus.announced, timeout=30_000) as said:
        save(ledger.issuing.form)
    folder = tmp_path / "催办单〔2019〕1号至16号"
    assert said.args == [f"已登记并写出催办单〔2019〕1号至16号，16 份：{folder}。"]
    assert (folder / TOGETHER).is_file()
    notices = ledger.desk.store.read(list_notices)
    assert [row.number for row in notices] == list(range(16, 0, -1))
    acts = ledger.desk.store.read(list_acts, ledger.desk.as_of)
    assert {act.handled_by for act in acts if "〔" in act.reason} == {"云铎"}
    assert ledger.side.currentWidget() is ledger.detail
    assert not ledger.issuing.form.is_dirty()


def test_only_the_rows_that_the_filters_let_through_are_counted(ledger: LedgerPage) -> None:
    ledger.take({"schedule_class": ScheduleClass.BEHIND})
    press(ledger)
    assert title(ledger).endswith(f"、{len(ledger.model.rows)} 项任务")
    assert 0 < len(ledger.model.rows) < 14


def test_a_filter_by_unit_sends_to_that_unit_only(ledger: LedgerPage) -> None:
    finance = next(p for row in ledger.rows for p in row.leads if p.unit == "金融办").unit_id
    ledger.take({"lead": finance})
    assert {d.unit for row in ledger.model.rows for d in row.duties} > {"金融办"}
    press(ledger)
    assert title(ledger).startswith("发催办单　1 个单位")


def test_another_kind_is_counted_anew_and_what_is_typed_stays(ledger: LedgerPage) -> None:
    press(ledger)
    form = ledger.issuing.form
    write(form, "handled_by", "云铎")
    write(form, "kind", "提醒单")
    assert title(ledger).startswith("发提醒单　")
    assert form.editor("handled_by").raw() == "云铎"
    write(form, "kind", "表扬信")
    assert title(ledger).startswith("发提醒单　")
    form.saved()


def test_a_kind_left_empty_is_asked_for(ledger: LedgerPage) -> None:
    press(ledger)
    form = ledger.issuing.form
    form.editor("kind").put(None)
    save(form)
    assert problems_in(form, "kind") == ["请填写种类。"]
    form.saved()


def test_a_reply_before_today_is_refused_in_the_form_and_nothing_is_issued(
    ledger: LedgerPage,
) -> None:
    press(ledger)
    form = ledger.issuing.form
    write(form, "reply_by", "2019-11-29")
    save(form)
    assert problems_in(form, "reply_by") == ["回复时限不能早于发单日期。"]
    assert ledger.desk.store.read(list_notices) == []
    form.saved()


def test_a_list_without_late_units_says_so(ledger: LedgerPage) -> None:
    ledger.filter_text("没有这样的任务")
    press(ledger)
    save(ledger.issuing.form)
    assert all_problems(ledger.issuing.form) == ["没有需要发催办单的单位。"]


def test_closing_the_dialog_issues_nothing_and_the_form_stays(
    ledger: LedgerPage, when_asked: WhenAsked
) -> None:
    press(ledger)
    when_asked(lambda dialog: dialog.reject())
    save(ledger.issuing.form)
    assert ledger.side.currentWidget() is ledger.issuing.form
    assert ledger.desk.store.read(list_notices) == []


def test_unsaved_text_in_another_form_stays_in_front(
    ledger: LedgerPage, when_asked: WhenAsked
) -> None:
    ledger.start_new()
    write(ledger.progress_form, "text", "未保存的进展")
    when_asked(lambda dialog: dialog.reject())
    press(ledger)
    assert ledger.side.currentWidget() is ledger.progress_form
    ledger.progress_form.saved()


def test_every_kind_can_be_chosen(ledger: LedgerPage) -> None:
    press(ledger)
    editor = ledger.issuing.form.editor("kind")
    for kind in NoticeKind:
        editor.put(kind)
        assert title(ledger).startswith(f"发{kind.heading}　")
    ledger.issuing.form.saved()
