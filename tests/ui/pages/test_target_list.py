from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import all_problems, answer, problems_in, read_all, save, show, write
from ui.desk import Creates, Desk, Takes
from ui.pages.target_list import COLUMNS, TargetList
from workbench.readings import ReadingDraft, record_reading
from workbench.records import checked
from workbench.rules.targets import VerdictState
from workbench.scoreboard import TargetRow, list_targets
from workbench.store import Store
from workbench.target_setting import record_target
from workbench.targets import TargetDraft

TODAY = date(2019, 11, 30)
HEADINGS = (
    "主要目标",
    "知识产权驱动产业创新发展能力显著提升",
    "知识产权保护体系健全",
    "知识产权运营服务体系完备",
    "知识产权综合服务体系更加完善",
    "知识产权发展环境明显优化",
    "重点任务中的指标",
)
PATENTS, EXPERTS, GROWTH, CENTRE, LOANS, SCHOOLS = 2, 31, 16, 18, 26, 45


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> TargetList:
    made = TargetList(desk)
    show(qtbot, made)
    return made


def target(store: Store, number: int) -> TargetRow:
    return next(row for row in store.read(list_targets, TODAY) if row.number == number)


def figures(store: Store, number: int) -> list[tuple[int, Decimal]]:
    return [(row.year, row.value) for row in target(store, number).readings]


def enter_patents(store: Store) -> None:
    """As another window on the same file would."""
    typed = {"target_id": target(store, PATENTS).id, "year": 2019, "value": "5127"}
    store.write(record_reading, checked(ReadingDraft, typed))


def choose(page: TargetList, number: int) -> None:
    row = next(row for row in page.rows if row.number == number)
    assert page.table.choose(row.id)


def cells(page: TargetList, number: int) -> list[str]:
    row = next(row for row in page.model.rows if row.number == number)
    return [column.text(row) for column in COLUMNS if column.title != "趋势"]


def shown(page: TargetList) -> list[int]:
    return [row.number for row in page.model.rows]


def test_the_window_can_ask_everything_of_the_page(page: TargetList) -> None:
    asked: object = page
    assert isinstance(asked, Creates)
    assert isinstance(asked, Takes)


def test_every_target_of_the_plan_stands_in_the_list_with_its_goal_in_words(
    page: TargetList,
) -> None:
    assert shown(page) == list(range(1, 46))
    assert [cells(page, number)[2] for number in (2, 3, 6, 11, 13, 16, 18, 26)] == [
        "达到 6000 件",
        "超过 10 件",
        "10 个左右",
        "稳步增长",
        "100—150 家",
        "每年增长 30% 以上",
        "2021年底前建成",
        "年均增长 20% 以上",
    ]


def test_a_figure_typed_and_saved_stands_in_the_file_in_the_list_and_beside_it(
    page: TargetList, desk: Desk, qtbot: QtBot
) -> None:
    choose(page, PATENTS)
    page.start_new()
    form = page.reading_form
    write(form, "value", "5127")
    write(form, "source", "市市场监管局统计")
    write(form, "note", "含实用新型")
    with qtbot.waitSignal(desk.bus.said) as said:
        save(form)
    assert said.args == ["已保存2019年数据"]
    assert figures(desk.store, PATENTS) == [(2019, Decimal(5127))]
    assert cells(page, PATENTS)[3:] == ["5127 件", "推进中", "85%"]
    assert page.side.currentWidget() is page.detail
    seen = read_all(page.detail)
    assert "年专利申请总量达到6000件" in seen
    assert "2019年　来源：市市场监管局统计\n5127 件\n含实用新型" in seen
    assert target(desk.store, PATENTS).verdict.sentence in seen


def test_the_first_figure_and_its_baseline_are_one_step_to_undo(
    page: TargetList, desk: Desk
) -> None:
    choose(page, GROWTH)
    page.start_new()
    write(page.reading_form, "value", "１５６ 家")
    write(page.reading_form, "baseline", "120")
    save(page.reading_form)
    assert figures(desk.store, GROWTH) == [(2018, Decimal(120)), (2019, Decimal(156))]
    assert cells(page, GROWTH)[3:5] == ["156 家", "已实现"]
    assert "2018年（基期）\n120 家" in read_all(page.detail)

    assert desk.store.undo() == "录入指标“维权援助服务企业数量”2018年、2019年数据"
    assert figures(desk.store, GROWTH) == []
    assert cells(page, GROWTH)[3:5] == ["—", "缺基期数据"]
    assert "2018年　尚无数据" in read_all(page.detail)


