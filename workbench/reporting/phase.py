"""阶段推进情况报告: the summary report of one phase, in the order of the plan's own words."""

from collections.abc import Iterator
from datetime import date
from itertools import count

from workbench.decision_ledger import DecisionRow
from workbench.ledger import TaskRow
from workbench.papers import AnnexKind
from workbench.plan import PhaseItemRow
from workbench.reporting.document import Block, Heading, Text
from workbench.reporting.emphasis import emphasise
from workbench.reporting.facts import PhaseFacts, ProgrammeFacts
from workbench.reporting.figures import Figure, Phrase, Source, count_of, phrase, ruled
from workbench.reporting.framing import AnnexPart, Content
from workbench.reporting.paper_annexes import (
    NO_TASKS,
    decision_annex,
    late_annex,
    ledger_annex,
    on_time_annex,
    target_annex,
)
from workbench.reporting.problems import next_steps, problems
from workbench.reporting.tables import member_table
from workbench.reporting.targets import target_section, targets_clause
from workbench.reporting.task_charts import classes_chart, pace_chart, rate_chart, verdicts_chart
from workbench.reporting.traced.decision_figures import decision_reason, decisions_phrase
from workbench.reporting.traced.origins import item_source, meeting_source
from workbench.reporting.traced.task_figures import (
    classes_phrase,
    count_class,
    count_tasks,
    pace_phrase,
    reported_phrase,
    task_actual,
    total_tasks,
)
from workbench.reporting.traced.unit_figures import rate_phrase, reporting_phrase
from workbench.reporting.wording import closed, done_of, numeral, refer, task_title
from workbench.rules.schedule import ScheduleClass
from workbench.rules.words import chinese_date
from workbench.templates import TemplateRow

FIRST = 1
NO_MEMBERS = "截至统计日，没有在任的领导小组成员。"


def word_phase_report(facts: PhaseFacts, template: TemplateRow) -> Content:
    """What the report of a phase says; it refers to those annexes that the template wants."""
    phase, annexes = facts.phase, tuple(_annexes(facts))
    narrowed = template.only({part.kind for part in annexes})
    *steps, last = next_steps(facts)
    return Content(
        title=(facts.plan.title, f"{phase.title}推进情况报告"),
        subtitle=f"（截至{chinese_date(facts.as_of)}）",
        subject=f"{facts.plan.document_number} {phase.title}",
        as_of=facts.as_of,
        body=(*_body(facts, narrowed), *steps),
        last=last,
        annexes=annexes,
    )


def _body(facts: PhaseFacts, template: TemplateRow) -> Iterator[Block]:
    charts = count(1)
    yield Text(_scope(facts))
    yield Heading("一、总体情况")
    yield Text(_overview(facts, template))
    yield from emphasise(facts, template)
    yield Heading("二、阶段工作落实情况")
    yield from _phase_items(facts)
    yield Heading("三、重点任务进展")
    yield from _programmes(facts, charts)
    yield Heading("四、目标指标")
    yield from target_section(facts, template)
    if facts.targets:
        number = next(charts)
        yield Text(f"各类指标的评价见图{number}。")
        yield verdicts_chart(number, facts.target_groups)
    yield Heading("五、议定事项")
    yield from _decisions(facts, template)
    yield Heading("六、存在问题")
    yield from problems(facts, template)
    yield Heading("七、下一步")


def _scope(facts: PhaseFacts) -> str:
    plan, phase = facts.plan, facts.phase
    return (
        f"按照《{plan.title}》（{plan.document_number}）安排，{phase.title}（{phase.deadline_text}）"
        f"的工作由领导小组办公室逐项调度。现将截至{chinese_date(facts.as_of)}的推进情况报告如下。"
    )


def _overview(facts: PhaseFacts, template: TemplateRow) -> Phrase:
    tasks, targets = facts.tasks, targets_clause(facts.targets)
    if not tasks:
        return phrase(NO_TASKS, targets)
    suspended = count_class("tasks", tasks, ScheduleClass.SUSPENDED)
    left_out = phrase("，中止", suspended, "项，不计入以下比例") if suspended.value else ""
    places = {
        AnnexKind.LATE: "欠进度和逾期任务",
        AnnexKind.ON_TIME: "达进度任务",
        AnnexKind.LEDGER: "各项任务进展明细",
    }
    return phrase(
        "方案共有", _count_programmes(facts), "类重点任务、", total_tasks(tasks), "项分工任务",
        left_out, "。按序时进度（容许差", _tolerance(facts), "个百分点）评价，",
        classes_phrase("tasks", tasks), "。", pace_phrase("tasks", tasks, "各单位"), "。",
        reporting_phrase("units", tasks), targets, refer(template, places),
    )  # fmt: skip


def _count_programmes(facts: PhaseFacts) -> Figure:
    sources = (Source(p.title, said=f"{len(p.tasks)}项任务") for p in facts.programmes)
    return count_of("programmes.total", sources, "方案任务分工表中的重点任务类数")


