from workbench.rules.targets.assess import assess_target
from workbench.rules.targets.goal import (
    DEFAULT_TOLERANCE,
    WITHOUT_FIGURES,
    Goal,
    Judgement,
    TargetKind,
    Verdict,
    VerdictState,
)
from workbench.rules.targets.wording import goal_words

__all__ = [
    "DEFAULT_TOLERANCE",
    "WITHOUT_FIGURES",
    "Goal",
    "Judgement",
    "TargetKind",
    "Verdict",
    "VerdictState",
    "assess_target",
    "goal_words",
]
