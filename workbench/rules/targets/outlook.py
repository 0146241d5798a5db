"""The words of a trajectory: where the present pace ends, and what the years left need.

Printed figures can be checked by hand: what is said to be missing is the difference of the two
figures printed beside it.
"""

from decimal import Decimal
from fractions import Fraction

from workbench.rules.targets.goal import GROWTHS, LEVELS, Goal, TargetKind
from workbench.rules.targets.history import History
from workbench.rules.targets.levels import threshold
from workbench.rules.targets.pace import STEPWISE, Pace, Way
from workbench.rules.words import number, percent, quantity, rounded_beside

LEVEL_WORDS = {
    TargetKind.AT_LEAST: "目标",
    TargetKind.MORE_THAN: "目标",
    TargetKind.ABOUT: "目标下限",
    TargetKind.BETWEEN: "目标下限",
}


def outlook_words(way: Way) -> str:
    """The newest figure (there must be one), and where the present pace ends, or why not."""
    history, goal = way.history, way.history.goal
    year, figure = history.figures[-1]
    so_far = "已有" if history.is_running else ""
    said = [f"{year}年{so_far} {history.written(figure)}"]
    if history.base is None and goal.base_year is not None:
        said.append("缺基期数据")
    if way.is_reached:
        passed = "超过" if goal.kind is TargetKind.MORE_THAN else "达到"
        said.append(f"已{passed}{_limit_words(goal, threshold(goal))}")
    said += _pace_words(way, way.pace) if way.pace else [_why_open(way)]
    return "，".join(said)


def _why_open(way: Way) -> str:
    history = way.history
    if history.lacks_final:
        whole = "全年" if history.is_running else ""
        return f"缺{history.goal.due_year}年{whole}数据，不再推算"
    if history.goal.kind in GROWTHS and way.counted.latest == 0:
        return "不能推算以后的增长"
    if way.counted is not history:
        return "待全年数据报齐后推算走势"
    return "只有一年的数据，不能推算走势"


def _pace_words(way: Way, pace: Pace) -> list[str]:
    """Where the pace ends, unless that year has come, and how far that is from the level."""
    history, goal = way.history, way.history.goal
    shown, limit = _printed(history, pace, way.level)
    said = []
    if pace.last_year < goal.due_year:
        outcome = "仍为" if not pace.step else "可达" if pace.step > 0 else "将降至"
        ending = f"{goal.due_year}年{outcome} {history.written(shown)}"
        said += [f"按{_since(history, pace)}{_step_words(goal, pace.step)}", ending]
    if way.is_reached or goal.kind is TargetKind.RISING:
        return said
    words = _limit_words(goal, limit)
    if shown == limit:
        passed = "，尚未超过" if goal.kind is TargetKind.MORE_THAN else ""
        return [*said, f"刚好等于{words}{passed}"]
    more = "多" if shown > limit else "少"
    return [*said, f"比{words}{more} {history.written(abs(shown - limit))}"]


def _printed(history: History, pace: Pace, level: Fraction) -> tuple[Decimal, Decimal]:
    """The figure where the pace ends and the one it is held against, neither across the other."""
    goal = history.goal
    limit = threshold(goal) if goal.kind in LEVELS else rounded_beside(level, pace.ends_at, 1)
    if pace.ends_at == level:
        return limit, limit
    if pace.last_year == goal.due_year:
        return history.figures[-1][1], limit
    return rounded_beside(pace.ends_at, Fraction(limit), 1), limit


def _since(history: History, pace: Pace) -> str:
    """目前 for the pace from the base to the newest figure; any other names its years."""
    whole = (history.base[0] if history.base else None, history.figures[-1][0])
    years = pace.first_year, pace.last_year
    return "目前" if years == whole else f"{years[0]}年至{years[1]}年"


def _step_words(goal: Goal, step: Fraction) -> str:
    if not step:
        return "没有增减的走势"
    if goal.kind in GROWTHS:
        rate = percent(step, Fraction(goal.growth)).removeprefix("−")
        return f"年均{'增长' if step > 0 else '下降'} {rate}"
    size = quantity(rounded_beside(abs(step), Fraction(0), 1), goal.unit)
    return f"每年{'增加' if step > 0 else '减少'} {size}"


def _limit_words(goal: Goal, limit: Decimal) -> str:
    """目标 6000 件, or 年均增长 20% 应达的 20,736 万元."""
    figure = quantity(limit, goal.unit)
    if goal.kind in LEVELS:
        return f"{LEVEL_WORDS[goal.kind]} {figure}"
    return f"{goal.kind.word} {number(goal.growth * 100)}% 应达的 {figure}"


def need_words(way: Way) -> str:
    """What the years after the newest figure that counts have to bring, or nothing."""
    if way.start is None or way.is_reached:
        return ""
    goal, (year, figure) = way.history.goal, way.start
    years = goal.due_year - year
    if way.counted is way.history and way.history.figures:
        span = way.history.years_after(year)
    else:
        span = f"{year + 1}年至{goal.due_year}年" if years > 1 else f"{goal.due_year}年"
    if years > 1 and goal.kind in STEPWISE:
        span += "每年"
    if goal.kind is TargetKind.RISING:
        return f"{span}不应低于上年"
    if way.rate_needed is not None:
        average = "年均" if years > 1 and goal.kind not in STEPWISE else ""
        return f"{span}需{average}增长 {percent(way.rate_needed)}"
    if not figure:
        return ""
    if figure == way.level and goal.kind is TargetKind.MORE_THAN:
        return f"{span}还需继续增加"
    return f"{span}不减少即可"
