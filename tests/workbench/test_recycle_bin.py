from datetime import date
from uuid import UUID, uuid4

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
from tests.workbench.supervisor import act, task
from workbench.decision_ledger import list_decisions
from workbench.decisions import record_decision
from workbench.evidence import Evidence, Subject, attach, detach, list_evidence
from workbench.history import DELETED
from workbench.holding import hold_meeting
from workbench.journal import describe
from workbench.meetings import Meeting
from workbench.progress import delete_progress, list_entries, record_progress
from workbench.readings import Reading, delete_readings, record_reading
from workbench.recycle_bin import bring_back, list_deleted
from workbench.rules.schedule import Status
from workbench.settling import delete_decision
from workbench.store import Store
from workbench.supervision import ActKind

ENTRY = "第1项任务进展（市场监管局（知识产权局），2019年11月）"


def deleted(store: Store) -> list[str]:
    return [row.record for row in store.read(list_deleted)]


def cancel_meeting(session: Session, meeting_id: UUID) -> None:
    describe(session, "删除会议")
    session.delete(session.get(Meeting, meeting_id))


def positions(store: Store) -> dict[str, int]:
    rows = store.read(list_decisions, TODAY, 10)
    return {row.text: row.position for row in rows}


def test_the_bin_of_a_new_file_is_empty(store: Store) -> None:
    assert store.read(list_deleted) == []


def test_what_was_deleted_lies_in_the_bin_with_all_it_said_the_latest_first(store: Store) -> None:
    entry = store.write(record_progress, progress(store))
    figure = store.write(record_reading, reading(store))
    store.write(delete_progress, entry)
    store.write(delete_readings, [figure])
    first, second = store.read(list_deleted)
    assert (first.record, first.kind_word) == ("指标“年专利申请总量”2019年数据", "指标数据")
    assert (second.record, second.record_id, second.field) == (ENTRY, entry, DELETED)
    assert second.before.startswith("进度：35%；进展情况：已完成第三方评估")
    assert second.label == "删除2019-11的进展记录"


def test_what_is_brought_back_is_as_it_was_and_can_be_undone(store: Store) -> None:
    key = store.write(record_progress, progress(store))
    before = every_row(store)
    store.write(delete_progress, key)
    after = every_row(store)
    assert store.write(bring_back, key) == key
    assert every_row(store) == before
    assert deleted(store) == []
    assert store.undo_label() == f"恢复{ENTRY}"
    store.undo()
    assert every_row(store) == after
    assert deleted(store) == [ENTRY]


def test_an_entry_that_was_taken_back_can_come_back_too_and_sets_its_task_going(
    store: Store,
) -> None:
    key = store.write(record_progress, progress(store))
    store.undo()
    assert deleted(store) == [ENTRY]
    assert task(store).status is Status.NOT_STARTED
    store.write(bring_back, key)
    assert task(store).status is Status.UNDER_WAY


def test_what_is_not_in_the_bin_cannot_come_back(store: Store) -> None:
    key = store.write(record_progress, progress(store))
    sentence = "这条记录已经不在回收站里，可能已恢复，请刷新后再看。"
    assert refusal(store.write, bring_back, key) == sentence
    assert refusal(store.write, bring_back, uuid4()) == sentence


def test_a_newer_record_in_its_place_stands_in_the_way(store: Store) -> None:
    key = store.write(record_progress, progress(store))
    store.write(delete_progress, key)
    newer = store.write(record_progress, progress(store, percent=60))
    assert refusal(store.write, bring_back, key) == (
        f"已有新的{ENTRY}，不能再恢复旧的；要用旧的请先删除新的。"
    )
    store.write(delete_progress, newer)
    store.write(bring_back, key)
    assert [row.percent for row in store.read(list_entries, task_id(store), TODAY)] == [35]


def test_another_year_does_not_stand_in_the_way(store: Store) -> None:
    key = store.write(record_reading, reading(store))
    store.write(delete_readings, [key])
    store.write(record_reading, reading(store, year=2020))
    store.write(bring_back, key)
    years = store.read(lambda session: set(session.exec(select(Reading.year))))
    assert years == {2019, 2020}


def test_what_it_belongs_to_must_be_there(store: Store) -> None:
    held = store.write(hold_meeting, meeting())
    decided = store.write(record_decision, decision(store, held))
    store.write(delete_decision, decided)
    store.write(cancel_meeting, held)
    assert refusal(store.write, bring_back, decided) == (
        "议定事项“年底前出台质押融资风险补…”所属的领导小组第1次全体会议已被删除，请先恢复它。"
    )
    store.write(bring_back, held)
    store.write(bring_back, decided)
    assert deleted(store) == []


def test_a_decision_whose_place_was_given_away_follows_the_others(store: Store) -> None:
    held = store.write(hold_meeting, meeting())
    first, _, third = (
        store.write(record_decision, decision(store, held, text=text))
        for text in ("其一", "其二", "其三")
    )
    store.write(delete_decision, first)
    store.write(bring_back, first)
    assert positions(store) == {"其一": 1, "其二": 2, "其三": 3}
    store.write(delete_decision, third)
    store.write(record_decision, decision(store, held, text="其四"))
    store.write(bring_back, third)
    assert positions(store) == {"其一": 1, "其二": 2, "其四": 3, "其三": 4}


def test_a_decision_comes_back_with_the_acts_on_it(store: Store) -> None:
    held = store.write(hold_meeting, meeting())
    decided = store.write(record_decision, decision(store, held))
    other = store.write(record_decision, decision(store, held, text="另一项"))
    for key in (decided, other):
        act(store, ActKind.INSTRUCTION, decision_id=key)
    before = every_row(store)
    store.write(delete_decision, decided)
    store.write(bring_back, decided)
    assert every_row(store) == before
    store.undo()
    store.undo()
    assert every_row(store) == before


def test_evidence_comes_back_only_to_what_it_shows(store: Store) -> None:
    figure = store.write(record_reading, reading(store))
    kept = ("0" * 64, 1)
    key = store.write(attach, Subject.READING, figure, "年报.pdf", kept, TODAY)
    store.write(detach, key)
    store.write(delete_readings, [figure])
    assert refusal(store.write, bring_back, key) == (
        "佐证材料“年报.pdf”（指标“年专利申请总量”2019年数据）"
        "所属的指标“年专利申请总量”2019年数据已被删除，请先恢复它。"
    )
    store.write(bring_back, figure)
    store.write(bring_back, key)
    assert [row.id for row in store.read(list_evidence)] == [key]
    assert store.read(lambda session: session.get(Evidence, key)) is not None


def test_an_act_is_taken_back_and_done_again_but_never_lies_in_the_bin(store: Store) -> None:
    act(store, ActKind.EXTENSION)
    store.undo()
    assert deleted(store) == []
    assert task(store).due_on == date(2021, 12, 31)
