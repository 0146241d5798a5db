"""Years across and round figures up: where a point of a chart stands, in points."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor

from reports.typeset.labels import Box

_PARTS = 4
"""About so many steps, at most one more."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A frame with its first and last year and the figures that its ruled lines stand for."""

    frame: Box
    years: tuple[int, int]
    ticks: tuple[Decimal, ...]

    def x(self, year: int) -> float:
        """Where a year stands; a single one in the middle."""
        first, last = self.years
        left, right = self.frame.left, self.frame.right
        share = (year - first) / (last - first) if last > first else 0.5
        return left + (right - left) * share

    def y(self, value: float) -> float:
        """How high a figure stands."""
        low, high = float(self.ticks[0]), float(self.ticks[-1])
        return self.frame.bottom + (self.frame.top - self.frame.bottom) * (value - low) / (
            high - low
        )


def round_figures(values: Sequence[float]) -> tuple[Decimal, ...]:
    """Round figures, evenly apart, around all values: from 0 unless all lie in the upper half."""
    high = max(values)
    low = min(values) if min(values) > high / 2 else 0.0
    rough = Decimal(repr((high - low) or high or _PARTS)) / _PARTS
    steps = (Decimal(digit).scaleb(rough.adjusted()) for digit in (1, 2, 5, 10))
    step = next(step for step in steps if step >= rough)
    first, last = floor(Decimal(repr(low)) / step), ceil(Decimal(repr(high)) / step)
    return tuple(step * at for at in range(first, max(last, first + 1) + 1))
