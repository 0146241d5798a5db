"""What is done against what should be done: the gap, its class, and the sentence about it."""

from decimal import Decimal
from fractions import Fraction

from workbench.rules.schedule.lights import ScheduleClass
from workbench.rules.words import number, rounded


def compare(expected: Fraction, actual: Fraction, tolerance: int) -> tuple[ScheduleClass, str]:
    """Class and sentence of two shares; exactly `tolerance` points apart is still on schedule."""
    side = _side((actual - expected) * 100, tolerance)
    should, done, gap = _printed(expected * 100, actual * 100, tolerance)
    figures = f"序时进度 {number(should)}%，实际 {number(done)}%"
    points = f"{number(abs(gap))} 个百分点"
    if side < 0:
        return ScheduleClass.BEHIND, f"{figures}，差 {points}，超过容许的 {tolerance} 个百分点。"
    if side > 0:
        return ScheduleClass.AHEAD, f"{figures}，快 {points}，超出 {tolerance} 个百分点。"
    if gap < 0:
        within = f"差 {points}，在容许的 {tolerance} 个百分点以内"
    else:
        within = f"快 {points}" if gap else "与序时进度持平"
    return ScheduleClass.ON_SCHEDULE, f"{figures}，{within}。"


def _side(gap: Fraction | Decimal, tolerance: int) -> int:
    """Where a gap in points lies: -1 behind by more than the tolerance, 1 ahead, 0 within."""
    return (gap > tolerance) - (gap < -tolerance)


def _printed(
    expected: Fraction, actual: Fraction, tolerance: int
) -> tuple[Decimal, Decimal, Decimal]:
    """Expected, actual and their difference in percent, as the sentence prints them.

    Whole percent, and decimals only where whole percent would put the difference on the wrong side
    of the tolerance: a reader who subtracts gets what the class says.
    """
    places = 0
    while True:
        should, done = rounded(expected, places), rounded(actual, places)
        if _side(done - should, tolerance) == _side(actual - expected, tolerance):
            return should, done, done - should
        places += 1
