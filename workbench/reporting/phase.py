"""阶段推进情况报告: the summary report of one phase, in the order of the plan's own words."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from sqlmodel import Session

from workbench.decision_ledger import DecisionRow
from workbench.ledger import TaskRow
from workbench.plan import PhaseItemRow
from workbench.reporting.document import (
    Annex,
    Block,
    Document,
    Heading,
    PairedBars,
    Signature,
    StackedBars,
    Text,
)
from workbench.reporting.emphasis import emphasise
from workbench.reporting.facts import (
    PhaseFacts,
    ProgrammeFacts,
    count_classes,
    mean,
    read_phase_facts,
)
from workbench.reporting.problems import next_steps, problems
from workbench.reporting.tables import decision_table, ledger_table, member_table
from workbench.reporting.targets import target_annex, target_section, targets_clause
from workbench.reporting.wording import (
    classes_clause,
    closed,
    done_of,
    meetings_clause,
    numeral,
    pace,
    reason,
    reported_of,
    reporting_clause,
    share,
    task_title,
)
from workbench.rules.schedule import ScheduleClass
from workbench.rules.words import chinese_date, percent

FIRST = 1


def phase_report(session: Session, number: int, today: date, as_of: date | None = None) -> Document:
    """Read and word the report of phase `number`, 1 to 4; see `read_phase_facts` for the days."""
    return word_phase_report(read_phase_facts(session, number, today, as_of))


def word_phase_report(facts: PhaseFacts) -> Document:
    """The whole report from its facts."""
    phase = facts.phase
    office, day = f"{facts.plan.leading_group}办公室", chinese_date(facts.as_of)
    *steps, last_step = next_steps(facts)
    blocks = (
        Text(_scope(facts)),
        Heading("一、总体情况"),
        Text(_overview(facts)),
        *emphasise(facts),
        Heading("二、阶段工作落实情况"),
        *_phase_items(facts),
        Heading("三、重点任务进展"),
        *_programmes(facts),
        Heading("四、目标指标"),
        *target_section(facts),
        Heading("五、议定事项"),
        *_decisions(facts),
        Heading("六、存在问题"),
        *problems(facts),
        Heading("七、下一步"),
        *steps,
        Signature(last_step, office, day),
        *_annexes(facts),
    )
    return Document(
        title=(facts.plan.title, f"{phase.title}推进情况报告"),
        subtitle=f"（截至{day}）",
        author=office,
        subject=f"{facts.plan.document_number} {phase.title}",
        blocks=blocks,
    )


def _scope(facts: PhaseFacts) -> str:
    plan, phase = facts.plan, facts.phase
    return (
        f"按照《{plan.title}》（{plan.document_number}）安排，{phase.title}（{phase.deadline_text}）"
        f"的工作由领导小组办公室逐项调度。现将截至{chinese_date(facts.as_of)}的推进情况报告如下。"
    )


def _overview(facts: PhaseFacts) -> str:
    counted = [task for task in facts.tasks if task.assessment.counts]
    suspended = len(facts.tasks) - len(counted)
    progress = pace(
        mean(task.assessment.expected for task in counted),
        mean(task.assessment.actual for task in counted),
        "各单位",
    )
    left_out = f"，中止{suspended}项，不计入以下比例" if suspended else ""
    return (
        f"方案共有{len(facts.programmes)}类重点任务、{len(facts.tasks)}项分工任务{left_out}。"
        f"按序时进度（容许差{facts.plan.tolerance}个百分点）评价，"
        f"{classes_clause(count_classes(facts.tasks))}。{progress}。"
        f"{reporting_clause(facts)}{targets_clause(facts)}"
    )


def _phase_items(facts: PhaseFacts) -> Iterator[Block]:
    phase = facts.phase
    total = len(phase.items)
    done = done_of(phase.done_by(facts.as_of), total, "完成")
    yield Text(f"方案对{phase.title}提出{total}项工作，{done}。")
    for item in phase.items:
        yield Text(_item_account(item, facts.as_of), lead=f"{item.number}.{item.text}。")


def _item_account(item: PhaseItemRow, as_of: date) -> str:
    account = closed(item.account) if item.account else ""
    if item.done_on and item.is_done(as_of):
        return f"{account}{chinese_date(item.done_on)}完成。"
    return f"{account}正在推进。" if account else "尚无落实情况记录。"


def _programmes(facts: PhaseFacts) -> Iterator[Block]:
    for programme in facts.programmes:
        yield Heading(f"（{numeral(programme.number)}）{programme.title}", level=2)
        yield Text(_programme_paragraph(programme))
    yield from _charts(facts)


def _programme_paragraph(programme: ProgrammeFacts) -> str:
    return (
        f"共{len(programme.tasks)}项任务，{classes_clause(programme.counts)}，"
        f"{pace(programme.expected, programme.actual, '各牵头单位')}。"
        + "".join(_task_sentence(task) for task in programme.tasks if task.reports)
    )


def _task_sentence(task: TaskRow) -> str:
    """What a single unit reported in its own words; of several units how many and how far."""
    if len(task.duties) == 1:
        _, report = task.reports[0]
        return f"{task_title(task)}进度{report.percent}%，{closed(report.text)}"
    counted = f"，{reported_of(task)}" if task.owes_reports else ""
    return (
        f"{task_title(task)}由{task.lead_names}牵头，"
        f"平均进度{share(task.assessment.actual)}{counted}。"
    )


def _charts(facts: PhaseFacts) -> Iterator[Block]:
    short_names = tuple(p.short_title for p in facts.programmes)
    classes = [name for name in ScheduleClass if facts.tasks_in(name)]
    yield StackedBars(
        title="各类重点任务的进度类别（项）",
        categories=short_names,
        series=tuple(
            (str(name), tuple(p.counts.get(name, 0) for p in facts.programmes)) for name in classes
        ),
        caption=f"图1　{len(facts.tasks)}项任务：{classes_clause(count_classes(facts.tasks))}。",
    )
    yield PairedBars(
        title="序时进度与实际进度（%）",
        categories=short_names,
        first=("序时", tuple(float(p.expected or 0) for p in facts.programmes)),
        second=("实际", tuple(float(p.actual or 0) for p in facts.programmes)),
        caption=_gap_caption(facts),
    )


def _gap_caption(facts: PhaseFacts) -> str:
    gaps = [
        (p.expected - p.actual, p.title)
        for p in facts.programmes
        if p.actual is not None and p.expected is not None
    ]
    if not gaps:
        return "图2　各单位均未填报进展，只显示序时进度。"
    gap, title = max(gaps)
    if gap <= 0:
        return "图2　已填报的各类重点任务实际进度均不低于序时进度。"
    points = percent(gap, limit=Fraction(0), places=0).removesuffix("%")
    return f"图2　“{title}”与序时进度差距最大，相差{points}个百分点。"


def _decisions(facts: PhaseFacts) -> Iterator[Block]:
    if not facts.meetings:
        yield Text("截至统计日，尚未记录领导小组和办公室会议。")
        return
    yield Text(f"共召开会议{len(facts.meetings)}次，{meetings_clause(facts)}")
    for number, decision in enumerate(facts.open_decisions, 1):
        yield Text(_decision_line(decision), lead=f"{number}.")


def _decision_line(decision: DecisionRow) -> str:
    lead = f"由{decision.unit}牵头。" if decision.unit else ""
    return f"{decision.meeting}议定：{closed(decision.text)}{lead}{reason(decision.assessment)}"


def _annexes(facts: PhaseFacts) -> Iterator[Block]:
    yield Annex("附件1", "重点任务推进情况台账", landscape=True)
    yield ledger_table(facts.tasks)
    yield from target_annex(facts)
    if facts.decisions:
        yield Annex("附件3", "议定事项落实情况", landscape=True)
        yield decision_table(facts.decisions)
    if facts.phase.number == FIRST:
        yield Annex("附件4" if facts.decisions else "附件3", f"{facts.plan.leading_group}成员名单")
        yield member_table(facts.members)
