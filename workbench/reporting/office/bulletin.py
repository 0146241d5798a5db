"""督查通报: how all tasks stood in a month, who reported, what moved, what the office did."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from workbench.collection import CollectionRow
from workbench.ledger import TaskRow
from workbench.papers import AnnexKind
from workbench.reporting.document import Align, Block, Column, Note, Table, Text
from workbench.reporting.figures import Figure, Phrase, joined, phrase
from workbench.reporting.framing import AnnexPart, Content
from workbench.reporting.office.bulletin_facts import BulletinFacts
from workbench.reporting.office.movement import Move, told
from workbench.reporting.office.one_sheet import Room, all_of
from workbench.reporting.office.standing import standing_phrase
from workbench.reporting.paper_annexes import late_annex, on_time_annex
from workbench.reporting.traced.supervision_figures import (
    BROKEN,
    broken,
    count_promises,
    count_units,
    in_year,
    listed,
    promise_subject,
    supervision_phrase,
)
from workbench.reporting.traced.task_figures import count_tasks
from workbench.reporting.wording import done_of, refer
from workbench.rules.schedule import ScheduleClass
from workbench.templates import TemplateRow

LISTS = ("silent", "late", "moves", "promises")
"""What the text names, the most important first."""
ANNEXES = (AnnexKind.LATE, AnnexKind.ON_TIME)
SILENT_COLUMNS = (
    Column("序号", 14, Align.CENTRE),
    Column("单位", 120),
    Column("应报份数", 30, Align.CENTRE),
    Column("已报份数", 30, Align.CENTRE),
)
LATE = (ScheduleClass.OVERDUE, ScheduleClass.BEHIND)


def word_bulletin(facts: BulletinFacts, template: TemplateRow, room: Room | None = None) -> Content:
    """One sheet of text, what is late, silent and in time in the annexes.

    Args:
        facts: of the month.
        template: of the kind; the text refers to those annexes that it wants.
        room: how many of each of the `LISTS` are named, more are counted.
    """
    narrowed = template.only(ANNEXES)
    title = f"{facts.span.title}督查通报"
    return Content(
        title=(title,),
        subtitle="",
        subject=f"{facts.plan.document_number} {title}",
        as_of=facts.as_of,
        body=tuple(_body(facts, narrowed, room or all_of(LISTS))),
        last=Text(_request(facts), lead="工作要求。"),
        annexes=(_late_annex(facts), on_time_annex(facts.tasks, facts.as_of)),
        is_low=True,
    )


def _late_annex(facts: BulletinFacts) -> AnnexPart:
    """What is late, and who has not reported: the text may have no room for all of them."""
    part = late_annex(facts.tasks, facts.as_of, facts.plan.tolerance)
    rows = tuple(
        (str(at), row.unit, str(row.total.owed), str(row.total.given))
        for at, row in enumerate(facts.silent, 1)
    )
    table = Table(SILENT_COLUMNS, rows, f"{facts.period.title}未报齐进展的单位")
    return replace(part, blocks=(*part.blocks, table)) if rows else part


def _body(facts: BulletinFacts, template: TemplateRow, room: Room) -> Iterator[Block]:
    late = [t for t in facts.tasks if t.assessment.schedule_class in LATE]
    yield Text(_standing(facts, template), lead="总体情况。")
    yield Text(_reporting(facts), lead="报送情况。")
    yield from _note(_unreported(facts.silent, room["silent"]))
    yield Text(_lateness(facts, late), lead="进度情况。")
    yield from _note((*_late_units(late, room["late"]), *_moved(facts, room["moves"])))
    yield Text(_supervision(facts), lead="督办情况。")
    yield from _note(_unkept(facts, room["promises"]))


def _note(parts: Iterable[Phrase]) -> Iterator[Note]:
    """Names in small print, as far as there is room for any."""
    told = [part for part in parts if part]
    if told:
        yield Note(phrase(joined("；", told), "。"))


def _standing(facts: BulletinFacts, template: TemplateRow) -> Phrase:
    late = "滞后任务和未报齐的单位" if facts.silent else "滞后任务"
    see = refer(template, {AnnexKind.LATE: late, AnnexKind.ON_TIME: "达进度任务"})
    return phrase(standing_phrase(facts.tasks, facts.as_of), see)


def _reporting(facts: BulletinFacts) -> Phrase:
    title, rows, silent = facts.period.title, facts.collected, facts.silent
    if not rows:
        return phrase(f"{title}没有应报单位。")
    owing = count_units("units.owing", rows, f"{title}至少应报一项的单位数")
    complete = [row for row in rows if row.total.given == row.total.owed]
    done = count_units("units.complete", complete, f"{title}应报各项均已填报的单位数")
    missing = count_units("units.missing", silent, f"{title}至少有一项未报的单位数")
    left = phrase("，未报齐", missing, "个") if complete and silent else ""
    early = facts.as_of <= facts.due_on and bool(silent)
    due = f"（{in_year(facts.due_on, facts.as_of.year)}截止，尚未到期）" if early else ""
    return phrase(
        f"{_brief(title, facts)}应报单位", owing, "个，",
        done_of(done, len(rows), "报齐", "个"), left, due, "。",
    )  # fmt: skip


def _brief(title: str, facts: BulletinFacts) -> str:
    """A period without the year that the paper is about: 11月, 第四季度."""
    return title.removeprefix(f"{facts.as_of.year}年")


def _unreported(rows: Sequence[CollectionRow], most: int) -> Iterator[Phrase]:
    """Who gave nothing, and who gave less than all."""
    parts = (
        ("units.silent", "一项未报", [row for row in rows if not row.total.given]),
        ("units.partial", "部分未报", [row for row in rows if row.total.given]),
    )
    for key, word, found in parts:
        if found and most:
            count = count_units(key, found, f"本期应报进展{word}的单位数")
            yield phrase(word, count, "个", listed([row.unit for row in found], most))


def _lateness(facts: BulletinFacts, late: Sequence[TaskRow]) -> Phrase:
    """How much is late, and how many tasks have changed their class since the month before."""
    total = count_tasks("tasks.lagging", late, "类别为“逾期”或“欠进度”的项数")
    standing = phrase("滞后", total, "项，") if late else "没有逾期和欠进度的任务，"
    if facts.span.first <= facts.plan.starts_on:
        return phrase(standing, "本月为方案实施的第一个月，不与上月比较。")
    moved = [phrase(word, _count(key, word, found), "项") for key, word, found in _moves(facts)]
    if not moved:
        return phrase(standing, "各项类别与上月底相同。")
    return phrase(standing, "比上月底", joined("、", moved), "。")


def _late_units(tasks: Sequence[TaskRow], most: int) -> Iterator[Phrase]:
    """Units that lead what is late, those with most of it first."""
    units = dict.fromkeys(part.unit for task in tasks for part in task.leads)
    led = {unit: [t for t in tasks if any(p.unit == unit for p in t.leads)] for unit in units}
    gravest = sorted(led.items(), key=lambda pair: -len(pair[1]))
    named = [
        phrase(unit, count_tasks(f"unit-{unit}.late", rows, f"{unit}牵头的逾期、欠进度项数"), "项")
        for unit, rows in gravest
    ]
    if named[:most]:
        yield phrase("滞后任务牵头单位", listed(named, most))


def _moves(facts: BulletinFacts) -> Iterator[tuple[str, str, list[Move]]]:
    better = [move for move in facts.moves if move.is_better]
    worse = [move for move in facts.moves if move.is_worse]
    for key, word, found in (("moves.better", "好转", better), ("moves.worse", "退步", worse)):
        if found:
            yield key, word, found


def _count(key: str, word: str, found: Iterable[Move]) -> Figure:
    return count_tasks(key, (move.task for move in found), f"进度类别较上月底{word}的任务项数")


def _moved(facts: BulletinFacts, most: int) -> Iterator[Phrase]:
    for _, word, found in _moves(facts):
        named = listed([told(move) for move in found], most)
        if named:
            yield phrase(word, named)


def _supervision(facts: BulletinFacts) -> Phrase:
    done = facts.supervision
    unkept = broken(done.promises)
    count = count_promises("promises.broken", unkept, done.names, BROKEN)
    left = phrase("；未兑现的承诺", count, "项") if unkept else ""
    return phrase(supervision_phrase(done), left, "。")


def _unkept(facts: BulletinFacts, most: int) -> Iterator[Phrase]:
    known = facts.supervision.names
    named = [
        f"{row.promise.unit}承诺{in_year(row.promise.promised_on, facts.as_of.year)}前报送"
        f"{promise_subject(row, known)}"
        for row in broken(facts.supervision.promises)
    ]
    if named[:most]:
        yield phrase("未兑现", listed(named, most))


def _request(facts: BulletinFacts) -> str:
    """What is asked for follows from what was found."""
    late = any(t.assessment.schedule_class in LATE for t in facts.tasks)
    coming = facts.period.next()
    due_on = in_year(coming.due_on(facts.plan.due_day), facts.as_of.year)
    asked = (
        "请滞后任务的牵头单位说明原因、限期赶上" if late else "",
        "请未报齐的单位抓紧补报" if facts.silent else "",
        f"{_brief(coming.title, facts)}进展请于{due_on}前报送",
    )
    return f"{'；'.join(word for word in asked if word)}。"
