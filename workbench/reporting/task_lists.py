"""附件 欠进度和逾期清单 and 达进度清单: who is late, why and since when; who is in time."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from workbench.ledger import TaskRow
from workbench.reporting.document import Align, Band, Block, Column, Table, Text
from workbench.reporting.figures import phrase
from workbench.reporting.traced.task_figures import count_class, task_reason
from workbench.reporting.wording import closed, light
from workbench.rules.schedule import ScheduleClass, WorkState, expected_progress
from workbench.rules.words import chinese_date

LATE = (ScheduleClass.OVERDUE, ScheduleClass.BEHIND, ScheduleClass.UNREPORTED)
ON_TIME = (ScheduleClass.DONE, ScheduleClass.AHEAD, ScheduleClass.ON_SCHEDULE)
DAY = timedelta(days=1)


def late_blocks(tasks: Sequence[TaskRow], as_of: date, tolerance: int) -> tuple[Block, ...]:
    """Tasks that are overdue, behind or unreported, or a sentence that there are none.

    Args:
        tasks: all that the paper speaks of.
        as_of: 统计截止日.
        tolerance: 容许差 in points.
    """
    columns = (
        Column("序号", 10, Align.CENTRE),
        Column("任务内容", 50),
        Column("牵头单位", 30),
        Column("类别", 20, Align.CENTRE),
        Column("自何时起", 25, Align.CENTRE),
        Column("情况说明", 47),
        Column("单位反映的问题", 43),
    )
    rows: list[tuple[str, ...] | Band] = []
    for name in LATE:
        found = [task for task in tasks if task.assessment.schedule_class is name]
        if found:
            rows += [_band(tasks, name), *(_late_row(t, as_of, tolerance) for t in found)]
    nothing = f"截至{chinese_date(as_of)}，没有逾期、欠进度和应报未报的任务。"
    return (Table(columns, tuple(rows)),) if rows else (Text(nothing),)


def _band(tasks: Sequence[TaskRow], name: ScheduleClass) -> Band:
    return Band(phrase(name, count_class("tasks", tasks, name), "项"))


def _late_row(task: TaskRow, as_of: date, tolerance: int) -> tuple[str, ...]:
    since = late_since(task, as_of, tolerance)
    return (
        str(task.number),
        task.content,
        task.lead_names,
        light(task.assessment),
        chinese_date(since).replace("年", "年\n") if since else "—",
        task_reason(task),
        "\n".join(_problems(task)) or "—",
    )


def _problems(task: TaskRow) -> Iterator[str]:
    several = len(task.duties) > 1
    for unit, report in task.reports:
        if report.problems:
            yield f"{unit}：{closed(report.problems)}" if several else closed(report.problems)


def late_since(task: TaskRow, as_of: date, tolerance: int) -> date | None:
    """The first day on which a task was what it still is; None where that cannot be said.

    Overdue from the day after the date that has passed, unreported from its start, behind from
    the day on which the expected progress left its present one behind by more than the tolerance.
    """
    match task.assessment.schedule_class:
        case ScheduleClass.OVERDUE:
            steps = [step.due_on for step in task.milestones if step.plan.is_late(as_of)]
            passed = [task.due_on] if task.due_on < as_of else steps
            return min(passed) + DAY if passed else None
        case ScheduleClass.UNREPORTED:
            return task.starts_on
        case _:
            return _behind_since(task, as_of, tolerance)


def _behind_since(task: TaskRow, as_of: date, tolerance: int) -> date | None:
    actual, steps = task.assessment.actual or 0, tuple(step.plan for step in task.milestones)
    work = WorkState(task.status, task.starts_on, task.due_on, milestones=steps)

    def is_behind(day: int) -> bool:
        expected = expected_progress(work, task.starts_on + day * DAY) or 0
        return (expected - actual) * 100 > tolerance

    days = range((as_of - task.starts_on).days + 1)
    first = bisect_left(days, True, key=is_behind)  # noqa: FBT003 - what is looked for
    return task.starts_on + first * DAY if first < len(days) else None


def on_time_blocks(tasks: Sequence[TaskRow], as_of: date) -> tuple[Block, ...]:
    """Tasks that are done, ahead or on schedule, or a sentence that there are none."""
    columns = (
        Column("序号", 10, Align.CENTRE),
        Column("任务内容", 72),
        Column("牵头单位", 40),
        Column("类别", 22, Align.CENTRE),
        Column("最近填报", 27, Align.CENTRE),
        Column("情况说明", 54),
    )
    rows: list[tuple[str, ...] | Band] = []
    for name in ON_TIME:
        found = [task for task in tasks if task.assessment.schedule_class is name]
        if found:
            rows += [_band(tasks, name), *map(_on_time_row, found)]
    nothing = f"截至{chinese_date(as_of)}，没有达进度、超进度和已完成的任务。"
    return (Table(columns, tuple(rows)),) if rows else (Text(nothing),)


def _on_time_row(task: TaskRow) -> tuple[str, ...]:
    last = task.last_reported_on
    return (
        str(task.number),
        task.content,
        task.lead_names,
        light(task.assessment),
        chinese_date(last).replace("年", "年\n") if last else "—",
        task_reason(task),
    )
