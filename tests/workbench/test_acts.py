from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from tests.workbench.office import (
    TODAY,
    refusal,
    task_id,
    unit_id,
)
from tests.workbench.supervisor import DAY, act, decide, put_into, refused, task
from workbench.rules.schedule import Status
from workbench.store import Store
from workbench.supervision import FITTING, NEEDED, ActKind, list_acts
from workbench.tasks import MilestoneDraft, record_milestone

REQUEST, CLOSING, REJECTION = ActKind.CLOSING_REQUEST, ActKind.CLOSING, ActKind.REJECTION
EXTENSION, REMINDER, INSTRUCTION = ActKind.EXTENSION, ActKind.REMINDER, ActKind.INSTRUCTION
SUSPENSION, RESUMPTION = ActKind.SUSPENSION, ActKind.RESUMPTION
RULING_END = ActKind.RULING_END


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
