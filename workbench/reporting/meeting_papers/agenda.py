"""会议议程: what is dealt with in which order, for the how manyth time, and who reports."""

from collections.abc import Iterator

from workbench.reporting.document import Block, Document, Heading, Text
from workbench.reporting.meeting_papers.facts import MeetingFacts
from workbench.reporting.meeting_papers.topics import Topic
from workbench.reporting.meeting_papers.words import chaired_by, when


def word_agenda(facts: MeetingFacts) -> Document:
    """One page or two for everybody at the table."""
    return Document(
        title=(f"{facts.meeting.title}议程",),
        subtitle="",
        author=facts.office,
        subject=f"{facts.meeting.title}议程",
        blocks=tuple(_blocks(facts)),
    )


def _blocks(facts: MeetingFacts) -> Iterator[Block]:
    yield Text("")
    yield Text(when(facts.meeting), lead="时间：")
    yield Text(facts.meeting.place or "待定", lead="地点：")
    yield Text(chaired_by(facts) or "待定", lead="主持：")
    if not facts.topics:
        yield Text("待定", lead="议题：")
        return
    yield Heading(f"议题（共{len(facts.topics)}项）")
    yield from (Text(f"{at}.{_topic(topic)}") for at, topic in enumerate(facts.topics, 1))


def _topic(topic: Topic) -> str:
    """The matter, and in brackets what is known about it and who reports on it."""
    reporter = f"{topic.reporter}汇报" if topic.reporter else ""
    notes = "；".join(note.rstrip("。") for note in (topic.note, reporter) if note)
    return f"{topic.text.rstrip('。')}{notes and f'（{notes}）'}。"
