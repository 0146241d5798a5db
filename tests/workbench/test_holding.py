from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.workbench.meeting_room import (
    CLOSED,
    HELD,
    adjust,
    close,
    closed_meeting_with_work,
    decide,
    hold,
    the_decision,
    the_meeting,
)
from tests.workbench.office import (
    TODAY,
    decision,
    every_row,
    meeting,
    problems,
    refusal,
    task_id,
    unit_id,
)
from tests.workbench.supervisor import act
from workbench.decisions import DecisionDraft, DecisionKind, TaskField, doubts, record_decision
from workbench.history import history_of
from workbench.holding import begin_meeting, close_meeting, hold_meeting, reopen_meeting
from workbench.ledger import list_tasks
from workbench.meetings import MeetingKind, MeetingState, flag_chair, record_meeting
from workbench.settling import delete_decision
from workbench.store import Store
from workbench.supervision import ActKind, list_acts

LOCKED = "领导小组第1次全体会议已结束，不能再改；确要更正的，请先“重新打开会议”。"


def prepared(store: Store, **typed: Any) -> UUID:
    return store.write(record_meeting, meeting(**typed))


# Begun, closed, opened again


def test_a_meeting_is_prepared_begun_and_closed(store: Store) -> None:
    key = prepared(store)
    assert the_meeting(store, key).state is MeetingState.PREPARING
    store.write(begin_meeting, key)
    assert the_meeting(store, key).state is MeetingState.UNDER_WAY
    close(store, key)
    row = the_meeting(store, key)
    assert (row.state, row.minutes_on) == (MeetingState.CLOSED, CLOSED)


def test_minutes_typed_the_next_day_take_one_step(store: Store) -> None:
    key = hold(store)
    assert the_meeting(store, key).state is MeetingState.UNDER_WAY
    assert store.undo() == "记录领导小组第1次全体会议"


def test_outcomes_are_written_only_while_the_meeting_is_under_way(store: Store) -> None:
    key = prepared(store)
    draft = decision(store, key)
    assert refusal(store.write, record_decision, draft) == (
        "领导小组第1次全体会议还没有开始，请先“开始会议”，再记录议定事项。"
    )
    store.write(begin_meeting, key)
    decided = store.write(record_decision, draft)
    store.write(record_decision, decision(store, key, kind=DecisionKind.NEW_WORK), decided)
    close(store, key)
    for call, arguments in (
        (record_decision, (draft,)),
        (record_decision, (draft, decided)),
        (delete_decision, (decided,)),
        (record_meeting, (meeting(place="第二会议室"), key)),
        (begin_meeting, (key,)),
        (close_meeting, (key, CLOSED)),
    ):
        assert refusal(store.write, call, *arguments) == LOCKED


def test_a_meeting_begins_once_and_only_a_closed_one_is_opened_again(store: Store) -> None:
    key = hold(store)
    assert refusal(store.write, begin_meeting, key) == (
        "领导小组第1次全体会议已经开始，可以直接记录议定事项。"
    )
    assert refusal(store.write, reopen_meeting, key) == (
        "领导小组第1次全体会议没有结束，不用重新打开。"
    )


def test_a_meeting_is_not_closed_before_it_was_held(store: Store) -> None:
    key = hold(store)
    assert problems(store.write, close_meeting, key, date(2019, 6, 19)) == {
        "day": "结束日期不能早于会议召开日期。"
    }


def test_reopening_leaves_a_line_and_closing_again_keeps_the_number(store: Store) -> None:
    first = hold(store)
    assert close(store, first) == "会议纪要〔2019〕1号"
    store.write(reopen_meeting, first)
    decide(store, first)
    assert close(store, first, TODAY) == "会议纪要〔2019〕1号"
    assert the_meeting(store, first).minutes_on == CLOSED
    labels = [row.label for row in store.read(history_of, first)]
    assert "重新打开领导小组第1次全体会议" in labels
    assert "结束领导小组第1次全体会议（会议纪要〔2019〕1号）" in labels


def test_minutes_are_numbered_through_the_year_over_all_kinds_of_meeting(store: Store) -> None:
    numbers = []
    for kind, day in (
        (MeetingKind.FULL, date(2019, 6, 20)),
        (MeetingKind.OFFICE, date(2019, 9, 3)),
        (MeetingKind.TOPIC, date(2020, 1, 6)),
    ):
        key = hold(store, kind=kind, held_on=day)
        numbers.append(close(store, key, day))
    assert numbers == ["会议纪要〔2019〕1号", "会议纪要〔2019〕2号", "会议纪要〔2020〕1号"]


def test_a_closing_that_is_taken_back_frees_its_number(store: Store) -> None:
    key = hold(store)
    before = every_row(store)
    close(store, key)
    assert store.undo() == "结束领导小组第1次全体会议（会议纪要〔2019〕1号）"
    assert every_row(store) == before
    assert close(store, key) == "会议纪要〔2019〕1号"


