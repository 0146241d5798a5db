from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.fingers import keys, press
from tests.ui.hands import CONTROL, read_all, show
from ui.desk import Desk
from ui.pages.reading_grid import ReadingGrid
from workbench.readings import ReadingDraft, record_reading
from workbench.records import checked
from workbench.rules.periods import Frequency
from workbench.rules.targets import TargetKind
from workbench.scoreboard import TargetRow, list_targets
from workbench.target_setting import record_target
from workbench.targets import TargetDraft
from workbench.units import find_unit

TODAY = date(2019, 11, 30)
PATENTS, PER_HEAD, MARKS, EMBLEMS, HELPED, LOANS = 2, 3, 4, 5, 16, 26


@pytest.fixture
def grid(desk: Desk, qtbot: QtBot) -> ReadingGrid:
    made = ReadingGrid(desk)
    show(qtbot, made)
    made.setFocus()
    return made


def target(desk: Desk, number: int) -> TargetRow:
    rows = desk.store.read(list_targets, desk.as_of)
    return next(row for row in rows if row.number == number)


def figures(desk: Desk) -> dict[tuple[int, int], Decimal]:
    """What stands in the file, by target and year."""
    rows = desk.store.read(list_targets, desk.as_of)
    return {(row.number, r.year): r.value for row in rows for r in row.readings}


def enter(desk: Desk, number: int, year: int, value: str, quarter: int = 4) -> None:
    typed = {"target_id": target(desk, number).id, "year": year, "quarter": quarter}
    desk.store.write(record_reading, checked(ReadingDraft, typed | {"value": value}))


def amend(desk: Desk, number: int, **changes: object) -> None:
    """Correct what a target asks for, as its form does."""
    row = target(desk, number)
    typed = {
        name: getattr(row if hasattr(row, name) else row.goal, name)
        for name in TargetDraft.model_fields
        if name != "tolerance"
    }
    desk.store.write(record_target, checked(TargetDraft, typed | changes), row.id, row.version)


def go(grid: ReadingGrid, number: int, title: str) -> None:
    assert grid.view.choose(target(grid.desk, number).id, title)
    grid.setFocus()


def type_in(grid: ReadingGrid, text: str) -> None:
    keys(text)
    press(Qt.Key.Key_Return)
    assert grid.isVisible()


def titles(grid: ReadingGrid) -> tuple[str, ...]:
    return grid.view.sheet_model.sheet.titles


def shown(grid: ReadingGrid, number: int) -> list[str]:
    lines = grid.view.sheet_model.sheet.lines
    line = next(line for line in lines if line.cells and line.heads[0] == str(number))
    return [cell.text for cell in line.cells]


