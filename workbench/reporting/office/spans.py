"""The month or year that a paper is about, and the day up to which it counts."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from workbench.errors import InvalidInput
from workbench.plan import PlanRow
from workbench.rules.words import chinese_date

MONTH = re.compile(r"([12][0-9]{3})-(0[1-9]|1[0-2])")
YEAR = re.compile(r"[12][0-9]{3}")


@dataclass(frozen=True, slots=True)
class Span:
    """Whole days, both included, and what the office calls them: 2020年6月, 2020年."""

    title: str
    first: date
    last: date

    @property
    def eve(self) -> date:
        """The day before it: what it is compared with."""
        return self.first - timedelta(days=1)

    def __contains__(self, day: date | None) -> bool:
        """Whether a day lies in it; no day lies nowhere."""
        return day is not None and self.first <= day <= self.last

    def until(self, day: date) -> "Span":
        """The part of it up to a day that lies in it."""
        return Span(self.title, self.first, day)


def month_span(code: str) -> Span:
    """The month that is written 2020-06.

    Raises:
        InvalidInput: it is written otherwise.
    """
    match = MONTH.fullmatch(code)
    if match is None:
        raise InvalidInput(f"“{code}”不是月份，请按 2020-06 填写。", "subject")
    year, month = int(match[1]), int(match[2])
    last = date(year, month, monthrange(year, month)[1])
    return Span(f"{year}年{month}月", date(year, month, 1), last)


def year_span(code: str) -> Span:
    """The year that is written 2020.

    Raises:
        InvalidInput: it is written otherwise.
    """
    if YEAR.fullmatch(code) is None:
        raise InvalidInput(f"“{code}”不是年份，请按 2020 填写。", "subject")
    return Span(f"{code}年", date(int(code), 1, 1), date(int(code), 12, 31))


def must_have_begun(plan: PlanRow, day: date) -> None:
    """Refuse 统计截止日 before the plan.

    Raises:
        InvalidInput: the sentence says since when it runs.
    """
    if day < plan.starts_on:
        raise InvalidInput(f"统计截止日不能早于方案开始的{chinese_date(plan.starts_on)}。", "as_of")


def counted_until(span: Span, plan: PlanRow, day: date) -> Span:
    """A span of the plan's time up to 统计截止日, at most its own last day.

    Raises:
        InvalidInput: it lies before the plan, or had not begun on that day.
    """
    if span.last < plan.starts_on:
        began = chinese_date(plan.starts_on)
        raise InvalidInput(f"方案从{began}开始实施，没有{span.title}的材料。", "subject")
    if span.first > day:
        raise InvalidInput(
            f"截至{chinese_date(day)}，{span.title}还没有开始，请核对统计截止日。", "subject"
        )
    return span.until(min(span.last, day))


def months_until(plan: PlanRow, day: date) -> list[Span]:
    """The months from the plan's beginning to the one of a day, newest first."""
    first = plan.starts_on.year * 12 + plan.starts_on.month - 1
    last = day.year * 12 + day.month - 1
    codes = (f"{place // 12}-{place % 12 + 1:02}" for place in range(last, first - 1, -1))
    return [month_span(code) for code in codes]


def years_until(plan: PlanRow, day: date) -> list[Span]:
    """The years from the plan's beginning to the one of a day, newest first."""
    return [year_span(str(year)) for year in range(day.year, plan.starts_on.year - 1, -1)]
