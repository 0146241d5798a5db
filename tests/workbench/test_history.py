import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from tests.workbench.office import (
    TODAY,
    decision,
    every_row,
    meeting,
    progress,
    reading,
    refusal,
    task_id,
)
from tests.workbench.supervisor import act, draft
from tests.workbench.typist import noon, on, redo_on, undo_on
from workbench import history
from workbench.acts import record_act
from workbench.contacts import ContactDraft
from workbench.decisions import record_decision
from workbench.evidence import Subject, attach
from workbench.history import (
    ADDED,
    DELETED,
    ChangeRow,
    Comparison,
    compare,
    history_of,
    list_changes,
    name_of,
)
from workbench.holding import hold_meeting
from workbench.journal import describe, plain
from workbench.kinds import KINDS, Values
from workbench.members import list_members, record_contact
from workbench.plan import Plan
from workbench.progress import delete_progress, list_entries, record_progress
from workbench.readings import record_reading
from workbench.record_words import Words, fields, title
from workbench.settling import delete_decision
from workbench.store import Store, open_store
from workbench.supervision import ActKind
from workbench.views import ViewDraft, save_view

MAY, JUNE, JULY = date(2020, 5, 8), date(2020, 6, 8), date(2020, 7, 8)
ENTRY = "第1项任务进展（市场监管局（知识产权局），2019年11月）"


def told(rows: list[ChangeRow] | tuple[ChangeRow, ...]) -> list[tuple[str, str, str, str]]:
    return [(row.record, row.field, row.before, row.after) for row in rows]


def changes(
    store: Store, since: date = MAY, until: date = JULY, **wanted: object
) -> list[ChangeRow]:
    return store.read(list_changes, since, until, **wanted)  # type: ignore[arg-type]


def compared(store: Store, first: date, second: date) -> Comparison:
    return store.read(compare, first, second)


def correct_entry(store: Store, day: date, percent: int) -> None:
    seen = store.read(list_entries, task_id(store), TODAY)[0].version
    on(day, store, record_progress, progress(store, percent=percent), seen)


# Line by line


def test_a_correction_says_when_what_which_field_and_from_what_to_what(store: Store) -> None:
    on(MAY, store, record_progress, progress(store))
    on(JUNE, store, record_progress, progress(store, percent=50, problems="编制未批"), 1)
    rows = changes(store, JUNE, JUNE)
    assert told(rows) == [
        (ENTRY, "进度", "35%", "50%"),
        (ENTRY, "存在问题", "", "编制未批"),
    ]
    assert {row.at for row in rows} == {noon(JUNE)}
    assert {row.label for row in rows} == {
        "填报第1项任务进展（市场监管局（知识产权局），2019年11月）"
    }
    assert {row.kind_word for row in rows} == {"进展"}


def test_a_new_and_a_deleted_record_are_told_whole(store: Store) -> None:
    whole = "进度：35%；进展情况：已完成第三方评估，方案报市政府审定；填报日期：2019年11月20日"
    key = on(MAY, store, record_progress, progress(store))
    on(JUNE, store, delete_progress, key)
    deletion, *rest = told(changes(store))
    assert deletion == (ENTRY, DELETED, whole, "")
    assert set(rest) == {(ENTRY, ADDED, "", whole), ("第1项任务", "状态", "未启动", "推进中")}


def test_a_moved_deadline_stands_beside_the_act_that_moved_it(store: Store) -> None:
    on(MAY, store, record_act, ActKind.EXTENSION, draft(store, ActKind.EXTENSION))
    assert ("第1项任务", "到期日期", "2021年12月31日", "2022年6月30日") in told(changes(store))
    assert "改期（第1项任务）" in {row.record for row in changes(store)}


def test_undo_and_redo_are_lines_of_their_own(store: Store) -> None:
    on(MAY, store, hold_meeting, meeting())
    undo_on(MAY, store)
    redo_on(MAY, store)
    assert [(row.label, row.field) for row in changes(store)] == [
        ("重做：记录领导小组第1次全体会议", ADDED),
        ("撤销：记录领导小组第1次全体会议", DELETED),
        ("记录领导小组第1次全体会议", ADDED),
    ]


def test_the_import_of_the_plan_is_no_change(store: Store) -> None:
    today = datetime.now().astimezone().date()
    assert changes(store, today - timedelta(days=1), today) == []


def test_days_count_whole_and_moments_to_the_moment(store: Store) -> None:
    on(JUNE, store, hold_meeting, meeting())
    day = timedelta(days=1)
    assert len(changes(store, JUNE, JUNE)) == 1
    assert changes(store, JUNE - day, JUNE - day) == changes(store, JUNE + day, JULY) == []
    assert changes(store, JUNE, noon(JUNE)) == []
    assert changes(store, noon(JUNE), JULY) == changes(store, JUNE, JUNE)


