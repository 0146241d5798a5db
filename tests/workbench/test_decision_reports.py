"""A decision of kind 新增工作 owes reports like a task."""

from datetime import date
from fractions import Fraction
from uuid import UUID

import pytest

from tests.workbench.meeting_room import (
    CLOSED,
    FINANCE,
    close,
    closed_meeting_with_work,
    decide,
    hold,
    report,
    the_decision,
    the_meeting,
)
from tests.workbench.office import (
    TODAY,
    carried_out,
    every_row,
    problems,
    progress,
    refusal,
    task_id,
    unit_id,
)
from tests.workbench.supervisor import act
from workbench.collection import Owed, read_collection
from workbench.decision_ledger import list_decisions
from workbench.decisions import DecisionKind
from workbench.followup import decisions_since
from workbench.holding import reopen_meeting
from workbench.ledger import list_tasks
from workbench.notices import NoticeDraft, NoticeKind, issue_notices, list_notices, number_notices
from workbench.orders import draw_orders, list_works
from workbench.progress import find_entry, list_entries, record_progress
from workbench.promises import list_promises
from workbench.recycle_bin import bring_back, list_deleted
from workbench.reporting.export import export_progress
from workbench.reporting.notices import notice_letters
from workbench.rules.periods import ReportState
from workbench.rules.schedule import Light, ScheduleClass, Status
from workbench.search import find
from workbench.search_index import read_index
from workbench.settling import close_decision, delete_decision
from workbench.store import Store
from workbench.supervision import ActKind, list_acts

GROUP = "各旗县区政府"


def owed(store: Store, day: date, unit: str = FINANCE) -> list[Owed]:
    """Reports on decisions that a unit owes in the month of a day."""
    rows = store.read(read_collection, day, 1).rows
    return [o for row in rows if row.unit == unit for o in row.current if o.task_id is None]


# Who reports


def test_the_lead_owes_a_report_from_the_month_the_minutes_were_made(store: Store) -> None:
    key = closed_meeting_with_work(store)
    assert owed(store, date(2019, 5, 31)) == []
    (june,) = owed(store, date(2019, 6, 30))
    assert (june.subject_id, june.meeting, june.number) == (key, "领导小组第1次全体会议", 1)
    assert june.state is ReportState.MISSING
    report(store, key)
    (november,) = owed(store, TODAY)
    assert (november.state, november.reported_on) == (ReportState.REPORTED, date(2019, 11, 20))


def test_nothing_is_owed_before_the_minutes_are_made(store: Store) -> None:
    held = hold(store)
    key = decide(store, held)
    assert owed(store, TODAY) == []
    assert not the_decision(store, key, TODAY).owes_reports
    close(store, held)
    assert the_decision(store, key, date(2019, 6, 20)).duties == ()
    assert the_decision(store, key, CLOSED).owes_reports
    store.write(reopen_meeting, held)
    assert the_decision(store, key, TODAY).owes_reports


@pytest.mark.parametrize("kind", [None, DecisionKind.INFORMATION, DecisionKind.NEW_WORK])
def test_only_new_work_of_a_closed_meeting_takes_reports(
    store: Store, kind: DecisionKind | None
) -> None:
    key = decide(store, hold(store), kind=kind)
    assert refusal(report, store, key) == (
        "议定事项“年底前出台质押融资风险补”不用填报：会议结束、编了纪要号的新增工作才填报。"
    )


def test_every_member_of_a_group_reports_for_itself(store: Store) -> None:
    key = closed_meeting_with_work(store, unit_id=unit_id(store, GROUP))
    row = the_decision(store, key, TODAY)
    assert len(row.duties) == 9
    report(store, key, "新城区政府", percent=60)
    report(store, key, "回民区政府", percent=20)
    after = the_decision(store, key, TODAY)
    assert after.assessment.actual == Fraction(40, 100)
    assert len(after.missing) == 7


def test_a_helping_unit_may_report_and_a_stranger_may_not(store: Store) -> None:
    key = closed_meeting_with_work(store, cooperating=[unit_id(store, "科技局")])
    report(store, key, "科技局")
    assert problems(report, store, key, "教育局") == {
        "unit_id": "议定事项“年底前出台质押融资风险补”没有交给“教育局”，请核对单位。"
    }
    assert the_decision(store, key, TODAY).missing == (FINANCE,)


