"""The classes of a task and the light of each: colour, shape and word, in one place.

Precedence of the lights on one task: grey and done first (nothing is owed), then red, yellow,
blue, green. So 临期 shows only on a task that is neither late, nor unreported, nor behind.
"""

from dataclasses import dataclass
from enum import StrEnum


class ScheduleClass(StrEnum):
    """How a task stands against its dates on a given day."""

    DONE = "已完成"
    OVERDUE = "逾期"
    BEHIND = "欠进度"
    ON_SCHEDULE = "达进度"
    AHEAD = "超进度"
    NOT_STARTED = "未启动"
    SUSPENDED = "中止"
    UNREPORTED = "未报"


class Light(StrEnum):
    """The colour of a light, by the names that the style sheet gives its tokens."""

    BLUE = "blue"
    YELLOW = "yellow"
    RED = "red"
    GREEN = "green"
    GREY = "grey"

    @property
    def word(self) -> str:
        """The colour as a 三色督办单 names it."""
        return {"blue": "蓝", "yellow": "黄", "red": "红", "green": "绿", "grey": "灰"}[self]


@dataclass(frozen=True, slots=True)
class Mark:
    """A light that can be read without its colour: on a black and white print, by any eye."""

    light: Light
    shape: str
    word: str


MARKS = {
    ScheduleClass.DONE: Mark(Light.GREEN, "✓", "已完成"),
    ScheduleClass.OVERDUE: Mark(Light.RED, "■", "逾期"),
    ScheduleClass.BEHIND: Mark(Light.YELLOW, "▲", "欠进度"),
    ScheduleClass.ON_SCHEDULE: Mark(Light.GREEN, "●", "达进度"),
    ScheduleClass.AHEAD: Mark(Light.GREEN, "◆", "超进度"),
    ScheduleClass.NOT_STARTED: Mark(Light.GREY, "○", "未启动"),
    ScheduleClass.SUSPENDED: Mark(Light.GREY, "○", "中止"),
    ScheduleClass.UNREPORTED: Mark(Light.RED, "■", "未报"),
}
DUE_SOON = Mark(Light.BLUE, "◎", "临期")
