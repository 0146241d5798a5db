"""Targets that ask for growth: 每年增长, 年均增长, 稳步增长 (DESIGN section 4).

They speak about the years so far: attained means that the condition holds on the figures known,
and the sentence says what the years ahead need. Growth on a missing or zero base is not computed.
"""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from workbench.rules.targets.goal import Goal, Verdict, VerdictState
from workbench.rules.targets.history import History
from workbench.rules.words import number, percent, rounded

ROOT_PLACES = 12


def average_rate(first: Fraction, last: Fraction, years: int) -> Fraction:
    """The equal yearly growth that leads from `first` (above 0) to `last` (not below 0).

    (last/first)^(1/years)−1. Its root is the one inexact step of these rules: cut to 12 decimals,
    and used to be printed, never to judge.
    """
    ratio = last / first
    root = (Decimal(ratio.numerator) / ratio.denominator) ** (Decimal(1) / years)
    return Fraction(rounded(root - 1, ROOT_PLACES))


def yearly_growth(history: History) -> Verdict:
    """每年增长≥g: attained when x_y/x_(y−1)−1 ≥ g for every year y; progress: share of years met.

    A year that failed decides; without one, a year without figure leaves the verdict open.
    """
    base = history.base
    if base is None or base[1] <= 0:
        return _without_base(history)
    if not history.figures:
        return history.no_figures_yet()
    said, met = _yearly_steps(history, dict((base, *history.figures)))
    if met:
        said.append(f"{len(met)} 年中 {sum(met)} 年达到")
    if history.missing_years:
        said.append(f"缺{'、'.join(f'{year}年' for year in history.missing_years)}数据")
    if not all(met):
        state = VerdictState.BEHIND
    else:
        state = VerdictState.NO_DATA if history.missing_years else VerdictState.ATTAINED
    progress = Fraction(sum(met), len(met)) if met else None
    said += _next_year(history)
    return Verdict(state, history.latest, progress, "；".join(said) + "。")


def _yearly_steps(history: History, known: dict[int, Decimal]) -> tuple[list[str], list[bool]]:
    """For each year that can be compared with the one before: the sentence, and whether it met."""
    goal, wanted = history.goal, Fraction(history.goal.growth)
    said, met = [], []
    for year, figure in history.figures:
        before = known.get(year - 1, Decimal(0))
        if before > 0:
            rate = Fraction(figure) / Fraction(before) - 1
            met.append(rate >= wanted)
            formula = f"{number(figure)}/{number(before)}−1={percent(rate, wanted)}"
            said.append(f"{year}年增长={formula}，{_outcome(goal, is_met=met[-1])}")
    return said, met


def _next_year(history: History) -> list[str]:
    """What the year after the newest figure has to reach, once that is final and not the last."""
    year, figure = history.figures[-1]
    if year == history.goal.due_year or history.is_running:
        return []
    needed = rounded(figure * (1 + history.goal.growth), 1)
    return [f"{year + 1}年须达 {history.written(needed)}以上"]


def average_growth(history: History) -> Verdict:
    """年均增长≥g: attained when (x_n/x_0)^(1/n)−1 ≥ g, judged without the root: x_n ≥ x_0·(1+g)^n.

    Progress is the growth so far over the growth that should be there by now:
    (x_n−x_0)/(x_0·(1+g)^n−x_0).
    """
    if history.base is None or history.base[1] <= 0:
        return _without_base(history)
    goal, (base_year, base) = history.goal, history.base
    if not history.figures:
        return history.no_figures_yet()
    year, figure = history.figures[-1]
    first, last, factor = Fraction(base), Fraction(figure), 1 + Fraction(goal.growth)
    years = year - base_year
    due_by_now = first * factor**years
    is_met = last >= due_by_now
    rate = percent(average_rate(first, last, years), Fraction(goal.growth))
    said = [
        f"{year}年 {history.written(figure)}，基期{base_year}年 {history.written(base)}",
        f"年均增长=({number(figure)}/{number(base)})^(1/{years})−1={rate}",
        _outcome(goal, is_met=is_met),
    ]
    state = VerdictState.ATTAINED if is_met else VerdictState.BEHIND
    if history.lacks_final:
        state = VerdictState.NO_DATA
        said.append(f"缺{goal.due_year}年数据")
    elif year < goal.due_year and not history.is_running:
        level = first * factor ** (goal.due_year - base_year)
        said.append(_years_ahead(history, year, last, level))
    progress = max(Fraction(0), (last - first) / (due_by_now - first))
    return Verdict(state, figure, progress, "，".join(said) + "。")


def _years_ahead(history: History, year: int, last: Fraction, level: Fraction) -> str:
    """What the years after `year` need, to end at the level that the average growth leads to."""
    years, span = history.goal.due_year - year, history.years_after(year)
    if last >= level:
        return f"{span}不减少即可"
    if not last:
        return f"{year}年为 0，以后的年均增长率无法计算"
    rate = percent(average_rate(last, level, years))
    return f"{span}还需{'年均' if years > 1 else ''}增长 {rate}"


def rising(history: History) -> Verdict:
    """稳步增长: attained when no figure is below the one before; progress: share of such steps."""
    if history.base is None and (history.goal.base_year is not None or len(history.figures) == 1):
        return _without_base(history)
    if not history.figures:
        return history.no_figures_yet()
    course = (*((history.base,) if history.base else ()), *history.figures)
    falls = [
        f"{year}年比{before}年减少 {history.written(previous - figure)}"
        for (before, previous), (year, figure) in pairwise(course)
        if figure < previous
    ]
    steps = len(course) - 1
    said = [
        "→".join(f"{year}年 {history.written(figure)}" for year, figure in course),
        *(falls or ["逐年没有下降"]),
        f"{steps} 次比较中 {steps - len(falls)} 次没有下降",
    ]
    state = VerdictState.BEHIND if falls else VerdictState.ATTAINED
    if history.lacks_final and not falls:
        state = VerdictState.NO_DATA
        said.append(f"缺{history.goal.due_year}年数据")
    progress = Fraction(steps - len(falls), steps)
    return Verdict(state, history.latest, progress, "，".join(said) + "。")


def _without_base(history: History) -> Verdict:
    """The refusal to compute growth on nothing, and what to do about it."""
    if history.base is not None:
        year, figure = history.base
        why = f"基期{year}年为 {history.written(figure)}，不能作为比较的基数，请核对"
    elif history.goal.base_year is not None:
        why = f"请补填{history.goal.base_year}年的数值"
    else:
        why = "请先确定基期年份并填写数值"
    return Verdict(
        VerdictState.NO_BASELINE, history.latest, None, f"缺基期数据，不能计算增长：{why}。"
    )


def _outcome(goal: Goal, *, is_met: bool) -> str:
    return f"{'达到' if is_met else '未达到'}{number(goal.growth * 100)}%以上"
