"""Figures about units: who owes a report this period, and who gave what over a longer time."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from workbench.collection import CollectionRow, Tally
from workbench.ledger import TaskRow
from workbench.reporting.figures import Figure, Phrase, Source, count_of, phrase, ruled, sum_of
from workbench.reporting.wording import done_of, names
from workbench.rules.words import percent


def owing_units(tasks: Iterable[TaskRow]) -> tuple[str, ...]:
    """Units that owe a report of the current period, given or not, in the table's order."""
    owing = (task for task in tasks if task.owes_reports)
    return tuple(dict.fromkeys(duty.unit for task in owing for duty in task.duties))


def missing_units(tasks: Iterable[TaskRow]) -> tuple[str, ...]:
    """Units that owe at least one report of the current period."""
    return tuple(dict.fromkeys(name for task in tasks for name in task.missing))


def count_units(key: str, tasks: Sequence[TaskRow], units: Iterable[str], formula: str) -> Figure:
    """How many of these units there are; each row says which reports the unit owes and gave."""
    return count_of(key, (_unit_source(tasks, unit) for unit in units), formula)


def _unit_source(tasks: Sequence[TaskRow], unit: str) -> Source:
    duties = [
        (task.number, duty)
        for task in tasks
        if task.owes_reports
        for duty in task.duties
        if duty.unit == unit
    ]
    given = [duty.latest for _, duty in duties if duty.latest and not duty.is_missing]
    missing = "、".join(str(number) for number, duty in duties if duty.is_missing)
    left = f"，未报第{missing}项" if missing else ""
    return Source(
        what=unit,
        said=f"本期应报{len(duties)}项，已报{len(given)}项{left}",
        by=unit if given else "",
        on=max((report.reported_on for report in given), default=None),
        file=names([file for report in given for file in report.files]),
    )


def reporting_phrase(prefix: str, tasks: Sequence[TaskRow]) -> Phrase:
    """How many of the units that owe a report of this period have given all of theirs."""
    owing, missing = owing_units(tasks), missing_units(tasks)
    if not owing:
        return phrase("本期没有应报单位。")
    complete = [unit for unit in owing if unit not in missing]
    total = count_units(f"{prefix}.owing", tasks, owing, "本期至少应填报一项的单位数")
    done = count_units(f"{prefix}.complete", tasks, complete, "本期应填报各项均已填报的单位数")
    lacking = missing_figure(prefix, tasks)
    left = phrase("，尚缺", lacking, "个") if complete and missing else ""
    return phrase(
        "本期应报单位", total, "个，", done_of(done, len(owing), "报齐", "个"), left, "。"
    )


def missing_figure(prefix: str, tasks: Sequence[TaskRow]) -> Figure:
    """How many units still owe a report of this period."""
    formula = "本期应填报而至少有一项未填报的单位数"
    return count_units(f"{prefix}.missing", tasks, missing_units(tasks), formula)


def due_so_far(tally: Tally) -> int:
    """Reports that were given, or whose last day has passed."""
    return tally.owed - tally.waiting


def rate_phrase(prefix: str, rows: Sequence[CollectionRow]) -> Phrase:
    """How many reports were due so far and how many of them came; "" while none was due."""
    owed = _reports(f"{prefix}.owed", rows, "各单位已到期（含提前填报）的应报份数之和", due_so_far)
    given = _reports(f"{prefix}.given", rows, "各单位已填报（含迟报）份数之和", _given)
    if not owed.value or given.value is None:
        return phrase("")
    if given.value == 0:
        return phrase("各单位应报进展", owed, "份，均未填报。")
    if given.value == owed.value:
        return phrase("各单位应报进展", owed, "份，已全部填报", _late(prefix, rows), "。")
    words = percent(given.value / owed.value, limit=Fraction(1), places=0)
    rate = ruled(f"{prefix}.rate", words, given.sources, "已填报份数÷应报份数")
    return phrase(
        "各单位应报进展", owed, "份，已报", given, "份", _late(prefix, rows), "，报送率", rate, "。"
    )


def _reports(
    key: str, rows: Iterable[CollectionRow], formula: str, value: Callable[[Tally], int]
) -> Figure:
    sources = (_tally_source(row, value(row.total)) for row in rows if due_so_far(row.total))
    return sum_of(key, sources, formula)


def _tally_source(row: CollectionRow, value: int) -> Source:
    total = row.total
    said = f"应报{due_so_far(total)}份，按期{total.on_time}份，迟报{total.late}份"
    return Source(row.unit, Fraction(value), f"{said}，未报{total.missing}份", row.unit)


def _given(tally: Tally) -> int:
    return tally.given


def _late(prefix: str, rows: Sequence[CollectionRow]) -> Phrase:
    late = _reports(f"{prefix}.late", rows, "各单位迟报份数之和", lambda tally: tally.late)
    return phrase("，其中迟报", late, "份") if late.value else phrase("")
