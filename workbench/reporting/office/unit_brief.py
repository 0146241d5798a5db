"""单位专报: one unit on one sheet: what it leads, owes, promised, and what it did since it met."""

from collections.abc import Iterator, Sequence

from workbench.collection import Owed
from workbench.ledger import TaskRow
from workbench.promises import PromiseOutcome, PromiseState
from workbench.reporting.document import Align, Band, Block, Column, Table, Text
from workbench.reporting.figures import (
    Phrase,
    Source,
    count_of,
    joined,
    mean_of,
    phrase,
)
from workbench.reporting.framing import Content
from workbench.reporting.office.movement import Move, told
from workbench.reporting.office.one_sheet import TITLE_CHARACTERS, Room, all_of, width
from workbench.reporting.office.standing import classes_and_pace
from workbench.reporting.office.unit_facts import UnitFacts
from workbench.reporting.traced.decision_figures import count_decisions, decision_reason
from workbench.reporting.traced.supervision_figures import (
    count_promises,
    in_year,
    listed,
    promise_subject,
    supervision_phrase,
)
from workbench.reporting.traced.task_figures import (
    count_tasks,
    task_expected,
)
from workbench.reporting.wording import done_of, light, short
from workbench.rules.words import chinese_date

LISTS = ("late", "promises", "decisions", "moves", "reports")
"""What the paper names, the most important first."""
COLUMNS = (
    Column("序号", 7, Align.CENTRE),
    Column("滞后任务", 44),
    Column("完成时限", 21, Align.CENTRE),
    Column("类别", 17, Align.CENTRE),
    Column("序时", 9, Align.CENTRE),
    Column("填报", 9, Align.CENTRE),
)
"""Of one line a row: 序号 is the task's number in the 分工表."""
PROMISE_KEYS = {
    PromiseState.BROKEN: "broken",
    PromiseState.WAITING: "waiting",
    PromiseState.LATE: "late",
    PromiseState.KEPT: "kept",
    PromiseState.SETTLED: "settled",
}
"""The gravest first."""


def word_unit(facts: UnitFacts, room: Room | None = None) -> Content:
    """One sheet; `room` says how many of each of the `LISTS` are named, more are counted."""
    name = facts.unit.short_name
    title = f"{name}任务落实情况"
    return Content(
        title=(title,) if width(title) <= TITLE_CHARACTERS else (name, "任务落实情况"),
        subtitle="",
        subject=f"{facts.plan.document_number} {name}专报",
        as_of=facts.as_of,
        body=tuple(_body(facts, room or all_of(LISTS))),
        last=Text(_since(facts, (room or all_of(LISTS))["moves"]), lead="会后进展。"),
        is_low=True,
    )


def _body(facts: UnitFacts, room: Room) -> Iterator[Block]:
    yield Text(_led(facts, room["reports"]), lead="牵头任务。")
    yield from _late(facts, room["late"])
    yield Text(_promised(facts, room["promises"]), lead="承诺事项。")
    yield Text(_owed(facts, room["decisions"]), lead="议定事项。")


def _led(facts: UnitFacts, most: int) -> Phrase:
    name, helps, day = facts.unit.short_name, facts.cooperating, chinese_date(facts.as_of)
    helped = count_tasks("helped.total", helps, f"{name}配合的任务项数")
    also = phrase("，配合", helped, "项") if helps else ""
    reported = _reporting(facts, most)
    if not facts.led:
        return phrase(f"截至{day}，没有牵头任务", also, "。", reported)
    scope = f"{name}牵头任务"
    total = count_tasks("led.total", facts.led, f"{scope}的项数")
    fine = "" if facts.late else "没有逾期、欠进度和未报的任务。"
    standing = classes_and_pace("led", facts.led, scope)
    return phrase(
        f"截至{day}，牵头", total, "项", also, "。牵头任务", standing, "。", fine, reported
    )


def _late(facts: UnitFacts, most: int) -> Iterator[Block]:
    """What is late, the gravest first; behind a table that has no room for all, how many more."""
    late = facts.late
    if not late:
        return
    rows: list[tuple[str, ...] | Band] = [_row(facts, task) for task in late[:most]]
    if len(late) > most:
        formula = f"{facts.unit.short_name}牵头的逾期、未报、欠进度任务中没有列出的项数"
        more = count_tasks("led.more", late[most:], formula)
        rows.append(Band(phrase("另有" if most else "共有", more, "项滞后，见任务台账。")))
    yield Table(COLUMNS, tuple(rows))


def _row(facts: UnitFacts, task: TaskRow) -> tuple[str, ...]:
    report, key = facts.own_report(task), f"task-{task.number}.own"
    own = mean_of(key, (report,), "该单位最近一次填报的进度") if report else "—"
    return (
        str(task.number),
        short(task.content),
        f"{task.due_on.year}年{task.due_on.month}月",
        light(task.assessment),
        task_expected(task),
        phrase(own),
    )


