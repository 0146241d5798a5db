from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.hands import problems_in, questions, save, show, write
from ui.desk import Desk
from ui.forms.reading import FIELDS, ReadingForm
from ui.parts.editors import ChoiceEdit
from workbench.errors import InvalidInput
from workbench.readings import ReadingDraft, record_reading
from workbench.records import checked
from workbench.rules.periods import Frequency
from workbench.rules.targets import Measure
from workbench.scoreboard import TargetRow, list_targets
from workbench.target_setting import record_target
from workbench.targets import Target, TargetDraft
from workbench.units import find_unit

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
    values = {field.name: form.editor(field.name).value() for field in FIELDS}
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
    with pytest.raises(InvalidInput, match="2018年已有数据 4210 件，请从列表里选定再改。"):
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


def change(desk: Desk, number: int, **changed: object) -> TargetRow:
    """Correct what a target asks for, as its own form would."""
    store = desk.store
    row = target(desk, number)
    draft = store.read(lambda session: session.get_one(Target, row.id).model_dump())
    fields = {name: draft[name] for name in TargetDraft.model_fields} | changed
    store.write(record_target, checked(TargetDraft, fields), row.id, row.version)
    return target(desk, number)


def by_quarter(desk: Desk) -> TargetRow:
    return change(desk, PATENTS, frequency=Frequency.QUARTER)


def by_units(desk: Desk) -> TargetRow:
    return change(desk, PATENTS, parts_id=desk.store.read(find_unit, "各旗县区政府"))


def offered(form: ReadingForm, name: str) -> list[str]:
    editor = form.editor(name)
    assert isinstance(editor, ChoiceEdit)
    return [editor.itemText(place) for place in range(editor.count())]


def submitted(form: ReadingForm) -> list[list[tuple[ReadingDraft, int]]]:
    """What comes down each time that saving is asked for."""
    taken: list[list[tuple[ReadingDraft, int]]] = []
    form.submitted.connect(lambda values: taken.append(form.drafts(values)))
    return taken


def test_a_yearly_target_of_the_whole_city_asks_for_neither_quarter_nor_unit(
    form: ReadingForm, desk: Desk
) -> None:
    form.open_on(target(desk, PATENTS))
    assert not form.editor("quarter").isVisible()
    assert not form.editor("unit_id").isVisible()


def test_by_quarter_the_first_period_without_a_figure_is_offered(
    form: ReadingForm, desk: Desk
) -> None:
    desk.clock = lambda: datetime(2020, 5, 6).astimezone()
    form.open_on(by_quarter(desk))
    assert (form.editor("year").raw(), form.editor("quarter").raw()) == ("2019", "一季度")
    assert offered(form, "quarter") == ["一季度", "上半年", "前三季度", "全年"]
    write(form, "year", "2020")
    assert offered(form, "quarter") == ["一季度", "上半年"]


def test_a_quarter_that_has_not_begun_in_the_year_picked_has_to_be_picked_anew(
    form: ReadingForm, desk: Desk
) -> None:
    desk.clock = lambda: datetime(2020, 5, 6).astimezone()
    taken = submitted(form)
    form.open_on(by_quarter(desk))
    write(form, "quarter", "前三季度")
    write(form, "value", "3300")
    write(form, "year", "2020")
    save(form)
    assert problems_in(form, "quarter") == ["列表里没有“前三季度”，请从列表里选一个。"]
    write(form, "quarter", "")
    with pytest.raises(InvalidInput, match="请选择数据截至哪个季度。"):
        form.drafts({field.name: form.editor(field.name).value() for field in FIELDS})
    write(form, "quarter", "上半年")
    save(form)
    assert [(d.year, d.quarter, d.value) for d, _ in taken[0]] == [(2020, 2, Decimal(3300))]


def test_before_its_first_quarter_begins_a_target_still_shows_a_period(
    form: ReadingForm, desk: Desk
) -> None:
    row = by_quarter(desk)
    desk.clock = lambda: datetime(2018, 6, 1).astimezone()
    form.open_on(row)
    assert (form.editor("year").raw(), form.editor("quarter").raw()) == ("2019", "全年")


