"""指标数据: the figures of targets by period, the whole city's and those of its parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, Session, col, select

from workbench.errors import InvalidInput
from workbench.evidence import names_of
from workbench.journal import describe
from workbench.records import DecimalText, Draft, Record, amend, choice, load, pick, put
from workbench.rules.periods import Frequency
from workbench.rules.targets import GROWTHS, LAST_QUARTER, WITHOUT_FIGURES, Figure, Measure
from workbench.rules.targets.figures import period_title
from workbench.targets import Target
from workbench.units import Unit


class ReadingDraft(Draft):
    """指标数据 as typed; the base year's reading is the baseline.

    `quarter` is the one up to whose end it counts, 4 for the whole year; without `unit_id` it
    speaks of the whole city; `measure` is given only where it differs from the target's.
    """

    target_id: UUID = Field(title="指标", foreign_key="target.id")
    year: int = Field(title="年份", ge=2000, le=2100)
    quarter: int = Field(default=LAST_QUARTER, title="季度", ge=1, le=LAST_QUARTER)
    unit_id: UUID | None = Field(default=None, title="单位", foreign_key="unit.id")
    value: Decimal = Field(title="数值", ge=0, max_digits=18, decimal_places=6, sa_type=DecimalText)
    measure: Measure | None = Field(default=None, title="口径", sa_type=choice(Measure))
    source: str = Field(default="", title="数据来源", max_length=500)
    note: str = Field(default="", title="说明", max_length=2000)


class Reading(Record, ReadingDraft, table=True):
    """One figure; `explained` is the value that its note was written for."""

    __table_args__ = (
        sa.CheckConstraint("quarter BETWEEN 1 AND 4", name="quarter_range"),
        sa.Index(
            "one_city_reading_a_period",
            "target_id",
            "year",
            "quarter",
            unique=True,
            sqlite_where=sa.text("unit_id IS NULL"),
            postgresql_where=sa.text("unit_id IS NULL"),
        ),
        sa.UniqueConstraint(
            "target_id", "year", "quarter", "unit_id", name="one_reading_a_unit_and_period"
        ),
    )
    explained: Decimal | None = Field(default=None, sa_type=DecimalText)


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One figure as lists and the grid show it; `unit` is "" for the whole city.

    `files` are those attached to it.
    """

    id: UUID
    version: int
    target_id: UUID
    year: int
    quarter: int
    unit_id: UUID | None
    unit: str
    value: Decimal
    measure: Measure | None
    source: str
    note: str
    explained: Decimal | None
    files: tuple[str, ...]

    @property
    def title(self) -> str:
        """Its period in the office's words."""
        return period_title(self.year, self.quarter)

    def figure(self, measure: Measure | None) -> Figure:
        """What rules work on; it counts what the target does (`measure`) unless it says so."""
        return Figure(self.year, self.quarter, self.value, self.measure or measure or "", self.unit)

    @property
    def is_explained(self) -> bool:
        """Whether its note was written for the value that stands there now."""
        return bool(self.note) and self.explained == self.value


def record_reading(session: Session, draft: ReadingDraft, seen: int = 0) -> UUID:
    """Take one figure; the base year's is the baseline.

    Args:
        session: of the write.
        draft: the checked form.
        seen: version of the reading that the form showed for this period, 0 for none.

    Raises:
        InvalidInput: the target takes no such figure, the period lies outside base year and
            deadline, or somebody else entered the same period meanwhile.
    """
    target = load(session, Target, draft.target_id, "指标")
    _check(target, draft)
    describe(session, f"录入指标“{target.name}”{period_title(draft.year, draft.quarter)}数据")
    reading = session.exec(
        select(Reading).where(
            Reading.target_id == target.id,
            Reading.year == draft.year,
            Reading.quarter == draft.quarter,
            col(Reading.unit_id).is_not_distinct_from(draft.unit_id),
        )
    ).first()
    if (reading.version if reading else 0) != seen:
        raise InvalidInput("这一期的数据刚在别处改过，请重新打开后再改。", "year")
    if reading is None:
        reading = Reading.model_validate(draft.model_dump())
        reading.explained = draft.value if draft.note else None
        put(session, reading)
        return reading.id
    if draft.note != reading.note:
        reading.explained = draft.value if draft.note else None
    amend(reading, draft)
    return reading.id


