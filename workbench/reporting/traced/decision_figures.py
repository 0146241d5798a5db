"""Figures about meetings and what they decided."""

from collections.abc import Iterable, Sequence

from workbench.decision_ledger import DecisionRow
from workbench.reporting.figures import Figure, Phrase, count_of, phrase, ruled
from workbench.reporting.traced.origins import decision_source
from workbench.reporting.wording import done_of, reason
from workbench.rules.schedule import ScheduleClass

RULE = "按办结、中止、逾期、启动、填报的顺序判定"


def count_decisions(key: str, decisions: Iterable[DecisionRow], formula: str) -> Figure:
    """How many decisions there are."""
    return count_of(key, map(decision_source, decisions), formula)


def decisions_phrase(prefix: str, decisions: Sequence[DecisionRow]) -> Phrase:
    """The decisions there are, how many are carried out, and how many late."""
    if not decisions:
        return phrase("未记录议定事项。")
    waiting = [decision for decision in decisions if decision.is_open]
    total = count_decisions(f"{prefix}.total", decisions, "会议议定的事项数")
    done = count_decisions(
        f"{prefix}.done", (d for d in decisions if not d.is_open), "已办结或不需办理的议定事项数"
    )
    still = count_decisions(f"{prefix}.open", waiting, "尚未办结的议定事项数")
    left = phrase("，未办结", still, "项") if 0 < len(waiting) < len(decisions) else ""
    return phrase(
        "议定事项", total, "项，", done_of(done, len(decisions), "办结"), left,
        _overdue(prefix, waiting), "。",
    )  # fmt: skip


def _overdue(prefix: str, waiting: Iterable[DecisionRow]) -> Phrase:
    overdue = [d for d in waiting if d.assessment.schedule_class is ScheduleClass.OVERDUE]
    count = count_decisions(f"{prefix}.late", overdue, "超过完成时限尚未办结的议定事项数")
    return phrase("，其中逾期", count, "项") if overdue else phrase("")


def decision_reason(decision: DecisionRow) -> Phrase:
    """The rule's sentence on a decision."""
    key, words = f"decision-{decision.id}.reason", reason(decision.assessment)
    source = decision_source(decision)
    return phrase(ruled(key, words, (source,), f"{source.what}的评价，{RULE}"))
