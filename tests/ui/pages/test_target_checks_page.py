from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.hands import all_problems, answer, problems_in, read_all, save, show, write
from tests.workbench.office import reading
from ui.desk import Creates, Desk, Takes
from ui.pages.target_checks import COLUMNS, EXPLAINED, NOTHING, OPEN, TargetChecks
from workbench.readings import ReadingRow, explain_reading, record_reading
from workbench.rules.targets.findings import FindingKind
from workbench.target_checks import FindingRow, list_findings

PATENTS, GROUPS, TRADEMARKS = 2, 6, 4
LATER = date(2021, 3, 1)
REASON = "2020年起含实用新型，已与来文核对"


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> TargetChecks:
    """A jump (2020 patents), a total that falls (2020 groups), a jump of trademarks (2019)."""
    desk.as_of = LATER
    for number, year, value, source in (
        (PATENTS, 2019, "4205", ""),
        (PATENTS, 2020, "9800", "市市场监管局统计"),
        (GROUPS, 2019, "4", ""),
        (GROUPS, 2020, "3", ""),
        (TRADEMARKS, 2018, "4000", ""),
        (TRADEMARKS, 2019, "8214", ""),
    ):
        typed = {"year": year, "value": value, "source": source}
        desk.store.write(record_reading, reading(desk.store, number, **typed))
    made = TargetChecks(desk)
    show(qtbot, made)
    return made


def findings(desk: Desk) -> list[FindingRow]:
    return desk.store.read(list_findings, LATER)


def figure(desk: Desk, number: int) -> ReadingRow:
    """The figure that is doubtful."""
    return next(row.reading for row in findings(desk) if row.number == number)


def shown(page: TargetChecks) -> list[int]:
    return [row.number for row in page.model.rows]


def cells(page: TargetChecks, place: int = 0) -> list[str]:
    return [column.text(page.model.rows[place]) for column in COLUMNS]


def choose(page: TargetChecks, number: int) -> None:
    page.table.choose_at(shown(page).index(number))


def explain(desk: Desk, number: int) -> None:
    """As another window on the same file would."""
    row = figure(desk, number)
    desk.store.write(explain_reading, row.id, REASON, row.version)


def test_the_window_can_ask_everything_of_the_page(page: TargetChecks) -> None:
    asked: object = page
    assert isinstance(asked, Creates)
    assert isinstance(asked, Takes)


def test_what_waits_for_a_word_is_listed_with_what_is_doubtful(page: TargetChecks) -> None:
    assert shown(page) == [PATENTS, TRADEMARKS, GROUPS]
    assert cells(page) == [
        "疑问",
        "年专利申请总量",
        "2020年",
        "全市",
        "2020年 9800 件，比2019年 4205 件增加 133.1%，变动超过一半，请核实并说明。",
        "待核实",
    ]
    assert cells(page, 2)[0] == "错误"
    assert "待核实 3 处　错误 1 · 疑问 2　已说明 0 处" in read_all(page.header)


def test_the_chosen_finding_shows_the_figure_its_source_and_those_round_it(
    page: TargetChecks,
) -> None:
    choose(page, PATENTS)
    assert read_all(page.detail).splitlines() == [
        "第 2 项　年专利申请总量",
        "2020年 9800 件，比2019年 4205 件增加 133.1%，变动超过一半，请核实并说明。",
        "类型",
        "变动过半",
        "期间",
        "2020年　全市",
        "数据",
        "9800 件",
        "数据来源",
        "市市场监管局统计",
        "全市历次数据",
        "9800 件",
        "2020年",
        "4205 件",
        "2019年",
    ]
    choose(page, GROUPS)
    assert "数据来源\n没有填写" in read_all(page.detail)


def test_a_word_written_and_saved_closes_the_finding_and_the_next_one_is_chosen(
    page: TargetChecks, desk: Desk, qtbot: QtBot
) -> None:
    choose(page, PATENTS)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    form = page.explanation_form
    assert form.editor("note").hasFocus()
    assert "变动超过一半，请核实并说明。" in read_all(form)
    write(form, "note", REASON)
    with qtbot.waitSignal(desk.bus.said) as said:
        save(form)
    assert said.args == ["已保存说明"]
    kept = figure(desk, PATENTS)
    assert (kept.note, kept.explained) == (REASON, Decimal(9800))
    assert shown(page) == [TRADEMARKS, GROUPS]
    chosen = page.table.chosen_row()
    assert chosen is not None
    assert chosen.number == TRADEMARKS
    assert page.table.hasFocus()
    assert "第 4 项　年商标注册量" in read_all(page.detail)


def test_an_empty_word_is_refused_under_the_field(page: TargetChecks, desk: Desk) -> None:
    choose(page, PATENTS)
    page.explain()
    save(page.explanation_form)
    assert problems_in(page.explanation_form, "note") == ["请写一句说明，例如数据变动的原因。"]
    assert figure(desk, PATENTS).note == ""


def test_a_figure_changed_elsewhere_meanwhile_is_not_explained(
    page: TargetChecks, desk: Desk
) -> None:
    choose(page, PATENTS)
    page.explain()
    write(page.explanation_form, "note", REASON)
    seen = figure(desk, PATENTS).version
    typed = reading(desk.store, PATENTS, year=2020, value="9900")
    desk.store.write(record_reading, typed, seen)
    save(page.explanation_form)
    assert problems_in(page.explanation_form, "note") == [
        "这一期的数据刚在别处改过，请重新打开后再改。"
    ]
    assert page.explanation_form.editor("note").raw() == REASON


