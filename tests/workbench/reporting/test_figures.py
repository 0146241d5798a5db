"""Figures with the rows behind them, and texts that know where their figures stand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.reporting.figures import (
    Figure,
    Measure,
    Source,
    count_of,
    figures_in,
    joined,
    mean_of,
    parts_of,
    phrase,
    ruled,
    sum_of,
)


def rows(*values: int | Fraction) -> list[Source]:
    return [Source(f"第{n}行", Fraction(value)) for n, value in enumerate(values, 1)]


LATE = count_of("tasks.late", rows(1, 1, 1), "逾期的任务")


def test_a_phrase_reads_as_its_words() -> None:
    said = phrase("逾期", LATE, "项。")

    assert said == "逾期3项。"
    assert said.parts == ("逾期", LATE, "项。")


def test_a_phrase_within_a_phrase_keeps_its_figures() -> None:
    said = phrase("其中", phrase("逾期", LATE, "项"), "。")

    assert said.parts == ("其中", "逾期", LATE, "项", "。")


def test_plain_words_have_one_part() -> None:
    assert parts_of("没有数字") == ("没有数字",)
    assert parts_of(LATE) == (LATE,)


def test_texts_are_joined_with_words_between_them_only() -> None:
    assert joined("、", ["甲", LATE, "乙"]) == "甲、3、乙"
    assert joined("、", []) == ""


def test_figures_are_listed_once_in_the_order_of_reading() -> None:
    other = sum_of("readings.sum", rows(2, 3), "各区合计")

    found = figures_in([phrase(LATE, "项"), "无", phrase(other, "件，", LATE, "项")])

    assert list(found) == ["tasks.late", "readings.sum"]


@given(st.lists(st.fractions(0, 1, max_denominator=100), min_size=1, max_size=20))
def test_what_is_counted_added_and_averaged_holds(values: list[Fraction]) -> None:
    given_rows = rows(*values)

    assert count_of("n", given_rows, "").value == len(values)
    assert sum_of("s", given_rows, "").holds
    assert mean_of("m", given_rows, "").value == sum(values) / len(values)
    assert mean_of("m", given_rows, "").holds


@pytest.mark.parametrize("measure", [Measure.COUNT, Measure.SUM, Measure.MEAN])
def test_a_figure_that_its_rows_do_not_give_does_not_hold(measure: Measure) -> None:
    assert not Figure("k", "9", Fraction(9), measure, "", tuple(rows(1, 1))).holds


def test_a_mean_of_nothing_does_not_hold() -> None:
    assert not Figure("k", "0%", Fraction(0), Measure.MEAN, "", ()).holds


def test_a_rule_speaks_for_itself_but_has_to_be_named() -> None:
    assert ruled("k", "还差873件", rows(1), "目标减去最新值").holds
    assert not ruled("k", "还差873件", rows(1), "").holds


def test_a_sum_is_written_without_idle_zeros() -> None:
    assert sum_of("s", rows(Fraction(1, 2), 2), "").words == "2.5"


def test_a_mean_is_written_in_whole_percent() -> None:
    assert mean_of("m", rows(Fraction(1, 2), Fraction(1, 4)), "").words == "38%"