def test_each_quarter_shows_its_own_figure(form: ReadingForm, desk: Desk) -> None:
    row = by_quarter(desk)
    typed = {"target_id": row.id, "year": 2019, "quarter": 2, "value": "2100", "measure": "累计值"}
    desk.store.write(record_reading, checked(ReadingDraft, typed))
    form.open_on(target(desk, PATENTS))
    write(form, "quarter", "上半年")
    assert form.editor("value").raw() == "2100"
    assert form.editor("measure").raw() == "累计值"
    write(form, "quarter", "前三季度")
    assert form.editor("value").raw() == ""


def test_a_part_left_to_report_comes_first_and_each_unit_has_its_own_figure(
    form: ReadingForm, desk: Desk
) -> None:
    row = by_units(desk)
    first, second = row.parts[:2]
    typed = {"target_id": row.id, "year": 2019, "value": "300", "unit_id": first.id}
    desk.store.write(record_reading, checked(ReadingDraft, typed))
    form.open_on(target(desk, PATENTS))
    assert form.editor("unit_id").raw() == second.short_name
    taken = submitted(form)
    write(form, "value", "280")
    write(form, "unit_id", first.short_name)
    assert problems_in(form, "year") == [
        f"2019年（{first.short_name}）已有数据 300 件，保存后以现在填的为准。"
    ]
    write(form, "unit_id", "")
    save(form)
    assert [(d.unit_id, d.value, seen) for d, seen in taken[0]] == [(None, Decimal(280), 0)]


def test_a_figure_to_correct_is_shown_at_its_own_place(form: ReadingForm, desk: Desk) -> None:
    row = by_units(desk)
    part = row.parts[3]
    typed = {"target_id": row.id, "year": 2018, "value": "300", "unit_id": part.id}
    desk.store.write(record_reading, checked(ReadingDraft, typed))
    row = target(desk, PATENTS)
    form.open_on(row, row.readings[0])
    assert [form.editor(name).raw() for name in ("year", "unit_id", "value")] == [
        "2018", part.short_name, "300",
    ]  # fmt: skip


def test_the_measure_is_kept_only_where_it_differs(form: ReadingForm, desk: Desk) -> None:
    form.open_on(target(desk, PATENTS))
    measures = form.editor("measure")
    assert isinstance(measures, ChoiceEdit)
    line = measures.lineEdit()
    assert line is not None
    assert line.placeholderText() == "不是当年值时才选"
    taken = submitted(form)
    write(form, "value", "5127")
    for measure in ("当年值", "累计值"):
        write(form, "measure", measure)
        save(form)
    assert [drafts[0][0].measure for drafts in taken] == [None, Measure.TOTAL]


def test_what_is_not_plain_is_asked_about_and_taken_when_saved_again(
    form: ReadingForm, desk: Desk
) -> None:
    form.open_on(target(desk, GROWTH))
    taken = submitted(form)
    write(form, "value", "一百五十六家")
    write(form, "baseline", "120台")
    save(form)
    assert not taken
    assert questions(form) == ["一百五十六家 即 156 家，再保存一次就采用。"]
    assert problems_in(form, "baseline") != []
    write(form, "baseline", "120")
    assert form.editor("value").accessibleDescription() == questions(form)[0]
    save(form)
    assert [draft.value for draft, _ in taken[0]] == [Decimal(120), Decimal(156)]


def test_an_edited_figure_is_asked_about_anew(form: ReadingForm, desk: Desk) -> None:
    form.open_on(target(desk, PATENTS))
    taken = submitted(form)
    write(form, "value", "六千")
    save(form)
    write(form, "value", "六千一")
    assert questions(form) == []
    save(form)
    assert not taken
    write(form, "value", "6100.1255")
    save(form)
    assert taken[0][0][0].value == Decimal("6100.1255")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("50台", "“50台”的单位是“台”，本指标按“件”计，请核对。"),
        ("-5", "数值不能是负数，请核对。"),
        ("6000左右", "“6000左右”不是确切的数，请填写确切的数。"),
    ],
)
def test_what_is_no_figure_is_refused_under_its_field(
    form: ReadingForm, desk: Desk, typed: str, sentence: str
) -> None:
    form.open_on(target(desk, PATENTS))
    taken = submitted(form)
    write(form, "value", typed)
    save(form)
    save(form)
    assert problems_in(form, "value") == [sentence]
    assert not taken
