"""Where a figure of the reading grid belongs, and which figures no place takes."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from workbench.readings import ReadingDraft, ReadingRow
from workbench.records import checked
from workbench.rules.periods import Frequency
from workbench.rules.targets import LAST_QUARTER
from workbench.rules.targets.figures import period_title
from workbench.scoreboard import TargetRow
from workbench.units import UnitRow

PlaceKey = tuple[UUID, int, int, UUID | None]


def place_of(reading: ReadingDraft | ReadingRow) -> PlaceKey:
    """The place that a figure was made for."""
    return reading.target_id, reading.year, reading.quarter, reading.unit_id


@dataclass(frozen=True, slots=True)
class Place:
    """Target, period and unit of a figure; without `part` it speaks of the whole city."""

    target: TargetRow
    year: int
    quarter: int = LAST_QUARTER
    part: UnitRow | None = None

    @property
    def key(self) -> PlaceKey:
        """What makes it the same place after a refresh."""
        return self.target.id, self.year, self.quarter, self.part_id

    @property
    def part_id(self) -> UUID | None:
        """The unit that reports it."""
        return self.part.id if self.part else None

    @property
    def period(self) -> str:
        """Its period in the office's words."""
        return period_title(self.year, self.quarter)

    @property
    def title(self) -> str:
        """Target, unit and period in words."""
        part = f"　{self.part.short_name}" if self.part else ""
        return f"{self.target.name}{part}　{self.period}"

    @property
    def reading(self) -> ReadingRow | None:
        """The figure that stands there."""
        return next((r for r in self.target.readings if place_of(r) == self.key), None)

    @property
    def is_base(self) -> bool:
        """Whether its figure is the baseline."""
        place = self.year, self.quarter, self.part
        return place == (self.target.goal.base_year, LAST_QUARTER, None)

    def draft(self, value: Decimal) -> tuple[ReadingDraft, int]:
        """A figure for this place with the version shown; source and note stay as they are.

        Raises:
            InvalidInput: no figure can be that long or that exact.
        """
        reading = self.reading
        typed: dict[str, object] = {
            "target_id": self.target.id,
            "year": self.year,
            "quarter": self.quarter,
            "unit_id": self.part_id,
            "value": value,
        }
        if reading is None:
            return checked(ReadingDraft, typed), 0
        typed |= {"measure": reading.measure, "source": reading.source, "note": reading.note}
        return checked(ReadingDraft, typed), reading.version

    def refusal(self, today: date) -> str:
        """Why no figure belongs here, "" where one does."""
        goal = self.target.goal
        is_yearly = self.target.frequency is Frequency.YEAR
        if goal.base_year and self.year < goal.base_year:
            return f"这项指标以{goal.base_year}年为基期，更早的年份不填。"
        if self.year > goal.due_year:
            return f"这项指标{goal.due_year}年到期，以后的年份不填。"
        if is_yearly and self.quarter != LAST_QUARTER:
            return "这项指标按年填报，只填全年；要按季填报，请先修改指标的填报频次。"
        month = 1 if is_yearly else 3 * self.quarter - 2
        if date(self.year, month, 1) > today:
            return f"{self.period}的数据要到{self.year}年{month}月以后才填。"
        return ""