def paste(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(Qt.Key.Key_V, CONTROL)


def test_a_year_of_figures_for_all_targets_is_typed_without_a_mouse_and_undone_one_by_one(
    grid: ReadingGrid, desk: Desk
) -> None:
    rows = [row for row in desk.store.read(list_targets, TODAY) if not row.is_judged]
    wanted = {(row.number, 2019): Decimal(row.number * 10) for row in rows}
    for row in rows:
        keys(str(row.number * 10))
        press(Qt.Key.Key_Return)
    assert figures(desk) == wanted
    assert len(wanted) == 19
    for row in reversed(rows):
        assert desk.store.undo() == f"录入指标“{row.name}”2019年数据"
        del wanted[row.number, 2019]
        assert figures(desk) == wanted
        assert shown(grid, row.number)[-1] == ""


def test_baselines_and_figures_are_typed_side_by_side_with_tab(
    grid: ReadingGrid, desk: Desk
) -> None:
    go(grid, PATENTS, "2018年")
    for text in ("3412", "4205", "8.9", "9.6"):
        keys(text)
        press(Qt.Key.Key_Tab)
    assert figures(desk) == {
        (PATENTS, 2018): Decimal(3412),
        (PATENTS, 2019): Decimal(4205),
        (PER_HEAD, 2018): Decimal("8.9"),
        (PER_HEAD, 2019): Decimal("9.6"),
    }
    press(Qt.Key.Key_Backtab)
    assert grid.view.place() == (target(desk, PER_HEAD).id, "2019年")


def test_the_columns_go_from_the_base_year_to_the_year_that_has_begun(grid: ReadingGrid) -> None:
    assert titles(grid) == ("2018年", "2019年")
    assert grid.view.place() == (target(grid.desk, PATENTS).id, "2019年")
    line = grid.view.sheet_model.sheet.lines[1]
    assert line.heads == ("2", "年专利申请总量", "达到 6000 件", "件")
    assert [cell.label for cell in line.cells] == ["基期", ""]


def test_the_targets_stand_under_the_headings_of_the_plan(grid: ReadingGrid) -> None:
    headings = [line.name for line in grid.view.sheet_model.sheet.lines if not line.cells]
    assert headings == [
        "知识产权驱动产业创新发展能力显著提升",
        "知识产权保护体系健全",
        "知识产权运营服务体系完备",
        "知识产权发展环境明显优化",
        "重点任务中的指标",
    ]


def test_words_for_a_number_are_asked_about_and_taken_by_a_second_enter(
    grid: ReadingGrid, desk: Desk
) -> None:
    keys("六千件")
    press(Qt.Key.Key_Return)
    assert grid.view.note.sentence() == "六千件 即 6000 件，再按 Enter 采用，Esc 改"
    assert figures(desk) == {}
    press(Qt.Key.Key_Return)
    assert figures(desk) == {(PATENTS, 2019): Decimal(6000)}
    assert grid.view.place() == (target(desk, PER_HEAD).id, "2019年")
    assert not grid.view.note.isVisible()


def test_esc_goes_back_to_the_text_that_was_asked_about_and_a_second_one_drops_it(
    grid: ReadingGrid, desk: Desk
) -> None:
    keys("六千件")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    field = grid.view.field()
    assert field is not None
    assert field.text() == "六千件"
    press(Qt.Key.Key_Escape)
    assert grid.view.field() is None
    assert grid.view.hasFocus()
    assert figures(desk) == {}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("12abc", "“12abc”里有字母，请只填数字。"),
        ("-5", "数值不能是负数，请核对。"),
        ("50家", "“50家”的单位是“家”，本指标按“件”计，请核对。"),
    ],
)
def test_what_is_no_figure_is_refused_at_the_cell_and_the_text_stays(
    grid: ReadingGrid, desk: Desk, typed: str, sentence: str
) -> None:
    keys(typed)
    press(Qt.Key.Key_Return)
    assert grid.view.note.sentence() == sentence
    assert grid.view.note.isVisible()
    field = grid.view.field()
    assert field is not None
    assert field.text() == typed
    assert field.hasFocus()
    assert field.accessibleDescription() == sentence
    assert figures(desk) == {}
    press(Qt.Key.Key_Backspace)
    assert not grid.view.note.isVisible()


def test_what_the_workbench_refuses_is_said_at_the_cell(grid: ReadingGrid, desk: Desk) -> None:
    go(grid, HELPED, "2018年")
    type_in(grid, "0")
    sentence = "基期为 0 不能计算增长，请核对；确实没有数据就不填，按缺基期数据评价。"
    assert grid.view.note.sentence() == sentence
    assert figures(desk) == {}


def test_a_file_that_cannot_be_written_is_said_at_the_cell(grid: ReadingGrid, desk: Desk) -> None:
    desk.store.read_only = True
    type_in(grid, "5")
    assert grid.view.note.sentence().startswith("文件是只读打开的，不能保存")
    assert grid.view.field() is not None


def test_a_figure_emptied_out_is_not_deleted_by_enter(grid: ReadingGrid, desk: Desk) -> None:
    enter(desk, PATENTS, 2019, "4205")
    press(Qt.Key.Key_F2)
    for _ in range(4):
        press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Return)
    said = "空着不会删除原来的数值；要删除，请按 Esc，再按 Delete。"
    assert grid.view.note.sentence() == said
    assert figures(desk) == {(PATENTS, 2019): Decimal(4205)}


def test_delete_takes_the_figure_out_and_undo_brings_it_back(grid: ReadingGrid, desk: Desk) -> None:
    type_in(grid, "4205")
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Delete)
    assert figures(desk) == {}
    assert shown(grid, PATENTS) == ["", ""]
    assert desk.store.undo() == "删除指标“年专利申请总量”2019年数据"
    assert figures(desk) == {(PATENTS, 2019): Decimal(4205)}
    assert shown(grid, PATENTS) == ["", "4205"]