def _check(target: Target, draft: ReadingDraft) -> None:
    """Refuse a figure that the target has no place for."""
    if target.kind in WITHOUT_FIGURES:
        raise InvalidInput("这一项按是否实现评价，没有数值，请填写实现日期和依据。", "value")
    first = target.base_year or draft.year
    if not first <= draft.year <= target.due_on.year:
        raise InvalidInput(f"年份应在 {first} 到 {target.due_on.year} 之间。", "year")
    if draft.quarter != LAST_QUARTER and target.frequency is Frequency.YEAR:
        raise InvalidInput("这项指标按年填报，要按季填报请先修改指标的填报频次。", "quarter")
    if draft.unit_id and target.parts_id is None:
        raise InvalidInput("这项指标不分单位填报，请先在指标里选定分项填报的单位。", "unit_id")
    is_base = draft.year == target.base_year and draft.unit_id is None
    if is_base and target.kind in GROWTHS and not draft.value:
        sentence = "基期为 0 不能计算增长，请核对；确实没有数据就不填，按缺基期数据评价。"
        raise InvalidInput(sentence, "value")


def record_readings(session: Session, readings: Sequence[tuple[ReadingDraft, int]]) -> None:
    """Take several figures as one action: pasted ones, or a first one with its baseline.

    Args:
        session: of the write.
        readings: each checked form with the version it showed, as in `record_reading`.

    Raises:
        InvalidInput: one of them cannot be taken; then none is.
    """
    for draft, seen in readings:
        try:
            record_reading(session, draft, seen)
        except InvalidInput as error:
            if len({draft.target_id for draft, _ in readings}) == 1:
                raise
            where = _what(session, [draft])
            raise InvalidInput.of(
                {field: f"{where}：{sentence}" for field, sentence in error.problems.items()}
            ) from None
    describe(session, f"录入{_what(session, [draft for draft, _ in readings])}数据")


def explain_reading(session: Session, reading_id: UUID, note: str, seen: int) -> None:
    """Keep with a figure why it is right as it stands.

    Raises:
        InvalidInput: nothing is said, or the figure was changed meanwhile.
    """
    reading = load(session, Reading, reading_id, "指标数据")
    target = load(session, Target, reading.target_id, "指标")
    if not note.strip():
        raise InvalidInput("请写一句说明，例如数据变动的原因。", "note")
    if reading.version != seen:
        raise InvalidInput("这一期的数据刚在别处改过，请重新打开后再改。", "note")
    period = period_title(reading.year, reading.quarter)
    describe(session, f"说明指标“{target.name}”{period}数据")
    reading.note, reading.explained = note.strip(), reading.value


def delete_readings(session: Session, reading_ids: Sequence[UUID]) -> None:
    """Take figures of one target or of several out as one action; undo brings them back."""
    readings = [load(session, Reading, key, "指标数据") for key in reading_ids]
    describe(session, f"删除{_what(session, readings)}数据")
    for reading in readings:
        session.delete(reading)


def _what(session: Session, figures: Sequence[ReadingDraft]) -> str:
    """Name figures by their target, or the number of targets, and their periods."""
    periods = dict.fromkeys(period_title(figure.year, figure.quarter) for figure in figures)
    targets = {figure.target_id for figure in figures}
    if len(targets) > 1:
        return f"{len(targets)}项指标{'、'.join(periods)}"
    target = load(session, Target, targets.pop(), "指标")
    return f"指标“{target.name}”{'、'.join(periods)}"


def list_readings(session: Session) -> list[ReadingRow]:
    """All figures, by period, the city's before those of its parts."""
    query = (
        pick(
            Reading.id, Reading.version, Reading.target_id, Reading.year, Reading.quarter,
            Reading.unit_id, sa.func.coalesce(col(Unit.short_name), ""), Reading.value,
            Reading.measure, Reading.source, Reading.note, Reading.explained,
            names_of(col(Reading.id)),
        )
        .outerjoin(Unit, col(Unit.id) == col(Reading.unit_id))
        .order_by(
            col(Reading.year),
            col(Reading.quarter),
            col(Reading.unit_id).is_not(None),
            col(Unit.position),
        )
    )  # fmt: skip
    return [ReadingRow(*row) for row in session.execute(query)]
