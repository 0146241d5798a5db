"""What is known about a task or a decision: the plain values that the rules on time start from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


class Status(StrEnum):
    """What people have decided about a task; nothing else is stored."""

    NOT_STARTED = "未启动"
    UNDER_WAY = "推进中"
    CLOSING_REQUESTED = "申请办结"
    CLOSED = "已销号"
    SUSPENDED = "中止"


@dataclass(frozen=True, slots=True)
class MilestonePlan:
    """A dated step of a task; `weight` is its share of the task, in any unit."""

    title: str
    due_on: date
    weight: int
    done_on: date | None = None

    def is_late(self, as_of: date) -> bool:
        """Whether its day has passed and it was not done by `as_of`."""
        return self.due_on < as_of and not self.is_done(as_of)

    def is_done(self, as_of: date) -> bool:
        """Whether it was done by `as_of`."""
        return self.done_on is not None and self.done_on <= as_of


@dataclass(frozen=True, slots=True)
class WorkState:
    """What is known about a task or decision on one day.

    `actual` is the latest reported progress, 0 to 1, or None when nobody ever reported.
    `finished_on` is the day the work was done, as opposed to the day the office closed it.
    `takes_reports` is False for what has a date but no progress in percent, such as a decision of
    a meeting: it can be late, but never behind or unreported.
    """

    status: Status
    starts_on: date | None = None
    due_on: date | None = None
    milestones: tuple[MilestonePlan, ...] = ()
    actual: Fraction | None = None
    finished_on: date | None = None
    suspended_on: date | None = None
    takes_reports: bool = True
