"""The charts of the papers, each with a sentence that says what to see; 图n is given."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from workbench.collection import CollectionRow
from workbench.reporting.charts import PairedBars, RateBars, StackedBars
from workbench.reporting.facts import ProgrammeFacts
from workbench.reporting.traced.unit_figures import due_so_far
from workbench.reporting.wording import names
from workbench.rules.schedule import ScheduleClass
from workbench.rules.targets import VerdictState
from workbench.rules.words import percent
from workbench.scoreboard import TargetRow

LATE = (ScheduleClass.OVERDUE, ScheduleClass.BEHIND, ScheduleClass.UNREPORTED)
FEW = 3
"""So many units are named below a chart; more are counted."""


def classes_chart(number: int, programmes: Sequence[ProgrammeFacts]) -> StackedBars:
    """How many tasks of each programme are in which class."""
    counts = [programme.counts for programme in programmes]
    classes = [name for name in ScheduleClass if any(name in count for count in counts)]
    late = _highest({p.title: sum(p.counts.get(c, 0) for c in LATE) for p in programmes})
    said = (
        f"{late[0]}逾期、欠进度和未报的任务最多，{late[1]}项"
        if late
        else "各类重点任务均没有逾期、欠进度和未报的任务"
    )
    return StackedBars(
        title="各类重点任务的进度类别（项）",
        categories=tuple(programme.short_title for programme in programmes),
        series=tuple((str(n), tuple(count.get(n, 0) for count in counts)) for n in classes),
        caption=f"图{number}　{said}。",
    )


def pace_chart(number: int, programmes: Sequence[ProgrammeFacts]) -> PairedBars:
    """Expected against actual progress of each programme."""
    return PairedBars(
        title="序时进度与实际进度（%）",
        categories=tuple(programme.short_title for programme in programmes),
        first=("序时", tuple(float(p.expected or 0) for p in programmes)),
        second=("实际", tuple(float(p.actual or 0) for p in programmes)),
        caption=f"图{number}　{_widest_gap(programmes)}。",
    )


def _widest_gap(programmes: Sequence[ProgrammeFacts]) -> str:
    gaps = [
        (p.expected - p.actual, p.title)
        for p in programmes
        if p.actual is not None and p.expected is not None
    ]
    if not gaps:
        return "各单位均未填报进展，只显示序时进度"
    gap, title = max(gaps)
    if gap <= 0:
        return "已填报的各类重点任务实际进度均不低于序时进度"
    points = percent(gap, limit=Fraction(0), places=0).removesuffix("%")
    return f"“{title}”与序时进度差距最大，相差{points}个百分点"


def rate_chart(number: int, rows: Sequence[CollectionRow]) -> RateBars:
    """Which share of the reports due so far each unit gave, the lowest first; some are due."""
    rated = [(row.unit, row.total.given, due_so_far(row.total)) for row in rows]
    rates = sorted(
        ((unit, Fraction(given, owed), f"{given}/{owed}") for unit, given, owed in rated if owed),
        key=lambda rate: rate[1],
    )
    bars = tuple((unit, float(rate), words) for unit, rate, words in rates)
    said = _lowest_said([(unit, rate) for unit, rate, _ in rates])
    return RateBars("各单位进展填报率（已报份数/应报份数）", bars, f"图{number}　{said}。")


def _lowest_said(rates: Sequence[tuple[str, Fraction]]) -> str:
    lowest = rates[0][1]
    last = [unit for unit, rate in rates if rate == lowest]
    words = percent(lowest, limit=Fraction(1), places=0)
    if lowest == 1:
        return "各单位到期应报的进展均已填报"
    if 1 < len(rates) == len(last):
        return f"各单位填报率均为{words}"
    few = f"{names(last[:FEW])}等{len(last)}个单位" if len(last) > FEW else names(last)
    return f"填报率最低的是{few}，为{words}"


def verdicts_chart(number: int, groups: Mapping[str, Sequence[TargetRow]]) -> StackedBars:
    """How many targets of each group have which verdict."""
    states = [
        state
        for state in VerdictState
        if any(target.verdict.state is state for row in groups.values() for target in row)
    ]
    return StackedBars(
        title="各类目标指标的评价（项）",
        categories=tuple(groups),
        series=tuple(
            (str(s), tuple(sum(t.verdict.state is s for t in row) for row in groups.values()))
            for s in states
        ),
        caption=f"图{number}　{_verdicts_said(groups)}。",
    )


def _verdicts_said(groups: Mapping[str, Sequence[TargetRow]]) -> str:
    behind = _most(groups, VerdictState.BEHIND)
    if behind:
        return f"{behind[0]}滞后的指标最多，{behind[1]}项"
    unknown = _most(groups, VerdictState.NO_BASELINE, VerdictState.NO_DATA)
    if unknown:
        return f"没有滞后的指标；{unknown[0]}缺数据而不能评价的最多，{unknown[1]}项"
    return "各类指标数据齐全，没有滞后的"


def _most(
    groups: Mapping[str, Sequence[TargetRow]], *states: VerdictState
) -> tuple[str, str] | None:
    """Which groups have the most targets with these verdicts, and how many: None for no target."""
    counts = {
        heading: sum(target.verdict.state in states for target in targets)
        for heading, targets in groups.items()
    }
    return _highest(counts)


def _highest(counts: Mapping[str, int]) -> tuple[str, str] | None:
    """The names with the highest count, and the count: 各2 where several have it; None for 0."""
    most = max(counts.values(), default=0)
    highest = [name for name, count in counts.items() if count == most]
    if not most:
        return None
    return names([f"“{name}”" for name in highest]), f"{'各' if len(highest) > 1 else ''}{most}"
