"""The forms in which the office writes a stretch of time."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from workbench.rules.minutes import stretches
from workbench.rules.minutes.script import NUMBER, YEAR_NUMBER
from workbench.rules.minutes.stretches import Basis, Found, Match


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a time.

    A `firm` one is a deadline by itself; a bare day (`is_day`) or stretch is one where the words
    around it say so; what `recurs` never is.
    """

    pattern: re.Pattern[str]
    read: Callable[[Match, Basis], Found]
    firm: bool = False
    is_day: bool = False
    recurs: bool = False


def _form(pattern: str, read: Callable[[Match, Basis], Found]) -> Form:
    return Form(re.compile(pattern), read)


def _firm(pattern: str, read: Callable[[Match, Basis], Found]) -> Form:
    return Form(re.compile(pattern), read, firm=True)


def _day(pattern: str) -> Form:
    return Form(re.compile(pattern), stretches.day_of_month, is_day=True)


YEAR = rf"(?:(?P<year>{YEAR_NUMBER})\s*年|(?P<near>今年|本年|明年|次年))\s*"
MONTH = rf"(?:{YEAR})?(?P<month>{NUMBER})\s*月"
QUARTER = rf"(?:{YEAR})?第?(?P<quarter>[一二三四1-4])季度"
HALF = rf"(?:{YEAR})?(?P<half>[上下])半年"
DAY = rf"(?P<day>{NUMBER})\s*[日号]"
PART = "(?P<part>底|末|上旬|中旬|下旬|初)"
WEEK = "个?(?:周|星期|礼拜)"
WITHIN = "(?:之|以)?内"
END = f"(?:[底末]|{WITHIN})"
UNTIL = "(?=之前|以前|前)"

FORMS = (
    _day(rf"{MONTH}\s*{DAY}"),
    _day(rf"{MONTH}\s*{NUMBER}\s*[日号]?\s*(?:[至到~]|[-—]+)\s*{DAY}"),
    _day(r"(?P<year>[0-9]{4})([-./])(?P<month>[0-9]{1,2})\2(?P<day>[0-9]{1,2})日?"),
    _firm(rf"{MONTH}份?(?:{PART}|{WITHIN})", stretches.month),
    _firm(rf"{MONTH}份?(?P<part>){UNTIL}", stretches.before_month),
    _form(rf"(?<![0-9][-—至~]){MONTH}份?(?P<part>)", stretches.month),
    _form(
        r"(?P<year>[0-9]{4})[-./](?P<month>1[0-2]|0?[1-9])(?![-./0-9])(?P<part>)", stretches.month
    ),
    _firm(
        rf"(?P<which>本月|当月|下个?月|次月)份?(?:{PART}|{DAY}|{WITHIN})",
        stretches.month_from_here,
    ),
    _firm(r"(?P<which>)(?P<day>)(?P<part>)月[底末]", stretches.month_from_here),
    _firm(rf"{DAY}{UNTIL}", stretches.day_without_month),
    _firm(rf"{QUARTER}{END}", stretches.quarter),
    _form(QUARTER, stretches.quarter),
    _firm(rf"(?P<which>本|下|)个?季度{END}", stretches.quarter_from_here),
    _firm(rf"{HALF}{END}", stretches.half_year),
    _form(HALF, stretches.half_year),
    _firm(rf"(?:{YEAR})?年?(?<=年){END}", stretches.year),
    _form(rf"(?P<year>{YEAR_NUMBER})年", stretches.year),
    _form(
        rf"(?P<which>下下|下|本|这){WEEK}(?P<weekday>[一二三四五六日天末]|内)", stretches.weekday
    ),
    _form(rf"(?P<which>){WEEK}(?P<weekday>[一二三四五六日天末])", stretches.weekday),
    _firm(
        rf"(?P<count>{NUMBER}|半)个?(?P<measure>工作日|星期|周|天|日|月|年){WITHIN}",
        stretches.span,
    ),
    _firm(
        r"下一?次[^，。；：、]{0,10}?会议?(?:召开)?(?:之?前|以前|上|审议|讨论|研究|审定)",
        stretches.next_meeting,
    ),
    _firm(
        rf"(?P<holiday>元旦|春节|清明|五一|劳动节|端午|中秋|国庆)节?{UNTIL}",
        stretches.holiday,
    ),
    Form(
        re.compile(
            rf"每个?(?:月|季度|季|周|星期|年|半年)(?:[底末初一二三四五六日天]|{DAY})?(?:之?前)?"
        ),
        stretches.never,
        recurs=True,
    ),
)