def test_delete_takes_all_chosen_figures_out_as_one_step(
    grid: ReadingGrid, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.bus.said) as said:
        press(Qt.Key.Key_Delete)
    assert said.args == ["这里没有可以删除的数值。"]
    type_in(grid, "4205")
    type_in(grid, "9.6")
    go(grid, PATENTS, "2019年")
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(desk.bus.said) as said:
        press(Qt.Key.Key_Delete)
    assert said.args == ["已删除2 个数据"]
    assert figures(desk) == {}
    assert desk.store.undo() == "删除2项指标2019年数据"
    assert len(figures(desk)) == 2


def test_a_refused_deletion_is_said(grid: ReadingGrid, desk: Desk, qtbot: QtBot) -> None:
    type_in(grid, "4205")
    press(Qt.Key.Key_Up)
    desk.store.read_only = True
    with qtbot.waitSignal(desk.bus.said) as said:
        press(Qt.Key.Key_Delete)
    assert said.args == ["文件是只读打开的，不能保存；请把文件复制到可写的文件夹再打开。"]


def test_a_correction_keeps_source_and_note(grid: ReadingGrid, desk: Desk) -> None:
    typed = {"target_id": target(desk, PATENTS).id, "year": 2019, "value": "4205"}
    typed |= {"source": "市市场监管局统计", "note": "含实用新型"}
    desk.store.write(record_reading, checked(ReadingDraft, typed))
    type_in(grid, "4206")
    (reading,) = target(desk, PATENTS).readings
    assert (reading.value, reading.source) == (Decimal(4206), "市市场监管局统计")
    assert reading.note == "含实用新型"


def test_figures_typed_since_the_grid_was_opened_are_marked_until_they_are_undone(
    desk: Desk, qtbot: QtBot
) -> None:
    enter(desk, PATENTS, 2018, "3412")
    grid = ReadingGrid(desk)
    show(qtbot, grid)
    grid.setFocus()
    type_in(grid, "4205")
    line = grid.view.sheet_model.sheet.lines[1]
    assert [cell.is_fresh for cell in line.cells] == [False, True]
    desk.store.undo()
    assert not any(c.is_fresh for line in grid.view.sheet_model.sheet.lines for c in line.cells)


def test_a_jump_is_asked_about_at_once_and_the_explanation_is_kept_with_the_figure(
    grid: ReadingGrid, desk: Desk
) -> None:
    enter(desk, PATENTS, 2018, "3412")
    type_in(grid, "5127")
    sentence = (
        "年专利申请总量：2019年 5127 件，比2018年 3412 件增加 50.3%，变动超过一半，请核实并说明。"
    )
    assert sentence in read_all(grid.asking)
    assert grid.view.sheet_model.sheet.lines[1].cells[1].doubt == "yellow"
    press(Qt.Key.Key_F4)
    assert grid.asking.field.hasFocus()
    press(Qt.Key.Key_Return)
    assert grid.asking.problem.sentence() == "请写一句说明，例如数据变动的原因。"
    keys("新增两家专利代理机构")
    press(Qt.Key.Key_Return)
    reading = target(desk, PATENTS).readings[-1]
    assert (reading.note, reading.is_explained) == ("新增两家专利代理机构", True)
    assert grid.view.hasFocus()
    assert not grid.asking.isVisible()
    cell = grid.view.sheet_model.sheet.lines[1].cells[1]
    assert (cell.doubt, cell.tip) == (None, "说明：新增两家专利代理机构")


def test_an_explanation_that_is_begun_stays_while_the_cursor_moves(
    grid: ReadingGrid, desk: Desk
) -> None:
    enter(desk, PATENTS, 2018, "3412")
    enter(desk, MARKS, 2018, "3000")
    enter(desk, MARKS, 2019, "8214")
    type_in(grid, "5127")
    press(Qt.Key.Key_F4)
    keys("新增")
    press(Qt.Key.Key_F5)
    press(Qt.Key.Key_Escape)
    assert grid.view.hasFocus()
    go(grid, MARKS, "2019年")
    assert grid.asking.field.raw() == "新增"
    finding = grid.asking.finding()
    assert finding is not None
    assert finding.number == PATENTS


def test_without_doubt_f4_says_so(grid: ReadingGrid, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.bus.said) as said:
        press(Qt.Key.Key_F4)
    assert said.args == ["这个数值没有需要说明的。"]
    assert grid.view.hasFocus()


