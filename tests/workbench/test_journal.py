import random
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import Session, col, func, select

from tests.workbench.office import (
    TODAY,
    carried_out,
    decision,
    every_row,
    exported,
    meeting,
    progress,
    reading,
    refusal,
    target_id,
    task_id,
    unit_id,
)
from tests.workbench.supervisor import act, task
from workbench import journal
from workbench.contacts import ContactDraft
from workbench.decisions import Decision, record_decision
from workbench.holding import hold_meeting
from workbench.journal import Action, Change, Step, describe, list_steps
from workbench.liaisons import LiaisonDraft, record_liaison
from workbench.meetings import Meeting
from workbench.members import list_members, record_contact
from workbench.plan import Plan, get_plan
from workbench.progress import delete_progress, list_entries, record_progress
from workbench.readings import Reading, delete_readings, record_reading
from workbench.settling import close_decision, delete_decision
from workbench.store import Store, open_store
from workbench.supervision import ActKind
from workbench.targets import AchievementDraft, record_achievement
from workbench.tasks import MilestoneDraft, Task, record_milestone
from workbench.units import Unit

WORKBENCH = Path(journal.__file__).parent


def steps(store: Store) -> list[Step]:
    """What was recorded since the import of the plan, newest first."""
    return [step for step in store.read(list_steps) if not step.label.startswith("导入")]


