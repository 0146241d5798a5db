from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.hands import all_problems, answer, problems_in, read_all, save, show, write
from tests.ui.pages.secretary import agree, cells, choose, decisions, hold_meeting, meetings, record
from ui.desk import Desk
from ui.pages.meetings import MeetingsPage
from workbench.decisions import DecisionDraft, DecisionKind, record_decision
from workbench.meetings import MeetingDraft, record_meeting


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> MeetingsPage:
    made = MeetingsPage(desk)
    show(qtbot, made)
    return made


@pytest.fixture
def autumn(autumn_desk: Desk, qtbot: QtBot) -> MeetingsPage:
    """The first meeting and its three decisions: one late, one due soon, one closed."""
    made = MeetingsPage(autumn_desk)
    show(qtbot, made)
    return made


def test_the_first_decision_asks_for_its_meeting_first(page: MeetingsPage, desk: Desk) -> None:
    page.start_new()
    form = page.meeting_form
    assert page.side.currentWidget() is form
    assert form.editor("number").raw() == "1"
    assert form.editor("held_on").raw() == "2019-11-30"
    write(form, "place", "市政府第一会议室")
    write(form, "chair", "冯玉臻")
    save(form)
    (meeting,) = meetings(desk.store)
    assert (meeting.title, meeting.place, meeting.chair) == (
        "领导小组第1次全体会议",
        "市政府第一会议室",
        "冯玉臻",
    )
    assert page.side.currentWidget() is page.decision_form
    assert page.decision_form.editor("meeting_id").raw() == "领导小组第1次全体会议"
    assert page.decision_form.editor("text").hasFocus()
    assert "会议已经建好，把议定的事项逐项记下来。" in read_all(page.table)


def test_decisions_are_typed_one_after_the_other(
    page: MeetingsPage, desk: Desk, qtbot: QtBot
) -> None:
    hold_meeting(page)
    with qtbot.waitSignal(desk.bus.said) as said:
        record(page, "建设市级知识产权保护中心。", "编办", "2020.6.30", "11 建设")
    assert said.args == ["已保存议定事项“建设市级知识产权保护中心”"]
    form = page.decision_form
    assert page.side.currentWidget() is form
    assert form.editor("text").hasFocus()
    assert [form.editor(name).raw() for name in ("text", "unit_id", "due_on", "task_id")] == [
        ""
    ] * 4
    assert not form.is_dirty()

    record(page, "落实专项资金。", "财政局", "2019-12-20")
    assert cells(page) == [
        ["第1次全体会议", "建设市级知识产权保护中心。", "编办", "2020-06-30", "办理中", "第11项"],
        ["第1次全体会议", "落实专项资金。", "财政局", "2019-12-20", "临期", "—"],
    ]
    assert [
        (row.position, row.text, row.unit, row.task_number) for row in decisions(desk.store)
    ] == [
        (1, "建设市级知识产权保护中心。", "编办", 11),
        (2, "落实专项资金。", "财政局", None),
    ]


def test_a_unit_is_found_by_a_part_of_its_name_and_in_half_width_brackets(
    page: MeetingsPage,
) -> None:
    hold_meeting(page)
    record(page, "完善月报制度。", "市场监管局(知识产权局)", "2020-03-31")
    record(page, "加强宣传。", "宣传", "2020-03-31")
    assert [row.unit for row in page.model.rows] == ["市场监管局（知识产权局）", "宣传部"]


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("meeting_id", "第9次会议", "列表里没有“第9次会议”，请从列表里选一个。"),
        ("text", "", "请填写议定事项。"),
        ("unit_id", "园林局", "列表里没有“园林局”，请从列表里选一个。"),
        ("due_on", "2019-02-30", "没有这一天，日期请写成 2019-11-30 这样。"),
        ("due_on", "2019-11-29", "完成时限不能早于会议召开日期。"),
        ("task_id", "第99项", "列表里没有“第99项”，请从列表里选一个。"),
    ],
)
def test_what_cannot_be_taken_is_said_under_its_field_and_nothing_is_kept(
    page: MeetingsPage, desk: Desk, field: str, typed: str, sentence: str
) -> None:
    hold_meeting(page)
    good = {"text": "落实专项资金。", "unit_id": "财政局", "due_on": "2019-12-20"}
    for name, words in (good | {field: typed}).items():
        write(page.decision_form, name, words)
    save(page.decision_form)
    assert problems_in(page.decision_form, field) == [sentence]
    assert all_problems(page.decision_form) == [sentence]
    assert decisions(desk.store) == []


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("kind", "茶话会", "列表里没有“茶话会”，请从列表里选一个。"),
        ("number", "0", "请填 1 到 999 之间的整数。"),
        ("number", "一", "请填 1 到 999 之间的整数。"),
        ("number", "1", "已有领导小组第1次全体会议，请核对次数。"),
        ("held_on", "昨天", "没有这一天，日期请写成 2019-11-30 这样。"),
        ("held_on", "", "请填写召开日期。"),
        ("held_on", "2019-12-01", "召开日期不能晚于今天，会后再记录。"),
    ],
)
def test_a_meeting_that_cannot_be_is_refused_under_its_field(
    page: MeetingsPage, desk: Desk, field: str, typed: str, sentence: str
) -> None:
    hold_meeting(page)
    page.new_meeting()
    write(page.meeting_form, field, typed)
    save(page.meeting_form)
    assert problems_in(page.meeting_form, field) == [sentence]
    assert len(meetings(desk.store)) == 1


