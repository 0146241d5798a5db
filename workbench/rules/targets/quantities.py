"""The quantities that a sentence of a plan names, each with the words around it.

Years and what stands in quotes are no quantities: a name (“一站式服务”) asks for nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from workbench.rules.numerals import NUMERALS, RANKS, read_numeral

AT_LEAST = ("不低于", "不少于", "不小于", "达到", "至少", "力争", "确保", "以上", "达")
MORE = ("超过", "突破", "高于", "大于", "多于", "余", "超")
ABOUT = ("大约", "接近", "左右", "上下", "约", "近")
AT_MOST = (
    *("不超过", "不高于", "不多于", "不大于", "控制在", "低于", "少于", "小于", "不足", "以下"),
    *("以内", "之内", "下降", "降低", "减少", "压缩", "缩短", "降至", "减至"),
)
RATIOS = ("个百分点", "百分点", "倍", "番")
"""Units of a change against some other figure."""
TIMES = ("个月", "个工作日", "工作日", "个小时", "小时", "天")
UNITS = (
    *"件家个项人名户所次条篇部种座套支台场份起宗例处片门亩吨元%‰",
    *("平方米", "平方公里", "公里", "人次", "家次", "场次", *RATIOS, *TIMES),
)


def _one_of(words: tuple[str, ...]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


COMPARED = re.compile(_one_of((*AT_LEAST, *MORE, *ABOUT, *AT_MOST)))
UNIT = f"(?:{_one_of(UNITS)})"
RANK = "".join(RANKS)
AMOUNT = rf"(?:百分之)?(?:[0-9](?:[0-9,. {RANK}]*[0-9{RANK}])?|(?<![数几])[{NUMERALS}]+)"
GROWTH = "(?:增长|增幅|增速|递增|增加|提高|提升|上升)(?:率|幅度|速度)?"
QUANTITY = re.compile(
    rf"(?<![第前每0-9A-Za-z.{NUMERALS.replace('点', '')}])(?!一(?!番){UNIT}(?!以上|左右))"
    rf"(?P<low>{AMOUNT})(?:(?P<low_unit>{UNIT})?[-–—~至到](?P<high>{AMOUNT}))?"
    rf"(?P<odd>[余多])?(?P<unit>{UNIT})?(?![0-9A-Za-z])"
    r"(?:及?(?P<after>以上|左右|上下|以下|以内|之内))?(?P<growth>的[年均度每]*(?:增长|增幅|增速))?"
)
BEFORE = re.compile(
    rf"(?P<growth>{GROWTH})?(?P<to>[到至])?(?P<words>(?:{COMPARED.pattern}|[到至为在了均翻])*)$"
)
BASE_FIGURE = re.compile("[^，；。]{0,4}(?:增长|增加|提高|提升|上升|扩大|发展)[到至]")
"""What follows the figure that a growth starts from: 由3412件提高到6000件."""
WITH_RANK = re.compile("[^万亿]+(万亿|万|亿)")
CLAUSE_END = re.compile("[，；。、,;！？：:]")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity: 突破8000件 is 8000, 件, compared by 突破; `clause` is what stands around it."""

    start: int
    text: str
    low: Decimal
    high: Decimal | None
    unit: str
    compared: frozenset[str]
    is_growth: bool
    clause: str


def find_quantities(text: str) -> Iterator[Quantity]:
    """The quantities of a tidied text, in its order; what is blanked in it is not read.

    A number without a unit counts only in digits and beside a word that compares it: 突破8000.
    """
    for match in QUANTITY.finditer(text):
        head = CLAUSE_END.split(text[: match.start()])[-1]
        tail = CLAUSE_END.split(text[match.end() :])[0]
        before = next(BEFORE.finditer(head))
        compared = frozenset(COMPARED.findall(before["words"])) | {match["after"] or ""} - {""}
        if match["odd"]:
            compared |= {"余"}
        figures = _figures(match)
        is_counted = figures and (figures[2] or (compared and match["low"][0].isdigit()))
        if not figures or not is_counted or BASE_FIGURE.match(text, match.end()):
            continue
        grows = bool(match["growth"] or (before["growth"] and not before["to"]))
        yield Quantity(
            start=match.start(),
            text=before[0] + match[0],
            low=figures[0],
            high=figures[1],
            unit=figures[2],
            compared=compared,
            is_growth=grows,
            clause=head + match[0] + tail,
        )


def _figures(match: re.Match[str]) -> tuple[Decimal, Decimal | None, str] | None:
    """Lower end, upper end and unit; 1.2亿元 stays 1.2 亿元, the 100 of 100-150万元 is 100万."""
    low, high = match["low"], match["high"] or ""
    unit = match["unit"] or match["low_unit"] or ""
    if match["low_unit"] not in {None, unit}:
        return None
    if "百分之" in low:
        low, high, unit = low.removeprefix("百分之"), high.removeprefix("百分之"), "%"
    rank = _rank(high or low)
    if rank and not _rank(low):
        low += rank
    if unit == "元" and rank and rank == _rank(low):
        low, high, unit = low.removesuffix(rank), high.removesuffix(rank), rank + unit
    ends = read_numeral(low), read_numeral(high) if high else None
    if ends[0] is None or (high and ends[1] is None):
        return None
    return ends[0], ends[1], unit


def _rank(amount: str) -> str:
    """The one 万 or 亿 that an amount ends with."""
    match = WITH_RANK.fullmatch(amount)
    return match[1] if match else ""