def test_a_report_is_about_one_task_or_one_decision(store: Store) -> None:
    key = closed_meeting_with_work(store)
    both = progress(store, decision_id=key)
    assert problems(store.write, record_progress, both) == {
        "decision_id": "一次填报只能针对一项任务或一项议定事项。"
    }
    neither = progress(store, task_id=None)
    assert problems(store.write, record_progress, neither) == {"task_id": "请填写任务。"}


def test_reports_are_listed_found_and_corrected_by_decision(store: Store) -> None:
    key = closed_meeting_with_work(store)
    report(store, key, period="2019-10", reported_on=date(2019, 10, 20))
    report(store, key)
    assert [row.period for row in store.read(list_entries, key, TODAY)] == ["2019-11", "2019-10"]
    found = store.read(find_entry, key, unit_id(store, FINANCE), "2019-11")
    assert found is not None
    assert (found.decision_id, found.task_id, found.version) == (key, None, 1)
    assert problems(report, store, key) == {
        "unit_id": "这个单位本期的填报刚在别处改过，请重新打开后再改。"
    }
    about = {"task_id": None, "decision_id": key, "unit_id": unit_id(store, FINANCE)}
    store.write(record_progress, progress(store, **about, percent=80), 1)
    assert store.read(list_entries, key, TODAY)[0].percent == 80


def test_a_decision_has_lights_like_a_task(store: Store) -> None:
    key = closed_meeting_with_work(store)
    assert the_decision(store, key, TODAY).assessment.schedule_class is ScheduleClass.UNREPORTED
    report(store, key, percent=35)
    row = the_decision(store, key, TODAY)
    assert (row.assessment.schedule_class, row.assessment.light) == (
        ScheduleClass.BEHIND,
        Light.YELLOW,
    )
    late = date(2020, 1, 2)
    assert the_decision(store, key, late).assessment.schedule_class is ScheduleClass.OVERDUE


def test_what_is_suspended_or_closed_is_no_longer_reported_on(store: Store) -> None:
    key = closed_meeting_with_work(store)
    act(store, ActKind.SUSPENSION, decision_id=key)
    assert problems(report, store, key) == {
        "decision_id": "议定事项“年底前出台质押融资风险补”已中止，不再填报。"
    }
    assert owed(store, TODAY) == []
    assert the_decision(store, key, TODAY).missing == ()


# The task and the decision


def test_a_task_shows_the_decisions_that_concern_it(store: Store) -> None:
    held = hold(store)
    decide(store, held, task_id=task_id(store, 11))
    decide(store, held, text="另一项")
    rows = store.read(list_decisions, TODAY, 10, task_id=task_id(store, 11))
    assert [(row.position, row.task_number) for row in rows] == [(1, 11)]


# Closing


@pytest.mark.parametrize("remark", ["同意", "圈阅", "同意。"])
def test_a_leaders_assent_closes_a_decision(store: Store, remark: str) -> None:
    key = closed_meeting_with_work(store)
    draft = carried_out(store, remark=remark, result="办法已印发。")
    assert store.write(close_decision, key, draft) == "已销号"
    row = the_decision(store, key, TODAY)
    assert (row.status, row.result, row.is_open) == (Status.CLOSED, "办法已印发。", False)
    (kept,) = store.read(list_acts, TODAY, decision_id=key)
    assert (kept.kind, kept.member, kept.basis) == (
        ActKind.CLOSING,
        "冯玉臻",
        f"批示“{remark}”",
    )


def test_any_other_remark_is_kept_and_keeps_the_decision_open(store: Store) -> None:
    key = closed_meeting_with_work(store)
    draft = carried_out(store, remark="请财政局再核实", result="办法已起草。")
    assert store.write(close_decision, key, draft) == (
        "冯玉臻批示不是“同意”或“圈阅”，批示已记下，这项议定事项继续办理。"
    )
    assert the_decision(store, key, TODAY).is_open
    (kept,) = store.read(list_acts, TODAY, decision_id=key)
    assert (kept.kind, kept.reason, kept.answer) == (
        ActKind.INSTRUCTION,
        "请财政局再核实",
        "办法已起草。",
    )
    assert store.undo() == "领导批示：议定事项“年底前出台质押融资风险补”"


