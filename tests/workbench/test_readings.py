"""Figures by quarter and by unit, their explanations, and targets added by hand."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.workbench.office import TODAY, problems, reading, unit_id
from workbench.history import name_of
from workbench.readings import (
    ReadingRow,
    delete_readings,
    explain_reading,
    record_reading,
    record_readings,
)
from workbench.rules.periods import Frequency
from workbench.rules.targets import Measure, VerdictState
from workbench.scoreboard import FROM_TASKS, TargetRow, group_targets, list_targets
from workbench.store import Store
from workbench.target_setting import record_target
from workbench.targets import TargetDraft, list_target_groups
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
    assert problems(store.write, record_readings, drafts) == {
        "value": "指标“知识产权保护中心”2019年："
        "这一项按是否实现评价，没有数值，请填写实现日期和依据。"
    }
    assert row(store, PATENTS).readings == ()


def test_undo_names_the_period_of_a_deleted_figure(store: Store) -> None:
    key = store.write(record_reading, reading(store))
    store.write(delete_readings, [key])
    assert store.undo_label() == "删除指标“年专利申请总量”2019年数据"


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
