from datetime import date
from uuid import UUID, uuid4

import pytest

from tests.workbench.meeting_room import close, hold
from tests.workbench.office import TODAY, every_row, problems, refusal
from workbench.attendance import (
    AttendanceDraft,
    AttendanceRow,
    Presence,
    call_roll,
    last_attended,
    list_attendance,
    record_attendance,
    remove_attendance,
)
from workbench.members import MemberRow, list_members
from workbench.recycle_bin import bring_back
from workbench.store import Store

GUEST = AttendanceDraft(name="托亚", post="市税务局副局长", presence=Presence.GUEST)


def member(store: Store, place: int = 0) -> MemberRow:
    return store.read(list_members, TODAY)[place]


def line(
    of: MemberRow, presence: Presence = Presence.PRESENT, stand_in: str = ""
) -> AttendanceDraft:
    return AttendanceDraft(
        member_id=of.id, name=of.name, post=of.post, presence=presence, stand_in=stand_in
    )


def listed(store: Store, held: UUID) -> list[AttendanceRow]:
    return store.read(list_attendance, held)


def test_the_roll_is_that_of_the_meetings_day_by_rank(store: Store) -> None:
    held = hold(store)
    store.write(call_roll, held)
    members = store.read(list_members, date(2019, 6, 20))
    assert [(row.member_id, row.name, row.post) for row in listed(store, held)] == [
        (m.id, m.name, m.post) for m in members
    ]
    assert {row.presence for row in listed(store, held)} == {Presence.PRESENT}


def test_nobody_is_on_the_roll_before_anybody_was_appointed(store: Store) -> None:
    held = hold(store, held_on=date(2001, 1, 1))
    store.write(call_roll, held)
    assert listed(store, held) == []


def test_calling_the_roll_again_keeps_what_was_entered(store: Store) -> None:
    held = hold(store)
    first = member(store)
    store.write(record_attendance, held, [line(first, Presence.EXCUSED)])
    store.write(call_roll, held)
    rows = listed(store, held)
    assert len(rows) == len(store.read(list_members, TODAY))
    assert (rows[0].member_id, rows[0].presence) == (first.id, Presence.EXCUSED)


def test_one_or_many_are_entered_and_corrected(store: Store) -> None:
    held = hold(store)
    first, second = member(store), member(store, 1)
    store.write(record_attendance, held, [line(first), line(second), GUEST])
    changed = [
        line(second, Presence.STAND_IN, "云铎"),
        AttendanceDraft(name="托亚", post="市税务局局长", presence=Presence.GUEST),
    ]
    store.write(record_attendance, held, changed)
    assert [(r.name, r.post, r.presence, r.stand_in) for r in listed(store, held)] == [
        (first.name, first.post, "出席", ""),
        (second.name, second.post, "代会", "云铎"),
        ("托亚", "市税务局局长", "列席", ""),
    ]


@pytest.mark.parametrize(
    ("presence", "stand_in", "sentence"),
    [
        (Presence.STAND_IN, "", "冯玉臻由人代会，请填写代会人。"),
        (Presence.EXCUSED, "云铎", "只有代会的才填代会人，请核对出席情况。"),
    ],
)
def test_who_stands_in_is_named_and_nobody_else(
    store: Store, presence: Presence, stand_in: str, sentence: str
) -> None:
    held = hold(store)
    drafts = [line(member(store), presence, stand_in)]
    assert problems(store.write, record_attendance, held, drafts) == {"stand_in": sentence}


def test_somebody_is_taken_off_the_list_and_comes_back_by_undo(store: Store) -> None:
    held = hold(store)
    store.write(record_attendance, held, [GUEST])
    before = every_row(store)
    store.write(remove_attendance, listed(store, held)[0].id)
    assert listed(store, held) == []
    assert store.undo() == "从领导小组第1次全体会议名单中去掉托亚"
    assert every_row(store) == before
    assert refusal(store.write, remove_attendance, uuid4()) == (
        "这条出席情况已被删除，可在“撤销”中找回。"
    )


def test_the_list_of_a_closed_meeting_is_locked(store: Store) -> None:
    held = hold(store)
    store.write(record_attendance, held, [GUEST])
    key = listed(store, held)[0].id
    close(store, held)
    for call, arguments in (
        (call_roll, (held,)),
        (record_attendance, (held, [GUEST])),
        (remove_attendance, (key,)),
    ):
        assert "已结束，不能再改" in refusal(store.write, call, *arguments)


def test_a_line_comes_back_from_the_recycle_bin_behind_the_others(store: Store) -> None:
    held = hold(store)
    store.write(record_attendance, held, [GUEST])
    gone = listed(store, held)[0].id
    store.write(remove_attendance, gone)
    store.write(record_attendance, held, [line(member(store))])
    store.write(bring_back, gone)
    assert [row.name for row in listed(store, held)] == ["冯玉臻", "托亚"]
    store.write(remove_attendance, gone)
    close(store, held)
    assert "已结束，不能再改" in refusal(store.write, bring_back, gone)


# The latest meeting of a unit


def test_a_unit_came_to_the_latest_meeting_where_its_member_is_on_the_list(store: Store) -> None:
    first, second = hold(store), hold(store, number=2, held_on=date(2019, 9, 12))
    mayor, of_unit = member(store), next(m for m in store.read(list_members, TODAY) if m.unit_id)
    unit = of_unit.unit_id
    assert unit
    assert store.read(last_attended, unit, TODAY) is None
    store.write(record_attendance, first, [line(of_unit)])
    store.write(record_attendance, second, [line(mayor)])

    assert store.read(last_attended, unit, TODAY) == first
    assert store.read(last_attended, unit, date(2019, 6, 19)) is None


def test_who_was_excused_did_not_come_and_who_sent_somebody_did(store: Store) -> None:
    first, second = hold(store), hold(store, number=2, held_on=date(2019, 9, 12))
    of_unit = next(m for m in store.read(list_members, TODAY) if m.unit_id)
    unit = of_unit.unit_id
    assert unit
    store.write(record_attendance, first, [line(of_unit, Presence.STAND_IN, "代表甲")])
    store.write(record_attendance, second, [line(of_unit, Presence.EXCUSED)])

    assert store.read(last_attended, unit, TODAY) == first
