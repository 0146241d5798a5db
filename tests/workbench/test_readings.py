"""Figures by quarter and by unit, their explanations, and targets added by hand."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.workbench.office import TODAY, problems, reading, refusal, unit_id
from workbench.history import name_of
from workbench.readings import (
    ReadingRow,
    delete_readings,
    explain_reading,
    record_reading,
    record_readings,
)
from workbench.rules.periods import Frequency
from workbench.rules.targets import Measure, TargetKind, VerdictState
from workbench.scoreboard import FROM_TASKS, TargetRow, group_targets, list_targets
from workbench.store import Store
from workbench.targets import TargetDraft, list_target_groups, record_target
from workbench.units import group_members, list_units, unit_names

PATENTS, FILMS, CENTRE = 2, 26, 18


def row(store: Store, number: int, as_of: date = TODAY) -> TargetRow:
    return store.read(list_targets, as_of)[number - 1]


def only(store: Store, number: int = PATENTS) -> ReadingRow:
    (found,) = row(store, number).readings
    return found


def typed(target: TargetRow, **values: Any) -> TargetDraft:
    own = {name: getattr(target, name, None) for name in TargetDraft.model_fields}
    own |= {name: getattr(target.goal, name) for name in ("kind", "value", "high", "rate", "unit")}
    own |= {"base_year": target.goal.base_year}
    return TargetDraft.model_validate(own | values)


def correct(store: Store, number: int, **values: Any) -> UUID:
    target = row(store, number)
    return store.write(record_target, typed(target, **values), target.id, target.version)


# Quarters


def test_a_target_by_quarter_takes_each_quarter_and_the_newest_stands_for_the_year(
    store: Store,
) -> None:
    correct(store, PATENTS, frequency=Frequency.QUARTER)
    for quarter, value in ((1, "1200"), (2, "2500")):
        store.write(record_reading, reading(store, year=2020, quarter=quarter, value=value))
    target = row(store, PATENTS, date(2020, 6, 30))
    assert [reading.title for reading in target.readings] == ["2020年一季度", "2020年上半年"]
    assert target.verdict.value == 2500
    assert target.verdict.state is not VerdictState.BEHIND


def test_a_half_year_never_makes_a_target_fall_behind(store: Store) -> None:
    correct(store, PATENTS, frequency=Frequency.QUARTER)
    store.write(record_reading, reading(store, year=2018, value="3412"))
    store.write(record_reading, reading(store, year=2020, quarter=2, value="100"))
    verdict = row(store, PATENTS, date(2021, 3, 1)).verdict
    assert verdict.state is not VerdictState.BEHIND
    assert "2020年数据不全年，暂不判为滞后。" in verdict.sentence


def test_the_last_year_is_missing_as_long_as_only_a_part_of_it_is_known(store: Store) -> None:
    correct(store, PATENTS, frequency=Frequency.QUARTER)
    store.write(record_reading, reading(store, year=2021, quarter=3, value="4000"))
    assert row(store, PATENTS, date(2022, 1, 5)).verdict.state is VerdictState.NO_DATA


def test_a_target_by_year_takes_no_quarter(store: Store) -> None:
    assert problems(store.write, record_reading, reading(store, quarter=2)) == {
        "quarter": "这项指标按年填报，要按季填报请先修改指标的填报频次。"
    }


def test_two_periods_of_one_year_do_not_overwrite_each_other(store: Store) -> None:
    correct(store, PATENTS, frequency=Frequency.QUARTER)
    store.write(record_reading, reading(store, quarter=1, value="1"))
    store.write(record_reading, reading(store, quarter=2, value="2"))
    assert [r.value for r in row(store, PATENTS).readings] == [1, 2]


# Units


@pytest.fixture
def districts(store: Store) -> tuple[UUID, ...]:
    """The patents are reported by district."""
    group = next(u for u in store.read(list_units, groups=True) if u.short_name == "各旗县区政府")
    correct(store, PATENTS, parts_id=group.id)
    return store.read(group_members, TODAY)[group.id]


def test_the_districts_add_up_to_the_city(store: Store, districts: tuple[UUID, ...]) -> None:
    drafts = [(reading(store, unit_id=unit, value="500"), 0) for unit in districts]
    store.write(record_readings, drafts[:-1])
    assert row(store, PATENTS).verdict.value is None
    store.write(record_readings, drafts[-1:])
    assert row(store, PATENTS).verdict.value == 500 * len(districts)
    assert row(store, PATENTS).figures[0].unit == ""


def test_the_city_comes_before_its_districts_in_their_order(
    store: Store, districts: tuple[UUID, ...]
) -> None:
    store.write(record_reading, reading(store, unit_id=districts[1], value="7"))
    store.write(record_reading, reading(store, unit_id=districts[0], value="6"))
    store.write(record_reading, reading(store, value="5"))
    found = row(store, PATENTS)
    assert [r.unit_id for r in found.readings] == [None, *districts[:2]]
    assert [unit.id for unit in found.parts] == list(districts)
    assert found.verdict.value == 5


def test_a_unit_needs_a_target_that_is_reported_by_units(store: Store) -> None:
    draft = reading(store, unit_id=unit_id(store, "科技局"))
    assert problems(store.write, record_reading, draft) == {
        "unit_id": "这项指标不分单位填报，请先在指标里选定分项填报的单位。"
    }


# What a figure counts


def test_a_figure_that_counts_something_else_does_not_count(store: Store) -> None:
    store.write(record_reading, reading(store, measure=Measure.TOTAL))
    assert row(store, PATENTS).verdict.state is VerdictState.NO_DATA
    store.write(record_reading, reading(store, measure=Measure.YEAR), 1)
    assert row(store, PATENTS).verdict.value == 5127


def test_growth_takes_no_base_of_nothing(store: Store) -> None:
    assert problems(store.write, record_reading, reading(store, 26, year=2018, value="0")) == {
        "value": "基期为 0 不能计算增长，请核对；确实没有数据就不填，按缺基期数据评价。"
    }
    assert row(store, FILMS).readings == ()


# Explanations


def test_an_explanation_is_kept_with_the_value_it_was_written_for(store: Store) -> None:
    store.write(record_reading, reading(store))
    assert not only(store).is_explained
    store.write(explain_reading, only(store).id, " 企业集中申报 ", 1)
    assert (only(store).note, only(store).is_explained) == ("企业集中申报", True)
    store.write(record_reading, reading(store, value="9000", note="企业集中申报"), 2)
    assert (only(store).note, only(store).is_explained) == ("企业集中申报", False)
    store.write(explain_reading, only(store).id, "企业集中申报", 3)
    assert only(store).is_explained


def test_a_note_typed_with_the_figure_explains_it(store: Store) -> None:
    store.write(record_reading, reading(store, note="统计年报"))
    assert only(store).is_explained
    store.write(record_reading, reading(store, value="1", note="已更正"), 1)
    assert only(store).is_explained
    store.write(record_reading, reading(store, value="1"), 2)
    assert not only(store).is_explained


@pytest.mark.parametrize(
    ("note", "seen", "sentence"),
    [
        ("  ", 1, "请写一句说明，例如数据变动的原因。"),
        ("原因", 2, "这一期的数据刚在别处改过，请重新打开后再改。"),
    ],
)
def test_an_explanation_says_something_about_the_figure_that_was_seen(
    store: Store, note: str, seen: int, sentence: str
) -> None:
    key = store.write(record_reading, reading(store))
    assert problems(store.write, explain_reading, key, note, seen) == {"note": sentence}


# One action


@pytest.mark.parametrize(
    ("numbers", "label"),
    [
        ((2,), "录入指标“年专利申请总量”2019年数据"),
        ((2, 3), "录入2项指标2019年数据"),
    ],
)
def test_pasted_figures_are_one_action(store: Store, numbers: tuple[int, ...], label: str) -> None:
    store.write(record_readings, [(reading(store, number), 0) for number in numbers])
    assert store.undo() == label
    assert [row(store, number).readings for number in numbers] == [()] * len(numbers)


def test_one_bad_figure_keeps_all_out(store: Store) -> None:
    drafts = [(reading(store), 0), (reading(store, CENTRE), 0)]
    assert "value" in problems(store.write, record_readings, drafts)
    assert row(store, PATENTS).readings == ()


def test_undo_names_the_period_of_a_deleted_figure(store: Store) -> None:
    key = store.write(record_reading, reading(store))
    store.write(delete_readings, [key])
    assert store.undo_label() == "删除指标“年专利申请总量”2019年数据"


# Targets by hand


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


# Headings


def test_targets_stand_under_the_plans_five_groups(store: Store) -> None:
    targets = store.read(list_targets, TODAY)
    groups = store.read(group_targets, targets)
    assert [*groups] == [
        "主要目标",
        "知识产权驱动产业创新发展能力显著提升",
        "知识产权保护体系健全",
        "知识产权运营服务体系完备",
        "知识产权综合服务体系更加完善",
        "知识产权发展环境明显优化",
        FROM_TASKS,
    ]
    assert [row for rows in groups.values() for row in rows] == targets
    assert len(groups[FROM_TASKS]) == 5
    assert store.read(list_target_groups)[:6] == [*groups][:6]


def test_the_history_names_period_and_unit(store: Store, districts: tuple[UUID, ...]) -> None:
    key = store.write(record_reading, reading(store, unit_id=districts[0], value="5"))
    unit = store.read(unit_names)[districts[0]]
    assert store.read(name_of, key) == f"指标“年专利申请总量”{unit}2019年数据"
