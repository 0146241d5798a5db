"""The parts of 年度总结 that only a year has: what was finished, decided, supervised, and comes."""

from collections.abc import Iterator, Sequence
from datetime import date

from workbench.papers import AnnexKind
from workbench.reporting.document import Align, Block, Column, Table, Text
from workbench.reporting.figures import Figure, Phrase, count_of, joined, phrase
from workbench.reporting.office.year_facts import TaskStep, YearFacts
from workbench.reporting.targets import targets_clause
from workbench.reporting.task_charts import rate_chart
from workbench.reporting.traced.decision_figures import decisions_phrase
from workbench.reporting.traced.origins import meeting_source, step_source
from workbench.reporting.traced.supervision_figures import (
    BROKEN,
    broken,
    count_promises,
    listed,
    promise_subject,
    supervision_phrase,
)
from workbench.reporting.traced.target_figures import city_figure, target_verdict
from workbench.reporting.traced.task_figures import count_class, count_tasks
from workbench.reporting.traced.unit_figures import rate_phrase
from workbench.reporting.wording import done_of, refer, task_title
from workbench.rules.periods import Frequency
from workbench.rules.schedule import ScheduleClass
from workbench.rules.targets import Figure as Reading
from workbench.rules.targets.figures import known_on, yearly
from workbench.rules.words import chinese_date
from workbench.scoreboard import TargetRow
from workbench.templates import TemplateRow

STEP_COLUMNS = (
    Column("序号", 14, Align.CENTRE),
    Column("节点", 56),
    Column("牵头单位", 40),
    Column("时限", 28, Align.CENTRE),
    Column("完成情况", 28, Align.CENTRE),
)
NAMED = 20
"""So many tasks are named one by one in running text."""


def finished(facts: YearFacts) -> Text:
    """Which tasks were closed in the year, and how many are in all."""
    tasks, title = facts.whole.tasks, facts.span.title
    done = count_class("tasks", tasks, ScheduleClass.DONE)
    if not facts.finished:
        so_far = phrase("累计已办结", done, "项。") if done.value else "各项任务均未办结。"
        return Text(phrase(f"{title}没有任务办结销号，", so_far))
    count = count_tasks("year.finished", facts.finished, f"{title}内办结销号的任务数")
    named = listed([f"{task_title(t)}（{t.lead_names}）" for t in facts.finished], NAMED)
    return Text(phrase(f"{title}办结", count, "项", named, "。累计已办结", done, "项。"))


def steps(facts: YearFacts) -> Iterator[Block]:
    """The milestones of the year, each with what became of it."""
    found, title = facts.steps_due_in(facts.year), facts.span.title
    if not found:
        yield Text(f"方案没有安排在{title}到期的建设节点。")
        return
    reached = [pair for pair in found if pair[1].plan.is_done(facts.whole.as_of)]
    late = [pair for pair in found if pair[1].plan.is_late(facts.whole.as_of)]
    total = _count_steps("steps.total", found, f"时限在{title}的建设节点数")
    done = _count_steps("steps.done", reached, f"时限在{title}、统计截止日前完成的建设节点数")
    overdue = _count_steps("steps.late", late, f"时限在{title}、已过时限而未完成的建设节点数")
    left = phrase("，逾期未完成", overdue, "个") if late else ""
    account = done_of(done, len(found), "完成", "个")
    yield Text(phrase("应于年内完成的建设节点", total, "个，", account, left, "。"))
    yield _step_table(found, facts.whole.as_of)


def _count_steps(key: str, found: Sequence[TaskStep], formula: str) -> Figure:
    sources = (step_source(task, step) for task, step in found)
    return count_of(key, sources, formula)


def _step_table(found: Sequence[TaskStep], as_of: date) -> Table:
    rows = (
        (
            str(task.number),
            step.title,
            task.lead_names,
            chinese_date(step.due_on),
            _state(step.done_on, step.due_on, as_of),
        )
        for task, step in found
    )
    return Table(STEP_COLUMNS, tuple(rows))


def _state(done_on: date | None, due_on: date, as_of: date) -> str:
    if done_on and done_on <= as_of:
        return f"✓ {chinese_date(done_on)}"
    return "■ 逾期" if due_on < as_of else "○ 未到期"


