"""Which tasks stand better or worse than on an earlier day."""

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.ledger import TaskRow
from workbench.rules.schedule import ScheduleClass

GRADES = {
    ScheduleClass.OVERDUE: 0,
    ScheduleClass.UNREPORTED: 1,
    ScheduleClass.BEHIND: 2,
    ScheduleClass.NOT_STARTED: 3,
    ScheduleClass.ON_SCHEDULE: 3,
    ScheduleClass.AHEAD: 3,
    ScheduleClass.DONE: 4,
}
"""How well a task stands. What is suspended stands nowhere; what need not have begun is in time."""


@dataclass(frozen=True, slots=True)
class Move:
    """A task whose class is another one than it was."""

    task: TaskRow
    before: ScheduleClass

    @property
    def now(self) -> ScheduleClass:
        """Its class on the later day."""
        return self.task.assessment.schedule_class

    @property
    def is_better(self) -> bool:
        """Whether it stands better than before."""
        return self._step > 0

    @property
    def is_worse(self) -> bool:
        """Whether it stands worse than before."""
        return self._step < 0

    @property
    def _step(self) -> int:
        if ScheduleClass.SUSPENDED in (self.before, self.now):
            return 0
        return GRADES[self.now] - GRADES[self.before]


def moves_between(before: Iterable[TaskRow], now: Iterable[TaskRow]) -> tuple[Move, ...]:
    """Every task that has changed its class, in the table's order."""
    classes = {task.id: task.assessment.schedule_class for task in before}
    moves = (Move(task, classes[task.id]) for task in now)
    return tuple(move for move in moves if move.before is not move.now)


def told(move: Move) -> str:
    """For instance 第11项由逾期转为达进度."""
    return f"第{move.task.number}项由{move.before}转为{move.now}"
