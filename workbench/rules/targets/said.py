"""What the text of a report says about a target: its figures, where they are plain to see.

A missed figure costs nothing, a wrong one a needless question. So a clause counts only when nothing
but words without weight stand around the target's name and the number.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from workbench.rules.figures import read_figure

FRONT = re.compile("^(?:年度?|知识产权)+")
BACK = "拥有量|总量|总数|数量|总额|金额|[量数额]"
FULL_WIDTH = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
NUMBER = r"(?:[1-9]\d{0,2}(?:,\d{3}){1,4}|\d{1,12})(?:\.\d{1,6})?"
WEIGHTLESS = (
    r"\d{4}年(?:[底末度])?|[今全本]年|年[底末度]?|截[至止]|目前|全市|我市|呼和浩特市|知识产权|的|了|"
    r"累计|[共总]计|共有?|已|实现|完成|受理|办理|登记|培育|认定|建[成立]|形成|拥有|发放"
)
REACHED = r"贷款|达到?|为|有|已|累计|[共总]计|共|实现|完成|了|：|:|\s"
ELSEWHERE = re.compile(
    "去年|[上前]年|同期|同比|环比|半年|季|月|周|日|其中|目标|计划|力争|预计|争取|确保|拟|新增|每年|"
    "[〇○零一二三四五六七八九]{4}年"
)
"""Other years, parts of a year, parts of the whole, comparisons and wishes: what comes after such a
word in its sentence is not the year's figure."""
YEAR = re.compile(r"(\d{4})年")


@dataclass(frozen=True, slots=True)
class Said:
    """A figure of the whole city in the text of a report.

    `where` names the report: 第1项任务2020年10月进展（科技局）. The figure counts up to the end of
    the quarter, or to a day before it while the quarter `is_running`: what October says of the year
    is not the year's last word.
    """

    where: str
    year: int
    quarter: int
    value: Decimal
    is_running: bool = False

    @property
    def period(self) -> tuple[int, int]:
        """Year and quarter, to sort by."""
        return self.year, self.quarter


def name_core(name: str) -> str:
    """The words that a text would use of a target: 专利申请 for 年专利申请总量."""
    return re.sub(f"(?:{BACK})$", "", FRONT.sub("", name))


def figures_said(text: str, name: str, unit: str, year: int | None = None) -> tuple[Decimal, ...]:
    """Pick the figures that a text states for a target, as of the time when it was written.

    Args:
        text: a report's.
        name: the target's.
        unit: its unit of measure; a number counts only with it. Money is converted to it.
        year: the report's; a sentence that names another year is passed over, or any year
            when it is not given.

    Returns:
        The figures in the text's order, none where other words could change their meaning.
    """
    core = name_core(name)
    if not core or not unit:
        return ()
    return tuple(
        read_figure(found["figure"], unit).value
        for sentence in re.split("[。！？\n]", text.translate(FULL_WIDTH))
        for found in _shape(core, unit).finditer(sentence)
        if core in found[0] and _is_of_now(sentence[: found.end()], year)
    )


def _shape(core: str, unit: str) -> re.Pattern[str]:
    """A clause with a number and its unit, the name before or behind it or missing."""
    name = f"{re.escape(core)}(?:{BACK})?"
    measured = "元" if unit.endswith("元") else re.escape(unit)
    return re.compile(
        f"(?<![^，；;])(?:{WEIGHTLESS})*(?:{name}(?:{REACHED})*)?"
        rf"(?P<figure>{NUMBER}\s*[万亿]?{measured})"
        rf"(?:(?:的|知识产权)*{name})?(?=[，,；;、（(\s]|$)"
    )


def _is_of_now(said: str, year: int | None) -> bool:
    """Whether a sentence up to its figure speaks of the year as a whole, and of no other one."""
    years = {int(named) for named in YEAR.findall(said)}
    return ELSEWHERE.search(said) is None and years <= {year}
