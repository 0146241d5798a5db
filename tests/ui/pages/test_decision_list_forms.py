from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.hands import all_problems, answer, problems_in, questions, read_all, save, show, write
from tests.ui.pages.secretary import agree, cells, choose, decisions, hold_meeting, meetings, record
from ui.desk import Desk
from ui.pages.decision_list import DecisionList
from workbench.decisions import DecisionDraft, DecisionKind, record_decision


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> DecisionList:
    made = DecisionList(desk)
    show(qtbot, made)
    return made


@pytest.fixture
def autumn(autumn_desk: Desk, qtbot: QtBot) -> DecisionList:
    """The first meeting and its three decisions: one late, one due soon, one closed."""
    made = DecisionList(autumn_desk)
    show(qtbot, made)
    return made


def test_decisions_are_typed_one_after_the_other(
    page: DecisionList, desk: Desk, qtbot: QtBot
) -> None:
    hold_meeting(page)
    with qtbot.waitSignal(desk.bus.said) as said:
        record(page, "建设市级知识产权保护中心。", "编办", "2020.6.30", "11 建设")
    assert said.args == ["已保存议定事项“建设市级知识产权保护中心”"]
    form = page.forms.decision
    assert page.side.currentWidget() is form
    assert form.editor("text").hasFocus()
    assert [form.editor(name).raw() for name in ("text", "unit_id", "due_on", "task_id")] == [
        ""
    ] * 4
    assert not form.is_dirty()

    record(page, "落实专项资金。", "财政局", "2019-12-20")
    assert cells(page) == [
        ["第1次全体", "建设市级知识产权保护中心。", "编办", "2020-06-30", "办理中", "第11项"],
        ["第1次全体", "落实专项资金。", "财政局", "2019-12-20", "临期", "—"],
    ]
    assert [
        (row.position, row.text, row.unit, row.task_number) for row in decisions(desk.store)
    ] == [
        (1, "建设市级知识产权保护中心。", "编办", 11),
        (2, "落实专项资金。", "财政局", None),
    ]


def test_a_unit_is_found_by_a_part_of_its_name_and_in_half_width_brackets(
    page: DecisionList,
) -> None:
    hold_meeting(page)
    record(page, "完善月报制度。", "市场监管局(知识产权局)", "2020-03-31")
    record(page, "加强宣传。", "宣传", "2020-03-31")
    assert [row.unit for row in page.model.rows] == ["市场监管局（知识产权局）", "宣传部"]


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("text", "", "请填写议定事项。"),
        ("unit_id", "园林局", "列表里没有“园林局”，请从列表里选一个。"),
        ("due_on", "2019-02-30", "没有这一天，日期请写成 2019-11-30 这样。"),
        ("task_id", "第99项", "列表里没有“第99项”，请从列表里选一个。"),
    ],
)
def test_what_cannot_be_taken_is_said_under_its_field_and_nothing_is_kept(
    page: DecisionList, desk: Desk, field: str, typed: str, sentence: str
) -> None:
    hold_meeting(page)
    good = {"text": "落实专项资金。", "unit_id": "财政局", "due_on": "2019-12-20"}
    for name, words in (good | {field: typed}).items():
        write(page.forms.decision, name, words)
    save(page.forms.decision)
    assert problems_in(page.forms.decision, field) == [sentence]
    assert all_problems(page.forms.decision) == [sentence]
    assert decisions(desk.store) == []


def test_a_day_before_the_meeting_is_asked_about_and_then_refused(page: DecisionList) -> None:
    hold_meeting(page)
    record(page, "落实专项资金。", "财政局", "2019-11-29")
    assert questions(page.forms.decision) != []
    save(page.forms.decision)
    assert problems_in(page.forms.decision, "due_on") == ["完成时限不能早于会议召开日期。"]
    page.forms.decision.saved()


def test_a_decision_is_corrected_where_it_stands(autumn: DecisionList) -> None:
    choose(autumn, "编制")
    QTest.keyClick(autumn.table, Qt.Key.Key_Return)
    form = autumn.forms.decision
    assert form.accessibleName() == "改议定事项　领导小组第1次全体会议第2项"
    write(form, "due_on", "2020-01-31")
    save(form)
    assert decisions(autumn.desk.store)[1].due_on == date(2020, 1, 31)
    assert cells(autumn)[1][3:5] == ["2020-01-31", "办理中"]
    assert autumn.side.currentWidget() is autumn.detail
    assert "2020年1月31日到期，还有 62 天，尚未办结。" in read_all(autumn.detail)


