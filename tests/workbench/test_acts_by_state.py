from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from tests.workbench.office import (
    TODAY,
    every_row,
    exported,
    progress,
    task_id,
)
from tests.workbench.supervisor import (
    DAY,
    act,
    decide,
    decided,
    draft,
    finish,
    put_into,
    refused,
    task,
)
from workbench.acts import record_act
from workbench.evidence import Subject, attach, keep_file
from workbench.progress import record_progress
from workbench.rules.schedule import ScheduleClass, Status
from workbench.store import Store
from workbench.supervision import ActKind, list_acts

REQUEST, CLOSING, REJECTION = ActKind.CLOSING_REQUEST, ActKind.CLOSING, ActKind.REJECTION
EXTENSION, INSTRUCTION = ActKind.EXTENSION, ActKind.INSTRUCTION
SUSPENSION, RESUMPTION = ActKind.SUSPENSION, ActKind.RESUMPTION
RULING, RULING_END = ActKind.RULING, ActKind.RULING_END


# 中止, 恢复


def test_what_is_suspended_leaves_the_denominator_until_it_is_resumed(store: Store) -> None:
    act(store, SUSPENSION)
    row = task(store)
    assert row.assessment.schedule_class is ScheduleClass.SUSPENDED
    assert not row.assessment.counts
    assert row.missing == ()
    assert row.assessment.sentence == "2019年11月20日起中止，不计入考核基数。"
    act(store, RESUMPTION, happened_on=date(2019, 11, 28))
    assert task(store).status is Status.UNDER_WAY
    assert task(store).assessment.counts


def test_an_earlier_day_still_knows_what_was_suspended_then(store: Store) -> None:
    act(store, SUSPENSION, happened_on=date(2019, 11, 10))
    act(store, RESUMPTION)
    before, during, after = (task(store, 1, date(2019, 11, day)) for day in (9, 15, 20))
    assert (before.status, during.status, after.status) == (
        Status.NOT_STARTED,
        Status.SUSPENDED,
        Status.UNDER_WAY,
    )
    assert during.assessment.sentence == "2019年11月10日起中止，不计入考核基数。"


# 申请办结, 销号, 驳回


def test_closing_is_asked_for_with_a_reason_or_with_evidence(store: Store, tmp_path: Path) -> None:
    assert refused(store, REQUEST, reason="") == {
        "reason": "申请办结要有佐证材料，没有材料的请写明理由。"
    }
    paper = tmp_path / "批复.pdf"
    paper.write_bytes(b"%PDF")
    kept = keep_file(store.path, paper)
    entry = store.write(record_progress, progress(store))
    store.write(attach, Subject.ENTRY, entry, paper.name, kept, DAY)
    act(store, REQUEST, reason="")
    assert task(store).status is Status.CLOSING_REQUESTED


@pytest.mark.parametrize("day", [date(2018, 12, 31), date(2019, 11, 21)])
def test_nothing_is_finished_before_it_begins_or_after_it_is_handed_in(
    store: Store, day: date
) -> None:
    assert refused(store, REQUEST, finished_on=day) == {
        "finished_on": "完成日期应在2019年1月1日（开始）和申请日期之间。"
    }


def test_a_task_with_open_units_is_not_closed_and_they_are_named(store: Store) -> None:
    key = task_id(store, 12)
    finish(store, 12, "市中院", "文旅局")
    act(store, REQUEST, task_id=key)
    assert refused(store, CLOSING, task_id=key) == {
        "": "还有单位没有报到 100%：市场监管局（知识产权局）、公安局、司法局，不能销号。"
    }
    finish(store, 12, "市场监管局（知识产权局）", "公安局", "司法局")
    act(store, CLOSING, task_id=key)
    assert task(store, 12).status is Status.CLOSED


def test_an_earlier_day_still_sees_the_task_open(store: Store) -> None:
    finish(store)
    act(store, REQUEST, happened_on=date(2019, 11, 18))
    act(store, CLOSING)
    rows = [task(store, 1, date(2019, 11, day)) for day in (17, 18, 20)]
    assert [row.status for row in rows] == [
        Status.UNDER_WAY,
        Status.CLOSING_REQUESTED,
        Status.CLOSED,
    ]
    assert rows[0].assessment.schedule_class is not ScheduleClass.DONE


def test_what_is_sent_back_runs_on(store: Store) -> None:
    act(store, REQUEST)
    act(store, REJECTION)
    assert task(store).status is Status.UNDER_WAY
    assert "申请办结" not in task(store).assessment.sentence


# 领导批示


@pytest.mark.parametrize("remark", ["同意", "同意。", "圈阅", "圈阅！"])
def test_assent_closes_what_is_handed_in(store: Store, remark: str) -> None:
    put_into(store, Status.CLOSING_REQUESTED)
    act(store, INSTRUCTION, reason=remark)
    assert task(store).status is Status.CLOSED
    (row, *_) = store.read(list_acts, TODAY)
    assert (row.kind, row.member, row.reason) == (INSTRUCTION, "冯玉臻", remark)


