from datetime import date

from tests.workbench.meeting_room import FINANCE, closed_meeting_with_work, decisions
from tests.workbench.office import carried_out, meeting, target_id, unit_id
from tests.workbench.reporting.meeting_papers.pages import paper, said
from tests.workbench.scripted_year import AUTUMN, SECOND, THIRD, Year
from tests.workbench.supervisor import act, draft, put_into, task
from workbench.acts import record_act
from workbench.agenda import AgendaDraft, AgendaKind, record_agenda
from workbench.holding import reopen_meeting
from workbench.meetings import record_meeting
from workbench.reporting.meeting_papers.papers import MeetingPaper
from workbench.rules.schedule import ScheduleClass, Status
from workbench.settling import close_decision, delete_decision
from workbench.store import Store
from workbench.supervision import ActKind

AGENDA = MeetingPaper.AGENDA


def third(store: Store, *lines: AgendaDraft, held_on: date = THIRD) -> str:
    """What the agenda of a third meeting says that has just these lines."""
    held = store.write(record_meeting, meeting(number=7, held_on=held_on))
    store.write(record_agenda, held, lines)
    return said(store, AGENDA, held, THIRD)


def test_it_says_when_where_who_presides_and_numbers_the_topics(store: Store, year: Year) -> None:
    told = said(store, AGENDA, year.first)
    assert told == (
        "\n时间：2019年6月20日（星期四）上午9时\n地点：市政府第一会议室\n主持：组长冯玉臻\n"
        "议题（共2项）\n1.研究《呼和浩特市创建知识产权强市实施方案》任务分工。\n"
        "2.听取知识产权保护中心筹建情况汇报（市场监管局汇报，发言10分钟）。"
    )
    assert paper(store, AGENDA, year.first).title == ("领导小组第1次全体会议议程",)


def test_an_open_decision_says_for_the_how_manyth_time_and_how_late(
    store: Store, year: Year
) -> None:
    told = said(store, AGENDA, year.third)
    assert (
        "1.出台知识产权质押融资风险补偿办法，明确补偿比例和资金来源"
        "（领导小组第1次全体会议议定，财政局牵头，第3次上会，已超期91天；财政局汇报）。"
    ) in told


def test_days_are_counted_for_the_meetings_day_not_for_that_of_the_ticking(
    store: Store, year: Year
) -> None:
    assert "第2次上会，已超期12天" in said(store, AGENDA, year.second, SECOND)
    assert "第2次上会，已超期12天" in said(store, AGENDA, year.second, AUTUMN)
    assert "第3次上会，已超期96天" in said(store, AGENDA, year.third, THIRD)


def test_what_somebody_added_to_a_note_stays(store: Store) -> None:
    key = closed_meeting_with_work(store, due_on=date(2019, 8, 31))
    note = "财政局牵头，第9次上会，已超期1天，请书面说明原因"
    line = AgendaDraft(kind=AgendaKind.DECISION, subject_id=key, text="办法", note=note)
    told = third(store, line)
    assert "1.办法（财政局牵头，请书面说明原因，第2次上会，已超期96天；财政局汇报）。" in told


def test_a_decision_that_is_not_late_says_only_the_time(store: Store) -> None:
    key = closed_meeting_with_work(store)
    line = AgendaDraft(kind=AgendaKind.DECISION, subject_id=key, text="办法")
    assert "1.办法（第2次上会；财政局汇报）。" in third(store, line)


def test_what_was_closed_before_the_meeting_says_so(store: Store) -> None:
    key = closed_meeting_with_work(store, due_on=date(2019, 8, 31))
    done = carried_out(store, finished_on=AUTUMN)
    store.write(close_decision, key, done)
    line = AgendaDraft(kind=AgendaKind.DECISION, subject_id=key, text="办法")
    assert "1.办法（第2次上会，已办结；财政局汇报）。" in third(store, line)


def test_a_line_about_what_is_gone_stays_as_typed(store: Store, year: Year) -> None:
    key = next(row.id for row in decisions(store, AUTUMN) if row.meeting_id == year.second)
    note = "第2次上会"
    line = AgendaDraft(kind=AgendaKind.DECISION, subject_id=key, text="办法", note=note)
    store.write(reopen_meeting, year.second)
    store.write(delete_decision, key)
    assert "1.办法（第2次上会）。" in third(store, line)


def test_an_overdue_task_is_counted_again_too(store: Store) -> None:
    put_into(store, Status.UNDER_WAY)
    row = task(store)
    note = "市场监管局牵头，应于2021年12月31日完成，已超期 1 天。"
    line = AgendaDraft(kind=AgendaKind.TASK, subject_id=row.id, text="第1项任务", note=note)
    later = date(2022, 1, 10)
    told = third(store, line, held_on=later)
    assert "已超期1天；" in told  # on the day of the paper it is not late yet
    held = store.write(record_meeting, meeting(number=8, held_on=later))
    store.write(record_agenda, held, [line])
    assert task(store, 1, later).assessment.schedule_class is ScheduleClass.OVERDUE
    assert "已超期10天；" in said(store, AGENDA, held, later)


def test_a_target_and_a_request_name_who_reports(store: Store) -> None:
    key = act(store, ActKind.EXTENSION_REQUEST)
    lines = [
        AgendaDraft(kind=AgendaKind.EXTENSION, subject_id=key, text="第1项任务申请改期"),
        AgendaDraft(kind=AgendaKind.TARGET, subject_id=target_id(store, 2), text="申请量"),
    ]
    told = third(store, *lines)
    assert "1.第1项任务申请改期（市场监管局（知识产权局）汇报）。" in told
    assert "2.申请量" in told


def test_a_meeting_of_which_little_is_known_says_so(store: Store) -> None:
    told = third(store)
    assert told.endswith("时间：2019年12月5日（星期四）\n地点：待定\n主持：待定\n议题：待定")


def test_a_chair_who_is_no_member_is_named_without_a_role(store: Store) -> None:
    held = store.write(record_meeting, meeting(chair="专家甲"))
    assert "主持：专家甲" in said(store, AGENDA, held)


def test_a_request_about_a_decision_is_told_while_it_is_public(store: Store) -> None:
    key = closed_meeting_with_work(store)
    about = {"decision_id": key, "unit_id": unit_id(store, FINANCE)}
    asked = draft(store, ActKind.EXTENSION_REQUEST, **about)
    request = store.write(record_act, ActKind.EXTENSION_REQUEST, asked)
    line = AgendaDraft(kind=AgendaKind.EXTENSION, subject_id=request, text="申请改期")
    assert "1.申请改期（财政局汇报）。" in third(store, line)