def test_below_the_grid_stands_what_the_cell_is_about(grid: ReadingGrid, desk: Desk) -> None:
    enter(desk, PATENTS, 2018, "3412")
    enter(desk, PATENTS, 2019, "4205")
    seen = read_all(grid.about)
    assert "第 2 项　年专利申请总量　2019年" in seen
    assert "方案原文：年专利申请总量达到6000件" in seen
    assert "口径：当年值（件）　　基期：2018年 3412 件　　最近：2019年 4205 件" in seen
    assert f"评价：{target(desk, PATENTS).verdict.sentence}" in seen


def test_a_block_from_a_spreadsheet_is_looked_at_before_it_is_taken_as_one_step(
    grid: ReadingGrid, desk: Desk
) -> None:
    enter(desk, PATENTS, 2018, "3412")
    go(grid, PATENTS, "2018年")
    paste("3500\t4205\r\n8.9\t九点六件\r\n6800\t约8000\r\n")
    assert figures(desk) == {(PATENTS, 2018): Decimal(3412)}
    seen = read_all(grid.review)
    assert "4 个数值可直接采用（其中 1 个替换原数）；1 个需确认；1 个不能采用" in seen
    assert "年专利申请总量　2018年　3412 件 → 3500 件" in seen
    assert "每万人有效发明专利拥有量　2019年　九点六件 即 9.6 件" in seen
    assert "年商标注册量　2019年　约8000：“约8000”不是确切的数，请填写确切的数。" in seen
    assert grid.review.accept.hasFocus()
    press(Qt.Key.Key_Return)
    assert figures(desk) == {
        (PATENTS, 2018): Decimal(3500),
        (PATENTS, 2019): Decimal(4205),
        (PER_HEAD, 2018): Decimal("8.9"),
        (PER_HEAD, 2019): Decimal("9.6"),
        (MARKS, 2018): Decimal(6800),
    }
    assert grid.view.hasFocus()
    assert not grid.review.isVisible()
    desk.store.undo()
    assert figures(desk) == {(PATENTS, 2018): Decimal(3412)}


def test_a_dropped_paste_leaves_everything(grid: ReadingGrid, desk: Desk) -> None:
    paste("4205")
    press(Qt.Key.Key_Escape)
    assert figures(desk) == {}
    assert grid.view.hasFocus()
    assert grid.about.isVisible()


def test_nothing_on_the_clipboard_is_said(grid: ReadingGrid, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.bus.said) as said:
        paste("\r\n")
    assert said.args == ["剪贴板里没有可以粘贴的数值。"]
    assert not grid.review.isVisible()


def test_a_paste_that_the_workbench_refuses_says_so_and_stores_nothing(
    grid: ReadingGrid, desk: Desk
) -> None:
    go(grid, HELPED, "2018年")
    paste("0\t156")
    press(Qt.Key.Key_Return)
    assert grid.review.problem.sentence().startswith("基期为 0 不能计算增长")
    assert figures(desk) == {}


