from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.ui.hands import all_problems, answer, read_all, save, show, write
from ui.desk import Desk
from ui.pages.collection import CollectionPage
from workbench.ledger import list_tasks
from workbench.plan import get_plan
from workbench.rules.periods import Frequency, ReportState
from workbench.rules.words import percent

AS_OF = date(2019, 11, 30)


@pytest.fixture
def page(qtbot: QtBot, autumn_desk: Desk) -> CollectionPage:
    made = CollectionPage(autumn_desk)
    show(qtbot, made)
    return made


def choose(page: CollectionPage, unit: str) -> None:
    place = page.model.place_of(next(row.id for row in page.rows if row.unit == unit))
    assert place is not None
    page.table.choose_at(place)


def heads(page: CollectionPage) -> list[str]:
    model = page.model
    return [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]


def test_every_owing_unit_stands_beside_the_last_six_periods(page: CollectionPage) -> None:
    assert page.model.rowCount() == 31
    named = [head.split()[0] for head in heads(page)]
    assert named == ["单位", "6月", "7月", "8月", "9月", "10月", "11月", "报齐率", "及时率"]


def test_each_period_is_headed_by_the_share_of_its_reports(page: CollectionPage) -> None:
    given = sum(row.tallies[-1].given for row in page.rows)
    owed = sum(row.tallies[-1].owed for row in page.rows)
    assert heads(page)[1] == "6月 0%"
    assert heads(page)[6] == f"11月 {percent(Fraction(given, owed), places=0)}"
    assert "及时率" in page.summarise()


def test_the_summary_counts_what_the_rows_say(page: CollectionPage) -> None:
    missing = sum(row.tallies[-1].missing for row in page.rows)
    silent = sum(bool(row.tallies[-1].missing) for row in page.rows)
    assert f"未报 {missing}" in page.summarise()
    page.take({"state": ReportState.MISSING})
    assert page.model.rowCount() == silent


def test_the_chosen_unit_shows_each_report_it_owes(page: CollectionPage) -> None:
    choose(page, "教育局")
    words = read_all(page.detail)
    assert "第36项" in words
    assert "第39项" in words


def test_a_unit_is_reported_for_in_the_ledger(
    page: CollectionPage, autumn_desk: Desk, qtbot: QtBot
) -> None:
    choose(page, "科技局")
    row = page.table.chosen_row()
    assert row is not None
    waiting = next(owed for owed in row.current if owed.reported_on is None)
    with qtbot.waitSignal(autumn_desk.bus.wanted) as asked:
        page.report()
    assert asked.args is not None
    assert asked.args[0] == "ledger"
    assert asked.args[1] == {"task": waiting.task_id, "report": waiting.unit_id}


def test_without_a_unit_the_quiet_line_says_what_to_do(
    page: CollectionPage, autumn_desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(autumn_desk.bus.said) as said:
        page.report()
    assert said.args == ["请先选一个本期应报的单位。"]


def test_frequency_and_due_day_are_set_and_undone(page: CollectionPage, autumn_desk: Desk) -> None:
    page.change_settings()
    write(page.settings_form, "due_day", "20")
    save(page.settings_form)
    assert autumn_desk.store.read(get_plan).due_day == 20
    assert "2019年11月20日截止" in page.summarise()
    autumn_desk.store.undo()
    assert "2019年11月25日截止" in page.summarise()


def test_a_due_day_that_is_none_is_refused(page: CollectionPage, autumn_desk: Desk) -> None:
    page.change_settings()
    write(page.settings_form, "due_day", "40")
    save(page.settings_form)
    assert all_problems(page.settings_form) == ["请填 1 到 31 之间的整数。"]
    assert autumn_desk.store.read(get_plan).due_day == 25


def test_one_task_gets_its_own_frequency(page: CollectionPage, autumn_desk: Desk) -> None:
    choose(page, "教育局")
    page.change_frequency()
    page.frequency_form.editor("frequency").put(str(Frequency.QUARTER))
    save(page.frequency_form)
    education = next(row for row in page.rows if row.unit == "教育局")
    assert education.tallies[-1].owed == 1
    tasks = autumn_desk.store.read(list_tasks, AS_OF)
    assert next(t for t in tasks if t.number == 36).duties[0].period.code == "2019-Q4"


def test_a_frequency_needs_a_task(page: CollectionPage) -> None:
    page.change_frequency()
    save(page.frequency_form)
    assert all_problems(page.frequency_form) == ["请选择任务。"]


def join(page: CollectionPage, change: str, unit: str, day: str) -> None:
    page.change_group()
    page.membership_form.editor("change").put(change)
    write(page.membership_form, "unit_id", unit)
    write(page.membership_form, "day", day)
    save(page.membership_form)


def test_units_join_and_leave_a_group_on_a_day(page: CollectionPage, autumn_desk: Desk) -> None:
    def owing() -> int:
        tasks = autumn_desk.store.read(list_tasks, AS_OF)
        return len(next(t for t in tasks if t.number == 4).duties)

    join(page, "join", "经济技术开发区管委会", "2019-11-01")
    assert owing() == 10
    join(page, "leave", "托县政府", "2019-11-10")
    assert owing() == 9


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("join", "托县政府已在“各旗县区政府”中。"),
        (None, "请选择加入或退出。"),
    ],
)
def test_a_change_that_is_none_is_refused(
    page: CollectionPage, change: str | None, sentence: str
) -> None:
    page.change_group()
    page.membership_form.editor("change").put(change)
    write(page.membership_form, "unit_id", "托县政府")
    save(page.membership_form)
    assert all_problems(page.membership_form) == [sentence]


def test_typed_settings_are_not_lost_to_another_form(
    page: CollectionPage, when_asked: Callable[[Callable[[QDialog], object]], None]
) -> None:
    page.change_settings()
    write(page.settings_form, "due_day", "20")
    when_asked(lambda _: answer("继续填写")())
    page.change_group()
    assert page.side.currentWidget() is page.settings_form
    page.settings_form.saved()
