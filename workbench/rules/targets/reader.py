"""What a sentence of the plan asks for: a proposal that a person confirms, never a guess."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR
from decimal import Decimal

from workbench.rules.numerals import tidy
from workbench.rules.targets.figures import Measure
from workbench.rules.targets.goal import GROWTHS, Goal, TargetKind
from workbench.rules.targets.quantities import (
    ABOUT,
    AT_MOST,
    MORE,
    RATIOS,
    TIMES,
    Quantity,
    find_quantities,
)
from workbench.rules.targets.wording import goal_words
from workbench.rules.targets.years import YEAR_BLANK, due_years, without_years
from workbench.rules.words import quantity as written

NAMES = re.compile("“[^”]*”|《[^》]*》")
FROM_A_YEAR = re.compile(f"[比较与]{YEAR_BLANK}|[比较]基期|累计增")
AVERAGE = re.compile("年均|年平均|平均每年|复合增长")
YEARLY = re.compile("每年|逐年|年增|同比|上年|上一年|连年")
RISING = re.compile(
    "(?:稳步|稳定|平稳|快速|较快|持续|不断|逐年|连年|大幅|显著|明显)(?:增长|增加|上升|递增)"
)
BUILT = re.compile(
    "建成|完成[^，；。]*建设|建设完成"
    "|(?:建设|设立|成立|组建|搭建|建立)[^，；。]*?(?:中心|平台|基地|园区|集聚区|示范区|实验区|"
    "法庭|法院|机构|工作站|窗口|系统|数据库|学院|研究院|智库|联盟|馆)(?=[和与及、，；。]|$)"
)
ON_THE_WAY = re.compile("(?:推进|推动|支持|鼓励|探索|争取)[^，；。]*$")
UNCOUNTED = re.compile("一批|若干|一系列|几十|数十|上百|数百|上千|数千")
MEASURES = (
    (re.compile("累计"), Measure.TOTAL),
    (
        re.compile("拥有量|保有量|持有量|存量|总数|在册|满意度|(?<![增长幅])率|占比|比重|覆盖面"),
        Measure.STOCK,
    ),
    (
        re.compile("每年|年均|年度|当年|全年|年(?=[^内底末前])[^，；。]*(?:量|额|数|值)"),
        Measure.YEAR,
    ),
)
ADDED_UP = re.compile("培育|培养|形成|建立|建成|建设|成立|设立|引进|引入|新增|增加|完成|打造")
"""What is done one by one and counted from the plan's beginning."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was read; not understood means that it stays text (定性目标) and `words` says why.

    `value`, `high`, `rate` (0.2 for 20 %) and `unit` are as in `Goal`, `measure` is 累计值, 当年值,
    时点值 or "", `due_year` None where the sentence names no year.
    """

    kind: TargetKind
    words: str
    is_understood: bool
    value: Decimal | None = None
    high: Decimal | None = None
    rate: Decimal | None = None
    unit: str = ""
    due_year: int | None = None
    measure: str = ""


def read_wording(sentence: str) -> Proposal:
    """Propose a kind and its numbers for one target from the plan's own words.

    Of several quantities the first that a target can be made of is proposed; the others are named.
    """
    text = NAMES.sub(lambda name: "□" * len(name[0]), _unquoted(tidy(sentence)))
    years = due_years(text)
    text = without_years(text)
    quantities = list(find_quantities(text))
    for quantity in quantities:
        if not _objection(quantity):
            others = [other.text for other in quantities if other is not quantity]
            return _counted(quantity, _year_beside(quantity, years), others)
    due_year = years[-1][1] if years else None
    if quantities:
        return _text(due_year, "；".join(map(_objection, quantities)))
    return _without_quantity(text, due_year)


def _unquoted(text: str) -> str:
    """Take off quotes that stand around the whole sentence."""
    return text[1:-1] if NAMES.fullmatch(text) else text


def _year_beside(quantity: Quantity, years: list[tuple[int, int]]) -> int | None:
    """The last year named before the quantity, or else the first behind it."""
    before = [year for start, year in years if start < quantity.start]
    return (before[-1:] + [year for _, year in years] + [None])[0]


def _objection(quantity: Quantity) -> str:
    """Why no target can be made of a quantity, or nothing."""
    if not quantity.compared.isdisjoint(AT_MOST):
        return f"“{quantity.text}”是上限或降幅，没有对应的目标类型"
    if quantity.unit in RATIOS or (quantity.is_growth and FROM_A_YEAR.search(quantity.clause)):
        return f"“{quantity.text}”是与某一基数相比的总变化，知道基数后可换算成“达到”多少"
    if quantity.unit in TIMES:
        return f"“{quantity.text}”是期限，没有对应的目标类型"
    if quantity.low <= 0 or (quantity.high is not None and quantity.high <= quantity.low):
        return f"“{quantity.text}”的数值不成立"
    return ""


def _counted(quantity: Quantity, due_year: int | None, others: list[str]) -> Proposal:
    """The proposal for a level, a range or a growth."""
    kind = _kind(quantity)
    is_growth = kind in GROWTHS
    asked = Goal(
        kind,
        due_year or MAXYEAR,
        value=None if is_growth else quantity.low,
        high=quantity.high if kind is TargetKind.BETWEEN else None,
        rate=quantity.low / 100 if is_growth else None,
        unit="" if is_growth else quantity.unit,
    )
    notes = list(_notes(quantity, kind))
    if others:
        notes.append(f"句中另有“{'”“'.join(others)}”，请另列指标")
    return _proposal(asked, due_year, _measure(quantity.clause, is_flow=is_growth), notes)


def _kind(quantity: Quantity) -> TargetKind:
    if quantity.is_growth and quantity.unit == "%":
        is_average = AVERAGE.search(quantity.clause)
        return TargetKind.AVERAGE_GROWTH if is_average else TargetKind.YEARLY_GROWTH
    if quantity.high is not None:
        return TargetKind.BETWEEN
    if not quantity.compared.isdisjoint(ABOUT):
        return TargetKind.ABOUT
    is_more = not quantity.compared.isdisjoint(MORE)
    return TargetKind.MORE_THAN if is_more else TargetKind.AT_LEAST


def _notes(quantity: Quantity, kind: TargetKind) -> Iterator[str]:
    """What the kind makes of the wording, where that could be overlooked."""
    level = written(quantity.low, quantity.unit)
    if kind is TargetKind.MORE_THAN:
        yield f"刚好 {level}不算"
    if kind is TargetKind.ABOUT:
        yield "允许的幅度未写明，按默认幅度计"
    if kind is TargetKind.AT_LEAST and not quantity.compared:
        yield "按不少于计"
    if kind is TargetKind.YEARLY_GROWTH and not YEARLY.search(quantity.clause):
        yield "未写与哪一年相比，按每年比上年计"
    if kind in GROWTHS and (quantity.high or not quantity.compared.isdisjoint((*MORE, *ABOUT))):
        yield f"“{quantity.text}”按 {level}以上计"
    if not quantity.unit:
        yield "没有读出计量单位"


def _without_quantity(text: str, due_year: int | None) -> Proposal:
    """The proposal for a sentence that names no quantity."""
    if RISING.search(text):
        asked = Goal(TargetKind.RISING, due_year or MAXYEAR)
        return _proposal(
            asked, due_year, _measure(text, is_flow=True), ["未写幅度，按逐年不下降计"]
        )
    if any(not ON_THE_WAY.search(text, 0, match.start()) for match in BUILT.finditer(text)):
        words = "读作：建成事项，按期建成即达到，凭佐证材料认定" + _due_words(due_year) + "。"
        return Proposal(TargetKind.MILESTONE, words, is_understood=True, due_year=due_year)
    uncounted = "”“".join(dict.fromkeys(UNCOUNTED.findall(text)))
    return _text(due_year, f"“{uncounted}”没有写明数量" if uncounted else "没有读出数量要求")


def _proposal(asked: Goal, due_year: int | None, measure: str, notes: list[str]) -> Proposal:
    said = [f"读作：{goal_words(asked)}", *notes, f"口径{measure or '未写明'}"]
    words = "；".join(said) + _due_words(due_year) + "。"
    return Proposal(
        asked.kind,
        words,
        is_understood=True,
        value=asked.value,
        high=asked.high,
        rate=asked.rate,
        unit=asked.unit,
        due_year=due_year,
        measure=measure,
    )


def _text(due_year: int | None, reason: str) -> Proposal:
    """What stays text, with the reason."""
    words = f"{reason}，按定性目标，请核对。"
    return Proposal(TargetKind.QUALITATIVE, words, is_understood=False, due_year=due_year)


def _due_words(due_year: int | None) -> str:
    return f"；{due_year}年底前" if due_year else "；年份未写明"


def _measure(clause: str, *, is_flow: bool) -> str:
    """What a figure counts, by the words around it; a growth without any is of yearly figures."""
    otherwise = Measure.YEAR if is_flow else Measure.TOTAL if ADDED_UP.search(clause) else ""
    return next((measure for words, measure in MEASURES if words.search(clause)), otherwise)
