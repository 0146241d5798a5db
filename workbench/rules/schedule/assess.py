"""How a task stands on a day: its class, its light, and the sentence that says why.

Computed from dates and figures, never stored (DESIGN section 3).
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from workbench.rules.schedule.expected import expected_progress
from workbench.rules.schedule.gap import compare
from workbench.rules.schedule.lights import DUE_SOON, MARKS, Light, Mark, ScheduleClass
from workbench.rules.schedule.work import Status, WorkState
from workbench.rules.words import chinese_date, percent

TOLERANCE = 10
DUE_SOON_DAYS = 30


@dataclass(frozen=True, slots=True)
class Assessment:
    """How a task stands, and why.

    `days` counts from the deadline that matters (the task's or a milestone's): positive is late,
    negative is early or still left, 0 is the day itself, None is no deadline. `by_hand` is a class
    that somebody set against the rules, with a reason.
    """

    schedule_class: ScheduleClass
    mark: Mark
    expected: Fraction | None
    actual: Fraction | None
    days: int | None
    sentence: str
    by_hand: bool = False

    @property
    def light(self) -> Light:
        """The colour alone."""
        return self.mark.light

    @property
    def light_word(self) -> str:
        """The word beside the light: 达进度, 临期, 逾期."""
        return self.mark.word

    @property
    def shape(self) -> str:
        """The shape of the light: ● ▲ ■ ◎ ○ ✓ ◆."""
        return self.mark.shape

    @property
    def counts(self) -> bool:
        """Whether the task belongs to the denominator: what is suspended does not."""
        return self.schedule_class is not ScheduleClass.SUSPENDED


def assess(work: WorkState, as_of: date, tolerance: int = TOLERANCE) -> Assessment:
    """Class, light and reason of a task on `as_of`; `tolerance` in percentage points.

    The first that fits: closed, suspended, late (the task or one of its milestones; the due day
    itself is not late), not started, never reported, behind or ahead by *more* than the
    tolerance, on schedule. Without dates, or without reports, nothing can be behind. What is due
    within 30 days and neither late, unreported nor behind gets the blue light. Work handed in for
    closing is measured on the day it was finished: waiting for the office makes nobody late.
    """
    if work.status is Status.CLOSED and _has_come(work.finished_on, as_of):
        return _done(work)
    if work.status is Status.SUSPENDED and _has_come(work.suspended_on, as_of):
        return _suspended(work)
    expected = expected_progress(work, as_of)
    return (
        _handed_in(work, expected, as_of)
        or _late(work, expected, as_of)
        or _waiting(work, expected, as_of)
        or _dated(work, as_of)
        or _unreported(work, expected, as_of)
        or _measured(work, expected, as_of, tolerance)
    )


def _has_come(day: date | None, as_of: date) -> bool:
    """Whether something decided had taken effect by then; an unknown day counts as past."""
    return day is None or day <= as_of


def _done(work: WorkState) -> Assessment:
    days, against_due = _against_due(work)
    sentence = (
        f"{chinese_date(work.finished_on)}完成，{against_due}。"
        if work.finished_on
        else "已销号，未记完成日期。"
    )
    return _assessment(ScheduleClass.DONE, Fraction(1), Fraction(1), days, sentence)


def _suspended(work: WorkState) -> Assessment:
    since = f"{chinese_date(work.suspended_on)}起" if work.suspended_on else "已"
    return _assessment(
        ScheduleClass.SUSPENDED, None, work.actual, None, f"{since}中止，不计入考核基数。"
    )


def _handed_in(work: WorkState, expected: Fraction | None, as_of: date) -> Assessment | None:
    finished_on = work.finished_on
    if work.status is not Status.CLOSING_REQUESTED or finished_on is None or finished_on > as_of:
        return None
    days, against_due = _against_due(work)
    is_late = days is not None and days > 0
    schedule_class = ScheduleClass.OVERDUE if is_late else ScheduleClass.ON_SCHEDULE
    sentence = f"{chinese_date(finished_on)}完成并申请办结，{against_due}，待审核销号。"
    return _assessment(schedule_class, expected, work.actual, days, sentence)


def _against_due(work: WorkState) -> tuple[int | None, str]:
    """Days between the due and the finishing day, late positive, and how the office puts it."""
    if work.due_on is None or work.finished_on is None:
        return None, "未定完成期限"
    days = (work.finished_on - work.due_on).days
    due_on = chinese_date(work.due_on)
    if days > 0:
        return days, f"应于{due_on}完成，超期 {days} 天"
    return days, f"比要求的{due_on}提前 {-days} 天" if days else "按期"


def _late(work: WorkState, expected: Fraction | None, as_of: date) -> Assessment | None:
    late_steps = sorted(
        (step for step in work.milestones if step.is_late(as_of)), key=lambda step: step.due_on
    )
    if work.due_on is not None and work.due_on < as_of:
        subject, due_on, rest = "", work.due_on, ""
    elif late_steps:
        subject, due_on = f"节点“{late_steps[0].title}”", late_steps[0].due_on
        rest = f"，另有 {len(late_steps) - 1} 个节点超期" if len(late_steps) > 1 else ""
    else:
        return None
    days = (as_of - due_on).days
    sentence = (
        f"{subject}应于{chinese_date(due_on)}完成，已超期 {days} 天{rest}，{_latest_report(work)}。"
    )
    return _assessment(ScheduleClass.OVERDUE, expected, work.actual, days, sentence)


def _waiting(work: WorkState, expected: Fraction | None, as_of: date) -> Assessment | None:
    if work.actual or (work.starts_on and work.starts_on <= as_of):
        return None
    if work.starts_on:
        left = (work.starts_on - as_of).days
        sentence = f"计划于{chinese_date(work.starts_on)}启动，还有 {left} 天。"
    elif work.status is Status.NOT_STARTED:
        sentence = "尚未启动，未定启动日期。"
    else:
        return None
    days, _ = _next_deadline(work, as_of)
    return _assessment(ScheduleClass.NOT_STARTED, expected, work.actual, days, sentence)


def _dated(work: WorkState, as_of: date) -> Assessment | None:
    if work.takes_reports:
        return None
    days, deadline = _next_deadline(work, as_of)
    mark = _mark(ScheduleClass.ON_SCHEDULE, days)
    sentence = f"{deadline or '未定完成期限'}，尚未办结。"
    return Assessment(ScheduleClass.ON_SCHEDULE, mark, None, None, days, sentence)


def _unreported(work: WorkState, expected: Fraction | None, as_of: date) -> Assessment | None:
    if work.actual is not None:
        return None
    since = f"{chinese_date(work.starts_on)}已启动，" if work.starts_on else ""
    should = "" if expected is None else f"，序时进度 {percent(expected, places=0)}"
    days, _ = _next_deadline(work, as_of)
    return _assessment(ScheduleClass.UNREPORTED, expected, None, days, f"{since}尚无填报{should}。")


def _measured(
    work: WorkState, expected: Fraction | None, as_of: date, tolerance: int
) -> Assessment:
    if expected is None or work.actual is None:
        schedule_class = ScheduleClass.ON_SCHEDULE
        sentence = f"未定起止日期，不计算序时进度，{_latest_report(work)}。"
    else:
        schedule_class, sentence = compare(expected, work.actual, tolerance)
    days, deadline = _next_deadline(work, as_of)
    if _is_near(days):
        sentence = f"{deadline}；{sentence}"
    mark = _mark(schedule_class, days)
    return Assessment(schedule_class, mark, expected, work.actual, days, sentence)


def _is_near(days: int | None) -> bool:
    return days is not None and -days <= DUE_SOON_DAYS


def _mark(schedule_class: ScheduleClass, days: int | None) -> Mark:
    """The light of work that is in time: blue near the deadline, unless it is behind."""
    is_blue = _is_near(days) and schedule_class is not ScheduleClass.BEHIND
    return DUE_SOON if is_blue else MARKS[schedule_class]


def _next_deadline(work: WorkState, as_of: date) -> tuple[int | None, str]:
    """Days to the nearest open deadline, as a negative number, and the words for it."""
    deadlines = [
        (step.due_on, f"节点“{step.title}”") for step in work.milestones if not step.is_done(as_of)
    ]
    if work.due_on is not None:
        deadlines.append((work.due_on, ""))
    ahead = sorted((due_on, subject) for due_on, subject in deadlines if due_on >= as_of)
    if not ahead:
        return None, ""
    due_on, subject = ahead[0]
    left = (due_on - as_of).days
    return -left, f"{subject}{chinese_date(due_on)}到期，" + (
        f"还有 {left} 天" if left else "就在当天"
    )


def _latest_report(work: WorkState) -> str:
    if not work.takes_reports:
        return "尚未办结"
    if work.actual is None:
        return "尚无填报"
    return f"最近填报 {percent(work.actual, limit=Fraction(1), places=0)}"


def _assessment(
    schedule_class: ScheduleClass,
    expected: Fraction | None,
    actual: Fraction | None,
    days: int | None,
    sentence: str,
) -> Assessment:
    mark = MARKS[schedule_class]
    return Assessment(schedule_class, mark, expected, actual, days, sentence)
