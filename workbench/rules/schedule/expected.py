"""Where the work should be (序时进度) and, for a group, where it is."""

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from workbench.rules.schedule.work import WorkState


def mean_progress(latest: Iterable[int]) -> Fraction | None:
    """Progress of a group's task, 0 to 1: the mean of its units' latest figures in percent.

    Units that have not reported are left out of the mean (and named beside it by the caller).
    """
    figures = tuple(latest)
    return Fraction(sum(figures), 100 * len(figures)) if figures else None


def expected_progress(work: WorkState, as_of: date) -> Fraction | None:
    """The share that should be done by the end of `as_of` (序时进度), 0 to 1.

    With weighted milestones the weight of those due, interpolated by days to the next one;
    otherwise linear over the days from the start to the due date, both counted. Weights are
    taken relative to their sum, so they need not add up to 100. None when the dates are missing.
    """
    course = _course(work)
    if not course:
        return None
    if as_of >= course[-1][0]:
        return Fraction(1)
    for (day, share), (next_day, next_share) in pairwise(course):
        if day <= as_of < next_day:
            passed = Fraction((as_of - day).days, (next_day - day).days)
            return share + (next_share - share) * passed
    return Fraction(0)


def _course(work: WorkState) -> list[tuple[date, Fraction]]:
    """The corners of the expected course: what share is due by the end of which day.

    It begins with nothing on the evening before the start, which makes the first and the last
    day whole working days, and a task of one day due on that day.
    """
    steps = sorted((step.due_on, step.weight) for step in work.milestones if step.weight > 0)
    if not steps and work.starts_on and work.due_on:
        steps = [(work.due_on, 1)]
    total = sum(weight for _, weight in steps)
    course: dict[date, Fraction] = {}
    if steps and work.starts_on:
        course[min(work.starts_on - timedelta(days=1), steps[0][0])] = Fraction(0)
    reached = 0
    for due_on, weight in steps:
        reached += weight
        course[due_on] = Fraction(reached, total)
    return list(course.items())
