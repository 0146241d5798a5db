from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.workbench.office import (
    TODAY,
    every_row,
    exported,
    problems,
    progress,
    refusal,
    task_id,
    unit_id,
)
from tests.workbench.supervisor import DAY, act, decide, decided, draft, finish, task
from workbench.acts import record_act
from workbench.evidence import Subject, attach, keep_file
from workbench.progress import record_progress
from workbench.rules.schedule import ScheduleClass, Status
from workbench.store import Store
from workbench.supervision import FITTING, NEEDED, ActKind, list_acts
from workbench.tasks import MilestoneDraft, record_milestone

REQUEST, CLOSING, REJECTION = ActKind.CLOSING_REQUEST, ActKind.CLOSING, ActKind.REJECTION
EXTENSION, REMINDER, INSTRUCTION = ActKind.EXTENSION, ActKind.REMINDER, ActKind.INSTRUCTION
SUSPENSION, RESUMPTION = ActKind.SUSPENSION, ActKind.RESUMPTION
RULING, RULING_END = ActKind.RULING, ActKind.RULING_END


def refused(store: Store, kind: ActKind, **typed: Any) -> dict[str, str]:
    """The sentences by field, and nothing is kept."""
    before = every_row(store)
    said = problems(act, store, kind, **typed)
    assert every_row(store) == before
    return said


def put_into(store: Store, status: Status) -> None:
    """Bring the first task into a state through acts."""
    if status is Status.UNDER_WAY:
        store.write(record_progress, progress(store))
    if status in (Status.CLOSING_REQUESTED, Status.CLOSED):
        finish(store)
        act(store, REQUEST)
    if status is Status.CLOSED:
        act(store, CLOSING)
    if status is Status.SUSPENDED:
        act(store, SUSPENSION)


# What each act demands


def test_every_act_says_which_of_its_fields_are_empty(store: Store) -> None:
    for kind in ActKind:
        texts = ("basis", "reason")
        emptied = {name: "" if name in texts else None for name in NEEDED[kind]}
        said = refused(store, kind, **emptied) if emptied else {}
        assert set(said) == set(NEEDED[kind])
        assert all(sentence.startswith("请填写") for sentence in said.values())


@pytest.mark.parametrize("status", Status)
def test_an_act_is_taken_in_the_states_it_fits_and_in_no_other(
    store: Store, status: Status
) -> None:
    put_into(store, status)
    assert task(store).status is status
    for kind in ActKind:
        if status not in FITTING[kind]:
            (sentence,) = refused(store, kind).values()
            assert sentence.startswith("第1项任务")
        elif kind is not RULING_END:
            act(store, kind)
            assert store.read(list_acts, TODAY)[0].kind is kind
            store.undo()


@pytest.mark.parametrize(
    ("status", "kind", "sentence"),
    [
        (Status.CLOSED, EXTENSION, "第1项任务已销号，不能再办改期。"),
        (Status.SUSPENDED, REMINDER, "第1项任务已中止，不能再办催办。"),
        (Status.CLOSING_REQUESTED, REQUEST, "第1项任务已申请办结，不能再办申请办结。"),
        (Status.UNDER_WAY, RESUMPTION, "第1项任务没有中止，不用恢复。"),
        (Status.UNDER_WAY, REJECTION, "第1项任务没有申请办结，不用驳回。"),
        (Status.UNDER_WAY, CLOSING, "第1项任务还没有申请办结，请先申请办结，再销号。"),
    ],
)
def test_a_refusal_says_what_the_state_is_and_what_to_do(
    store: Store, status: Status, kind: ActKind, sentence: str
) -> None:
    put_into(store, status)
    assert refused(store, kind) == {"": sentence}


def test_an_act_is_about_one_task_or_one_decision(store: Store) -> None:
    sentence = "请先选一项任务或一项议定事项。"
    assert refused(store, SUSPENSION, task_id=None) == {"": sentence}
    both = {"task_id": task_id(store), "decision_id": decide(store)}
    assert refused(store, SUSPENSION, **both) == {"": sentence}


def test_what_is_gone_is_missing(store: Store) -> None:
    gone = "这条{}已被删除，可在“撤销”中找回。"
    assert refusal(act, store, SUSPENSION, task_id=uuid4()) == gone.format("任务")
    assert refusal(act, store, SUSPENSION, decision_id=uuid4()) == gone.format("议定事项")
    assert refusal(act, store, REMINDER, unit_id=uuid4()) == gone.format("单位")
    assert refusal(act, store, EXTENSION, milestone_id=uuid4()) == gone.format("节点")
    assert refusal(act, store, INSTRUCTION, member_id=uuid4()) == gone.format("成员")


# 催办


def test_a_reminder_is_kept_with_its_answer_and_changes_nothing_else(store: Store) -> None:
    before = task(store)
    promised = date(2019, 11, 25)
    act(store, REMINDER, answer="正在会签", promised_on=promised, handled_by="办公室")
    (row,) = store.read(list_acts, TODAY)
    assert (row.unit, row.channel, row.answer) == ("市场监管局（知识产权局）", "电话", "正在会签")
    assert (row.promised_on, row.handled_by) == (promised, "办公室")
    assert task(store) == before


