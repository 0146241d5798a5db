"""Targets without figures: something is built, or a person judges (DESIGN section 4)."""

from datetime import date
from fractions import Fraction

from workbench.rules.targets.goal import Goal, Judgement, Verdict, VerdictState
from workbench.rules.words import chinese_date

DONE, OPEN = Fraction(1), Fraction(0)


def milestone(goal: Goal, judgement: Judgement | None, as_of: date) -> Verdict:
    """Built (建成): attained when done on or before the last day, with evidence.

    Progress is 1 once it is built and shown to be, even late, and 0 before.
    """
    last_day = goal.closes_on(goal.due_year)
    due = chinese_date(last_day)
    if judgement is None or not judgement.met:
        left = (last_day - as_of).days
        if left < 0:
            return _verdict(VerdictState.BEHIND, OPEN, f"应于{due}前建成，已超期 {-left} 天。")
        return _verdict(VerdictState.ON_THE_WAY, OPEN, f"应于{due}前建成，还有 {left} 天。")
    built = f"{chinese_date(judgement.on)}建成"
    if not judgement.has_evidence:
        return _verdict(VerdictState.ON_THE_WAY, OPEN, f"{built}，缺佐证材料，补齐后认定。")
    late = (judgement.on - last_day).days
    if late > 0:
        sentence = f"{built}，比要求的{due}晚 {late} 天。"
        return _verdict(VerdictState.BEHIND, DONE, sentence)
    return _verdict(VerdictState.ATTAINED, DONE, f"{built}，要求{due}前建成，有佐证材料。")


def qualitative(goal: Goal, judgement: Judgement | None, as_of: date) -> Verdict:
    """Judged by a person, with evidence; no progress is computed."""
    last_day = goal.closes_on(goal.due_year)
    if judgement is None:
        if as_of <= last_day:
            sentence = f"定性目标，{chinese_date(last_day)}前由办公室评定，尚未评定。"
            return _verdict(VerdictState.ON_THE_WAY, None, sentence)
        sentence = f"{chinese_date(last_day)}已到期，尚未评定，请评定并附佐证材料。"
        return _verdict(VerdictState.NO_DATA, None, sentence)
    judged_on = chinese_date(judgement.on)
    if not judgement.met:
        return _verdict(VerdictState.BEHIND, None, f"{judged_on}评定为未实现。")
    if not judgement.has_evidence:
        sentence = f"{judged_on}评定为已实现，缺佐证材料，补齐后认定。"
        return _verdict(VerdictState.ON_THE_WAY, None, sentence)
    return _verdict(VerdictState.ATTAINED, None, f"{judged_on}评定为已实现，有佐证材料。")


def _verdict(state: VerdictState, progress: Fraction | None, sentence: str) -> Verdict:
    return Verdict(state, None, progress, sentence)