def test_what_is_closed_stays_closed_whatever_is_remarked_later(store: Store) -> None:
    key = closed_meeting_with_work(store)
    store.write(close_decision, key, carried_out(store))
    assert problems(store.write, close_decision, key, carried_out(store, remark="再核实")) == {
        "remark": "这项议定事项已销号，其他批示请用“领导批示”记下。"
    }


def test_what_is_only_told_is_not_closed(store: Store) -> None:
    key = decide(store, hold(store), kind=DecisionKind.INFORMATION)
    assert refusal(store.write, close_decision, key, carried_out(store)) == (
        "这项议定事项仅告知，不用办结销号。"
    )


# Taken out and brought back


def test_a_deleted_decision_takes_reports_and_acts_with_it_and_brings_them_back(
    store: Store,
) -> None:
    key = closed_meeting_with_work(store)
    report(store, key)
    act(store, ActKind.INSTRUCTION, decision_id=key)
    store.write(reopen_meeting, the_decision(store, key, TODAY).meeting_id)
    before = every_row(store)
    store.write(delete_decision, key)
    assert store.read(list_entries, key, TODAY) == []
    assert {row.kind for row in store.read(list_deleted)} == {"Decision", "ProgressEntry"}
    store.write(bring_back, key)
    assert every_row(store) == before


def test_a_decision_does_not_come_back_into_a_closed_meeting(store: Store) -> None:
    held = hold(store)
    key = decide(store, held)
    store.write(delete_decision, key)
    close(store, held)
    assert "已结束，不能再改" in refusal(store.write, bring_back, key)


# Chasing


def ordered(store: Store, day: date) -> list[UUID | None]:
    works = store.read(list_decisions, day, 10)
    orders = draw_orders(NoticeKind.URGING, works)
    return [item.subject_id for order in orders for item in order.items]


def test_a_late_decision_goes_on_a_slip_with_the_units_tasks(store: Store) -> None:
    key = closed_meeting_with_work(store)
    day = date(2020, 1, 2)
    assert ordered(store, day) == [key]
    orders = draw_orders(NoticeKind.URGING, store.read(list_works, day))
    order = next(o for o in orders if o.items[-1].decision_id)
    draft = NoticeDraft(kind=NoticeKind.URGING, issued_on=day, reply_by=date(2020, 1, 9))
    rows = store.read(number_notices, draft, [order])
    store.write(issue_notices, rows)
    (kept,) = store.read(list_notices)
    item = kept.items[-1]
    assert (item.task_id, item.decision_id, item.meeting) == (None, key, "领导小组第1次全体会议")
    (reminder,) = store.read(list_acts, day, decision_id=key)
    assert (reminder.kind, reminder.reason) == (ActKind.REMINDER, "催办〔2020〕1号")
    said = repr(store.read(notice_letters, [kept]))
    assert "年底前出台质押融资风险补偿办法（领导小组第1次全体会议议定）" in said
    assert "项任务和议定事项，" in said


def test_a_decision_that_an_issued_slip_is_about_cannot_be_taken_back(store: Store) -> None:
    closed_meeting_with_work(store)
    day = date(2020, 1, 2)
    orders = draw_orders(NoticeKind.URGING, store.read(list_decisions, day, 10))
    draft = NoticeDraft(kind=NoticeKind.URGING, issued_on=day, reply_by=date(2020, 1, 9))
    store.write(issue_notices, store.read(number_notices, draft, orders))
    store.undo()  # the closing of the meeting
    before = every_row(store)
    assert refusal(store.undo) == (
        "“记录议定事项（领导小组第1次全体会议，财政局）”不能撤销：已有印发的文书写到它。"
    )
    assert every_row(store) == before


def test_a_decision_that_is_not_public_stays_out_of_the_batch(store: Store) -> None:
    closed_meeting_with_work(store, is_public=False)
    works = store.read(list_works, TODAY)
    assert len(works) == len(store.read(list_tasks, TODAY))


def test_a_promise_about_a_decision_is_kept_by_a_report(store: Store) -> None:
    key = closed_meeting_with_work(store)
    promised = date(2019, 11, 21)
    typed = {"decision_id": key, "unit_id": unit_id(store, FINANCE)}
    act(store, ActKind.REMINDER, **typed, happened_on=date(2019, 11, 18), promised_on=promised)
    assert [row.decision_id for row in store.read(list_promises, TODAY)] == [key]
    report(store, key)
    assert store.read(list_promises, TODAY) == []


