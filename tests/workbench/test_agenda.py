from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.workbench.meeting_room import close, decide, hold
from tests.workbench.office import (
    TODAY,
    every_row,
    meeting,
    reading,
    refusal,
    target_id,
    unit_id,
)
from tests.workbench.supervisor import act, task
from workbench.agenda import (
    AgendaDraft,
    AgendaKind,
    AgendaRow,
    list_agenda,
    record_agenda,
    times_discussed,
)
from workbench.holding import begin_meeting
from workbench.meetings import MeetingKind, record_meeting
from workbench.proposals import AgendaProposal, propose_agenda
from workbench.readings import record_reading
from workbench.recycle_bin import list_deleted
from workbench.store import Store
from workbench.supervision import ActKind

NEXT = date(2019, 9, 12)
OTHER = AgendaDraft(text="听取保护中心筹建情况汇报", note="市场监管局汇报")


def planned(store: Store, **typed: Any) -> UUID:
    values = {"number": 2, "held_on": NEXT, **typed}
    return store.write(record_meeting, meeting(**values))


def proposed(
    store: Store, held: UUID, kind: AgendaKind, as_of: date = NEXT
) -> list[AgendaProposal]:
    return [line for line in store.read(propose_agenda, held, as_of) if line.kind is kind]


def agenda(store: Store, held: UUID) -> list[AgendaRow]:
    return store.read(list_agenda, held)


# The agenda itself


def test_an_agenda_is_set_as_a_whole_in_the_order_given(store: Store) -> None:
    held = planned(store)
    store.write(record_agenda, held, [OTHER, AgendaDraft(text="其他事项")])
    assert [(row.position, row.text, row.note, row.times) for row in agenda(store, held)] == [
        (1, "听取保护中心筹建情况汇报", "市场监管局汇报", None),
        (2, "其他事项", "", None),
    ]
    store.write(record_agenda, held, [AgendaDraft(text="其他事项")])
    assert [(row.position, row.text) for row in agenda(store, held)] == [(1, "其他事项")]
    store.write(record_agenda, held, [AgendaDraft(text="其他事项"), OTHER])
    assert [row.text for row in agenda(store, held)] == ["其他事项", OTHER.text]
    assert store.undo() == "排定领导小组第2次全体会议议程"
    assert len(agenda(store, held)) == 1


def test_lines_taken_off_an_agenda_do_not_fill_the_recycle_bin(store: Store) -> None:
    held = planned(store)
    store.write(record_agenda, held, [OTHER])
    store.write(record_agenda, held, [])
    assert store.read(list_deleted) == []


def test_the_agenda_of_a_closed_meeting_is_locked(store: Store) -> None:
    held = hold(store)
    close(store, held)
    assert "已结束，不能再改" in refusal(store.write, record_agenda, held, [OTHER])


# Open decisions


def test_open_decisions_go_on_an_agenda_that_nobody_made(store: Store) -> None:
    decide(store, hold(store))
    held = planned(store)
    store.write(begin_meeting, held)
    (row,) = agenda(store, held)
    assert (row.kind, row.text, row.times) == (
        AgendaKind.DECISION,
        "年底前出台质押融资风险补偿办法",
        2,
    )
    assert row.note == "领导小组第1次全体会议议定，财政局牵头，第2次上会"
    assert store.undo() == "开始领导小组第2次全体会议"
    assert agenda(store, held) == []


def test_an_agenda_that_was_made_stays_as_it_is(store: Store) -> None:
    decide(store, hold(store))
    held = planned(store)
    store.write(record_agenda, held, [OTHER])
    store.write(begin_meeting, held)
    assert [row.text for row in agenda(store, held)] == [OTHER.text]


def test_a_proposal_that_is_ticked_becomes_a_line_of_the_agenda(store: Store) -> None:
    key = decide(store, hold(store))
    held = planned(store)
    (line,) = proposed(store, held, AgendaKind.DECISION)
    store.write(record_agenda, held, [OTHER, line.draft])
    assert [(row.subject_id, row.times) for row in agenda(store, held)] == [(None, None), (key, 2)]


def test_only_agendas_of_meetings_before_it_count(store: Store) -> None:
    decide(store, hold(store))
    later = hold(store, number=4, held_on=date(2019, 12, 5))
    held = hold(store, number=2, held_on=NEXT)
    planned(store, number=3, held_on=date(2019, 10, 10))
    assert [row.times for row in agenda(store, held)] == [2]
    assert [row.times for row in agenda(store, later)] == [3]


def test_a_decision_without_a_unit_is_carried_over_too(store: Store) -> None:
    decide(store, hold(store), unit_id=None, kind=None)
    (line,) = proposed(store, planned(store), AgendaKind.DECISION)
    assert line.note == "领导小组第1次全体会议议定，第2次上会"


def test_decisions_of_every_kind_of_meeting_come_up_the_oldest_first(store: Store) -> None:
    first = hold(store)
    for text in ("一", "二"):
        decide(store, first, text=text)
    office = hold(store, kind=MeetingKind.OFFICE, held_on=date(2019, 8, 1))
    decide(store, office, text="三")
    texts = [line.text for line in proposed(store, planned(store), AgendaKind.DECISION)]
    assert texts == ["一", "二", "三"]


# What came up since the last meeting


