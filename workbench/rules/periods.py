"""Reporting periods: which month, quarter, half-year or year a report is about, and who owes one.

Business dates only: when something was typed is the journal's matter (DESIGN section 3).
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from workbench.errors import InvalidInput

DUE_DAY = 25
CODE = re.compile(r"([12][0-9]{3})(?:-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?")


class Frequency(StrEnum):
    """How often a unit reports on a task."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"

    @property
    def word(self) -> str:
        """What the office calls it."""
        return {"month": "每月", "quarter": "每季度", "half-year": "每半年", "year": "每年"}[self]

    @property
    def months(self) -> int:
        """Length of one period in months."""
        return {"month": 1, "quarter": 3, "half-year": 6, "year": 12}[self]


PART_LETTERS = {"Q": Frequency.QUARTER, "H": Frequency.HALF_YEAR, "Y": Frequency.YEAR}
PART_WORDS = {
    Frequency.QUARTER: ("第一季度", "第二季度", "第三季度", "第四季度"),
    Frequency.HALF_YEAR: ("上半年", "下半年"),
    Frequency.YEAR: ("度",),
}


class ReportState(StrEnum):
    """What one unit has done about one period."""

    DUE = "应报"
    REPORTED = "已报"
    LATE = "迟报"
    MISSING = "未报"


@dataclass(frozen=True, slots=True, order=True)
class ReportingPeriod:
    """A stretch of whole months that a report is about; earlier before later, short before long.

    Made by `period_of` and `parse_period`, which keep the three fields in agreement.
    """

    starts_on: date
    ends_on: date
    frequency: Frequency = field(compare=False)

    @property
    def number(self) -> int:
        """Place of the period in its year, counted from 1."""
        return (self.ends_on.month - 1) // self.frequency.months + 1

    @property
    def code(self) -> str:
        """The short form for file names and the command line: 2019-11, 2019-Q4, 2019-H2, 2019."""
        year = self.starts_on.year
        return {
            Frequency.MONTH: f"{year}-{self.number:02d}",
            Frequency.QUARTER: f"{year}-Q{self.number}",
            Frequency.HALF_YEAR: f"{year}-H{self.number}",
            Frequency.YEAR: f"{year}",
        }[self.frequency]

    @property
    def title(self) -> str:
        """The form for paper and screen: 2019年11月, 2019年第四季度, 2019年下半年, 2019年度."""
        year = f"{self.starts_on.year}年"
        if self.frequency is Frequency.MONTH:
            return f"{year}{self.number}月"
        return year + PART_WORDS[self.frequency][self.number - 1]

    def due_on(self, day: int = DUE_DAY) -> date:
        """The last day on time: `day` of the period's last month, its end if the month is short."""
        return self.ends_on.replace(day=min(day, self.ends_on.day))

    def next(self) -> "ReportingPeriod":
        """The period that follows."""
        return period_of(self.ends_on + timedelta(days=1), self.frequency)

    def previous(self) -> "ReportingPeriod":
        """The period before."""
        return period_of(self.starts_on - timedelta(days=1), self.frequency)


@lru_cache(maxsize=1024)
def period_of(day: date, frequency: Frequency) -> ReportingPeriod:
    """The period of that frequency that a day falls in."""
    last_month = -(-day.month // frequency.months) * frequency.months
    return ReportingPeriod(
        starts_on=date(day.year, last_month - frequency.months + 1, 1),
        ends_on=date(day.year, last_month, monthrange(day.year, last_month)[1]),
        frequency=frequency,
    )


def first_owed(begins: date, frequency: Frequency, due_day: int = DUE_DAY) -> ReportingPeriod:
    """The first period that work begun on a day is reported for: the next one after its due day."""
    period = period_of(begins, frequency)
    return period if begins <= period.due_on(due_day) else period.next()


def parse_period(code: str) -> ReportingPeriod:
    """Read a period's code back.

    Raises:
        InvalidInput: the text is no code of a period.
    """
    match = CODE.fullmatch(code.strip())
    if match is None:
        raise InvalidInput(
            f"“{code}”不是填报期，请按 2019-11（月）、2019-Q4（季度）、2019-H2（半年）"
            "或 2019（年）填写。",
            "period",
        )
    year, part = int(match[1]), match[2] or "Y1"
    frequency = PART_LETTERS.get(part[0], Frequency.MONTH)
    place = int(part.lstrip("YHQ"))
    return period_of(date(year, place * frequency.months, 1), frequency)


def periods_between(first: ReportingPeriod, last: ReportingPeriod) -> Iterator[ReportingPeriod]:
    """The periods from `first` to `last`, both included; none when `last` is the earlier one."""
    period = first
    while period.ends_on <= last.ends_on:
        yield period
        period = period.next()


def report_state(
    period: ReportingPeriod, reported_on: date | None, as_of: date, due_day: int = DUE_DAY
) -> ReportState:
    """What a unit has done about a period, as known on `as_of`; the due day itself is on time."""
    due_on = period.due_on(due_day)
    if reported_on is not None and reported_on <= as_of:
        return ReportState.REPORTED if reported_on <= due_on else ReportState.LATE
    return ReportState.MISSING if as_of > due_on else ReportState.DUE
