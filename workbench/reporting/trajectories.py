"""走势图: a target's figures, the course that leads to it and its present pace, as a chart."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from workbench.reporting.charts import ChartMark, TrajectoryChart
from workbench.reporting.wording import reason
from workbench.rules.periods import Frequency
from workbench.rules.targets import LAST_QUARTER, TargetKind, VerdictState
from workbench.rules.targets.figures import known_on, period_title
from workbench.rules.targets.goal import LEVELS
from workbench.rules.targets.history import History
from workbench.rules.targets.levels import threshold
from workbench.rules.targets.pace import settled
from workbench.rules.targets.trajectory import Trajectory
from workbench.rules.words import number, rounded_beside
from workbench.scoreboard import TargetRow

LEVEL_WORDS = {
    TargetKind.AT_LEAST: "目标",
    TargetKind.MORE_THAN: "超过",
    TargetKind.ABOUT: "下限",
    TargetKind.BETWEEN: "下限",
    TargetKind.YEARLY_GROWTH: "应达",
    TargetKind.AVERAGE_GROWTH: "应达",
    TargetKind.RISING: "不低于",
}
PACE_WORD = "按走势"
OPEN_YEAR = "未结束"


def trajectory_chart(target: TargetRow, as_of: date) -> TrajectoryChart | None:
    """The chart of a target as it stands on a day; None while it has no figures."""
    way = target.trajectory
    if way is None or not (way.base or way.figures):
        return None
    figures = (*((way.base,) if way.base else ()), *way.figures)
    quarter = _newest_quarter(target, as_of)
    newest = figures[-1][0]
    part_year = newest if quarter < LAST_QUARTER else None
    history = History.of(target.goal, dict(way.figures), as_of, part_year)
    open_words = period_title(newest, quarter).removeprefix(f"{newest}年") or OPEN_YEAR
    counted = settled(history)
    start = counted.figures[-1] if counted.figures else counted.base
    level, ends_at = _ends(target, way)
    measure = f"（{target.measure}）" if target.measure else ""
    return TrajectoryChart(
        title=f"{target.number}　{target.name}",
        unit=f"单位：{way.unit}{measure}",
        years=(min(way.first_year, figures[0][0]), way.due_year),
        figures=tuple(ChartMark(year, float(value), number(value)) for year, value in figures),
        course=tuple((year, float(value)) for year, value in way.course),
        level=level,
        ends_at=ends_at,
        paced_from=start[0] if start else newest,
        running=(newest, open_words) if history.is_running else None,
        caption=reason(way),
    )


def trajectory_charts(targets: Iterable[TargetRow], as_of: date) -> tuple[TrajectoryChart, ...]:
    """The charts of those that have figures, in their order."""
    charts = (trajectory_chart(target, as_of) for target in targets)
    return tuple(chart for chart in charts if chart)


def is_at_risk(target: TargetRow) -> bool:
    """Whether it is behind, or its present pace does not lead to it."""
    way = target.trajectory
    if target.verdict.state is VerdictState.BEHIND:
        return True
    if way is None or way.level is None or way.ends_at is None:
        return False
    must_pass = target.goal.kind is TargetKind.MORE_THAN
    return way.ends_at < way.level or (must_pass and way.ends_at == way.level)


def _newest_quarter(target: TargetRow, as_of: date) -> int:
    """Up to which quarter its newest figure counts."""
    by_quarter = target.frequency is not Frequency.YEAR
    return known_on(target.figures, as_of, by_quarter=by_quarter)[-1].quarter


def _ends(target: TargetRow, way: Trajectory) -> tuple[ChartMark | None, ChartMark | None]:
    """What has to be reached, and where the pace ends: the figures that the sentence prints."""
    if way.level is None:
        return None, None
    kind, ends_at = target.goal.kind, way.level if way.ends_at is None else way.ends_at
    limit = threshold(target.goal) if kind in LEVELS else rounded_beside(way.level, ends_at, 1)
    words = f"{LEVEL_WORDS[kind]} {number(limit)}"
    level = ChartMark(way.due_year, float(way.level), words)
    if way.ends_at is None or (way.figures and way.figures[-1][0] == way.due_year):
        return level, None
    shown = limit if ends_at == way.level else rounded_beside(ends_at, Fraction(limit), 1)
    return level, ChartMark(way.due_year, float(ends_at), f"{PACE_WORD} {number(shown)}")