def test_a_decision_is_corrected_where_it_stands(autumn: MeetingsPage) -> None:
    choose(autumn, "编制")
    QTest.keyClick(autumn.table, Qt.Key.Key_Return)
    form = autumn.decision_form
    assert form.accessibleName() == "改议定事项　领导小组第1次全体会议第2项"
    write(form, "due_on", "2020-01-31")
    save(form)
    assert decisions(autumn.desk.store)[1].due_on == date(2020, 1, 31)
    assert cells(autumn)[1][3:5] == ["2020-01-31", "办理中"]
    assert autumn.side.currentWidget() is autumn.detail
    assert "2020年1月31日到期，还有 62 天，尚未办结。" in read_all(autumn.detail)


def test_what_the_forms_do_not_show_stays_when_a_record_is_corrected(
    autumn: MeetingsPage,
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
    values = MeetingDraft(kind=held.kind, number=1, held_on=held.held_on, recorder="云铎")
    store.write(record_meeting, values, held.id)
    choose(autumn, "编制")
    autumn.correct_chosen()
    write(autumn.decision_form, "due_on", "2020-01-31")
    save(autumn.decision_form)
    after = decisions(store)[1]
    assert (after.due_on, after.kind) == (date(2020, 1, 31), DecisionKind.NEW_WORK)
    assert not after.is_public
    autumn.correct_meeting()
    write(autumn.meeting_form, "place", "市政府第二会议室")
    save(autumn.meeting_form)
    assert (meetings(store)[0].place, meetings(store)[0].recorder) == ("市政府第二会议室", "云铎")


def test_a_decision_may_still_lack_unit_and_date(page: MeetingsPage, desk: Desk) -> None:
    hold_meeting(page)
    record(page, "落实专项资金。", "", "")
    (row,) = decisions(desk.store)
    assert (row.unit_id, row.due_on) == (None, None)
    assert cells(page)[0][2:4] == ["", "—"]
    page.close_form()
    choose(page, "专项资金")
    assert "未定" in read_all(page.detail)


def test_a_meeting_is_corrected_from_any_of_its_decisions(autumn: MeetingsPage) -> None:
    choose(autumn, "编制")
    autumn.correct_meeting()
    form = autumn.meeting_form
    assert form.accessibleName() == "改会议　领导小组第1次全体会议"
    write(form, "place", "市政府第二会议室")
    save(form)
    assert [meeting.place for meeting in meetings(autumn.desk.store)] == ["市政府第二会议室"]
    assert "2019年7月12日　市政府第二会议室　冯玉臻主持" in read_all(autumn.detail)


def test_a_decision_is_closed_with_what_came_of_it(autumn: MeetingsPage) -> None:
    choose(autumn, "专项资金")
    assert cells(autumn)[0][4] == "逾期 15天"
    autumn.close_chosen()
    form = autumn.closing_form
    assert form.editor("finished_on").raw() == "2019-11-30"
    save(form)
    assert problems_in(form, "result") == ["请填写落实情况。"]
    write(form, "result", "办法已由市政府印发。")
    agree(autumn)
    save(form)
    assert decisions(autumn.desk.store)[0].result == "办法已由市政府印发。"
    assert cells(autumn)[0][4] == "已办结"
    assert "2019年11月30日办结\n办法已由市政府印发。" in read_all(autumn.detail)


def test_any_other_remark_keeps_a_decision_open(autumn: MeetingsPage, qtbot: QtBot) -> None:
    choose(autumn, "专项资金")
    autumn.close_chosen()
    write(autumn.closing_form, "result", "办法已起草。")
    agree(autumn, "请财政局再核实")
    with qtbot.waitSignal(autumn.desk.bus.said) as said:
        save(autumn.closing_form)
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
    autumn: MeetingsPage, typed: str, sentence: str
) -> None:
    row = choose(autumn, "专项资金")
    autumn.close_chosen()
    write(autumn.closing_form, "result", "办法已印发。")
    agree(autumn)
    write(autumn.closing_form, "finished_on", typed)
    save(autumn.closing_form)
    assert problems_in(autumn.closing_form, "finished_on") == [sentence]
    assert decisions(autumn.desk.store)[0] == row


def test_a_new_decision_belongs_to_the_meeting_one_looks_at(autumn: MeetingsPage) -> None:
    hold_meeting(autumn)
    QTest.keyClick(autumn.decision_form, Qt.Key.Key_Escape)
    autumn.start_new()
    meeting = autumn.decision_form.editor("meeting_id")
    assert meeting.raw() == "领导小组第2次全体会议"
    autumn.meeting.pick(meetings(autumn.desk.store)[1].id)
    autumn.start_new()
    assert meeting.raw() == "领导小组第1次全体会议"


def test_a_decision_shows_the_task_it_concerns(autumn: MeetingsPage) -> None:
    choose(autumn, "编制")
    autumn.correct_chosen()
    write(autumn.decision_form, "task_id", "11 建设")
    save(autumn.decision_form)
    assert "第11项　建设市级知识产权保护中心" in read_all(autumn.detail)
    assert cells(autumn)[1][5] == "第11项"


def test_typed_text_is_not_lost_to_another_form(autumn: MeetingsPage) -> None:
    choose(autumn, "编制")
    autumn.start_new()
    write(autumn.decision_form, "text", "督促配备专人")
    for act in (autumn.new_meeting, autumn.start_new, autumn.close_chosen, autumn.correct_chosen):
        QTimer.singleShot(0, answer("继续填写"))
        act()
    assert autumn.side.currentWidget() is autumn.decision_form
    assert autumn.decision_form.editor("text").raw() == "督促配备专人"
    QTimer.singleShot(0, answer("不保存"))
    autumn.correct_meeting()
    assert autumn.side.currentWidget() is autumn.meeting_form
