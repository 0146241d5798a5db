"""The rows behind figures: what each is, what it says, who reported it, when, and in which file."""

from dataclasses import replace
from fractions import Fraction

from workbench.decision_ledger import DecisionRow
from workbench.duties import Duty, Report
from workbench.ledger import TaskRow
from workbench.meetings import MeetingRow
from workbench.members import MemberRow
from workbench.plan import PhaseItemRow
from workbench.readings import ReadingRow
from workbench.reporting.figures import Source
from workbench.reporting.wording import names, share, short, task_title
from workbench.rules.periods import parse_period
from workbench.rules.schedule import Assessment
from workbench.rules.words import chinese_date, number, quantity
from workbench.scoreboard import TargetRow
from workbench.tasks import MilestoneRow

ONE = Fraction(1)


def task_source(task: TaskRow, value: Fraction = ONE) -> Source:
    """A task as it stands, with the latest reports that say so."""
    reports = [report for _, report in task.reports]
    return Source(
        what=task_title(task),
        value=value,
        said=_standing(task.assessment),
        by=names([unit for unit, _ in task.reports]),
        on=task.last_reported_on,
        file=names([file for report in reports for file in report.files]),
    )


def _standing(judged: Assessment) -> str:
    """For instance 达进度，序时33%，实际25%."""
    shares = (("序时", judged.expected), ("实际", judged.actual))
    known = [f"{word}{share(value)}" for word, value in shares if value is not None]
    return "，".join((judged.schedule_class, *known))


def report_sources(task: TaskRow) -> tuple[Source, ...]:
    """The latest report of each of a task's units; its value is the share it reports."""
    return tuple(_reported(f"第{task.number}项", unit, report) for unit, report in task.reports)


def _reported(what: str, unit: str, report: Report) -> Source:
    return Source(
        what=f"{what}{unit}",
        value=Fraction(report.percent, 100),
        said=f"填报{report.percent}%（{parse_period(report.period).title}）",
        by=unit,
        on=report.reported_on,
        file=names(report.files),
    )


def duty_source(task: TaskRow, duty: Duty) -> Source:
    """What a unit owes on a task this period: its report, or that there is none."""
    what = f"第{task.number}项"
    if duty.latest and not duty.is_missing:
        return replace(_reported(what, duty.unit, duty.latest), value=ONE)
    return Source(f"{what}{duty.unit}", said=f"{duty.period.title}{duty.state}")


def step_source(task: TaskRow, step: MilestoneRow) -> Source:
    """A milestone of a task."""
    done = f"，{chinese_date(step.done_on)}完成" if step.done_on else ""
    said = f"应于{chinese_date(step.due_on)}完成{done}"
    return Source(f"第{task.number}项节点“{step.title}”", said=said, on=step.done_on)


def target_source(target: TargetRow) -> Source:
    """A target with its verdict and the figures it rests on."""
    readings = target.readings
    given = [f"{r.title}{r.unit}{quantity(r.value, target.goal.unit)}" for r in readings]
    sources = dict.fromkeys(r.source or target.data_source for r in readings)
    return Source(
        what=target_title(target),
        said="；".join((target.verdict.state, *given)),
        by=names([name for name in (target.unit_in_charge, *sources) if name]),
        on=target.achieved_on,
        file=names([file for reading in readings for file in reading.files]),
    )


def target_title(target: TargetRow) -> str:
    """For instance 指标2“年专利申请总量”."""
    return f"指标{target.number}“{target.name}”"


def reading_source(target: TargetRow, reading: ReadingRow) -> Source:
    """One figure of a target; its value is the figure."""
    return Source(
        what=f"{target_title(target)}{reading.title}{reading.unit}",
        value=Fraction(reading.value),
        said=number(reading.value),
        by=names([n for n in (reading.unit, reading.source or target.data_source) if n]),
        file=names(reading.files),
    )


def decision_source(decision: DecisionRow) -> Source:
    """A decision as it stands, with the latest reports on it."""
    reports = [(duty.unit, duty.latest) for duty in decision.duties if duty.latest]
    return Source(
        what=f"{decision.meeting}议定“{short(decision.text)}”",
        said=decision.settled or _standing(decision.assessment),
        by=names([unit for unit, _ in reports]),
        on=max((report.reported_on for _, report in reports), default=decision.finished_on),
        file=names([file for _, report in reports for file in report.files]),
    )


def meeting_source(meeting: MeetingRow) -> Source:
    """A meeting that was held."""
    return Source(meeting.title, said=f"{chinese_date(meeting.held_on)}召开", file=meeting.minutes)


def item_source(item: PhaseItemRow) -> Source:
    """A phase's piece of work."""
    said = f"{chinese_date(item.done_on)}完成" if item.done_on else "未记完成日期"
    return Source(f"阶段工作“{item.text}”", said=said, on=item.done_on)


def member_source(member: MemberRow) -> Source:
    """Somebody of the leading group."""
    return Source(member.name, said=f"{member.role}，{member.post}")