# Finding and giving away


def test_a_report_on_a_decision_is_found_and_opens_the_decision(store: Store) -> None:
    key = closed_meeting_with_work(store)
    report(store, key, text="贴息资金已到账")
    (hit,) = store.read(find, store.read(read_index, TODAY), "贴息资金")
    assert (hit.page, hit.wish) == ("meetings", {"decision": key})
    assert hit.note == "议定事项“年底前出台质押融资风险补”　财政局　2019-11　35%"


def test_a_decision_is_found_by_the_number_of_its_minutes(store: Store) -> None:
    closed_meeting_with_work(store)
    index = store.read(read_index, TODAY)
    assert [hit.title for hit in store.read(find, index, "会议纪要〔2019〕1号")] == [
        "年底前出台质押融资风险补偿办法"
    ]


def test_reports_on_tasks_go_out_before_those_on_decisions(store: Store) -> None:
    key = closed_meeting_with_work(store)
    report(store, key)
    store.write(record_progress, progress(store))
    first, second = store.read(export_progress, TODAY)
    assert (first["task"], first["meeting"], first["decision"]) == (1, "", None)
    assert (second["task"], second["meeting"], second["decision"]) == (
        None,
        "领导小组第1次全体会议",
        1,
    )


# What became of it


def test_what_changed_since_a_day_is_told_by_decision(store: Store) -> None:
    held = hold(store)
    quiet, busy = decide(store, held, text="一"), decide(store, held, text="二")
    close(store, held)
    since = date(2019, 11, 15)
    report(store, busy, percent=90)
    report(store, busy, period="2019-10", reported_on=date(2019, 10, 20))
    act(store, ActKind.INSTRUCTION, decision_id=busy)
    first, second = store.read(decisions_since, held, since, TODAY)
    assert (first.now.id, first.acts, first.entries, first.has_moved) == (quiet, (), (), False)
    assert [entry.period for entry in second.entries] == ["2019-11"]
    assert [row.kind for row in second.acts] == [ActKind.INSTRUCTION]
    assert second.has_moved


def test_a_decision_that_fell_overdue_has_moved(store: Store) -> None:
    key = closed_meeting_with_work(store)
    held = the_decision(store, key, TODAY).meeting_id
    (news,) = store.read(decisions_since, held, TODAY, date(2020, 1, 2))
    assert (news.acts, news.entries, news.has_moved) == ((), (), True)
    (new,) = store.read(decisions_since, held, date(2019, 6, 1), CLOSED)
    assert new.then is None
    assert the_meeting(store, held).minutes == "会议纪要〔2019〕1号"


# The first report


def test_nobody_is_unreported_before_the_first_report_was_due(store: Store) -> None:
    key = closed_meeting_with_work(store)
    before = the_decision(store, key, date(2019, 6, 25)).assessment
    assert before.schedule_class is ScheduleClass.ON_SCHEDULE
    after = the_decision(store, key, date(2019, 6, 26)).assessment
    assert after.schedule_class is ScheduleClass.UNREPORTED


def test_an_early_report_counts_at_once(store: Store) -> None:
    key = closed_meeting_with_work(store)
    report(store, key, period="2019-06", percent=10, reported_on=CLOSED)
    assert the_decision(store, key, date(2019, 6, 24)).assessment.actual == Fraction(1, 10)


def test_what_was_decided_after_the_due_day_is_reported_the_next_month(store: Store) -> None:
    held = hold(store)
    key = decide(store, held)
    close(store, held, date(2019, 6, 28))
    assert owed(store, date(2019, 6, 30)) == []
    assert not the_decision(store, key, date(2019, 6, 30)).owes_reports
    assert [o.state for o in owed(store, date(2019, 7, 1))] == [ReportState.DUE]
    class_then = the_decision(store, key, date(2019, 7, 25)).assessment.schedule_class
    assert class_then is not ScheduleClass.UNREPORTED
    late = the_decision(store, key, date(2019, 7, 26)).assessment.schedule_class
    assert late is ScheduleClass.UNREPORTED