def test_nobody_promises_a_day_that_has_passed(store: Store) -> None:
    assert refused(store, REMINDER, promised_on=date(2019, 11, 19)) == {
        "promised_on": "承诺日期不能早于催办日期。"
    }
    act(store, REMINDER, promised_on=DAY)


def test_only_a_unit_of_the_task_is_reminded(store: Store) -> None:
    assert refused(store, REMINDER, unit_id=unit_id(store, "教育局")) == {
        "unit_id": "第1项任务没有交给“教育局”，请核对单位。"
    }
    key = task_id(store, 4)
    act(store, REMINDER, task_id=key, unit_id=unit_id(store, "新城区政府"))


def test_of_a_decision_the_unit_or_a_member_of_its_group_is_reminded(store: Store) -> None:
    key = decide(store, unit_id=unit_id(store, "各旗县区政府"))
    for name in ("各旗县区政府", "新城区政府"):
        act(store, REMINDER, decision_id=key, unit_id=unit_id(store, name))
    assert refused(store, REMINDER, decision_id=key) == {
        "unit_id": "议定事项“年底前出台质押融资风险补”没有交给"
        "“市场监管局（知识产权局）”，请核对单位。"
    }


# 改期


def test_an_extension_keeps_every_earlier_date(store: Store) -> None:
    first, second = date(2022, 6, 30), date(2022, 12, 31)
    act(store, EXTENSION, new_due_on=first)
    act(store, EXTENSION, new_due_on=second, happened_on=date(2019, 11, 28))
    assert [task(store, 1, day).due_on for day in (date(2019, 11, 19), DAY, TODAY)] == [
        date(2021, 12, 31),
        first,
        second,
    ]
    assert [(row.old_due_on, row.new_due_on) for row in store.read(list_acts, TODAY)] == [
        (first, second),
        (date(2021, 12, 31), first),
    ]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"new_due_on": date(2018, 12, 31)}, "新的时限不能早于开始日期2019年1月1日。"),
        ({"new_due_on": date(2021, 12, 31)}, "新的时限和现在的一样，请填改后的日期。"),
    ],
)
def test_a_due_date_that_is_none_is_refused(
    store: Store, typed: dict[str, Any], sentence: str
) -> None:
    assert refused(store, EXTENSION, **typed) == {"new_due_on": sentence}


def test_a_task_does_not_end_before_an_open_milestone(store: Store) -> None:
    (step, *_) = task(store, 11).milestones
    key = task_id(store, 11)
    last = task(store, 11).milestones[-1]
    assert refused(store, EXTENSION, task_id=key, new_due_on=date(2019, 12, 1)) == {
        "new_due_on": f"节点“{step.title}”在新的时限之后，请先给节点改期。"
    }
    assert last.due_on <= task(store, 11).due_on


def test_a_milestone_is_put_off_inside_its_task(store: Store) -> None:
    row = task(store, 11)
    step = row.milestones[0]
    typed: dict[str, Any] = {"task_id": row.id, "milestone_id": step.id}
    outside = date(2029, 1, 1)
    assert refused(store, EXTENSION, **typed, new_due_on=outside) == {
        "new_due_on": f"节点不能晚于任务时限{row.due_on.year}年12月31日，请先给任务改期。"
    }
    assert refused(store, EXTENSION, **typed, new_due_on=step.due_on) == {
        "new_due_on": "新的时限和现在的一样，请填改后的日期。"
    }
    act(store, EXTENSION, **typed, new_due_on=date(2019, 12, 1))
    assert task(store, 11).milestones[0].due_on == date(2019, 12, 1)
    assert task(store, 11, date(2019, 11, 19)).milestones[0].due_on == step.due_on
    assert task(store, 11).due_on == row.due_on


def test_the_milestone_of_another_task_and_one_that_is_done_are_not_put_off(store: Store) -> None:
    step = task(store, 11).milestones[0]
    typed: dict[str, Any] = {"milestone_id": step.id, "new_due_on": date(2019, 12, 1)}
    assert refused(store, EXTENSION, **typed) == {
        "milestone_id": f"节点“{step.title}”不属于第1项任务，请重新选择。"
    }
    store.write(record_milestone, step.id, MilestoneDraft(done_on=DAY), TODAY)
    assert refused(store, EXTENSION, **typed, task_id=task_id(store, 11)) == {
        "milestone_id": f"节点“{step.title}”已经完成，不用改期。"
    }


def test_what_changes_a_task_comes_after_what_changed_it_before(store: Store) -> None:
    act(store, SUSPENSION)
    early = date(2019, 11, 19)
    assert refused(store, RESUMPTION, happened_on=early) == {
        "happened_on": "第1项任务在2019年11月20日已有变动，这里的日期不能更早。"
    }
    act(store, INSTRUCTION, happened_on=early)
    act(store, RESUMPTION)


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
    act(store, CLOSING, decision_id=key, reason="办法已印发")
    row = decided(store)
    assert (row.status, row.result, row.is_open) == (Status.CLOSED, "办法已印发", False)


def test_a_decision_may_be_closed_without_a_word(store: Store) -> None:
    key = decide(store)
    act(store, REQUEST, decision_id=key)
    act(store, CLOSING, decision_id=key, reason="")
    assert (decided(store).status, decided(store).result) == (Status.CLOSED, "")


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
