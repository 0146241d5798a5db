"""A target's figures over the years: a line in the list, a chart beside it, and both in words."""

from dataclasses import replace
from decimal import Decimal
from functools import partial

from ui.desk import Desk
from ui.pages.lights import VERDICTS
from ui.parts.picture import Picture
from ui.parts.sparkline import Spark
from workbench.reporting.charts import TrajectoryChart
from workbench.reporting.trajectories import trajectory_chart
from workbench.rules.targets import LAST_QUARTER, Measure, goal_words
from workbench.rules.words import quantity
from workbench.scoreboard import TargetRow

WIDTH = 262
"""Of the chart in points: the letters of the paper come out as large as those around them."""


def spark(row: TargetRow) -> Spark | None:
    """The line of a target; None while it has no figures."""
    way, figures = row.trajectory, _figures(row)
    if way is None or not figures:
        return None
    return Spark(
        points=[(year, float(value)) for year, value in figures],
        span=(figures[0][0], max(way.due_year, figures[-1][0])),
        level=None if way.level is None else float(way.level),
        tone=VERDICTS[row.verdict.state][0],
        is_open=_is_part(row, figures[-1][0]),
    )


def spark_words(row: TargetRow) -> str:
    """Year by year, and what is to be reached: what the line cannot say exactly."""
    lines = [f"{year}年 {quantity(value, row.goal.unit)}" for year, value in _figures(row)]
    return "；".join([*lines, f"目标：{goal_words(row.goal)}"]) if lines else ""


def latest_change(row: TargetRow) -> Decimal | None:
    """By what share the newest figure differs from the one before it, to sort by."""
    match _figures(row):
        case [*_, (_, before), (_, newest)] if before:
            return newest / before - 1
    return None


def picture(desk: Desk, row: TargetRow) -> Picture | None:
    """The chart of a target, whose name and sentence stand round it; None without figures."""
    chart = trajectory_chart(row, desk.as_of)
    if chart is None:
        return None
    bare = replace(chart, title="", caption="")
    return Picture(
        words=f"走势图。{spark_words(row)}。{chart.caption}",
        draw=lambda is_dark, show: desk.jobs.run(partial(_svg, bare, dark=is_dark), done=show),
    )


def _svg(chart: TrajectoryChart, *, dark: bool) -> bytes:
    """Draw it in the worker, where the first drawing loads ReportLab and its fonts unnoticed."""
    from reports.pictures import trajectory_svg

    return trajectory_svg(chart, WIDTH, dark=dark)


def _figures(row: TargetRow) -> list[tuple[int, Decimal]]:
    """The base and the figures of the years, oldest first."""
    way = row.trajectory
    return [*((way.base,) if way.base else ()), *way.figures] if way else []


def _is_part(row: TargetRow, year: int) -> bool:
    """Whether a year's figure is that of its first quarters, and grows with the others."""
    quarters = [figure.quarter for figure in row.figures if figure.year == year]
    return row.measure is Measure.YEAR and max(quarters) < LAST_QUARTER