def targets(facts: YearFacts, template: TemplateRow) -> Iterator[Block]:
    """How the targets stand, and the figures of the year beside those of the year before."""
    whole = facts.whole
    see = refer(template, {AnnexKind.TARGETS: "逐项情况"}) if whole.targets else ""
    yield Text(phrase(targets_clause(whole.targets), see))
    table = _two_years(facts)
    if table.rows:
        yield Text(f"有数据的指标{facts.year - 1}年和{facts.year}年对照如下。")
        yield table
    elif whole.targets:
        yield Text(f"{facts.year - 1}年和{facts.year}年的指标数据尚未填报。")


def _two_years(facts: YearFacts) -> Table:
    columns = (
        Column("序号", 10, Align.CENTRE),
        Column("目标指标", 44),
        Column("计量单位", 18, Align.CENTRE),
        Column(f"{facts.year - 1}年", 22, Align.CENTRE),
        Column(f"{facts.year}年", 22, Align.CENTRE),
        Column("评价", 52),
    )
    rows = (_target_row(target, facts) for target in facts.whole.targets)
    return Table(columns, tuple(row for row in rows if row))


def _target_row(target: TargetRow, facts: YearFacts) -> tuple[str, ...]:
    """The row of a target that has a figure for one of the two years."""
    by_quarter = target.frequency is not Frequency.YEAR
    known = yearly(known_on(target.figures, facts.whole.as_of, by_quarter=by_quarter))
    years = (facts.year - 1, facts.year)
    if not known.keys() & set(years):
        return ()
    cells = (_figure_cell(target, year, known.get(year)) for year in years)
    verdict = phrase(f"{target.verdict.state}。", target_verdict(target))
    return str(target.number), target.name, target.goal.unit or "—", *cells, verdict


def _figure_cell(target: TargetRow, year: int, figure: Reading | None) -> Phrase:
    if figure is None:
        return phrase("—")
    part = figure.title.removeprefix(f"{year}年")
    counted = city_figure(f"target-{target.number}.{year}", target, figure)
    return phrase(counted, f"\n（{part}）" if part else "")


def meetings(facts: YearFacts, template: TemplateRow) -> Text:
    """The meetings of the year and what became of their decisions."""
    title, held = facts.span.title, facts.meetings
    if not held:
        return Text(f"{title}没有召开会议的记录。")
    count = count_of("meetings.total", map(meeting_source, held), f"{title}召开的会议次数")
    named = "、".join(f"{row.title}（{chinese_date(row.held_on)}）" for row in held)
    see = refer(template, {AnnexKind.DECISIONS: "逐项情况"}) if facts.decisions else ""
    decided = decisions_phrase("decisions", facts.decisions)
    return Text(phrase(f"{title}召开会议", count, f"次：{named}。", decided, see))


def supervision(facts: YearFacts, number: int) -> Iterator[Block]:
    """What the office did in the year, in numbers, and how the units reported."""
    done = facts.supervision
    yield Text(
        phrase(f"{facts.span.title}，办公室", supervision_phrase(done), "。", _broken(facts))
    )
    rates = rate_phrase("reports", facts.collected)
    if rates:
        yield Text(phrase(rates, f"各单位填报率见图{number}。"))
        yield rate_chart(number, facts.collected)


def _broken(facts: YearFacts) -> Phrase:
    found, known = broken(facts.supervision.promises), facts.supervision.names
    if not found:
        return phrase("")
    count = count_promises("promises.broken", found, known, BROKEN)
    named = [f"{row.promise.unit}承诺的{promise_subject(row, known)}" for row in found]
    return phrase("承诺到期仍未报送的", count, "项", listed(named, NAMED), "。")


def coming(facts: YearFacts) -> Iterator[Block]:
    """What falls due in the next year."""
    year = facts.year + 1
    found = [pair for pair in facts.steps_due_in(year) if pair[0].owes_reports]
    ending = facts.open_tasks_due_in(year)
    tasks = count_tasks("tasks.coming", ending, f"时限在{year}年、尚未办结的任务数")
    parts = [phrase("应完成的任务", tasks, "项")] if ending else []
    if found:
        count = _count_steps("steps.coming", found, f"时限在{year}年的建设节点数")
        parts.append(phrase("应完成的建设节点", count, "个，列表如下"))
    if not parts:
        yield Text(f"方案没有安排在{year}年到期的任务和建设节点。")
        return
    yield Text(phrase(f"{year}年", joined("；", parts), "。"))
    if found:
        yield _step_table(found, facts.whole.as_of)