def differences(step: Step) -> dict[str, tuple[object, object]]:
    assert step.before
    assert step.after
    names = step.before.keys() | step.after.keys()
    pairs = {name: (step.before.get(name), step.after.get(name)) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


# Before and after


def test_a_new_record_has_an_after_only(store: Store) -> None:
    key = store.write(record_progress, progress(store))
    entry = next(step for step in steps(store) if step.kind == "ProgressEntry")
    assert entry.record_id == key
    assert entry.before is None
    assert entry.after == {
        "id": str(key),
        "task_id": str(task_id(store)),
        "decision_id": None,
        "unit_id": str(unit_id(store)),
        "period": "2019-11",
        "percent": 35,
        "text": "已完成第三方评估，方案报市政府审定。",
        "problems": "",
        "next_step": "",
        "reported_on": "2019-11-20",
        "starts_on": "2019-11-01",
        "ends_on": "2019-11-30",
    }


def test_a_changed_record_has_both_with_the_words_people_chose(store: Store) -> None:
    store.write(record_progress, progress(store))
    task = next(step for step in steps(store) if step.kind == "Task")
    assert differences(task) == {"status": ("未启动", "推进中")}
    assert task.label == "填报第1项任务进展（市场监管局（知识产权局），2019年11月）"


def test_a_deleted_record_has_a_before_only(store: Store) -> None:
    key = store.write(record_progress, progress(store))
    store.write(delete_progress, key)
    step = steps(store)[0]
    assert (step.record_id, step.after) == (key, None)
    assert step.before
    assert step.before["percent"] == 35


def change_every_kind_of_value(session: Session) -> None:
    describe(session, "改各种值")
    unit = session.exec(select(Unit).where(Unit.short_name == "财政局")).one()
    unit.aliases = [*unit.aliases, "市财局"]
    session.flush()
    unit.is_group = True
    task = session.exec(select(Task).where(Task.number == 1)).one()
    task.due_on = date(2022, 6, 30)
    task.finished_on = date(2019, 11, 1)
    entry = session.exec(select(Reading)).one()
    entry.value = Decimal("5127.50")


def test_lists_dates_decimals_and_words_are_kept_as_they_were_and_are(store: Store) -> None:
    store.write(record_reading, reading(store))
    store.write(change_every_kind_of_value)
    changed = {step.kind: differences(step) for step in steps(store)[:3]}
    assert changed == {
        "Unit": {
            "aliases": ([], ["市财局"]),
            "is_group": (False, True),
        },
        "Task": {"due_on": ("2021-12-31", "2022-06-30"), "finished_on": (None, "2019-11-01")},
        "Reading": {"value": ("5127", "5127.50")},
    }


def test_lists_dates_decimals_and_words_come_back_as_they_were(store: Store) -> None:
    store.write(record_reading, reading(store))
    before = every_row(store)
    store.write(change_every_kind_of_value)
    after = every_row(store)
    store.undo()
    assert every_row(store) == before
    store.redo()
    assert every_row(store) == after


def test_a_record_touched_twice_in_one_action_makes_one_line(store: Store) -> None:
    def rename(session: Session) -> None:
        describe(session, "改两次")
        plan = session.exec(select(Plan)).one()
        for title in ("一", "二"):
            plan.title = title
            session.flush()

    title = store.read(get_plan).title
    store.write(rename)
    assert [differences(step) for step in steps(store)] == [{"title": (title, "二")}]


@pytest.mark.parametrize("way", ["same", "there and back", "made and deleted"])
def test_an_action_without_a_real_change_leaves_no_line(store: Store, way: str) -> None:
    def do(session: Session) -> None:
        describe(session, "什么也没变")
        plan = session.exec(select(Plan)).one()
        title = plan.title
        if way == "there and back":
            plan.title = "别的"
            session.flush()
        plan.title = title
        if way == "made and deleted":
            made = Meeting.model_validate(meeting().model_dump())
            session.add(made)
            session.flush()
            session.delete(made)

    store.write(do)
    assert steps(store) == []
    assert store.undo_label() is None


def test_an_action_is_dated_in_universal_time(store: Store) -> None:
    before = datetime.now(UTC)
    store.write(hold_meeting, meeting())
    assert before <= steps(store)[0].at <= datetime.now(UTC)
    assert steps(store)[0].at.tzinfo is UTC


# The change list


def test_the_change_list_names_undo_and_redo(store: Store) -> None:
    store.write(hold_meeting, meeting())
    store.undo()
    store.redo()
    assert [step.label for step in steps(store)] == [
        "重做：记录领导小组第1次全体会议",
        "撤销：记录领导小组第1次全体会议",
        "记录领导小组第1次全体会议",
    ]


def test_the_change_list_of_one_record_is_its_history(store: Store) -> None:
    key = store.write(record_progress, progress(store))
    store.write(record_progress, progress(store, percent=50), 1)
    store.write(hold_meeting, meeting())
    store.write(delete_progress, key)
    history = store.read(list_steps, key)
    assert [
        (s.before and s.before["percent"], s.after and s.after["percent"]) for s in history
    ] == [
        (50, None),
        (35, 50),
        (None, 35),
    ]
    assert store.read(list_steps, key, limit=1) == history[:1]


def test_the_import_of_the_plan_is_in_the_list_with_every_record(store: Store) -> None:
    lines = store.read(list_steps, limit=10_000)
    assert {step.label for step in lines} == {"导入：导入《" + store.read(get_plan).title + "》"}
    assert sum(step.kind == "Task" for step in lines) == 50


# Undo and redo


def test_the_import_of_the_plan_cannot_be_undone(store: Store) -> None:
    before = every_row(store)
    assert store.undo_label() is None
    assert refusal(store.undo) == "没有可以撤销的操作。"
    assert refusal(store.redo) == "没有可以重做的操作。"
    store.write(hold_meeting, meeting())
    store.undo()
    assert refusal(store.undo) == "没有可以撤销的操作。"
    assert every_row(store) == before


def create(store: Store) -> None:
    store.write(record_progress, progress(store))


def correct(store: Store) -> None:
    store.write(record_progress, progress(store, percent=80, problems="编制未批"), 1)


def delete(store: Store) -> None:
    entry = store.read(list_entries, task_id(store), TODAY)[0]
    store.write(delete_progress, entry.id)


@pytest.mark.parametrize(
    ("prepare", "act"),
    [([], create), ([create], correct), ([create], delete), ([create, correct], delete)],
)
def test_an_action_is_undone_and_redone_whole(
    store: Store, prepare: list[Callable[[Store], None]], act: Callable[[Store], None]
) -> None:
    for step in prepare:
        step(store)
    before = every_row(store)
    act(store)
    after = every_row(store)
    assert before != after
    for _ in range(2):
        store.undo()
        assert every_row(store) == before
        store.redo()
        assert every_row(store) == after


def test_undo_and_redo_tell_what_they_did_and_which_kinds_changed(store: Store) -> None:
    told: list[frozenset[str]] = []
    store.write(record_progress, progress(store))
    store.listen(told.append)
    label = "填报第1项任务进展（市场监管局（知识产权局），2019年11月）"
    assert (store.undo_label(), store.redo_label()) == (label, None)
    assert store.undo() == label
    assert (store.undo_label(), store.redo_label()) == (None, label)
    assert store.redo() == label
    assert (store.undo_label(), store.redo_label()) == (label, None)
    assert told == [{"ProgressEntry", "Task"}] * 2


def test_records_that_refer_to_one_another_are_undone_in_their_order(store: Store) -> None:
    def meet_and_decide(session: Session) -> None:
        key = hold_meeting(session, meeting())
        for text in ("其一", "其二", "其三"):
            record_decision(session, first.model_copy(update={"meeting_id": key, "text": text}))

    def forget(session: Session) -> None:
        describe(session, "删除会议和议定事项")
        for record in (*session.exec(select(Decision)), *session.exec(select(Meeting))):
            session.delete(record)
            session.flush()

    first = decision(store, task_id(store))
    empty = every_row(store)
    store.write(meet_and_decide)
    full = every_row(store)
    store.write(forget)
    assert every_row(store) == empty
    store.undo()
    assert every_row(store) == full
    store.undo()
    assert every_row(store) == empty
    store.redo()
    assert every_row(store) == full
    store.redo()
    assert every_row(store) == empty


def test_a_new_action_clears_what_could_be_redone(store: Store) -> None:
    store.write(hold_meeting, meeting(number=1))
    store.undo()
    store.write(hold_meeting, meeting(number=2))
    assert store.redo_label() is None
    assert refusal(store.redo) == "没有可以重做的操作。"


def test_undo_goes_on_where_it_stopped_when_the_file_is_opened_again(
    store: Store, now: datetime
) -> None:
    for number in (1, 2, 3):
        store.write(hold_meeting, meeting(number=number))
    store.undo()
    store.close()
    with open_store(store.path, now) as again:
        assert again.undo_label() == "记录领导小组第2次全体会议"
        assert again.redo_label() == "记录领导小组第3次全体会议"


def test_every_action_can_be_undone_however_often_one_goes_back_and_forth(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "READ_AT_ONCE", 3)
    start = every_row(store)
    for number in range(1, 11):
        store.write(hold_meeting, meeting(number=number))
    end = every_row(store)
    for _ in range(20):
        store.undo()
        store.redo()
    for _ in range(2):
        for number in range(10, 0, -1):
            assert store.undo_label() == f"记录领导小组第{number}次全体会议"
            store.undo()
        assert (store.undo_label(), every_row(store)) == (None, start)
        for number in range(1, 11):
            assert store.redo_label() == f"记录领导小组第{number}次全体会议"
            store.redo()
        assert (store.redo_label(), every_row(store)) == (None, end)


def test_an_undo_knows_every_kind_of_record_whatever_was_used_before() -> None:
    source = "\n".join(file.read_text(encoding="utf-8") for file in WORKBENCH.glob("*.py"))
    kinds = re.findall(r"^class (\w+)\(Record\b.*table=True", source, re.MULTILINE)
    program = "from workbench.store import _tables; print(*_tables())"
    known = subprocess.check_output(
        [sys.executable, "-c", program], cwd=WORKBENCH.parent, text=True
    )
    assert sorted(known.split()) == sorted(kinds)


# A long day


class Day:
    """An office that does something at random, and remembers what it can still do it to."""

    def __init__(self, store: Store, chance: random.Random) -> None:
        self.store = store
        self.chance = chance
        self.members = store.read(list_members, TODAY)
        self.entries: list[UUID] = []
        self.decisions: list[UUID] = []
        self.readings: list[UUID] = []
        self.meeting = store.write(hold_meeting, meeting())
        self.draft = progress(store)
        self.decision = decision(store, self.meeting)
        self.reading = reading(store)
        self.target = target_id(store, 38)
        self.milestone = task(store, 11).milestones[0].id
        self.suspended = self.handed_in = False

    def act(self, number: int) -> None:
        """One action that changes something."""
        acts: list[Callable[[int], None]]
        acts = [self.report, self.decide, self.read, self.call, self.judge, self.reach]
        acts += [self.remind, self.extend, self.suspend, self.hand_in, self.rule]
        if self.entries:
            acts.append(self.erase)
        if self.readings:
            acts.append(self.strike)
        if self.decisions:
            acts += [self.close, self.forget]
        self.chance.choice(acts)(number)

    def report(self, number: int) -> None:
        draft = self.draft.model_copy(update={"period": f"{1900 + number}", "text": f"第{number}"})
        self.entries.append(self.store.write(record_progress, draft))

    def erase(self, _: int) -> None:
        self.store.write(delete_progress, self.entries.pop())

    def decide(self, number: int) -> None:
        draft = self.decision.model_copy(update={"text": f"第{number}项"})
        self.decisions.append(self.store.write(record_decision, draft))

    def close(self, number: int) -> None:
        draft = carried_out(self.store, result=f"已办结{number}")
        self.store.write(close_decision, self.decisions[-1], draft)

    def forget(self, _: int) -> None:
        self.store.write(delete_decision, self.decisions.pop())

    def read(self, number: int) -> None:
        draft = self.reading.model_copy(
            update={"year": 2019 + number % 3, "value": Decimal(number)}
        )
        seen = self.store.read(version_of_reading, draft.year)
        key = self.store.write(record_reading, draft, seen)
        self.readings = [*(old for old in self.readings if old != key), key]

    def strike(self, _: int) -> None:
        self.store.write(delete_readings, [self.readings.pop()])

    def call(self, number: int) -> None:
        member = self.chance.choice(self.members)
        self.store.write(record_contact, member.id, ContactDraft(phone=f"0471-330{number:04}"))
        draft = LiaisonDraft(
            unit_id=self.draft.unit_id, name=member.name, room=f"市政府1号楼{number}"
        )
        self.store.write(record_liaison, draft)

    def judge(self, number: int) -> None:
        draft = AchievementDraft(achieved_on=TODAY, achieved_note=f"验收文件{number}号")
        self.store.write(record_achievement, self.target, draft)

    def reach(self, number: int) -> None:
        draft = MilestoneDraft(done_on=date(2019, 11, 1), account=f"验收意见{number}号")
        self.store.write(record_milestone, self.milestone, draft, TODAY)

    def remind(self, number: int) -> None:
        act(self.store, ActKind.REMINDER, answer=f"第{number}次催办")

    def extend(self, number: int) -> None:
        day = date(2022, 1, 1) + timedelta(days=number)
        act(self.store, ActKind.EXTENSION, task_id=task_id(self.store, 2), new_due_on=day)

    def suspend(self, _: int) -> None:
        kind = ActKind.RESUMPTION if self.suspended else ActKind.SUSPENSION
        self.suspended = not self.suspended
        act(self.store, kind, task_id=task_id(self.store, 3))

    def hand_in(self, _: int) -> None:
        kind = ActKind.REJECTION if self.handed_in else ActKind.CLOSING_REQUEST
        self.handed_in = not self.handed_in
        act(self.store, kind, task_id=task_id(self.store, 5))

    def rule(self, number: int) -> None:
        reason = f"现场核查第{number}号"
        act(self.store, ActKind.RULING, task_id=task_id(self.store, 6), reason=reason)


def version_of_reading(session: Session, year: int) -> int:
    return session.exec(select(Reading.version).where(Reading.year == year)).first() or 0


def test_fifty_mixed_actions_undone_and_redone_are_equal_at_both_ends(store: Store) -> None:
    day = Day(store, random.Random(20191130))  # noqa: S311 - repeatable, not secret
    start = (exported(store), every_row(store))
    for number in range(1, 51):
        day.act(number)
    end = (exported(store), every_row(store))
    label = store.undo_label()
    while store.undo_label() != "记录领导小组第1次全体会议":
        store.undo()
    assert (exported(store), every_row(store)) == start
    while store.redo_label():
        store.redo()
    assert (exported(store), every_row(store)) == end
    assert store.undo_label() == label


def test_nothing_ever_leaves_the_journal(store: Store) -> None:
    def lines(session: Session) -> tuple[int, int]:
        return (
            session.exec(select(func.count(col(Action.id)))).one(),
            session.exec(select(func.count(col(Change.id)))).one(),
        )

    actions, changes = store.read(lines)
    store.write(record_progress, progress(store))
    store.undo()
    store.redo()
    assert store.read(lines) == (actions + 3, changes + 6)