def test_a_block_copied_from_the_grid_can_be_pasted_back(grid: ReadingGrid) -> None:
    type_in(grid, "12000")
    type_in(grid, "9.6")
    go(grid, PATENTS, "2018年")
    press(Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "\t12000\n\t9.6"
    go(grid, PATENTS, "2018年")
    press(Qt.Key.Key_V, CONTROL)
    assert "0 个数值可直接采用；2 个与现有数值相同" in read_all(grid.review)
    assert grid.review.drop.hasFocus()


def test_by_quarter_only_targets_that_report_by_quarter_take_quarters(
    grid: ReadingGrid, desk: Desk
) -> None:
    amend(desk, PATENTS, frequency=Frequency.QUARTER)
    enter(desk, PATENTS, 2018, "3412")
    grid.mode.pick("按季")
    assert titles(grid) == ("上年", "一季度", "上半年", "前三季度", "全年")
    go(grid, PATENTS, "一季度")
    for text in ("800", "1900", "3100", "4205"):
        keys(text)
        press(Qt.Key.Key_Tab)
    assert shown(grid, PATENTS) == ["3412", "800", "1900", "3100", "4205"]
    assert grid.view.place() == (target(desk, PER_HEAD).id, "全年")
    press(Qt.Key.Key_Left)
    keys("7")
    assert grid.view.field() is None
    assert grid.view.note.sentence() == (
        "这项指标按年填报，只填全年；要按季填报，请先修改指标的填报频次。"
    )
    go(grid, PATENTS, "上年")
    press(Qt.Key.Key_F2)
    assert "上年的数值只作对照" in grid.view.note.sentence()
    grid.year.pick(2018)
    assert shown(grid, PATENTS) == ["", "", "", "", "3412"]


def test_a_quarter_that_has_not_begun_is_closed(desk: Desk, qtbot: QtBot) -> None:
    amend(desk, PATENTS, frequency=Frequency.QUARTER)
    desk.clock = lambda: datetime(2020, 5, 6, tzinfo=UTC)
    grid = ReadingGrid(desk)
    show(qtbot, grid)
    grid.mode.pick("按季")
    cells = grid.view.sheet_model.sheet.lines[1].cells
    assert [bool(cell.refusal) for cell in cells] == [True, False, False, True, True]
    assert cells[3].refusal == "2020年前三季度的数据要到2020年7月以后才填。"


def test_years_outside_base_and_due_year_are_closed(desk: Desk, qtbot: QtBot) -> None:
    desk.clock = lambda: datetime(2023, 5, 6, tzinfo=UTC)
    amend(desk, MARKS, base_year=2019, due_on=date(2020, 12, 31))
    grid = ReadingGrid(desk)
    show(qtbot, grid)
    assert titles(grid) == ("2018年", "2019年", "2020年", "2021年")
    assert grid.view.choose(target(desk, MARKS).id, "2018年")
    lines = {line.name: line.cells for line in grid.view.sheet_model.sheet.lines}
    assert [cell.refusal for cell in lines["年商标注册量"]] == [
        "这项指标以2019年为基期，更早的年份不填。",
        "",
        "",
        "这项指标2020年到期，以后的年份不填。",
    ]


def test_without_targets_reported_in_parts_it_is_said_how_to_get_there(grid: ReadingGrid) -> None:
    grid.mode.pick("分项")
    assert grid.view.empty.isVisible()
    assert "给指标选定分项填报的单位后" in read_all(grid.view.empty)
    assert not grid.target.isVisible()
    keys("5")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Delete)
    grid.mode.pick("按年")
    assert titles(grid) == ("2018年", "2019年")


def test_in_parts_the_units_are_added_up_beside_the_city(grid: ReadingGrid, desk: Desk) -> None:
    amend(desk, PATENTS, parts_id=desk.store.read(find_unit, "各旗县区政府"))
    grid.mode.pick("分项")
    grid.setFocus()
    assert titles(grid) == ("2018年", "2019年")
    assert grid.target.text() == "年专利申请总量"
    assert not grid.year.isVisible()
    assert [line.name for line in grid.view.sheet_model.sheet.lines][-2:] == ["合计", "全市"]
    for value in range(101, 110):
        type_in(grid, str(value))
    total, city = grid.view.sheet_model.sheet.lines[-2:]
    assert (total.cells[1].text, total.cells[1].label) == ("945", "9/9")
    assert (city.cells[1].text, city.cells[1].label, city.cells[1].raw) == ("945", "合计", "")
    type_in(grid, "946")
    city = grid.view.sheet_model.sheet.lines[-1]
    assert (city.cells[1].text, city.cells[1].doubt) == ("946", "yellow")
    assert "各旗县区合计 945 件（已填 9 个），与全市 946 件相差 1 件" in city.cells[1].tip


def test_in_parts_a_target_by_quarter_offers_its_years(grid: ReadingGrid, desk: Desk) -> None:
    group = desk.store.read(find_unit, "各旗县区政府")
    amend(desk, PATENTS, parts_id=group, frequency=Frequency.QUARTER)
    amend(desk, MARKS, parts_id=group)
    grid.mode.pick("分项")
    assert (grid.year.text(), titles(grid)) == ("各年", ("2018年", "2019年"))
    grid.year.pick(2019)
    assert titles(grid) == ("一季度", "上半年", "前三季度", "全年")
    grid.target.pick(target(desk, MARKS).id)
    assert titles(grid) == ("2018年", "2019年")


def test_shares_are_not_added_up(grid: ReadingGrid, desk: Desk) -> None:
    amend(desk, 40, parts_id=desk.store.read(find_unit, "各旗县区政府"))
    grid.mode.pick("分项")
    grid.setFocus()
    type_in(grid, "85%")
    first, *_, total, _ = grid.view.sheet_model.sheet.lines
    assert first.cells[1].text == "85"
    assert (total.cells[1].text, total.cells[1].label) == ("", "1/9")


