"""When a decision is due: the last day that its words allow.

A day, month or other stretch counts with its last day (6月前 is 30 June, as the plan's phases are
read). Without a year it lies in the year of the meeting, or in the next when it had passed by then.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from workbench.rules.minutes.due_forms import FORMS, Form
from workbench.rules.minutes.script import around, plain, without_titles
from workbench.rules.minutes.stretches import Basis, Found

BEFORE = re.compile(r"\s*(?:之前|以前|(?:下班)?前|为止|止|以内|之内|内)")
AIMED = re.compile(
    r"(?:(?<![关由对鉴基属])于|为|不超过|最迟|不晚于|不迟于|限|[至到—~-]|争取|力争)\s*$"
)
PAST = re.compile(r"(?:截至|原定?|自|从|去年|上年)\s*$")
EVENT = re.compile(
    r"\s*(?:[上下]午(?!之?前)|起|召开|印发的|下发的|的|以来|至|到|[-—~]|开始|第.{1,4}次|会议|举办|，.{2,20}主持)"
)
ACTION = re.compile(
    r"\s*(?:完成|建成|建设完成|印发|出台|开班|启动|上线|投入|挂牌|提交|上报|报送|报|公布|发布|组织)"
)
VAGUE = re.compile("尽快|尽早|抓紧|立即|近期|适时|及时|随时|立行立改|待定|长期|持续|视条件")


class Grade(IntEnum):
    """How sure it is that a time is a deadline."""

    RECURRING = 0
    DATE = 1  # 5月20日, with nothing around it
    AIM = 2  # 于5月20日, 至5月20日
    LIMIT = 3  # 5月20日前, 5月底


@dataclass(frozen=True, slots=True)
class Due:
    """The last day, the words that say so ("" when nothing does), and what is doubtful about it."""

    day: date | None
    words: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One time in a text, read."""

    words: str
    grade: Grade
    day: date | None
    note: str


def find_due(text: str, held_on: date, next_meeting: date | None, *, labelled: bool = False) -> Due:
    """The deadline in a text: of the surest times the latest, with the others named in a note.

    `labelled` is for a cell or label that holds nothing but the deadline: then a bare date is one.
    """
    readings = list(_readings(text, Basis(held_on, next_meeting), labelled=labelled))
    last = max(readings, key=lambda read: (read.grade, read.day or date.min), default=None)
    if last is None:
        vague = VAGUE.search(text)
        return Due(None, "", (f"没有写完成时限{f'，只写“{vague[0]}”' if vague else ''}。",))
    if last.grade is Grade.RECURRING:
        return Due(None, "", (last.note,))
    return Due(last.day, last.words, tuple(_doubts(last, readings)))


def _doubts(last: Reading, readings: Sequence[Reading]) -> Iterator[str]:
    if last.note:
        yield last.note
    if last.grade is Grade.DATE:
        yield f"“{last.words}”没有写“前”，按完成时限读出，请确认。"
    others = [
        f"“{other.words}”"
        for other in readings
        if other.day != last.day and other.grade >= Grade.AIM
    ]
    if others:
        yield f"文中另有时限{'、'.join(others)}，请确认以哪个为准。"


def _readings(text: str, basis: Basis, *, labelled: bool) -> Iterator[Reading]:
    signs = without_titles(plain(text))
    for form, match in _leftmost_longest(signs):
        ahead, behind = around(signs, *match.span())
        grade = _grade(form, ahead, behind, labelled=labelled)
        found = _found(form, match, basis)
        is_past = found.day is not None and found.day < basis.held_on
        if grade is None or (grade is Grade.DATE and (is_past or found.is_moved or not found.day)):
            continue
        limit = BEFORE.match(behind)
        words = text[match.start() : match.end() + (limit.end() if limit else 0)]
        note = f"“{words}”早于会议日期，请确认。" if is_past else found.note
        yield Reading(words, grade, found.day, note)


def _grade(form: Form, ahead: str, behind: str, *, labelled: bool) -> Grade | None:
    """How sure it is by the words around a time; None for one that is told of, not set."""
    if form.recurs:
        return Grade.RECURRING
    if PAST.search(ahead) or EVENT.match(behind):
        return None
    if labelled or form.firm or BEFORE.match(behind):
        return Grade.LIMIT
    if AIMED.search(ahead):
        return Grade.AIM
    return Grade.DATE if form.is_day or ACTION.match(behind) else None


def _found(form: Form, match: re.Match[str], basis: Basis) -> Found:
    try:
        return form.read(match, basis)
    except (ValueError, OverflowError):
        return Found(None, f"“{match[0]}”不是有效日期，请确认。")


def _leftmost_longest(signs: str) -> Iterator[tuple[Form, re.Match[str]]]:
    found = [(form, match) for form in FORMS for match in form.pattern.finditer(signs)]
    reached = 0
    for form, match in sorted(found, key=lambda pair: (pair[1].start(), -pair[1].end())):
        if match.start() >= reached:
            reached = match.end()
            yield form, match