def _tolerance(facts: PhaseFacts) -> Figure:
    words = str(facts.plan.tolerance)
    source = Source("设置中的容许差", said=f"{words}个百分点")
    return ruled("plan.tolerance", words, (source,), "实际进度与序时进度之差不超过它的算达进度")


def _phase_items(facts: PhaseFacts) -> Iterator[Block]:
    phase = facts.phase
    if not phase.items:
        yield Text(f"方案没有对{phase.title}另提工作要求。")
        return
    finished = [item for item in phase.items if item.is_done(facts.as_of)]
    total = count_of("phase.items", map(item_source, phase.items), "方案对本阶段提出的工作项数")
    done = count_of("phase.done", map(item_source, finished), "统计截止日前完成的阶段工作项数")
    account = done_of(done, len(phase.items), "完成")
    yield Text(phrase(f"方案对{phase.title}提出", total, "项工作，", account, "。"))
    for item in phase.items:
        yield Text(_item_account(item, facts.as_of), lead=f"{item.number}.{item.text}。")


def _item_account(item: PhaseItemRow, as_of: date) -> str:
    account = closed(item.account) if item.account else ""
    if item.done_on and item.is_done(as_of):
        return f"{account}{chinese_date(item.done_on)}完成。"
    return f"{account}正在推进。" if account else "尚无落实情况记录。"


def _programmes(facts: PhaseFacts, charts: Iterator[int]) -> Iterator[Block]:
    if not facts.tasks:
        yield Text(NO_TASKS)
        return
    for programme in facts.programmes:
        yield Heading(f"（{numeral(programme.number)}）{programme.title}", level=2)
        yield Text(_programme_paragraph(programme))
        told = [_task_sentence(task) for task in programme.tasks if task.reports]
        if told:
            yield Text(phrase(*told))
    yield Heading(f"（{numeral(len(facts.programmes) + 1)}）总体对比和填报情况", level=2)
    yield from _comparison(facts, charts)


def _comparison(facts: PhaseFacts, charts: Iterator[int]) -> Iterator[Block]:
    """How the programmes stand to each other, and how many of their reports the units gave."""
    classes, pace = next(charts), next(charts)
    yield Text(f"各类重点任务的进度类别见图{classes}，序时进度与实际进度的对比见图{pace}。")
    yield classes_chart(classes, facts.programmes)
    yield pace_chart(pace, facts.programmes)
    rates = rate_phrase("reports", facts.collection)
    if rates:
        number = next(charts)
        yield Text(phrase("本阶段以来，", rates, f"各单位填报率见图{number}。"))
        yield rate_chart(number, facts.collection)


def _programme_paragraph(programme: ProgrammeFacts) -> Phrase:
    key, scope = f"programme-{programme.number}", f"“{programme.title}”的任务"
    total = count_tasks(f"{key}.total", programme.tasks, f"{scope}数")
    classes = classes_phrase(key, programme.tasks, scope)
    pace = pace_phrase(key, programme.tasks, "各牵头单位", scope)
    return phrase("共", total, "项任务，", classes, "，", pace, "。")


def _task_sentence(task: TaskRow) -> Phrase:
    """What a single unit reported in its own words; of several units how many and how far."""
    if len(task.duties) == 1:
        ((_, report),) = task.reports
        return phrase(task_title(task), "进度", task_actual(task), f"，{closed(report.text)}")
    counted = phrase("，", reported_phrase(task)) if task.owes_reports else ""
    who = f"由{task.lead_names}牵头，平均进度"
    return phrase(task_title(task), who, task_actual(task), counted, "。")


def _decisions(facts: PhaseFacts, template: TemplateRow) -> Iterator[Block]:
    if not facts.meetings:
        yield Text("截至统计日，尚未记录领导小组和办公室会议。")
        return
    held = count_of("meetings.total", map(meeting_source, facts.meetings), "已召开的会议次数")
    see = refer(template, {AnnexKind.DECISIONS: "逐项情况"}) if facts.decisions else ""
    decided = decisions_phrase("decisions", facts.decisions)
    yield Text(phrase("共召开会议", held, "次，", decided, see))
    for number, decision in enumerate(facts.open_decisions, 1):
        yield Text(_decision_line(decision), lead=f"{number}.")


def _decision_line(decision: DecisionRow) -> Phrase:
    lead = f"由{decision.unit}牵头。" if decision.unit else ""
    said = f"{decision.meeting}议定：{closed(decision.text)}{lead}"
    return phrase(said, decision_reason(decision))


def _annexes(facts: PhaseFacts) -> Iterator[AnnexPart]:
    """Those that this phase's report can have, in the order of `AnnexKind`."""
    tasks, day = facts.tasks, facts.as_of
    yield late_annex(tasks, day, facts.plan.tolerance)
    yield on_time_annex(tasks, day)
    yield target_annex(facts.target_groups, day, is_last=facts.is_last)
    yield decision_annex(facts.decisions)
    yield ledger_annex(tasks)
    if facts.phase.number == FIRST:
        members = member_table(facts.members) if facts.members else Text(NO_MEMBERS)
        title = f"{facts.plan.leading_group}成员名单"
        yield AnnexPart(AnnexKind.MEMBERS, title, (members,), landscape=False)
