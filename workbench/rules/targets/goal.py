"""What a target asks for, what is known about it, and what the rules answer."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from workbench.errors import InvalidInput


class TargetKind(StrEnum):
    """How a target is worded, and with that, which rule judges it (DESIGN section 4)."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    ABOUT = "about"
    BETWEEN = "between"
    YEARLY_GROWTH = "yearly_growth"
    AVERAGE_GROWTH = "average_growth"
    RISING = "rising"
    MILESTONE = "milestone"
    QUALITATIVE = "qualitative"

    @property
    def word(self) -> str:
        """The plan's own word for this kind."""
        return KIND_WORDS[self]


KIND_WORDS = {
    TargetKind.AT_LEAST: "达到/以上",
    TargetKind.MORE_THAN: "超过",
    TargetKind.ABOUT: "左右",
    TargetKind.BETWEEN: "区间",
    TargetKind.YEARLY_GROWTH: "每年增长",
    TargetKind.AVERAGE_GROWTH: "年均增长",
    TargetKind.RISING: "稳步增长",
    TargetKind.MILESTONE: "建成事项",
    TargetKind.QUALITATIVE: "定性目标",
}
LEVELS = {TargetKind.AT_LEAST, TargetKind.MORE_THAN, TargetKind.ABOUT, TargetKind.BETWEEN}
GROWTHS = {TargetKind.YEARLY_GROWTH, TargetKind.AVERAGE_GROWTH}
WITHOUT_FIGURES = {TargetKind.MILESTONE, TargetKind.QUALITATIVE}
DEFAULT_TOLERANCE = Decimal("0.10")
"""What 左右 allows unless the plan says otherwise (DESIGN section 4)."""


class VerdictState(StrEnum):
    """Where a target stands."""

    ATTAINED = "已实现"
    ON_THE_WAY = "推进中"
    BEHIND = "滞后"
    NO_BASELINE = "缺基期数据"
    NO_DATA = "缺数据"


@dataclass(frozen=True, slots=True)
class Goal:
    """One target of the plan, checked when it is made.

    `value` is the number asked for (the lower end of a range, `high` its upper end) in `unit`;
    `rate` a growth of 0.20 for 20 %; `tolerance` how much 左右 allows below `value`, 0.10 for 10 %.
    `baseline` is the figure of `base_year`, the year before the plan began. The target is due at
    the end of `due_year`, or on `due_on` when the plan names a day.

    Raises:
        InvalidInput: the numbers that the kind needs are missing or contradict each other.
    """

    kind: TargetKind
    due_year: int
    value: Decimal | None = None
    high: Decimal | None = None
    rate: Decimal | None = None
    tolerance: Decimal = DEFAULT_TOLERANCE
    unit: str = ""
    base_year: int | None = None
    baseline: Decimal | None = None
    due_on: date | None = None

    def __post_init__(self) -> None:
        """Refuse what no rule could judge."""
        if self.kind in LEVELS and self.level <= 0:
            raise InvalidInput("目标值应大于 0，请核对。", "value")
        if self.kind is TargetKind.BETWEEN and self.ceiling < self.level:
            raise InvalidInput("区间的上限小于下限，请核对。", "high")
        if self.kind in GROWTHS and self.growth <= 0:
            raise InvalidInput("增长率应大于 0，例如 20%。", "rate")
        if not 0 <= self.tolerance < 1:
            raise InvalidInput("“左右”的容许幅度应在 0 到 100% 之间。", "tolerance")
        if self.base_year is None and self.baseline is not None:
            raise InvalidInput("填了基期值，请一并填写基期年份。", "base_year")
        if self.base_year is not None and self.base_year >= self.due_year:
            raise InvalidInput("基期年份应早于目标年份，请核对。", "base_year")

    @property
    def level(self) -> Decimal:
        """The number asked for, for the kinds that ask for one."""
        if self.value is None:
            raise InvalidInput("请填写目标值。", "value")
        return self.value

    @property
    def ceiling(self) -> Decimal:
        """The upper end of a range."""
        if self.high is None:
            raise InvalidInput("请填写区间的上限。", "high")
        return self.high

    @property
    def growth(self) -> Decimal:
        """The growth asked for in a year."""
        if self.rate is None:
            raise InvalidInput("请填写增长率，例如 20%。", "rate")
        return self.rate

    def closes_on(self, year: int) -> date:
        """The day on which a year's figure is final: 31 December, or the target's own last day."""
        last = date(year, 12, 31)
        return min(last, self.due_on) if self.due_on and year == self.due_year else last


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person has found about a target without figures: built or not, reached or not."""

    on: date
    has_evidence: bool
    met: bool = True


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the figures say about a target.

    `value` is the latest figure, `progress` the share of the way done (1 is attained, more is
    possible, None is not measurable), `sentence` the formula with its figures. `above_range` marks
    a range that was overshot: attained, but worth a look.
    """

    state: VerdictState
    value: Decimal | None
    progress: Fraction | None
    sentence: str
    above_range: bool = False
