"""What stands beside the ledger: the chosen task with its units, milestones, acts and entries."""

from collections.abc import Sequence
from datetime import date

from ui.pages.decision_columns import state_chip
from ui.pages.lights import TONES
from ui.parts.cell_grid import Cell
from ui.parts.detail import Cells, Entry, Fact, Item, Link, Paragraph, Part, Section
from ui.parts.marks import USUAL_SHAPES
from ui.parts.timeline import TimeSpan, TimeStep
from ui.theme import Tone
from workbench.decision_ledger import DecisionRow
from workbench.duties import Duty
from workbench.ledger import TaskRow
from workbench.progress import EntryRow
from workbench.rules.periods import ReportState
from workbench.rules.schedule import Light
from workbench.rules.words import chinese_date
from workbench.supervision import ActRow
from workbench.tasks import MilestoneRow

RECENT_ENTRIES = 20
"""How many entries are shown at once; older ones are a click away."""
NO_ENTRIES = "还没有进展记录，按 Ctrl+N 填报。"


def task_parts(
    row: TaskRow,
    decisions: Sequence[DecisionRow],
    acts: Sequence[ActRow],
    entries: Sequence[EntryRow],
    as_of: date,
) -> list[Part]:
    """All of it, in the order in which it is asked for."""
    parts: list[Part] = [
        Paragraph(row.content),
        Fact("牵头", row.lead_names),
        Fact("配合", row.cooperating_names or "无"),
        Fact("推进计划", row.schedule),
        _time_span(row, as_of),
        Fact("说明", row.assessment.sentence, _tone(row)),
    ]
    if row.source_note:
        parts.append(Fact("原文", row.source_note))
    parts += unit_parts(row.duties, owes=row.owes_reports)
    if row.milestones:
        parts.append(Section("节点"))
        parts.extend(_milestone(step, as_of) for step in row.milestones)
    parts += [*_decisions(decisions), *act_parts(acts)]
    return parts + entry_parts(entries, len(row.duties), NO_ENTRIES)


def _decisions(decisions: Sequence[DecisionRow]) -> list[Part]:
    """What meetings decided about the task, each to be opened; nothing when there was none."""
    if not decisions:
        return []
    return [Section("议定事项"), *(_decision(row) for row in decisions)]


def _decision(row: DecisionRow) -> Link:
    chip = state_chip(row)
    shape = chip.shape or USUAL_SHAPES[chip.tone]
    text = f"{row.meeting}第{row.position}项：{row.text}"
    return Link(shape, chip.tone, text, chip.word, ("meetings", {"decision": row.id}))


def _time_span(row: TaskRow, as_of: date) -> TimeSpan:
    """From the start to the deadline, with every milestone."""
    actual = row.assessment.actual
    return TimeSpan(
        starts_on=row.starts_on,
        due_on=row.due_on,
        today=as_of,
        done=None if actual is None else float(actual),
        tone=TONES[row.assessment.light],
        steps=[_time_step(step, as_of) for step in row.milestones],
    )


def _time_step(step: MilestoneRow, as_of: date) -> TimeStep:
    item = _milestone(step, as_of)
    return TimeStep(step.due_on, item.tone, item.shape, f"{item.text}：{item.note}")


def act_parts(acts: Sequence[ActRow]) -> list[Part]:
    """The acts of supervision, newest first; nothing when there was none."""
    if not acts:
        return []
    return [Section("督办记录"), *(Entry(_act_caption(act), _act_text(act)) for act in acts)]


def _act_caption(act: ActRow) -> str:
    who = f"（{act.handled_by}）" if act.handled_by else ""
    words = (act.happened_on.isoformat(), f"{act.kind}{who}", act.channel, act.unit, act.member)
    return "　".join(word for word in words if word)


def _act_text(act: ActRow) -> str:
    """One line a fact; a changed date as old → new."""
    subject = f"节点“{act.milestone}”" if act.milestone else "时限"
    lines = (
        f"{subject} {act.old_due_on} → {act.new_due_on}" if act.old_due_on else "",
        f"认定为{act.ruled_class}" if act.ruled_class else "",
        f"完成日期 {act.finished_on}" if act.finished_on else "",
        act.reason,
        f"答复：{act.answer}" if act.answer else "",
        f"承诺 {chinese_date(act.promised_on)}" if act.promised_on else "",
        f"依据：{act.basis}" if act.basis else "",
    )
    return "\n".join(filter(None, lines)) or "没有附言。"


def _tone(row: TaskRow) -> Tone | None:
    """Only what is wrong is coloured."""
    light = row.assessment.light
    return TONES[light] if light in (Light.RED, Light.YELLOW) else None


def unit_parts(duties: Sequence[Duty], *, owes: bool) -> list[Part]:
    """Several units that each owe a report, as cells that open it; nothing for one unit."""
    if len(duties) < 2:  # noqa: PLR2004 - several
        return []
    reported = sum(not duty.is_missing for duty in duties)
    cells = tuple(_unit(duty, owes=owes) for duty in duties)
    return [Section(f"各单位　本期已报 {reported}/{len(duties)}"), Cells(cells, "填报")]


def _unit(duty: Duty, *, owes: bool) -> Cell:
    """A unit that owes its own report: what it said last, and whether this period's has come."""
    percent = f"{duty.latest.percent}%" if duty.latest else "从未填报"
    if duty.is_missing and owes:
        note = f"{percent} {duty.state}" if duty.latest else percent
        if duty.state is ReportState.MISSING:
            return Cell("square", "red", duty.unit, note, duty.unit_id)
        return Cell("ring", "grey", duty.unit, note, duty.unit_id)
    return Cell("check", "green", duty.unit, percent, duty.unit_id)


def _milestone(step: MilestoneRow, as_of: date) -> Item:
    if step.plan.is_done(as_of):
        done_on = chinese_date(step.done_on or step.due_on)
        return Item("check", "green", step.title, f"{done_on}完成")
    if step.plan.is_late(as_of):
        return Item("square", "red", step.title, f"{step.due_on} 逾期")
    return Item("ring", "grey", step.title, f"{step.due_on}")


def entry_parts(entries: Sequence[EntryRow], units: int, nothing: str) -> list[Part]:
    """What was reported, newest first, by whom where several units report."""
    if not entries:
        return [Section("进展记录"), Paragraph(nothing)]
    shown: list[Part] = [Section("进展记录")]
    for entry in entries[:RECENT_ENTRIES]:
        who = f"{entry.unit}　" if units > 1 else ""
        problems = f"\n存在问题：{entry.problems}" if entry.problems else ""
        following = f"\n下一步：{entry.next_step}" if entry.next_step else ""
        caption = f"{who}{entry.period}　{entry.percent}%　{entry.reported_on:%m-%d} 报"
        shown.append(Entry(caption, f"{entry.text}{problems}{following}"))
    return shown
