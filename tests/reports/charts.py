"""Charts of targets of every kind that an office's figures can make."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from workbench.reporting.charts import ChartMark, TrajectoryChart
from workbench.rules.words import number

PATENTS = TrajectoryChart(
    title="2　年专利申请总量",
    unit="单位：件（当年值）",
    years=(2018, 2021),
    figures=(
        ChartMark(2018, 3412, "3412"),
        ChartMark(2019, 4205, "4205"),
        ChartMark(2020, 5127, "5127"),
    ),
    course=((2018, 3412), (2019, 4274.67), (2020, 5137.33), (2021, 6000)),
    level=ChartMark(2021, 6000, "目标 6000"),
    ends_at=ChartMark(2021, 5984.5, "按走势 5984.5"),
    paced_from=2020,
    running=None,
    caption="2020年5127件，按目前每年增加857.5件，2021年可达5984.5件，比目标6000件少15.5件；"
    "2021年需增长17.0%。",
)


def made(figures: dict[int, float], **values: Any) -> TrajectoryChart:
    marks = tuple(ChartMark(y, v, number(Decimal(repr(v)))) for y, v in figures.items())
    plain = {"course": (), "level": None, "ends_at": None, "paced_from": max(figures)}
    return replace(PATENTS, figures=marks, **plain | values)


CHARTS = {
    "patents": PATENTS,
    "running": replace(PATENTS, running=(2020, "前三季度")),
    "alone": made({2019: 76}, level=ChartMark(2021, 80, "目标 80"), course=((2021, 80),)),
    "nothing but zero": made({2018: 0}),
    "percent": made(
        {2019: 76, 2020: 79},
        level=ChartMark(2021, 80, "目标 80"),
        ends_at=ChartMark(2021, 82, "按走势 82"),
    ),
    "huge": made(
        {2018: 123456789, 2019: 234567890.5, 2020: 120000000},
        level=ChartMark(2021, 234567890.5, "不低于 234,567,890.5"),
        ends_at=ChartMark(2021, 456790093.5, "按走势 456,790,093.5"),
    ),
    "tiny": made({2018: 0.002, 2019: 0.003}, level=ChartMark(2021, 0.01, "目标 0.01")),
    "flat": made({2018: 20, 2019: 20, 2020: 20, 2021: 20}, level=ChartMark(2021, 20, "目标 20")),
    "many years": made({year: year * 7.5 for year in range(2009, 2021)}, years=(2009, 2021)),
    "crowded": made(
        {2018: 242.7, 2019: 280.2, 2020: 250.8, 2021: 969},
        course=((2018, 86.5), (2019, 173), (2020, 259.4), (2021, 345.8)),
        level=ChartMark(2021, 345.8, "应达 345.8"),
        ends_at=ChartMark(2021, 415, "按走势 415"),
    ),
    "one year": made({2021: 5}, years=(2021, 2021), level=ChartMark(2021, 6, "目标 6")),
    "long unit": replace(PATENTS, unit="单位：每万人有效发明专利拥有量（时点值）"),
    "no words": replace(PATENTS, title="", caption=""),
}
