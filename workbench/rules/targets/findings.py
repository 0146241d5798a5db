"""What is doubtful about the figures of a target (数据质量): each with a sentence that says why.

Nothing here is refused or corrected: an error wants another figure, a doubt one line of explanation
that is kept with the figure (DESIGN section 4).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import groupby, pairwise

from workbench.rules.targets.figures import Figure, Measure, is_ratio
from workbench.rules.targets.said import Said
from workbench.rules.words import percent, quantity

HALF = Fraction(1, 2)


class FindingKind(StrEnum):
    """What is doubtful."""

    JUMP = "变动过半"
    FALL = "累计值下降"
    PART = "部分大于整体"
    SUM = "合计不符"
    MEASURE = "口径不一"
    TEXT = "与填报不一致"


class Severity(StrEnum):
    """Whether the figure cannot be right, or only needs a word."""

    ERROR = "错误"
    DOUBT = "疑问"


ERRORS = {FindingKind.FALL, FindingKind.PART, FindingKind.MEASURE}


@dataclass(frozen=True, slots=True)
class Finding:
    """One doubt about the figure of one period, of a district or unit or ("") of the whole city."""

    kind: FindingKind
    severity: Severity
    year: int
    quarter: int
    unit: str
    sentence: str


def find_problems(
    measure: str, unit: str, figures: Sequence[Figure], said: Sequence[Said] = ()
) -> tuple[Finding, ...]:
    """Look through all figures of one target, and at what reports have said of it.

    Args:
        measure: what the target counts, "" when the plan does not say.
        unit: its unit of measure. Of a ratio (%, ‰, 件/万人) a part may be above the whole, and the
            parts do not add up.
        figures: one a period and district or unit; the base year's among them.
        said: figures of the whole city in the texts of reports.

    Returns:
        The findings by period, errors first.
    """
    counted = [f for f in figures if not measure or f.measure in ("", measure)]
    check = _Check(measure, unit, sorted(counted, key=lambda f: (f.unit, f.period)))
    findings = [
        *_mixed_measures(measure, figures),
        *check.falls(),
        *check.parts_above_the_whole(),
        *check.jumps(),
        *check.wrong_sums(),
        *check.contradictions(said),
    ]
    return tuple(sorted(findings, key=lambda f: (f.year, f.quarter, f.severity is Severity.DOUBT)))


def _mixed_measures(measure: str, figures: Iterable[Figure]) -> Iterator[Finding]:
    """Figures that count something else than the target, and so are compared with nothing."""
    for figure in figures:
        if measure and figure.measure not in ("", measure):
            yield _finding(
                FindingKind.MEASURE,
                figure,
                f"{figure.unit}{figure.title}的数据按{figure.measure}填报，指标口径是{measure}，"
                "未计入评价，请按口径更正。",
            )


@dataclass(frozen=True, slots=True)
class _Check:
    """The figures of one measure, by district and then by period."""

    measure: str
    unit: str
    figures: list[Figure]

    def jumps(self) -> Iterator[Finding]:
        """Changes of more than half from the last figure of the same part of a year.

        A total that falls is wrong however little it falls, and said so already.
        """
        like = sorted(self.figures, key=lambda f: (f.unit, f.quarter, f.year))
        for before, figure in pairwise(like):
            if (before.unit, before.quarter) != (figure.unit, figure.quarter):
                continue
            change = figure.value - before.value
            if abs(change) * 2 <= before.value or (change < 0 and self.measure == Measure.TOTAL):
                continue
            yield _finding(
                FindingKind.JUMP,
                figure,
                f"{self._named(figure)}，{self._change(before, change)}，变动超过一半，"
                "请核实并说明。",
            )

    def _change(self, before: Figure, change: Decimal) -> str:
        """比2019年 4205 件增加 114.0%; from nothing there is no percentage."""
        if not before.value:
            return f"{before.title}为 0"
        share = percent(Fraction(abs(change)) / Fraction(before.value), HALF)
        direction = "增加" if change > 0 else "减少"
        return f"比{before.title} {self._written(before)}{direction} {share}"

    def falls(self) -> Iterator[Finding]:
        """Totals below an earlier one, and parts of a year below an earlier part of that year."""
        if not self._only_grows:
            return
        is_total = self.measure == Measure.TOTAL
        why = "累计值不应下降" if is_total else "当年值从1月1日起算，年内不应下降"
        runs = groupby(self.figures, lambda f: (f.unit, is_total or f.year))
        for _, run in runs:
            highest = next(run)
            for figure in run:
                if figure.value >= highest.value:
                    highest = figure
                    continue
                yield _finding(
                    FindingKind.FALL,
                    figure,
                    f"{self._named(figure)}，少于{highest.title}的 {self._written(highest)}，"
                    f"{why}，请核对。",
                )

    def parts_above_the_whole(self) -> Iterator[Finding]:
        """Districts with more than the whole city has in the same period."""
        for city, districts in self._periods():
            for figure in districts:
                if figure.value > city.value:
                    yield _finding(
                        FindingKind.PART,
                        figure,
                        f"{self._named(figure)}，大于全市的 {self._written(city)}，请核对。",
                    )

    def wrong_sums(self) -> Iterator[Finding]:
        """Periods whose districts do not add up to the city.

        A sum too small says nothing while a district that reports at other times is missing.
        """
        reporting = {figure.unit for figure in self.figures if figure.unit}
        for city, districts in self._periods():
            total = sum((figure.value for figure in districts), Decimal(0))
            is_complete = len(districts) == len(reporting)
            if total > city.value or (is_complete and total < city.value):
                gap = quantity(abs(total - city.value), self.unit)
                yield _finding(
                    FindingKind.SUM,
                    city,
                    f"{city.title}各旗县区合计 {quantity(total, self.unit)}"
                    f"（已填 {len(districts)} 个），与全市 {self._written(city)}相差 {gap}，"
                    "请核实并说明。",
                )

    def contradictions(self, said: Iterable[Said]) -> Iterator[Finding]:
        """Figures of the city that the text of a report contradicts."""
        city = [figure for figure in self.figures if not figure.unit]
        for report in said:
            figure = next((f for f in city if self._is_beside(f, report)), None)
            if figure and self._contradicts(figure, report):
                yield _finding(
                    FindingKind.TEXT,
                    figure,
                    f"{report.where}写的是 {quantity(report.value, self.unit)}，与{figure.title}的"
                    f" {self._written(figure)}不一致，请核实并说明。",
                )

    def _is_beside(self, figure: Figure, report: Said) -> bool:
        """Whether it counts up to the same quarter or a later one, and as much of the past."""
        is_of_its_run = figure.year == report.year or self.measure == Measure.TOTAL
        return is_of_its_run and figure.period >= report.period

    def _contradicts(self, figure: Figure, report: Said) -> bool:
        """More was said than counted later; or of the same, finished period anything else.

        Less than a total is no contradiction: the report may speak of what the year added.
        """
        is_same = figure.period == report.period and not report.is_running
        if report.value > figure.value:
            return is_same or self._only_grows
        return is_same and report.value < figure.value and self.measure != Measure.TOTAL

    def _periods(self) -> Iterator[tuple[Figure, list[Figure]]]:
        """Each period known for the city and for districts; none of a ratio."""
        if is_ratio(self.unit):
            return
        for city in self.figures:
            districts = [f for f in self.figures if f.unit and f.period == city.period]
            if not city.unit and districts:
                yield city, districts

    @property
    def _only_grows(self) -> bool:
        """Whether later figures of the same run (a year's, or all) cannot be lower."""
        return self.measure == Measure.TOTAL or (
            self.measure == Measure.YEAR and not is_ratio(self.unit)
        )

    def _named(self, figure: Figure) -> str:
        return f"{figure.unit}{figure.title} {self._written(figure)}"

    def _written(self, figure: Figure) -> str:
        return quantity(figure.value, self.unit)


def _finding(kind: FindingKind, figure: Figure, sentence: str) -> Finding:
    severity = Severity.ERROR if kind in ERRORS else Severity.DOUBT
    return Finding(kind, severity, figure.year, figure.quarter, figure.unit, sentence)
