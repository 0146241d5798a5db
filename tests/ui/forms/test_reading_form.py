from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.hands import problems_in, show, write
from ui.desk import Desk
from ui.forms.reading import ReadingForm
from ui.parts.editors import ChoiceEdit
from workbench.errors import InvalidInput
from workbench.records import checked
from workbench.targets import ReadingDraft, TargetRow, list_targets, record_reading

TODAY = date(2019, 11, 30)
PATENTS, GROWTH = 2, 16


@pytest.fixture
def form(desk: Desk, qtbot: QtBot) -> ReadingForm:
    made = ReadingForm(desk)
    show(qtbot, made)
    return made


def target(desk: Desk, number: int) -> TargetRow:
    return next(row for row in desk.store.read(list_targets, TODAY) if row.number == number)


def enter(desk: Desk, number: int, year: int, value: str, source: str = "") -> None:
    typed = {
        "target_id": target(desk, number).id,
        "year": year,
        "value": value,
        "source": source,
    }
    desk.store.write(record_reading, checked(ReadingDraft, typed))


def years(form: ReadingForm) -> list[str]:
    editor = form.editor("year")
    assert isinstance(editor, ChoiceEdit)
    return [editor.itemText(place) for place in range(editor.count())]


def drafts(form: ReadingForm) -> list[tuple[int, Decimal, str, str, int]]:
    names = ("year", "value", "baseline", "source", "note")
    values = {name: form.editor(name).value() for name in names}
    return [
        (draft.year, draft.value, draft.source, draft.note, seen)
        for draft, seen in form.drafts(values)
    ]


def test_before_a_target_is_chosen_there_is_nothing_to_enter(form: ReadingForm) -> None:
    with pytest.raises(InvalidInput, match="请先在列表里选一项指标。"):
        form.drafts({})


def test_the_missing_baseline_has_its_own_field_and_its_year_is_not_offered_twice(
    form: ReadingForm, desk: Desk
) -> None:
    form.open_on(target(desk, GROWTH))
    assert form.editor("baseline").isVisible()
    assert form.editor("baseline").placeholderText() == "2018年的数值，暂缺可以不填"
    assert years(form) == ["2019"]


def test_a_known_baseline_is_a_year_like_the_others(form: ReadingForm, desk: Desk) -> None:
    enter(desk, GROWTH, 2018, "120")
    form.open_on(target(desk, GROWTH))
    assert not form.editor("baseline").isVisible()
    assert years(form) == ["2018", "2019"]
    assert form.editor("year").raw() == "2019"


def test_without_a_base_year_the_year_before_the_plan_is_offered_for_comparison(
    form: ReadingForm, desk: Desk
) -> None:
    known = target(desk, PATENTS)
    form.open_on(replace(known, goal=replace(known.goal, base_year=None)))
    assert not form.editor("baseline").isVisible()
    assert years(form) == ["2018", "2019"]
    assert form.editor("year").raw() == "2019"


def test_years_are_offered_up_to_the_targets_last_one(form: ReadingForm, desk: Desk) -> None:
    desk.clock = lambda: datetime(2026, 1, 5).astimezone()
    form.open_on(target(desk, PATENTS))
    assert years(form) == ["2019", "2020", "2021"]


def test_a_clock_before_the_plan_still_leaves_a_year_to_enter(
    form: ReadingForm, desk: Desk
) -> None:
    desk.clock = lambda: datetime(2018, 6, 1).astimezone()
    form.open_on(target(desk, GROWTH))
    assert years(form) == ["2019"]
    enter(desk, GROWTH, 2018, "120")
    form.open_on(target(desk, GROWTH))
    assert form.editor("value").raw() == "120"


def test_when_all_is_entered_the_last_year_is_shown_to_be_corrected(
    form: ReadingForm, desk: Desk
) -> None:
    enter(desk, PATENTS, 2019, "5127.50", "统计年报")
    form.open_on(target(desk, PATENTS))
    assert form.editor("value").raw() == "5127.50"
    assert form.editor("source").raw() == "统计年报"
    assert not form.is_dirty()
    assert drafts(form) == [(2019, Decimal("5127.50"), "统计年报", "", 1)]


def test_another_year_shows_what_was_entered_for_it(form: ReadingForm, desk: Desk) -> None:
    enter(desk, PATENTS, 2018, "4210", "年报")
    form.open_on(target(desk, PATENTS))
    write(form, "year", "２０１８")
    assert form.editor("value").raw() == "4210"
    assert form.editor("source").raw() == "年报"
    write(form, "year", "2019")
    assert form.editor("value").raw() == ""


def test_typed_text_stays_when_the_year_changes_and_is_told_what_it_would_replace(
    form: ReadingForm, desk: Desk
) -> None:
    enter(desk, PATENTS, 2018, "4210")
    form.open_on(target(desk, PATENTS))
    write(form, "value", "5127")
    write(form, "year", "2018")
    assert form.editor("value").raw() == "5127"
    assert problems_in(form, "year") == ["2018年已有数据 4210 件，保存后以现在填的为准。"]
    assert drafts(form) == [(2018, Decimal(5127), "", "", 1)]
    write(form, "year", "2019")
    assert problems_in(form, "year") == []
    assert drafts(form) == [(2019, Decimal(5127), "", "", 0)]


def test_a_year_found_by_a_part_of_it_does_not_replace_a_figure_unseen(
    form: ReadingForm, desk: Desk
) -> None:
    enter(desk, PATENTS, 2018, "4210")
    form.open_on(target(desk, PATENTS))
    write(form, "value", "5127")
    write(form, "year", "18")
    with pytest.raises(InvalidInput, match="2018年已有数据 4210 件，请在年份里选 2018 再改。"):
        drafts(form)


@pytest.mark.parametrize("typed", ["2030", "明年", ""])
def test_a_year_outside_the_targets_changes_nothing_in_the_form(
    form: ReadingForm, desk: Desk, typed: str
) -> None:
    form.open_on(target(desk, PATENTS))
    write(form, "value", "5127")
    write(form, "year", typed)
    assert form.editor("value").raw() == "5127"
    with pytest.raises(InvalidInput):
        drafts(form)


def test_figure_and_baseline_share_the_source_and_the_note_is_the_figures(
    form: ReadingForm, desk: Desk
) -> None:
    form.open_on(target(desk, GROWTH))
    for name, text in (("value", "156"), ("baseline", "120"), ("source", "台账"), ("note", "快")):
        write(form, name, text)
    assert drafts(form) == [
        (2018, Decimal(120), "台账", "", 0),
        (2019, Decimal(156), "台账", "快", 0),
    ]


def test_the_baseline_alone_can_be_entered(form: ReadingForm, desk: Desk) -> None:
    form.open_on(target(desk, GROWTH))
    write(form, "baseline", "120")
    write(form, "note", "含旗县区")
    assert drafts(form) == [(2018, Decimal(120), "", "含旗县区", 0)]


def test_the_figure_is_counted_in_the_targets_unit(form: ReadingForm, desk: Desk) -> None:
    form.open_on(target(desk, PATENTS))
    write(form, "value", "5,127 件")
    assert drafts(form)[0][1] == Decimal(5127)
    form.open_on(target(desk, GROWTH))
    write(form, "value", "156家")
    assert drafts(form)[0][1] == Decimal(156)
    with pytest.raises(TypeError, match="source"):
        form.set_unit("source", "家")
