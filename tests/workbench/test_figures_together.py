from decimal import Decimal

import pytest

from tests.workbench.office import TODAY, problems, reading, target_id
from workbench.errors import InvalidInput
from workbench.readings import ReadingDraft, record_reading, record_readings
from workbench.records import checked
from workbench.scoreboard import list_targets
from workbench.store import Store

GROWTH = 16


def figures(store: Store) -> list[tuple[int, Decimal]]:
    target = next(row for row in store.read(list_targets, TODAY) if row.number == GROWTH)
    return [(row.year, row.value) for row in target.readings]


def test_a_baseline_and_the_first_figure_are_one_action(store: Store) -> None:
    baseline = reading(store, GROWTH, year=2018, value="120")
    first = reading(store, GROWTH, year=2019, value="156")
    store.write(record_readings, [(baseline, 0), (first, 0)])
    assert figures(store) == [(2018, Decimal(120)), (2019, Decimal(156))]
    assert store.undo() == "录入指标“维权援助服务企业数量”2018年、2019年数据"
    assert figures(store) == []
    store.redo()
    assert figures(store) == [(2018, Decimal(120)), (2019, Decimal(156))]


def test_one_figure_alone_is_named_alone(store: Store) -> None:
    store.write(record_readings, [(reading(store, GROWTH), 0)])
    assert store.undo_label() == "录入指标“维权援助服务企业数量”2019年数据"


def test_when_one_figure_cannot_be_taken_none_is(store: Store) -> None:
    baseline = reading(store, GROWTH, year=2018, value="120")
    too_late = reading(store, GROWTH, year=2022, value="156")
    readings = [(baseline, 0), (too_late, 0)]
    assert problems(store.write, record_readings, readings) == {
        "year": "年份应在 2018 到 2021 之间。"
    }
    assert figures(store) == []


def test_a_figure_that_the_form_did_not_show_is_not_written_over(store: Store) -> None:
    store.write(record_reading, reading(store, GROWTH, value="150"))
    with pytest.raises(InvalidInput):
        store.write(record_readings, [(reading(store, GROWTH, value="156"), 0)])
    store.write(record_readings, [(reading(store, GROWTH, value="156"), 1)])
    assert figures(store) == [(2019, Decimal(156))]


def test_a_field_left_empty_is_asked_for_and_not_called_wrong(store: Store) -> None:
    typed = {"target_id": target_id(store, GROWTH), "year": None, "value": None, "note": None}
    assert problems(checked, ReadingDraft, typed) == {
        "year": "请填写年份。",
        "value": "请填写数值。",
    }
    assert checked(ReadingDraft, {**typed, "year": 2019, "value": "156"}).note == ""
