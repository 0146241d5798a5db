"""The course that leads to a target, and where the present pace ends (DESIGN section 4)."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from workbench.rules.targets.goal import GROWTHS, LEVELS, TargetKind, VerdictState
from workbench.rules.targets.growth import average_rate
from workbench.rules.targets.history import History
from workbench.rules.targets.levels import threshold

STEPWISE = {TargetKind.YEARLY_GROWTH, TargetKind.RISING}
"""Kinds that ask something of each year in view of the year before."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What the figures from one year to another say of the years that follow.

    `step` is the average growth a year of a target that asks for growth, else the average
    increase a year; `ends_at` is the figure that it leads to in the due year.
    """

    first_year: int
    last_year: int
    step: Fraction
    ends_at: Fraction


def course_of(history: History) -> tuple[tuple[int, Fraction], ...]:
    """What is needed at the end of each year, the base year first and the due year last.

    For a level the straight line that the verdict uses: from the base, 0 when it is not known, to
    the threshold. For 年均增长 x_0·(1+g)^n; for 每年增长 the figure before ·(1+g), for 稳步增长 the
    figure before, and where it is not known, what was needed then.
    """
    if history.goal.kind in LEVELS:
        return _straight_line(history)
    start = history.base or (history.figures[0] if history.figures else None)
    if start is None:
        return ()
    factor = 1 + Fraction(history.goal.growth) if history.goal.kind in GROWTHS else Fraction(1)
    known = dict(history.figures) if history.goal.kind in STEPWISE else {}
    needed = {start[0]: Fraction(start[1])}
    for year in range(start[0], history.goal.due_year):
        needed[year + 1] = Fraction(known.get(year, needed[year])) * factor
    return tuple(needed.items())


def _straight_line(history: History) -> tuple[tuple[int, Fraction], ...]:
    """Without a base year nothing is asked for before the end."""
    first, due = history.goal.base_year, history.goal.due_year
    end = Fraction(threshold(history.goal))
    if first is None:
        return ((due, end),)
    start = min(Fraction(history.base[1] if history.base else 0), end)
    return tuple(
        (year, start + (end - start) * Fraction(year - first, due - first))
        for year in range(first, due + 1)
    )


def pace_of(history: History) -> Pace | None:
    """The average since the base or the first figure; None of one figure, or when it is too late.

    Growth needs a base above 0 and does not come back from 0; a decrease ends at 0.
    """
    known = (*((history.base,) if history.base else ()), *history.figures)
    points = [(year, Fraction(figure)) for year, figure in known]
    if len(points) <= 1 or history.lacks_final:
        return None
    (first_year, first), (last_year, last) = points[0], points[-1]
    years, ahead = last_year - first_year, history.goal.due_year - last_year
    if history.goal.kind in GROWTHS:
        if not last:
            return None
        step = average_rate(first, last, years)
        ends_at = last * (1 + step) ** ahead
    else:
        step = (last - first) / years
        ends_at = max(last + step * ahead, Fraction(0))
    return Pace(first_year, last_year, step, ends_at)


def settled(history: History) -> History:
    """The history that the years ahead are reckoned from.

    A figure that may still rise counts only when it is already ahead of the years before.
    """
    if not history.is_running:
        return history
    closed = history.without_latest()
    before, now = pace_of(closed), pace_of(history)
    return history if before and now and now.ends_at > before.ends_at else closed


@dataclass(frozen=True, slots=True)
class Way:
    """The years ahead of a target.

    `counted` is the history that they are reckoned from, without the newest figure while that may
    still rise; the course is empty where the base for it is missing; `is_reached` tells of a level
    that the newest figure has come to already.
    """

    history: History
    counted: History
    course: tuple[tuple[int, Fraction], ...]
    pace: Pace | None
    is_reached: bool

    @classmethod
    def of(cls, history: History, state: VerdictState) -> "Way":
        """Look ahead from what is known; `state` is that of the verdict on it."""
        if state is VerdictState.NO_BASELINE:
            return cls(history, history, (), None, is_reached=False)
        counted = settled(history)
        is_reached = history.goal.kind in LEVELS and state is VerdictState.ATTAINED
        return cls(history, counted, course_of(counted), pace_of(counted), is_reached)

    @property
    def level(self) -> Fraction:
        """What has to be reached in the due year, where there is a course to it."""
        return self.course[-1][1]

    @property
    def start(self) -> tuple[int, Decimal] | None:
        """The figure that the years left begin with; None when they are over."""
        counted = self.counted
        start = counted.figures[-1] if counted.figures else counted.base
        is_over = counted.lacks_final or (start is not None and start[0] == counted.goal.due_year)
        return None if is_over else start

    @property
    def rate_needed(self) -> Fraction | None:
        """The growth that each year left needs to end at the level.

        None where no year is left, nothing more is needed, or there is no figure to grow from.
        """
        if self.start is None or not self.course or self.is_reached:
            return None
        year, figure = self.start
        if not 0 < figure < self.level:
            return None
        return average_rate(Fraction(figure), self.level, self.counted.goal.due_year - year)
