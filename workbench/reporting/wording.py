"""How the office counts and lists in running text."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from workbench.ledger import TaskRow
from workbench.rules.schedule import Assessment, Light, ScheduleClass
from workbench.rules.words import percent

NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
SHORT = 24


def numeral(number: int) -> str:
    """1 to 19 as 一 … 十九."""
    return NUMERALS[number - 1] if number <= len(NUMERALS) else f"十{NUMERALS[number - 11]}"


def classes_clause(counts: Mapping[ScheduleClass, int]) -> str:
    """For instance 达进度29项、欠进度9项."""
    return "、".join(f"{name}{count}项" for name, count in counts.items())


def share(value: Fraction | None) -> str:
    """A whole percent for tables, — when nobody has reported."""
    return "—" if value is None else percent(value, places=0)


def light(assessment: Assessment) -> str:
    """Shape and word, so that a black and white copy says the same: ▲ 欠进度, ◎ 达进度·临期."""
    soon = f"·{assessment.light_word}" if assessment.light is Light.BLUE else ""
    return f"{assessment.shape} {assessment.schedule_class}{soon}"


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


def sentences(lines: Iterable[str]) -> str:
    """Clauses into one paragraph, each closed."""
    return "".join(line if line.endswith(("。", "；")) else f"{line}。" for line in lines)