def test_what_the_forms_do_not_show_stays_when_a_record_is_corrected(
    autumn: DecisionList,
) -> None:
    store = autumn.desk.store
    row, held = choose(autumn, "编制"), meetings(store)[0]
    typed = DecisionDraft(
        meeting_id=held.id,
        text=row.text,
        unit_id=row.unit_id,
        due_on=row.due_on,
        kind=DecisionKind.NEW_WORK,
        is_public=False,
    )
    store.write(record_decision, typed, row.id)
    choose(autumn, "编制")
    autumn.correct_chosen()
    write(autumn.forms.decision, "due_on", "2020-01-31")
    save(autumn.forms.decision)
    after = decisions(store)[1]
    assert (after.due_on, after.kind) == (date(2020, 1, 31), DecisionKind.NEW_WORK)
    assert not after.is_public


def test_a_decision_may_still_lack_unit_and_date(page: DecisionList, desk: Desk) -> None:
    hold_meeting(page)
    record(page, "落实专项资金。", "", "")
    (row,) = decisions(desk.store)
    assert (row.unit_id, row.due_on) == (None, None)
    assert cells(page)[0][2:4] == ["", "—"]
    page.close_form()
    choose(page, "专项资金")
    assert "未定" in read_all(page.detail)


def test_a_decision_is_closed_with_what_came_of_it(autumn: DecisionList) -> None:
    choose(autumn, "专项资金")
    assert cells(autumn)[0][4] == "逾期 15天"
    autumn.close_chosen()
    form = autumn.forms.closing
    assert form.editor("finished_on").raw() == "2019-11-30"
    save(form)
    assert problems_in(form, "result") == ["请填写落实情况。"]
    write(form, "result", "办法已由市政府印发。")
    agree(autumn)
    save(form)
    assert decisions(autumn.desk.store)[0].result == "办法已由市政府印发。"
    assert cells(autumn)[0][4] == "已办结"
    assert "2019年11月30日办结\n办法已由市政府印发。" in read_all(autumn.detail)


def test_any_other_remark_keeps_a_decision_open(autumn: DecisionList, qtbot: QtBot) -> None:
    choose(autumn, "专项资金")
    autumn.close_chosen()
    write(autumn.forms.closing, "result", "办法已起草。")
    agree(autumn, "请财政局再核实")
    with qtbot.waitSignal(autumn.desk.bus.said) as said:
        save(autumn.forms.closing)
    assert said.args == ["冯玉臻批示不是“同意”或“圈阅”，批示已记下，这项议定事项继续办理。"]
    assert cells(autumn)[0][4] == "逾期 15天"
    assert "请财政局再核实" in read_all(autumn.detail)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2019-12-01", "办结日期不能晚于今天。"),
        ("2019-07-11", "办结日期不能早于会议召开日期。"),
        ("", "请填写办结日期。"),
    ],
)
def test_a_decision_cannot_be_carried_out_before_the_meeting_or_after_today(
    autumn: DecisionList, typed: str, sentence: str
) -> None:
    row = choose(autumn, "专项资金")
    autumn.close_chosen()
    write(autumn.forms.closing, "result", "办法已印发。")
    agree(autumn)
    write(autumn.forms.closing, "finished_on", typed)
    save(autumn.forms.closing)
    assert problems_in(autumn.forms.closing, "finished_on") == [sentence]
    assert decisions(autumn.desk.store)[0] == row


def test_a_new_decision_belongs_to_the_meeting_one_looks_at(autumn: DecisionList) -> None:
    hold_meeting(autumn)
    QTest.keyClick(autumn.forms.decision, Qt.Key.Key_Escape)
    autumn.start_new()
    meeting = autumn.forms.decision.editor("meeting_id")
    assert meeting.raw() == "领导小组第2次全体会议"
    autumn.meeting.pick(meetings(autumn.desk.store)[1].id)
    autumn.start_new()
    assert meeting.raw() == "领导小组第1次全体会议"


def test_a_decision_shows_the_task_it_concerns(autumn: DecisionList) -> None:
    choose(autumn, "编制")
    autumn.correct_chosen()
    write(autumn.forms.decision, "task_id", "11 建设")
    save(autumn.forms.decision)
    assert "第11项　建设市级知识产权保护中心" in read_all(autumn.detail)
    assert cells(autumn)[1][5] == "第11项"


def test_typed_text_is_not_lost_to_another_form(autumn: DecisionList) -> None:
    choose(autumn, "编制")
    autumn.start_new()
    write(autumn.forms.decision, "text", "督促配备专人")
    for act in (autumn.start_new, autumn.close_chosen, autumn.correct_chosen):
        QTimer.singleShot(0, answer("继续填写"))
        act()
    assert autumn.side.currentWidget() is autumn.forms.decision
    assert autumn.forms.decision.editor("text").raw() == "督促配备专人"
    QTimer.singleShot(0, answer("不保存"))
    autumn.close_chosen()
    assert autumn.side.currentWidget() is autumn.forms.closing