def test_a_file_that_refuses_is_said_on_top_of_the_form(page: TargetChecks, desk: Desk) -> None:
    choose(page, PATENTS)
    page.explain()
    write(page.explanation_form, "note", REASON)
    desk.store.read_only = True
    save(page.explanation_form)
    assert all_problems(page.explanation_form) == [
        "文件是只读打开的，不能保存；请把文件复制到可写的文件夹再打开。"
    ]


def test_an_explained_figure_is_found_again_with_what_was_said(
    page: TargetChecks, desk: Desk
) -> None:
    explain(desk, PATENTS)
    assert shown(page) == [TRADEMARKS, GROUPS]
    page.state.pick(EXPLAINED)
    assert shown(page) == [PATENTS]
    assert cells(page)[-1] == REASON
    choose(page, PATENTS)
    assert f"说明\n{REASON}" in read_all(page.detail)


def test_a_word_for_a_figure_that_was_replaced_says_for_which_one_it_was(
    page: TargetChecks, desk: Desk
) -> None:
    explain(desk, PATENTS)
    row = figure(desk, PATENTS)
    typed = reading(desk.store, PATENTS, year=2020, value="9900", note=REASON)
    desk.store.write(record_reading, typed, row.version)
    choose(page, PATENTS)
    assert f"原说明\n{REASON}（针对 9800 件）" in read_all(page.detail)


def test_correcting_opens_the_figure_itself_and_a_sound_one_is_no_finding_any_more(
    page: TargetChecks, desk: Desk
) -> None:
    choose(page, TRADEMARKS)
    page.correct()
    form = page.reading_form
    assert (form.editor("year").raw(), form.editor("value").raw()) == ("2019", "8214")
    write(form, "value", "4214")
    save(form)
    assert [row.number for row in findings(desk)] == [PATENTS, GROUPS]
    assert shown(page) == [PATENTS, GROUPS]
    assert page.side.currentWidget() is page.detail


def test_the_kind_and_typed_words_narrow_the_list(page: TargetChecks) -> None:
    page.kind.pick(FindingKind.FALL)
    assert shown(page) == [GROUPS]
    page.kind.pick(None)
    page.filter_text("商标")
    assert shown(page) == [TRADEMARKS]


def test_a_wish_opens_exactly_the_findings_that_were_counted(
    page: TargetChecks, desk: Desk
) -> None:
    explain(desk, GROUPS)
    page.take({"view": "checks", "state": OPEN})
    assert shown(page) == [row.number for row in findings(desk) if row.is_open]
    assert page.table.chosen_row() == page.model.rows[0]


def test_when_nothing_waits_the_page_says_what_is_checked(page: TargetChecks, desk: Desk) -> None:
    for number in (PATENTS, TRADEMARKS, GROUPS):
        explain(desk, number)
    assert shown(page) == []
    assert NOTHING in read_all(page.table.empty)
    assert "变动过半、累计值下降" in NOTHING
    QTest.mouseClick(page.table.empty.begin, Qt.MouseButton.LeftButton)
    assert shown(page) == [PATENTS, TRADEMARKS, GROUPS]


def test_where_there_was_never_a_doubt_nothing_is_offered(desk: Desk, qtbot: QtBot) -> None:
    page = TargetChecks(desk)
    show(qtbot, page)
    assert NOTHING in read_all(page.table.empty)
    assert "待核实 0 处　已说明 0 处" in read_all(page.header)
    assert not page.table.empty.begin.isVisible()
    page.start_new()
    page.correct()
    page.show_history()
    assert page.side.currentWidget() is page.detail


def test_filters_that_let_nothing_through_can_be_cleared(page: TargetChecks) -> None:
    page.filter_text("没有这项指标")
    assert "没有符合条件的数据。" in read_all(page.table.empty)
    QTest.mouseClick(page.table.empty.begin, Qt.MouseButton.LeftButton)
    assert len(shown(page)) == 3


def test_ctrl_n_deals_with_the_first_finding(page: TargetChecks) -> None:
    page.start_new()
    assert page.side.currentWidget() is page.explanation_form
    assert "第 2 项　年专利申请总量" in read_all(page.explanation_form)


def test_typed_text_is_not_lost_to_another_finding(page: TargetChecks) -> None:
    choose(page, PATENTS)
    page.explain()
    write(page.explanation_form, "note", REASON)
    choose(page, GROUPS)
    QTimer.singleShot(0, answer("继续填写"))
    page.correct()
    assert page.side.currentWidget() is page.explanation_form
    assert page.explanation_form.editor("note").raw() == REASON


def test_the_history_is_that_of_the_figure(page: TargetChecks, desk: Desk, qtbot: QtBot) -> None:
    choose(page, PATENTS)
    with qtbot.waitSignal(desk.bus.wanted) as asked:
        page.show_history()
    assert asked.args == ["changes", {"record": figure(desk, PATENTS).id}]


def test_a_finding_chosen_before_stays_chosen_when_something_else_changes(
    page: TargetChecks, desk: Desk
) -> None:
    choose(page, TRADEMARKS)
    explain(desk, GROUPS)
    chosen = page.table.chosen_row()
    assert chosen is not None
    assert chosen.number == TRADEMARKS
