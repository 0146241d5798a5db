from datetime import date
from uuid import uuid4

from tests.workbench.office import TODAY, refusal
from workbench.plan import (
    PhaseItemDraft,
    get_plan,
    list_phases,
    list_programmes,
    record_phase_item,
    running_phase,
)
from workbench.rules.periods import Frequency
from workbench.store import Store


def test_the_plan_says_how_its_office_counts_time(store: Store) -> None:
    plan = store.read(get_plan)
    assert plan.document_number == "呼政字〔2019〕84号"
    assert (plan.starts_on, plan.ends_on) == (date(2019, 1, 1), date(2021, 12, 31))
    assert (plan.frequency, plan.due_day, plan.tolerance) == (Frequency.MONTH, 25, 10)


def test_the_programmes_come_in_the_order_of_the_table(store: Store) -> None:
    programmes = store.read(list_programmes)
    assert len(programmes) == 7
    assert (programmes[0], programmes[6]) == (
        "实施知识产权质量提升工程",
        "构建知识产权发展环境体系",
    )


def test_the_phases_come_in_order_each_with_its_four_items(store: Store) -> None:
    phases = store.read(list_phases)
    assert [phase.deadline.isoformat() for phase in phases] == [
        "2019-06-30",
        "2019-12-31",
        "2020-12-31",
        "2021-12-31",
    ]
    assert [[item.number for item in phase.items] for phase in phases] == [[1, 2, 3, 4]] * 4


def test_the_phase_that_runs_is_the_first_whose_deadline_has_not_passed(store: Store) -> None:
    phases = store.read(list_phases)
    days = [date(2019, 1, 1), date(2019, 6, 30), date(2019, 7, 1), date(2030, 1, 1)]
    assert [running_phase(phases, day).number for day in days] == [1, 1, 2, 4]


def test_an_item_is_done_from_the_day_that_is_stated(store: Store) -> None:
    item = store.read(list_phases)[1].items[2]
    draft = PhaseItemDraft(account="办法已印发。", done_on=date(2019, 11, 10))
    store.write(record_phase_item, item.id, draft)
    phase = store.read(list_phases)[1]
    assert phase.items[2].account == "办法已印发。"
    assert [phase.done_by(day) for day in (date(2019, 11, 9), date(2019, 11, 10))] == [0, 1]
    assert [found.is_done(TODAY) for found in phase.items] == [False, False, True, False]
    assert store.undo_label() == f"填写阶段工作“{item.text}”的落实情况"


def test_an_item_that_is_gone_is_missing(store: Store) -> None:
    assert refusal(store.write, record_phase_item, uuid4(), PhaseItemDraft()) == (
        "这条阶段工作已被删除，可在“撤销”中找回。"
    )
