"""The papers that the office words, edits and issues: their kinds, their keys, their annexes."""

from dataclasses import dataclass
from enum import StrEnum


class PaperKind(StrEnum):
    """What the office issues; numbered by kind and year."""

    PHASE = "阶段报告"
    BULLETIN = "督查通报"
    UNIT = "单位专报"
    LEADER = "领导参阅"
    YEAR = "年度总结"


class AnnexKind(StrEnum):
    """What can follow a paper's text, in this order, by the title that it bears."""

    LATE = "欠进度和逾期清单"
    ON_TIME = "达进度清单"
    TARGETS = "目标指标"
    DECISIONS = "议定事项"
    LEDGER = "任务进展明细"
    MEMBERS = "成员名单"
    SOURCES = "数据来源"


@dataclass(frozen=True, slots=True)
class PaperKey:
    """Which paper it is, whenever it is made.

    Args:
        kind: of the paper.
        subject: the number of the phase, the month as 2020-06, the id of the unit or of the
            member, or the year.
    """

    kind: PaperKind
    subject: str
