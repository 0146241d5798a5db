"""Targets added by hand, and what a correction must not do to their figures."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.workbench.office import TODAY, problems, reading, refusal, unit_id
from workbench.readings import record_reading
from workbench.rules.periods import Frequency
from workbench.rules.targets import Measure, TargetKind, VerdictState
from workbench.scoreboard import TargetRow, list_targets
from workbench.store import Store
from workbench.target_setting import record_target
from workbench.targets import TargetDraft
from workbench.units import list_units

PATENTS = 2


def row(store: Store, number: int, as_of: date = TODAY) -> TargetRow:
    return store.read(list_targets, as_of)[number - 1]


def typed(target: TargetRow, **values: Any) -> TargetDraft:
    own = {name: getattr(target, name, None) for name in TargetDraft.model_fields}
    own |= {name: getattr(target.goal, name) for name in ("kind", "value", "high", "rate", "unit")}
    own |= {"base_year": target.goal.base_year}
    return TargetDraft.model_validate(own | values)


def correct(store: Store, number: int, **values: Any) -> UUID:
    target = row(store, number)
    return store.write(record_target, typed(target, **values), target.id, target.version)


def by_hand(store: Store, **values: Any) -> TargetDraft:
    own = {
        "group": "知识产权保护体系健全",
        "name": "仲裁调解案件数",
        "sentence": "年调解案件达到200件以上",
        "kind": TargetKind.AT_LEAST,
        "value": "200",
        "unit": "件",
        "measure": Measure.YEAR,
        "base_year": 2018,
        "due_on": date(2021, 12, 31),
        "unit_id": unit_id(store, "司法局"),
    }
    return TargetDraft.model_validate(own | values)


def test_a_target_added_by_hand_stands_at_the_end_and_is_judged_like_the_others(
    store: Store,
) -> None:
    key = store.write(record_target, by_hand(store))
    target = row(store, 46)
    assert (target.id, target.number, target.unit_in_charge) == (key, 46, "司法局")
    store.write(record_reading, reading(store, 46, value="210"))
    assert row(store, 46).verdict.state is VerdictState.ATTAINED
    assert store.undo() == "录入指标“仲裁调解案件数”2019年数据"
    assert store.undo() == "增加指标“仲裁调解案件数”"


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"unit": ""}, "unit", "请填写计量单位。"),
        ({"measure": None}, "measure", "请填写口径。"),
        ({"value": None}, "value", "请填写目标值。"),
        ({"value": "0"}, "value", "目标值应大于 0，请核对。"),
        (
            {"kind": TargetKind.BETWEEN, "high": "100"},
            "high",
            "区间的上限小于下限，请核对。",
        ),
        ({"kind": TargetKind.AVERAGE_GROWTH}, "rate", "请填写增长率，例如 20%。"),
        ({"base_year": 2021}, "base_year", "基期年份应早于目标年份，请核对。"),
    ],
)
def test_a_target_that_no_rule_can_judge_is_not_taken(
    store: Store, values: dict[str, Any], field: str, sentence: str
) -> None:
    assert problems(store.write, record_target, by_hand(store, **values)) == {field: sentence}
    assert len(store.read(list_targets, TODAY)) == 45


def test_a_qualitative_target_needs_no_unit_of_measure(store: Store) -> None:
    kind = TargetKind.QUALITATIVE
    store.write(record_target, by_hand(store, kind=kind, unit="", measure=None, value=None))
    assert row(store, 46).is_judged


def test_a_target_corrected_elsewhere_meanwhile_is_not_overwritten(store: Store) -> None:
    target = row(store, PATENTS)
    correct(store, PATENTS, value="6500")
    draft = typed(target, value="7000")
    assert problems(store.write, record_target, draft, target.id, target.version) == {
        "name": "这项指标刚在别处改过，请重新打开后再改。"
    }
    assert row(store, PATENTS).goal.value == Decimal(6500)
    assert store.undo() == "修改指标“年专利申请总量”"


def test_a_correction_keeps_the_number_the_tasks_and_the_figures(store: Store) -> None:
    store.write(record_reading, reading(store))
    before = row(store, PATENTS)
    correct(store, PATENTS, data_source="知识产权局年报")
    after = row(store, PATENTS)
    assert (after.number, after.tasks, after.readings) == (
        before.number,
        before.tasks,
        before.readings,
    )
    assert after.data_source == "知识产权局年报"


def test_a_target_that_is_gone_cannot_be_corrected(store: Store) -> None:
    assert refusal(store.write, record_target, by_hand(store), uuid4(), 1) == (
        "这条指标已被删除，可在“撤销”中找回。"
    )


# With figures there already


def group_id(store: Store) -> UUID:
    return next(u.id for u in store.read(list_units, groups=True) if u.is_group)


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        (
            {"kind": TargetKind.MILESTONE},
            "kind",
            "这项指标已有数据，不能改为没有数值的类型；请先删除数据。",
        ),
        ({"unit": "家"}, "unit", "已有数据的单位是“件”，改了就对不上；请先删除数据再改单位。"),
        ({"base_year": 2020}, "base_year", "已有2019年的数据，基期年份不能晚于2019年。"),
        (
            {"due_on": date(2019, 12, 31), "base_year": 2018},
            "due_on",
            "已有2020年的数据，到期日期不能早于2020年。",
        ),
        (
            {"frequency": Frequency.YEAR},
            "frequency",
            "已有按季的数据，不能改为按年填报；请先删除按季的数据。",
        ),
        (
            {"parts_id": None},
            "parts_id",
            "已有分单位的数据，不能改分项填报；请先删除分单位的数据。",
        ),
    ],
)
def test_a_correction_does_not_make_figures_mean_something_else(
    store: Store, values: dict[str, Any], field: str, sentence: str
) -> None:
    correct(store, PATENTS, frequency=Frequency.QUARTER, parts_id=group_id(store))
    store.write(record_reading, reading(store, year=2019))
    unit = unit_id(store, "新城区政府")
    store.write(record_reading, reading(store, year=2020, quarter=2, unit_id=unit))
    target = row(store, PATENTS)
    draft = typed(target, frequency=Frequency.QUARTER, parts_id=target.parts_id)
    draft = draft.model_copy(update=values)
    found = problems(store.write, record_target, draft, target.id, target.version)
    assert found == {field: sentence}


def test_what_fits_the_figures_can_be_corrected(store: Store) -> None:
    store.write(record_reading, reading(store))
    correct(store, PATENTS, value="6500", data_source="年报")
    assert row(store, PATENTS).goal.value == Decimal(6500)
