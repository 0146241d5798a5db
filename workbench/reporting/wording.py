"""How the office counts and lists in running text."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from workbench.ledger import TaskRow
from workbench.notices import NoticeItem
from workbench.reporting.facts import PhaseFacts
from workbench.rules.schedule import Assessment, Light, ScheduleClass
from workbench.rules.targets import Verdict
from workbench.rules.targets.trajectory import Trajectory
from workbench.rules.words import percent

NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
SHORT = 24
STOPS = ("。", "！", "？", "；", "…", "。”", "！”", "？”", ".", "!", "?", ";")
SPACES = re.compile(r"(?<=[一-鿿]) (?=[\d(−])|(?<=[\d%]) (?=[一-鿿])")


def numeral(number: int) -> str:
    """1 to 19 as 一 … 十九."""
    return NUMERALS[number - 1] if number <= len(NUMERALS) else f"十{NUMERALS[number - 11]}"


def classes_clause(counts: Mapping[ScheduleClass, int]) -> str:
    """For instance 达进度29项、欠进度9项."""
    return "、".join(f"{name}{count}项" for name, count in counts.items())


def share(value: Fraction | None) -> str:
    """A whole percent for tables, — when nobody has reported."""
    return "—" if value is None else percent(value, places=0)


def light(judged: Assessment | NoticeItem) -> str:
    """Shape and word, so that a black and white copy says the same: ▲ 欠进度, ◎ 达进度·临期.

    A class set by hand shows that it is: ● 达进度·人工.
    """
    soon = f"·{judged.light_word}" if judged.light is Light.BLUE else ""
    by_hand = "·人工" if judged.by_hand else ""
    return f"{judged.shape} {judged.schedule_class}{soon}{by_hand}"


def names(words: Sequence[str]) -> str:
    """All of them, because who is named must be named."""
    return "、".join(words)


def short(text: str) -> str:
    """The opening of a task's wording up to its first stop, for lists in running text."""
    opening = text.replace("；", "，").replace("。", "，").split("，")[0]
    return opening if len(opening) <= SHORT else f"{opening[: SHORT - 1]}…"


def task_title(task: TaskRow) -> str:
    """For instance 第11项“建设市级知识产权保护中心”."""
    return f"第{task.number}项“{short(task.content)}”"


def closed(text: str) -> str:
    """What people typed, with a stop at its end if they gave it none."""
    return text if text.endswith(STOPS) else f"{text}。"


def reason(judged: Assessment | NoticeItem | Verdict | Trajectory) -> str:
    """The rule's sentence as paper has it: no spaces between characters and figures."""
    return unspaced(judged.sentence)


def unspaced(text: str) -> str:
    """Without the spaces that the screen has between characters and figures."""
    return SPACES.sub("", text)


def done_of(done: int, total: int, verb: str, measure: str = "项") -> str:
    """How many of `total`: 均未办结, 已办结2项, 已全部办结; of a single one 尚未办结 or 已办结."""
    if done == 0:
        return f"{'均' if total > 1 else '尚'}未{verb}"
    if done == total:
        return f"已{'全部' if total > 1 else ''}{verb}"
    return f"已{verb}{done}{measure}"


def pace(expected: Fraction | None, actual: Fraction | None, units: str) -> str:
    """Mean expected and actual progress of some tasks; `units` is who has to report on them."""
    if expected is None:
        return "任务均已中止，不评价进度"
    if actual is None:
        return f"平均序时进度{share(expected)}，{units}均未填报进展"
    return f"平均序时进度{share(expected)}，已填报任务平均实际进度{share(actual)}"


def reporting_clause(facts: PhaseFacts) -> str:
    """How many of the units that owe a report of this period have given all of theirs."""
    owing, missing = len(facts.owing_units), len(facts.missing_units)
    if not owing:
        return "本期没有应报单位。"
    left = f"，尚缺{missing}个" if 0 < missing < owing else ""
    return f"本期应报单位{owing}个，{done_of(owing - missing, owing, '报齐', '个')}{left}。"


def meetings_clause(facts: PhaseFacts) -> str:
    """The decisions there are, how many are carried out, and how many late."""
    decided, waiting = len(facts.decisions), len(facts.open_decisions)
    if not decided:
        return "未记录议定事项。"
    late = sum(d.assessment.schedule_class is ScheduleClass.OVERDUE for d in facts.open_decisions)
    left = f"，未办结{waiting}项" if 0 < waiting < decided else ""
    overdue = f"，其中逾期{late}项" if late else ""
    return f"议定事项{decided}项，{done_of(decided - waiting, decided, '办结')}{left}{overdue}。"


def reported_of(task: TaskRow) -> str:
    """How many of a task's units have reported this period, and who has not."""
    counted = f"本期已报{task.reported}/{len(task.duties)}"
    return f"{counted}，未报：{names(task.missing)}" if task.missing else counted
