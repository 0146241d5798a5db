from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.hands import all_problems, problems_in, read_all, save, show, write
from tests.ui.pages.meeting_hands import close_first_in, view_of
from tests.ui.pages.secretary import meetings
from ui.desk import Creates, Desk, Prints, Takes
from ui.forms.meeting import HELD
from ui.pages.decision_list import DecisionList
from ui.pages.meeting_list import MeetingList
from ui.pages.meetings import MeetingsPage
from ui.parts.rows_model import RowsModel
from workbench.meetings import MeetingDraft, MeetingKind, MeetingRow, MeetingState, record_meeting

LEFT_BUTTON = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def autumn_file(autumn_file: Path, now: datetime, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first meeting is closed."""
    return close_first_in(autumn_file, tmp_path_factory.mktemp("closed"), now)


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> MeetingsPage:
    made = MeetingsPage(desk)
    show(qtbot, made)
    return made


@pytest.fixture
def autumn(autumn_desk: Desk, qtbot: QtBot) -> MeetingsPage:
    made = MeetingsPage(autumn_desk)
    show(qtbot, made)
    return made


def cells(model: RowsModel[MeetingRow]) -> list[list[str]]:
    return [[column.text(row) for column in model.columns] for row in model.rows]


def test_the_window_can_ask_everything_of_the_page(page: MeetingsPage) -> None:
    asked: object = page
    assert isinstance(asked, Creates)
    assert isinstance(asked, Takes)
    assert isinstance(asked, Prints)


def test_an_empty_list_says_what_will_be_here_and_begins_it(page: MeetingsPage) -> None:
    listed = view_of(page).meetings
    said = "每次会议从议程、到会、议定事项到纪要，都在这里办。先建一次会议。"
    assert said in read_all(listed.table)
    QTest.mouseClick(listed.table.empty.begin, LEFT_BUTTON)
    assert listed.side.currentWidget() is listed.form


def test_each_meeting_stands_with_its_state_number_and_decisions(autumn: MeetingsPage) -> None:
    listed = view_of(autumn).meetings
    assert cells(listed.model) == [
        ["领导小组第1次全体会议", "2019-07-12", "已结束", "会议纪要〔2019〕1号", "2/3"]
    ]
    listed.table.choose_at(0)
    told = read_all(listed.detail)
    assert "3 项，未办结 2 项" in told
    assert "市政府第一会议室" in told


def test_a_meeting_to_come_is_looked_forward_to_and_a_past_day_knows_no_later_one(
    autumn: MeetingsPage, autumn_desk: Desk
) -> None:
    listed = view_of(autumn).meetings
    draft = MeetingDraft(kind=MeetingKind.OFFICE, number=1, held_on=date(2019, 12, 20))
    autumn_desk.store.write(record_meeting, draft)
    assert [row.title for row in listed.model.rows] == ["办公室第1次会议", "领导小组第1次全体会议"]
    autumn_desk.as_of = date(2019, 7, 1)
    autumn_desk.bus.set_as_of(autumn_desk.as_of)
    assert [row.title for row in listed.model.rows] == ["办公室第1次会议"]


def test_kind_state_and_words_narrow_the_list(autumn: MeetingsPage) -> None:
    listed = view_of(autumn).meetings
    listed.state.pick(MeetingState.PREPARING)
    assert "没有符合条件的会议。" in read_all(listed.table)
    QTest.mouseClick(listed.table.empty.begin, LEFT_BUTTON)
    listed.kind.pick(MeetingKind.FULL)
    listed.filter_text("〔2019〕1号")
    assert len(listed.model.rows) == 1


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("kind", "茶话会", "列表里没有“茶话会”，请从列表里选一个。"),
        ("number", "0", "请填 1 到 999 之间的整数。"),
        ("number", "1", "已有领导小组第1次全体会议，请核对次数。"),
        ("held_on", "昨天", "没有这一天，日期请写成 2019-11-30 这样。"),
        ("held_on", "", "请填写召开日期。"),
        ("next_on", "2019-11-30", "下次会议日期应在本次会议之后。"),
    ],
)
def test_a_meeting_that_cannot_be_is_refused_under_its_field(
    autumn: MeetingsPage, field: str, typed: str, sentence: str
) -> None:
    listed = view_of(autumn).meetings
    autumn.start_new()
    write(listed.form, field, typed)
    save(listed.form)
    assert problems_in(listed.form, field) == [sentence]
    assert len(meetings(autumn.desk.store)) == 1


def test_a_new_meeting_is_entered_at_its_agenda(page: MeetingsPage) -> None:
    view = view_of(page)
    page.start_new()
    write(view.meetings.form, "place", "市政府第一会议室")
    save(view.meetings.form)
    assert view.currentWidget() is view.meeting
    assert view.meeting.bar.value() == "agenda"
    (meeting,) = meetings(page.desk.store)
    assert (meeting.state, meeting.place) == (MeetingState.PREPARING, "市政府第一会议室")


def test_who_types_the_minutes_the_next_day_goes_straight_to_the_decisions(
    page: MeetingsPage,
) -> None:
    view = view_of(page)
    page.start_new()
    write(view.meetings.form, "held_on", "2019-11-29")
    write(view.meetings.form, HELD, "已开过")
    save(view.meetings.form)
    assert view.meeting.bar.value() == "decisions"
    assert meetings(page.desk.store)[0].state is MeetingState.UNDER_WAY


def test_a_meeting_is_corrected_and_the_chair_of_that_day_is_looked_up(page: MeetingsPage) -> None:
    view = view_of(page)
    page.start_new()
    write(view.meetings.form, "chair", "没有这人")
    save(view.meetings.form)
    view.meeting.correcting.emit()
    assert view.currentWidget() is view.meetings
    form = view.meetings.form
    assert form.accessibleName() == "改会议　领导小组第1次全体会议"
    assert "成员名册中没有“没有这人”，请核对主持人。" in read_all(form)
    write(form, "opinion", "保护中心建设要加快。")
    write(form, "next_on", "2020-03-01")
    save(form)
    told = read_all(view.meetings.detail)
    assert "保护中心建设要加快。" in told
    assert "2020年3月1日" in told
    assert "请核对主持人" in told


def test_a_closed_meeting_is_not_corrected_and_the_form_says_what_to_do(
    autumn: MeetingsPage,
) -> None:
    listed = view_of(autumn).meetings
    listed.table.choose_at(0)
    listed.correct_chosen()
    write(listed.form, "place", "市政府第二会议室")
    save(listed.form)
    (said,) = all_problems(listed.form)
    assert said.startswith("领导小组第1次全体会议已结束，不能再改；")
    listed.form.saved()


def test_a_wish_opens_a_view_a_meeting_or_the_form(autumn: MeetingsPage) -> None:
    view = view_of(autumn)
    autumn.take({"state": "未办结"})
    decided = autumn.view()
    assert isinstance(decided, DecisionList)
    assert len(decided.model.rows) == 2
    key = meetings(autumn.desk.store)[0].id
    autumn.take({"view": "meetings", "meeting": key, "step": "decisions"})
    assert view.currentWidget() is view.meeting
    assert view.meeting.bar.value() == "decisions"
    autumn.take({"view": "meetings", "new": True})
    assert view.currentWidget() is view.meetings
    assert view.meetings.side.currentWidget() is view.meetings.form
    autumn.take({"view": "meetings", "meeting": key})
    chosen = view.meetings.table.chosen_row()
    assert chosen is not None
    assert chosen.id == key


def test_printing_from_the_list_says_where_the_papers_are(
    autumn: MeetingsPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(autumn.desk.bus.said) as said:
        autumn.print_page()
    assert said.args == ["先进入一次会议，在“文书”里生成后再打印。"]


def test_nothing_chosen_opens_nothing(page: MeetingsPage) -> None:
    listed = view_of(page).meetings
    assert isinstance(listed, MeetingList)
    listed.enter_chosen()
    listed.correct_chosen()
    assert view_of(page).currentWidget() is listed
    assert listed.side.currentWidget() is listed.detail