def _reporting(facts: UnitFacts, most: int) -> Phrase:
    """What it owed for the current period, and which of it has not come."""
    owed, title = facts.owed, facts.periods[-1].title
    if not owed:
        return phrase(f"{title}没有应报的进展。")
    given = [report for report in owed if report.reported_on]
    total = count_of("unit.owed", (_source(facts, row) for row in owed), f"{title}应报份数")
    came = count_of("unit.given", (_source(facts, row) for row in given), f"{title}已报份数")
    done = done_of(came, len(owed), "填报", "份")
    missing = [_subject(facts, report) for report in owed if report not in given]
    left = listed(missing, most) if given else ""
    return phrase(
        f"{title}应报进展", total, "份，", done, phrase("，未报", left) if left else "", "。"
    )


def _subject(facts: UnitFacts, owed: Owed) -> str:
    """第11项; decisions by their wording."""
    return facts.supervision.names[owed.subject_id] if owed.meeting else f"第{owed.number}项"


def _source(facts: UnitFacts, owed: Owed) -> Source:
    return Source(
        what=facts.supervision.names[owed.subject_id],
        said=f"{owed.period.title}{owed.state}",
        by=facts.unit.short_name if owed.reported_on else "",
        on=owed.reported_on,
    )


def _promised(facts: UnitFacts, most: int) -> Phrase:
    """Every promise by what became of it, those that were broken first."""
    if not facts.promises:
        return phrase("没有承诺记录。")
    told = [
        _promises(facts, state, most)
        for state in PROMISE_KEYS
        if any(found.state is state for found in facts.promises)
    ]
    total = count_promises(
        "promises.total", facts.promises, facts.supervision.names, "催办中承诺的事项数"
    )
    return phrase("共", total, "项，其中", joined("；", told), "。")


def _promises(facts: UnitFacts, state: PromiseState, most: int) -> Phrase:
    found = [row for row in facts.promises if row.state is state]
    known = facts.supervision.names
    count = count_promises(f"promises.{PROMISE_KEYS[state]}", found, known, f"其中{state}的项数")
    year = facts.as_of.year
    named = [
        f"{_brief(facts, row)}（承诺{in_year(row.promise.promised_on, year)}前）" for row in found
    ]
    return phrase(state, count, "项", listed(named, most))


def _brief(facts: UnitFacts, found: PromiseOutcome) -> str:
    """第11项; decisions by their wording."""
    number = found.promise.number
    return f"第{number}项" if number else promise_subject(found, facts.supervision.names)


def _owed(facts: UnitFacts, most: int) -> Phrase:
    rows, name = facts.decisions, facts.unit.short_name
    if not rows:
        return phrase("没有未办结的议定事项。")
    count = count_decisions("owed.open", rows, f"由{name}办理、尚未办结的议定事项数")
    named = [phrase(f"“{short(row.text)}”，", decision_reason(row)) for row in rows[:most]]
    rest = "其余见议定事项台账。" if len(rows) > most else ""
    return phrase("未办结", count, "项。", *named, rest)


def _since(facts: UnitFacts, most: int) -> Phrase:
    """What has changed since the latest meeting that somebody of the unit came to."""
    meeting = facts.meeting
    if meeting is None:
        return phrase("没有该单位出席会议的记录。")
    reported = facts.reported_since
    sources = (source for _, source in reported)
    count = count_of("since.reported", sources, "会后填报过进展的牵头任务项数")
    day = in_year(meeting.held_on, facts.as_of.year)
    return phrase(
        f"{day}出席{meeting.title}以来，",
        phrase("填报", count, "项") if reported else "没有填报任务进展",
        *_given(facts),
        *_moved(facts.moves, most),
        "；办公室",
        supervision_phrase(facts.supervision),
        "。",
    )


def _given(facts: UnitFacts) -> Iterator[Phrase]:
    """What that meeting asked of it, and how much is done."""
    given = facts.given
    if given:
        total = count_decisions("since.given", given, "该次会议议定由其办理的事项数")
        done = count_decisions(
            "since.done", (row for row in given if not row.is_open), "其中已办结的项数"
        )
        yield phrase("，会议交办", total, "项", done_of(done, len(given), "办结"))


def _moved(moves: Sequence[Move], most: int) -> Iterator[Phrase]:
    changed = [move for move in moves if move.is_better or move.is_worse]
    if changed:
        tasks = (move.task for move in changed)
        count = count_tasks("since.moved", tasks, "会后进度类别好转或退步的牵头任务项数")
        yield phrase("，类别变化", count, "项", listed([told(move) for move in changed], most))
