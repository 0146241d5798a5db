"""The annexes that papers share; whether they follow, the template says."""

from collections.abc import Sequence
from datetime import date

from workbench.decision_ledger import DecisionRow
from workbench.ledger import TaskRow
from workbench.papers import AnnexKind
from workbench.reporting.document import Text
from workbench.reporting.framing import AnnexPart
from workbench.reporting.tables import decision_table, ledger_table
from workbench.reporting.target_tables import Groups
from workbench.reporting.targets import target_blocks
from workbench.reporting.task_lists import late_blocks, on_time_blocks

NO_TASKS = "方案没有录入分工任务。"
NO_DECISIONS = "截至统计日，没有列入报告的议定事项。"


def late_annex(tasks: Sequence[TaskRow], as_of: date, tolerance: int) -> AnnexPart:
    """What is overdue or behind."""
    return AnnexPart(AnnexKind.LATE, "欠进度和逾期清单", late_blocks(tasks, as_of, tolerance))


def on_time_annex(tasks: Sequence[TaskRow], as_of: date) -> AnnexPart:
    """What is in time."""
    return AnnexPart(AnnexKind.ON_TIME, "达进度清单", on_time_blocks(tasks, as_of))


def target_annex(groups: Groups, as_of: date, *, is_last: bool) -> AnnexPart:
    """Where the targets stand; in the last paper of the plan with every figure and chart."""
    blocks = tuple(target_blocks(groups, as_of, is_last=is_last))
    return AnnexPart(AnnexKind.TARGETS, "目标指标实现情况", blocks)


def decision_annex(decisions: Sequence[DecisionRow]) -> AnnexPart:
    """What became of each decision."""
    block = decision_table(decisions) if decisions else Text(NO_DECISIONS)
    return AnnexPart(AnnexKind.DECISIONS, "议定事项落实情况", (block,))


def ledger_annex(tasks: Sequence[TaskRow]) -> AnnexPart:
    """Every task with its latest reports."""
    block = ledger_table(tasks) if tasks else Text(NO_TASKS)
    return AnnexPart(AnnexKind.LEDGER, "任务进展明细", (block,))
