"""The figures of a target that count on a given day."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from workbench.rules.targets.goal import Goal, Verdict, VerdictState
from workbench.rules.words import quantity


@dataclass(frozen=True, slots=True)
class History:
    """A goal with its base and its yearly figures up to `as_of`, the earliest first.

    `part_year` is the year of which only a part is known: an earlier quarter's figure stands there.
    """

    goal: Goal
    base: tuple[int, Decimal] | None
    figures: tuple[tuple[int, Decimal], ...]
    as_of: date
    part_year: int | None = None

    @classmethod
    def of(
        cls,
        goal: Goal,
        readings: Mapping[int, Decimal],
        as_of: date,
        part_year: int | None = None,
    ) -> "History":
        """Take what counts: after the base year, up to the due year, not from the future.

        The base is the goal's `baseline`, or the reading of its base year.
        """
        first, baseline = goal.base_year, goal.baseline
        if baseline is None and first is not None:
            baseline = readings.get(first)
        base = None if first is None or baseline is None else (first, baseline)
        figures = tuple(
            (year, readings[year])
            for year in sorted(readings)
            if (first is None or year > first) and year <= min(goal.due_year, as_of.year)
        )
        return cls(goal, base, figures, as_of, part_year)

    @property
    def latest(self) -> Decimal | None:
        """The newest figure."""
        return self.figures[-1][1] if self.figures else None

    @property
    def missing_years(self) -> tuple[int, ...]:
        """Years since the base that are over and have no figure."""
        known = {year for year, _ in self.figures} - {self.part_year}
        first = self.base[0] + 1 if self.base else self.goal.due_year
        return tuple(
            year
            for year in range(first, self.goal.due_year + 1)
            if year not in known and self.goal.closes_on(year) <= self.as_of
        )

    @property
    def lacks_final(self) -> bool:
        """Whether the target has fallen due and the figure of its last year is not there."""
        return self.goal.due_year in self.missing_years

    @property
    def is_running(self) -> bool:
        """Whether the newest figure is not its year's last one, and so can still rise."""
        if not self.figures:
            return False
        newest = self.figures[-1][0]
        return newest == self.part_year or self.as_of < self.goal.closes_on(newest)

    def without_latest(self) -> "History":
        """The same, as if the newest figure had not come in yet."""
        return replace(self, figures=self.figures[:-1])

    def no_figures_yet(self, *said: str) -> Verdict:
        """The verdict while there is nothing to judge, after what is `said` of the goal."""
        if self.base is None:
            sentence = "，".join((*said, "尚无数据，请填报。"))
        else:
            base = f"基期{self.base[0]}年 {self.written(self.base[1])}"
            sentence = "，".join((*said, base, "尚无以后年度的数据，请填报。"))
        return Verdict(VerdictState.NO_DATA, None, None, sentence)

    def years_after(self, year: int) -> str:
        """The years from a year to the due one: 2021年, 后两年, 后3年."""
        years = self.goal.due_year - year
        return {1: f"{self.goal.due_year}年", 2: "后两年"}.get(years, f"后{years}年")

    def written(self, value: Decimal) -> str:
        """A figure with the goal's unit of measure."""
        return quantity(value, self.goal.unit)
