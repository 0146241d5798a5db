"""The figures of a target beside the list: by period, and of the units that report its parts."""

from collections.abc import Iterator, Sequence

from ui.parts.cell_grid import Cell
from ui.parts.detail import Cells, Entry, Fact, Paragraph, Part, Section
from workbench.readings import ReadingRow
from workbench.rules.targets.figures import period_title
from workbench.rules.words import number, quantity
from workbench.scoreboard import TargetRow
from workbench.units import UnitRow

Period = tuple[int, int]
"""Year, and the quarter up to whose end figures count."""


def reported_parts(row: TargetRow) -> Iterator[Part]:
    """The newest period in which a unit reported: what each gave, and who is missing."""
    reported = [reading for reading in row.readings if reading.unit]
    newest = max((_period(reading) for reading in reported), default=None)
    latest = {r.unit_id: r for r in reported if _period(r) == newest}
    there = sum(part.id in latest for part in row.parts)
    title = f"{period_title(*newest)}　" if newest else ""
    yield Section(f"分项填报　{title}已报 {there}/{len(row.parts)}")
    missing = [part.short_name for part in row.parts if part.id not in latest]
    if newest and missing:
        yield Fact("未报", "、".join(missing))
    cells = [_cell(part, latest.get(part.id), newest, row) for part in row.parts]
    yield Cells(tuple(cells), "录入")


def _cell(part: UnitRow, reading: ReadingRow | None, period: Period | None, row: TargetRow) -> Cell:
    """One unit; opened, it asks for its figure of the period."""
    payload = (row, part.id, period)
    if reading:
        return Cell("disc", "green", part.short_name, _value(reading, row), payload)
    return Cell("ring", "grey", part.short_name, "未报", payload)


def target_history(row: TargetRow) -> Iterator[Part]:
    """The figures by period, the newest first, each with what was said to it."""
    yield Section("历年数据")
    if not row.readings:
        yield Paragraph("还没有数据，按 Ctrl+N 录入。")
    for period in sorted({_period(reading) for reading in row.readings}, reverse=True):
        yield _entry(period, row)


def _entry(period: Period, row: TargetRow) -> Entry:
    readings = [reading for reading in row.readings if _period(reading) == period]
    caption = period_title(*period)
    if period[0] == row.goal.base_year:
        caption += "（基期）"
    sources = dict.fromkeys(reading.source for reading in readings if reading.source)
    if sources:
        caption += f"　来源：{'、'.join(sources)}"
    lines = [*_city(period, readings, row), *_parts(readings), *_notes(readings, row)]
    return Entry(caption, "\n".join(lines))


def _city(period: Period, readings: Sequence[ReadingRow], row: TargetRow) -> Iterator[str]:
    """The whole city's figure, entered or added up."""
    city = [_value(reading, row) for reading in readings if not reading.unit]
    yield from city
    for figure in row.figures:
        if figure.period == period and not city:
            yield f"{quantity(figure.value, row.goal.unit)}（{len(row.parts)}个单位合计）"


def _parts(readings: Sequence[ReadingRow]) -> Iterator[str]:
    """What the units gave, in one line."""
    given = [f"{reading.unit} {number(reading.value)}" for reading in readings if reading.unit]
    if given:
        yield "、".join(given)


def _notes(readings: Sequence[ReadingRow], row: TargetRow) -> Iterator[str]:
    """What was said to a figure; to an earlier one, where it was changed since."""
    for reading in readings:
        if reading.note:
            unit = f"{reading.unit}：" if reading.unit else ""
            before = reading.explained
            is_old = before is not None and not reading.is_explained
            old = f"（针对 {quantity(before, row.goal.unit)}）" if before and is_old else ""
            yield f"{unit}{reading.note}{old}"


def _value(reading: ReadingRow, row: TargetRow) -> str:
    """The figure, and what it counts where that differs."""
    measure = f"（{reading.measure}）" if reading.measure else ""
    return f"{quantity(reading.value, row.goal.unit)}{measure}"


def _period(reading: ReadingRow) -> Period:
    return reading.year, reading.quarter
