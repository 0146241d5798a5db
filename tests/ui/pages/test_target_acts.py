"""清单: adding and correcting targets, the figures of their parts, and what is drawn of them."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import answer, problems_in, read_all, save, show, write
from ui.desk import Desk
from ui.pages.target_list import COLUMNS, TargetList
from ui.pages.trend import latest_change, spark, spark_words
from ui.parts.cell_grid import CellButton
from ui.parts.picture import PictureView
from ui.parts.sparkline import Spark
from workbench.readings import ReadingDraft, record_reading
from workbench.records import checked
from workbench.rules.periods import Frequency
from workbench.scoreboard import TargetRow, list_targets
from workbench.target_setting import record_target
from workbench.targets import Target, TargetDraft
from workbench.units import find_unit

TODAY = date(2019, 11, 30)
PATENTS, EXPERTS, WORKS, CENTRE = 2, 6, 11, 18
TREND = next(column for column in COLUMNS if column.title == "趋势")


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> TargetList:
    made = TargetList(desk)
    show(qtbot, made)
    return made


def target(desk: Desk, number: int) -> TargetRow:
    return next(row for row in desk.store.read(list_targets, desk.as_of) if row.number == number)


def choose(page: TargetList, number: int) -> TargetRow:
    row = next(row for row in page.rows if row.number == number)
    assert page.table.choose(row.id)
    return row


def enter(desk: Desk, number: int, year: int, value: str, **others: object) -> None:
    row = target(desk, number)
    typed = {"target_id": row.id, "year": year, "value": value, **others}
    draft = checked(ReadingDraft, typed)
    place = (draft.year, draft.quarter, draft.unit_id)
    known = [r.version for r in row.readings if (r.year, r.quarter, r.unit_id) == place]
    desk.store.write(record_reading, draft, sum(known))


def give_parts(desk: Desk) -> TargetRow:
    """Patents are reported by the districts, quarter by quarter."""
    row = target(desk, PATENTS)
    draft = desk.store.read(lambda session: session.get_one(Target, row.id).model_dump())
    fields = {name: draft[name] for name in TargetDraft.model_fields} | {
        "parts_id": desk.store.read(find_unit, "各旗县区政府"),
        "frequency": Frequency.QUARTER,
    }
    desk.store.write(record_target, checked(TargetDraft, fields), row.id, row.version)
    return target(desk, PATENTS)


def press(page: TargetList, verb: str) -> None:
    """By keyboard: a button with the focus takes the space bar."""
    button = next(b for b in page.findChildren(QPushButton) if b.accessibleName() == verb)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


# Adding and correcting


def test_a_target_is_added_under_the_heading_of_the_chosen_one_and_chosen(
    page: TargetList, desk: Desk, qtbot: QtBot
) -> None:
    choose(page, PATENTS)
    press(page, "增加指标")
    form = page.target_form
    assert page.side.currentWidget() is form
    assert form.editor("group").raw() == "知识产权驱动产业创新发展能力显著提升"
    write(form, "sentence", "到2020年，集成电路布图设计登记累计达到30件")
    write(form, "name", "集成电路布图设计登记量")
    with qtbot.waitSignal(desk.bus.said) as said:
        save(form)
    assert said.args == ["已增加指标“集成电路布图设计登记量”"]
    chosen = page.table.chosen_row()
    assert chosen is not None
    assert (chosen.number, chosen.name) == (46, "集成电路布图设计登记量")
    assert page.side.currentWidget() is page.detail
    assert "目标\n达到 30 件" in read_all(page.detail)


def test_with_nothing_chosen_the_heading_is_asked_for(page: TargetList) -> None:
    page.table.setCurrentIndex(page.model.index(-1, -1))
    page.add_target()
    assert page.target_form.editor("group").raw() == ""
    page.close_form()
    page.correct_target()
    assert page.side.currentWidget() is page.detail


def test_the_chosen_target_is_corrected_in_its_place(page: TargetList, desk: Desk) -> None:
    choose(page, PATENTS)
    press(page, "修改指标")
    write(page.target_form, "value", "6500")
    save(page.target_form)
    assert "达到 6500 件" in read_all(page.detail)
    assert desk.store.undo() == "修改指标“年专利申请总量”"
    assert "达到 6000 件" in read_all(page.detail)


def test_a_refused_target_stays_in_the_form(page: TargetList) -> None:
    choose(page, PATENTS)
    press(page, "修改指标")
    write(page.target_form, "value", "0")
    save(page.target_form)
    assert problems_in(page.target_form, "value") == ["目标值应大于 0，请核对。"]
    assert page.side.currentWidget() is page.target_form
    page.target_form.saved()


def test_unsaved_text_of_one_target_is_asked_about_before_another_is_added(
    page: TargetList, when_asked: Callable[[Callable[[QDialog], object]], None]
) -> None:
    choose(page, PATENTS)
    press(page, "修改指标")
    write(page.target_form, "name", "专利申请量")
    when_asked(lambda _: answer("继续填写")())
    page.add_target()
    assert page.target_form.editor("name").raw() == "专利申请量"
    page.target_form.saved()


# Parts and periods


def test_the_detail_says_what_each_unit_gave_last_and_who_is_missing(
    page: TargetList, desk: Desk
) -> None:
    row = give_parts(desk)
    choose(page, PATENTS)
    assert "分项填报　已报 0/9" in read_all(page.detail)
    for place, part in enumerate(row.parts):
        enter(desk, PATENTS, 2019, str(100 + place), quarter=1, unit_id=part.id)
    for part in row.parts[:7]:
        enter(desk, PATENTS, 2019, "250", quarter=2, unit_id=part.id)
    seen = read_all(page.detail)
    missing = "、".join(part.short_name for part in row.parts[7:])
    assert f"分项填报　2019年上半年　已报 7/9\n未报\n{missing}" in seen
    assert "填报频次\n每季度" in seen
    assert "2019年一季度\n936 件（9个单位合计）\n" in seen
    assert f"{row.parts[0].short_name} 100、{row.parts[1].short_name} 101" in seen
    cells = [c.accessibleName() for c in page.detail.findChildren(CellButton) if c.isVisible()]
    assert cells[0] == f"{row.parts[0].short_name}，250 件"
    assert cells[8] == f"{row.parts[8].short_name}，未报"


def open_cell(page: TargetList, name: str) -> None:
    QApplication.processEvents()
    cells = [cell for cell in page.detail.findChildren(CellButton) if cell.isVisible()]
    cell = next(cell for cell in cells if cell.accessibleName().startswith(name))
    cell.setFocus()
    QTest.keyClick(cell, Qt.Key.Key_Space)


def test_a_unit_that_is_missing_is_entered_from_its_cell(page: TargetList, desk: Desk) -> None:
    row = give_parts(desk)
    names = [part.short_name for part in row.parts]
    choose(page, PATENTS)
    open_cell(page, names[3])
    form = page.reading_form
    assert page.side.currentWidget() is form
    shown = [form.editor(name).raw() for name in ("year", "quarter", "unit_id")]
    assert shown == ["2019", "一季度", names[3]]
    write(form, "value", "300")
    save(form)
    assert f"{names[3]} 300" in read_all(page.detail)


def test_a_cell_opens_the_period_that_it_speaks_of(page: TargetList, desk: Desk) -> None:
    row = give_parts(desk)
    names = [part.short_name for part in row.parts]
    choose(page, PATENTS)
    enter(desk, PATENTS, 2019, "250", quarter=3, unit_id=row.parts[0].id)
    form = page.reading_form
    for name, figure in ((names[1], ""), (names[0], "250")):
        open_cell(page, name)
        shown = [form.editor(field).raw() for field in ("year", "quarter", "unit_id", "value")]
        assert shown == ["2019", "前三季度", name, figure]
        page.close_form()


def test_figures_stand_by_period_with_what_was_said_to_them(page: TargetList, desk: Desk) -> None:
    enter(desk, PATENTS, 2018, "3412", source="统计年报")
    enter(desk, PATENTS, 2019, "5600", note="并入和林格尔新区数据", measure="累计值")
    choose(page, PATENTS)
    seen = read_all(page.detail)
    assert "2019年\n5600 件（累计值）\n并入和林格尔新区数据\n2018年（基期）　来源：统计年报" in seen
    enter(desk, PATENTS, 2019, "5700", note="并入和林格尔新区数据", measure="累计值")
    assert "并入和林格尔新区数据（针对 5600 件）" in read_all(page.detail)


# What is drawn


def test_the_way_of_a_target_is_drawn_beside_the_list_and_can_be_heard(
    page: TargetList, desk: Desk, qtbot: QtBot
) -> None:
    enter(desk, PATENTS, 2018, "3412")
    enter(desk, PATENTS, 2019, "4205")
    choose(page, PATENTS)
    view = next(v for v in page.detail.findChildren(PictureView) if v.isVisible())
    qtbot.waitUntil(view.is_drawn)
    assert view.accessibleName().startswith(
        "走势图。2018年 3412 件；2019年 4205 件；目标：达到 6000 件。"
    )
    image = view.grab().toImage()
    colours = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    assert any(colour.blue() - colour.red() > 100 for colour in colours)


def test_the_sentence_of_the_way_is_left_out_where_the_verdict_says_it_all(
    page: TargetList,
) -> None:
    row = choose(page, EXPERTS)
    assert row.trajectory
    assert row.trajectory.sentence == row.verdict.sentence
    assert "走势" not in read_all(page.detail)
    assert not [v for v in page.detail.findChildren(PictureView) if v.isVisible()]


def test_the_list_draws_the_figures_against_what_is_to_be_reached(desk: Desk) -> None:
    enter(desk, PATENTS, 2018, "3412")
    enter(desk, PATENTS, 2019, "4205")
    row = target(desk, PATENTS)
    assert spark(row) == Spark(
        [(2018, 3412.0), (2019, 4205.0)], (2018, 2021), 6000.0, "blue", is_open=False
    )
    assert spark_words(row) == "2018年 3412 件；2019年 4205 件；目标：达到 6000 件"
    assert TREND.text(row) == spark_words(row)
    change = latest_change(row)
    assert change is not None
    assert float(change) == pytest.approx(0.2324, abs=1e-4)


@pytest.mark.parametrize("number", [CENTRE, EXPERTS])
def test_without_figures_the_cell_stays_empty(page: TargetList, number: int) -> None:
    row = choose(page, number)
    assert TREND.mark
    assert TREND.mark(row) is None
    assert TREND.text(row) == ""
    assert latest_change(row) is None


def test_a_single_figure_is_a_point(desk: Desk) -> None:
    enter(desk, WORKS, 2019, "300")
    drawn = spark(target(desk, WORKS))
    assert drawn is not None
    assert drawn.points == [(2019, 300.0)]
    assert latest_change(target(desk, WORKS)) is None


def test_a_part_of_the_year_is_drawn_apart(desk: Desk) -> None:
    give_parts(desk)
    enter(desk, PATENTS, 2018, "3412")
    enter(desk, PATENTS, 2019, "2100", quarter=2)
    drawn = spark(target(desk, PATENTS))
    assert drawn is not None
    assert drawn.is_open
