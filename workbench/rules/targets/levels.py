"""Targets that ask for a level: 达到, 超过, 左右, 区间 (DESIGN section 4).

All four measure the way to the smallest figure that attains, the threshold t, so that attained and
100 % are the same thing: progress = (x−b)/(t−b) from a base b below t, else x/t. Behind is a figure
below the straight line from the base (0 if there is none) to the threshold in the due year.
"""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from workbench.rules.targets.goal import Goal, TargetKind, Verdict, VerdictState
from workbench.rules.targets.growth import average_rate
from workbench.rules.targets.history import History
from workbench.rules.words import number, percent, rounded, rounded_beside


def threshold(goal: Goal) -> Decimal:
    """The smallest figure that attains; the one to be passed, where more than it is asked for."""
    is_about = goal.kind is TargetKind.ABOUT
    return goal.level * (1 - goal.tolerance) if is_about else goal.level


def at_least(history: History) -> Verdict:
    """达到, 以上: attained when x ≥ v."""
    level = history.goal.level
    return _judge(history, level, f"目标 {history.written(level)}")


def more_than(history: History) -> Verdict:
    """超过, 突破: attained when x > v."""
    level = history.goal.level
    return _judge(history, level, f"目标超过 {history.written(level)}", must_pass=True)


def about(history: History) -> Verdict:
    """左右: attained when x ≥ v·(1−tolerance); above is fine."""
    least = threshold(history.goal)
    phrase = f"目标 {history.written(history.goal.level)}左右，{history.written(least)}以上即可"
    return _judge(history, least, phrase)


def between(history: History) -> Verdict:
    """区间 a-b: attained when x ≥ a; above b is attained too, and flagged."""
    low, high = history.goal.level, history.goal.ceiling
    verdict = _judge(history, low, f"目标 {number(low)}—{history.written(high)}")
    if verdict.value is None or verdict.value <= high:
        return verdict
    flag = f"超出上限 {history.written(verdict.value - high)}，请核实"
    sentence = f"{verdict.sentence.removesuffix('。')}，{flag}。"
    return replace(verdict, above_range=True, sentence=sentence)


def _judge(
    history: History, threshold: Decimal, phrase: str, *, must_pass: bool = False
) -> Verdict:
    """Hold the newest figure against the threshold; `must_pass` asks for more than reaching it."""
    if not history.figures:
        return history.no_figures_yet(phrase)
    year, figure = history.figures[-1]
    progress, formula = _progress(history, figure, threshold)
    said = [f"{year}年 {history.written(figure)}", phrase]
    if figure > threshold or (figure == threshold and not must_pass):
        state = VerdictState.ATTAINED
        said += ["已超过" if must_pass else "已达到", formula]
    else:
        gap = threshold - figure
        state, outlook = _on_the_way(history, year, figure, threshold)
        said += [f"还差 {history.written(gap)}" if gap else "尚未超过", formula, *outlook]
    return Verdict(state, figure, progress, "，".join(said) + "。")


def _progress(history: History, figure: Decimal, threshold: Decimal) -> tuple[Fraction, str]:
    """The share of the way done, and the formula with its figures; below the base it is 0."""
    base = history.base[1] if history.base else Decimal(0)
    if base <= 0 or base >= threshold:
        share = Fraction(figure) / Fraction(threshold)
        formula = f"完成 {number(figure)}/{number(threshold)}={percent(share, Fraction(1))}"
        if history.base is None and history.goal.base_year is not None:
            formula += f"（缺基期数据，{history.goal.base_year}年的数值补填后按增量计算）"
        return share, formula
    if figure < base:
        return Fraction(0), f"低于基期的 {history.written(base)}，完成 0%"
    share = Fraction(figure - base) / Fraction(threshold - base)
    done = f"({number(figure)}−{number(base)})/({number(threshold)}−{number(base)})"
    return share, f"完成 {done}={percent(share, Fraction(1))}"


def _on_the_way(
    history: History, year: int, figure: Decimal, threshold: Decimal
) -> tuple[VerdictState, list[str]]:
    """State of a target not attained yet, and what is said of its course and the years ahead.

    What the years after it need is not said from a figure that can still rise.
    """
    goal = history.goal
    years = goal.due_year - year
    if not years:
        return VerdictState.BEHIND, []
    if history.lacks_final:
        return VerdictState.NO_DATA, [f"缺{goal.due_year}年数据"]
    ahead = [] if history.is_running else [_years_ahead(history, year, figure, threshold)]
    if goal.base_year is None:
        return VerdictState.ON_THE_WAY, ahead
    start = min(Fraction(history.base[1] if history.base else 0), Fraction(threshold))
    passed = Fraction(year - goal.base_year, goal.due_year - goal.base_year)
    due_by_now = start + (Fraction(threshold) - start) * passed
    line = rounded_beside(due_by_now, Fraction(figure), 1)
    course = f"按时间进度应达 {history.written(line)}"
    if figure < due_by_now:
        return VerdictState.BEHIND, [f"{course}，少 {history.written(line - figure)}", *ahead]
    return VerdictState.ON_THE_WAY, [course, *ahead]


def _years_ahead(history: History, year: int, figure: Decimal, threshold: Decimal) -> str:
    """What each of the years left has to add."""
    gap = Fraction(threshold - figure)
    years = history.goal.due_year - year
    span = history.years_after(year)
    if not gap:
        return f"{span}还需继续增加"
    yearly = "年均" if years > 1 else ""
    words = f"{span}还需{yearly}增加 {history.written(rounded(gap / years, 1))}"
    if not figure:
        return words
    rate = average_rate(Fraction(figure), Fraction(threshold), years)
    return f"{words}（增长 {percent(rate)}）"
