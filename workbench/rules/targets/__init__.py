from workbench.rules.targets.assess import assess_target
from workbench.rules.targets.figures import LAST_QUARTER, Figure, Measure
from workbench.rules.targets.goal import (
    DEFAULT_TOLERANCE,
    GROWTHS,
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
    "GROWTHS",
    "LAST_QUARTER",
    "WITHOUT_FIGURES",
    "Figure",
    "Goal",
    "Judgement",
    "Measure",
    "TargetKind",
    "Verdict",
    "VerdictState",
    "assess_target",
    "goal_words",
]
