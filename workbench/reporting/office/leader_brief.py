"""领导参阅: the whole in three paragraphs, what waits for a leader's word, and what comes next."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from workbench.decision_ledger import DecisionRow
from workbench.ledger import TaskRow
from workbench.reporting.document import Align, Block, Column, Note, Table, Text
from workbench.reporting.figures import Phrase, Source, count_of, phrase
from workbench.reporting.framing import Content
from workbench.reporting.office.leader_facts import AHEAD, LONG, LeaderFacts, Step, Work
from workbench.reporting.office.one_sheet import Room, all_of
from workbench.reporting.office.standing import standing_phrase
from workbench.reporting.traced.decision_figures import decision_reason, decisions_phrase
from workbench.reporting.traced.origins import decision_source, task_source
from workbench.reporting.traced.supervision_figures import act_source, count_units, in_year, listed
from workbench.reporting.traced.target_figures import NO_TARGETS, total_targets, verdicts_phrase
from workbench.reporting.traced.task_figures import classes_phrase, count_tasks, task_reason
from workbench.reporting.wording import done_of, names, task_title
from workbench.rules.words import chinese_date
from workbench.supervision import ActRow

NAMED = 3
"""So many silent units, and things that fall due on one day, are named."""
MATTERS_COUNTED = (
    "申请改期、申请办结和逾期的议定事项，"
    f"逾期超过{LONG}天的任务，合计项数；连续两期应报而一项未报的单位合计1项"
)
LISTS = ("matters", "matters", "coming", "instructions")
"""What the paper names, the most important first: of matters twice as many."""
MATTERS = (
    Column("序号", 7, Align.CENTRE),
    Column("请决定的事项", 42),
    Column("情况", 46),
    Column("请决定", 20),
)
COMING_COUNTED = f"今后{AHEAD.days}天内到期的节点、任务、议定事项和阶段数"


def word_leader(facts: LeaderFacts, room: Room | None = None) -> Content:
    """One sheet; `room` says how many of each of the `LISTS` are named, more are counted."""
    member, named = facts.member, room or all_of(LISTS)
    return Content(
        title=(f"{facts.plan.title.removesuffix('实施方案')}工作情况",),
        subtitle="",
        subject=f"{facts.plan.document_number} 领导参阅（{member.name}）",
        as_of=facts.as_of,
        body=tuple(_body(facts, named)),
        last=_instructed(facts, named["instructions"]),
        is_low=True,
    )


def _body(facts: LeaderFacts, room: Room) -> Iterator[Block]:
    yield Text(standing_phrase(facts.tasks, facts.as_of), lead="任务。")
    yield Text(_targets(facts), lead="指标。")
    yield Text(_reports(facts), lead="报送和议定。")
    if facts.own:
        yield Text(_own(facts), lead="本单位任务。")
    yield from _matters(facts, room["matters"])
    yield from _coming(facts, room["coming"])


def _targets(facts: LeaderFacts) -> Phrase:
    if not facts.targets:
        return phrase(NO_TARGETS)
    verdicts = verdicts_phrase("targets", facts.targets)
    return phrase(total_targets(facts.targets), "项中", verdicts, "。")


def _reports(facts: LeaderFacts) -> Phrase:
    title, rows = facts.period.title, facts.collected
    decided = decisions_phrase("decisions", facts.decisions)
    if not rows:
        return phrase(f"{title}没有应报单位。", decided)
    complete = [row for row in rows if row.tallies[-1].given == row.tallies[-1].owed]
    owing = count_units("units.owing", rows, f"{title}至少应报一项的单位数")
    done = count_units("units.complete", complete, f"{title}应报各项均已填报的单位数")
    return phrase(
        f"{title}应报单位", owing, "个，", done_of(done, len(rows), "报齐", "个"), "。", decided
    )


def _own(facts: LeaderFacts) -> Phrase:
    unit = facts.member.unit
    scope = f"{unit}牵头任务"
    total = count_tasks("own.total", facts.own, f"{scope}的项数")
    return phrase(f"{unit}牵头", total, "项，", classes_phrase("own", facts.own, scope), "。")


Matter = tuple[Source, str, str | Phrase, str]
"""What waits for a decision: the row behind it, and the cells: matter, account, question."""


def _matters(facts: LeaderFacts, most: int) -> Iterator[Block]:
    matters = list(_found(facts))
    if not matters:
        yield Text("目前没有需要您决定的事项。", lead="请决定。")
        return
    count = count_of("leader.matters", (source for source, *_ in matters), MATTERS_COUNTED)
    more = phrase("，先列", str(most), "项") if 0 < most < len(matters) else ""
    yield Text(phrase("需要您决定的事项", count, "项", more, "。"), lead="请决定。")
    if most:
        rows = ((str(at), *cells) for at, (_, *cells) in enumerate(matters[:most], 1))
        yield Table(MATTERS, tuple(rows))


def _found(facts: LeaderFacts) -> Iterator[Matter]:
    for act in facts.requests:
        yield act_source(act, facts.names), *_asked(facts, act)
    for row in facts.handed_in:
        yield decision_source(row), facts.names[row.id], decision_reason(row), "是否同意销号"
    for late in facts.overdue:
        if isinstance(late, TaskRow):
            what = f"{task_title(late)}（{late.lead_names}）"
            yield task_source(late), what, task_reason(late), "是否约谈或改期"
        else:
            yield decision_source(late), *_late(facts, late)
    if facts.silent:
        yield _silence([row.unit for row in facts.silent])


def _silence(units: Sequence[str]) -> Matter:
    """All silent units together: they call for one decision."""
    few = "、".join(units[:NAMED])
    who = f"{few}等{len(units)}个单位" if len(units) > NAMED else few
    source = Source(names(units), said="连续两期应报而一项未报")
    return source, who, "最近两个到期的填报期应报而一项未报", "是否通报批评"


def _asked(facts: LeaderFacts, act: ActRow) -> tuple[str, str, str]:
    new = chinese_date(act.new_due_on) if act.new_due_on else ""
    account = f"{act.unit}申请改期至{new}：{act.reason}"
    return facts.names[act.subject_id], account, "是否同意改期"


def _late(facts: LeaderFacts, row: DecisionRow) -> tuple[str, Phrase, str]:
    who = f"（{row.unit}）" if row.unit else ""
    return f"{facts.names[row.id]}{who}", decision_reason(row), "是否约谈或改期"


def _coming(facts: LeaderFacts, most: int) -> Iterator[Note]:
    """What falls due, the nearest first; in small print, because there is often much."""
    coming = facts.coming
    if not coming:
        yield Note(f"今后{AHEAD.days}天内没有到期的节点。")
        return
    days = groupby(coming, lambda step: step.due_on)
    named = [f"{in_year(day, facts.as_of.year)}{_steps(list(steps))}" for day, steps in days]
    count = count_of("leader.coming", map(_step_source, coming), COMING_COUNTED)
    told = listed(named, most, "；")
    yield Note(phrase(f"下一步节点：今后{AHEAD.days}天内到期", count, "项", told, "。"))


def _steps(steps: Sequence[Step]) -> str:
    """The first that fall due on a day, and how many others."""
    named = "、".join(_step(step) for step in steps[:NAMED])
    return f"{named}等{len(steps)}项" if len(steps) > NAMED else named


def _step_source(step: Step) -> Source:
    return Source(step.what, said=f"应于{chinese_date(step.due_on)}完成", by=step.unit)


def _step(step: Step) -> str:
    return f"{step.what}（{step.unit}）" if step.unit else step.what


def _instructed(facts: LeaderFacts, most: int) -> Text:
    """For whom the paper is, and what has become of what that leader wrote."""
    acts, member = facts.instructions, facts.member
    closing = f"呈{member.role}{member.name}同志阅示。"
    if not acts:
        return Text(closing)
    sources = (act_source(act, facts.names) for act in acts)
    count = count_of("leader.instructions", sources, "对尚未办结事项作出的批示数")
    named = listed([_instruction(facts, act) for act in acts], most, "；")
    return Text(phrase("您批示过、尚未办结的事项", count, "件", named, "。", closing))


def _instruction(facts: LeaderFacts, act: ActRow) -> str:
    day = in_year(act.happened_on, facts.as_of.year)
    rows: list[Work] = [*facts.tasks, *facts.decisions]
    states = {row.id: row.assessment.schedule_class for row in rows}
    return f"{day}批示{facts.names[act.subject_id]}，目前{states[act.subject_id]}"
