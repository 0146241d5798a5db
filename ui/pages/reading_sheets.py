"""The sheets of the reading grid: all targets by year or by quarter, one target by its units."""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from ui.pages.reading_places import Place, PlaceKey
from ui.parts.sheet import Cell, Head, Line, Sheet
from ui.theme import Tone
from workbench.rules.targets import LAST_QUARTER, goal_words
from workbench.rules.targets.figures import is_ratio
from workbench.rules.targets.findings import Severity
from workbench.rules.words import number, quantity
from workbench.scoreboard import TargetRow
from workbench.target_checks import FindingRow

QUARTERS = ("一季度", "上半年", "前三季度", "全年")
LAST_YEAR = "上年"
SUM, WHOLE_CITY = "合计", "全市"
TARGET_HEADS = (
    Head(title="序号", width=52, quiet=True, yields=3),
    Head(title="指标", width=154, weight=2),
    Head(title="目标", width=140, weight=1, quiet=True, yields=1),
    Head(title="单位", width=58, quiet=True, yields=2),
)
UNIT_HEADS = (Head(title="单位", width=154, weight=2),)

Groups = Mapping[str, Sequence[TargetRow]]
Period = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SheetMaker:
    """Makes the sheets of one moment.

    Args:
        today: periods that begin later are closed.
        begins: the plan's first year; without a base year, the year before it is shown too.
        known: every figure as it was when the grid was opened.
        findings: what is doubtful and not explained yet, by the figure's id.
    """

    today: date
    begins: int
    known: Mapping[PlaceKey, Decimal]
    findings: Mapping[UUID, Sequence[FindingRow]]

    def years(self, targets: Sequence[TargetRow]) -> list[int]:
        """From the earliest base year to the latest due year, as far as years have begun."""
        first = min((t.goal.base_year or self.begins - 1 for t in targets), default=self.begins)
        last = max((t.goal.due_year for t in targets), default=first)
        return list(range(first, max(first, min(last, self.today.year)) + 1))

    def by_year(self, groups: Groups) -> Sheet:
        """Every target, year by year."""
        years = self.years([target for targets in groups.values() for target in targets])

        def cells(target: TargetRow) -> list[Cell]:
            return [self.cell(Place(target, year)) for year in years]

        return Sheet(TARGET_HEADS, tuple(f"{year}年" for year in years), _lines(groups, cells))

    def by_quarter(self, groups: Groups, year: int) -> Sheet:
        """Every target in one year, quarter by quarter, beside the year before."""

        def cells(target: TargetRow) -> list[Cell]:
            places = [Place(target, year, quarter) for quarter in range(1, LAST_QUARTER + 1)]
            return [self._last_year(target, year), *map(self.cell, places)]

        return Sheet(TARGET_HEADS, (LAST_YEAR, *QUARTERS), _lines(groups, cells))

    def by_part(self, target: TargetRow, year: int | None) -> Sheet:
        """One target by its units, their sum and the city: the quarters of a year, or all years."""
        if year is None:
            periods = [(year, LAST_QUARTER) for year in self.years([target])]
            titles = tuple(f"{year}年" for year, _ in periods)
        else:
            periods = [(year, quarter) for quarter in range(1, LAST_QUARTER + 1)]
            titles = QUARTERS
        lines = [
            Line(
                (target.id, part.id),
                part.short_name,
                (part.short_name,),
                tuple(self.cell(Place(target, *period, part)) for period in periods),
            )
            for part in target.parts
        ]
        sums = tuple(_sum(target, period) for period in periods)
        city = tuple(self.cell(Place(target, *period)) for period in periods)
        lines.append(Line((target.id, SUM), SUM, (SUM,), sums))
        lines.append(Line((target.id, WHOLE_CITY), WHOLE_CITY, (WHOLE_CITY,), city))
        return Sheet(UNIT_HEADS, titles, tuple(lines))

    def cell(self, place: Place) -> Cell:
        """One figure with everything there is to say about it."""
        reading, unit = place.reading, place.target.goal.unit
        refusal = place.refusal(self.today)
        label = "基期" if place.is_base else ""
        if reading is None:
            total = None if place.part else _known(place.target, place.year, place.quarter)
            said = refusal or "未填"
            return Cell(
                text="" if total is None else number(total),
                label=label or ("" if total is None else SUM),
                refusal=refusal,
                spoken=f"{place.title}，{said if total is None else quantity(total, unit)}",
                tip="" if total is None else "各单位都已填报，全市按合计评价；也可以直接填写。",
                quiet=True,
                payload=place,
            )
        findings = self.findings.get(reading.id, ())
        sentences = [finding.sentence for finding in findings]
        return Cell(
            text=number(reading.value),
            raw=_typed(reading.value),
            label=label,
            refusal=refusal,
            spoken="，".join([place.title, quantity(reading.value, unit), *sentences]),
            tip="".join(sentences) or (f"说明：{reading.note}" if reading.note else ""),
            doubt=_tone(findings),
            is_fresh=self.known.get(place.key) != reading.value,
            payload=place,
        )

    def _last_year(self, target: TargetRow, year: int) -> Cell:
        """The whole year before, to compare with."""
        place = Place(target, year - 1)
        value = _known(target, year - 1, LAST_QUARTER)
        shown = "没有数据" if value is None else quantity(value, target.goal.unit)
        return Cell(
            text="" if value is None else number(value),
            raw="" if value is None else _typed(value),
            label="基期" if place.is_base else "",
            refusal=f"上年的数值只作对照；要改，请转到“按年”，或把年份换成{year - 1}年。",
            spoken=f"{place.title}，{shown}",
            quiet=True,
            payload=place,
        )