def test_only_tasks_that_fell_overdue_since_the_last_meeting_are_proposed(store: Store) -> None:
    day = date(2020, 1, 6)
    first = planned(store, number=1, held_on=date(2019, 6, 20))
    second = planned(store, held_on=day)
    everything = proposed(store, second, AgendaKind.TASK, day)
    assert everything
    assert all("已超期" in line.note and line.overdue for line in everything)
    assert proposed(store, first, AgendaKind.TASK, date(2019, 6, 20)) == []

    after = date(2020, 2, 6)
    store.write(begin_meeting, second)
    third = planned(store, number=3, held_on=after)
    assert proposed(store, third, AgendaKind.TASK, after) == []


def test_the_first_meeting_of_its_kind_sees_all_that_is_overdue(store: Store) -> None:
    day = date(2020, 1, 6)
    hold(store, number=1, held_on=date(2020, 1, 3))
    topic = planned(store, kind=MeetingKind.TOPIC, held_on=day)
    plenary = planned(store, held_on=day)
    assert proposed(store, topic, AgendaKind.TASK, day)
    assert proposed(store, plenary, AgendaKind.TASK, day) == []


def test_targets_that_fell_behind_since_the_last_meeting_are_proposed(store: Store) -> None:
    store.write(record_reading, reading(store, 2, year=2019, value="600"))
    day = date(2020, 1, 20)  # a year that is not over makes nothing fall behind
    hold(store, number=1, held_on=date(2019, 12, 20))
    held = planned(store, held_on=day)
    (line,) = proposed(store, held, AgendaKind.TARGET, day)
    assert (line.subject_id, line.text) == (target_id(store, 2), "目标指标第2项：年专利申请总量")
    assert line.note.startswith("2019年 600 件，目标 6000 件")

    store.write(begin_meeting, held)
    later = date(2020, 3, 2)
    third = planned(store, number=3, held_on=later)
    assert proposed(store, third, AgendaKind.TARGET, later) == []


def test_the_first_meeting_of_its_kind_sees_every_target_that_is_behind(store: Store) -> None:
    store.write(record_reading, reading(store, 2, year=2019, value="600"))
    day = date(2020, 1, 20)
    assert len(proposed(store, planned(store, held_on=day), AgendaKind.TARGET, day)) == 1


# Extensions asked for


def test_an_extension_that_is_asked_for_is_proposed_until_it_is_granted(store: Store) -> None:
    asked = act(store, ActKind.EXTENSION_REQUEST)
    held = planned(store, held_on=date(2019, 11, 25))
    (line,) = proposed(store, held, AgendaKind.EXTENSION, TODAY)
    assert (line.subject_id, line.text) == (asked, "第1项任务申请改期至2022年6月30日")
    assert line.note == "市场监管局（知识产权局）2019年11月20日申请：选址未定"
    act(store, ActKind.EXTENSION, new_due_on=date(2022, 3, 31))
    assert proposed(store, held, AgendaKind.EXTENSION, TODAY) == []


def test_of_several_requests_the_latest_is_proposed_also_on_a_decision(store: Store) -> None:
    key = decide(store, hold(store))
    typed: dict[str, Any] = {"decision_id": key, "unit_id": unit_id(store, "财政局")}
    act(store, ActKind.EXTENSION_REQUEST, **typed, new_due_on=date(2020, 3, 31))
    act(store, ActKind.EXTENSION_REQUEST, **typed, new_due_on=date(2020, 6, 30))
    (line,) = proposed(store, planned(store), AgendaKind.EXTENSION, TODAY)
    assert line.text == "领导小组第1次全体会议议定事项第1项申请改期至2020年6月30日"


def test_a_request_that_a_closed_meeting_dealt_with_does_not_come_back(store: Store) -> None:
    act(store, ActKind.EXTENSION_REQUEST)
    held = hold(store, held_on=date(2019, 11, 25))
    lines = [line.draft for line in proposed(store, held, AgendaKind.EXTENSION, TODAY)]
    store.write(record_agenda, held, lines)
    after = planned(store, held_on=date(2019, 12, 5))
    assert len(proposed(store, after, AgendaKind.EXTENSION, TODAY)) == 1
    close(store, held, TODAY)
    assert proposed(store, after, AgendaKind.EXTENSION, TODAY) == []


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"new_due_on": date(2021, 12, 31)}, "申请的时限和现在的一样，请填改后的日期。"),
        ({"unit_id": "教育局"}, "第1项任务没有交给“教育局”，请核对单位。"),
    ],
)
def test_a_request_that_makes_no_sense_is_refused(
    store: Store, typed: dict[str, Any], problem: str
) -> None:
    if "unit_id" in typed:
        typed = {"unit_id": unit_id(store, typed["unit_id"])}
    before = every_row(store)
    assert refusal(act, store, ActKind.EXTENSION_REQUEST, **typed) == problem
    assert every_row(store) == before


def test_what_is_too_long_for_a_line_is_cut(store: Store) -> None:
    act(store, ActKind.EXTENSION_REQUEST, reason="选" * 2000)
    (line,) = proposed(store, planned(store), AgendaKind.EXTENSION, TODAY)
    assert len(line.draft.note) == 2000


def test_a_request_changes_no_date(store: Store) -> None:
    before = task(store)
    act(store, ActKind.EXTENSION_REQUEST)
    assert task(store) == before


def test_how_often_a_decision_came_up_counts_meetings_that_have_begun(store: Store) -> None:
    first = hold(store)
    key = decide(store, first)
    close(store, first)
    second = planned(store)
    line = AgendaDraft(kind=AgendaKind.DECISION, subject_id=key, text="研究专项资金")
    store.write(record_agenda, second, [line])
    assert store.read(times_discussed, NEXT) == {}
    store.write(begin_meeting, second)
    assert store.read(times_discussed, NEXT) == {key: 2}
    assert store.read(times_discussed, date(2019, 9, 11)) == {}
