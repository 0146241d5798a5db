from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.hands import answer, read_all, save, show, write
from tests.ui.pages.secretary import agree, cells, choose, decisions, hold_meeting, meetings, record
from ui.desk import Creates, Desk, Takes
from ui.pages.decision_list import DecisionList

LEFT_BUTTON = Qt.MouseButton.LeftButton


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


def test_the_window_can_ask_everything_of_the_page(page: DecisionList) -> None:
    asked: object = page
    assert isinstance(asked, Creates)
    assert isinstance(asked, Takes)


def test_an_empty_page_says_what_will_be_here_and_begins_it(
    page: DecisionList, qtbot: QtBot
) -> None:
    assert "会议议定的事项会列在这里，一直跟到办结。先记下是哪次会议。" in read_all(page.table)
    with qtbot.waitSignal(page.desk.bus.wanted) as asked:
        QTest.mouseClick(page.table.empty.begin, LEFT_BUTTON)
    assert asked.args == ["meetings", {"view": "meetings", "new": True}]


def test_without_a_meeting_under_way_a_decision_begins_with_one(
    page: DecisionList, qtbot: QtBot
) -> None:
    with qtbot.waitSignals([page.desk.bus.said, page.desk.bus.wanted]):
        page.start_new()
    assert page.side.currentWidget() is page.detail


def test_undo_takes_the_decision_out_of_the_list_again(page: DecisionList, desk: Desk) -> None:
    hold_meeting(page)
    record(page, "落实专项资金。", "财政局", "2019-12-20")
    assert len(cells(page)) == 1
    desk.store.undo()
    assert cells(page) == []
    desk.store.redo()
    assert len(cells(page)) == 1


def test_a_deleted_decision_goes_without_a_question_and_undo_brings_it_back(
    autumn: DecisionList, qtbot: QtBot
) -> None:
    choose(autumn, "编制")
    with qtbot.waitSignal(autumn.desk.bus.said) as said:
        autumn.delete_chosen()
    assert said.args == ["已删除领导小组第1次全体会议第2项议定事项"]
    assert len(decisions(autumn.desk.store)) == 2
    chosen = autumn.table.chosen_row()
    assert chosen is not None
    assert chosen.position == 3
    autumn.desk.store.undo()
    assert [row.position for row in autumn.model.rows] == [1, 2, 3]


def test_the_last_decisions_can_be_deleted_too(autumn: DecisionList) -> None:
    for text in ("工作机构", "编制", "专项资金"):
        choose(autumn, text)
        autumn.delete_chosen()
    assert decisions(autumn.desk.store) == []
    assert autumn.table.chosen_row() is None
    assert "从左边选一项议定事项" in read_all(autumn.detail)


def test_a_deletion_that_is_refused_says_so_and_keeps_the_row(
    autumn: DecisionList, qtbot: QtBot
) -> None:
    choose(autumn, "编制")
    autumn.desk.store.read_only = True
    with qtbot.waitSignal(autumn.desk.bus.said) as said:
        autumn.delete_chosen()
    assert said.args == ["文件是只读打开的，不能保存；请把文件复制到可写的文件夹再打开。"]
    assert len(cells(autumn)) == 3


def test_without_a_chosen_decision_the_acts_beside_the_list_do_nothing(page: DecisionList) -> None:
    acts = (
        page.close_chosen,
        page.correct_chosen,
        page.open_meeting,
        page.report,
        page.delete_chosen,
    )
    for act in acts:
        act()
    assert page.side.currentWidget() is page.detail


@pytest.mark.parametrize(
    ("state", "positions"), [("未办结", [1, 2]), ("已办结", [3]), ("逾期", [1])]
)
def test_a_wish_opens_exactly_the_decisions_in_that_state(
    autumn: DecisionList, state: str, positions: list[int]
) -> None:
    autumn.take({"state": state})
    assert [row.position for row in autumn.model.rows] == positions
    assert f"{len(positions)} 项" in read_all(autumn.filters)


def test_a_wish_for_one_decision_chooses_it(autumn: DecisionList) -> None:
    autumn.take({"state": "已办结"})
    autumn.take({"decision": decisions(autumn.desk.store)[1].id})
    chosen = autumn.table.chosen_row()
    assert chosen is not None
    assert chosen.position == 2
    assert "抓紧落实保护中心编制和办公场所。" in read_all(autumn.detail)


def test_the_page_says_what_it_amounts_to(autumn: DecisionList) -> None:
    assert "1 次会议　议定 3 项 · 未办结 2 · 逾期 1" in read_all(autumn.header)
    choose(autumn, "专项资金")
    autumn.close_chosen()
    write(autumn.forms.closing, "result", "办法已印发。")
    agree(autumn)
    save(autumn.forms.closing)
    assert "1 次会议　议定 3 项 · 未办结 1" in read_all(autumn.header).splitlines()


def test_meeting_unit_and_words_narrow_the_list(autumn: DecisionList) -> None:
    hold_meeting(autumn)
    record(autumn, "督促旗县区配备专人。", "各旗县区政府", "2020-03-31")
    second, first = meetings(autumn.desk.store)
    autumn.meeting.pick(first.id)
    assert [row.position for row in autumn.model.rows] == [1, 2, 3]
    autumn.meeting.pick(second.id)
    assert [row.unit for row in autumn.model.rows] == ["各旗县区政府"]
    autumn.filters.clear()
    autumn.lead.pick(autumn.rows[1].unit_id)
    assert [row.unit for row in autumn.model.rows] == [autumn.rows[1].unit]
    autumn.filter_text("没有这件事")
    assert "没有符合条件的议定事项。" in read_all(autumn.table)
    QTest.mouseClick(autumn.table.empty.begin, LEFT_BUTTON)
    assert len(autumn.model.rows) == 4


def test_a_wish_closes_a_form_without_unsaved_text(autumn: DecisionList) -> None:
    autumn.start_new()
    autumn.take({"state": "逾期"})
    assert autumn.side.currentWidget() is autumn.detail
    assert "专项资金管理办法" in read_all(autumn.detail)
    autumn.start_new()
    write(autumn.forms.decision, "text", "督促配备专人")
    QTimer.singleShot(0, answer("继续填写"))
    autumn.take({"state": "已办结"})
    assert autumn.side.currentWidget() is autumn.forms.decision


def test_on_an_earlier_day_the_later_meetings_are_not_yet_there(autumn: DecisionList) -> None:
    autumn.meeting.pick(meetings(autumn.desk.store)[0].id)
    choose(autumn, "编制")
    autumn.desk.as_of = date(2019, 7, 1)
    autumn.desk.bus.set_as_of(autumn.desk.as_of)
    assert cells(autumn) == []
    assert autumn.meeting.value() is None
    assert "0 次会议" in read_all(autumn.header)
    autumn.start_new()
    assert autumn.forms.decision.editor("meeting_id").raw() == "领导小组第1次全体会议"
