from decimal import Decimal
from itertools import pairwise

import pytest

from reports.typeset.labels import Box
from reports.typeset.scale import Scale, round_figures

FRAME = Box(100, 50, 400, 150)


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([3412, 4205, 6000], ["3000", "4000", "5000", "6000"]),
        ([0, 260, 1000], ["0", "500", "1000"]),
        ([76, 79, 80], ["76", "77", "78", "79", "80"]),
        ([5.85, 6.4, 10], ["4", "6", "8", "10"]),
        ([0.4, 1.2], ["0", "0.5", "1", "1.5"]),
        ([123456789, 456790093.5], ["0", "200000000", "400000000", "600000000"]),
        ([0], ["0", "1"]),
        ([5000], ["4000", "6000"]),
    ],
)
def test_round_figures_hold_all_values(values: list[float], ticks: list[str]) -> None:
    assert round_figures(values) == tuple(map(Decimal, ticks))


@pytest.mark.parametrize("factor", [0.0013, 0.7, 1, 33, 98765432])
@pytest.mark.parametrize("low", [0.0, 0.3, 0.55, 0.99, 1.0])
def test_round_figures_are_few_and_even_and_around_the_values(factor: float, low: float) -> None:
    values = [low * factor, factor]

    ticks = round_figures(values)

    assert 2 <= len(ticks) <= 6
    assert float(ticks[0]) <= min(values)
    assert float(ticks[-1]) >= max(values)
    assert len({upper - lower for lower, upper in pairwise(ticks)}) == 1


def test_a_scale_puts_first_and_last_on_the_edges() -> None:
    scale = Scale(FRAME, (2018, 2021), (Decimal(3000), Decimal(6000)))

    assert [scale.x(year) for year in (2018, 2019, 2021)] == [100, 200, 400]
    assert [scale.y(value) for value in (3000, 4500, 6000)] == [50, 100, 150]


def test_a_single_year_stands_in_the_middle() -> None:
    assert Scale(FRAME, (2021, 2021), (Decimal(0), Decimal(1))).x(2021) == 250
