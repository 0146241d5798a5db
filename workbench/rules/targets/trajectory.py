"""Where a target should be each year, where it is, and where its present pace ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from workbench.rules.targets.assess import assess_target
from workbench.rules.targets.goal import WITHOUT_FIGURES, Goal, Verdict
from workbench.rules.targets.history import History
from workbench.rules.targets.outlook import need_words, outlook_words
from workbench.rules.targets.pace import Way


@dataclass(frozen=True, slots=True)
class Trajectory:
    """The way of one target from its base to its due year, for a chart and a sentence.

    `base` and `figures` are what is known, `course` what is needed at the end of each year and
    `level` what it ends at, `ends_at` where the present pace ends, `needed_rate` the yearly growth
    that the years left need. What cannot be computed is None or empty, and the sentence says why.
    """

    unit: str
    first_year: int
    due_year: int
    base: tuple[int, Decimal] | None
    figures: tuple[tuple[int, Decimal], ...]
    course: tuple[tuple[int, Fraction], ...]
    level: Fraction | None
    ends_at: Fraction | None
    needed_rate: Fraction | None
    sentence: str


def trace(
    goal: Goal, readings: Mapping[int, Decimal], as_of: date, part_year: int | None = None
) -> Trajectory | None:
    """Follow a target through its years; the arguments are those of `assess_target`.

    A figure that may still rise neither slows the pace nor shortens the way: the years ahead are
    then reckoned from the years before it. None for 建成事项 and 定性目标, which have no figures.
    """
    if goal.kind in WITHOUT_FIGURES:
        return None
    history = History.of(goal, readings, as_of, part_year)
    verdict = assess_target(goal, readings, as_of, part_year=part_year)
    way = Way.of(history, verdict.state)
    years = [year for year, _ in (*way.course, *history.figures)]
    return Trajectory(
        unit=goal.unit,
        first_year=min(years, default=goal.due_year),
        due_year=goal.due_year,
        base=history.base,
        figures=history.figures,
        course=way.course,
        level=way.level if way.course else None,
        ends_at=way.pace.ends_at if way.pace else None,
        needed_rate=way.rate_needed,
        sentence=_sentence(way, verdict),
    )


def _sentence(way: Way, verdict: Verdict) -> str:
    """What the verdict cannot say; where there is nothing to follow it says all there is."""
    if not way.course:
        return verdict.sentence
    said = outlook_words(way) if way.history.figures else verdict.sentence.removesuffix("。")
    return "；".join(filter(None, (said, need_words(way)))) + "。"
