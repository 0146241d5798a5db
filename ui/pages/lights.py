"""What the rules say, as chips and bars."""

from fractions import Fraction

from ui.parts.marks import Bar, Chip, Shape
from ui.theme import Tone
from workbench.rules.schedule import Assessment, Light, ScheduleClass
from workbench.rules.targets import Verdict, VerdictState

SHAPES: dict[str, Shape] = {
    "●": "disc", "○": "ring", "◆": "diamond", "✓": "check", "▲": "triangle", "■": "square",
    "◎": "clock",
}  # fmt: skip
TONES: dict[Light, Tone] = {
    Light.BLUE: "blue",
    Light.YELLOW: "yellow",
    Light.RED: "red",
    Light.GREEN: "green",
    Light.GREY: "grey",
}
VERDICTS: dict[VerdictState, tuple[Tone, Shape]] = {
    VerdictState.ATTAINED: ("green", "check"),
    VerdictState.ON_THE_WAY: ("blue", "clock"),
    VerdictState.BEHIND: ("yellow", "triangle"),
    VerdictState.NO_BASELINE: ("grey", "ring"),
    VerdictState.NO_DATA: ("grey", "ring"),
}


def chip(assessment: Assessment) -> Chip:
    """The light of a task or decision: 逾期 with its days, a class set by hand with ·人工."""
    word = assessment.light_word
    if assessment.by_hand:
        word = f"{word}·人工"
    elif assessment.schedule_class is ScheduleClass.OVERDUE and assessment.days:
        word = f"{word} {assessment.days}天"
    return Chip(word, TONES[assessment.light], SHAPES[assessment.shape])


def bar(assessment: Assessment) -> Bar:
    """Actual progress with the 序时 tick."""
    return Bar(_float(assessment.actual), _float(assessment.expected), TONES[assessment.light])


def verdict_chip(verdict: Verdict) -> Chip:
    """Where a target stands."""
    tone, shape = VERDICTS[verdict.state]
    return Chip(str(verdict.state), tone, shape)


def verdict_bar(verdict: Verdict) -> Bar:
    """How much of the way to a target is done."""
    return Bar(_float(verdict.progress), tone=VERDICTS[verdict.state][0])


def _float(share: Fraction | None) -> float | None:
    return None if share is None else float(share)