@pytest.mark.parametrize("typed", ["-5", "5127台", "50到60"])
def test_what_is_no_figure_is_refused_under_the_field_and_nothing_is_kept(
    page: TargetList, desk: Desk, typed: str
) -> None:
    choose(page, PATENTS)
    page.start_new()
    write(page.reading_form, "value", typed)
    save(page.reading_form)
    assert len(problems_in(page.reading_form, "value")) == 1
    assert figures(desk.store, PATENTS) == []
    assert page.side.currentWidget() is page.reading_form


def test_an_empty_form_asks_for_the_figure(page: TargetList, desk: Desk) -> None:
    choose(page, PATENTS)
    page.start_new()
    save(page.reading_form)
    assert problems_in(page.reading_form, "value") == ["请填写数值。"]
    assert figures(desk.store, PATENTS) == []


def test_a_figure_changed_elsewhere_meanwhile_is_not_written_over(
    page: TargetList, desk: Desk
) -> None:
    choose(page, PATENTS)
    page.start_new()
    enter_patents(desk.store)
    write(page.reading_form, "value", "5000")
    save(page.reading_form)
    assert problems_in(page.reading_form, "year") == [
        "这一期的数据刚在别处改过，请重新打开后再改。"
    ]
    assert figures(desk.store, PATENTS) == [(2019, Decimal(5127))]


def test_a_file_that_refuses_is_said_on_top_of_the_form_which_keeps_its_text(
    page: TargetList, desk: Desk
) -> None:
    choose(page, PATENTS)
    page.start_new()
    write(page.reading_form, "value", "5127")
    desk.store.read_only = True
    save(page.reading_form)
    assert all_problems(page.reading_form) == [
        "文件是只读打开的，不能保存；请把文件复制到可写的文件夹再打开。"
    ]
    assert page.reading_form.editor("value").raw() == "5127"


def test_a_target_without_figures_is_judged_with_date_and_evidence(
    page: TargetList, desk: Desk
) -> None:
    choose(page, CENTRE)
    assert "还没有评定，按 Ctrl+N 填写。" in read_all(page.detail)
    assert [b.text() for b in page.detail.findChildren(QPushButton) if b.isVisible()] == [
        "评定",
        "修改指标",
        "修改历史",
    ]
    page.start_new()
    form = page.achievement_form
    assert page.side.currentWidget() is form
    write(form, "achieved_on", "2019年11月8日")
    save(form)
    assert problems_in(form, "achieved_note") == ["请写明依据，例如批文、验收文件的名称和文号。"]
    assert target(desk.store, CENTRE).achieved_on is None

    write(form, "achieved_note", "呼编发〔2019〕31号")
    save(form)
    assert target(desk.store, CENTRE).achieved_on == date(2019, 11, 8)
    assert cells(page, CENTRE)[4:] == ["已实现", "100%"]
    assert "2019年11月8日实现\n呼编发〔2019〕31号" in read_all(page.detail)


def test_a_note_without_a_date_does_not_count_as_reached(page: TargetList, desk: Desk) -> None:
    choose(page, CENTRE)
    page.start_new()
    write(page.achievement_form, "achieved_note", "已选址")
    save(page.achievement_form)
    assert target(desk.store, CENTRE).verdict.state is VerdictState.ON_THE_WAY
    assert "尚未实现\n已选址" in read_all(page.detail)


def test_a_wish_opens_exactly_the_rows_that_were_counted(page: TargetList, desk: Desk) -> None:
    page.take({"verdict": VerdictState.NO_BASELINE})
    rows = desk.store.read(list_targets, TODAY)
    counted = [row.number for row in rows if row.verdict.state is VerdictState.NO_BASELINE]
    assert shown(page) == counted
    assert GROWTH in counted
    assert page.table.chosen_row() == page.model.rows[0]


def test_a_wish_for_one_target_chooses_it_and_clears_the_filters(
    page: TargetList, desk: Desk
) -> None:
    page.take({"verdict": VerdictState.NO_BASELINE})
    page.take({"target": target(desk.store, PATENTS).id})
    assert len(shown(page)) == 45
    chosen = page.table.chosen_row()
    assert chosen is not None
    assert chosen.number == PATENTS


