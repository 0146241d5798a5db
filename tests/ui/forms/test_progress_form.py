from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.hands import all_problems, show, write
from ui.desk import Desk
from ui.forms.progress import ProgressForm
from workbench.ledger import TaskRow, list_tasks
from workbench.progress import find_entry, record_progress

AS_OF = date(2019, 11, 30)


@pytest.fixture
def form(qtbot: QtBot, autumn_desk: Desk) -> ProgressForm:
    made = ProgressForm(autumn_desk)
    show(qtbot, made)
    return made


def task(desk: Desk, number: int) -> TaskRow:
    return next(t for t in desk.store.read(list_tasks, AS_OF) if t.number == number)


def text(form: ProgressForm) -> object:
    return form.editor("text").raw()


def test_another_unit_shows_what_it_reported(form: ProgressForm, autumn_desk: Desk) -> None:
    row = task(autumn_desk, 4)
    form.open_on(row, row.duties[0].unit_id)
    for duty in row.duties[1:3]:
        write(form, "unit_id", duty.unit)
        assert duty.latest is not None
        assert text(form) == duty.latest.text


def test_another_period_shows_what_was_reported_for_it(
    form: ProgressForm, autumn_desk: Desk
) -> None:
    row = task(autumn_desk, 1)
    form.open_on(row)
    write(form, "period", "2019年9月")
    entry = autumn_desk.store.read(find_entry, row.id, row.duties[0].unit_id, "2019-09")
    assert entry is not None
    assert text(form) == entry.text
    write(form, "period", "2019年8月")
    assert text(form) == ""


def test_a_word_that_is_no_unit_changes_nothing(form: ProgressForm, autumn_desk: Desk) -> None:
    form.open_on(task(autumn_desk, 4))
    before = text(form)
    write(form, "unit_id", "某局")
    assert text(form) == before


def test_typed_text_stays_and_is_told_that_it_would_correct_a_report(
    form: ProgressForm, autumn_desk: Desk
) -> None:
    row = task(autumn_desk, 4)
    first, second = row.duties[0], row.duties[1]
    form.open_on(row, first.unit_id)
    write(form, "text", "刚打的字。")
    write(form, "unit_id", second.unit)
    assert second.latest is not None
    assert text(form) == "刚打的字。"
    assert all_problems(form) == [
        f"这一期已填报过（{second.latest.percent}%），保存将更正原来的填报。"
    ]
    values: list[dict[str, object]] = []
    form.submitted.connect(values.append)
    form.save()
    autumn_desk.store.write(record_progress, *form.draft(values[0]))
    corrected = autumn_desk.store.read(find_entry, row.id, second.unit_id, "2019-11")
    assert corrected is not None
    assert corrected.text == "刚打的字。"
    form.saved()


def test_typed_text_goes_to_a_period_that_has_no_report_yet(
    form: ProgressForm, autumn_desk: Desk
) -> None:
    form.open_on(task(autumn_desk, 1))
    write(form, "text", "补报八月。")
    write(form, "period", "2019年8月")
    assert (text(form), all_problems(form)) == ("补报八月。", [])
    form.saved()