def test_the_longest_time_is_no_error(store: Store) -> None:
    on(JUNE, store, hold_meeting, meeting())
    assert len(changes(store, date.min, date.max)) == 1
    assert len(compared(store, date.min, date.max).rows) == 1


def test_only_the_kinds_and_words_that_are_wanted_are_listed(store: Store) -> None:
    on(MAY, store, record_progress, progress(store))
    on(MAY, store, hold_meeting, meeting(place="市政府第一会议室"))
    assert {row.kind for row in changes(store, kinds={"Meeting"})} == {"Meeting"}
    assert {row.kind for row in changes(store, kinds={"Meeting", "Task"})} == {"Meeting", "Task"}
    assert changes(store, kinds=set()) == []
    assert [row.kind for row in changes(store, words="第一会议室")] == ["Meeting"]
    assert changes(store, words="没有这几个字") == []


@pytest.mark.parametrize("size", [1, 2, 3, 200])
def test_pages_follow_on_without_gap_or_repeat(
    store: Store, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    on(MAY, store, record_progress, progress(store))
    on(MAY, store, record_progress, progress(store, percent=50, problems="缺", next_step="报"), 1)
    whole = changes(store)
    monkeypatch.setattr(history, "PAGE", size)
    found: list[ChangeRow] = []
    while page := changes(store, after=found[-1] if found else None):
        assert len(page) <= size
        found += page
    assert found == whole
    assert len({row.id for row in whole}) == len(whole) == 5


# One record


def test_the_history_of_a_task_tells_of_all_that_belongs_to_it(store: Store) -> None:
    task = task_id(store)
    entry = store.write(record_progress, progress(store))
    act(store, ActKind.REMINDER)
    store.write(attach, Subject.TASK, task, "方案.pdf", ("0" * 64, 1), TODAY)
    store.write(record_progress, progress(store, task_id=task_id(store, 2)))
    store.write(delete_progress, entry)
    rows = store.read(history_of, task)
    assert {row.kind for row in rows} == {"Task", "TaskUnit", "ProgressEntry", "Act", "Evidence"}
    assert {"第1项任务", ENTRY} <= {row.record for row in rows}
    assert not any("第2项" in row.record for row in rows)
    assert (rows[0].field, rows[0].record) == (DELETED, ENTRY)
    assert rows[-1].label.startswith("导入《")


def test_the_history_of_one_entry_is_its_own(store: Store) -> None:
    entry = store.write(record_progress, progress(store))
    correct_entry(store, JUNE, 50)
    rows = store.read(history_of, entry)
    assert [row.field for row in rows] == ["进度", ADDED]
    assert store.read(history_of, entry, rows[0]) == rows[1:]
    assert store.read(history_of, entry, words="50%") == rows[:1]


def test_what_never_was_has_neither_history_nor_name(store: Store) -> None:
    assert store.read(history_of, uuid4()) == []
    assert store.read(name_of, uuid4()) == ""
    assert store.read(name_of, task_id(store, 11)) == "第11项任务"


# Two days


def test_what_was_done_and_undone_is_no_difference(store: Store) -> None:
    on(JUNE, store, record_progress, progress(store))
    undo_on(JUNE, store)
    assert compared(store, MAY, JULY).groups == ()
    redo_on(JULY, store)
    assert compared(store, MAY, JUNE).groups == ()
    assert [word for word, _ in compared(store, JUNE, JULY).groups] == ["任务", "进展"]


def test_several_corrections_make_one_difference(store: Store) -> None:
    on(MAY, store, record_progress, progress(store))
    for percent in (40, 60, 80):
        correct_entry(store, JUNE, percent)
    assert told(compared(store, MAY, JULY).rows) == [(ENTRY, "进度", "35%", "80%")]


def test_what_came_and_went_in_between_is_no_difference_and_a_deletion_is_one(
    store: Store,
) -> None:
    held = on(MAY, store, hold_meeting, meeting())
    lasting = on(MAY, store, record_decision, decision(store, held))
    passing = on(JUNE, store, record_decision, decision(store, held, text="其间的一项"))
    on(JUNE, store, delete_decision, passing)
    on(JUNE, store, delete_decision, lasting)
    rows = compared(store, MAY, JULY).rows
    assert [(row.record_id, row.field) for row in rows] == [(lasting, DELETED)]
    assert "完成时限：2019年12月31日" in rows[0].before


def test_differences_stand_under_their_kinds_in_the_order_of_the_lists(store: Store) -> None:
    on(JUNE, store, hold_meeting, meeting())
    on(JUNE, store, record_reading, reading(store))
    on(JUNE, store, record_progress, progress(store))
    member = store.read(list_members, TODAY)[0]
    on(JUNE, store, record_contact, member.id, ContactDraft(phone="0471-3301234"))
    comparison = compared(store, MAY, JUNE)
    assert [word for word, _ in comparison.groups] == ["任务", "进展", "指标数据", "会议", "成员"]
    assert comparison.groups[-1][1][0].record == member.name


def test_saved_views_are_nobodys_news(store: Store) -> None:
    on(JUNE, store, save_view, ViewDraft(page="ledger", name="逾期", filters={}))
    assert compared(store, MAY, JULY).groups == ()
    assert [row.kind for row in changes(store)] == ["SavedView"]


def test_a_change_of_the_imported_plan_is_told_against_the_plan(store: Store) -> None:
    def settle(session: Session) -> None:
        describe(session, "修改截止日")
        session.exec(select(Plan)).one().due_day = 28

    today = datetime.now().astimezone().date()
    store.write(settle)
    rows = compared(store, today - timedelta(days=1), today).rows
    assert [(row.field, row.before, row.after) for row in rows] == [("每期截止日", "25日", "28日")]


def test_the_second_day_cannot_come_first(store: Store) -> None:
    sentence = "对照的后一天不能早于前一天，请核对日期。"
    assert refusal(store.read, compare, JULY, MAY) == sentence


# Any two days


Snapshot = dict[UUID, tuple[str, Values]]


def snapshot(store: Store) -> Snapshot:
    """Every record as it stands."""

    def read(session: Session) -> Snapshot:
        return {
            record.id: (name, plain(record))
            for name, kind in KINDS.items()
            for record in session.exec(select(kind.table))
        }

    return store.read(read)


def differences(store: Store, first: Snapshot, second: Snapshot) -> set[tuple[UUID, str, str, str]]:
    def read(session: Session) -> set[tuple[UUID, str, str, str]]:
        words = Words(session)
        found = set()
        for key in first.keys() | second.keys():
            kind = (first.get(key) or second[key])[0]
            before, after = (side[key][1] if key in side else None for side in (first, second))
            if before is None and after is not None:
                found.add((key, ADDED, "", words.sum_up(kind, after)))
            elif after is None and before is not None:
                found.add((key, DELETED, words.sum_up(kind, before), ""))
            elif before and after:
                for name in fields(kind):
                    told = words.value(kind, name, before), words.value(kind, name, after)
                    if told[0] != told[1]:
                        found.add((key, title(kind, name), *told))
        return found

    return store.read(read)


class Typist:
    """Does at random what can be done, on one day after the other."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.day = MAY
        self.count = 0
        self.held = on(MAY, store, hold_meeting, meeting())

    def report(self) -> None:
        typed = progress(self.store, period=f"2020-{self.count % 12 + 1:02d}", percent=self.count)
        entries = self.store.read(list_entries, task_id(self.store), date.max)
        seen = next((entry.version for entry in entries if entry.period == typed.period), 0)
        on(self.day, self.store, record_progress, typed, seen)

    def erase(self) -> None:
        if entries := self.store.read(list_entries, task_id(self.store), date.max):
            on(self.day, self.store, delete_progress, entries[0].id)

    def decide(self) -> None:
        typed = decision(self.store, self.held, text=f"第{self.count}项")
        on(self.day, self.store, record_decision, typed)

    def extend(self) -> None:
        due = date(2022, 1, 1) + timedelta(days=self.count)
        typed = draft(self.store, ActKind.EXTENSION, new_due_on=due)
        on(self.day, self.store, record_act, ActKind.EXTENSION, typed)

    def undo(self) -> None:
        if self.store.undo_label() != "记录领导小组第1次全体会议":
            undo_on(self.day, self.store)

    def redo(self) -> None:
        if self.store.redo_label():
            redo_on(self.day, self.store)


ACTS: tuple[Callable[[Typist], None], ...] = (
    Typist.report,
    Typist.erase,
    Typist.decide,
    Typist.extend,
    Typist.undo,
    Typist.undo,
    Typist.redo,
)
WORK = st.lists(st.sampled_from(range(len(ACTS))), max_size=6)


@settings(max_examples=10, deadline=None)
@given(before=WORK, between=WORK, afterwards=WORK)
def test_a_comparison_tells_exactly_what_differs_between_the_two_evenings(
    seeded: Path, before: list[int], between: list[int], afterwards: list[int]
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(shutil.copy(seeded, Path(folder) / seeded.name))
        with open_store(path, noon(MAY)) as store:
            typist = Typist(store)
            evenings = []
            for day, work in ((MAY, before), (JUNE, between), (JULY, afterwards)):
                typist.day = day
                for number in work:
                    typist.count += 1
                    ACTS[number](typist)
                evenings.append((snapshot(store), every_row(store)))
            for at, (first, second) in enumerate(((MAY, JUNE), (JUNE, JULY))):
                rows = compared(store, first, second).rows
                expected = differences(store, evenings[at][0], evenings[at + 1][0])
                assert {(r.record_id, r.field, r.before, r.after) for r in rows} == expected
                assert len(rows) == len(expected)
                assert (not rows) == (evenings[at][1] == evenings[at + 1][1])