def test_the_targets_stand_under_the_plans_headings_and_those_of_the_tasks_under_one(
    page: TargetList,
) -> None:
    counts = {}
    for heading in HEADINGS:
        page.group.pick(heading)
        counts[heading] = len(shown(page))
    assert list(counts.values()) == [1, 13, 5, 7, 8, 6, 5]
    page.verdict.pick(VerdictState.BEHIND)
    assert shown(page) == []
    QTest.mouseClick(page.table.empty.begin, Qt.MouseButton.LeftButton)
    assert len(shown(page)) == 45


def test_typed_words_narrow_by_name_number_wording_and_unit(page: TargetList) -> None:
    page.filter_text("教育局")
    assert shown(page) == [SCHOOLS]
    page.filter_text(" 质押融资金额 ")
    assert shown(page) == [LOANS]
    page.filter_text("高端人才")
    assert shown(page) == [EXPERTS]


def test_without_a_row_there_is_nothing_to_enter(page: TargetList) -> None:
    page.filter_text("没有这项指标")
    page.start_new()
    assert page.side.currentWidget() is page.detail


def test_enter_opens_the_form_of_the_chosen_row_and_without_one_the_first(
    page: TargetList,
) -> None:
    page.start_new()
    assert page.side.currentWidget() is page.achievement_form
    QTest.keyClick(page.achievement_form, Qt.Key.Key_Escape)
    choose(page, LOANS)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.side.currentWidget() is page.reading_form
    assert page.reading_form.editor("value").hasFocus()


def test_a_closed_form_leaves_the_row_that_was_chosen_meanwhile(page: TargetList) -> None:
    choose(page, PATENTS)
    page.start_new()
    choose(page, LOANS)
    QTest.keyClick(page.reading_form, Qt.Key.Key_Escape)
    assert "知识产权质押融资金额年均增幅20%以上" in read_all(page.detail)
    assert page.table.hasFocus()


def test_typed_text_is_not_lost_to_another_target(page: TargetList) -> None:
    choose(page, PATENTS)
    page.start_new()
    write(page.reading_form, "value", "5127")
    choose(page, LOANS)
    QTimer.singleShot(0, answer("继续填写"))
    page.start_new()
    assert page.reading_form.editor("value").raw() == "5127"
    QTimer.singleShot(0, answer("不保存"))
    page.start_new()
    assert page.reading_form.editor("value").raw() == ""


def test_where_the_present_pace_ends_stands_below_the_verdict(page: TargetList, desk: Desk) -> None:
    for year, value in ((2018, "3412"), (2019, "4205")):
        typed = {"target_id": target(desk.store, PATENTS).id, "year": year, "value": value}
        desk.store.write(record_reading, checked(ReadingDraft, typed))
    choose(page, PATENTS)
    row = target(desk.store, PATENTS)
    assert row.trajectory
    assert row.trajectory.sentence in read_all(page.detail)


def test_whose_target_it_is_and_where_its_figures_come_from_stand_beside_it(
    page: TargetList, desk: Desk
) -> None:
    choose(page, SCHOOLS)
    assert "责任单位\n教育局" in read_all(page.detail)
    typed = {
        "group": HEADINGS[5],
        "name": "知识产权保护社会满意度",
        "sentence": "知识产权保护社会满意度达到80%以上",
        "kind": "at_least",
        "value": "80",
        "unit": "%",
        "measure": "时点值",
        "due_on": date(2021, 12, 31),
        "data_source": "统计局抽样调查",
    }
    desk.store.write(record_target, checked(TargetDraft, typed))
    choose(page, 46)
    assert "数据来源\n统计局抽样调查" in read_all(page.detail)


def test_the_desks_day_decides_the_verdicts(page: TargetList, desk: Desk) -> None:
    desk.as_of = date(2022, 1, 1)
    desk.bus.set_as_of(desk.as_of)
    assert cells(page, CENTRE)[4] == "滞后"
    choose(page, CENTRE)
    assert "应于2021年12月31日前建成，已超期 1 天。" in read_all(page.detail)


def test_a_hidden_page_reads_again_only_when_it_is_shown(page: TargetList, desk: Desk) -> None:
    page.hide()
    enter_patents(desk.store)
    assert cells(page, PATENTS)[3] == "—"
    page.show()
    assert cells(page, PATENTS)[3] == "5127 件"
