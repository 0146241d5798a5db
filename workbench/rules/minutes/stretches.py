"""The last day of a stretch of time, from the parts of its writing.

Each reader takes a match of its form (due_forms.py) and the days to count from. It may raise
ValueError or OverflowError for a day that no calendar has.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from workbench.rules.minutes.script import number
from workbench.rules.words import chinese_date

FRIDAY, SUNDAY = 4, 6
WEEKDAYS = {sign: day for day, sign in enumerate("一二三四五六日")} | {"天": SUNDAY}
HOLIDAYS = {"元旦": (1, 1), "五一": (5, 1), "劳动节": (5, 1), "国庆": (10, 1)}
PARTS = {"初": 10, "上旬": 10, "中旬": 20}
MONTHS_IN = {"月": 1, "年": 12}
DAYS_IN = {"周": 7, "星期": 7, "天": 1, "日": 1}

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Basis:
    """What a date without a year, or a "next time", is counted from."""

    held_on: date
    next_meeting: date | None


class Found(NamedTuple):
    """The last day, what is doubtful about it, and whether it was moved into the next year."""

    day: date | None
    note: str = ""
    is_moved: bool = False


def day_of_month(match: Match, basis: Basis) -> Found:
    """6月30日, 2020-06-30."""
    return _placed(match, basis, number(match["month"]), number(match["day"]))


def month(match: Match, basis: Basis) -> Found:
    """6月底, 6月上旬, 6月."""
    return _placed(match, basis, number(match["month"]), PARTS.get(match["part"]))


def before_month(match: Match, basis: Basis) -> Found:
    """6月前: to the end of June, as the plan's 2019年6月前 is read."""
    found = month(match, basis)
    note = f"“{match[0]}前”读作当月最后一日以前（含当日），请确认。"
    return found if found.note else found._replace(note=note)


def quarter(match: Match, basis: Basis) -> Found:
    """二季度末."""
    return _placed(match, basis, number(match["quarter"]) * 3, None)


def half_year(match: Match, basis: Basis) -> Found:
    """上半年."""
    return _placed(match, basis, 6 if match["half"] == "上" else 12, None)


def year(match: Match, basis: Basis) -> Found:
    """年底, 明年底, 2020年."""
    return _placed(match, basis, 12, None)


def _placed(match: Match, basis: Basis, month: int, day: int | None) -> Found:
    """The day in the year that is written, or in the one that the meeting makes likely."""
    parts = match.groupdict()
    written, near = parts.get("year"), parts.get("near")
    year = number(written) if written else basis.held_on.year + (near in {"明年", "次年"})
    found = _day(year, month, day)
    if found >= basis.held_on or written or near:
        return Found(found)
    found = _day(year + 1, month, day)
    note = f"“{match[0]}”在会议日期前已过，读作{chinese_date(found)}，请确认。"
    return Found(found, note, is_moved=True)


def _day(year: int, month: int, day: int | None) -> date:
    """A day, or the last one of a month."""
    return date(year, month, 1 if day is None else day).replace(
        day=monthrange(year, month)[1] if day is None else day
    )


def month_from_here(match: Match, basis: Basis) -> Found:
    """月底, 本月25日, 下月上旬."""
    first = basis.held_on.replace(day=1)
    if match["which"].startswith(("下", "次")):
        first = _next_month(first)
    day = number(match["day"]) if match["day"] else PARTS.get(match["part"])
    return Found(_day(first.year, first.month, day))


def day_without_month(match: Match, basis: Basis) -> Found:
    """25日前: the next 25th to come."""
    first, day = basis.held_on.replace(day=1), number(match["day"])
    if day < basis.held_on.day:
        first = _next_month(first)
    found = first.replace(day=day)
    return Found(found, f"“{match[0]}”没有写月份，读作{chinese_date(found)}，请确认。")


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def quarter_from_here(match: Match, basis: Basis) -> Found:
    """季度末, 本季度末, 下季度末."""
    index = (basis.held_on.month - 1) // 3 + (match["which"] == "下")
    return Found(_day(basis.held_on.year + index // 4, index % 4 * 3 + 3, None))


def weekday(match: Match, basis: Basis) -> Found:
    """下周五; 本周内 runs to its Sunday; a bare 周三 is the next one to come."""
    which, held_on = match["which"], basis.held_on
    days = 7 * which.count("下") + WEEKDAYS.get(match["weekday"], SUNDAY) - held_on.weekday()
    return Found(held_on + timedelta(days=days if which else days % 7))


def span(match: Match, basis: Basis) -> Found:
    """两周内, 10个工作日内, 三个月内, 半年内: counted from the day after the meeting."""
    held_on, measure, is_half = basis.held_on, match["measure"], match["count"] == "半"
    count = 1 if is_half else number(match["count"])
    if measure == "工作日":
        note = f"“{match[0]}”按周一至周五推算，没有扣除法定节假日，请确认。"
        return Found(_workdays_later(held_on, count), note)
    if is_half and measure == "月":
        return Found(held_on + timedelta(days=15))
    if measure in MONTHS_IN:
        return Found(_months_later(held_on, count * MONTHS_IN[measure] // (1 + is_half)))
    return Found(held_on + timedelta(days=count * DAYS_IN[measure]))


def _workdays_later(start: date, count: int) -> date:
    day = start
    while count:
        day += timedelta(days=1)
        count -= day.weekday() <= FRIDAY
    return day


def _months_later(start: date, months: int) -> date:
    index = start.month - 1 + months
    last = _day(start.year + index // 12, index % 12 + 1, None)
    return last.replace(day=min(start.day, last.day))


def next_meeting(match: Match, basis: Basis) -> Found:
    """下次会议前: on the day of it at the latest, if the day is known."""
    return Found(basis.next_meeting) if basis.next_meeting else _undated(match)


def holiday(match: Match, basis: Basis) -> Found:
    """国庆节前: the day before; the days of the lunar calendar are not known here."""
    if match["holiday"] not in HOLIDAYS:
        return _undated(match)
    first = _placed(match, basis, *HOLIDAYS[match["holiday"]])
    return first._replace(day=first.day and first.day - timedelta(days=1))


def _undated(match: Match) -> Found:
    return Found(None, f"“{match[0]}”没有日期，请确认。")


def never(match: Match, _basis: Basis) -> Found:
    """每月25日前: asked for again and again, and never done with."""
    return Found(None, f"“{match[0]}”是经常性要求，没有写完成时限。")