def test_the_next_meeting_comes_after_this_one(store: Store) -> None:
    assert problems(store.write, record_meeting, meeting(next_on=HELD)) == {
        "next_on": "下次会议日期应在本次会议之后。"
    }
    key = prepared(store, next_on=date(2019, 9, 12), recorder="云铎")
    row = the_meeting(store, key)
    assert (row.next_on, row.recorder, row.minutes) == (date(2019, 9, 12), "云铎", "")


@pytest.mark.parametrize(
    ("chair", "sentence"),
    [
        ("冯玉臻", ""),
        ("", ""),
        ("不在册者", "成员名册中没有“不在册者”，请核对主持人。"),
    ],
)
def test_a_chair_who_was_not_appointed_is_flagged(store: Store, chair: str, sentence: str) -> None:
    assert store.read(flag_chair, chair, HELD) == sentence


def test_a_chair_is_looked_up_as_of_the_day(store: Store) -> None:
    assert store.read(flag_chair, "冯玉臻", date(2001, 1, 1)) == (
        "“冯玉臻”2001年1月1日不在领导小组任职，请核对主持人。"
    )


# What a decision needs


@pytest.mark.parametrize(
    ("typed", "lacking"),
    [
        ({"kind": None, "unit_id": None, "due_on": None}, "类别、牵头单位、完成时限"),
        ({"due_on": None}, "完成时限"),
        (
            {"kind": DecisionKind.ADJUSTMENT, "unit_id": None, "due_on": None},
            "相关任务、调整内容、牵头单位、完成时限",
        ),
    ],
)
def test_what_a_decision_lacks_is_named(store: Store, typed: dict[str, Any], lacking: str) -> None:
    held = hold(store)
    decide(store, held, text="落实编制", **typed)
    assert refusal(close, store, held) == f"第1项“落实编制”缺{lacking}。请补齐后再结束会议。"


@pytest.mark.parametrize(
    ("field", "lacking"),
    [
        (TaskField.DUE_ON, "调整后的时限"),
        (TaskField.LEAD, "调整后的牵头单位"),
        (TaskField.SCHEDULE, "调整后的文字"),
    ],
)
def test_a_change_says_what_the_task_is_changed_to(
    store: Store, field: TaskField, lacking: str
) -> None:
    held = hold(store)
    adjust(store, held, task_id(store), field)
    assert refusal(close, store, held).startswith(f"第1项“调整{field}”缺{lacking}。")


def test_what_is_only_told_needs_and_owes_nothing(store: Store) -> None:
    held = hold(store)
    key = decide(store, held, kind=DecisionKind.INFORMATION, unit_id=None, due_on=None)
    close(store, held)
    row = the_decision(store, key, TODAY)
    assert (row.is_open, row.owes_reports, row.settled) == (False, False, "仅告知")
    assert row.assessment.sentence == "仅告知，不需办理。"
    assert the_meeting(store, held).open == 0


def test_a_date_that_has_passed_is_asked_about_and_taken(store: Store) -> None:
    held = hold(store)
    past = date(2019, 8, 31)
    draft = decision(store, held, due_on=past, new_due_on=past)
    assert doubts(draft, TODAY) == {
        "due_on": "完成时限2019年8月31日已经过去，确定这样记吗？",
        "new_due_on": "调整后的时限2019年8月31日已经过去，确定这样记吗？",
    }
    assert doubts(draft, past) == {}
    assert doubts(DecisionDraft(meeting_id=held, text="落实编制"), TODAY) == {}
    store.write(record_decision, draft)


def test_units_help_each_other_in_the_order_typed(store: Store) -> None:
    units = [unit_id(store, name) for name in ("科技局", "教育局")]
    key = closed_meeting_with_work(store, cooperating=units)
    row = the_decision(store, key, TODAY)
    assert (row.unit, row.cooperating_names) == ("财政局", "科技局、教育局")
    assert list(row.cooperating) == units


# Changing tasks


def test_another_lead_and_another_wording_are_told_in_the_tasks_history(store: Store) -> None:
    held, task = hold(store), task_id(store, 11)
    before = store.read(list_tasks, TODAY)[10]
    adjust(store, held, task, TaskField.LEAD, new_unit_id=unit_id(store, "科技局"))
    adjust(store, held, task, TaskField.SCHEDULE, new_text="2020年建成。")
    adjust(store, held, task, TaskField.CONTENT, new_text="建设保护中心")
    close(store, held)
    row = store.read(list_tasks, TODAY)[10]
    assert (row.lead_names, row.schedule, row.content) == ("科技局", "2020年建成。", "建设保护中心")
    told = {act.reason for act in store.read(list_acts, TODAY, task_id=task)}
    assert f"牵头单位由“{before.lead_names}”改为“科技局”" in told
    assert f"推进计划由“{before.schedule}”改为“2020年建成。”" in told
    assert {act.kind for act in store.read(list_acts, TODAY)} == {ActKind.ADJUSTMENT}


