"""The figures of a target by period, and which of them stand for a year.

A quarter's figure runs from 1 January to the quarter's end (当年值), or states what there is at its
end (累计值, 时点值): so the fourth quarter's figure is the year's, whatever the measure.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

LAST_QUARTER = 4


class Measure(StrEnum):
    """What a figure counts (口径)."""

    TOTAL = "累计值"
    YEAR = "当年值"
    STOCK = "时点值"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its year, the quarter (1 to 4) up to whose end it counts, and what it counts.

    `unit` is the district or unit that it speaks of, "" for the whole city; `measure` is "" where
    the target names none.
    """

    year: int
    quarter: int
    value: Decimal
    measure: str = ""
    unit: str = ""

    @property
    def period(self) -> tuple[int, int]:
        """Year and quarter, to sort by."""
        return self.year, self.quarter

    @property
    def title(self) -> str:
        """Its period in the office's words: 2020年, 2020年一季度, 2020年上半年, 2020年前三季度."""
        return period_title(self.year, self.quarter)


def period_title(year: int, quarter: int) -> str:
    """Name a period that begins on 1 January."""
    return f"{year}年{('一季度', '上半年', '前三季度', '')[quarter - 1]}"


def yearly(figures: Iterable[Figure]) -> dict[int, Figure]:
    """By year, the figure that stands for it: the whole year's, or the newest of the newest year.

    A part of a year that has a later year after it stands for nothing: half a year cannot be
    compared with a whole one.
    """
    latest = {figure.year: figure for figure in sorted(figures, key=lambda f: f.period)}
    newest = max(latest, default=0)
    return {y: f for y, f in latest.items() if f.quarter == LAST_QUARTER or y == newest}


RATIO_SIGNS = ("%", "‰", "/", "每")


def is_ratio(unit: str) -> bool:
    """Whether figures in this unit of measure do not add up: %, 件/万人."""
    return any(sign in unit for sign in RATIO_SIGNS)


def city_figures(
    figures: Sequence[Figure], measure: str, unit: str, parts: Collection[str]
) -> tuple[Figure, ...]:
    """The city's figures, where one is missing the sum of its parts if all of them gave theirs.

    Figures that count something else than the target's `measure` are left out, and ratios (by the
    target's `unit` of measure) are not added up.
    """
    counted = [figure for figure in figures if figure.measure == measure]
    city = {figure.period: figure for figure in counted if not figure.unit}
    if parts and not is_ratio(unit):
        for (year, quarter), values in _by_period(counted).items():
            if (year, quarter) not in city and set(parts) <= set(values):
                total = sum(values[part] for part in parts)
                city[year, quarter] = Figure(year, quarter, Decimal(total), measure)
    return tuple(city[period] for period in sorted(city))


def _by_period(figures: Iterable[Figure]) -> dict[tuple[int, int], dict[str, Decimal]]:
    periods: dict[tuple[int, int], dict[str, Decimal]] = {}
    for figure in figures:
        if figure.unit:
            periods.setdefault(figure.period, {})[figure.unit] = figure.value
    return periods


def known_on(figures: Iterable[Figure], as_of: date, *, by_quarter: bool) -> tuple[Figure, ...]:
    """The figures whose period had begun on a day: a quarter, or else the year."""
    return tuple(
        figure
        for figure in figures
        if date(figure.year, 3 * figure.quarter - 2 if by_quarter else 1, 1) <= as_of
    )
