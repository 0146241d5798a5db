"""会议纪要: what the meeting dealt with, held and decided, and who was there."""

from collections.abc import Iterator

from workbench.attendance import Presence
from workbench.meetings import MeetingState
from workbench.reporting.document import Block, Document, Heading, MinutesHead, NameList, Text
from workbench.reporting.meeting_papers.facts import MeetingFacts
from workbench.reporting.meeting_papers.words import NONE, chaired_by, charge, named, wording
from workbench.reporting.wording import closed
from workbench.rules.words import chinese_date

OFFICE = "领导小组办公室"
"""Whose group it is, the mark above says."""
HELD = "会议认为"
DRAFT, REVISED = "（草稿）", "（更正稿）"


def word_minutes(facts: MeetingFacts) -> Document:
    """The minutes; before the meeting is closed they are a draft and say so."""
    title = f"{facts.meeting.title}纪要"
    blocks = (
        _head(facts, title),
        Text(_opening(facts)),
        *_opinion(facts.meeting.opinion),
        *_decisions(facts),
        *_attendance(facts),
    )
    return Document(title=(), subtitle="", author=facts.office, subject=title, blocks=blocks)


def _head(facts: MeetingFacts, title: str) -> MinutesHead:
    meeting = facts.meeting
    is_closed = meeting.state is MeetingState.CLOSED
    number = meeting.minutes + ("" if is_closed else REVISED) if meeting.minutes else DRAFT
    day = chinese_date(meeting.minutes_on) if is_closed and meeting.minutes_on else ""
    mark = f"{facts.plan.leading_group}会议纪要"
    return MinutesHead(mark, number, OFFICE, day, title)


def _opening(facts: MeetingFacts) -> str:
    meeting, chair = facts.meeting, chaired_by(facts)
    place = f"在{meeting.place}" if meeting.place else ""
    told = f"{chair}{place}主持召开{meeting.title}" if chair else f"{meeting.title}{place}召开"
    return f"{chinese_date(meeting.held_on)}，{told}。{_topics(facts)}"


def _topics(facts: MeetingFacts) -> str:
    if not facts.topics:
        return ""
    topics = "；".join(topic.text.rstrip("。") for topic in facts.topics)
    return f"会议研究了{len(facts.topics)}项议题：{topics}。"


def _opinion(typed: str) -> Iterator[Text]:
    """What the secretary wrote down, a paragraph a line."""
    said = typed.strip().removeprefix(HELD).lstrip("，：,:")
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    for at, line in enumerate(lines):
        yield Text(closed(line), lead="" if at else f"{HELD}，")


def _decisions(facts: MeetingFacts) -> Iterator[Block]:
    decided = [f"{wording(row)}{charge(facts, row)}" for row in facts.decisions]
    if not decided:
        yield Text(f"会议{NONE[facts.meeting.state]}。")
    elif len(decided) == 1:
        yield Text(decided[0], lead="会议议定，")
    else:
        yield Heading(f"会议议定以下{len(decided)}项事项：")
        yield from (Text(f"{number}.{text}") for number, text in enumerate(decided, 1))


def _attendance(facts: MeetingFacts) -> Iterator[Block]:
    lists = [(str(presence), _present(facts, presence)) for presence in Presence]
    lists.append(("记录", tuple(("", name) for name in (facts.meeting.recorder,) if name)))
    if any(people for _, people in lists):
        yield Text("")
    yield from (NameList(word, people) for word, people in lists if people)


def _present(facts: MeetingFacts, presence: Presence) -> tuple[tuple[str, str], ...]:
    return tuple(named(person) for person in facts.roll if person.presence is presence)