def test_a_long_text_is_told_by_its_beginning(store: Store) -> None:
    held = hold(store)
    adjust(store, held, task_id(store), TaskField.CONTENT, new_text="长" * 5000)
    close(store, held)
    (told,) = store.read(list_acts, TODAY)
    assert told.reason.endswith(f"改为“{'长' * 500}…”")


def test_a_cooperating_unit_that_takes_the_lead_no_longer_only_helps(store: Store) -> None:
    held = hold(store)
    row = next(t for t in store.read(list_tasks, TODAY) if len(t.cooperating) > 1)
    helper = row.cooperating[0]
    adjust(store, held, row.id, TaskField.LEAD, new_unit_id=helper.unit_id)
    close(store, held)
    after = store.read(list_tasks, TODAY)[row.number - 1]
    assert after.lead_names == helper.unit
    assert helper.unit not in after.cooperating_names


def test_an_adjustment_takes_unit_and_date_from_its_task(store: Store) -> None:
    held = hold(store)
    key = adjust(store, held, task_id(store), TaskField.SCHEDULE, new_text="2020年完成。")
    row = the_decision(store, key, TODAY)
    assert (row.unit, row.due_on) == ("市场监管局（知识产权局）", date(2021, 12, 31))


def test_a_change_that_is_none_keeps_the_meeting_open_and_changes_nothing(store: Store) -> None:
    held = hold(store)
    adjust(store, held, task_id(store, 2), TaskField.CONTENT, new_text="另一项")
    adjust(store, held, task_id(store), TaskField.DUE_ON, new_due_on=date(2021, 12, 31))
    before = every_row(store)
    assert refusal(close, store, held) == (
        "第2项“调整完成时限”：新的时限和现在的一样，请填改后的日期。"
    )
    assert every_row(store) == before


def test_a_unit_that_leads_already_is_no_change(store: Store) -> None:
    held = hold(store)
    adjust(store, held, task_id(store), TaskField.LEAD, new_unit_id=unit_id(store))
    assert refusal(close, store, held) == (
        "第1项“调整牵头单位”：新的牵头单位和现在的一样，请核对。"
    )


def test_what_is_decided_about_a_task_that_is_late_is_due_with_the_meeting(store: Store) -> None:
    day = date(2022, 3, 1)
    held = hold(store, held_on=day)
    key = adjust(store, held, task_id(store), TaskField.SCHEDULE, new_text="2022年完成。")
    assert the_decision(store, key, day).due_on == day
    typed = {"field": TaskField.DUE_ON, "new_due_on": date(2022, 2, 28)}
    assert problems(adjust, store, held, task_id(store), **typed) == {
        "new_due_on": "调整后的时限不能早于会议召开日期。"
    }


def test_a_change_takes_effect_once_however_often_the_meeting_is_closed(store: Store) -> None:
    held, task = hold(store), task_id(store)
    key = adjust(store, held, task, TaskField.DUE_ON, new_due_on=date(2022, 6, 30))
    close(store, held)
    act(store, ActKind.EXTENSION, new_due_on=date(2022, 12, 31))
    store.write(reopen_meeting, held)
    close(store, held, TODAY)
    assert store.read(list_tasks, TODAY)[0].due_on == date(2022, 12, 31)

    store.write(reopen_meeting, held)
    assert the_decision(store, key, TODAY).settled == "已调整"
    again = decision(
        store,
        held,
        kind=DecisionKind.ADJUSTMENT,
        task_id=task,
        field=TaskField.DUE_ON,
        new_due_on=date(2023, 6, 30),
    )
    store.write(record_decision, again, key)
    assert the_decision(store, key, TODAY).settled == ""
    close(store, held, TODAY)
    assert store.read(list_tasks, TODAY)[0].due_on == date(2023, 6, 30)


def test_a_decision_is_not_moved_out_of_a_closed_meeting(store: Store) -> None:
    key = closed_meeting_with_work(store)
    other = hold(store, number=2)
    assert refusal(store.write, record_decision, decision(store, other), key) == LOCKED


def test_a_meeting_that_is_gone_is_missing(store: Store) -> None:
    gone = "这条会议已被删除，可在“撤销”中找回。"
    for call, arguments in (
        (begin_meeting, (uuid4(),)),
        (close_meeting, (uuid4(), TODAY)),
        (reopen_meeting, (uuid4(),)),
    ):
        assert refusal(store.write, call, *arguments) == gone


def test_two_meetings_held_under_one_number_are_refused(store: Store) -> None:
    hold(store)
    assert refusal(store.write, hold_meeting, meeting()) == (
        "已有领导小组第1次全体会议，请核对次数。"
    )
