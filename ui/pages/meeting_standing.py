"""How each step of a meeting stands, for the bar over them."""

from collections.abc import Iterator

from ui.pages.decision_columns import lacks
from ui.pages.meeting_roll import count_words
from ui.pages.meeting_step import MeetingNow
from ui.parts.marks import Shape
from ui.theme import Tone

StepMark = tuple[str, Shape, Tone, str]
"""Name of the step, its mark, and a few words."""


def step_marks(now: MeetingNow) -> Iterator[StepMark]:
    """One mark for each step, in their order."""
    yield _mark("agenda", f"{len(now.agenda)} 项" if now.agenda else "")
    yield _mark("roll", count_words(now.roll).split("，")[1] if now.roll else "")
    yield _decisions(now)
    minutes = now.meeting.minutes.removeprefix("会议纪要")
    yield _mark("ending", minutes, is_done=now.is_closed)
    yield "papers", "ring", "grey", ""


def _decisions(now: MeetingNow) -> StepMark:
    said = f"{len(now.decisions)} 项" if now.decisions else ""
    lacking = sum(bool(lacks(row)) for row in now.decisions)
    if lacking:
        return "decisions", "triangle", "yellow", f"{said}，{lacking} 项没填齐"
    return _mark("decisions", said)


def _mark(name: str, said: str, *, is_done: bool | None = None) -> StepMark:
    """Done where there is something, unless it is said otherwise."""
    if bool(said) if is_done is None else is_done:
        return name, "check", "green", said
    return name, "ring", "grey", said
