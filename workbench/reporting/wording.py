"""How the office counts and lists in running text."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from workbench.ledger import TaskRow
from workbench.notices import NoticeItem
from workbench.papers import AnnexKind
from workbench.reporting.figures import Figure, Phrase, phrase
from workbench.rules.schedule import Assessment, Light, ScheduleClass
from workbench.rules.targets import Verdict
from workbench.rules.targets.trajectory import Trajectory
from workbench.rules.words import percent
from workbench.templates import TemplateRow

NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
SHORT = 24
STOPS = ("。", "！", "？", "；", "…", "。”", "！”", "？”", ".", "!", "?", ";")
INNER = str.maketrans("“”", "‘’")
SPACES = re.compile(r"(?<=[一-鿿]) (?=[\d(−])|(?<=[\d%]) (?=[一-鿿])")


def numeral(number: int) -> str:
    """1 to 99 as 一 … 十九, 二十, 二十一 … 九十九."""
    tens, ones = divmod(number, 10)
    ten = f"{NUMERALS[tens - 1] if tens > 1 else ''}十" if tens else ""
    return f"{ten}{NUMERALS[ones - 1] if ones else ''}"


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
    """For instance 第11项“建设市级知识产权保护中心”; quotation marks within become ‘’."""
    return f"第{task.number}项“{short(task.content).translate(INNER)}”"


def closed(text: str) -> str:
    """What people typed, with a stop at its end if they gave it none."""
    return text if text.endswith(STOPS) else f"{text}。"


def reason(judged: Assessment | NoticeItem | Verdict | Trajectory) -> str:
    """The rule's sentence as paper has it: no spaces between characters and figures."""
    return unspaced(judged.sentence)


def unspaced(text: str) -> str:
    """Without the spaces that the screen has between characters and figures."""
    return SPACES.sub("", text)


def done_of(done: Figure | int, total: int, verb: str, measure: str = "项") -> Phrase:
    """How many of `total`: 均未办结, 已办结2项, 已全部办结; of a single one 尚未办结 or 已办结."""
    count = done.value if isinstance(done, Figure) else done
    if count == 0:
        return phrase(f"{'均' if total > 1 else '尚'}未{verb}")
    if count == total:
        return phrase(f"已{'全部' if total > 1 else ''}{verb}")
    return phrase(f"已{verb}", done if isinstance(done, Figure) else str(done), measure)


def refer(template: TemplateRow, matters: Mapping[AnnexKind, str]) -> str:
    """A sentence that says where the reader finds what: 逾期任务见附件1，达进度任务见附件2.

    What an annex would say that does not follow is left out, and "" when none follows.
    """
    places = [
        f"{what}见{template.label(kind)}" for kind, what in matters.items() if template.label(kind)
    ]
    return f"{'，'.join(places)}。" if places else ""