def doubtful_places(sheet: Sheet, among: Collection[PlaceKey]) -> list[tuple[Hashable, str]]:
    """Line and title of those of these figures that ask for an explanation, in reading order."""
    return [
        (line.key, title)
        for line in sheet.lines
        for title, cell in zip(sheet.titles, line.cells, strict=False)
        if cell.doubt and cell.payload.key in among
    ]


def _lines(groups: Groups, cells: Callable[[TargetRow], Sequence[Cell]]) -> tuple[Line, ...]:
    """A heading for each group, and under it a line for each target."""
    lines = []
    for heading, targets in groups.items():
        lines.append(Line(heading, heading, (heading,)))
        for target in targets:
            heads = (str(target.number), target.name, goal_words(target.goal), target.goal.unit)
            lines.append(Line(target.id, target.name, heads, tuple(cells(target)), target.sentence))
    return tuple(lines)


def _sum(target: TargetRow, period: Period) -> Cell:
    """What the units have reported for a period, added up."""
    year, quarter = period
    places = [Place(target, year, quarter, part) for part in target.parts]
    readings = [place.reading for place in places if place.reading]
    values = [r.value for r in readings if r.measure in (None, target.measure)]
    is_added = bool(values) and not is_ratio(target.goal.unit)
    total = sum(values, Decimal(0))
    given = f"{len(values)}/{len(places)}"
    shown = quantity(total, target.goal.unit) if is_added else "没有合计"
    return Cell(
        text=number(total) if is_added else "",
        raw=_typed(total) if is_added else "",
        label=given if values else "",
        refusal="合计由各单位的数值相加得出，不用填。",
        spoken=f"{SUM}，{Place(target, year, quarter).period}，{shown}，已填 {given} 个单位",
        tip=f"已填 {len(values)} 个单位，共 {len(places)} 个。",
        quiet=True,
        payload=Place(target, year, quarter),
    )


def _known(target: TargetRow, year: int, quarter: int) -> Decimal | None:
    """The city's figure of a period, or the sum of its units where that stands for it."""
    values = {figure.period: figure.value for figure in target.figures}
    return values.get((year, quarter))


def _typed(value: Decimal) -> str:
    """A figure as it is typed and copied: without grouping and idle zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _tone(findings: Sequence[FindingRow]) -> Tone | None:
    if not findings:
        return None
    is_wrong = any(finding.severity is Severity.ERROR for finding in findings)
    return "red" if is_wrong else "yellow"
