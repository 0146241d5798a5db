"""How some tasks stand in one sentence, for the papers that have no more room for it."""

from collections.abc import Sequence
from datetime import date

from workbench.ledger import TaskRow
from workbench.reporting.figures import Phrase, phrase
from workbench.reporting.traced.task_figures import (
    ALL_TASKS,
    actual_mean,
    classes_phrase,
    expected_mean,
    total_tasks,
)
from workbench.rules.words import chinese_date


def standing_phrase(tasks: Sequence[TaskRow], as_of: date) -> Phrase:
    """For instance 截至2020年6月30日，50项任务中达进度29项、欠进度9项，平均序时进度35%…."""
    day = f"截至{chinese_date(as_of)}，"
    if not tasks:
        return phrase(day, "方案没有录入分工任务。")
    return phrase(day, total_tasks(tasks), "项任务中", classes_and_pace("tasks", tasks), "。")


def classes_and_pace(prefix: str, tasks: Sequence[TaskRow], scope: str = ALL_TASKS) -> Phrase:
    """How many tasks are in which class, and their mean progress."""
    expected, actual = expected_mean(prefix, tasks, scope), actual_mean(prefix, tasks, scope)
    classes = classes_phrase(prefix, tasks, scope)
    if expected is None:
        return phrase(classes, "，不评价进度")
    if actual is None:
        return phrase(classes, "，平均序时", expected, "，尚未填报进展")
    return phrase(classes, "，平均序时", expected, "、实际", actual)
