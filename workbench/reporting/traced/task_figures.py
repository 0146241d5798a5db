"""Figures about tasks: how many in which class, how far they are, who has reported on them."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from workbench.ledger import TaskRow
from workbench.reporting.figures import (
    Figure,
    Measure,
    Phrase,
    count_of,
    joined,
    mean_of,
    phrase,
    ruled,
)
from workbench.reporting.traced.origins import (
    duty_source,
    report_sources,
    task_source,
)
from workbench.reporting.wording import done_of, names, reason, share
from workbench.rules.schedule import ScheduleClass

CLASS_KEYS = {
    ScheduleClass.DONE: "done",
    ScheduleClass.OVERDUE: "late",
    ScheduleClass.BEHIND: "behind",
    ScheduleClass.ON_SCHEDULE: "on-time",
    ScheduleClass.AHEAD: "ahead",
    ScheduleClass.NOT_STARTED: "waiting",
    ScheduleClass.SUSPENDED: "suspended",
    ScheduleClass.UNREPORTED: "unreported",
}
ALL_TASKS = "分工任务"
RULE = "按办结、中止、逾期、启动、填报的顺序判定，再将实际进度与序时进度之差同容许差比较"
"""In words what `rules.schedule.assess` does."""


def count_tasks(key: str, tasks: Iterable[TaskRow], formula: str) -> Figure:
    """How many tasks there are."""
    return count_of(key, map(task_source, tasks), formula)


def total_tasks(tasks: Iterable[TaskRow]) -> Figure:
    """How many tasks the plan has."""
    return count_tasks("tasks.total", tasks, "方案任务分工表中的任务数")


def count_class(
    prefix: str, tasks: Iterable[TaskRow], name: ScheduleClass, scope: str = ALL_TASKS
) -> Figure:
    """How many of some tasks are in a class; its key ends as `CLASS_KEYS` says."""
    found = [task for task in tasks if task.assessment.schedule_class is name]
    return count_tasks(f"{prefix}.{CLASS_KEYS[name]}", found, f"{scope}中类别为“{name}”的项数")


def classes_phrase(prefix: str, tasks: Sequence[TaskRow], scope: str = ALL_TASKS) -> Phrase:
    """For instance 达进度29项、欠进度9项; classes without tasks are left out."""
    counts = [(name, count_class(prefix, tasks, name, scope)) for name in ScheduleClass]
    return joined("、", (phrase(name, count, "项") for name, count in counts if count.value))


def expected_mean(prefix: str, tasks: Iterable[TaskRow], scope: str = ALL_TASKS) -> Figure | None:
    """Mean expected progress of what is not suspended; None where nothing is measured."""
    shares = ((t, t.assessment.expected) for t in tasks if t.assessment.counts)
    formula = f"{scope}中未中止各项序时进度的平均数"
    return _mean(f"{prefix}.expected", shares, formula)


def actual_mean(prefix: str, tasks: Iterable[TaskRow], scope: str = ALL_TASKS) -> Figure | None:
    """Mean progress of what has been reported on and is not suspended; None without reports."""
    shares = ((t, t.assessment.actual) for t in tasks if t.assessment.counts)
    formula = f"{scope}中已填报且未中止各项实际进度的平均数"
    return _mean(f"{prefix}.actual", shares, formula)


def _mean(
    key: str, shares: Iterable[tuple[TaskRow, Fraction | None]], formula: str
) -> Figure | None:
    sources = [task_source(task, value) for task, value in shares if value is not None]
    return mean_of(key, sources, formula) if sources else None


def pace_phrase(
    prefix: str, tasks: Sequence[TaskRow], units: str, scope: str = ALL_TASKS
) -> Phrase:
    """Mean expected and actual progress of some tasks; `units` is who has to report on them."""
    expected = expected_mean(prefix, tasks, scope)
    actual = actual_mean(prefix, tasks, scope)
    if expected is None:
        return phrase("任务均已中止，不评价进度")
    if actual is None:
        return phrase("平均序时进度", expected, f"，{units}均未填报进展")
    return phrase("平均序时进度", expected, "，已填报任务平均实际进度", actual)


def task_expected(task: TaskRow) -> Phrase:
    """The expected progress of a task for a table's cell; — where it is not measured."""
    expected = task.assessment.expected
    if expected is None:
        return phrase("—")
    weighted = any(step.plan.weight for step in task.milestones)
    how = "到期节点的权重加上到下一节点的天数折算" if weighted else "起止日期之间按天数折算"
    key = f"task-{task.number}.expected"
    sources = (task_source(task),)
    formula = f"第{task.number}项序时进度，{how}"
    return phrase(Figure(key, share(expected), expected, Measure.RULE, formula, sources))


def task_actual(task: TaskRow) -> Phrase:
    """The progress of a task, the mean of its units' latest reports; — while there is none."""
    actual, sources = task.assessment.actual, report_sources(task)
    if actual is None:
        return phrase("—")
    key = f"task-{task.number}.actual"
    what = f"第{task.number}项实际进度"
    how = f"{what}，牵头单位最近一次填报进度的平均数"
    mean = mean_of(key, sources, how) if sources else None
    if mean and mean.value == actual:
        return phrase(mean)
    how = f"{what}，已销号的按100%计"
    return phrase(Figure(key, share(actual), actual, Measure.RULE, how, (task_source(task),)))


def task_reason(task: TaskRow) -> Phrase:
    """The rule's sentence on a task."""
    key, words = f"task-{task.number}.reason", reason(task.assessment)
    formula = f"第{task.number}项进度评价，{RULE}"
    return phrase(ruled(key, words, (task_source(task), *report_sources(task)), formula))


def reported_phrase(task: TaskRow) -> Phrase:
    """How many of a task's units have reported this period, and who has not."""
    key, missing, total = f"task-{task.number}", task.missing, len(task.duties)
    given = (duty_source(task, duty) for duty in task.duties if duty.unit not in missing)
    came = count_of(f"{key}.given", given, f"第{task.number}项本期已填报的牵头单位数")
    duties = (duty_source(task, duty) for duty in task.duties)
    owed = count_of(f"{key}.owed", duties, f"第{task.number}项本期应填报的牵头单位数")
    left = f"，未填报的有{names(missing)}" if 0 < len(missing) < total else ""
    return phrase("本期", owed, "个单位", done_of(came, total, "填报", "个"), left)
