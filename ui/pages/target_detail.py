"""What stands beside the list of targets: the wording, what it comes to and why, the figures."""

from collections.abc import Iterator

from ui.pages.lights import VERDICTS
from ui.pages.target_history import reported_parts, target_history
from ui.parts.detail import Entry, Fact, Paragraph, Part, Section
from ui.parts.picture import Picture
from ui.theme import Tone
from workbench.rules.targets import VerdictState, goal_words
from workbench.rules.words import chinese_date, quantity
from workbench.scoreboard import TargetRow


def target_parts(row: TargetRow, drawing: Picture | None) -> list[Part]:
    """One target from its wording down to its figures, with the drawing of its way."""
    return [
        Paragraph(row.sentence),
        *_goal(row),
        *_outlook(row),
        *([drawing] if drawing else []),
        *_origin(row),
        *(reported_parts(row) if row.parts else ()),
        *(_judgement(row) if row.is_judged else target_history(row)),
    ]


def _goal(row: TargetRow) -> Iterator[Part]:
    """What is asked for, what the figures measure, and where they start from."""
    yield Fact("分组", row.group)
    yield Fact("目标", goal_words(row.goal))
    if row.measure:
        unit = f"，单位：{row.goal.unit}" if row.goal.unit else ""
        yield Fact("口径", f"{row.measure}{unit}")
    if row.goal.base_year is not None:
        baseline = row.goal.baseline
        known = "尚无数据" if baseline is None else quantity(baseline, row.goal.unit)
        yield Fact("基期", f"{row.goal.base_year}年　{known}")


def _outlook(row: TargetRow) -> Iterator[Part]:
    """The verdict with its reason, and where the present pace ends."""
    yield Fact("评价", row.verdict.sentence, _tone(row))
    if row.trajectory and row.trajectory.sentence != row.verdict.sentence:
        yield Fact("走势", row.trajectory.sentence)


def _tone(row: TargetRow) -> Tone | None:
    """Only what is wrong is coloured."""
    is_behind = row.verdict.state is VerdictState.BEHIND
    return VERDICTS[row.verdict.state][0] if is_behind else None


def _origin(row: TargetRow) -> Iterator[Part]:
    """Whose it is, where its figures come from, and what it has to do with."""
    if row.unit_in_charge:
        yield Fact("责任单位", row.unit_in_charge)
    if row.data_source:
        yield Fact("数据来源", row.data_source)
    if not row.is_judged:
        yield Fact("填报频次", row.frequency.word)
    if row.tasks:
        yield Fact("相关任务", f"第 {'、'.join(map(str, row.tasks))} 项")
    if row.source_note:
        yield Fact("说明", row.source_note)


def _judgement(row: TargetRow) -> Iterator[Part]:
    """What a person found, and what shows it."""
    yield Section("评定")
    if row.achieved_on is None and not row.achieved_note:
        yield Paragraph("还没有评定，按 Ctrl+N 填写。")
    else:
        when = f"{chinese_date(row.achieved_on)}实现" if row.achieved_on else "尚未实现"
        yield Entry(when, row.achieved_note or "没有写依据。")
