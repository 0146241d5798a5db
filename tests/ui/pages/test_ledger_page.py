from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.desk import Desk
from ui.pages.ledger import LedgerPage
from ui.parts.form import Form
from workbench.ledger import TaskRow, list_tasks
from workbench.progress import list_entries
from workbench.rules.schedule import ScheduleClass

AS_OF = date(2019, 11, 30)
Type = Callable[[QWidget, str], None]


def shown(qtbot: QtBot, desk: Desk) -> LedgerPage:
    page = LedgerPage(desk)
    qtbot.addWidget(page, before_close_func=lambda _: forget(page))
    page.resize(1180, 700)
    with qtbot.waitExposed(page):
        page.show()
    return page


def forget(page: LedgerPage) -> None:
    for form in page.findChildren(Form):
        form.saved()


def task(page: LedgerPage, number: int) -> TaskRow:
    return next(row for row in page.rows if row.number == number)


def choose(page: LedgerPage, number: int) -> None:
    place = page.model.place_of(task(page, number).id)
    assert place is not None
    page.table.choose_at(place)


def test_the_ledger_opens_with_fifty_rows_in_the_tables_order(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    assert [row.number for row in page.model.rows] == list(range(1, 51))


def test_the_chosen_task_shows_its_official_wording_and_why_it_stands_so(
    qtbot: QtBot, desk: Desk
) -> None:
    page = shown(qtbot, desk)
    choose(page, 11)
    row = task(page, 11)
    texts = {label.text() for label in page.detail.findChildren(QWidget) if hasattr(label, "text")}
    assert row.content in texts
    assert row.assessment.sentence in texts
    assert row.schedule in texts


def test_an_entry_typed_by_keyboard_appears_in_the_list_and_in_the_file(
    qtbot: QtBot, desk: Desk, type_text: Type
) -> None:
    page = shown(qtbot, desk)
    choose(page, 11)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    form = page.progress_form
    qtbot.keyClicks(form.editor("percent"), "35")
    type_text(form.editor("text"), "编制方案已报编委会审议。")
    type_text(form.editor("problems"), "人员编制未批复。")
    qtbot.keyClick(form.editor("text"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    row = task(page, 11)
    assert row.assessment.actual is not None
    assert float(row.assessment.actual) == 0.35
    entries = desk.store.read(list_entries, row.id, AS_OF)
    assert [(e.percent, e.text, e.problems) for e in entries] == [
        (35, "编制方案已报编委会审议。", "人员编制未批复。")
    ]
    assert page.side.currentWidget() is page.detail


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        (("150", "完成。"), "percent", "请填 0 到 100 之间的整数。"),
        (("一半", "完成。"), "percent", "请填 0 到 100 之间的整数。"),
        (("", "完成。"), "percent", "请填写进度。"),
        (("50", ""), "text", "请填写进展情况。"),
    ],
)
def test_bad_input_is_said_under_its_field_and_nothing_is_stored(
    qtbot: QtBot, desk: Desk, type_text: Type, typed: tuple[str, str], field: str, sentence: str
) -> None:
    page = shown(qtbot, desk)
    choose(page, 11)
    page.start_new()
    form = page.progress_form
    for name, words in zip(("percent", "text"), typed, strict=True):
        type_text(form.editor(name), words)
    form.save()
    assert form._boxes[field].problem.sentence() == sentence
    assert desk.store.read(list_entries, task(page, 11).id, AS_OF) == []
    assert form.editor("text").raw() == typed[1]


def test_a_report_that_is_there_already_is_shown_to_be_corrected(
    qtbot: QtBot, autumn_desk: Desk
) -> None:
    page = shown(qtbot, autumn_desk)
    choose(page, 1)
    before = autumn_desk.store.read(list_entries, task(page, 1).id, AS_OF)
    page.start_new()
    form = page.progress_form
    assert form.editor("text").raw() == before[0].text
    form.editor("percent").put(77)
    form.save()
    after = autumn_desk.store.read(list_entries, task(page, 1).id, AS_OF)
    assert len(after) == len(before)
    assert after[0].percent == 77


def test_the_class_filter_keeps_as_many_rows_as_the_summary_counts(
    qtbot: QtBot, autumn_desk: Desk
) -> None:
    page = shown(qtbot, autumn_desk)
    counts = Counter(row.assessment.schedule_class for row in page.rows)
    for wanted in ScheduleClass:
        page.take({"schedule_class": wanted})
        assert page.model.rowCount() == counts[wanted]
    page.show_all()
    assert page.model.rowCount() == 50


def test_programme_lead_unit_reporting_and_text_narrow_the_list(
    qtbot: QtBot, autumn_desk: Desk
) -> None:
    page = shown(qtbot, autumn_desk)
    rows = autumn_desk.store.read(list_tasks, AS_OF)
    page.take({"programme": 3})
    assert page.model.rowCount() == 8
    education = next(p for r in rows for p in r.leads if p.unit == "教育局").unit_id
    page.take({"lead": education})
    assert {row.number for row in page.model.rows} == {36, 39}
    page.take({"reporting": "本期未报"})
    assert page.model.rowCount() == sum(bool(row.missing) for row in rows) > 0
    page.show_all()
    page.filter_text("知识产权法庭")
    assert [row.number for row in page.model.rows] == [12]


def test_a_group_shows_each_of_its_units(qtbot: QtBot, autumn_desk: Desk) -> None:
    page = shown(qtbot, autumn_desk)
    choose(page, 4)
    row = task(page, 4)
    assert len(row.duties) == 9
    texts = [w.text() for w in page.detail.findChildren(QWidget) if hasattr(w, "text")]
    assert any(f"本期已报 {row.reported}/9" in text for text in texts)


def test_a_milestone_is_recorded_and_undone(qtbot: QtBot, desk: Desk, type_text: Type) -> None:
    page = shown(qtbot, desk)
    choose(page, 11)
    page.record_milestone()
    form = page.milestone_form
    form.editor("done_on").put(date(2019, 11, 18))
    type_text(form.editor("account"), "已挂牌。")
    form.save()
    assert task(page, 11).milestones[0].done_on == date(2019, 11, 18)
    desk.store.undo()
    assert task(page, 11).milestones[0].done_on is None


def test_a_milestone_done_in_the_future_is_refused(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    choose(page, 11)
    page.record_milestone()
    page.milestone_form.editor("done_on").put(date(2019, 12, 31))
    page.milestone_form.save()
    assert page.milestone_form._boxes["done_on"].problem.sentence() == "完成日期不能晚于今天。"
    assert task(page, 11).milestones[0].done_on is None


def test_a_task_without_milestones_says_so_quietly(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    choose(page, 1)
    with qtbot.waitSignal(desk.bus.said) as said:
        page.record_milestone()
    assert said.args == ["这项任务没有节点。"]


def test_another_day_shows_the_ledger_of_that_day(qtbot: QtBot, autumn_desk: Desk) -> None:
    page = shown(qtbot, autumn_desk)
    autumn_desk.as_of = date(2019, 8, 31)
    autumn_desk.bus.set_as_of(autumn_desk.as_of)
    assert {row.assessment.actual for row in page.rows} == {None}


def test_another_page_can_begin_a_report_for_one_unit(qtbot: QtBot, autumn_desk: Desk) -> None:
    page = shown(qtbot, autumn_desk)
    duty = task(page, 4).duties[5]
    page.take({"task": task(page, 4).id, "report": duty.unit_id})
    assert page.side.currentWidget() is page.progress_form
    assert page.progress_form.editor("unit_id").value() == duty.unit_id
