from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import InvalidInput
from workbench.rules.periods import (
    Frequency,
    ReportState,
    first_owed,
    parse_period,
    period_of,
    periods_between,
    report_state,
)

DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))
FREQUENCIES = st.sampled_from(Frequency)


@pytest.mark.parametrize(
    ("frequency", "code", "title", "first", "last"),
    [
        (Frequency.MONTH, "2019-11", "2019年11月", date(2019, 11, 1), date(2019, 11, 30)),
        (Frequency.QUARTER, "2019-Q4", "2019年第四季度", date(2019, 10, 1), date(2019, 12, 31)),
        (Frequency.HALF_YEAR, "2019-H2", "2019年下半年", date(2019, 7, 1), date(2019, 12, 31)),
        (Frequency.YEAR, "2019", "2019年度", date(2019, 1, 1), date(2019, 12, 31)),
    ],
)
def test_a_day_lies_in_the_period_of_each_frequency(
    frequency: Frequency, code: str, title: str, first: date, last: date
) -> None:
    period = period_of(date(2019, 11, 30), frequency)
    assert (period.code, period.title) == (code, title)
    assert (period.starts_on, period.ends_on) == (first, last)


def test_the_office_has_a_word_for_each_frequency() -> None:
    assert [f.word for f in Frequency] == ["每月", "每季度", "每半年", "每年"]


@given(DAYS, FREQUENCIES)
def test_a_code_leads_back_to_its_period(day: date, frequency: Frequency) -> None:
    period = period_of(day, frequency)
    assert period.starts_on <= day <= period.ends_on
    again = parse_period(f" {period.code} ")
    assert again == period
    assert again.frequency is frequency


@given(DAYS, FREQUENCIES)
def test_neighbouring_periods_touch_without_a_gap(day: date, frequency: Frequency) -> None:
    period = period_of(day, frequency)
    assert period.next().starts_on - period.ends_on == timedelta(days=1)
    assert period.next().previous() == period
    assert period.previous() < period < period.next()


@pytest.mark.parametrize(
    "code", ["", "2019-13", "2019-00", "2019-Q5", "2019-H3", "19-11", "十一月"]
)
def test_what_is_no_period_is_refused_with_examples(code: str) -> None:
    with pytest.raises(InvalidInput, match=f"“{code}”不是填报期.*2019-Q4") as refusal:
        parse_period(code)
    assert set(refusal.value.problems) == {"period"}


def test_a_short_period_comes_before_a_long_one_that_begins_with_it() -> None:
    codes = ["2019", "2018-12", "2019-H1", "2019-02", "2019-Q1", "2019-01"]
    assert [p.code for p in sorted(map(parse_period, codes))] == [
        "2018-12",
        "2019-01",
        "2019-Q1",
        "2019-H1",
        "2019",
        "2019-02",
    ]


def test_periods_between_two_include_both_and_cross_the_year() -> None:
    between = periods_between(parse_period("2019-11"), parse_period("2020-02"))
    assert [p.code for p in between] == ["2019-11", "2019-12", "2020-01", "2020-02"]


def test_months_run_to_the_end_of_a_quarter() -> None:
    between = periods_between(parse_period("2019-11"), parse_period("2019-Q4"))
    assert [p.code for p in between] == ["2019-11", "2019-12"]


def test_there_is_no_period_from_a_later_to_an_earlier_one() -> None:
    assert list(periods_between(parse_period("2020"), parse_period("2019"))) == []


@pytest.mark.parametrize(
    ("code", "due_on"),
    [
        ("2019-11", date(2019, 11, 25)),
        ("2019-Q4", date(2019, 12, 25)),
        ("2019-H1", date(2019, 6, 25)),
        ("2019", date(2019, 12, 25)),
    ],
)
def test_a_report_is_due_on_the_25th_of_the_last_month(code: str, due_on: date) -> None:
    assert parse_period(code).due_on() == due_on


@pytest.mark.parametrize(("code", "last"), [("2019-02", 28), ("2020-02", 29), ("2020-03", 31)])
def test_a_due_day_beyond_the_month_is_its_last_day(code: str, last: int) -> None:
    assert parse_period(code).due_on(31).day == last


@pytest.mark.parametrize(
    ("reported_on", "as_of", "state"),
    [
        (None, date(2019, 11, 1), ReportState.DUE),
        (None, date(2019, 11, 25), ReportState.DUE),
        (None, date(2019, 11, 26), ReportState.MISSING),
        (date(2019, 11, 25), date(2019, 11, 30), ReportState.REPORTED),
        (date(2019, 11, 26), date(2019, 11, 30), ReportState.LATE),
        (date(2019, 11, 25), date(2019, 11, 25), ReportState.REPORTED),
        (date(2019, 11, 25), date(2019, 11, 24), ReportState.DUE),
        (date(2019, 11, 28), date(2019, 11, 27), ReportState.MISSING),
    ],
)
def test_a_report_is_on_time_up_to_and_on_the_due_day(
    reported_on: date | None, as_of: date, state: ReportState
) -> None:
    assert report_state(parse_period("2019-11"), reported_on, as_of) is state


def test_the_office_can_set_another_due_day() -> None:
    november = parse_period("2019-11")
    assert report_state(november, date(2019, 11, 25), date(2019, 12, 1), 20) is ReportState.LATE


@pytest.mark.parametrize(
    ("begins", "first"),
    [
        (date(2019, 11, 1), "2019-11"),
        (date(2019, 11, 25), "2019-11"),
        (date(2019, 11, 26), "2019-12"),
        (date(2019, 12, 26), "2020-01"),
    ],
)
def test_work_begun_after_the_due_day_is_first_reported_for_the_next_period(
    begins: date, first: str
) -> None:
    assert first_owed(begins, Frequency.MONTH) == parse_period(first)
