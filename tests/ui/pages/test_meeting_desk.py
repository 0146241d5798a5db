from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.hands import ALT, problems_in, read_all, save, show, write
from tests.ui.pages.meeting_hands import close_first_in, enter, view_of
from tests.ui.pages.secretary import decisions, meetings
from ui.desk import Desk
from ui.pages.meeting_desk import MeetingDesk
from ui.pages.meetings import MeetingsPage
from workbench.agenda import AgendaKind, list_agenda
from workbench.attendance import Presence, list_attendance
from workbench.decision_ledger import list_decisions
from workbench.decisions import DecisionDraft, DecisionKind, TaskField, record_decision
from workbench.holding import begin_meeting, reopen_meeting
from workbench.ledger import list_tasks
from workbench.meetings import MeetingDraft, MeetingKind, MeetingState, record_meeting
from workbench.settling import delete_decision

Key = Qt.Key
LEFT_BUTTON = Qt.MouseButton.LeftButton
TODAY = date(2019, 11, 30)


@pytest.fixture(scope="module")
def autumn_file(autumn_file: Path, now: datetime, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first meeting is closed."""
    return close_first_in(autumn_file, tmp_path_factory.mktemp("closed"), now)


@pytest.fixture
def page(autumn_desk: Desk, qtbot: QtBot) -> MeetingsPage:
    """The first meeting is closed, the second is being prepared."""
    draft = MeetingDraft(kind=MeetingKind.FULL, number=2, held_on=TODAY, chair="冯玉臻")
    autumn_desk.store.write(record_meeting, draft)
    made = MeetingsPage(autumn_desk)
    show(qtbot, made)
    return made


def second(page: MeetingsPage, step: str) -> MeetingDesk:
    return enter(page, meetings(page.desk.store)[0], step)


def first(page: MeetingsPage, step: str) -> MeetingDesk:
    return enter(page, meetings(page.desk.store)[1], step)


def agenda(page: MeetingsPage) -> list[str]:
    meeting = meetings(page.desk.store)[0].id
    return [row.text for row in page.desk.store.read(list_agenda, meeting)]


# 议程


def test_what_is_open_proposes_itself_with_its_times_and_days(page: MeetingsPage) -> None:
    step = second(page, "agenda").agenda
    cells = [[column.text(row) for column in step.model.columns] for row in step.model.rows]
    assert cells[0] == [
        "未列入",
        "未办结议定事项",
        "研究制定知识产权专项资金管理办法。",
        "第2次上会",
        "15 天",
    ]
    assert "已列入 0 项 · 未列入 2 项" in read_all(step.header)
    step.table.choose_at(0)
    assert "财政局牵头，第2次上会，已超期15天" in read_all(step.detail)


def test_space_ticks_and_unticks_and_undo_takes_it_back(page: MeetingsPage) -> None:
    step = second(page, "agenda").agenda
    QTest.keyClick(step.table, Key.Key_Space)
    assert agenda(page) == ["研究制定知识产权专项资金管理办法。"]
    step.table.choose_at(0)
    QTest.keyClick(step.table, Key.Key_Delete)
    assert agenda(page) == []
    page.desk.store.undo()
    assert agenda(page) == ["研究制定知识产权专项资金管理办法。"]
    step.table.choose_at(1)
    QTest.keyClick(step.table, Key.Key_Delete)
    assert len(agenda(page)) == 1


def test_a_line_moves_only_within_the_agenda(page: MeetingsPage) -> None:
    step = second(page, "agenda").agenda
    step.tick_all()
    step.table.choose_at(1)
    QTest.keyClick(step.table, Key.Key_Up, ALT)
    assert agenda(page)[0] == "抓紧落实保护中心编制和办公场所。"
    chosen = step.table.chosen_row()
    assert chosen is not None
    assert chosen.place == 1
    QTest.keyClick(step.table, Key.Key_Up, ALT)
    assert agenda(page)[0] == "抓紧落实保护中心编制和办公场所。"


def test_a_line_of_ones_own_is_added_once_and_worded_anew(page: MeetingsPage) -> None:
    step = second(page, "agenda").agenda
    for expected in ([], ["议程里已有这一项。"]):
        step.start_new()
        write(step.form, "text", "研究工作要点")
        save(step.form)
        assert problems_in(step.form, "text") == expected
    step.form.saved()
    step.close_form()
    step.table.choose_at(0)
    QTest.keyClick(step.table, Key.Key_F2)
    write(step.form, "text", "研究2020年工作要点")
    write(step.form, "note", "办公室汇报")
    save(step.form)
    meeting = meetings(page.desk.store)[0].id
    (row,) = page.desk.store.read(list_agenda, meeting)
    assert (row.kind, row.text, row.note) == (AgendaKind.OTHER, "研究2020年工作要点", "办公室汇报")


def test_when_nothing_is_open_the_agenda_says_so(page: MeetingsPage) -> None:
    page.desk.store.write(reopen_meeting, meetings(page.desk.store)[1].id)
    for row in decisions(page.desk.store):
        page.desk.store.write(delete_decision, row.id)
    step = second(page, "agenda").agenda
    assert "可以增加自己的议题。" in read_all(step.table)
    QTest.mouseClick(step.table.empty.begin, LEFT_BUTTON)
    assert step.side.currentWidget() is step.form


# 到会


def test_the_roll_is_called_marked_and_counted(page: MeetingsPage) -> None:
    step = second(page, "roll").roll
    assert "按2019年11月30日的名册列出全体成员，先都算出席，再逐人改。" in read_all(step.table)
    QTest.mouseClick(step.table.empty.begin, LEFT_BUTTON)
    QTest.keyClick(step.table, Key.Key_2)
    QTest.keyClick(step.table, Key.Key_4)
    QTest.keyClick(step.table, Key.Key_3)
    write(step.stand_in_form, "stand_in", "云铎")
    save(step.stand_in_form)
    meeting = meetings(page.desk.store)[0].id
    roll = page.desk.store.read(list_attendance, meeting)
    assert [row.presence for row in roll[:4]] == [
        Presence.EXCUSED,
        Presence.GUEST,
        Presence.STAND_IN,
        Presence.PRESENT,
    ]
    said = "应到 54 人，实到 53 人（代会 1 人），请假 1 人，列席 1 人"
    assert said in read_all(step.header)
    step.table.choose_at(2)
    assert "云铎" in read_all(step.detail)
    step.presence.pick(Presence.EXCUSED)
    assert len(step.model.rows) == 1
    step.filter_text("没有这人")
    assert "没有符合条件的人员。" in read_all(step.table)


def test_who_stands_in_must_be_named(page: MeetingsPage) -> None:
    step = second(page, "roll").roll
    step.call()
    step.mark(Presence.STAND_IN)
    save(step.stand_in_form)
    said = ["冯玉臻由人代会，请填写代会人。"]
    assert problems_in(step.stand_in_form, "stand_in") == said


def test_guests_come_one_after_the_other_and_anybody_can_be_taken_off(page: MeetingsPage) -> None:
    step = second(page, "roll").roll
    step.start_new()
    for name in ("赵英杰", "云铎"):
        write(step.guest_form, "name", name)
        save(step.guest_form)
        assert step.guest_form.editor("name").hasFocus()
    step.close_form()
    assert [(row.name, row.presence) for row in step.model.rows] == [
        ("赵英杰", Presence.GUEST),
        ("云铎", Presence.GUEST),
    ]
    for rest in (1, 0):
        step.table.choose_at(0)
        QTest.keyClick(step.table, Key.Key_Delete)
        assert len(step.model.rows) == rest
    step.remove_chosen()
    step.mark(Presence.PRESENT)


# 议定事项


def test_before_the_meeting_nothing_is_decided_and_the_page_offers_to_begin(
    page: MeetingsPage,
) -> None:
    meeting = second(page, "decisions")
    assert "会议还没有开始。" in meeting.banner.accessibleName()
    meeting.start_new()
    meeting.decisions.paste()
    assert meeting.decisions.side.currentWidget() is meeting.decisions.detail
    assert meeting.stack.currentWidget() is meeting.decisions
    QTest.mouseClick(meeting.banner.act, LEFT_BUTTON)
    assert meetings(page.desk.store)[0].state is MeetingState.UNDER_WAY
    assert not meeting.banner.isVisible()
    assert len(agenda(page)) == 2


def test_a_decision_says_what_it_lacks_is_corrected_and_deleted(page: MeetingsPage) -> None:
    meeting = second(page, "decisions")
    meeting.begin()
    meeting.start_new()
    form = meeting.decisions.forms.decision
    write(form, "text", "开展专项检查。")
    save(form)
    form.close_form()
    step = meeting.decisions
    assert [step.model.columns[-1].text(row) for row in step.model.rows] == [
        "缺类别、牵头单位、完成时限"
    ]
    step.table.choose_at(0)
    assert "1 项 · 1 项没有填齐" in read_all(step.header)
    QTest.keyClick(step.table, Key.Key_Return)
    write(form, "kind", "仅告知")
    save(form)
    assert step.model.columns[-1].text(step.model.rows[0]) == "齐全"
    QTest.keyClick(step.table, Key.Key_Delete)
    assert step.model.rows == ()
    step.delete_chosen()


def test_pasted_minutes_take_the_place_of_the_list(page: MeetingsPage) -> None:
    meeting = second(page, "decisions")
    meeting.begin()
    meeting.decisions.paste()
    assert meeting.stack.currentWidget() is meeting.paste
    QTest.keyClick(meeting.paste.text, Key.Key_Escape)
    assert meeting.stack.currentWidget() is meeting.decisions
    meeting.decisions.paste()
    meeting.paste.left.emit()
    assert meeting.stack.currentWidget() is meeting.decisions


def test_a_decision_leads_to_its_task_and_to_where_it_is_followed(
    page: MeetingsPage, qtbot: QtBot
) -> None:
    step = first(page, "decisions").decisions
    step.table.choose_at(1)
    row = step.model.rows[1]
    with qtbot.waitSignal(page.desk.bus.wanted) as asked:
        step.follow()
    assert asked.args == ["meetings", {"decision": row.id}]
    assert "第11项　建设市级知识产权保护中心" in read_all(step.detail)


# 结束会议


def test_a_closed_meeting_can_only_be_read_until_it_is_opened_again(page: MeetingsPage) -> None:
    meeting = first(page, "decisions")
    step = meeting.decisions
    assert meeting.banner.isVisible()
    assert not any(button.isEnabled() for button in step.writing)
    step.table.choose_at(0)
    step.correct_chosen()
    assert step.side.currentWidget() is step.detail
    step.delete_chosen()
    assert len(step.model.rows) == 3
    QTest.mouseClick(meeting.banner.act, LEFT_BUTTON)
    assert meetings(page.desk.store)[1].state is MeetingState.UNDER_WAY
    assert all(button.isEnabled() for button in step.writing)
    meeting.go_to("ending")
    meeting.ending.go_on()
    assert meetings(page.desk.store)[1].minutes == "会议纪要〔2019〕1号"


def test_the_ending_names_what_is_missing_and_each_line_opens_it(page: MeetingsPage) -> None:
    meeting = second(page, "ending")
    assert "会议还没有开始。先排议程、核对到会，再开始会议。" in read_all(meeting.ending)
    meeting.begin()
    key = meetings(page.desk.store)[0].id
    for text in ("开展专项检查。", "印发工作要点。"):
        page.desk.store.write(record_decision, DecisionDraft(meeting_id=key, text=text))
    meeting.go_to("ending")
    told = read_all(meeting.ending)
    assert "没有记录到会情况" in told
    assert "第1项“开展专项检查”缺类别、牵头单位、完成时限" in told
    line = next(line for line in meeting.ending.lines if "第2项" in line.accessibleName())
    QTest.mouseClick(line, LEFT_BUTTON)
    assert meeting.bar.value() == "decisions"
    assert meeting.decisions.forms.decision.editor("text").raw() == "印发工作要点。"
    meeting.decisions.close_form()
    meeting.go_to("ending")
    line = next(line for line in meeting.ending.lines if "到会" in line.accessibleName())
    QTest.mouseClick(line, LEFT_BUTTON)
    assert meeting.bar.value() == "roll"
    line = next(line for line in meeting.ending.lines if "会议认为" in line.accessibleName())
    QTest.mouseClick(line, LEFT_BUTTON)
    assert view_of(page).meetings.side.currentWidget() is view_of(page).meetings.form


def test_ending_a_meeting_changes_the_task_and_names_the_day(page: MeetingsPage) -> None:
    store = page.desk.store
    meeting = second(page, "ending")
    meeting.begin()
    task = store.read(list_tasks, TODAY)[4]
    draft = DecisionDraft(
        meeting_id=meetings(store)[0].id,
        text="同意延期。",
        kind=DecisionKind.ADJUSTMENT,
        task_id=task.id,
        field=TaskField.DUE_ON,
        new_due_on=date(2022, 6, 30),
    )
    store.write(record_decision, draft)
    meeting.go_to("ending")
    assert "结束会议时按决定调整第5项任务" in read_all(meeting.ending)
    write(meeting.ending.form, "day", "2019-11-29")
    save(meeting.ending.form)
    assert problems_in(meeting.ending.form, "day") == ["结束日期不能早于会议召开日期。"]
    write(meeting.ending.form, "day", "")
    save(meeting.ending.form)
    assert problems_in(meeting.ending.form, "day") == ["请填写纪要日期。"]
    write(meeting.ending.form, "day", "2019-11-30")
    save(meeting.ending.form)
    assert meeting.bar.value() == "papers"
    assert store.read(list_tasks, TODAY)[4].due_on == date(2022, 6, 30)
    (row,) = [r for r in store.read(list_decisions, TODAY, 10) if r.task_id == task.id]
    assert row.settled == "已调整"
    meeting.go_to("ending")
    assert "会议纪要〔2019〕2号" in read_all(meeting.ending)
    meeting.ending.go_on()
    assert meeting.bar.value() == "papers"


# The desk itself


def test_a_meeting_taken_back_by_undo_is_left(page: MeetingsPage) -> None:
    view = view_of(page)
    view.start_new()
    save(view.meetings.form)
    assert view.currentWidget() is view.meeting
    page.desk.store.undo()
    assert view.currentWidget() is view.meetings


def test_a_refusal_is_said_and_changes_nothing(page: MeetingsPage, qtbot: QtBot) -> None:
    meeting = second(page, "roll")
    page.desk.store.read_only = True
    with qtbot.waitSignal(page.desk.bus.said) as said:
        meeting.begin()
    assert said.args == ["文件是只读打开的，不能保存；请把文件复制到可写的文件夹再打开。"]
    assert meeting.bar.value() == "roll"


def test_the_steps_say_how_each_stands(page: MeetingsPage) -> None:
    meeting = second(page, "agenda")
    meeting.agenda.tick_all()
    meeting.roll.call()
    page.desk.store.write(begin_meeting, meetings(page.desk.store)[0].id)
    draft = DecisionDraft(meeting_id=meetings(page.desk.store)[0].id, text="印发工作要点。")
    page.desk.store.write(record_decision, draft)
    assert [button.accessibleName() for button in meeting.bar.buttons.values()] == [
        "议程，2 项",
        "到会，实到 55 人",
        "议定事项，1 项，1 项没填齐",
        "结束会议",
        "文书",
    ]


def test_another_day_is_followed(page: MeetingsPage) -> None:
    meeting = second(page, "agenda")
    page.desk.as_of = date(2019, 12, 31)
    page.desk.bus.set_as_of(page.desk.as_of)
    overdue = meeting.agenda.model.columns[-1]
    assert overdue.text(meeting.agenda.model.rows[0]) == "46 天"


def test_a_click_on_a_step_opens_it(page: MeetingsPage) -> None:
    meeting = second(page, "agenda")
    QTest.mouseClick(meeting.bar.buttons["roll"], LEFT_BUTTON)
    assert meeting.stack.currentWidget() is meeting.roll
    meeting.bar.buttons["roll"].setFocus()
    QTest.keyClick(meeting.bar.buttons["roll"], Key.Key_Right)
    assert meeting.bar.buttons["decisions"].hasFocus()
