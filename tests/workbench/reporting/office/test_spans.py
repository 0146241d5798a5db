from datetime import date

import pytest

from tests.workbench.office import refusal
from workbench.plan import PlanRow
from workbench.reporting.office.spans import (
    counted_until,
    month_span,
    months_until,
    must_have_begun,
    year_span,
    years_until,
)
from workbench.rules.periods import Frequency

PLAN = PlanRow(
    "方案", "呼政字〔2019〕84号", "市政府", "领导小组", date(2019, 1, 1), date(2021, 12, 31),
    Frequency.MONTH, 25, 10,
)  # fmt: skip


def test_a_month_ends_on_its_own_last_day() -> None:
    february = month_span("2020-02")

    assert (february.title, february.last) == ("2020年2月", date(2020, 2, 29))
    assert february.eve == date(2020, 1, 31)


def test_a_day_lies_in_a_span_or_not_and_no_day_lies_nowhere() -> None:
    june = month_span("2020-06")

    assert date(2020, 6, 30) in june
    assert date(2020, 7, 1) not in june
    assert None not in june


@pytest.mark.parametrize("code", ["2020-13", "2020-6", "六月", "2020", ""])
def test_what_is_no_month_is_refused_in_a_sentence(code: str) -> None:
    assert refusal(month_span, code) == f"“{code}”不是月份，请按 2020-06 填写。"


@pytest.mark.parametrize("code", ["20", "今年", "3020", "2020-06"])
def test_what_is_no_year_is_refused_in_a_sentence(code: str) -> None:
    assert refusal(year_span, code) == f"“{code}”不是年份，请按 2020 填写。"


def test_a_span_is_counted_to_its_own_last_day_at_most() -> None:
    june = month_span("2020-06")

    assert counted_until(june, PLAN, date(2020, 6, 12)).last == date(2020, 6, 12)
    assert counted_until(june, PLAN, date(2021, 1, 1)).last == date(2020, 6, 30)


def test_before_the_plan_there_is_nothing_to_tell() -> None:
    said = refusal(counted_until, month_span("2018-12"), PLAN, date(2020, 6, 12))

    assert said == "方案从2019年1月1日开始实施，没有2018年12月的材料。"


def test_what_has_not_begun_is_refused() -> None:
    said = refusal(counted_until, year_span("2021"), PLAN, date(2020, 12, 31))

    assert said == "截至2020年12月31日，2021年还没有开始，请核对统计截止日。"


def test_the_months_and_years_of_the_plan_come_newest_first() -> None:
    day = date(2020, 2, 5)

    months = [span.title for span in months_until(PLAN, day)]
    assert (months[0], months[1], months[2], months[-1]) == (
        "2020年2月", "2020年1月", "2019年12月", "2019年1月",
    )  # fmt: skip
    assert len(months) == 14
    assert [span.title for span in years_until(PLAN, day)] == ["2020年", "2019年"]


def test_a_day_before_the_plan_is_refused() -> None:
    must_have_begun(PLAN, date(2019, 1, 1))

    said = refusal(must_have_begun, PLAN, date(2018, 12, 31))
    assert said == "统计截止日不能早于方案开始的2019年1月1日。"
