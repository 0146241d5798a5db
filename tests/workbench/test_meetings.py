from datetime import date
from uuid import uuid4

import pytest

from tests.workbench.office import TODAY, carried_out, decision, meeting, problems, refusal, task_id
from workbench.decision_ledger import list_decisions, list_meetings
from workbench.decisions import record_decision
from workbench.holding import hold_meeting
from workbench.meetings import MeetingKind, meeting_title, record_meeting
from workbench.rules.schedule import Status
from workbench.settling import close_decision, delete_decision
from workbench.store import Store

TOLERANCE = 10


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (MeetingKind.FULL, "领导小组第2次全体会议"),
        (MeetingKind.OFFICE, "办公室第2次会议"),
        (MeetingKind.TOPIC, "第2次专题会议"),
        (MeetingKind.COORDINATION, "第2次协调会"),
    ],
)
def test_a_meeting_is_named_as_the_office_names_it(kind: MeetingKind, title: str) -> None:
    assert meeting_title(kind, 2) == title


def test_meetings_come_newest_first_up_to_a_day(store: Store) -> None:
    for number, day in ((1, date(2019, 6, 20)), (2, date(2019, 9, 3)), (3, date(2019, 12, 5))):
        store.write(hold_meeting, meeting(number=number, held_on=day, chair="冯玉臻"))
    rows = store.read(list_meetings, TODAY)
    assert [(row.title, row.chair, row.decisions, row.open) for row in rows] == [
        ("领导小组第2次全体会议", "冯玉臻", 0, 0),
        ("领导小组第1次全体会议", "冯玉臻", 0, 0),
    ]


def test_a_meeting_can_be_corrected(store: Store) -> None:
    key = store.write(record_meeting, meeting())
    assert store.write(record_meeting, meeting(place="市政府第一会议室"), key) == key
    (row,) = store.read(list_meetings, TODAY)
    assert (row.id, row.place, row.version) == (key, "市政府第一会议室", 2)


def test_two_meetings_of_a_kind_do_not_share_a_number(store: Store) -> None:
    store.write(hold_meeting, meeting())
    second = store.write(hold_meeting, meeting(number=2))
    store.write(hold_meeting, meeting(kind=MeetingKind.OFFICE))
    for arguments in ((meeting(),), (meeting(), second)):
        assert problems(store.write, record_meeting, *arguments) == {
            "number": "已有领导小组第1次全体会议，请核对次数。"
        }


def test_a_decision_follows_its_meeting_with_unit_date_and_task(store: Store) -> None:
    held = store.write(hold_meeting, meeting())
    store.write(record_decision, decision(store, held))
    store.write(record_decision, decision(store, held, text="落实编制", task_id=task_id(store, 11)))
    first, second = store.read(list_decisions, TODAY, TOLERANCE)
    assert (first.meeting, first.position, first.unit) == ("领导小组第1次全体会议", 1, "财政局")
    assert (first.task_id, first.task_number) == (None, None)
    assert (second.position, second.text, second.task_number) == (2, "落实编制", 11)
    assert store.read(list_meetings, TODAY)[0].decisions == 2
    assert store.read(list_decisions, date(2019, 6, 19), TOLERANCE) == []


def test_a_decision_is_not_due_before_it_was_made(store: Store) -> None:
    held = store.write(hold_meeting, meeting())
    draft = decision(store, held, due_on=date(2019, 6, 19))
    assert problems(store.write, record_decision, draft) == {
        "due_on": "完成时限不能早于会议召开日期。"
    }
    store.write(record_decision, decision(store, held, due_on=date(2019, 6, 20)))


def test_a_decision_is_closed_with_how_it_was_carried_out(store: Store) -> None:
    held = store.write(hold_meeting, meeting())
    key = store.write(record_decision, decision(store, held))
    draft = carried_out(store, finished_on=date(2019, 11, 12), result="办法已印发。")
    store.write(close_decision, key, draft)
    (row,) = store.read(list_decisions, TODAY, TOLERANCE)
    assert (row.status, row.finished_on, row.result) == (
        Status.CLOSED,
        date(2019, 11, 12),
        "办法已印发。",
    )
    assert store.undo() == "议定事项“年底前出台质押融资风险补”销号"
    assert store.read(list_decisions, TODAY, TOLERANCE)[0].status is Status.UNDER_WAY


def test_a_decision_is_not_carried_out_before_it_was_made(store: Store) -> None:
    held = store.write(hold_meeting, meeting())
    key = store.write(record_decision, decision(store, held))
    draft = carried_out(store, finished_on=date(2019, 6, 19), result="已办")
    assert problems(store.write, close_decision, key, draft) == {
        "finished_on": "办结日期不能早于会议召开日期。"
    }
    assert store.read(list_decisions, TODAY, TOLERANCE)[0].is_open


def test_a_deleted_decision_comes_back_by_undo(store: Store) -> None:
    held = store.write(hold_meeting, meeting())
    key = store.write(record_decision, decision(store, held))
    before = store.read(list_decisions, TODAY, TOLERANCE)
    store.write(delete_decision, key)
    assert store.read(list_decisions, TODAY, TOLERANCE) == []
    assert store.undo() == "删除议定事项“年底前出台质押融资风险补”"
    assert store.read(list_decisions, TODAY, TOLERANCE) == before


def test_what_is_gone_is_missing(store: Store) -> None:
    gone = "这条{}已被删除，可在“撤销”中找回。"
    held = store.write(hold_meeting, meeting())
    done = carried_out(store, finished_on=TODAY, result="已办")
    nowhere = decision(store, uuid4())
    nobody = decision(store, held, unit_id=uuid4())
    assert refusal(store.write, record_meeting, meeting(number=9), uuid4()) == gone.format("会议")
    assert refusal(store.write, record_decision, nowhere) == gone.format("会议")
    assert refusal(store.write, record_decision, nobody) == gone.format("单位")
    for call, arguments in (
        (record_decision, (decision(store, held), uuid4())),
        (close_decision, (uuid4(), done)),
        (delete_decision, (uuid4(),)),
    ):
        assert refusal(store.write, call, *arguments) == gone.format("议定事项")
