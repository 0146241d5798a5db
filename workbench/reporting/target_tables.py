"""The tables of the targets: how many stand where, each with its verdict, their figures by year."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from workbench.readings import ReadingRow
from workbench.reporting.document import Align, Band, Column, Table
from workbench.reporting.figures import Figure, phrase
from workbench.reporting.traced.target_figures import (
    ALL_TARGETS,
    city_figure,
    count_targets,
    count_verdict,
    reading_figure,
    target_latest,
    target_verdict,
    total_targets,
)
from workbench.reporting.wording import closed
from workbench.rules.periods import Frequency
from workbench.rules.targets import LAST_QUARTER, VerdictState
from workbench.rules.targets import Figure as Reading
from workbench.rules.targets.figures import known_on, yearly
from workbench.scoreboard import TargetRow

Groups = Mapping[str, Sequence[TargetRow]]
"""Targets under the plan's headings, as `scoreboard.group_targets` has them."""
BASE_WORD = "基期"


def group_table(groups: Groups, *, large: bool = False) -> Table:
    """How many targets of each group have which verdict, and the sums."""
    columns = (
        Column("类别", 19),
        Column("项数", 2.8, Align.CENTRE),
        *(Column(state, len(state) + 0.8, Align.CENTRE) for state in VerdictState),
    )
    every = [target for targets in groups.values() for target in targets]
    rows = [
        _counts(f"targets-{place}", heading, targets)
        for place, (heading, targets) in enumerate(groups.items(), 1)
    ]
    return Table(columns, (*rows, _counts("targets", "合计", every)), large=large)


def _counts(prefix: str, heading: str, targets: Sequence[TargetRow]) -> tuple[str, ...]:
    scope = ALL_TARGETS if prefix == "targets" else f"“{heading}”的目标指标"
    total = (
        total_targets(targets)
        if prefix == "targets"
        else count_targets(f"{prefix}.total", targets, f"{scope}数")
    )
    states = (count_verdict(prefix, targets, state, scope) for state in VerdictState)
    return heading, phrase(total), *map(phrase, states)


def target_table(groups: Groups) -> Table:
    """Targets under their headings, each with who answers for it, its verdict and the reason."""
    columns = (
        Column("序号", 12, Align.CENTRE),
        Column("目标指标", 46),
        Column("责任单位", 30),
        Column("最新数据", 27, Align.CENTRE),
        Column("评价", 26, Align.CENTRE),
        Column("说明", 84),
    )
    rows: list[tuple[str, ...] | Band] = []
    for heading, targets in groups.items():
        rows += [Band(heading), *(_target_row(target) for target in targets)]
    return Table(columns, tuple(rows))


def _target_row(target: TargetRow) -> tuple[str, ...]:
    return (
        str(target.number),
        target.name,
        target.unit_in_charge or "—",
        target_latest(target),
        target.verdict.state,
        target_verdict(target),
    )


def reading_table(targets: Iterable[TargetRow], as_of: date) -> Table | None:
    """The figures known on a day by year, the parts' below the city's; None while there are none.

    A quarter's figure names its quarter, the base year's that it is the base.
    """
    known = [(target, _known(target, as_of)) for target in targets]
    years = sorted({reading.year for _, readings in known for reading in readings})
    if not years:
        return None
    columns = (
        Column("序号", 12, Align.CENTRE),
        Column("目标指标", 44),
        Column("计量单位", 22, Align.CENTRE),
        *(Column(f"{year}年", 24, Align.CENTRE) for year in years),
        Column("数据来源", 36),
        Column("说明", 42),
    )
    rows = (row for target, readings in known for row in _figure_rows(target, readings, years))
    return Table(columns, tuple(rows), "历年指标数据")


def _known(target: TargetRow, as_of: date) -> list[ReadingRow]:
    by_quarter = target.frequency is not Frequency.YEAR
    return [
        reading
        for reading in target.readings
        if known_on([reading.figure(target.measure)], as_of, by_quarter=by_quarter)
    ]


def _figure_rows(
    target: TargetRow, readings: Sequence[ReadingRow], years: Sequence[int]
) -> Iterator[tuple[str, ...]]:
    """The city's row, then one for each part that has figures; nothing without readings."""
    if not readings:
        return
    base = target.goal.base_year
    measure = f"\n{target.measure}" if target.measure else ""
    periods = {(reading.year, reading.quarter) for reading in readings}
    city = [figure for figure in target.figures if figure.period in periods]
    own = [reading for reading in readings if not reading.unit]
    yield (
        str(target.number),
        target.name,
        f"{target.goal.unit}{measure}",
        *_cells(city, years, base, partial(_city_figure, target)),
        _sources(target, own or readings),
        _added_up(city, own) + _notes(own),
    )
    units = [part.short_name for part in target.parts] + [reading.unit for reading in readings]
    for unit in filter(None, dict.fromkeys(units)):
        parts = [reading for reading in readings if reading.unit == unit]
        if parts:
            figures = [part.figure(target.measure) for part in parts]
            cells = _cells(figures, years, base, partial(_part_figure, target, parts))
            yield "", f"其中：{unit}", "", *cells, _sources(target, parts), _notes(parts)


def _added_up(city: Iterable[Reading], own: Iterable[ReadingRow]) -> str:
    """Which of the city's figures are the sums of its parts."""
    given = {(reading.year, reading.quarter) for reading in own}
    titles = "、".join(figure.title for figure in city if figure.period not in given)
    return f"{titles}为各单位合计。" if titles else ""


def _key(target: TargetRow, figure: Reading) -> str:
    """For instance target-2.2019, target-2.2019-q2-托县政府."""
    quarter = f"-q{figure.quarter}" if figure.quarter != LAST_QUARTER else ""
    unit = f"-{figure.unit}" if figure.unit else ""
    return f"target-{target.number}.{figure.year}{quarter}{unit}"


def _city_figure(target: TargetRow, figure: Reading) -> Figure:
    return city_figure(_key(target, figure), target, figure)


def _part_figure(target: TargetRow, parts: Iterable[ReadingRow], figure: Reading) -> Figure:
    own = [part for part in parts if (part.year, part.quarter) == figure.period]
    return reading_figure(_key(target, figure), target, own)


def _cells(
    figures: Iterable[Reading],
    years: Sequence[int],
    base: int | None,
    traced: Callable[[Reading], Figure],
) -> Iterator[str]:
    """The figure of each year, — where there is none."""
    by_year = yearly(figures)
    for year in years:
        figure = by_year.get(year)
        if figure is None:
            yield "—"
            continue
        part = figure.title.removeprefix(f"{year}年") or (BASE_WORD if year == base else "")
        yield phrase(traced(figure), f"\n（{part}）" if part else "")


def _sources(target: TargetRow, readings: Iterable[ReadingRow]) -> str:
    named = dict.fromkeys(reading.source or target.data_source for reading in readings)
    return "、".join(filter(None, named)) or "—"


def _notes(readings: Iterable[ReadingRow]) -> str:
    return "".join(f"{r.title}：{closed(r.note)}" for r in readings if r.note)
