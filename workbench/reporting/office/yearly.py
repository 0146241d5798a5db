"""年度总结: what a year of the plan brought, what is lacking, and what the next one asks for."""

from collections.abc import Iterator

from workbench.papers import AnnexKind
from workbench.reporting.document import Block, Heading, Text
from workbench.reporting.figures import Phrase, phrase
from workbench.reporting.framing import Content
from workbench.reporting.office import year_parts
from workbench.reporting.office.standing import standing_phrase
from workbench.reporting.office.year_facts import YearFacts
from workbench.reporting.paper_annexes import decision_annex, ledger_annex, target_annex
from workbench.reporting.problems import problems
from workbench.reporting.task_charts import LATE, classes_chart, pace_chart
from workbench.reporting.traced.task_figures import count_tasks
from workbench.reporting.wording import refer
from workbench.rules.words import chinese_date
from workbench.templates import TemplateRow

ANNEXES = (AnnexKind.TARGETS, AnnexKind.DECISIONS, AnnexKind.LEDGER)


def word_year(facts: YearFacts, template: TemplateRow) -> Content:
    """The whole year; the texts refer to those annexes that the template wants."""
    whole, narrowed = facts.whole, template.only(ANNEXES)
    return Content(
        title=(facts.plan.title, f"{facts.span.title}度工作总结"),
        subtitle=f"（截至{chinese_date(whole.as_of)}）",
        subject=f"{facts.plan.document_number} {facts.span.title}度工作总结",
        as_of=whole.as_of,
        body=tuple(_body(facts, narrowed)),
        last=_closing(facts),
        annexes=(
            target_annex(whole.target_groups, whole.as_of, is_last=facts.is_last),
            decision_annex(facts.decisions),
            ledger_annex(whole.tasks),
        ),
    )


def _body(facts: YearFacts, template: TemplateRow) -> Iterator[Block]:
    yield Text(_scope(facts))
    yield Heading("一、总体情况")
    yield Text(_overview(facts, template))
    yield from _charts(facts)
    yield Heading("二、任务办结情况")
    yield year_parts.finished(facts)
    yield Heading("三、年度节点完成情况")
    yield from year_parts.steps(facts)
    yield Heading("四、目标指标")
    yield from year_parts.targets(facts, template)
    yield Heading("五、会议和议定事项")
    yield year_parts.meetings(facts, template)
    yield Heading("六、督办和填报")
    yield from year_parts.supervision(facts, 3 if facts.whole.tasks else 1)
    yield Heading("七、存在问题")
    yield from problems(facts.whole, template)
    yield Heading("八、下一年度安排")
    yield from year_parts.coming(facts)


def _scope(facts: YearFacts) -> str:
    plan = facts.plan
    return (
        f"按照《{plan.title}》（{plan.document_number}），现将{facts.span.title}"
        f"（截至{chinese_date(facts.whole.as_of)}）的实施情况总结如下。"
    )


def _overview(facts: YearFacts, template: TemplateRow) -> Phrase:
    tasks = facts.whole.tasks
    see = refer(template, {AnnexKind.LEDGER: "各项任务进展明细"}) if tasks else ""
    return phrase(standing_phrase(tasks, facts.whole.as_of), see)


def _charts(facts: YearFacts) -> Iterator[Block]:
    if facts.whole.tasks:
        yield Text("各类重点任务的进度类别见图1，序时进度与实际进度的对比见图2。")
        yield classes_chart(1, facts.whole.programmes)
        yield pace_chart(2, facts.whole.programmes)


def _closing(facts: YearFacts) -> Text:
    """What the office will see to; when the plan ends, what remains of it."""
    tasks = facts.whole.tasks
    left = [task for task in tasks if task.owes_reports]
    if not left:
        return Text("方案各项任务均已办结或中止，领导小组办公室将做好总结考核和成果巩固。")
    if facts.is_last:
        count = count_tasks("tasks.remaining", left, "没有办结也没有中止的任务数")
        ends = f"方案期限为{chinese_date(facts.plan.ends_on)}，尚有"
        return Text(phrase(ends, count, "项任务未办结，将逐项核实完成情况，做好总结考核。"))
    late = [task for task in left if task.assessment.schedule_class in LATE]
    count = count_tasks("tasks.supervised", late, "类别为“逾期”“欠进度”或“未报”的任务数")
    press = phrase("对", count, "项逾期、欠进度和未报的任务逐项督办，") if late else ""
    return Text(phrase("领导小组办公室将继续按期调度，", press, "推动各项任务按时限完成。"))
