"""Figures by period, and which of them stand for a year."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.rules.targets import Figure
from workbench.rules.targets.figures import city_figures, known_on, period_title, yearly

DISTRICTS = ("新城区政府", "回民区政府")


def figure(
    year: int, quarter: int = 4, value: int = 1, unit: str = "", measure: str = ""
) -> Figure:
    return Figure(year, quarter, Decimal(value), measure, unit)


figures = st.lists(
    st.builds(figure, st.integers(2018, 2021), st.integers(1, 4), st.integers(0, 99)),
    unique_by=lambda f: f.period,
)


@pytest.mark.parametrize(
    ("quarter", "title"),
    [(1, "2020年一季度"), (2, "2020年上半年"), (3, "2020年前三季度"), (4, "2020年")],
)
def test_a_period_runs_from_the_first_of_january(quarter: int, title: str) -> None:
    assert period_title(2020, quarter) == figure(2020, quarter).title == title


def test_the_last_quarter_stands_for_its_year() -> None:
    both = [figure(2019, 4, 9), figure(2019, 2, 5)]
    assert yearly(both) == {2019: figure(2019, 4, 9)}


def test_a_part_of_the_newest_year_stands_for_it_until_more_is_known() -> None:
    assert yearly([figure(2019), figure(2020, 1, 3), figure(2020, 2, 5)]) == {
        2019: figure(2019),
        2020: figure(2020, 2, 5),
    }


def test_half_of_an_earlier_year_stands_for_nothing() -> None:
    assert yearly([figure(2019, 2), figure(2020)]) == {2020: figure(2020)}


@given(figures)
def test_a_year_has_the_newest_of_its_own_figures(known: list[Figure]) -> None:
    for year, chosen in yearly(known).items():
        assert chosen.quarter == max(f.quarter for f in known if f.year == year)


def test_the_sum_of_all_parts_stands_in_for_the_city() -> None:
    parts = [figure(2020, 4, 30, unit) for unit in DISTRICTS]
    assert city_figures(parts, "", "件", DISTRICTS) == (figure(2020, 4, 60),)


@pytest.mark.parametrize(
    ("known", "unit"),
    [
        ([figure(2020, 4, 30, DISTRICTS[0])], "件"),
        ([figure(2020, 4, 30, unit) for unit in DISTRICTS], "%"),
        ([figure(2020, 4, 30, DISTRICTS[0]), figure(2020, 3, 30, DISTRICTS[1])], "件"),
    ],
    ids=["one part is missing", "percentages", "different periods"],
)
def test_what_does_not_add_up_stands_for_nothing(known: list[Figure], unit: str) -> None:
    assert city_figures(known, "", unit, DISTRICTS) == ()


def test_the_citys_own_figure_goes_before_the_sum() -> None:
    known = [figure(2020, 4, 61), *(figure(2020, 4, 30, unit) for unit in DISTRICTS)]
    assert city_figures(known, "", "件", DISTRICTS) == (figure(2020, 4, 61),)


def test_a_figure_that_counts_something_else_is_left_out() -> None:
    known = [figure(2019, measure="当年值"), figure(2020, measure="累计值")]
    assert city_figures(known, "当年值", "件", ()) == (figure(2019, measure="当年值"),)


@pytest.mark.parametrize(
    ("day", "by_quarter", "known"),
    [
        (date(2020, 6, 30), True, [(2019, 4), (2020, 1), (2020, 2)]),
        (date(2020, 7, 1), True, [(2019, 4), (2020, 1), (2020, 2), (2020, 3)]),
        (date(2020, 1, 1), False, [(2019, 4), (2020, 1), (2020, 2), (2020, 3), (2020, 4)]),
        (date(2019, 12, 31), False, [(2019, 4)]),
    ],
)
def test_a_figure_is_known_once_its_period_has_begun(
    day: date, *, by_quarter: bool, known: list[tuple[int, int]]
) -> None:
    every = [figure(2019), *(figure(2020, quarter) for quarter in (1, 2, 3, 4))]
    assert [f.period for f in known_on(every, day, by_quarter=by_quarter)] == known