@pytest.mark.parametrize("remark", ["同意，请抓紧补齐材料。", "已阅", "请再核实"])
def test_any_other_remark_keeps_it_open(store: Store, remark: str) -> None:
    put_into(store, Status.CLOSING_REQUESTED)
    act(store, INSTRUCTION, reason=remark)
    assert task(store).status is Status.CLOSING_REQUESTED


def test_assent_closes_nothing_that_is_not_handed_in(store: Store) -> None:
    act(store, INSTRUCTION, reason="同意")
    assert task(store).status is Status.NOT_STARTED


def test_assent_does_not_close_over_the_heads_of_open_units(store: Store) -> None:
    act(store, REQUEST)
    (sentence,) = refused(store, INSTRUCTION, reason="同意").values()
    assert "市场监管局（知识产权局）" in sentence


# 人工认定


def test_a_class_set_by_hand_shows_itself_with_the_rules_and_can_be_withdrawn(store: Store) -> None:
    computed = task(store).assessment
    act(store, RULING)
    ruled = task(store).assessment
    assert (ruled.schedule_class, ruled.light_word, ruled.by_hand) == (
        ScheduleClass.ON_SCHEDULE,
        "达进度",
        True,
    )
    assert ruled.sentence == (
        f"2019年11月20日人工认定为达进度，理由：上级验收在先。按规则为未报：{computed.sentence}"
    )
    assert not task(store, 1, date(2019, 11, 19)).assessment.by_hand
    act(store, RULING_END, happened_on=date(2019, 11, 28))
    assert task(store).assessment == computed
    assert task(store, 1, DAY).assessment.by_hand


def test_nothing_is_withdrawn_that_was_not_set(store: Store) -> None:
    sentence = "第1项任务没有人工认定，不用取消。"
    assert refused(store, RULING_END) == {"": sentence}
    act(store, RULING)
    act(store, RULING_END)
    assert refused(store, RULING_END) == {"": sentence}


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        (ScheduleClass.DONE, "“已完成”不能认定，请用“销号”。"),
        (ScheduleClass.SUSPENDED, "“中止”不能认定，请用“中止”。"),
    ],
)
def test_what_has_an_act_of_its_own_is_not_set_by_hand(
    store: Store, wanted: ScheduleClass, sentence: str
) -> None:
    assert refused(store, RULING, ruled_class=wanted) == {"ruled_class": sentence}


# Decisions, and undo


def test_a_decision_is_put_off_suspended_and_closed_by_the_same_acts(store: Store) -> None:
    key = decide(store)
    act(store, EXTENSION, decision_id=key, new_due_on=date(2020, 3, 31))
    assert decided(store).due_on == date(2020, 3, 31)
    assert decided(store, date(2019, 11, 19)).due_on == date(2019, 12, 31)
    act(store, SUSPENSION, decision_id=key)
    assert decided(store).assessment.schedule_class is ScheduleClass.SUSPENDED
    act(store, RESUMPTION, decision_id=key)
    act(store, RULING, decision_id=key, ruled_class=ScheduleClass.OVERDUE)
    assert decided(store).assessment.by_hand
    act(store, REQUEST, decision_id=key)
    act(store, INSTRUCTION, decision_id=key, reason="同意")
    row = decided(store)
    assert (row.status, row.result, row.is_open) == (Status.CLOSED, "方案已印发", False)


def test_only_a_leaders_remark_closes_a_decision(store: Store) -> None:
    key = decide(store)
    act(store, REQUEST, decision_id=key)
    assert refused(store, CLOSING, decision_id=key) == {
        "": "议定事项凭领导批示销号，请用“领导批示”记下“同意”或“圈阅”。"
    }
    act(store, INSTRUCTION, decision_id=key, reason="请补充材料")
    assert decided(store).status is Status.CLOSING_REQUESTED


CHAINS: dict[ActKind, tuple[Callable[[Store], object], ...]] = {
    CLOSING: (finish, lambda store: act(store, REQUEST)),
    REJECTION: (lambda store: act(store, REQUEST),),
    RESUMPTION: (lambda store: act(store, SUSPENSION),),
    RULING_END: (lambda store: act(store, RULING),),
}


@pytest.mark.parametrize("kind", ActKind)
def test_every_act_is_undone_and_redone(store: Store, kind: ActKind) -> None:
    for prepare in CHAINS.get(kind, ()):
        prepare(store)
    before = exported(store), every_row(store)
    act(store, kind)
    after = exported(store), every_row(store)
    assert after != before
    assert store.undo() == f"{kind}：第1项任务"
    assert (exported(store), every_row(store)) == before
    store.redo()
    assert (exported(store), every_row(store)) == after


def test_an_act_is_returned_by_its_id(store: Store) -> None:
    key: UUID = store.write(record_act, SUSPENSION, draft(store, SUSPENSION))
    assert [row.id for row in store.read(list_acts, TODAY)] == [key]