def test_a_target_that_appears_while_one_types_waits_until_that_is_taken(
    grid: ReadingGrid, desk: Desk
) -> None:
    keys("42")
    typed = {"group": "主要目标", "name": "知识产权服务业产值", "sentence": "产值达到5亿元"}
    typed |= {"kind": TargetKind.AT_LEAST, "unit": "亿元", "measure": "当年值"}
    draft = checked(TargetDraft, {**typed, "value": 5, "due_on": date(2021, 12, 31)})
    desk.store.write(record_target, draft)
    names = [line.name for line in grid.view.sheet_model.sheet.lines]
    assert "知识产权服务业产值" not in names
    keys("05")
    press(Qt.Key.Key_Return)
    assert figures(desk) == {(PATENTS, 2019): Decimal(4205)}
    names = [line.name for line in grid.view.sheet_model.sheet.lines]
    assert "知识产权服务业产值" in names


def test_a_hidden_grid_reads_again_only_when_it_is_shown(grid: ReadingGrid, desk: Desk) -> None:
    grid.hide()
    enter(desk, PATENTS, 2019, "4205")
    assert shown(grid, PATENTS) == ["", ""]
    grid.show()
    assert shown(grid, PATENTS) == ["", "4205"]
    sheet = grid.view.sheet_model.sheet
    grid.hide()
    grid.show()
    assert grid.view.sheet_model.sheet is sheet


def test_another_day_and_other_records_leave_the_cursor(grid: ReadingGrid, desk: Desk) -> None:
    go(grid, EMBLEMS, "2018年")
    desk.bus.set_as_of(date(2019, 12, 1))
    desk.bus.tell(frozenset({"Meeting"}))
    assert grid.view.place() == (target(desk, EMBLEMS).id, "2018年")


def test_every_cell_can_be_heard(grid: ReadingGrid, desk: Desk) -> None:
    enter(desk, LOANS, 2018, "12000")
    assert grid.view.accessibleName() == "指标数据录入表"
    lines = {line.name: line.cells for line in grid.view.sheet_model.sheet.lines}
    spoken = [cell.spoken for cell in lines["知识产权质押融资金额"]]
    assert spoken == [
        "知识产权质押融资金额　2018年，12,000 万元",
        "知识产权质押融资金额　2019年，未填",
    ]


def test_the_cursor_walks_in_reading_order(grid: ReadingGrid) -> None:
    rows = [line for line in grid.view.sheet_model.sheet.lines if line.cells]
    grid.view.choose(rows[0].key, "2018年")
    seen = [grid.view.place()]
    for _ in range(5):
        press(Qt.Key.Key_Tab)
        seen.append(grid.view.place())
    wanted = [(line.key, title) for line in rows[:3] for title in ("2018年", "2019年")]
    assert seen == wanted
    assert all(a != b for a, b in pairwise(seen))


def test_after_a_paste_the_first_doubtful_figure_is_asked_about(
    grid: ReadingGrid, desk: Desk, qtbot: QtBot
) -> None:
    go(grid, PATENTS, "2018年")
    paste("3412\t4205\n8\t9\n3000\t8214\n")
    with qtbot.waitSignal(desk.bus.said) as said:
        press(Qt.Key.Key_Return)
    assert said.args == ["已采用 6 个数值，1 个有疑问，请逐个说明（▲）"]
    assert grid.view.place() == (target(desk, MARKS).id, "2019年")
    assert "年商标注册量：2019年 8214 件，比2018年 3000 件增加" in read_all(grid.asking)


def test_where_the_data_comes_from_stands_below_too(grid: ReadingGrid, desk: Desk) -> None:
    amend(desk, PATENTS, data_source="市市场监管局统计", base_year=None)
    grid.view.choose(target(desk, PATENTS).id, "2019年")
    seen = read_all(grid.about)
    assert "口径：当年值（件）　　来源：市市场监管局统计" in seen


def test_the_explanation_is_also_saved_by_its_button(grid: ReadingGrid, desk: Desk) -> None:
    enter(desk, PATENTS, 2018, "3412")
    type_in(grid, "5127")
    press(Qt.Key.Key_F4)
    keys("新增")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    assert target(desk, PATENTS).readings[-1].is_explained


def test_a_wrong_figure_is_marked_red(grid: ReadingGrid, desk: Desk) -> None:
    enter(desk, 6, 2018, "9")
    go(grid, 6, "2019年")
    type_in(grid, "8")
    lines = {line.name: line.cells for line in grid.view.sheet_model.sheet.lines}
    assert lines["高价值专利组合"][1].doubt == "red"
